"""What was measured, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.measuring import Cost
from benchmarks.running import ROWS, Column


@dataclass(frozen=True)
class Result:
    """All columns of one size. The first without search and the first with it are ours: others are compared with them."""

    updates: int
    words: int
    """Per update."""
    times: int
    """How often each row was run."""
    speed: tuple[float, float]
    """Seconds that the fixed piece of Python took before and after."""
    load: tuple[float, float]
    """Processes that ran or waited for a core in the minute before the first run, and before the end of the last of the last of the last."""
    columns: tuple[Column, ...]


def section(result: Result) -> str:
    """One size: a heading, its table, and a line for each builder that could not run."""
    return "\n".join([f"## {result.updates:,} updates", "", *_table(result), "", *_notes(result)])


def _table(result: Result) -> Iterator[str]:
    columns = [column for column in result.columns if column.costs]
    yield _row("", *(column.name for column in columns))
    yield _row(*("---" for _ in (0, *columns)))
    for row in ROWS:
        yield _row(row, *(_cell(column.costs.get(row), _ours(columns, column).costs.get(row)) for column in columns))
    yield _row("memory, MB", *(f"{column.memory:.0f}" for column in columns))


def _ours(columns: Sequence[Column], other: Column) -> Column:
    """The column with which another is compared: the first with search, or without it, as in that one."""
    return next(column for column in columns if column.with_search == other.with_search)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cost: Cost | None, ours: Cost | None) -> str:
    """Seconds of processor time, wall-clock seconds in brackets, and how many times our processor time that is."""
    if cost is None:
        return "–"
    ratio = f", ×{cost.cpu / ours.cpu:.2f}" if ours and cost is not ours else ""
    return f"**{cost.cpu:.2f}** ({cost.wall:.2f}){ratio}"


def _notes(result: Result) -> Iterator[str]:
    before, after = result.speed
    yield (
        f"{result.words} words per update; the least of {_times(result.times)}. "
        f"Load {result.load[0]:.1f} before and {result.load[1]:.1f} after; "
        f"the fixed piece of Python took {before:.3f} s before and {after:.3f} s after."
    )
    yield from (f"\nNot measured: {column.name}: {column.trouble}." for column in result.columns if column.trouble)


def _times(times: int) -> str:
    return "one run" if times == 1 else f"{times} runs"


def document(sections: Sequence[str], machine: str, versions: str, day: str) -> str:
    """The whole of RESULTS.md."""
    return "\n".join([_ABOUT.format(machine=machine, versions=versions, day=day), "\n\n".join(sections), ""])


_ABOUT = """# Results

Written by `make bench WRITE=yes`; never by hand.

Each cell: **seconds of processor time** (user and system, of the command and all that it starts), wall-clock seconds in brackets, and how many times the processor time of progress that is: with search compared with search, without compared with without.
Memory is the most that one process used in any of the rows.
The least of several runs is given, since whatever else a machine does can only add to it. Other programs on the same cores make processor time longer too. So each table states the load, and the seconds that a fixed piece of Python took: compare tables only if these are similar.

The other programs publish the same words, on one page per update. progress makes two, one of them for young people, and checks every text, writes RSS, Atom, JSON Feed, a calendar and open data. "With search": an index of all pages.

- Day: {day}
- Machine: {machine}
- Versions: {versions}
"""
