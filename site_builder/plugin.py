"""The one file that knows MkDocs: it lends MkDocs' page frame to the builder and hands over at each event."""

from __future__ import annotations

import functools
import logging
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

from click import ClickException
from jinja2 import Environment, TemplateNotFound
from markupsafe import Markup, escape
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from site_builder import build, faults, place, published, search
from site_builder.check.files import refused
from site_builder.copies import Copies
from site_builder.edition import Edition
from site_builder.frames import SLOTS, Frames, slot_values, surroundings
from site_builder.guard import end_cleanly, guarded
from site_builder.hand_written import LinksToPages, PageSafety, rendered, without_compiled
from site_builder.html.explained import explained
from site_builder.pages import colours
from site_builder.pages.dated import dated
from site_builder.pages.findings import findings_page
from site_builder.pages.sized import sized
from site_builder.pages.tables import in_boxes
from site_builder.privacy import kept_back
from site_builder.problems import Problem, UnusableError, quoted
from site_builder.read.configuration import check_before_the_engine
from site_builder.read.folders import is_own_template
from site_builder.record import outputs
from site_builder.record.file_facts import is_meant
from site_builder.record.outputs import root_from
from site_builder.record.record import Record
from site_builder.safe_html import cleaned
from site_builder.sources import Sources

THEME = Path(__file__).parent / "theme"
_MATERIALS_ICON = "assets/images/favicon.png"
_UNUSED = ("assets/javascripts/", "assets/stylesheets/palette", _MATERIALS_ICON)
"""What Material ships and these pages do not use."""
_DATA_IMAGE = re.compile(r"""url\((?:'data:[^']*'|"data:[^"]*"|data:[^)'"]*)\)""")
Handler = TypeVar("Handler", bound=Callable[..., Any])


def now() -> datetime:
    """The moment of the build: `SOURCE_DATE_EPOCH` where it is set (reproducible-builds.org), else the clock.

    UnusableError where that variable is no number of seconds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UnusableError(
            f"SOURCE_DATE_EPOCH is {quoted(str(epoch))}; it is a number of seconds since 1970."
        ) from error


def is_set() -> bool:
    """Whether that variable, and not the clock, says which moment it is."""
    return bool(os.environ.get("SOURCE_DATE_EPOCH"))


def clock_warning(moment: datetime) -> str:
    """What is to be said where the moment of a build is more than a day from this computer's clock: a variable that
    somebody left set would hold back what is due, or publish what is not. "" otherwise."""
    clock = datetime.now(moment.tzinfo)
    if abs(clock - moment) <= timedelta(days=1):
        return ""
    return (
        f"warning: SOURCE_DATE_EPOCH sets the moment of this build to {moment:%Y-%m-%d %H:%M}, while this computer's clock "
        f"says {clock:%Y-%m-%d %H:%M}. What waits for its hour goes public by the former; unset the variable to build "
        "by the clock."
    )


def _guarded(handler: Handler) -> Handler:
    """Turns what goes wrong inside `mkdocs build` into our one sentence, and a fault of ours into exit code 3."""

    @functools.wraps(handler)
    def guarded(self: ProgressPlugin, *args: Any, **kwargs: Any) -> Any:
        try:
            return handler(self, *args, **kwargs)
        except PluginError:
            raise
        except Exception as error:
            if self.is_run_by_us:  # our command has words and an exit code for each
                raise
            if isinstance(error, UnusableError | OSError):
                raise PluginError(faults.refusal(error) if isinstance(error, OSError) else str(error)) from error
            sys.exit(faults.fault(self.folder))

    return guarded  # type: ignore[return-value]  # functools.wraps keeps the shape, mypy cannot see it


class NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its class hook without hints
    """MkDocs checks no option: our own reader does, and knows their lines."""


class ProgressPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # as above
    """Reads and checks the record, lends it MkDocs' frame, and puts the finished site in place."""

    def __init__(self) -> None:
        self.checked: build.Checked | None = None
        self.built: build.Built | None = None
        self.folder = Path.cwd()
        self.serving = False
        self.wants_search = True
        self.is_run_by_us = False
        """Whether `progress build` runs the engine, and not somebody's `mkdocs build`."""
        self.cache: Path | None = None
        """The folder to build in, where the command names one."""
        self._search_program: Path | None = None
        self._left_out: frozenset[str] = frozenset()
        """Paths under `docs/` of the files that only what is hidden or withdrawn points to."""
        self._has_lifecycle = False
        self._links = LinksToPages()
        self._stack = ExitStack()
        self._target = ""

    def load_config(self, options: Any, config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Leaves all options to our own reader."""
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._has_lifecycle = True
        self.serving = command == "serve"
        if self.serving:
            end_cleanly()

    @_guarded
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        file = Path(config.config_file_path or "mkdocs.yml").resolve()
        self.folder = file.parent
        if not self.serving:
            place.put_right(self._cache)
        if self.checked is None or self.serving:
            self.checked = build.read_and_check(file, now())
            _report(self.checked)
            if not self.serving and (words := clock_warning(self.checked.edition.now)):
                print(words, file=sys.stderr)
        if self.checked.has_errors and not self.serving:
            raise PluginError("The content has errors; nothing was built and the old site is as it was.")
        _prepare(config, self._links, self.checked)
        if not self.serving:  # a preview has no index: what it shows is not public
            self._search_program = _search_program() if self.wants_search else None
            self._build_beside(config, self.checked)
        return config

    def _build_beside(self, config: MkDocsConfig, checked: build.Checked) -> None:
        """Points MkDocs, which empties its target first, at a folder of its own in the cache."""
        self._target = config.site_dir
        place.may_replace(Path(self._target), checked.sources.root)
        config.site_dir = str(self._stack.enter_context(place.alone(self._cache)) / "site")

    @property
    def _cache(self) -> Path:
        return place.cache_folder(self.folder, self.cache)

    @_guarded
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        record, edition = self._record, self._edition
        self._left_out = frozenset() if self.serving else self._kept_back(edition)
        kept = record.files if self.serving else record.public(edition.now).files - self._left_out
        _hold_to(kept - {file.src_uri for file in files}, self._sources.docs)
        for file in list(files):
            if _is_not_for_the_engine(file, config.docs_dir, kept):
                files.remove(file)
        private = frozenset(kept_back(edition) if self.serving else ()) | record.drafts
        shown = self._published(files, config.docs_dir, kept)
        self._copies = Copies(self._sources.docs, record.inspected, shown, self._cache, private)
        return files

    def _published(self, files: Files, docs: str, kept: frozenset[str]) -> frozenset[str]:
        """The pictures and documents of this build: what MkDocs would copy, and hidden files that are meant."""
        found = {
            file.src_uri
            for file in files
            if file.src_dir == docs and not file.is_documentation_page() and not _is_left_out(file)
        }
        found |= {file for file in kept if is_meant(file, self._edition.council.unlinked_files)}
        pages = {file for file in found if file.endswith(".md")}
        return frozenset(found) - pages - refused(self._edition)

    def _kept_back(self, edition: Edition) -> frozenset[str]:
        """The files that only what is hidden or withdrawn points to; says which they are."""
        found = kept_back(edition)
        hidden = {update.place.file for update in edition.record.updates if update.withdrawn}
        for file, owner in found.items():
            why = "is withdrawn" if owner in hidden else "is not public"
            shown = quoted(f"docs/{file}", 300)[1:-1]  # a name may hold a line end
            print(f"Left out of the site: {shown}. Only {owner}, which {why}, points to it.", file=sys.stderr)
        return frozenset(found)

    @property
    def _was_checked(self) -> build.Checked:
        if self.checked is None:
            raise PluginError("MkDocs did not let the progress plugin read its configuration.")
        return self.checked

    @property
    def _edition(self) -> Edition:
        return self._was_checked.edition

    @property
    def _record(self) -> Record:
        return self._edition.record

    @property
    def _sources(self) -> Sources:
        return self._was_checked.sources

    @functools.cached_property
    def _safety(self) -> PageSafety:
        return PageSafety(self._edition)

    @property
    def _shown(self) -> Edition:
        """The edition as this build may show it: with drafts only in a preview."""
        edition = self._edition
        shown = edition.readable() if self.serving else edition.public().without_files(self._left_out)
        return shown.without_withdrawn_words()

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._nav = nav
        return nav

    @_guarded
    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """A hand-written page's text as it was checked; UnusableError where it was changed since."""
        known = self._record.inspected.get(page.file.src_uri) if page.file.src_dir == config.docs_dir else None
        return self._copies.text(page.file.src_uri) if known else None

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        self._links.begin(f"docs/{page.file.src_uri}", page.url)
        return markdown

    @event_priority(-100)
    @_guarded
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Takes away what may not stand on a page, after all other plugins and hooks; then does for a hand-written
        page what ours have: terms explained, dates marked, tables in boxes."""
        if not is_own_template(self._sources, str(page.meta.get("template", ""))):
            page.meta.pop("template", None)  # from a plugin or hook: `check` finds it in the page
        if said := self._safety.refusal(f"docs/{page.file.src_uri}", html, page.file.content_string):
            if not self.serving:
                raise PluginError(said)
            print(said, file=sys.stderr)
        linked = explained(cleaned(html), self._record.terms, root_from(page.url.count("/")))
        return dated(sized(in_boxes(linked), page.url, self._copies.shown), self._edition.messages)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        self._env, self._files = env, files
        for file in list(files):  # links to them are made by now; we copy them ourselves, as they were checked
            if file.src_dir == config.docs_dir and not file.is_documentation_page():
                files.remove(file)
        return env

    @_guarded
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        root = root_from(page.url.count("/"))
        slots = slot_values(self._as_ours(page), self._edition, root)
        head = {name: Markup(value) for name, value in slots.items()}  # escaped already
        content = page.content or ""
        heading = "" if "<h1" in content else f"<h1>{escape(page.title or '')}</h1>"
        values = self._around(config, root) | {"head": head, "content": heading + content}
        return cast(TemplateContext, {**context, **values})

    def _as_ours(self, page: Page) -> outputs.Page:
        """A page that MkDocs rendered, as the frame takes it."""
        return rendered(self._edition, f"docs/{page.file.src_uri}", page.url, page.title or "", page.content or "")

    def _around(self, config: MkDocsConfig, root: str, layout: str = "adults", section: str = "") -> dict[str, Any]:
        """What the theme's templates need of us."""
        return surroundings(self._edition, root, layout, section, self._copies.shown) | {
            "has_search": self._search_program is not None,
            "is_preview": self.serving,
            "icon": _chosen_icon(config, self._record),
            "stylesheets": _stylesheets(config),
            "hand_written": [{"address": page.url, "title": page.title} for page in self._nav.pages],
        }

    def _draw(self, config: MkDocsConfig, layout: str, section: str, root: str) -> str:
        """MkDocs' page around the content, with slots in place of what differs from page to page."""
        page = Page("", File.generated(config, "frame.md", content=""), config)
        page.content, page.meta = SLOTS["content"], {}
        context = dict(mkdocs_build.get_context(self._nav, self._files, config, page))
        slots = {"head": SLOTS, "content": SLOTS["content"]}
        return self._env.get_template("main.html").render(context | self._around(config, root, layout, section) | slots)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Lets `mkdocs serve` show drafts to the computer that it is started on, as our own preview does."""
        address = urlsplit(server.url)
        server.set_app(guarded(server.serve_request, address.hostname or "", address.port or 80))
        return server

    @event_priority(-100)
    @_guarded
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        folder = Path(config.site_dir)
        if self.checked and self.checked.has_errors:
            _show_findings(self.checked.problems, folder)
            return
        edition = self._only_included(self._shown)
        frames = Frames(edition, functools.partial(self._draw, config))
        self.built = build.pour(edition, frames, folder, self._copies, self._search_program)
        (folder / "sitemap.xml.gz").unlink(missing_ok=True)
        _leave_out_data_images(folder)
        if not self._has_lifecycle:
            self._put_in_place(config)
        self._config = config

    def _only_included(self, edition: Edition) -> Edition:
        """The edition without the hand-written pages that `exclude_docs` or `draft_docs` keep back."""
        included = {f"docs/{file.src_uri}" for file in self._files.documentation_pages()}
        pages = tuple(page for page in edition.record.pages if page.file in included)
        return replace(edition, record=replace(edition.record, pages=pages))

    def on_build_error(self, *, error: Exception) -> None:
        """Clears up; a council's own hook that fails is named, and MkDocs shows no traceback."""
        self.built = None
        self._stack.close()
        if not isinstance(error, ClickException) and (said := _hook_at_fault(error, self.folder)):
            raise PluginError(said) from error

    def on_shutdown(self) -> None:
        if self.built and not self.serving:
            self._put_in_place(self._config)
        self._stack.close()

    def _put_in_place(self, config: MkDocsConfig) -> None:
        target = Path(self._target)
        place.put_in_place(Path(config.site_dir), target, self._cache)
        published.keep(self._only_included(self._edition), self._sources, target, self._cache)
        config.site_dir = self._target
        self._stack.close()


def _hold_to(missing: Iterable[str], docs: Path) -> None:
    """OSError where the engine did not find a file of the checked site because it cannot be read any more: MkDocs
    passes in silence over what it cannot read. A file that another plugin leaves out can be read."""
    for file in sorted(missing):
        (docs / file).open("rb").close()


def _hook_at_fault(error: BaseException, root: Path) -> str:
    """What a council's own hook or template, a file below its folder, got wrong, and where; "" where it was neither."""
    frames = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        frames.append((error.filename, error.lineno or 1))
    for name, line in reversed(frames):
        file = Path(name).resolve()
        if file.is_file() and file.is_relative_to(root.resolve()) and not _is_installed(file):
            said = error.msg if isinstance(error, SyntaxError) else str(error)
            what, where = ("hook", "'hooks'") if file.suffix == ".py" else ("template", "'custom_dir'")
            return (
                f"The {what} {file.relative_to(root.resolve()).as_posix()} failed in line {line}: "
                f"{type(error).__name__}: {said}. Mend it, or take it out of {where} in mkdocs.yml."
            )
    return ""


def _is_installed(file: Path) -> bool:
    """Whether a file is part of this package or of a library: a council may keep both below its own folder."""
    return file.is_relative_to(THEME.parent) or "site-packages" in file.parts or sys.prefix in map(str, file.parents)


def _report(checked: build.Checked) -> None:
    for problem in checked.problems:
        print(problem, file=sys.stderr)


def _search_program() -> Path | None:
    """What makes the search index, or None, with a warning, where it does not run."""
    program = search.program()
    if program is None:
        print(search.missing(), file=sys.stderr)
    return program


def _show_findings(findings: Iterable[Problem | str], folder: Path) -> None:
    """Puts the findings at every address of a preview: its server shows 404.html where nothing else stands."""
    page = findings_page(findings).encode()
    for file in folder.rglob("*.html"):
        file.unlink()
    for name in ("index.html", "404.html"):
        (folder / name).write_bytes(page)


def _prepare(config: MkDocsConfig, links: LinksToPages, checked: build.Checked) -> None:
    """Sets in MkDocs what the promised pages rest on."""
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))  # a council's own folder comes first
    config.theme.static_templates.discard("404.html")
    config.markdown_extensions.append(links)  # type: ignore[arg-type]  # Markdown takes instances too, not only names
    if config.nav is not None:
        config.nav = without_compiled(config.nav, checked.edition.record.files - {"index.md"})
    config.watch += [str(folder) for folder in _watched(checked.sources.root) if folder.is_dir()]


def _watched(root: Path) -> list[Path]:
    """The folders beside `docs/` that a preview follows."""
    return [root / name for name in ("updates", "texts", "words")]


def _is_not_for_the_engine(file: File, docs: str, kept: frozenset[str]) -> bool:
    """Whether MkDocs must leave a file alone: what we compile, what is private or an editor's copy, what nobody uses."""
    if file.src_dir == docs:
        return file.src_uri not in kept or file.src_uri == "index.md"
    return file.src_uri.startswith(_UNUSED)


def _is_left_out(file: File) -> bool:
    """Whether `exclude_docs` keeps a file out of the site."""
    return bool(file.inclusion.is_excluded())  # type: ignore[no-untyped-call]  # MkDocs leaves it without hints


def _chosen_icon(config: MkDocsConfig, record: Record) -> str:
    """The icon that a council names as `theme.favicon`; "" where it names none, and Material names its own logo."""
    chosen = str(config.theme.get("favicon") or "")
    return chosen if chosen != _MATERIALS_ICON or chosen in record.files else ""


def _leave_out_data_images(folder: Path) -> None:
    """Takes Material's icons out of its stylesheet: pages do not show them, and the policy refuses `data:` addresses,
    which a browser asks for where our stylesheet comes later than Material's."""
    for sheet in (folder / "assets" / "stylesheets").glob("main.*.css"):
        sheet.write_text(_DATA_IMAGE.sub("none", sheet.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def _stylesheets(config: MkDocsConfig) -> list[str]:
    """Material's own stylesheet, whose name holds a hash of its version, then ours."""
    found = sorted(path for folder in config.theme.dirs for path in Path(folder).glob("assets/stylesheets/main.*.css"))
    return [*(f"assets/stylesheets/{path.name}" for path in found[:1]), "assets/progress.css", colours.ADDRESS]


def run(
    checked: build.Checked, config_file: Path, site_dir: Path | None, cache: Path, *, with_search: bool = True
) -> tuple[build.Built, Path]:
    """Builds a checked site with MkDocs; gives back what was made and where. UnusableError where MkDocs refuses."""
    _quiet()
    if site_dir:
        place.may_replace(site_dir, checked.sources.root)  # before MkDocs says so in words of its own
    config = _load(config_file, cache, **({"site_dir": str(site_dir.absolute())} if site_dir else {}))
    plugin = cast(ProgressPlugin, config.plugins["progress"])
    plugin.checked = checked
    plugin.wants_search, plugin.cache, plugin.is_run_by_us = with_search, cache, True
    target = Path(config.site_dir)
    place.may_replace(target, checked.sources.root)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build.build(config)
    except (Abort, ConfigurationError, PluginError) as error:
        raise UnusableError(str(error)) from error
    except SystemExit as error:
        if said := _hook_at_fault(error, checked.sources.root):
            raise UnusableError(said) from error
        raise
    except TemplateNotFound as error:
        raise UnusableError(
            f"A page or mkdocs.yml names the template {quoted(str(error))}, which is not there."
        ) from error
    finally:
        config.plugins.on_shutdown()
    if plugin.built is None:
        raise UnusableError("MkDocs ended without building the site.")
    return plugin.built, target


def preview(config_file: Path, port: int, say: Callable[[str], None]) -> None:
    """Serves the site on this machine and builds it again at each change, until it is stopped.

    UnusableError where the configuration cannot be read, OSError where the port cannot be used."""
    _quiet()
    cache = place.cache_folder(config_file.resolve().parent)
    mount = urlsplit(_load(config_file, cache).site_url or "/").path or "/"
    url = f"http://127.0.0.1:{port}{mount}"
    with place.for_preview(cache) as shown:
        folder = str(shown)
        server = LiveReloadServer(lambda: _rebuild(config_file, cache, folder, url), "127.0.0.1", port, folder, mount)
        server.set_app(guarded(server.serve_request, "127.0.0.1", port))
        server.error_handler = lambda code: (Path(folder) / "404.html").read_bytes()
        for watched in (config_file, config_file.parent / "docs", *_watched(config_file.parent)):
            if watched.exists():
                server.watch(str(watched))
        server.builder()
        say(f"The preview stands at {url} and follows each change you save. Ctrl+C ends it.")
        try:
            server.serve()  # type: ignore[no-untyped-call]  # as above
        finally:
            server.shutdown()


def _rebuild(config_file: Path, cache: Path, folder: str, url: str) -> None:
    """One build of a preview; where the configuration cannot be read, the words of the error stand in its place."""
    try:
        config = _load(config_file, cache, site_dir=folder)
        config.plugins.on_startup(command="serve", dirty=False)
        mkdocs_build.build(config, serve_url=url)
    except (UnusableError, PluginError, Abort) as error:
        print(error, file=sys.stderr)
        _show_findings([str(error)], Path(folder))


def _load(config_file: Path, cache: Path, **changes: Any) -> MkDocsConfig:
    """MkDocs' configuration, with an empty folder in place of `docs/` where that is absent, which MkDocs refuses."""
    check_before_the_engine(config_file)
    if config_file.is_file() and not (config_file.resolve().parent / "docs").exists():
        changes["docs_dir"] = str(place.empty_folder(cache))
    try:
        config = load_config(str(config_file), **changes)
    except (Abort, ConfigurationError) as error:
        raise UnusableError(f"MkDocs cannot read {config_file.name}: {error}") from error
    except Exception as error:
        if said := _hook_at_fault(error, config_file.resolve().parent):  # MkDocs runs hooks when it reads their names
            raise UnusableError(said) from error
        raise
    if "progress" not in config.plugins:
        raise UnusableError(f"{config_file.name} does not name the plugin 'progress'; add it below 'plugins:'.")
    return config


def _quiet() -> None:
    """Lets MkDocs speak only of what is wrong."""
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.WARNING)
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("mkdocs: %(levelname)s: %(message)s"))
        log.addHandler(handler)
