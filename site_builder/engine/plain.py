"""Python-Markdown with the extensions that `mkdocs.yml` names, and nothing else: no plugins, no hooks, no MkDocs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib.resources import files
from pathlib import Path, PurePosixPath
from posixpath import dirname, normpath
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from site_builder.copies import Copies
from site_builder.engine import Rendered, Task, material, theme
from site_builder.engine.finish import Finish
from site_builder.engine.templates import listed
from site_builder.frames import Look, filled_in, templates_of
from site_builder.hand_written import LinksToPages, ours, without_compiled
from site_builder.problems import quoted
from site_builder.read.rendered import with_extensions
from site_builder.read.source import Source, split_front_matter
from site_builder.record.addresses import address_of
from site_builder.record.hand_pages import HandPage

_NOT_COPIED = (".*", "*/.*", "*.py", "*.pyc", "*.html", "*readme*", "mkdocs_theme.yml", "locales/*", "*.md")
"""What a theme's folder contains besides the files that it publishes, as in MkDocs (`Files.add_files_from_theme`)."""


@dataclass(frozen=True)
class _Page:
    """A page that is converted but not yet rendered."""

    file: str
    address: str
    title: str
    content: str
    template: str


class Plain:
    """The engine that uses only Python-Markdown."""

    def render(self, task: Task, folder: Path) -> Rendered:
        """Writes each hand-written page into a folder, and the theme's files."""
        sources = task.sources
        own = [sources.custom_dir] if sources.custom_dir else []
        drawn_from = (*own, theme.OURS)
        copied_from = (*drawn_from, Path(str(files("material") / "templates")))
        copies = task.copies(file for file in task.kept if not sources.draft_docs.match_file(file))
        finish = Finish(task, copies)
        names = _names(task)
        pages = [_made(task, finish, copies, page, names[page.file]) for page in task.shown.record.pages]
        sheets = material.stylesheets(copied_from, sources.custom_dir, task.cache)
        ours = theme.assets(drawn_from, task.seen)
        look = Look(
            folders=drawn_from,
            stylesheets=sheets.of_page(ours, is_compiled=True),
            stylesheets_by_hand=sheets.of_page(ours, is_compiled=False),
            addresses=ours.addresses,
            icon=theme.chosen_icon(task.edition.council.favicon, task.edition.record),
            hand_written=tuple(_navigation(task, {page.file: page for page in pages})),
            look_up=copies.shown,
            has_search=task.search_program is not None,
            is_preview=task.is_preview,
        )
        _copy(copied_from, folder, sheets.unused)
        sheets.write(folder)
        ours.write(folder)
        templates = templates_of(drawn_from)
        for page in pages:
            values = finish.values(page.file, page.address, page.title, page.content, look)
            _write(
                folder / page.address / "index.html",
                filled_in(templates, page.template, values, sources.root).encode(),
            )
        return Rendered(frozenset(page.file for page in pages), copies, look)


def _made(task: Task, finish: Finish, copies: Copies, page: HandPage, title: str) -> _Page:
    address = address_of(page.file) or ""
    typed = copies.text(page.file.removeprefix("docs/"))
    content = finish.content(page.file, address, _converted(task, page.file, address, typed), typed)
    return _Page(page.file, address, title, content, page.template or "main.html")


def _converted(task: Task, file: str, address: str, typed: str) -> str:
    """A page's HTML with links that work on the site. Each page has its own instance, as in MkDocs: extensions keep state."""
    markdown = with_extensions(task.sources.extensions, [])
    links = LinksToPages()
    links.begin(file, address)
    links.extendMarkdown(markdown)
    _RelativeLinks(file, address, task.kept).extendMarkdown(markdown)
    source = Source(file, typed.replace("\r\n", "\n"))
    return markdown.convert(split_front_matter(source).body)


class _RelativeLinks(Extension, Treeprocessor):
    """Points links to files below `docs/` at their addresses; those to compiled pages are made by `LinksToPages`."""

    def __init__(self, file: str, address: str, known: frozenset[str]) -> None:
        Extension.__init__(self)
        self._file, self._address, self._known = file, address, known

    def extendMarkdown(self, md: Markdown) -> None:
        """Takes the position of MkDocs' own link processor."""
        md.treeprocessors.register(self, "relpath", 0)

    def run(self, root: Element) -> None:
        """Changes the links and pictures of one page."""
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag, "")
            if name and (typed := element.get(name)):
                element.set(name, self._pointed(typed))

    def _pointed(self, typed: str) -> str:
        scheme, host, path, query, fragment = urlsplit(typed)
        if scheme or host or not path or typed.startswith(("/", "\\")):
            return typed
        file = normpath(f"{dirname(self._file)}/{unquote(path)}")
        if file.removeprefix("docs/") not in self._known or not file.startswith("docs/"):
            return typed
        return urlunsplit(("", "", _relative(address_of(file) or "", self._address), query, fragment))


def _relative(address: str, page: str) -> str:
    """The shortest relative link from a page to an address of the site."""
    here, there = [part for part in page.split("/") if part], [part for part in address.split("/") if part]
    common = next((n for n, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), min(len(here), len(there)))
    way = "/".join([".."] * (len(here) - common) + there[common:]) or "."
    return f"{way}/" if address.endswith("/") or not address else way


def _names(task: Task) -> dict[str, str]:
    """The title of each page: from the navigation, its own, or one made from its file's name."""
    titles = {f"docs/{path}": title for title, path in _entries(task) if title}
    return {
        page.file: titles.get(page.file) or page.title or _of_the_file(page.file) for page in task.shown.record.pages
    }


def _of_the_file(file: str) -> str:
    name = PurePosixPath(file).stem.replace("-", " ").replace("_", " ")
    return name.capitalize() if name.lower() == name else name


def _navigation(task: Task, pages: dict[str, _Page]) -> Iterator[tuple[str, str]]:
    """Address and title of each page in every page's footer, in the order of `nav`, or of the files."""
    sources = task.sources
    if sources.nav is None:
        listed = (
            file for file in sorted(pages, key=_order) if not sources.not_in_nav.match_file(file.removeprefix("docs/"))
        )
        yield from ((pages[file].address, pages[file].title) for file in listed)
        return
    for _, path in _entries(task):
        if page := pages.get(f"docs/{path}"):
            yield page.address, page.title
        elif "://" not in path and path not in task.edition.record.files:
            task.say(
                f"warning: {quoted(path)} in 'nav' of {sources.config_file} is not a page below docs/; correct it."
            )


def _order(file: str) -> tuple[Any, ...]:
    """MkDocs' order without a `nav`: folders by their names, a folder's own page before the others in it."""
    path = PurePosixPath(file)
    return (path.parts[:-1], path.stem not in ("index", "README"), path.name)


def _entries(task: Task) -> list[tuple[str, str]]:
    """Title, or "", and path of each entry of `nav` that does not point to a page that we compile."""
    record = task.edition.record
    return list(_flat(without_compiled(task.sources.nav, record.files - {"index.md"}, ours(record))))


def _flat(nav: Any, title: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(nav, str):
        yield title, nav
    for item in nav if isinstance(nav, list) else ():
        yield from _flat(item)
    for name, item in nav.items() if isinstance(nav, dict) else ():
        yield from _flat(item, str(name))


def _copy(folders: tuple[Path, ...], site: Path, unused: tuple[str, ...]) -> None:
    """Copies the theme's files, with files of an earlier folder replacing those of a later one."""
    found: dict[str, Path] = {}
    for folder in folders:
        for name in sorted(listed(folder)):
            if not any(fnmatch(name.lower(), pattern) for pattern in _NOT_COPIED):
                found.setdefault(name, folder / name)
    for name, path in found.items():
        if not name.startswith(unused):
            _write(site / name, path.read_bytes())


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
