"""Every small fault that cosmic-ray's operators can plant in the program, and a sample of them."""

from __future__ import annotations

import ast
import random
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

PARTS = ("record", "read", "check", "feeds", "data", "write", "rest")
"""The folders of the program that are looked at alone; all else is the rest."""
_SAME = ("Is_Eq", "IsNot_NotEq")
"""Ends of the names of operators that nobody can notice: what is identical here, as None or a word of an `Enum`, is equal."""
_NAME = re.compile(r"(?P<file>\S+):(?P<line>\d+) (?P<operator>\S+) #(?P<number>\d+)")


@dataclass(frozen=True)
class Fault:
    """The `number`th place of a file at which an operator changes something."""

    file: str
    operator: str
    number: int
    line: int

    @classmethod
    def named(cls, name: str) -> Fault:
        """The fault that a report calls by this name. ValueError for what is not such a name."""
        if not (found := _NAME.fullmatch(name)):
            raise ValueError(name)
        return cls(found["file"], found["operator"], int(found["number"]), int(found["line"]))

    @property
    def part(self) -> str:
        part = self.file.split("/")[1]
        return part if part in PARTS else "rest"

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.operator} #{self.number}"

    def planted(self, text: str) -> str | None:
        """The file's text with the fault; None where that makes no other program, as `/` for the `**` of a mapping, or
        one that Python warns of, as `is` beside a literal."""
        try:
            changed = mutate_code(text, get_operator(self.operator)(), self.number)
        except AttributeError:  # cosmic-ray 8.7 cannot replace an exception with a dot in its name
            return None
        if changed is None:
            return None
        try:
            with warnings.catch_warnings(action="error", category=SyntaxWarning):
                compile(changed, self.file, "exec")
        except SyntaxError:
            return None
        is_another = ast.dump(ast.parse(changed)) != ast.dump(ast.parse(text))
        return changed if is_another else None

    def told(self, text: str) -> str:
        """The first line of the file that the fault changes, and what it makes of it."""
        lines = zip(text.splitlines(), (self.planted(text) or text).splitlines(), strict=False)
        return next((f"  - {one.strip()}\n  + {other.strip()}" for one, other in lines if one != other), "")


def sample(root: Path, part: str, size: int, seed: int) -> Iterator[Fault]:
    """That many faults in one part, at most one at each place; all there are, if `size` is 0.

    A place is chosen before an operator: `+` alone can become eleven others, most of which any test notices. Files are
    weighed by their length, so that only those in which a fault falls are looked through."""
    chance = random.Random(f"{seed} {part}")
    files = [path for path in sorted((root / "site_builder").rglob("*.py")) if part_of(path, root) == part]
    weights = [len(path.read_bytes()) for path in files]
    known: dict[Path, list[list[Fault]]] = {}
    given = 0
    while files and (given < size or not size):
        path = chance.choices(files, weights)[0] if size else files[0]
        if path not in known:
            known[path] = places(path, root)
            chance.shuffle(known[path])
        if not known[path]:
            del weights[files.index(path)], files[files.index(path)]
            continue
        fault = chance.choice(known[path].pop())
        if fault.planted(path.read_text("utf-8")) is not None:
            given += 1
            yield fault


def part_of(path: Path, root: Path) -> str:
    first = path.relative_to(root / "site_builder").parts[0]
    return first if first in PARTS else "rest"


def places(path: Path, root: Path) -> list[list[Fault]]:
    """The faults of a file, together where they stand at one place."""
    text = path.read_text("utf-8")
    nodes, hints = list(ast_nodes(get_ast(text))), set(lines_of_hints(text))
    together: dict[tuple[int, int], list[Fault]] = defaultdict(list)
    operators = (name for name in operator_names() if not get_operator(name).arguments() and not name.endswith(_SAME))
    for name in operators:
        operator = get_operator(name)()
        found = (place for node in nodes for place in operator.mutation_positions(node))
        for number, ((line, column), _) in enumerate(found):
            if line not in hints:
                fault = Fault(path.relative_to(root).as_posix(), name, number, line)
                together[line, column].append(fault)
    return list(together.values())


def lines_of_hints(text: str) -> Iterator[int]:
    """Lines on which a change has no effect: `|` in a type hint is never run."""
    for node in ast.walk(ast.parse(text)):
        hints = [node.annotation] if isinstance(node, (ast.AnnAssign, ast.arg)) else []
        hints += [node.returns] if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) else []
        yield from (hint.lineno for hint in hints if hint)
