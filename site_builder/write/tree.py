"""The YAML of a file as nodes that know their position in its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import yaml

from site_builder.codes import Code
from site_builder.front_matter import FRONT_MATTER
from site_builder.invisible import FORBIDDEN
from site_builder.problems import Place, Problem, has_errors, listed, quoted
from site_builder.write.refusal import RefusedError, refusal
from site_builder.yaml_nodes import compose

Path = Sequence[str | int]
"""The path of a value: names of keys, and numbers of items from 0, such as ("ratings", 2, "delivery")."""
Shape = tuple[object, ...] | str
"""The content of a node, without its position and style: text, or ("list", …), or ("keys", (name, shape), …)."""


EMPTY: Shape = ""
"""A value that is left empty, and a file or front matter without keys."""


@dataclass(frozen=True)
class Spot:
    """A value and what is around it."""

    node: yaml.Node
    parent: yaml.CollectionNode | None
    """The mapping or list that contains it; None for the whole."""
    index: int
    """Its number in the parent, from 0."""
    in_flow: bool
    """Whether brackets or braces are around it."""
    key: yaml.ScalarNode | None
    """Its key; None for an item of a list."""


class Tree:
    """The YAML of one file: all of it, or the front matter of a Markdown file.

    RefusedError if it cannot be read, or exceeds the limits of every file."""

    def __init__(self, text: str, file: str) -> None:
        """`text` has Unix line ends; the name of `file` says which kind it is."""
        self.file = file
        match = FRONT_MATTER.match(text) if file.endswith(".md") else None
        if file.endswith(".md") and not match:
            raise refusal(Place(file), "The file does not begin with a line '---', its keys, and another line '---'.")
        self.start, end = match.span("yaml") if match else (0, len(text))
        self.text = text[self.start : end]
        self._first = Place(file, text.count("\n", 0, self.start) + 1)
        if sign := FORBIDDEN.search(self.text):
            place = self._first.at(self._first.line + self.text.count("\n", 0, sign.start()))
            raise refusal(place, "There is a control character here; delete it first.")
        found: list[Problem] = []
        self.root = compose(self.text, self._first, found, tags=is_configuration(file))
        if has_errors(found):
            raise RefusedError(min(problem for problem in found if problem.is_error))
        self.findings = Counter(problem.code for problem in found)

    def place(self, node: yaml.Node | None) -> Place:
        """The line on which a node starts."""
        return self._first.at(self._first.line + (node.start_mark.line if node and node.start_mark else 0))

    @cached_property
    def shape(self) -> Shape:
        """The content of the whole."""
        return EMPTY if self.root is None else _shape(self.root, {})

    @cached_property
    def _uses(self) -> Counter[int]:
        """How often each node is used: more than once by way of aliases."""
        uses: Counter[int] = Counter()
        waiting = [self.root] if self.root else []
        while waiting:
            node = waiting.pop()
            uses[id(node)] += 1
            if uses[id(node)] == 1:
                waiting += _inside(node)
        return uses

    def find(self, path: Path) -> Spot:
        """The value at a path. RefusedError if there is none, or if it is not certainly that value alone."""
        if self.root is None:
            raise refusal(self.place(None), f"There is no {shown(path)} here: the file has no keys.")
        spot = Spot(self.root, None, 0, False, None)
        for depth, step in enumerate(path):
            spot = self._step(spot, step, path[: depth + 1])
        return spot

    def _step(self, spot: Spot, step: str | int, path: Path) -> Spot:
        node = spot.node
        in_flow = spot.in_flow or (isinstance(node, yaml.CollectionNode) and bool(node.flow_style))
        if isinstance(node, yaml.MappingNode) and isinstance(step, str):
            matches = [number for number, (key, _) in enumerate(node.value) if name_of(key) == step]
            if len(matches) > 1:
                place = self.place(node.value[matches[1]][0])
                raise RefusedError(
                    Problem(place, Code.KEY_TWICE, f"The key {quoted(step)} appears here a second time; keep one.")
                )
            if matches:
                key, value = node.value[matches[0]]
                return self._certain(Spot(value, node, matches[0], in_flow, key))
            raise refusal(
                self.place(node),
                f"There is no {shown(path)} here; its keys are {listed([name_of(key) for key, _ in node.value], 'and')}.",
            )
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
            return self._certain(Spot(node.value[step], node, step, in_flow, None))
        raise refusal(self.place(node), f"There is no {shown(path)} here.")

    def _certain(self, spot: Spot) -> Spot:
        """The same spot. RefusedError for a value that is used elsewhere too, or has a tag that may turn it into anything."""
        if self._uses[id(spot.node)] > 1:
            raise refusal(
                self.place(spot.key or spot.node), "An alias uses this value too; write both values out first."
            )
        sign = self.text[spot.node.start_mark.index : spot.node.start_mark.index + 1]
        if sign in ("!", "&"):
            raise refusal(self.place(spot.node), "The value has a tag or an anchor; change it by hand.")
        return spot

    def end_of(self, node: yaml.Node) -> int:
        """Where the last character of a value ends, without a comment or empty lines after it."""
        if isinstance(node, yaml.ScalarNode):
            return self._end_of_block(node) if node.style in ("|", ">") else int(node.end_mark.index)
        if getattr(node, "flow_style", False) or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self.end_of(last[1]) if isinstance(last, tuple) else self.end_of(last)

    def _end_of_block(self, node: yaml.ScalarNode) -> int:
        """Where the last line of a block of text ends; with `+`, empty lines after it belong to it."""
        start, end = node.start_mark.index, node.end_mark.index
        header, _, content = self.text[start:end].partition("\n")
        if "+" in header.partition("#")[0]:
            return int(end) - content.endswith("\n")
        indent = indent_of(content)
        lines = content.split("\n")
        while lines and not lines[-1].strip(" ") and len(lines[-1]) <= indent:
            lines.pop()
        return int(start) + len("\n".join([header, *lines]))

    def line_start(self, offset: int) -> int:
        """Where the line of a character begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Where the line of a character ends, before its line end."""
        end = self.text.find("\n", offset)
        return end if end >= 0 else len(self.text)


def is_configuration(file: str) -> bool:
    """Whether a file is a `mkdocs.yml`, by whatever name: YAML beside the content folders."""
    return "/" not in file and not file.endswith(".md")


def is_read_by_mkdocs(file: str) -> bool:
    """Whether MkDocs reads the values too, for which `no` is not text: the configuration and hand-written pages."""
    return is_configuration(file) or (file.startswith("docs/") and not file.startswith(("docs/plan/", "docs/data/")))


def indent_of(content: str) -> int:
    """By how many spaces a block of text is indented: that of its first line that is not empty."""
    match = re.search(r"^( *)[^ \n]", content, re.MULTILINE)
    return len(match.group(1)) if match else 0


def name_of(key: yaml.Node) -> str:
    """A key as typed; "…" for a key that is itself a list or mapping."""
    return str(key.value) if isinstance(key, yaml.ScalarNode) else "…"


def shown(path: Path) -> str:
    """A path in words: "'delivery' of item 3 of 'ratings'"."""
    steps = [quoted(step) if isinstance(step, str) else f"item {step + 1}" for step in reversed(path)]
    return " of ".join(steps) or "value"


def _inside(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        yield from (part for pair in node.value for part in pair)
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def _shape(node: yaml.Node, met: dict[int, Path], path: Path = ()) -> Shape:
    if id(node) in met:
        return ("alias", met[id(node)])
    met[id(node)] = path
    if isinstance(node, yaml.MappingNode):
        pairs = ((name_of(key), _shape(value, met, (*path, name_of(key)))) for key, value in node.value)
        return ("keys", *pairs)
    if isinstance(node, yaml.SequenceNode):
        return ("list", *(_shape(item, met, (*path, number)) for number, item in enumerate(node.value)))
    return str(node.value)
