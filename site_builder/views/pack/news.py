"""What was said between two meetings: updates, promises and documents."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.record.dates import day_of
from site_builder.record.named_documents import ListedDocument
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.record.updates import Update
from site_builder.record.voices import Voice
from site_builder.views.documents import document_entry
from site_builder.views.lags import days
from site_builder.views.pack.rows import Row, Section, Window, cells, listed, section
from site_builder.views.rhythms import time_over

FEW = 3
"""The most places in which a document is named that are told one by one; the table has them all."""


def updates(edition: Edition, window: Window) -> Section:
    """The updates that became public, or whose text was written, in a time; newest first."""
    found = (one for one in edition.record.shown if window.has(one.public_from) or window.has(one.written))
    columns = "date title kind areas summary written url"
    return section("updates", columns, (_update(edition, one) for one in found))


def _update(edition: Edition, update: Update) -> Row:
    messages = edition.messages
    kind, areas = messages.plain(f"kinds.{update.kind}"), edition.record.areas_of(update)
    named = [messages.plain("parts.area", number=area.number, title=area.title) for area in areas]
    told = [kind, update.summary, "; ".join(named)]
    if update.written:
        told.append(messages.plain("pack.written", date=update.written.words(messages)))
    numbers, url = listed(area.number for area in areas), edition.site_url + update.address
    row = cells(update.date, update.title, update.kind.value, numbers, update.summary, update.written, url)
    return Row(update.date, update.title, update.address, tuple(filter(None, told)), row)


def promises(edition: Edition, window: Window) -> Section:
    """The promises that were made, shown to be done or became overdue in a time, and all that are overdue at its end; also
    what was expected or required."""
    columns = "id text whose nature due made standing why kept overdue_by became_overdue url"
    return section("promises", columns, _promises(edition, window))


def _promises(edition: Edition, window: Window) -> Iterator[Row]:
    for entry in edition.promises:
        told = tuple(_told(edition, entry, window))
        if told:
            yield _promise(edition, entry, window, told)


def _told(edition: Edition, entry: TrackedPromise, window: Window) -> Iterator[str]:
    """What became of a promise in a time, and that it is overdue at its end."""
    messages, due, ending = edition.messages, entry.overdue, entry.ending
    if window.has(entry.made_in.public_from):
        yield messages.plain("pack.made", date=entry.made_in.date.words(messages), title=entry.made_in.title)
    for key, keepers in (("partly", entry.partly_by), ("kept", entry.kept_by)):
        for one in keepers:
            if window.has(one.public_from):
                yield messages.plain(f"pack.{key}", date=one.date.words(messages), title=one.title)
    if ending and window.has(ending.date):
        date, standing = ending.date.words(messages), messages.plain(entry.words)
        yield messages.plain("pack.ended", standing=standing, date=date, why=ending.why)
    if due:
        key = "became_overdue" if window.ends(due) else "overdue"
        over, end = time_over(edition, due), day_of(edition.today).words(messages)
        yield messages.plain(f"pack.{key}", date=due.words(messages), over=over, end=end)


def _promise(edition: Edition, entry: TrackedPromise, window: Window, told: tuple[str, ...]) -> Row:
    promise, messages, ending = entry.promise, edition.messages, entry.ending
    due, whose, late = promise.due, entry.whose or edition.council.name, entry.overdue
    shown_due = promise.due_text or (due.words(messages) if due else "")
    firm = "" if entry.is_own else messages.plain(f"pack.{entry.nature.value}", whose=whose)
    head = messages.plain("pack.due", date=shown_due)
    values = cells(
        *(promise.id, promise.text, whose, entry.nature.value, due or promise.due_text, entry.made_in.date),
        *(messages.plain(entry.words), ending.why if ending else ""),
        listed(one.date for one in entry.kept_by),
        *(time_over(edition, late) if late else "", _yes(late is not None and window.ends(late))),
        edition.site_url + promise.address,
    )
    return Row(None, promise.text, promise.address, tuple(filter(None, (firm, head, *told))), values)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def voices(edition: Edition, window: Window) -> Section:
    """What people said, or were told in answer, in a time, and all that is without an answer at its end; unanswered first."""
    columns = "date group said state did why by_when told_on days url"
    every = (voice for state in edition.voices for voice in state.voices)
    found = (one for one in every if window.has(one.date) or window.has(one.told_on) or one.is_unanswered)
    return section("voices", columns, (_voice(edition, one) for one in found))


def _voice(edition: Edition, voice: Voice) -> Row:
    messages, after = edition.messages, voice.answered_after
    told = [voice.group, messages.plain(f"voice_state.{voice.state}"), voice.did, voice.why]
    if voice.by_when:
        told.append(messages.plain("voice.by_when", date=voice.by_when.words(messages)))
    if voice.told_on and after:
        told.append(
            messages.plain(
                "voice.told",
                date=voice.told_on.words(messages),
                after=days(messages, after, "voice.days", "voice.days_between"),
            )
        )
    address = f"you-said/#{voice.anchor}"
    head = (voice.date, voice.group, voice.said, voice.state.value, voice.did, voice.why, voice.by_when, voice.told_on)
    row = cells(
        *head, days(messages, after, "voice.days", "voice.days_between") if after else "", edition.site_url + address
    )
    return Row(voice.date, voice.said, address, tuple(filter(None, told)), row)


def documents(edition: Edition, window: Window) -> Section:
    """The documents that are dated in a time, or named by an update that became public in it."""
    found = (one for one in edition.record.listed_documents if _is_new(one, window))
    columns = "date title publisher response url named_in"
    return section("documents", columns, (_document(edition, one) for one in found))


def _is_new(one: ListedDocument, window: Window) -> bool:
    owners = (owner for owner in (*one.rests, *one.named) if isinstance(owner, Update))
    return window.has(one.document.date) or any(window.has(owner.public_from) for owner in owners)


def _document(edition: Edition, one: ListedDocument) -> Row:
    document, messages = one.document, edition.messages
    response = document.response.title if document.response else ""
    answer = messages.plain("pack.response", title=response) if response else ""
    answer = answer or document_entry(edition, one).answer
    owners = [owner.title for owner in (*one.rests, *one.named)]
    named = messages.plain("pack.named_in", titles="; ".join(owners)) if owners else ""
    named = messages.count("pack.named_often", len(owners)) if len(owners) > FEW else named
    told = (document.publisher, answer, named)
    url = document.address(edition.site_url)
    row = cells(document.date, document.title, document.publisher, response or answer, url, listed(owners))
    return Row(document.date, document.title, f"documents/#{one.anchor}", tuple(filter(None, told)), row)
