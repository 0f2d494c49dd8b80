"""A preview as a folder to send round: drafts included and marked, each page says that it is not public, search engines are
turned away, and it can be opened without a server.

It is made like the preview on this computer, and marked afterwards, file by file. So no code of an ordinary build knows of
these marks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from posixpath import dirname, normpath
from uuid import uuid4

from site_builder import building, place
from site_builder.checked import Checked
from site_builder.edition import Edition
from site_builder.engine import Task, chosen
from site_builder.folder import NewFolder
from site_builder.problems import UnusableError, printable
from site_builder.record.dates import day_of
from site_builder.record.folders import meets, meets_content
from site_builder.record.outputs import root_from

MARK = "progress-preview"
"""In every page of such a folder, and in none of a site."""
LABEL = "THIS-IS-A-PREVIEW.txt"
"""The file by which such a folder is recognised."""
LEFT_OUT = "left-out.html"
_ROBOTS = "User-agent: *\nDisallow: /\n"
_FOLLOWED = re.compile(
    r"(?:.*/)?feed\.(?:xml|atom|json)|feeds/.*|.*\.ics|sitemap\.xml(?:\.gz)?|data/manifest\.json|_redirects|redirects\..*"
)
"""What programs follow or compare with: a preview must not be taken for the site."""
_HEAD = re.compile(r"<head\b[^>]*>")
_BODY = re.compile(r"<body\b[^>]*>")
_MACHINES = re.compile(r'<link rel="(?:alternate|canonical)"[^>]*>\n?')
_LINK = re.compile(r'(<a\b[^>]*?\s(?:xlink:)?href="|content="\d+; ?url=)([^"]*)(")')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|/")
_STYLE = "margin:0;padding:.5em 1em;background:#ffdd00;color:#0b0c0c;border:.25em dashed #0b0c0c;font-weight:bold"


@dataclass(frozen=True)
class Exported:
    """What was written."""

    folder: Path
    pages: int


def export(checked: Checked, config_file: Path, folder: Path, say: Callable[[str], None]) -> Exported:
    """Writes a preview of a record without errors into a folder, which it replaces if it holds an earlier one.

    UnusableError for a folder that is something else, OSError where the machine refuses it."""
    may_export(folder, checked)
    target = folder.resolve()
    part = target.with_name(f".{target.name}.{MARK}-{uuid4().hex[:8]}")
    try:
        pages = _made(checked, config_file, part, say)
        if target.exists():
            shutil.rmtree(target)
        part.rename(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return Exported(folder, pages)


def may_export(folder: Path, checked: Checked) -> None:
    """UnusableError unless a folder is absent, empty or an earlier preview, and has nothing to do with the site or what
    it is made from."""
    sources, typed, target = checked.sources, printable(str(folder)), folder.resolve()
    if meets_content(target, sources.root):
        raise UnusableError(f"The preview cannot go into {typed}, because it contains content. Name another folder.")
    site = (sources.root / sources.site_dir).resolve()
    if meets(target, site):
        raise UnusableError(f"The preview cannot go into {typed}, where the public site goes. Name another folder.")
    if target.exists() and not target.is_dir():
        raise UnusableError(f"{typed} is a file. Name a folder.")
    if target.is_dir() and any(target.iterdir()) and not (target / LABEL).is_file():
        raise UnusableError(f"{typed} holds something other than a preview. Empty it, or name another folder.")


def _made(checked: Checked, config_file: Path, part: Path, say: Callable[[str], None]) -> int:
    """Makes the preview in the cache folder, marks it, and copies it beside the folder where it belongs."""
    sources = checked.sources
    cache = place.cache_folder(sources.root)
    with place.for_preview(cache) as inner:
        new = inner / "1"
        task = Task(checked.edition, sources, cache, say, is_preview=True)
        building.pour(task, chosen(config_file, sources).render(task, new), NewFolder(new))
        pages = _mark(new, checked.edition)
        part.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(new, part)
    return pages


def _mark(folder: Path, edition: Edition) -> int:
    """Marks every page, and takes out what programs follow; how many pages there are."""
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    out = {file for file in files if _FOLLOWED.fullmatch(file)}
    for file in out:
        (folder / file).unlink()
    pages = [file for file in sorted(files - out) if file.endswith((".html", ".htm"))]
    for file in pages:
        html = (folder / file).read_text(encoding="utf-8")
        _write(folder / file, _marked(html, file, files - out, out, edition))
    _write(folder / LEFT_OUT, _marked(_left_out(edition), LEFT_OUT, files - out, out, edition))
    _write(folder / "robots.txt", _ROBOTS)
    _write(folder / LABEL, f"{_words(edition)}\n")
    return len(pages)


def _write(path: Path, words: str) -> None:
    """A new file in place of one that may have a second name in the cache."""
    path.unlink(missing_ok=True)
    path.write_text(words, encoding="utf-8", newline="")


def _words(edition: Edition) -> str:
    messages = edition.messages
    day = day_of(edition.today).words(messages)
    return messages.plain("frame.preview_not_public", date=day, hour=f"{edition.now:%H:%M}")


def _marked(html: str, file: str, files: set[str], out: set[str], edition: Edition) -> str:
    """A page that says what it is, and whose links lead to files, as they must where there is no server."""
    label = escape(edition.messages.plain("frame.preview"))
    banner = f'<aside class="{MARK}" aria-label="{label}"><p style="{_STYLE}">{escape(_words(edition))}</p></aside>'
    robots = '<meta name="robots" content="noindex, nofollow, noarchive">'
    html = _MACHINES.sub("", html)
    html, heads = _HEAD.subn(lambda found: f"{found.group()}\n{robots}", html, count=1)
    html, bodies = _BODY.subn(lambda found: f"{found.group()}\n{banner}", html, count=1)
    html = _LINK.sub(lambda found: found.group(1) + _to_file(found.group(2), file, files, out) + found.group(3), html)
    return html if heads and bodies else f"{robots}\n{banner}\n{html}"


def _to_file(link: str, page: str, files: set[str], out: set[str]) -> str:
    """A link to a folder as one to the page in it; one to what is left out, to the page that says so."""
    if not link or _ELSEWHERE.match(link):
        return link
    path, sign, rest = next(((*link.partition(sign),) for sign in ("?", "#") if sign in link), (link, "", ""))
    target = normpath(f"{dirname(page)}/{path}" if dirname(page) else path)
    if target in out:
        return f"{root_from(page.count('/'))}{LEFT_OUT}"
    if target not in files and (target == "." or f"{target}/index.html" in files):
        path = f"{path.removesuffix('/')}/index.html"
    return f"{path}{sign}{rest}"


def _left_out(edition: Edition) -> str:
    messages = edition.messages
    title = escape(messages.plain("frame.preview_left_out"))
    why = escape(messages.plain("frame.preview_left_out_why"))
    return (
        f'<!doctype html>\n<html lang="{messages.tag}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n</head>\n'
        f"<body>\n<main><h1>{title}</h1><p>{why}</p></main>\n</body>\n</html>\n"
    )


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file of such a folder by its path in it, sorted."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path
