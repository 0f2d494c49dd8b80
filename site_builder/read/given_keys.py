"""The keys that one mapping of a file gives: which, where, and which are missing or unknown."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from site_builder.codes import Code
from site_builder.invisible import strange_in_key
from site_builder.problems import Place, Problem, listed, nearest, quoted
from site_builder.record.forms import Items, Thing
from site_builder.yaml_nodes import line_of

MOST_GUESSES = 100
"""For so many unknown keys of one mapping the nearest known one is looked for: each look takes time."""


class GivenKeys:
    """One mapping of a file, and the thing whose keys it may have.

    Keys that the thing does not have, and required keys that are missing, are added to `problems` at once."""

    def __init__(
        self,
        node: yaml.Node | None,
        thing: Thing,
        first: Place,
        problems: list[Problem],
        *,
        place: Place | None = None,
        is_readable: bool = True,
    ) -> None:
        """`first` is the place of the text's first line. `place` is where a missing key is found, if that is not where
        the mapping starts. `is_readable` is False for keys that could not be read: then none is missing."""
        self.thing = thing
        self.problems = problems
        self._first = first
        self._values: dict[str, yaml.Node] = {}
        self._keys: dict[str, yaml.Node] = {}
        self._item_places: dict[str, Place] = {}
        self.has_keys = is_readable and (node is None or isinstance(node, yaml.MappingNode))
        start = line_of(node, first) if node else first
        self.place = place or start
        if isinstance(node, yaml.MappingNode):
            self._take(node)
        elif node is not None:
            said = f"{quoted(typed(node))} has no key" if typed(node) else "there is nothing here"
            said = "this is a list" if isinstance(node, yaml.SequenceNode) else said
            self.add(start, Code.NOT_KEYS, f"{thing.what.capitalize()} is written as 'key: value' lines; {said}.")
        if not thing.is_open:
            self._add_unknown()
        for key in thing.required:
            self.needs(key)

    def _take(self, node: yaml.MappingNode) -> None:
        for key, value in node.value:
            name = typed(key)
            if name in self._keys:
                self.add(
                    line_of(key, self._first),
                    Code.KEY_TWICE,
                    f"The key {quoted(name)} is given a second time here; keep one.",
                )
                continue
            self._keys[name], self._values[name] = key, value

    def add(self, place: Place, code: Code, message: str) -> None:
        """Adds one problem."""
        self.problems.append(Problem(place, code, message))

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def is_filled(self, key: str) -> bool:
        """Whether a key is given with a value."""
        node = self._values.get(key)
        return node is not None and bool(typed(node).strip())

    def needs_value(self, key: str, advice: str) -> None:
        """Adds a finding if a key is given without a value, although its author must have meant one."""
        if key in self and not self.is_filled(key):
            self.add(self.place_of(key), Code.MISSING_KEY, f"{quoted(key)} is empty; {advice}, or delete the line.")

    def needs(self, key: str) -> None:
        """Adds a finding where a key is missing or empty; an empty list is a list."""
        node = self._values.get(key)
        is_list = isinstance(self.thing.by_name[key].form, Items)
        if self.has_keys and (node is None or not (is_list or self.is_filled(key))):
            missing = "is empty" if node is not None else "is missing"
            self.add(self.place_of(key), Code.MISSING_KEY, f"{quoted(key)} {missing}; {self.thing.what} needs it.")

    def place_of(self, key: str) -> Place:
        """Where the value of a key starts; the mapping's own place where the key is missing."""
        return line_of(self._values[key], self._first) if key in self._values else self.place

    @property
    def places(self) -> Mapping[str, Place]:
        """Where each value starts, by its key; items of lists of plain text by "key/value"."""
        return {key: self.place_of(key) for key in self._values} | self._item_places

    def node(self, key: str) -> yaml.Node | None:
        """The node of a key's value; None if there is none."""
        return self._values.get(key)

    def is_mapping(self, key: str) -> bool:
        """Whether the value of a key is a mapping of its own."""
        return isinstance(self._values.get(key), yaml.MappingNode)

    def _add_unknown(self) -> None:
        """Adds a finding for each key that the thing does not have."""
        known = sorted(self.thing.by_name)
        for number, name in enumerate(name for name in self._keys if name not in self.thing.by_name):
            guess = (
                nearest(name, known) if number < MOST_GUESSES else None
            )  # each guess takes time, and 1 MiB can contain many keys
            advice = f"; did you mean {quoted(guess)}?" if guess else f"; its keys are {listed(known, 'and')}."
            place = line_of(self._keys[name], self._first)
            said = f"{quoted(name)} is not a key of {self.thing.what}"
            if strange := strange_in_key(name):
                right = f"; write {quoted(guess)}." if guess else "; type the key again."
                self.add(place, Code.UNKNOWN_KEY, f"{said}: it holds {strange}{right}")
                continue
            self.add(place, Code.UNKNOWN_KEY, f"{said}{advice}")


def typed(node: yaml.Node) -> str:
    """The text of a scalar, or "…" for a list or mapping."""
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "…"
