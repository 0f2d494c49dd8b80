"""What search asks of the record beside the words of a page: its date, kind and areas, and what people call things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.council import Contact
from site_builder.record.updates import Kind
from site_builder.views.links import AreaLink, CountedLink, area_link
from site_builder.views.updates import YearCount, year_counts

LIST = "searched"
"""The list of words that people search with: `words/searched.yml`."""
PLAN, PROMISES = "plan", "promises"
"""The kinds of other pages than updates."""


@dataclass(frozen=True)
class Choice:
    """One way to leave out results, or to put them in order."""

    name: str
    """Its name in the address of a search, and in the catalogue."""
    options: tuple[tuple[str, str], ...]
    """The value and the words of each; besides, nothing need be chosen."""


@dataclass(frozen=True)
class SearchView:
    """The form with what can be chosen in it, and the places to look in without it."""

    title: str
    choices: tuple[Choice, ...]
    years: tuple[YearCount, ...]
    kinds: tuple[CountedLink, ...]
    """The kinds of which there are updates."""
    areas: tuple[AreaLink, ...]
    contact: Contact | None
    """Whom to ask; None if nobody can be asked."""
    council: str
    versions: tuple[tuple[str, str], ...]
    """Where the pages of other versions are, and what marks them; the first address with which a page begins counts."""
    same: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    """The word of the pages, the words that people search with, and phrases in which these mean something else."""


@dataclass(frozen=True)
class Traits:
    """What a page is about, as far as search can choose by it."""

    date: str
    """As it is typed; "" without one."""
    kind: str
    areas: tuple[int, ...]


def search_view(edition: Edition, title: str) -> SearchView:
    """The ways to find something."""
    contact = edition.council.contact
    return SearchView(
        title=title,
        choices=tuple(one for one in _choices(edition) if one.options),
        years=year_counts(edition),
        kinds=tuple(
            CountedLink(f"updates/{code}/", words, entries) for code, words, entries in _kinds(edition) if entries
        ),
        areas=tuple(map(area_link, edition.record.open_areas)),
        contact=contact if contact.is_reachable else None,
        council=edition.council.name,
        versions=versions(edition),
        same=tuple((phrase.say, phrase.words, phrase.unless) for phrase in edition.record.word_lists.instead(LIST)),
    )


def versions(edition: Edition) -> tuple[tuple[str, str], ...]:
    """The address of each version beside that for adults, and its words."""
    second = edition.council.second_version
    if not second.is_on:
        return ()
    whole = (second.home, edition.messages.plain("titles.young_people"))
    teenagers = (second.teenagers, edition.messages.plain("titles.teenagers"))
    return (teenagers, whole) if edition.council.young_people.teens else (whole,)


def _choices(edition: Edition) -> Iterator[Choice]:
    messages, areas = edition.messages, edition.record.areas
    kinds = [(code, words) for code, words, entries in _kinds(edition) if entries]
    kinds += [(PLAN, messages.plain("titles.plan"))] if areas else []
    kinds += [(PROMISES, messages.plain("titles.promises"))] if edition.promises else []
    yield Choice("year", tuple((str(one.year), str(one.year)) for one in year_counts(edition)))
    yield Choice("kind", tuple(kinds))
    yield Choice("area", tuple((str(area.number), f"{area.number}. {area.title}") for area in areas))
    yield Choice("order", (("date", messages.plain("search.by_date")),))


def _kinds(edition: Edition) -> Iterator[tuple[str, str, int]]:
    """Each kind with the title of its list, and how many updates are of it."""
    counts = Counter(update.kind for update in edition.record.shown)
    for kind in Kind:
        yield kind.value, edition.messages.plain(f"kinds_listed.{kind}"), counts[kind]


def traits(edition: Edition) -> Iterator[tuple[str, Traits]]:
    """What search can choose by: updates, newest first, then areas and promises, each with the end of the addresses of
    all its pages, in whichever version: "updates/2025-07-17-visit/", "01-homes/", "promises/hire/"."""
    for update in edition.record.shown:
        yield update.address, Traits(str(update.date), update.kind.value, update.areas)
    for area in edition.record.areas:
        yield f"{area.name}/", Traits("", PLAN, (area.number,))
    for entry in edition.promises:
        yield entry.promise.address, Traits("", PROMISES, entry.made_in.areas)
