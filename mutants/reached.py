"""Which tests run which lines: noted once by coverage.py, kept in the cache folder until sources or tests change."""

from __future__ import annotations

import ast
import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from coverage import Coverage, CoverageData

from mutants.faults import Fault
from mutants.trying import OPTIONS, forget_remembered

DATA, SECONDS = "reached.sqlite", "seconds.json"
CASES = "tests/test_cases.py"
"""Runs each file of tests/cases."""
LAYERS = "tests/test_layers.py"
"""Reads the sources, and so notices what no line that runs can show: a value that is not frozen any more."""


class Noting:
    """A plugin of pytest: each line that runs is noted beside the test that it ran for.

    What a fixture of many tests runs is noted beside their file. What is remembered (`functools.cache`) is forgotten
    at the beginning of each file, since only the first test that asks would seem to run it."""

    def __init__(self, root: Path, data: Path) -> None:
        self.coverage = Coverage(data_file=str(data), source=[str(root / "site_builder")], config_file=False)
        self.coverage.set_option("run:relative_files", True)
        self.seconds: dict[str, float] = {}
        """How much of the processor each test took."""
        self.failed: set[str] = set()
        self.file = ""
        self.coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        file = file_of(item.nodeid)
        if file != self.file:
            forget_remembered()
        self.file = file
        before = process_time()
        self.coverage.switch_context(item.nodeid)
        result = yield
        self.coverage.switch_context("")
        self.seconds[item.nodeid] = process_time() - before
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any, request: Any) -> Iterator[None]:
        if fixturedef.scope == "function":
            return (yield)
        self.coverage.switch_context(self.file)
        result = yield
        self.coverage.switch_context(request._pyfuncitem.nodeid)
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed or report.skipped:
            self.failed.add(report.nodeid)

    def pytest_unconfigure(self) -> None:
        self.coverage.stop()
        self.coverage.save()


def note(root: Path, folder: Path) -> None:
    """Runs all tests below `root` and writes what they reach into `folder`. Tests that do not pass are left out."""
    noting = Noting(root, folder / DATA)
    pytest.main(OPTIONS, plugins=[noting])
    passed = {name: round(seconds, 4) for name, seconds in noting.seconds.items() if name not in noting.failed}
    (folder / SECONDS).write_text(json.dumps(passed), "utf-8")


class Reached:
    """What was noted in a folder, asked by fault."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.seconds: dict[str, float] = json.loads((folder / SECONDS).read_text("utf-8"))
        self._data = CoverageData(str(folder / DATA))
        self._data.read()

    @cached_property
    def _of_file(self) -> dict[str, list[str]]:
        """The tests of each file of tests."""
        tests: dict[str, list[str]] = defaultdict(list)
        for name in self.seconds:
            tests[file_of(name)].append(name)
        return tests

    @lru_cache(maxsize=8)  # noqa: B019  # one Reached lives as long as the program
    def _lines(self, file: str) -> dict[int, list[str]]:
        return self._data.contexts_by_lineno(file)

    def tests_of(self, fault: Fault) -> tuple[list[str], bool]:
        """The tests that run what the fault is in, those first that lie closest; and whether it runs at import, too."""
        lines, tree = self._lines(fault.file), ast.parse((self.root / fault.file).read_text("utf-8"))
        first, last = statement_at(tree, fault.line)
        names = {name for line in range(first, last + 1) for name in lines.get(line, ())}
        at_import = "" in names
        if names == {""}:  # runs when the module is imported
            names = {name for reached in lines.values() for name in reached}
        if names == {""}:  # a module of data alone
            names = set(self.seconds)
        whole = {name for name in names if "::" not in name}
        if is_remembered(tree, fault.line):
            whole |= {file_of(name) for name in names}
        whole |= {LAYERS} if at_import else set()
        names |= {name for file in whole for name in self._of_file[file]}
        return in_order(names & self.seconds.keys(), self.seconds, fault), at_import


def file_of(test: str) -> str:
    return test.partition("::")[0]


def in_order(tests: set[str], seconds: dict[str, float], fault: Fault) -> list[str]:
    """First the tests whose file is named like the fault's, then those of the layers, of its folder and the cases, then all others;
    of a test with many parameters one first, and the quickest. Each case counts as a test of its own."""
    *_, folder, file = fault.file.removesuffix(".py").split("/")
    noun = folder if file == "__init__" else file

    def distance(test: str) -> int:
        path = file_of(test)
        stem = path.rpartition("/")[2].removeprefix("test_").removesuffix(".py")
        is_near = f"/{folder}/" in path or path == CASES
        return next(
            i
            for i, holds in enumerate((stem == noun and is_near, stem == noun or path == LAYERS, is_near, True))
            if holds
        )

    rounds: dict[str, int] = defaultdict(int)
    keys = {}
    for test in sorted(tests, key=lambda test: (seconds[test], test)):
        function = test if file_of(test) == CASES else test.partition("[")[0]
        keys[test] = (distance(test), rounds[function], seconds[test], test)
        rounds[function] += 1
    return sorted(tests, key=keys.__getitem__)


def statement_at(tree: ast.Module, line: int) -> tuple[int, int]:
    """The first and last line of the innermost statement on a line: of a loop or condition its head, of a function or
    class all of it."""
    found = (line, line)
    for node in ast.walk(tree):  # outer ones come first
        if not isinstance(node, ast.stmt):
            continue
        first = min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", []))])
        last = node.end_lineno or node.lineno
        if not first <= line <= last:
            continue
        body = getattr(node, "body", None)
        if not body or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found = (first, last)
        elif line < body[0].lineno:
            found = (first, body[0].lineno - 1)
    return found


def is_remembered(tree: ast.Module, line: int) -> bool:
    """Whether a line is in a function that remembers its answers: later tests do not run it, and yet lean on it."""
    return any(
        isinstance(node, ast.FunctionDef)
        and node.lineno <= line <= (node.end_lineno or 0)
        and any("cache" in ast.unparse(decorator) for decorator in node.decorator_list)
        for node in ast.walk(tree)
    )
