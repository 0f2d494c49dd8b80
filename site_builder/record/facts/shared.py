"""What updates, plan summaries and data files have in common: documents, corrections, moves."""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.problems import Place
from site_builder.record.documents import Cited, Document, in_full
from site_builder.record.facts.said import Facts, listed, slug
from site_builder.record.moves import Move
from site_builder.record.plan import Area
from site_builder.record.updates import Update


def say_document(
    facts: Facts, above: str, document: Document | None, *, name: str = "", is_source: bool = False
) -> None:
    """One document that a thing names, and the council's answer to it; `above` is that thing's name."""
    if document is None:
        return
    values = {
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
        "url": document.address("/"),
        "note": document.note,
        "archived": document.archived,
        "held": {None: "", True: "yes", False: "no"}[document.held],
        "response": "" if document.needs_response else "none-needed",
        "source": "yes" if is_source else "",
    }
    places = {"date": document.date_place} if document.date_place else {}
    thing = facts.say(f"{above}document/{name or document.id or slug(document.title)}", values, document.place, places)
    say_document(facts, f"{thing}/", document.response, name="response")


def say_attached(facts: Facts, thing: str, owner: Update | Area) -> None:
    """The documents, sources and corrections of an update or a plan summary."""
    for document in owner.documents:
        say_document(facts, f"{thing}/", document)
    for document in in_full(owner.sources):
        say_document(facts, f"{thing}/", document, is_source=True)
    say_corrections(facts, thing, owner)


def say_corrections(facts: Facts, thing: str, owner: Update | Area) -> None:
    """What an update or a plan summary says that it corrected."""
    for one in owner.corrections:
        values = {"date": one.date, "note": one.note, "show_before": "" if one.show_before else "no"}
        facts.say(f"{thing}/correction/{one.date}", values, one.place or owner.place)


def cited(owner: Update | Area) -> str:
    """The ids of the documents that are cited by them."""
    return listed(source.id for source in owner.sources if isinstance(source, Cited))


def aliases(owner: Update | Area) -> str:
    """The old addresses that lead to it."""
    return listed(alias.typed for alias in owner.aliases)


def say_moves(facts: Facts, thing: str, moves: Iterable[Move], place: Place) -> None:
    """What a due date or a target was before, numbered from 1, the oldest."""
    for number, move in enumerate(moves, 1):
        values = {"date": move.date, "was": move.was, "why": move.why, "agreed_by": move.agreed_by}
        facts.say(f"{thing}/move/{number}", values, move.place or place)
