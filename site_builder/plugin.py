"""MkDocs' plugin: lets `mkdocs build` and `mkdocs serve` make the site that `progress build` makes, at its events.

Our own command calls MkDocs, and then this only hands over to the rendering that it was lent."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from click import ClickException
from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from site_builder import build, clock, faults, place
from site_builder.blame import own_code_at_fault
from site_builder.checked import Checked, read_and_check
from site_builder.engine import Task
from site_builder.engine.mkdocs import Rendering
from site_builder.guard import end_cleanly, guarded
from site_builder.preview import show_findings, watched
from site_builder.problems import UnusableError

Handler = TypeVar("Handler", bound=Callable[..., Any])


class Fault(ClickException, SystemExit):
    """A fault of ours under `mkdocs`, which ends with this sentence and code."""

    exit_code = code = faults.FAULT

    def show(self, file: Any = None) -> None:
        print(self.message, file=sys.stderr)


def _guarded(handler: Handler) -> Handler:
    """Turns what goes wrong under `mkdocs` into our one sentence; our own command has words of its own."""

    @functools.wraps(handler)
    def guarded(self: ProgressPlugin, *args: Any, **kwargs: Any) -> Any:
        try:
            return handler(self, *args, **kwargs)
        except PluginError:
            raise
        except Exception as error:
            if self.is_lent:
                raise
            if isinstance(error, UnusableError | OSError):
                raise PluginError(faults.refusal(error) if isinstance(error, OSError) else str(error)) from error
            raise Fault(faults.sentence(self.folder)) from error

    return guarded  # type: ignore[return-value]  # functools.wraps keeps the shape, mypy cannot see it


class NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its class hook without hints
    """MkDocs checks no option: our own reader does, and knows their lines."""


class ProgressPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # as above
    """Hands over to a `Rendering` at each event, and, where nobody lent it one, tells the story around that."""

    def __init__(self) -> None:
        self.is_lent = False
        self.folder = Path.cwd()
        self._serving = self._has_lifecycle = False
        self._order: build.Order | None = None
        self._checked: Checked | None = None
        self._finished = False
        self._stack = ExitStack()

    def lend(self, rendering: Rendering) -> None:
        """Makes it hand over to a rendering of our own command, and do nothing else."""
        self.is_lent, self._rendering = True, rendering

    def load_config(self, options: Any, config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Leaves all options to our own reader."""
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._has_lifecycle = True
        self._serving = command == "serve"
        if self._serving and not self.is_lent:
            end_cleanly()

    @_guarded
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not self.is_lent:
            self._begin(config)
        self._rendering.prepare(config)
        return config

    def _begin(self, config: MkDocsConfig) -> None:
        """Reads and checks, and points MkDocs, which empties its target first, at a folder of its own in the cache."""
        file = Path(config.config_file_path or "mkdocs.yml").resolve()
        self.folder = file.parent
        cache = place.cache_folder(self.folder)
        if not self._serving:
            place.put_right(cache)
        self._checked = checked = read_and_check(file, clock.now())
        for problem in checked.problems:
            _say(str(problem))
        if self._serving:  # a preview has no index: what it shows is not public
            self._task = Task(checked.edition, checked.sources, cache, _say, is_preview=True)
            config.watch += map(str, watched(self.folder))
        else:
            if words := clock.warning(checked.edition.now):
                _say(words)
            if checked.has_errors:
                raise PluginError("The content has errors; nothing was built and the old site is as it was.")
            self._order = build.Order(checked, Path(config.site_dir), cache, _say)
            self._task = build.task_of(self._order)
            config.site_dir = str(self._stack.enter_context(build.begun(self._order)))
        self._rendering = Rendering(self._task)

    @_guarded
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self._rendering.choose(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._rendering.navigate(nav)
        return nav

    @_guarded
    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        return self._rendering.source(page, config)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        self._rendering.begin(page)
        return markdown

    @event_priority(-100)
    @_guarded
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self._rendering.content(html, page)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        self._rendering.copy_nothing(files, config)
        return env

    @_guarded
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        return self._rendering.context(context, page)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Lets `mkdocs serve` show drafts to the computer that it is started on, as our own preview does."""
        address = urlsplit(server.url)
        server.set_app(guarded(server.serve_request, address.hostname or "", address.port or 80))
        return server

    @event_priority(-100)
    @_guarded
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.is_lent:
            return
        folder = Path(config.site_dir)
        if self._checked and self._checked.has_errors:
            show_findings(self._checked.problems, folder)
            return
        self._rendered = self._rendering.rendered(folder)
        build.pour(self._task, self._rendered, folder)
        self._finished = True
        if not self._has_lifecycle:
            self._put_in_place(config)
        self._config = config

    def on_build_error(self, *, error: Exception) -> None:
        """Clears up; a council's own hook that fails is named, and MkDocs shows no traceback."""
        self._finished = False
        self._stack.close()
        if (
            not self.is_lent
            and not isinstance(error, ClickException)
            and (said := own_code_at_fault(error, self.folder))
        ):
            raise PluginError(said) from error

    def on_shutdown(self) -> None:
        if self._finished:
            self._put_in_place(self._config)
        self._stack.close()

    def _put_in_place(self, config: MkDocsConfig) -> None:
        if self._order:
            build.put_in_place(self._order, self._rendered, Path(config.site_dir))
            config.site_dir = str(self._order.site_dir)
        self._stack.close()


def _say(words: str) -> None:
    print(words, file=sys.stderr)
