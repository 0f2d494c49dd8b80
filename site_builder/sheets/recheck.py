"""The record as it would be after an import: read again from the new texts, checked again, and compared with what was meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import yaml

from site_builder.check import check
from site_builder.codes import Code
from site_builder.comparison import with_chain
from site_builder.edition import Edition
from site_builder.problems import Problem, Severity
from site_builder.read.leftovers import Leftovers
from site_builder.read.markdown import Converter
from site_builder.read.plan import read_area
from site_builder.read.source import decoded
from site_builder.read.updates import read_update
from site_builder.record.updates import Update
from site_builder.sheets.findings import Address, Finding, Remarks
from site_builder.sheets.rows import Row, rows
from site_builder.sheets.steps import Step
from site_builder.write import RefusedError
from site_builder.write.file_text import FileText
from site_builder.write.tree import Tree


def reread(edition: Edition, texts: Mapping[str, str]) -> tuple[Edition, list[Problem]]:
    """The edition with some files read again from their texts, and what reading them found."""
    problems: list[Problem] = []
    converter, leftovers = Converter(edition.messages), Leftovers(edition.record.word_lists)
    record = edition.record
    for file, text in texts.items():
        source = decoded(file, text.encode(), problems)
        if source is None:
            continue
        problems += leftovers.in_markdown(source)
        if file.startswith("updates/"):
            update = read_update(source, edition.council, converter, problems)
            record = replace(record, updates=tuple(_instead(record.updates, update)))
        else:
            area = read_area(source, edition.council, converter, problems)
            areas = tuple(area if area and one.place.file == file else one for one in record.areas)
            record = replace(record, areas=areas)
        record = replace(record, typed={**record.typed, file: source.text})
    return replace(edition, record=record), problems


def _instead(updates: Iterable[Update], new: Update | None) -> Iterator[Update]:
    for one in updates:
        yield new if new and one.place.file == new.place.file else one


def recheck(edition: Edition, texts: Mapping[str, str], steps: list[Step], remarks: Remarks) -> None:
    """Adds what the check would find in the new record and does not find in the old one, each at the cell that brings it;
    and an error where a value is not what was meant."""
    files = set(texts)
    before, found_before = reread(edition, {file: edition.record.typed[file] for file in files})
    after, found_after = reread(edition, texts)
    old = Counter(map(_said, {*found_before, *_checked(before)}))
    cells = _cells(texts, steps)
    new = sorted({*found_after, *_checked(after)}, key=lambda one: ((one.place.file, one.place.line) in cells, one))
    for problem in new:  # those that a step wrote come last, so that what was there before is told apart from them
        if old[_said(problem)]:
            old[_said(problem)] -= 1
        else:
            at = cells.get((problem.place.file, problem.place.line), Address())
            remarks.append(_at_its_cell(problem, at, remarks.file))
    if not remarks.has_errors:
        _hold(rows(edition.public()), rows(after.public()), steps, remarks)


def _checked(edition: Edition) -> list[Problem]:
    """What the check finds, and as warnings what `progress publish` would refuse: a published word that changed in silence."""
    found = check(edition)
    if chain := edition.record.chain:
        changed = with_chain(edition, found, chain)
        found += [one.softened() if one.is_error else one for one in changed if one.severity is not Severity.NOTE]
    return found


def _said(problem: Problem) -> tuple[str, str]:
    """What tells a finding from others wherever its line has moved to."""
    return problem.place.file, problem.message


def _at_its_cell(problem: Problem, at: Address, name: str) -> Finding:
    place = f"{problem.place.file}:{problem.place.line}"
    where = f"{place} would then be wrong" if problem.severity is Severity.ERROR else place
    return Finding(name, at, problem.code, f"{where}: {problem.message}", problem.severity)


def _cells(texts: Mapping[str, str], steps: list[Step]) -> dict[tuple[str, int], Address]:
    """The cell that each line of the new files comes from, by file and line; lines that no step wrote are not in it."""
    found: dict[tuple[str, int], Address] = {}
    for file, text in texts.items():
        tree = Tree(FileText(text).text, file)
        mine = [step for step in steps if step.file == file]
        for step in mine:
            for line in _lines(tree, step, mine):
                found.setdefault((file, line), step.at)
    return found


def _lines(tree: Tree, step: Step, steps: list[Step]) -> range:
    """The lines of a file that a step wrote; of an item, those of its own, which is one of the last of its list."""
    try:
        node = tree.find(step.path).node
    except RefusedError:  # a key that was taken out
        return range(0)
    if step.is_item and isinstance(node, yaml.SequenceNode):
        alike = [one for one in steps if one.is_item and one.path == step.path]
        node = node.value[alike.index(step) - len(alike)]
    first = tree.place(node).line
    return range(first, first + tree.text.count("\n", node.start_mark.index, tree.end_of(node)) + 1)


_WORKED_OUT = {"area_title", "rated", "standing", "short_status", "last_delivery", "last_impact"} | {
    "last_status",
    "last_date",
    "last_value",
}
"""What sheets show of a row that follows from other values."""


def _hold(old: Mapping[str, list[Row]], new: Mapping[str, list[Row]], steps: list[Step], remarks: Remarks) -> None:
    """That nothing but what was asked for is another: a fault of ours, which must not reach a file."""
    now = {row.key: row for these in new.values() for row in these}
    for was in (row for these in old.values() for row in these):
        row = now.get(was.key)
        differ = [key for key in was.values.keys() | row.values.keys() if _differ(was, row, key)] if row else [""]
        if not all(_is_asked(was, key, steps) for key in differ):
            message = f"{was.about} would change as well, which nobody asked for; nothing is written."
            remarks.error(Address(), Code.NOT_CHANGED, message)


def _is_asked(row: Row, key: str, steps: list[Step]) -> bool:
    """Whether a step changes this value of a row, or that of which it is a part."""
    path = (*row.path, "outcome" if key.startswith("outcome") else key)
    return any(step.file == row.file and step.path[: len(path)] == path for step in steps)


def _differ(was: Row, row: Row, key: str) -> bool:
    is_shown = key in _WORKED_OUT or (key == "title" and was.key.startswith("point/"))
    return not is_shown and was.values.get(key, "") != row.values.get(key, "")
