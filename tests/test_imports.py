"""What a command does not need, it does not load: help comes at once, and a check before each commit is quick."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import write_tree

OUTER = {"mkdocs", "material", "feedgen", "icalendar", "resvg_py", "pagefind", "mammoth", "lxml", "openpyxl"}
"""The libraries that only a build or an import needs."""
HEAVY = {*OUTER, "babel", "jinja2", "markdown", "markdown_it", "nh3", "PIL", "pikepdf", "sentencex", "yaml"}
"""What reading and checking need, too."""
UNCHANGED = {
    "mkdocs",
    "material",
    "properdocs",
    "icalendar",
    "resvg_py",
    "PIL",
    "pagefind",
    "tinycss2",
    "segno",
    "watchdog",
    "ssl",
}
"""What a build does not need where only the text of an update has changed."""
OF_WORK = {*HEAVY, "filelock", "pathspec"}
"""What is needed as soon as anything is read or made."""
OF_OTHER_PAGES = {
    *("engine.mkdocs", "engine.material", "feeds.ical", "media.cleaning", "media.lettered", "search_lists", "plugin"),
    *(f"views.{name}" for name in ("progress", "plan", "area", "updates", "timeline", "measures", "slow", "summary")),
    *(f"views.{name}" for name in ("answer", "journey", "shared_home")),
    *(f"drawings.{name}" for name in ("line_chart", "hierarchy", "journey", "phases", "qr_code", "rating_history")),
}
"""Modules of ours for what stays as it was then."""
LOADED = """
import sys
from site_builder.__main__ import main
sys.argv = ["progress", *sys.argv[1:]]
try:
    main()
finally:
    print()
    print(*sorted(sys.modules))
"""


@pytest.mark.parametrize(
    ("typed", "left_out"),
    [
        (["--help"], HEAVY),
        (["build", "--help"], HEAVY),
        (["--version"], HEAVY),
        (["check"], OUTER),
        (["check", "--readability"], OUTER),
        (["new", "A visit"], OUTER),
    ],
)
def test_a_command_loads_no_library_that_it_does_not_need(typed: list[str], left_out: set[str], tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"docs/about.md": "# About\n"})
    command = [sys.executable, "-c", LOADED, *typed]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert names_of(done.stdout)[0] & left_out == set()


def names_of(said: str) -> tuple[set[str], set[str]]:
    """The libraries in the last line that a command printed, and the modules of ours without the package's name."""
    modules = said.splitlines()[-1].split()
    ours = {name.removeprefix("site_builder.") for name in modules if name.startswith("site_builder.")}
    return {name.partition(".")[0] for name in modules}, ours


def test_a_build_after_one_changed_text_loads_only_what_that_text_is_read_and_shown_with(tmp_path: Path) -> None:
    text = "---\ntitle: A visit\ndate: 2026-02-01\n---\nSomebody came.\n"
    root = write_tree(tmp_path, {"docs/about.md": "# About\n", "updates/2026-02-01-a-visit.md": text})
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1774000000"}
    command = [sys.executable, "-c", LOADED, "build", "--no-search"]
    for more in ("", "\nThey were welcome.\n"):
        write_tree(root, {"updates/2026-02-01-a-visit.md": text + more})
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
    libraries, ours = names_of(done.stdout)
    assert "markdown_it" in libraries and "views.update" in ours
    assert libraries & UNCHANGED == set()
    assert ours & OF_OTHER_PAGES == set()


@pytest.mark.parametrize("typed", [["check"], ["build", "--no-search"]])
def test_a_command_reads_nothing_while_nothing_has_changed_since_a_build(typed: list[str], tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"docs/about.md": "# About\n"})
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1774000000"}
    for again in (["build", "--no-search"], typed):
        command = [sys.executable, "-c", LOADED, *again]
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
    libraries, ours = names_of(done.stdout)
    assert libraries & OF_WORK == set()
    assert not {name for name in ours if name.startswith(("read.", "record.facts", "publishing."))}
