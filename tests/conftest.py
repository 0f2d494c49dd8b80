"""What several tests share: a small content tree on disk, and the words that its author would read."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Generator, Mapping
from datetime import datetime
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from lacks import lines_in
from live_record import guard
from made_up_files import content_of

from site_builder.check import check
from site_builder.check.personal import masked_all
from site_builder.comparison import with_manifest
from site_builder.data.manifest import manifest
from site_builder.problems import UnusableError, has_errors
from site_builder.read.record import read_edition

# No test has a time limit: a slow machine is not a fault of the builder.
hypothesis_settings.register_profile("builder", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("builder")
guard()
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started in the background: what tests start would not end by it
    signal.signal(signal.SIGINT, signal.default_int_handler)

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=ZoneInfo("Europe/London"))
"""The moment at which time stands still in every test."""

WHOLE_SITES = (
    "browser",
    "end_to_end",
    "engine/test_both.py",
    "own_record",
    "test_cache.py",
    "test_exported.py",
    "test_growth.py",
    "test_hidden.py",
    "test_place.py",
    "test_search.py",
    "test_unread.py",
)
"""The folders and files of tests that build or compare whole sites, kill builds or open a browser; `make quick` leaves them out."""

MKDOCS_YML = """\
site_name: Exampleton children's services improvement
site_url: https://progress.exampleton.example/
theme: {name: material}
plugins:
  - progress:
      council: Exampleton Council (made up)
      plan: Exampleton Improvement Plan
      contact: {name: The improvement team, email: improvement@exampleton.example}
      worried_about_a_child: {text: Ring the duty team., phone: 01632 960 001}
      accessibility: {status: fully}
      young_people: {ages: "8 to 12"}
"""
"""A configuration that nothing is wrong with, for trees that bring none."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write what came out into the golden files")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for path, alike in groupby(items, lambda item: item.path):
        if path.relative_to(Path(__file__).parent).as_posix().startswith(WHOLE_SITES):
            for item in alike:
                item.add_marker(pytest.mark.whole_site)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """While tests are collected nothing is thrown away, and what is there then stays to the end: ten thousand tests and
    all modules. To look through it for what nobody needs took a third of that time, and more at the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    stats = terminalreporter.stats
    for line in lines_in(report for kind in ("skipped", "failed", "error") for report in stats.get(kind, [])):
        terminalreporter.write_line(line)


def write_tree(root: Path, files: Mapping[str, str]) -> Path:
    """Writes the files below `root`, and a `mkdocs.yml` where they bring none; returns `root`.

    A picture or PDF whose text only stands in for one, such as "a letter", is a sound one on disk."""
    for name, text in {"mkdocs.yml": MKDOCS_YML, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content_of(name, text))
    return root


def findings(root: Path, now: datetime = NOW, published: Path | None = None) -> list[str]:
    """What `progress check`, with `--against` a manifest if one is given, says about the site in `root`, a line a
    finding, in the order in which it says so."""
    try:
        site, _, problems = read_edition(root / "mkdocs.yml", now)
        problems += check(site)
        problems += with_manifest(published, site, problems) if published else ()
    except UnusableError as error:
        return str(error).splitlines()
    return [str(problem) for problem in sorted(masked_all(set(problems), site))]


def write_manifest(root: Path, path: Path, now: datetime = NOW) -> Path:
    """Writes the manifest of the site in `root` as a build would publish it, but for its pages; returns its path."""
    site, _, problems = read_edition(root / "mkdocs.yml", now)
    assert not has_errors([*problems, *check(site)]), "what has errors cannot have been published"
    path.write_bytes(manifest(site.public().without_withdrawn_words(), ()))
    return path


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of one run of the tests share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture
def write_site(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Writes a small content tree, path -> text, and returns its root, the folder of its `mkdocs.yml`."""
    return lambda files: write_tree(tmp_path, files)
