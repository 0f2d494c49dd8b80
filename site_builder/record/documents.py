"""A report, letter or notice to which an update or the plan refers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from site_builder.problems import Place
from site_builder.record.addresses import file_address
from site_builder.record.dates import Span


class Answer(StrEnum):
    """What stands in place of a response where there is none to come."""

    NONE_NEEDED = "none-needed"


@dataclass(frozen=True)
class Document:
    """One document. `url` is an address outside the site, `file` a path below `docs/`; if neither, no link."""

    title: str
    place: Place
    url: str = ""
    file: str = ""
    fragment: str = ""
    """The place in the file, such as "#page=3", or ""."""
    publisher: str = ""
    date: Span | None = None
    note: str = ""
    response: Document | None = None
    """The council's answer to it; None if no answer is published here."""
    needs_response: bool = True
    """False where the author says that no answer is due."""
    id: str = ""
    """Its name in the record, by which `sources` cite it, or ""."""
    id_place: Place | None = field(default=None, compare=False, repr=False)
    """Where that was typed."""
    held: bool | None = None
    """Whether the record contains it or only names it; None if its author does not say."""
    date_place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""
    archived: str = ""
    """The address of a copy in a web archive, or ""."""

    def address(self, root: str) -> str:
        """Its web address, or its address on the site after `root`; "" if there is no link."""
        return self.url or file_address(self.file, root) + self.fragment

    @property
    def with_response(self) -> tuple[Document, ...]:
        """The document, its response, the response to that, and so on."""
        return (self, *(self.response.with_response if self.response else ()))


@dataclass(frozen=True)
class Cited:
    """A document that is cited by its id alone: its details are elsewhere in the record."""

    id: str
    place: Place


Source = Document | Cited
"""What a text rests on, as its author wrote it."""


def in_full(sources: tuple[Source, ...]) -> tuple[Document, ...]:
    """Those of the sources whose details are given where they are cited."""
    return tuple(source for source in sources if isinstance(source, Document))
