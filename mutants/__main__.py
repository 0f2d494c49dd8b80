"""Plants small faults in the program, one at a time, and says which of them no test notices: `make mutants SAMPLE=200`.

The faults are those of cosmic-ray's operators, on lines that hold code. Everything happens in a copy of the sources, so
that edits made in the meantime are not touched. The tests of the part that a fault lies in run first, then the cases.
Written by hand around cosmic-ray, since its own sessions run all tests for each fault and cannot take a sample."""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parent.parent
PARTS = ("record", "read", "check", "feeds", "data", "write")
TESTS = {
    "record": ["tests/record", "tests/pages", "tests/test_cases.py", "tests/feeds", "tests/data"],
    "read": ["tests/read", "tests/test_cases.py", "tests/record", "tests/test_cli.py"],
    "check": ["tests/check", "tests/readability", "tests/test_cases.py"],
    "feeds": ["tests/feeds"],
    "data": ["tests/data", "tests/record"],
    "write": ["tests/write"],
}
"""The tests of each part, those that notice most first."""
PATIENCE = 900
"""Seconds after which a fault that never ends counts as noticed."""


@dataclass(frozen=True)
class Mutant:
    """One fault: the `number`th place of a file at which an operator changes something."""

    file: str
    operator: str
    number: int
    line: int

    @property
    def part(self) -> str:
        return self.file.split("/")[1]

    def source(self, text: str) -> str | None:
        return mutate_code(text, get_operator(self.operator)(), self.number)


def mutants() -> Iterator[Mutant]:
    """Every fault that can be planted, in the order of the files."""
    for part in PARTS:
        for path in sorted((ROOT / "site_builder" / part).rglob("*.py")):
            yield from _mutants_of(path.relative_to(ROOT).as_posix())


def _mutants_of(file: str) -> Iterator[Mutant]:
    text = (ROOT / file).read_text("utf-8")
    tree, hints = get_ast(text), set(lines_of_hints(text))
    for name in (name for name in operator_names() if not get_operator(name).arguments()):
        operator = get_operator(name)()
        places = (place for node in ast_nodes(tree) for place in operator.mutation_positions(node))
        for number, ((line, _), _) in enumerate(places):
            if line not in hints:
                yield Mutant(file, name, number, line)


def lines_of_hints(text: str) -> Iterator[int]:
    """Lines on which a change has no effect: `|` in a type hint is never run."""
    for node in ast.walk(ast.parse(text)):
        hints = [node.annotation] if isinstance(node, (ast.AnnAssign, ast.arg)) else []
        hints += [node.returns] if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) else []
        yield from (hint.lineno for hint in hints if hint)


@cache
def copy() -> Path:
    """A copy of what the tests need; without the repository's own record."""
    folder = Path(tempfile.mkdtemp(prefix="mutants-"))
    for name in ("site_builder", "tests", "guide", "schema", "pictures", "gallery", "benchmarks"):
        if (ROOT / name).exists():
            ignored = shutil.ignore_patterns("node_modules", "__pycache__", ".hypothesis")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("pyproject.toml", "CHANGELOG.md", "README.md", "Makefile"):
        shutil.copy2(ROOT / name, folder / name)
    return folder


def _is_another_program(text: str, changed: str) -> bool:
    """Whether a change makes other code; some make none at all, such as `/` for the `**` of a mapping."""
    try:
        return ast.dump(ast.parse(changed)) != ast.dump(ast.parse(text))
    except SyntaxError:
        return False


def notices(mutant: Mutant) -> bool:
    """Whether a test fails with the fault, or never ends."""
    path = copy() / mutant.file
    text = path.read_text("utf-8")
    changed = mutant.source(text)
    if changed is None or not _is_another_program(text, changed):
        return True
    path.write_text(changed, "utf-8")
    try:
        return any(not passes(tests) for tests in TESTS[mutant.part])
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(text, "utf-8")


def passes(tests: str) -> bool:
    """Whether some tests pass in the copy, with the same random values each time."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command += ["--hypothesis-seed=0", tests]
    environment = {**os.environ, "PYTHONPATH": str(copy()), "PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run(command, cwd=copy(), env=environment, capture_output=True, check=False, timeout=PATIENCE)
    return result.returncode == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=0, help="this many of them, chosen by the seed; without it, all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", choices=PARTS, help="only those of one part")
    options = parser.parse_args()
    possible = [mutant for mutant in mutants() if options.part in (None, mutant.part)]
    sample = random.Random(options.seed).sample(possible, min(options.sample or len(possible), len(possible)))
    for tests in sorted({tests for mutant in sample for tests in TESTS[mutant.part]}):
        if not passes(tests):
            sys.exit(f"{tests} fails before any fault is planted.")
    survivors = 0
    for mutant in sample:
        is_noticed = notices(mutant)
        survivors += not is_noticed
        outcome = "noticed" if is_noticed else "SURVIVES"
        print(f"{outcome}: {mutant.file}:{mutant.line} {mutant.operator} #{mutant.number}", flush=True)
    print(
        f"{len(sample) - survivors} of {len(sample)} noticed (of {len(possible)} that can be planted), seed {options.seed}."
    )
    shutil.rmtree(copy())


if __name__ == "__main__":
    main()
