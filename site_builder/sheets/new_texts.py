"""The steps of a plan made in the texts of the files: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from site_builder.record.forms import Thing
from site_builder.record.keys import ACTION, AREA, MEASURE, OUTCOME, PROMISE, UPDATE
from site_builder.sheets.findings import Remarks
from site_builder.sheets.steps import Step
from site_builder.write import RefusedError, add_key, append_item, remove_key, set_value
from site_builder.write.file_text import FileText
from site_builder.write.tree import Path, Tree

_THINGS: Mapping[str, Thing] = {"actions": ACTION, "measures": MEASURE, "promises": PROMISE}


def new_texts(steps: Iterable[Step], typed: Mapping[str, str], remarks: Remarks) -> dict[str, str]:
    """The new text of each file that the steps change, in the order of the files; adds a finding at the cell for each step
    that cannot be made without touching something else."""
    texts: dict[str, str] = {}
    for step in sorted(steps, key=lambda step: step.file):  # which keeps the order of the steps of one file
        try:
            texts[step.file] = _text(step, texts.get(step.file, typed[step.file]))
        except RefusedError as error:
            problem = error.problem
            message = f"{problem.place.file}:{problem.place.line} cannot be changed so: {problem.message}"
            remarks.error(step.at, problem.code, message)
    return texts


def _text(step: Step, text: str) -> str:
    is_there = _has(text, step.path, step.file)
    if step.is_item:
        if is_there or not step.path:
            return append_item(text, step.path, step.value, file=step.file)
        return add_key(text, step.path, [step.value], file=step.file, order=_order(step.path))
    if step.value == "":
        return remove_key(text, step.path, file=step.file) if is_there else text
    if is_there:
        return set_value(text, step.path, step.value, file=step.file)
    return add_key(text, step.path, step.value, file=step.file, order=_order(step.path))


def _has(text: str, path: Path, file: str) -> bool:
    try:
        Tree(FileText(text).text, file).find(path)
    except RefusedError:
        return False
    return True


def _order(path: Path) -> tuple[str, ...]:
    """The order of the keys beside the one at the end of a path."""
    above = path[:-1]
    if not above:
        thing = UPDATE if path[0] == "promises" else AREA
    else:
        thing = OUTCOME if above[-1] == "outcome" else _THINGS[str(above[0])]
    return tuple(thing.by_name)
