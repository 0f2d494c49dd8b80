"""What an upgrade would change in a council's files, in words and as text. Nothing is written here."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from packaging.version import Version

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity
from site_builder.upgrading.own_files import SCHEMA, renewed_schemas
from site_builder.upgrading.pins import Pin, with_pin
from site_builder.upgrading.releases import Change, Changes, Kind
from site_builder.upgrading.steps import applied, in_words, place_of, places_of
from site_builder.write import RefusedError

CONFIGURATION = "mkdocs.yml"


@dataclass
class Plan:
    """The files after an upgrade, beside the files as they are."""

    before: Mapping[str, str]
    after: dict[str, str] = field(default_factory=dict)
    """The text of each file, under its new name."""
    moved: dict[str, str] = field(default_factory=dict)
    """The new name of each file that gets one."""
    notes: list[Problem] = field(default_factory=list)
    """What changes, at its line; as notes."""
    by_hand: list[Problem] = field(default_factory=list)
    """What only its author can do: as findings."""

    def tell(self, place: Place, words: str) -> None:
        """Adds a change that is made for its author."""
        self.notes.append(Problem(place, Code.TO_UPGRADE, words, Severity.NOTE))

    def leave(self, place: Place, words: str) -> None:
        """Adds what is left to its author."""
        self.by_hand.append(Problem(place, Code.TO_UPGRADE, words))

    @property
    def texts(self) -> dict[str, str | None]:
        """The new text of each file that differs; None for one that is no longer there."""
        new = {file: text for file, text in self.after.items() if self.before.get(file) != text}
        return new | {old: None for old in self.moved if old not in self.after}

    def diff(self) -> Iterator[str]:
        """The lines of a unified diff, file by file, without their ends."""
        names = {new: old for old, new in self.moved.items()}
        for file, text in sorted(self.texts.items()):
            if text is None or file.startswith(SCHEMA):
                continue
            old = names.get(file, file)
            before = self.before.get(old, "").splitlines()
            if old != file:
                yield f"rename from {old}"
                yield f"rename to {file}"
            yield from difflib.unified_diff(before, text.splitlines(), old, file, lineterm="")


def plan_upgrade(
    before: Mapping[str, str], configuration: str, releases: Iterable[Changes], pins: Iterable[Pin], to: Version
) -> Plan:
    """The plan for files, given as path -> text, that takes them through some releases, oldest first; their pins then name `to`."""
    plan = Plan(before, dict(before))
    for release in releases:
        for change in release.changes:
            _change(plan, change, configuration)
    for path, text in renewed_schemas(before).items():
        plan.after[path] = text
        words = "What your editor knows of the keys is that of this release; its lines are not shown below."
        plan.tell(Place(path), words)
    for pin in pins:
        _pin(plan, pin, to)
    return plan


def _change(plan: Plan, change: Change, configuration: str) -> None:
    pattern = configuration if change.files == CONFIGURATION else change.files
    for file in [file for file in plan.after if fnmatchcase(file, pattern)]:
        if change.kind is Kind.FILE:
            _move(plan, change, file, pattern)
            continue
        try:
            _change_keys(plan, change, file)
        except RefusedError as refused:
            if (
                refused.problem not in plan.by_hand
            ):  # a file that cannot be read is no more than one, whatever would change
                plan.by_hand.append(refused.problem)


def _change_keys(plan: Plan, change: Change, file: str) -> None:
    """What a change does in one file, or leaves to its author. RefusedError where it cannot be done."""
    text = plan.after[file]
    places = places_of(change, text, file)
    if places and change.kind is not Kind.NEEDED:
        plan.after[file] = applied(change, text, file)
    for path in places:
        words = in_words(change, path)
        if change.kind is Kind.NEEDED:
            plan.leave(place_of(text, file, path), f"{words[0].upper()}{words[1:]} here: {change.why}")
        else:
            plan.tell(place_of(text, file, path), f"{words}: {change.why}")


def _move(plan: Plan, change: Change, file: str, pattern: str) -> None:
    head, _, tail = pattern.partition("*")
    new = change.to.replace("*", file.removeprefix(head).removesuffix(tail))
    if new in plan.after:
        words = f"This file is called {new} now, and there is another of that name: {change.why} Keep one."
        plan.leave(Place(file), words)
        return
    plan.after[new] = plan.after.pop(file)
    first = next((old for old, name in plan.moved.items() if name == file), file)
    plan.moved[first] = new
    plan.tell(Place(file), f"This file is called {new} now: {change.why}")


def _pin(plan: Plan, pin: Pin, to: Version) -> None:
    if pin.version is None or pin.version == to:
        return
    place = Place(pin.file, pin.line)
    try:
        plan.after[pin.file] = with_pin(plan.after[pin.file], pin, to)
    except ValueError as error:
        words = f"This line names the release, and cannot be changed for you, since {error}: let it name {to}."
        plan.leave(place, words)
        return
    plan.tell(place, f"The release is {to} now.")
