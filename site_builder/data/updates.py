"""One update as data."""

from __future__ import annotations

from site_builder.data.values import JsonObject, document_records, source_record, source_records, typed
from site_builder.edition import Edition
from site_builder.record.addresses import file_address
from site_builder.record.dates import When
from site_builder.record.moves import Move
from site_builder.record.promises import Ending, Promise
from site_builder.record.prose import Prose
from site_builder.record.updates import Correction, DiaryDate, Quote, Update


def update_record(update: Update, edition: Edition) -> JsonObject:
    """Everything that an update's page shows; for a withdrawn update, only where it was published and why it was withdrawn."""
    head: JsonObject = {"name": update.name, "url": edition.site_url + update.address, "date": typed(update.date)}
    head |= {"written": typed(update.written), "aliases": [alias.typed for alias in update.aliases]}
    if update.withdrawn:
        return head | {"withdrawn": {"date": typed(update.withdrawn.date), "reason": update.withdrawn.reason}}
    return head | _facts(update, edition) | _attached(update, edition) | _texts(update, edition)


def _facts(update: Update, edition: Edition) -> JsonObject:
    return {
        "title": update.title,
        "summary": update.summary,
        "in_short": update.in_short,
        "means": update.means,
        "kind": update.kind.value,
        "kind_words": edition.messages.plain(f"kinds.{update.kind}"),
        "areas": list(update.areas),
        "order": update.order_of_day,
        "happened": typed(update.happened),
        "happened_title": update.happened_title,
        "series": {"name": update.series.name, "number": update.series.number} if update.series else None,
        "changed": typed(last_change(update)),
        "corrections": correction_records(update.corrections),
        "minor": typed(update.minor),
    }


def _attached(update: Update, edition: Edition) -> JsonObject:
    image = {"url": file_address(update.image, edition.site_url), "alt": update.image_alt}
    return {
        "documents": document_records(update.documents, edition),
        "sources": source_records(update, edition),
        "quotes": [_quote(quote) for quote in update.quotes],
        "diary": [_diary(diary) for diary in update.diary],
        "promises": [promise_record(promise, edition) for promise in update.promises],
        "keeps": [keep.id for keep in update.keeps if not keep.partly],
        "keeps_partly": [keep.id for keep in update.keeps if keep.partly],
        "image": image if update.image else None,
    }


def _texts(update: Update, edition: Edition) -> JsonObject:
    second = edition.council.second_version
    young_people = {
        "url": edition.site_url + second.page_of(update.address),
        "title": update.young_people_title,
        "html": update.young_people.html(edition.site_url),
        "text": update.young_people.text,
        "teenagers": teenagers_record(update.teenagers, second.teenagers + update.address, edition),
    }
    return {
        "html": update.body.html(edition.site_url),
        "text": update.body.text,
        "young_people": young_people if update.young_people else None,
    }


def teenagers_record(text: Prose, address: str, edition: Edition) -> JsonObject | None:
    """The page for teenagers and their own text, empty if they read the one for children; None without such pages."""
    if not edition.council.young_people.teens:
        return None
    return {"url": edition.site_url + address, "html": text.html(edition.site_url), "text": text.text}


def last_change(update: Update) -> When:
    """When its substance last changed, as typed: a month stays a month, unlike in `Update.changed`."""
    gone = [update.withdrawn.date] if update.withdrawn else []
    dates = [update.issued, *(correction.date for correction in update.corrections), *gone]
    return max(dates, key=lambda date: date.first_day)


def correction_records(corrections: tuple[Correction, ...]) -> list[JsonObject]:
    """What was changed in substance, and when."""
    return [{"date": typed(correction.date), "note": correction.note} for correction in corrections]


def move_records(moves: tuple[Move, ...]) -> list[JsonObject]:
    """What a due date or a target was before, oldest first."""
    return [{"date": typed(move.date), "was": move.was, "why": move.why, "agreed_by": move.agreed_by} for move in moves]


def promise_record(promise: Promise, edition: Edition) -> JsonObject:
    """A promise as it was made, and what its author says became of it, without what updates show."""
    return {
        "id": promise.id,
        "text": promise.text,
        "due": typed(promise.due),
        "due_text": promise.due_text,
        "moved": move_records(promise.moved),
        "outcome": _outcome(promise.outcome, edition),
        "by": promise.by,
        "nature": promise.nature.value,
        "young_people": promise.young_people,
    }


def _outcome(outcome: Ending | None, edition: Edition) -> JsonObject | None:
    """What became of a promise, as its author says, and why."""
    if outcome is None:
        return None
    return {
        "state": outcome.state.value,
        "date": typed(outcome.date),
        "why": outcome.why,
        "source": source_record(outcome.source, edition),
        "young_people": outcome.young_people,
    }


def _quote(quote: Quote) -> JsonObject:
    return {
        "text": quote.text,
        "name": quote.name,
        "role": quote.role,
        "organisation": quote.organisation,
        "elected": quote.elected,
    }


def _diary(diary: DiaryDate) -> JsonObject:
    return {"date": typed(diary.date), "title": diary.title, "url": diary.url, "note": diary.note}
