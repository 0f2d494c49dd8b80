"""What can be picked in place of being typed: areas, promises, documents, pictures, the next number of a series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from site_builder.desk.fields import Choice
from site_builder.desk.labels import words_of
from site_builder.edition import Edition
from site_builder.messages import english
from site_builder.record.facts.site import is_of_second_version
from site_builder.record.file_kinds import Treatment, kind_of
from site_builder.record.kinds import Kind
from site_builder.record.promises import Standing
from site_builder.record.ratings import Delivery, Impact
from site_builder.record.second_version import USUAL_READERS, SecondVersion
from site_builder.record.updates import Publication

_SECTIONS = {"Kind": "kinds", "Status": "status", "VoiceState": "voice_state", "Group": "young_groups"}
"""The section of the English catalogue that has the words of a closed set, by the set's name."""
_OWN_WORDS = {
    "draft": "Draft: nobody but you sees it",
    "none-needed": "No answer is due",
    "up": "More is better",
    "down": "Less is better",
}
_NOTHING = {"Publication": "Finished", "Kind": "Nothing chosen, so it is news"}
"""What it means that none of the words is chosen, by the name of their set."""


@dataclass(frozen=True)
class Picks:
    """What one record offers. Each key of `suggested` is the name of a thing and of its key."""

    areas: tuple[Choice, ...] = ()
    promises: tuple[Choice, ...] = ()
    """Those that nobody has shown to be kept, newest first."""
    pictures: tuple[Choice, ...] = ()
    """Paths below `docs/`."""
    suggested: Mapping[tuple[str, str], tuple[Choice, ...]] = field(default_factory=dict)
    ratings: Mapping[str, str] = field(default_factory=dict)
    """The council's words for the codes of ratings."""
    second: SecondVersion = field(default_factory=SecondVersion)
    """For whom the second version is, after whom fields and parts of a form are called."""

    def called(self, words: str) -> str:
        """The name of a field or of a part of a form, with the readers of the second version as the council calls them."""
        return words.replace(USUAL_READERS, self.second.readers)

    def has(self, key: str) -> bool:
        """Whether a key is for a part of the site that there is."""
        return self.second.is_on or not is_of_second_version(key)

    def words(self, words: type[StrEnum]) -> tuple[Choice, ...]:
        """The words of a closed set, each with what it is called."""
        others = [word for word in words if word is not Publication.PUBLISHED]  # it is what nothing says, too
        return tuple(Choice(word.value, self._called(words, word)) for word in others)

    def nothing(self, words: type[StrEnum]) -> str:
        """What it means that none of these words is chosen."""
        return _NOTHING.get(words.__name__, "Nothing chosen")

    def _called(self, words: type[StrEnum], word: StrEnum) -> str:
        if words in (Delivery, Impact):
            return self.ratings.get(f"{words.__name__}/{word.value}") or words_of(word.value)
        said = english().words.get(f"{_SECTIONS.get(words.__name__, '')}.{word.value}")
        return said if isinstance(said, str) else _OWN_WORDS.get(word.value) or words_of(word.value)

    def suggestions(self, thing: str, key: str) -> tuple[Choice, ...]:
        """What may be meant by a key of a thing; () if nothing is known."""
        return self.suggested.get((thing, key)) or self.suggested.get(("", key), ())


def picks_of(edition: Edition) -> Picks:
    """What a record offers, drafts included."""
    record = edition.record
    areas = (Choice(str(area.number), f"{area.number}. {area.title}") for area in record.areas)
    waiting = (one for one in edition.promises if one.standing is not Standing.KEPT)
    promises = (Choice(one.promise.id, one.promise.text) for one in waiting)
    pictures = (file for file in sorted(record.files) if _is_picture(file))
    rated = {f"Delivery/{word.value}": edition.rating_words(word) for word in Delivery}
    rated |= {f"Impact/{word.value}": edition.rating_words(word) for word in Impact}
    return Picks(
        areas=tuple(areas),
        promises=tuple(promises),
        pictures=tuple(Choice(file, file) for file in pictures),
        suggested=dict(_suggested(edition)),
        ratings=rated,
        second=edition.council.second_version,
    )


def _is_picture(file: str) -> bool:
    return kind_of(file).treatment in (Treatment.PICTURE, Treatment.DRAWING)


def _suggested(edition: Edition) -> Iterator[tuple[tuple[str, str], tuple[Choice, ...]]]:
    record = edition.record
    ladders = record.ladders.values()
    yield ("series", "name"), tuple(Choice(one.name, f"the next is {one.rungs[-1].last + 1}") for one in ladders)
    yield (
        ("series", "number"),
        tuple(Choice(str(one.rungs[-1].last + 1), f"the next of {one.name}") for one in ladders),
    )
    documents = tuple(Choice(id_, document.title) for id_, document in record.document_by_id.items())
    yield ("", "source"), documents
    yield ("", "sources"), documents
    yield ("", "document"), documents
    names = tuple(Choice(update.name, update.title) for update in record.updates)
    yield ("", "evidence"), names
    papers = (file for file in sorted(record.files) if not file.endswith(".md"))
    yield ("", "url"), tuple(Choice(file, "a file of this site") for file in papers)
    yield ("", "reports_to"), tuple(Choice(body.id, body.name) for body in record.bodies)
    everybody = chain(
        (document for update in record.updates for document in update.documents), record.other_documents()
    )
    yield ("", "publisher"), _each_once(document.publisher for document in everybody)
    quotes = [quote for update in record.updates for quote in update.quotes]
    for key in ("name", "role", "organisation"):
        yield ("quote", key), _each_once(getattr(quote, key) for quote in quotes)
    actions = [action for area in record.areas for action in area.actions]
    yield ("", "owner"), _each_once(action.owner for action in actions)
    yield ("rating", "by"), _each_once(rating.by for area in record.areas for rating in area.ratings)
    yield ("rhythm", "every"), tuple(Choice(every, "") for every in ("1 month", "6 weeks", "3 months", "1 year"))
    yield ("", "kind"), tuple(Choice(kind.value, "") for kind in Kind)


def _each_once(words: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(word, "") for word in sorted({word for word in words if word}))
