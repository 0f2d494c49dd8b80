"""MkDocs' plugin: `mkdocs build` and `mkdocs serve` make the site that `progress build` makes, and show its preview."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from click import ClickException
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority

from site_builder import building, clock, faults, place
from site_builder.blame import own_code_at_fault
from site_builder.checked import Checked, read_and_check
from site_builder.comparison import with_old_site
from site_builder.engine import Task
from site_builder.engine.mkdocs import RenderingPlugin
from site_builder.folder import NewFolder
from site_builder.preview.guard import end_cleanly, guarded
from site_builder.preview.live import followed, show_findings
from site_builder.problems import UnusableError


class Fault(ClickException, SystemExit):
    """A fault of ours, which ends `mkdocs` with one sentence and an exit code."""

    exit_code = code = faults.FAULT

    def show(self, file: Any = None) -> None:
        """Prints the sentence on standard error, without the "Error:" that click puts before it."""
        print(self.message, file=sys.stderr)


class ProgressPlugin(RenderingPlugin):  # type: ignore[no-untyped-call]  # MkDocs has no type hints for its class hook
    """Tells the story of `building.py` at MkDocs' events, if MkDocs was not called by us."""

    def __init__(self) -> None:
        self._folder = Path.cwd()
        self._serving = self._has_lifecycle = self._finished = False
        self._order: building.Order | None = None
        self._checked: Checked | None = None
        self._stack = ExitStack()
        for name in (found for found in dir(self) if found.startswith("on_")):
            setattr(self, name, self._in_our_words(getattr(self, name)))

    def _in_our_words(self, event: Callable[..., Any]) -> Callable[..., Any]:
        """Turns what goes wrong at an event into our one sentence; our own command has its own messages."""

        @functools.wraps(event)
        def told(*args: Any, **kwargs: Any) -> Any:
            try:
                return event(*args, **kwargs)
            except ClickException:
                raise
            except Exception as error:
                if self.is_lent:
                    raise
                if isinstance(error, UnusableError | OSError):
                    raise PluginError(faults.refusal(error) if isinstance(error, OSError) else str(error)) from error
                raise Fault(faults.sentence(self._folder)) from error

        return told

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Notes whether this is a preview."""
        self._has_lifecycle = True
        self._serving = command == "serve"
        if self._serving and not self.is_lent:
            end_cleanly()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks everything, and points MkDocs, which empties its target first, at a folder of its own."""
        if not self.is_lent:
            self._begin(config)
        return super().on_config(config)

    def _begin(self, config: MkDocsConfig) -> None:
        file = Path(config.config_file_path or "mkdocs.yml").resolve()
        self._folder = file.parent
        cache = place.cache_folder(self._folder)
        if not self._serving:
            place.put_right(cache)
        self._checked = checked = read_and_check(file, clock.now())
        for problem in checked.problems:
            _say(str(problem))
        if self._serving:  # a preview has no index: what it shows is not public
            config.watch += [str(path) for path in followed(checked.sources) if path.exists()]
            self.take(Task(checked.edition, checked.sources, cache, _say, is_preview=True))
            return
        if words := clock.warning(checked.edition.now):
            _say(words)
        if checked.has_errors:
            raise PluginError("The content has errors; nothing was built and the old site is as it was.")
        notes, warning = with_old_site(Path(config.site_dir), checked.edition)
        for words in (*map(str, notes), *filter(None, [warning])):
            _say(words)
        self._order = building.Order(checked, Path(config.site_dir), cache, _say)
        self.take(building.task_of(self._order))
        config.site_dir = str(self._stack.enter_context(building.begun(self._order)))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Lets `mkdocs serve` show drafts to the computer on which it is started, as our own preview does."""
        address = urlsplit(server.url)
        server.set_app(guarded(server.serve_request, address.hostname or "", address.port or 80))
        return server

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Compiles everything else, after all other plugins and hooks."""
        if self.is_lent:
            return
        folder = Path(config.site_dir)
        if self._checked and self._checked.has_errors:
            show_findings(self._checked.problems, folder)
            return
        self._rendered = self.rendered(folder)
        building.pour(self._task, self._rendered, NewFolder(folder))
        self._finished, self._config = True, config
        if not self._has_lifecycle:
            self.on_shutdown()

    def on_build_error(self, *, error: Exception) -> None:
        """Cleans up; a council's own hook that fails is named, and MkDocs shows no traceback."""
        self._finished = False
        self._stack.close()
        if self.is_lent or isinstance(error, ClickException):
            return
        if said := own_code_at_fault(error, self._folder):
            raise PluginError(said) from error

    def on_shutdown(self) -> None:
        """Puts a finished site in its place."""
        try:
            if self._finished and self._order:
                building.put_in_place(self._order, self._rendered, Path(self._config.site_dir))
                self._config.site_dir = str(self._order.site_dir)
        finally:
            self._finished = False
            self._stack.close()


def _say(words: str) -> None:
    print(words, file=sys.stderr)
