"""A form as its page prints it: sections of fields, and what was found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from site_builder.desk.changes import Path
from site_builder.desk.fields import Field, name_of
from site_builder.desk.labels import DATA_NAMES
from site_builder.desk.record_files import Sort
from site_builder.problems import Problem
from site_builder.record.plan import YOUNG_PEOPLE_HEADING


@dataclass(frozen=True)
class Section:
    """Fields below one heading; those below "" come first, the others can be opened."""

    heading: str
    fields: tuple[Field, ...]
    is_open: bool = False

    @property
    def filled(self) -> int:
        """How many of its fields have a value."""
        return sum(field.is_filled for field in self.fields)

    @property
    def findings(self) -> int:
        """How many findings belong to its fields or to what is below them."""
        return sum(len(field.findings) for field in every_field(self.fields))


@dataclass(frozen=True)
class Remark:
    """One finding in the summary at the top."""

    problem: Problem
    address: str
    """Of its field; "" if the page has none for it."""
    label: str = ""


@dataclass(frozen=True)
class DeskForm:
    """All that the page of a file, or of one value in it, prints."""

    file: str
    sort: Sort
    title: str
    at: Path
    trail: tuple[tuple[str, str], ...]
    """The words and addresses of the pages above it."""
    sections: tuple[Section, ...]
    remarks: tuple[Remark, ...] = ()
    unreadable: str = ""
    """The text of a file whose keys cannot be read."""
    second_heading: str = YOUNG_PEOPLE_HEADING
    """The heading that begins the part for the second version in a plan summary."""

    @property
    def at_name(self) -> str:
        """Where in the file it is, as a form sends it."""
        return name_of(self.at)

    @property
    def fields(self) -> Iterator[Field]:
        """All its fields, outer before inner."""
        return every_field(field for section in self.sections for field in section.fields)

    def holding(self, posted: Mapping[str, tuple[str, ...]]) -> DeskForm:
        """The same form with what was typed into it."""
        kept = (replace(one, fields=tuple(field.holding(posted) for field in one.fields)) for one in self.sections)
        return replace(self, sections=tuple(kept))


def every_field(fields: Iterable[Field]) -> Iterator[Field]:
    """Some fields and all below them, outer before inner."""
    for field in fields:
        yield field
        yield from field.inside()


def title_of(file: str, sort: Sort) -> str:
    """What a file without a title is called."""
    name = PurePosixPath(file)
    if sort is Sort.TEXTS:
        return f"What the site says by itself ({name.stem})"
    if sort is Sort.WORDS:
        return f"List of words: {name.stem.replace('_', ' ')}"
    return "Settings of the site" if sort is Sort.CONFIGURATION else DATA_NAMES.get(name.name, file)
