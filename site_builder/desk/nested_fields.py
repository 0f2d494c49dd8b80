"""Fields that hold other fields: keys of a value, one of two forms, lists of things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from site_builder.desk.changes import Path
from site_builder.desk.fields import Field, name_of
from site_builder.desk.labels import without_article


@dataclass(frozen=True, kw_only=True)
class Group(Field):
    """A value with keys of its own."""

    widget: ClassVar[str] = "group"
    fields: tuple[Field, ...] = ()
    more: tuple[Field, ...] = ()
    """Those that are seldom needed."""
    address: str = ""
    """A page on which it is shown alone, where it has one."""
    title: str = ""
    """What tells it from others of its list."""

    def inside(self) -> Iterator[Field]:
        """The fields in it, outer before inner, in the order of the form."""
        for field in (*self.fields, *self.more):
            yield field
            yield from field.inside()

    @property
    def is_filled(self) -> bool:
        """Whether any field in it has a value."""
        return any(field.is_filled for field in (*self.fields, *self.more))

    @property
    def filled_more(self) -> int:
        """How many of those that are seldom needed have a value."""
        return sum(field.is_filled for field in self.more)

    def holding(self, posted: Mapping[str, tuple[str, ...]]) -> Group:
        """The same with what was typed into the fields in it."""
        fields = tuple(field.holding(posted) for field in self.fields)
        return replace(self, fields=fields, more=tuple(field.holding(posted) for field in self.more))


@dataclass(frozen=True, kw_only=True)
class OneOfTwo(Field):
    """A plain value, or keys of its own."""

    widget: ClassVar[str] = "one_of_two"
    plain: Field
    group: Group
    is_group: bool = False
    """Which of the two the file has."""

    def inside(self) -> Iterator[Field]:
        """The fields in it, outer before inner, in the order of the form."""
        for field in (self.plain, self.group):
            yield field
            yield from field.inside()

    @property
    def is_filled(self) -> bool:
        """Whether any field in it has a value."""
        return self.plain.is_filled or self.group.is_filled

    def holding(self, posted: Mapping[str, tuple[str, ...]]) -> OneOfTwo:
        """The same with what was typed into the fields in it."""
        return replace(self, plain=self.plain.holding(posted), group=self.group.holding(posted))


@dataclass(frozen=True)
class Row:
    """One item of a list: on this page with its fields, or as a link to its own page."""

    path: Path
    title: str
    note: str = ""
    address: str = ""
    field: Field | None = None
    count: int = 0
    """How many findings are on its page."""
    is_first: bool = False
    is_last: bool = False

    @property
    def name(self) -> str:
        """How a button names it."""
        return name_of(self.path)


@dataclass(frozen=True, kw_only=True)
class Listed(Field):
    """A list whose items have keys of their own."""

    widget: ClassVar[str] = "listed"
    rows: tuple[Row, ...] = ()
    blanks: tuple[Field, ...] = ()
    """Empty items to fill in; those that stay empty are not added."""
    what: str = ""
    """What an item is called, with its article."""
    adds_at: str = ""
    """The page on which an item is added, where that is not this one."""
    count: int = 0
    """How many items the file has."""

    @property
    def noun(self) -> str:
        """What an item is called, without its article."""
        return without_article(self.what)

    def inside(self) -> Iterator[Field]:
        """The fields in it, outer before inner, in the order of the form."""
        for field in (*(row.field for row in self.rows if row.field), *self.blanks):
            yield field
            yield from field.inside()

    @property
    def is_filled(self) -> bool:
        """Whether any field in it has a value."""
        return bool(self.count) or any(blank.is_filled for blank in self.blanks)

    def holding(self, posted: Mapping[str, tuple[str, ...]]) -> Listed:
        """The same with what was typed into the fields in it."""
        rows = (replace(row, field=row.field.holding(posted)) if row.field else row for row in self.rows)
        return replace(self, rows=tuple(rows), blanks=tuple(blank.holding(posted) for blank in self.blanks))
