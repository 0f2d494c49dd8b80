"""Tests run with a fault planted: in a process forked for each fault, from one that has collected all tests already."""

from __future__ import annotations

import gc
import os
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from types import CodeType, FunctionType

import pytest

COPIED = ("site_builder", "tests", "guide", "schema", "pictures", "gallery", "benchmarks", ".ci", ".vscode")
COPIED += ("pyproject.toml", "uv.lock", "CHANGELOG.md", "README.md", "Makefile", "LICENSE")
OPTIONS = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-s", "--hypothesis-seed=0", "-m", "not whole_site"]
OPTIONS += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
"""How tests are run, with the same random values each time: those of `make quick`."""
MOST = 20
"""So many seconds of tests run for a fault; of what would take longer, those that lie closest."""
PATIENCE, LONGEST = 900, 90
"""Seconds, and those of the processor alone, after which a fault that never ends counts as noticed."""
MEMORY = 8 * 2**30


class InPlaceOfAll:
    """A plugin of pytest: when all tests are collected it calls an action, in place of running them."""

    def __init__(self, action: Callable[[Trials], None]) -> None:
        self.action = action

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.action(Trials(session))
        return True


class Trials:
    """Tries faults, with all of the program and its tests in memory."""

    def __init__(self, session: pytest.Session) -> None:
        self.session = session
        self.root = session.config.rootpath
        self.items = {item.nodeid: item for item in session.items}

    def notices(self, file: str, changed: str, tests: list[str], at_import: bool) -> bool:
        """Whether one of these tests fails, or never ends, with another text in one file of the program.

        Functions are given their new code, where they are. What runs when a module is imported, such as a constant,
        needs the program imported anew, which takes a second or two: so it is done only if nothing else notices."""
        path = self.root / file
        old, new = (compile(text, str(path), "exec") for text in (path.read_text("utf-8"), changed))
        codes = dict(pairs(old, new))
        functions = functions_of(path, codes)

        def in_place() -> int:
            for function in functions:
                function.__code__ = codes[function.__code__]
            return self._run(tests)

        ways = [in_place] if functions else []
        if at_import or not functions:
            ways.append(lambda: run_anew(self.root, tests))
        with planted(path, changed):
            return any(alone(way) != pytest.ExitCode.OK for way in ways)

    def _run(self, tests: list[str]) -> int:
        forget_remembered()
        items = [self.items[test] for test in tests if test in self.items]
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.session.testsfailed:
                return pytest.ExitCode.TESTS_FAILED
        return pytest.ExitCode.OK


def pairs(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """Each function's code that differs in another text of its module, with what it is there."""
    for one, other in zip(old.co_consts, new.co_consts, strict=False):
        if isinstance(one, CodeType) and isinstance(other, CodeType) and one != other:
            yield one, other
            yield from pairs(one, other)


def functions_of(path: Path, codes: Container[CodeType]) -> list[FunctionType]:
    """Every function in memory that has one of these codes of a file."""
    gc.unfreeze()  # what the tests' conftest.py has frozen is not among the objects that gc names
    functions = [value for value in gc.get_objects() if isinstance(value, FunctionType)]
    return [one for one in functions if one.__code__.co_filename == str(path) and one.__code__ in codes]


class Chosen:
    """A plugin of pytest: runs these tests alone, in this order."""

    def __init__(self, tests: list[str]) -> None:
        self.place = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        chosen = [item for item in items if item.nodeid in self.place]
        items[:] = sorted(chosen, key=lambda item: self.place[item.nodeid])


def run_anew(root: Path, tests: list[str]) -> int:
    """Runs tests with everything of ours imported again; returns what pytest says."""
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(str(root)):
            del sys.modules[name]
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    outcome = pytest.main([*OPTIONS, "-x", *files], plugins=[Chosen(tests)])
    return pytest.ExitCode.OK if outcome == pytest.ExitCode.NO_TESTS_COLLECTED else outcome


def within(seconds: dict[str, float], tests: list[str]) -> list[str]:
    """The tests, in their order, for as long as they may take together."""
    chosen, taken = [], 0.0
    for test in tests:
        taken += seconds[test]
        if chosen and taken > MOST:
            break
        chosen.append(test)
    return chosen


def forget_remembered() -> None:
    """Empties what functions of the program remember."""
    for name, module in list(sys.modules.items()):
        if name.startswith("site_builder"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def copy(root: Path, folder: Path) -> None:
    """Copies what tests need, over what is there; without the repository's own record."""
    ignored = shutil.ignore_patterns("node_modules", "__pycache__", ".hypothesis", ".cache")
    for name in COPIED:
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name, ignore=ignored, dirs_exist_ok=True)
        elif (root / name).exists():
            shutil.copy2(root / name, folder / name)


@contextmanager
def planted(path: Path, text: str) -> Iterator[None]:
    """A file with another text, for as long as this lasts; then as it was, with its time, so that Python's cache of it
    holds."""
    before, when = path.read_bytes(), path.stat()
    path.write_text(text, "utf-8")
    try:
        yield
    finally:
        path.write_bytes(before)
        os.utime(path, ns=(when.st_atime_ns, when.st_mtime_ns))


def alone(action: Callable[[], int]) -> int | None:
    """What an action returns in a silent process of its own, with its own folder for what is for the moment; None if it
    never ends."""
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.flush()
        process = get_context("fork").Process(target=_silent, args=(action, folder))
        process.start()
        process.join(PATIENCE)
        if process.is_alive():
            process.kill()
            process.join()
            return None
        return process.exitcode


def _silent(action: Callable[[], int], folder: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.dont_write_bytecode = True  # a file is faulty for some seconds only
    os.environ |= {"PYTEST_DEBUG_TEMPROOT": folder, "TMPDIR": folder, "PYTHONDONTWRITEBYTECODE": "1"}
    tempfile.tempdir = folder
    with Path(os.devnull).open("r+b") as nowhere:
        for stream in (0, 1, 2):
            os.dup2(nowhere.fileno(), stream)
    outcome = 2  # an exception of pytest's own: the fault has been noticed
    try:
        outcome = action()
    finally:
        os._exit(outcome)  # nothing of the parent's is written or closed here
