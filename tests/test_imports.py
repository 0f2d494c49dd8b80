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
LOADED = """
import sys
from site_builder.__main__ import main
sys.argv = ["progress", *sys.argv[1:]]
try:
    main()
finally:
    print()
    print(*sorted({name.partition(".")[0] for name in sys.modules}))
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
    assert set(done.stdout.splitlines()[-1].split()) & left_out == set()


def test_a_check_reads_nothing_while_nothing_has_changed_since_a_build(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"docs/about.md": "# About\n"})
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1774000000"}
    for typed, left_out in ((["build", "--no-search"], set[str]()), (["check"], HEAVY)):
        command = [sys.executable, "-c", LOADED, *typed]
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        assert set(done.stdout.splitlines()[-1].split()) & left_out == set()
