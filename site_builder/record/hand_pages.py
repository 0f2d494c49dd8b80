"""A page that an author wrote by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from site_builder.problems import Place
from site_builder.record.prose import Prose


@dataclass(frozen=True)
class HandPage:
    """A page that an author wrote under `docs/`; the engine renders it."""

    file: str
    """Path from the root."""
    title: str
    description: str
    text: Prose
    place: Place
    anchors: frozenset[str] = frozenset()
    """Anchors of its headings."""
    young_people: Prose = field(default_factory=Prose)
    """For the introduction only: why there is a plan, in words for young people; otherwise empty."""
    teenagers: Prose = field(default_factory=Prose)
    """For the introduction only: what teenagers read on their first page, such as their rights; otherwise empty."""
    is_draft: bool = False
    """Whether `draft_docs` keeps it out of the built site; a preview shows it."""
    template: str = ""
    """The council's own template that it names, or ""."""

    @property
    def version(self) -> str:
        """The hash of its text, as the manifest has it."""
        return sha256(self.text.text.encode()).hexdigest()
