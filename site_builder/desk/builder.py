"""The fields of a thing, made from its declared keys and from what a file has typed for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from site_builder.desk.changes import Path
from site_builder.desk.fields import Field, name_of
from site_builder.desk.labels import help_of, label_of, without_article
from site_builder.desk.locations import Locations
from site_builder.desk.nested_fields import Group, Listed, OneOfTwo, Row
from site_builder.desk.picks import Picks
from site_builder.desk.plain_fields import Given, per_line, plain_field, ticked
from site_builder.desk.sections import sections_of
from site_builder.record.forms import Either, Form, Inner, Items, Key, Text, Thing
from site_builder.write.refusal import RefusedError
from site_builder.write.tree import Tree
from site_builder.write.tree import name_of as key_of

FEW = 3
"""So many items of a list are shown on the page itself; longer lists have a page for each item."""
ROOM = 2
"""How many levels of keys within keys one page shows; what is deeper has a page of its own."""
MOST_BLANKS = 30
"""So many empty items are on a page at most."""
NEW = "new"
"""Stands in an address for the number of the item that a list does not have yet."""
_TELLING = ("title", "text", "name", "term", "said", "group", "what", "date", "note", "id", "by")
"""The keys that tell one item of a list from another, best first."""


@dataclass(frozen=True)
class Builder:
    """Makes fields of one file."""

    tree: Tree | None
    """None for a file that is not there yet."""
    file: str
    picks: Picks
    located: Locations
    totals: Mapping[Path, int] = field(default_factory=dict)
    """How many items lists have on the page, with those that are still to be filled in."""

    def address(self, path: Path) -> str:
        """The page on which a value is edited alone."""
        return f"/edit/{self.file}" + (f"?at={name_of(path)}" if path else "")

    def node(self, path: Path) -> yaml.Node | None:
        """The value at a path; None if there is none, or none that is certainly that value alone."""
        try:
            return self.tree.find(path).node if self.tree and self.tree.root else None
        except RefusedError:
            return None

    def count(self, path: Path) -> int:
        """How many items the list at a path has; 0 without one."""
        node = self.node(path)
        return len(node.value) if isinstance(node, yaml.SequenceNode) else 0

    def keys(self, path: Path) -> tuple[str, ...]:
        """The names of the keys at a path, as typed."""
        node = self.node(path)
        return tuple(key_of(key) for key, _ in node.value) if isinstance(node, yaml.MappingNode) else ()

    def group(self, thing: Thing, path: Path, room: int, key: Key | None = None) -> Group:
        """The keys of a value; without room only the way to its own page."""
        given = self.given(path, key)
        title = self.title(path)
        if room <= 0:
            return Group(**given.common, address=self.address(path) if self._has_page(path) else "", title=title)
        sections = [list(filter(self.picks.has, names)) for names in sections_of(thing).values()]
        first = next(iter(sections), [])
        fields = tuple(self.field(thing.by_name[name], thing, (*path, name), room - 1) for name in first)
        others = [name for names in sections[1:] for name in names]
        more = [self.field(thing.by_name[name], thing, (*path, name), room - 1) for name in others]
        more += self.unknown(thing, path)
        return Group(**given.common, fields=fields, more=tuple(more), title=title)

    def unknown(self, thing: Thing, path: Path) -> Iterator[Field]:
        """The keys that a file has and that are not declared: with a short value to change, others as they are."""
        for name in dict.fromkeys(self.keys(path)):
            if name not in thing.by_name:
                given = self.given((*path, name), Key(name, Text(), ""))
                yield plain_field(Text(), given, self.picks, thing.name)

    def field(self, key: Key, thing: Thing, path: Path, room: int) -> Field:
        """The field of a key, with what the file has for it."""
        given = self.given(path, key, thing.name)
        if given.refused:
            return given.as_typed(given.refused)
        return self._of_form(key.form, given, thing, room, key)

    def _of_form(self, form: Form, given: Given, thing: Thing, room: int, key: Key) -> Field:
        node, path = given.node, given.path
        match form:
            case Inner():
                if isinstance(node, yaml.MappingNode) or not given.value:
                    return self.group(form.thing or thing, path, room, key)
                return plain_field(Text(), given, self.picks, thing.name)
            case Either():
                return self._either(form, given, thing, room, key)
            case Items(of=Inner() | Either() as of) if not isinstance(of, Either) or not given.holds_only_texts:
                return self._listed(of, given, thing, room)
            case Items():
                return self._short_list(given, thing)
        return plain_field(form, given, self.picks, thing.name)

    def _either(self, form: Either, given: Given, thing: Thing, room: int, key: Key) -> Field:
        inner = form.inner.thing or thing
        is_group = isinstance(given.node, yaml.MappingNode)
        group = self.group(inner, given.path, room, key)
        if isinstance(given.node, yaml.SequenceNode):
            return given.as_typed("It is a list here.")
        plain = plain_field(form.plain, given.without_node if is_group else given, self.picks, thing.name)
        return OneOfTwo(**given.common, plain=plain, group=group, is_group=is_group)

    def _short_list(self, given: Given, thing: Thing) -> Field:
        if not given.holds_only_texts:
            return given.as_typed("It is not a list of short values.")
        if given.key in ("areas", "follows"):
            return ticked(given, self.picks.areas, "area")
        if given.key == "keeps":
            return ticked(given, self.picks.promises, "promise")
        return per_line(given, self.picks.suggestions(thing.name, given.key))

    def _listed(self, of: Inner | Either, given: Given, thing: Thing, room: int) -> Field:
        if not isinstance(given.node, yaml.SequenceNode) and given.value:
            return given.as_typed("It is not a list.")
        inner = (of.inner if isinstance(of, Either) else of).thing or thing
        return self.list_of(of, inner, given, room)

    def list_of(self, of: Inner | Either, thing: Thing, given: Given, room: int) -> Listed:
        """A list of things, with an empty one to fill in where there is room."""
        path, count = given.path, self.count(given.path)
        is_here = room > 0 and count <= FEW
        rows = tuple(
            self._row(of, thing, (*path, number), number, count, room if is_here else 0) for number in range(count)
        )
        last = max(count + 1, min(self.totals.get(path, 0), count + MOST_BLANKS)) if is_here else count
        blanks = tuple(self.item(of, thing, (*path, number), room - 1) for number in range(count, last))
        adds_at = "" if is_here or not self._has_page(path) else self.address((*path, NEW))
        return Listed(**given.common, rows=rows, blanks=blanks, what=thing.what, adds_at=adds_at, count=count)

    def item(self, of: Inner | Either, thing: Thing, path: Path, room: int) -> Field:
        """One item of a list, or an empty one."""
        key = Key(without_article(thing.what), of, "")
        if isinstance(of, Either) and not isinstance(self.node(path), yaml.MappingNode) and self.node(path) is not None:
            return self._either(of, self.given(path, key), thing, max(room, 1), key)
        return self.group(thing, path, max(room, 1), key)

    def _row(self, of: Inner | Either, thing: Thing, path: Path, number: int, count: int, room: int) -> Row:
        findings = sum(len(those) for at, those in self.located.items() if at[: len(path)] == path)
        given = self.given(path, Key(without_article(thing.what), of, ""))
        inner: Field | None = None
        if given.refused:
            inner = given.as_typed(given.refused)
        elif room > 0:
            inner = self.item(of, thing, path, room - 1)
        return Row(
            path=path,
            title=self.title(path) or f"{without_article(thing.what).capitalize()} {number + 1}",
            note=self._note(path),
            address=self.address(path),
            field=inner,
            count=findings,
            is_first=number == 0,
            is_last=number == count - 1,
        )

    def title(self, path: Path) -> str:
        """What tells an item from others."""
        node = self.node(path)
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        return next((value for key in _TELLING if (value := self.text((*path, key)))), "")

    def _note(self, path: Path) -> str:
        """What else tells it: its date and its state."""
        keys = ("date", "due", "status", "state", "delivery", "impact", "value")
        found = [value for key in keys if (value := self.text((*path, key)))]
        return " · ".join(value for value in found if value != self.title(path))

    def text(self, path: Path) -> str:
        """A text as it was typed; "" for anything else."""
        node = self.node(path)
        return str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""

    def _has_page(self, path: Path) -> bool:
        """Whether a value that is not there yet can be added by itself: what it belongs to is in the file."""
        return len(path) < 2 or self.node(path[:-1]) is not None

    def given(self, path: Path, key: Key | None, owner: str = "") -> Given:
        """What the file has at a path, and what every field of it says; `owner` is the thing that has the key."""
        refused, node = "", None
        if self.tree and self.tree.root is not None and path:
            above = self.node(path[:-1]) if len(path) > 1 else self.tree.root
            is_key = isinstance(above, yaml.MappingNode) and path[-1] in self.keys(path[:-1])
            is_item = isinstance(above, yaml.SequenceNode) and path[-1] in range(len(above.value))
            if is_key or is_item:
                try:
                    node = self.tree.find(path).node
                except RefusedError as error:
                    refused = error.problem.message
        elif self.tree and not path:
            node = self.tree.root
        label = self.picks.called(label_of(key.name, owner)) if key else ""
        return Given(
            path=path,
            key=key.name if key else "",
            label=label,
            help=help_of(owner, key.name, key.help) if key else "",
            required=bool(key and key.is_needed),
            findings=self.located.get(path, ()),
            node=node,
            refused=refused,
            source=self._source(node),
        )

    def _source(self, node: yaml.Node | None) -> str:
        """A value as it is typed in the file."""
        if node is None or self.tree is None or node.start_mark is None:
            return ""
        return self.tree.text[node.start_mark.index : self.tree.end_of(node)]
