"""Updates: their text and everything in it stays as it was published, or says that it was changed."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.check.against.changes import Change
from site_builder.check.against.comparison import Comparison, first_day, is_later
from site_builder.codes import Code
from site_builder.problems import Problem, quoted
from site_builder.record.updates import Update


def check_update(change: Change, seen: Comparison) -> Iterator[Problem]:
    """An update keeps its address and its words; it goes only by being withdrawn, and comes with the day of its date."""
    if change.is_gone:
        yield _gone(change, seen)
    elif change.is_new:
        yield from _dated_back(change, seen)
    elif change.key in ("address", "aliases"):
        yield from check_address(change, seen)
    elif change.thing in seen.withdrawn:
        return  # its page says so, and why
    elif change.thing in seen.restored:
        yield from _restored(change, seen)
    elif change.key in ("withdrawn", "withdrawn_reason"):
        yield from _withdrawn(change, seen)
    elif change.key == "minor":
        yield from check_forward(change, seen)
    elif not _is_shortened_text(change, seen) and not is_new_version(change):
        yield from seen.unless_amended(change)


def _gone(change: Change, seen: Comparison) -> Problem:
    update = seen.edition.record.update_by_name.get(change.thing.partition("/")[2])
    today = seen.edition.today
    if update is None:
        words = f"{change.words}. Put the file back with 'withdrawn: {{date: {today}, reason: …}}': its address then says why."
        return Problem(change.place, Code.SILENT_REMOVAL, words)
    why, key = ("is a draft now", "status") if update.draft else ("waits for its hour now", "publish_at")
    words = f"This update was published, and {why}. Delete {quoted(key)}, or withdraw the update with 'withdrawn: {{date: {today}, reason: …}}'."
    return Problem(update.place_of(key), Code.SILENT_REMOVAL, words)


def _dated_back(change: Change, seen: Comparison) -> Iterator[Problem]:
    """A new update is not older than those that were published before it came, unless it says when it was written."""
    update = seen.edition.record.update_by_name.get(change.thing.partition("/")[2])
    newest = seen.newest_update
    if update and newest and _last_issued(update) < first_day(newest).toordinal():
        message = f"This update is dated {quoted(str(update.issued))}, and was not there when one of {newest} had been published. Write the day of its publication in 'date' and in the file's name; if it describes an earlier day, write 'written: {seen.edition.today}'."
        yield Problem(update.place_of("date"), Code.SILENT_ADDITION, message)


def _last_issued(update: Update) -> int:
    day = max(update.issued.last_day, update.publish_at.date()) if update.publish_at else update.issued.last_day
    return day.toordinal()


def is_update(name: str) -> bool:
    """Whether a thing is an update as a whole."""
    return name.startswith("update/") and name.count("/") == 1


def check_address(change: Change, seen: Comparison) -> Iterator[Problem]:
    """What was at an address, or led on from it, still does."""
    for old in (change.was or "").split(", "):
        if old and old.strip("/") not in seen.addresses:
            message = f"The address {quoted(old)} was published, and now nothing is there; write it below 'aliases', or give the file its old name."
            yield Problem(change.place, Code.SILENT_ADDRESS, message)


def _restored(change: Change, seen: Comparison) -> Iterator[Problem]:
    """An update that was withdrawn is shown again only with a correction that says so."""
    gone = first_day(seen.before[change.thing].get("withdrawn", ""))
    if not any(day >= gone for day in seen.days_of_corrections(change.thing)):
        message = "This update was published as withdrawn, and is shown again; write 'withdrawn' back, or add an entry to 'corrections' that says why it is shown again."
        yield Problem(change.place, Code.SILENT_CHANGE, message)


def _withdrawn(change: Change, seen: Comparison) -> Iterator[Problem]:
    """The reason of a withdrawal stays, or its date says that it was changed."""
    before, now = seen.before[change.thing], seen.now[change.thing].values
    if not is_later(now.get("withdrawn", ""), before.get("withdrawn", "")) or "withdrawn" not in before:
        message = f"{change.words}; write it back, or write the day of this change, {seen.edition.today}, as the date of 'withdrawn'."
        yield Problem(change.place, Code.SILENT_CHANGE, message)


def check_forward(change: Change, seen: Comparison) -> Iterator[Problem]:
    """A date that is there to be renewed is renewed, and never goes back."""
    was, now = ((typed or "").partition(" ")[0] for typed in (change.was, change.now))
    if not is_later(now, was):  # the same day may be said of somebody else
        yield from seen.unless_amended(change)


def is_new_version(change: Change) -> bool:
    """Whether what had been said is now also said to teenagers, in words of their own."""
    return change.key == "teenagers" and change.was is None


def _is_shortened_text(change: Change, seen: Comparison) -> bool:
    """Whether a summary is nobody's words but the beginning of a text that is told anyway."""
    before, now = seen.before[change.thing], seen.now[change.thing]
    is_made = change.key == "summary" and "summary" not in now.places
    return is_made and before.get("text") != now.values.get("text")


def check_part(change: Change, seen: Comparison) -> Iterator[Problem]:
    """What belongs to an update, such as a quote, a diary date or a document, stays as it was published; the documents
    that a plan summary names may become more."""
    if change.is_gone:
        yield from seen.unless_amended(change, Code.SILENT_REMOVAL)
    elif not _has_grown(change, seen):
        yield from seen.unless_amended(change)


def _has_grown(change: Change, seen: Comparison) -> bool:
    """Whether a document of a plan summary is new and takes the place of none: what it rests on stays, but with the
    closing of an area comes where that was decided."""
    if not change.is_new or not change.top.startswith("area/"):
        return False
    if change.thing == f"{change.top}/document/closed":
        return "closed" not in seen.before[change.top]
    return not change.thing.endswith("/source")


def check_correction(change: Change, seen: Comparison) -> Iterator[Problem]:
    """A correction that was published stays, and a new one is not older than it."""
    if change.is_gone:
        yield Problem(change.place, Code.SILENT_REMOVAL, f"{change.words}; write it back.")
    elif change.is_new:
        yield from _corrected_before(change, seen)
    else:
        yield from seen.unless_amended(change)


def _corrected_before(change: Change, seen: Comparison) -> Iterator[Problem]:
    newest = seen.newest_correction(change.above)
    if is_later(newest, change.values["date"]):
        message = f"This correction has the date {quoted(change.values['date'])}, and was not there when one of {newest} had been published; write the day on which it was made."
        yield Problem(change.place, Code.SILENT_ADDITION, message)
