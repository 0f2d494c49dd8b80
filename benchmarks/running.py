"""One builder at one size: built from scratch, after one change, and after no change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.builders import Builder, Command
from benchmarks.corpus import change_body, change_title
from benchmarks.measuring import CommandFailed, Cost, cost_of, least

COLD, BODY, TITLE, NOTHING, CHECK = ROWS = (
    "cold",
    "one update's body changed",
    "one title changed",
    "nothing changed",
    "`check`, nothing changed",
)
Prepare = Callable[[int], None]


@dataclass
class Column:
    """What one builder took for each row of a table; rows that do not apply are missing."""

    name: str
    with_search: bool
    costs: dict[str, Cost] = field(default_factory=dict)
    trouble: str = ""
    """Why it has no figures, or not all of them; "" if it has."""

    @property
    def memory(self) -> float:
        """MB, the most of all its rows; 0 if it has none."""
        return max((cost.memory for cost in self.costs.values()), default=0)


def run(builder: Builder, corpus: Path, folder: Path, times: int) -> Column:
    """Measures a builder on a copy of the corpus in an empty folder; each row is the least of a number of runs."""
    column = Column(builder.name, builder.with_search, trouble=builder.lacks)
    if column.trouble:
        return column
    try:
        _measure(column, builder, corpus, folder, times)
    except CommandFailed as error:
        column.trouble = str(error)
    return column


def _measure(column: Column, builder: Builder, corpus: Path, folder: Path, times: int) -> None:
    names = sorted(file.stem for file in (corpus / "updates").iterdir())
    builder.write(corpus, folder)
    update = builder.source(folder, names[len(names) // 2])
    rows: dict[str, tuple[Command, Prepare]] = {
        COLD: (builder.build(), lambda time: _forget(builder, folder)),
        BODY: (builder.build(), lambda time: change_body(update, time)),
        TITLE: (builder.build(), lambda time: change_title(update, time)),
        NOTHING: (builder.build(), lambda time: None),
        CHECK: (builder.check(), lambda time: None),
    }
    for row, (command, prepare) in rows.items():
        if command:
            column.costs[row] = least(_costs(command, prepare, folder, times))


def _costs(command: Command, prepare: Prepare, folder: Path, times: int) -> list[Cost]:
    costs = []
    for time in range(times):
        prepare(time)
        costs.append(cost_of(command, folder))
    return costs


def _forget(builder: Builder, folder: Path) -> None:
    """Removes what earlier builds made."""
    for name in builder.made():
        path = folder / name
        shutil.rmtree(path, ignore_errors=True)
        path.unlink(missing_ok=True)
