"""What was said between two meetings: updates, promises and documents."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.record.named_documents import ListedDocument
from site_builder.record.promises import Standing
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.record.updates import Update
from site_builder.views.pack.rows import Row, Section, Window, cells, listed, section
from site_builder.views.rhythms import time_over


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
    columns = "id text whose nature due made standing kept overdue_by became_overdue url"
    return section("promises", columns, _promises(edition, window))


def _promises(edition: Edition, window: Window) -> Iterator[Row]:
    for entry in edition.promises:
        told = tuple(_told(edition, entry, window))
        if told:
            yield _promise(edition, entry, window, told)


def _told(edition: Edition, entry: TrackedPromise, window: Window) -> Iterator[str]:
    messages, due = edition.messages, entry.promise.due
    if window.has(entry.made_in.public_from):
        yield messages.plain("pack.made", date=entry.made_in.date.words(messages), title=entry.made_in.title)
    for keeper in entry.kept_by:
        if window.has(keeper.public_from):
            yield messages.plain("pack.kept", date=keeper.date.words(messages), title=keeper.title)
    if due and entry.standing is Standing.LATE:
        key = "became_overdue" if window.ends(due) else "overdue"
        yield messages.plain(f"pack.{key}", date=due.words(messages), over=time_over(edition, due))


def _promise(edition: Edition, entry: TrackedPromise, window: Window, told: tuple[str, ...]) -> Row:
    promise, messages = entry.promise, edition.messages
    due, whose = promise.due, entry.whose or edition.council.name
    is_late = due is not None and entry.standing is Standing.LATE
    over = time_over(edition, due) if due and is_late else ""
    became = "yes" if due and is_late and window.ends(due) else "no"
    address = f"{entry.made_in.address}#{entry.anchor}"
    shown_due = promise.due_text or (due.words(messages) if due else "")
    firm = "" if entry.is_own else messages.plain(f"pack.{entry.nature.value}", whose=whose)
    head = messages.plain("pack.due", date=shown_due)
    row = (promise.id, promise.text, whose, entry.nature.value, due or promise.due_text, entry.made_in.date)
    standing, kept = messages.plain(entry.words), listed(one.date for one in entry.kept_by)
    values = cells(*row, standing, kept, over, became, edition.site_url + address)
    return Row(None, promise.text, address, tuple(filter(None, (firm, head, *told))), values)


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
    lacks = one.expects_response and document.needs_response and document.publisher != edition.council.name
    response = document.response.title if document.response else ""
    answer = messages.plain("pack.response", title=response) if response else ""
    answer = answer or (messages.plain("pack.no_response") if lacks else "")
    owners = [owner.title for owner in (*one.rests, *one.named)]
    told = (document.publisher, answer, messages.plain("pack.named_in", titles="; ".join(owners)) if owners else "")
    url = document.address(edition.site_url)
    row = cells(document.date, document.title, document.publisher, response or answer, url, listed(owners))
    return Row(document.date, document.title, f"documents/#{one.anchor}", tuple(filter(None, told)), row)
