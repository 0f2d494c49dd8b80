"""The second version of the site's words: for whom it is, where it is, and which rules its texts follow.

Without any setting it is the one for children and young people. The keys of files that hold its texts begin with
`young_people` whoever reads it, and so do the identifiers in its feed: these are names that never change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from site_builder.problems import Place
from site_builder.record.aliases import Alias

PATH = "young-people"
"""Where it is without a setting, as the first part of its addresses."""
USUAL_READERS = "children and young people"
"""Whom it is for without a setting."""
EASY_READERS = "people who like it easy to read"
"""Whom a version in easy language is for, if nothing says so."""


class WritingRules(StrEnum):
    """By which rules the texts of the second version are written."""

    CHILD = "child"
    EASY_READ = "easy-read"
    NONE = "none"


@dataclass(frozen=True)
class SecondVersion:
    """The second version, or that there is none."""

    path: str = PATH
    """The first part of its addresses, without slashes."""
    readers: str = USUAL_READERS
    """Whom it is for, as it stands after "for" in a sentence."""
    rules: WritingRules = WritingRules.CHILD
    aliases: tuple[Alias, ...] = ()
    """Where its home page was before: each of its pages leads on from there."""
    is_on: bool = True
    """False for a site that has none."""
    place: Place = field(default=Place("mkdocs.yml"), compare=False, repr=False)
    """Where it was typed."""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its values was typed, by its key; an alias by "aliases/" and itself."""

    def place_of(self, key: str) -> Place:
        """Where a value was typed; where the setting is, if it was not."""
        return self.places.get(key, self.place)

    @property
    def is_usual(self) -> bool:
        """Whether it is for children and young people, by the rules for them."""
        return self.rules is WritingRules.CHILD and self.readers == USUAL_READERS

    @property
    def is_for_children(self) -> bool:
        """Whether children read it, by its rules or by its name: they can turn to whom children turn."""
        return self.rules is WritingRules.CHILD or any(word in self.readers.casefold() for word in ("child", "young"))

    @property
    def who(self) -> str:
        """Whom it is for, as findings call them: young people for short."""
        return "young people" if self.readers == USUAL_READERS else self.readers

    @property
    def heading(self) -> str:
        """The heading that begins its part in a plan summary and in the introduction."""
        return f"For {self.readers}"

    @property
    def home(self) -> str:
        """The address of its home page; "" where there is none."""
        return f"{self.path}/" if self.is_on else ""

    @property
    def first_parts(self) -> frozenset[str]:
        """The first part of its addresses, which no other page may have; empty where there is none."""
        return frozenset({self.path}) if self.is_on else frozenset()

    @property
    def teenagers(self) -> str:
        """The address of the pages for teenagers. The name of a plan summary begins with digits, so none has this address."""
        return f"{self.path}/teens/"

    def page_of(self, address: str) -> str:
        """The address of its page of an update."""
        return f"{self.path}/{address}"

    def page_of_area(self, name: str) -> str:
        """The address of its page of a plan summary, by the name of the summary's file."""
        return f"{self.path}/{name}/"
