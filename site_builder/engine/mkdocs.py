"""MkDocs, or ProperDocs instead: hand-written pages with every extension, plugin and hook that `mkdocs.yml` names."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Any, cast

from jinja2 import Environment, TemplateNotFound
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Hooks, Plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from site_builder import place
from site_builder.blame import is_own_code, own_code_at_fault
from site_builder.engine import Rendered, Task, material, theme
from site_builder.engine.finish import Finish
from site_builder.engine.hooks import hold_hooks, unknown_event
from site_builder.engine.templates import quicker
from site_builder.frames import Look
from site_builder.hand_written import LinksToPages, ours, without_compiled
from site_builder.problems import UnusableError, quoted
from site_builder.read.configuration import check_before_the_engine
from site_builder.read.folders import is_own_template

_ONE_AT_A_TIME = RLock()
"""MkDocs' logger and its theme belong to the whole process."""


_NAME = mkdocs_build.__name__.partition(".")[0]
"""What the library that answers to `mkdocs` calls itself, and its logger: ProperDocs may stand in for it."""


class NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs has no type hints for its class hook
    """MkDocs does not check the options: our own reader does, and knows their lines."""


class RenderingPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # as above
    """What is done at MkDocs' events while it renders hand-written pages. `plugin.py` adds the story around that for
    `mkdocs build` and `mkdocs serve`; if we call MkDocs ourselves, the story is ours."""

    is_lent = False

    @contextmanager
    def lent(self, task: Task) -> Iterator[None]:
        """Makes it render one of our tasks, and do nothing else."""
        self.is_lent = True
        self.take(task)
        try:
            yield
        finally:
            self.is_lent = False

    def take(self, task: Task) -> None:
        """Sets what is rendered; to be called before MkDocs begins. MkDocs keeps a plugin for as long as the process
        lives (`config_options.Plugins.plugin_cache`), so nothing of the previous build may remain."""
        for name in ("_look", "_pages"):
            self.__dict__.pop(name, None)
        self._task = task
        self._record = task.edition.record
        self._links = LinksToPages()
        self._titles = {page.file: page.title for page in self._record.pages}

    def load_config(self, options: Any, config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Leaves all options to our own reader."""
        return [], []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Sets in MkDocs what the pages depend on."""
        own = 1 if config.theme.custom_dir else 0  # a council's own folder comes first
        config.theme.dirs.insert(own, str(theme.OURS))
        config.theme.static_templates.discard("404.html")
        config.theme.get_env = quicker(config.theme.get_env, config.theme.dirs)  # type: ignore[method-assign]  # as MkDocs has it, but for the time
        config.markdown_extensions.append(self._links)  # type: ignore[arg-type]  # Markdown takes instances too, not only names
        if config.nav is not None:
            config.nav = without_compiled(config.nav, self._record.files - {"index.md"}, ours(self._record))
        self._folders = tuple(map(Path, config.theme.dirs))
        self._sheets = material.stylesheets(self._folders, self._task.sources.custom_dir, self._task.cache)
        self._assets = theme.assets(self._folders, self._task.seen)
        self._icon = theme.chosen_icon(str(config.theme.get("favicon") or ""), self._record)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Removes what MkDocs must not handle: what we compile, what is private, what is not used."""
        kept, docs = self._task.kept, config.docs_dir
        _hold_to(kept - {file.src_uri for file in files}, self._task.sources.docs)
        for file in list(files):
            if _is_not_for_the_engine(file, docs, kept, self._sheets.unused):
                files.remove(file)
        assets = (file for file in files if file.src_dir == docs and not file.is_documentation_page())
        self._copies = self._task.copies(file.src_uri for file in assets if not _is_left_out(file))
        self._finish = Finish(self._task, self._copies)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Notes the pages of the navigation, whose titles are known once all are read."""
        self._nav = nav
        return nav

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """A hand-written page's text as it was checked; UnusableError if it has changed since."""
        inspection = self._record.inspected.get(page.file.src_uri) if page.file.src_dir == config.docs_dir else None
        return self._copies.text(page.file.src_uri) if inspection else None

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Notes which page is converted next."""
        self._links.begin(f"docs/{page.file.src_uri}", page.url)
        return markdown

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """A converted page as it may be shown, after all other plugins and hooks."""
        if not is_own_template(self._task.sources, str(page.meta.get("template", ""))):
            page.meta.pop("template", None)  # from a plugin or hook: `check` finds what is on the page itself
        return self._finish.content(f"docs/{page.file.src_uri}", page.url, html, page.file.content_string)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Takes pictures and documents from MkDocs once links to them are made: we write them as they were checked."""
        self._pages = frozenset(f"docs/{file.src_uri}" for file in files.documentation_pages())
        for file in list(files):
            if file.src_dir == config.docs_dir and not file.is_documentation_page():
                files.remove(file)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """The values that the theme's templates get for a page: MkDocs' and ours."""
        file = f"docs/{page.file.src_uri}"
        ours = self._finish.values(file, page.url, self._title(page), page.content or "", self._look)
        return cast(TemplateContext, {**context, **ours})

    @cached_property
    def _look(self) -> Look:
        return Look(
            folders=self._folders,
            stylesheets=self._sheets.of_page(self._assets, is_compiled=True),
            stylesheets_by_hand=self._sheets.of_page(self._assets, is_compiled=False),
            addresses=self._assets.addresses,
            icon=self._icon,
            hand_written=tuple((page.url, self._title(page)) for page in self._nav.pages),
            look_up=self._copies.shown,
            has_search=self._task.search_program is not None,
            is_preview=self._task.is_preview,
        )

    def _title(self, page: Page) -> str:
        """The navigation's title, the page's own or its heading. MkDocs takes the heading as HTML: `&` would be `&amp;`."""
        if "title" in vars(page) or "title" in page.meta:
            return str(page.title)
        return self._titles.get(f"docs/{page.file.src_uri}") or page.title or ""

    def rendered(self, folder: Path) -> Rendered:
        """What MkDocs has written into a folder, after its build. UnusableError if something ended the build early."""
        if not hasattr(self, "_pages"):
            raise UnusableError("MkDocs ended without building the site.")
        (folder / "sitemap.xml.gz").unlink(missing_ok=True)
        self._sheets.write(folder)
        self._assets.write(folder)
        return Rendered(self._pages, self._copies, self._look)


class MkDocs:
    """The engine that calls MkDocs."""

    def __init__(self, config_file: Path) -> None:
        self._config_file = config_file

    def render(self, task: Task, folder: Path) -> Rendered:
        """Lets MkDocs render the hand-written pages of a configuration into a folder."""
        root = task.sources.root
        with _ONE_AT_A_TIME, _as_it_was(root), _quiet(task.say) as said, _in_our_words(said, root):
            config = _load(self._config_file, task.cache, folder, said)
            hold_hooks(config.plugins.events, cast(Mapping[str, Any], config.hooks), root)
            plugin = cast(RenderingPlugin, config.plugins["progress"])
            with plugin.lent(task):
                _run(config, task)
            return plugin.rendered(folder)


@contextmanager
def _as_it_was(root: Path) -> Iterator[None]:
    """Undoes what a council's hooks changed in the process: its folder, environment and search path, and the modules
    that they brought along. Another council's hooks may have theirs under the same names, and a preview reads them anew."""
    folder, environment, path, modules = Path.cwd(), dict(os.environ), list(sys.path), set(sys.modules)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(environment)
        sys.path[:] = path
        with suppress(OSError):  # somebody has deleted it
            os.chdir(folder)
        for name in set(sys.modules) - modules:
            file = getattr(sys.modules[name], "__file__", None)
            if file and is_own_code(Path(file).resolve(), root):
                del sys.modules[name]


def _run(config: MkDocsConfig, task: Task) -> None:
    try:
        config.plugins.on_startup(command="serve" if task.is_preview else "build", dirty=False)
        mkdocs_build.build(config, serve_url=task.edition.site_url if task.is_preview else None)
    finally:
        config.plugins.on_shutdown()


def _load(config_file: Path, cache: Path, folder: Path, said: list[str]) -> MkDocsConfig:
    """MkDocs' configuration, with an empty folder instead of `docs/` if that is missing, which MkDocs does not accept."""
    check_before_the_engine(config_file)
    _forget_others()
    changes = {"site_dir": str(folder.absolute())}
    if not (config_file.resolve().parent / "docs").exists():
        changes["docs_dir"] = str(place.empty_folder(cache))
    try:
        config = load_config(str(config_file), **changes)
    except (Abort, ConfigurationError) as error:
        raise UnusableError(f"MkDocs cannot read {config_file.name}: {' '.join(said) or error}") from error
    except KeyError as error:
        if words := unknown_event(str(error.args[0]), tuple(sys.modules.values()), config_file.parent):
            raise UnusableError(words) from error
        raise
    if "progress" not in config.plugins:
        raise UnusableError(f"{config_file.name} does not name the plugin 'progress'; add it below 'plugins:'.")
    return config


def _forget_others() -> None:
    """Makes MkDocs load plugins and hooks anew. It keeps both for as long as the process lives: a plugin would bring
    along what it noted of another council, and a preview would never see that a hook has changed."""
    for _, option in MkDocsConfig._schema:
        if isinstance(option, Plugins):
            option.plugin_cache.clear()
    Hooks._load_hook.cache_clear()


@contextmanager
def _in_our_words(said: list[str], root: Path) -> Iterator[None]:
    """UnusableError for whatever MkDocs, its plugins or a council's own code refuse; a fault of ours passes through, and
    what the machine refuses to us."""
    try:
        yield
    except UnusableError:
        raise
    except (Abort, ConfigurationError, PluginError) as error:
        raise UnusableError("\n".join(said) or str(error)) from error
    except (Exception, SystemExit) as error:
        if words := own_code_at_fault(error, root):
            raise UnusableError(words) from error
        if isinstance(error, TemplateNotFound):
            words = f"A page or mkdocs.yml names the template {quoted(str(error))}, which does not exist."
            raise UnusableError(words) from error
        raise


class _Listener(logging.Handler):
    """Passes MkDocs' warnings on, and notes its errors: the exception that follows says the same or less."""

    def __init__(self, noted: list[str], say: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._noted = noted
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self._noted.append(record.getMessage())
        else:
            self._say(f"warning: {_NAME}: {record.getMessage()}")


@contextmanager
def _quiet(say: Callable[[str], None]) -> Iterator[list[str]]:
    """Limits MkDocs' log to what is wrong while it works for us, and says its warnings; yields the errors that it logs."""
    noted: list[str] = []
    log = logging.getLogger(_NAME)
    before, listener = (log.level, log.propagate), _Listener(noted, say)
    log.setLevel(logging.WARNING)
    log.propagate = False
    log.addHandler(listener)
    try:
        yield noted
    finally:
        log.removeHandler(listener)
        log.level, log.propagate = before


def _hold_to(missing: Iterable[str], docs: Path) -> None:
    """OSError if MkDocs did not find a file of the checked site because it can no longer be read: MkDocs silently skips
    what it cannot read. A file that another plugin leaves out can be read."""
    for file in sorted(missing):
        (docs / file).open("rb").close()


def _is_not_for_the_engine(file: File, docs: str, kept: frozenset[str], unused: tuple[str, ...]) -> bool:
    """Whether MkDocs must not handle a file: what we compile, what is private or an editor's copy, what is not used."""
    if file.src_dir == docs:
        return file.src_uri not in kept or file.src_uri == "index.md"
    return file.src_uri.startswith(unused)


def _is_left_out(file: File) -> bool:
    """Whether `exclude_docs` keeps a file out of the site."""
    return bool(file.inclusion.is_excluded())  # type: ignore[no-untyped-call]  # MkDocs has no type hints for it
