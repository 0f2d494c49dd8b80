"""What is edited as readers will see it: the pages that the site would have, made by the code that builds it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from posixpath import normpath
from secrets import token_urlsafe

from site_builder import place
from site_builder.building import only_rendered
from site_builder.copies import Copies
from site_builder.desk.aspects import Aspect, aspects
from site_builder.desk.desk import Desk, Tried
from site_builder.desk.readers import as_mail, in_reader
from site_builder.desk.shelf import Shelf
from site_builder.desk.trial import Unsaved
from site_builder.engine import Rendered, Task, chosen
from site_builder.feeds.entries import Entry
from site_builder.finishing import Workshop, finished
from site_builder.frames import Frames, drawing
from site_builder.problems import UnusableError

STYLE = "readers.css"
"""The style of what programs and mail services show."""
_ASSETS = Path(__file__).parent / "assets"
_MOST = 12
"""So many looks are kept: more than any page shows at once."""
_SCRIPT = re.compile(rb"<script\b.*?</script>", re.DOTALL)
_DARK, _LIGHT = b"(prefers-color-scheme: dark)", b"(prefers-color-scheme: light)"


@dataclass(frozen=True)
class Looked:
    """What was made of one state of the files."""

    id: str
    aspects: tuple[Aspect, ...]
    pages: Mapping[str, bytes]
    """By their paths on the site."""
    folder: Path | None
    """Where the theme's files are, and the pages written by hand."""
    copies: Copies | None
    why_not: tuple[str, ...] = ()
    """Why the file cannot be shown, in sentences; empty where it is."""

    def content(self, path: str, scheme: str = "") -> bytes | None:
        """What is at a path of the site, with the colours of a scheme whatever the browser's is; None if nothing is."""
        path = normpath(f"/{path}").lstrip("/") + ("/" if path.endswith("/") and path.strip("/") else "")
        path = f"{path}index.html" if path.endswith("/") or not path else path
        found = self.pages.get(path) or self._file(path)
        return _in_scheme(found, scheme) if found and path.endswith((".css", ".html")) else found

    def _file(self, path: str) -> bytes | None:
        if self.copies is None or self.folder is None:
            return None
        try:
            if path in self.copies.files:
                return self.copies.content(path)
            return self.copies.smaller(path) or (self.folder / path).read_bytes()
        except (OSError, UnusableError):  # it has changed since: the next look shows it
            return None


def _in_scheme(content: bytes, scheme: str) -> bytes:
    """A page or style with the colours of a scheme, and without the scripts, which must not run where it is shown."""
    content = _SCRIPT.sub(b"", content)
    if scheme not in ("dark", "light"):
        return content
    dark, light = (b"all", b"not all") if scheme == "dark" else (b"not all", b"all")
    for query, now in ((_DARK, dark), (_LIGHT, light)):
        content = content.replace(b"screen and " + query, now).replace(query, now)
    return content.replace(b"color-scheme: light dark", f"color-scheme: {scheme}".encode())


@dataclass
class Showroom:
    """Makes looks, and keeps the last ones for the frames that show them."""

    _kept: Shelf[Looked] = field(default_factory=lambda: Shelf(_MOST))
    _rendered: tuple[bytes, Rendered, Path] | None = None

    def looked(self, id: str) -> Looked | None:
        """A look that was made before; None if it is not kept any more."""
        return self._kept.get(id)

    def look(self, desk: Desk, unsaved: Unsaved, file: str) -> Looked:
        """What a file would look like with what is not saved yet. OSError where the copy cannot be made."""
        with desk.trying(unsaved) as tried:
            try:
                looked = self._made(desk, tried, unsaved, file)
            except UnusableError as error:
                looked = Looked(token_urlsafe(9), (), {}, None, None, (str(error),))
        self._kept.put(looked, looked.id)
        return looked

    def _made(self, desk: Desk, tried: Tried, unsaved: Unsaved, file: str) -> Looked:
        task = Task(tried.edition, tried.sources, place.cache_folder(desk.root), lambda words: None, is_preview=True)
        rendered, folder = self._engine(desk, task)
        copies = task.copies(file for file in task.kept if not tried.sources.draft_docs.match_file(file))
        edition = only_rendered(task.shown, rendered)
        look = replace(rendered.look, look_up=copies.shown)
        frames = Frames(edition, drawing(edition, look, tried.sources.root))
        shop = Workshop(edition, frames, copies.shown)
        found = tuple(aspects(edition, file))
        pages = dict(_file(aspect, shop) for aspect in found if aspect.made)
        pages[STYLE] = (_ASSETS / STYLE).read_bytes()
        why_not = () if found else _why_not(tried, file)
        return Looked(token_urlsafe(9), found, pages, folder, copies, why_not)

    def _engine(self, desk: Desk, task: Task) -> tuple[Rendered, Path]:
        """The theme's files and the pages written by hand, made again only where these or the settings have changed."""
        version = _version(task)
        if self._rendered is None or self._rendered[0] != version or not self._rendered[2].is_dir():
            folder = desk.folder / ".cache" / "looks" / token_urlsafe(9)
            rendered = chosen(desk.folder / desk.config_file.name, task.sources).render(task, folder)
            self._rendered = version, rendered, folder
            used = {folder, *(looked.folder for looked in self._kept.all)}
            for old in set(folder.parent.iterdir()) - used:
                shutil.rmtree(old, ignore_errors=True)
        return self._rendered[1], self._rendered[2]


def _why_not(tried: Tried, file: str) -> tuple[str, ...]:
    found = tuple(one.words for one in sorted(tried.problems) if one.place.file == file and one.is_error)
    return found or ("The site does not show this file.",)


def _version(task: Task) -> bytes:
    """What the engine goes by: the settings, the pages written by hand, and the names of the files beside them."""
    record, sources = task.edition.record, task.sources
    typed = record.typed
    files = (sources.config_file, *sorted(page.file for page in record.pages))
    own = [path for top in (sources.custom_dir, *sources.also_followed) if top for path in sorted(top.rglob("*"))]
    stated = [f"{path} {path.stat().st_mtime_ns}" for path in own if path.is_file()]
    council = f"{task.edition.council!r}{task.edition.today}"
    words = (*(f"{file}\0{typed.get(file, '')}" for file in files), *sorted(record.files), *stated, council)
    return sha256("\0".join(words).encode()).digest()


def _file(aspect: Aspect, shop: Workshop) -> tuple[str, bytes]:
    """The finished page of an aspect, by its path."""
    if isinstance(aspect.made, Entry):
        show = in_reader if aspect.name == "feed" else as_mail
        return f"{aspect.address}index.html", show(aspect.made, shop.edition).encode()
    assert aspect.made is not None
    (page,) = finished([aspect.made], shop)
    return page.output.path, page.output.content
