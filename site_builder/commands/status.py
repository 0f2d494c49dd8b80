"""`progress status`: what a council's own team has to deal with, as lines to read or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from site_builder import clock
from site_builder.commands.findings import counts, exit_code, print_findings, print_lines
from site_builder.commands.several import each
from site_builder.commands.speaker import Speaker, speakers
from site_builder.messages import Messages
from site_builder.place import remembered
from site_builder.problems import printable

if TYPE_CHECKING:
    from pathlib import Path

    from site_builder.edition import Edition
    from site_builder.views.status import Item, StatusView

LISTS = {
    "overdue": "Overdue",
    "silent": "No update for half a year, or none yet",
    "stale": "Stale, or not there yet",
    "unanswered": "Unanswered",
    "due_soon": "Due in the next 30 days",
    "waiting": "Waiting for its hour",
    "changed": "Changed since it was published",
}
"""The lists in the order in which they are printed, and their headings."""
LINES = {
    "overdue": "{kind}, due {date}, overdue by {over}: {text}",
    "silent": "{text}: no update for {over}, since {date}",
    "silent, undated": "{text}: no update yet",
    "stale rating": "{text}: last rated {date}, {over} ago",
    "stale rating, undated": "{text}: not rated yet",
    "stale action": "{text}: last report of {date}, not confirmed for {over}",
    "stale measure": "{text}: last value of {date}, {over} ago",
    "stale measure, undated": "{text}: no value yet",
    "stale summary": "{text}: summary last reviewed {date}, {over} ago",
    "stale young-people": "{text}: the text for {who} is older than a change of {date}, {over} ago",
    "unanswered voice": "{text} (said {date}): no answer in this record after {over}",
    "unanswered": "{text}, dated {date}: no response in this record after {over}",
    "unanswered, undated": "{text}: no response in this record",
    "due_soon": "{date}: {text} ({kind})",
    "waiting": "{date}: {text}",
    "changed": "{text}",
}
"""How an item is said, by its list, its kind where that matters, and whether it has a date."""
KINDS = {
    "promise": "Promise",
    "expected": "Expected",
    "required": "Required",
    "action": "Action",
    "voice": "What was to be done about what was said",
    "rhythm": "At regular intervals",
    "diary": "Diary date",
    "event": "Planned event",
    "election": "A time before an election begins",
}
"""What each kind of item is called where its list does not say it."""

Lists = dict[str, "tuple[Item, ...]"]
"""The items of each list."""


def status(files: tuple[Path, ...], style: str) -> None:
    """Prints the lists of each council: as lines ("text"), or as JSON ("json"), an object for one council, for several a
    list of such."""
    found: list[dict[str, object]] = []
    try:
        each(speakers(files), lambda speaker: _status(speaker, style, found), may_write=False)
    finally:
        if style == "json" and found:
            print_lines([json.dumps(found[0] if len(files) == 1 else found, indent=2)])


def _status(speaker: Speaker, style: str, found: list[dict[str, object]]) -> None:
    from site_builder.checked import read_and_check
    from site_builder.comparison import changed_since
    from site_builder.views.status import status_view, waiting

    checked = read_and_check(speaker.file, clock.now(), remembered(speaker.file))
    if checked.findings.is_unusable:
        print_findings(speaker.named(checked.problems), err=True)
        sys.exit(exit_code(checked.findings))
    whole = checked.edition.readable()
    public = whole.public().without_withdrawn_words()
    site_dir = checked.sources.root / checked.sources.site_dir
    changed, unknown = changed_since(site_dir, checked.edition)
    lists = _lists(status_view(public)) | {"waiting": waiting(whole), "changed": changed}
    if checked.has_errors:
        told = f"The files have {counts(checked.problems)}; what is in error may be missing here. See `progress check`."
        speaker.say(told)
    if style == "json":
        found.append(_as_data(lists, public, unknown))
    else:
        print_lines(map(speaker.sentence, _lines(lists, public, unknown)))


def _lists(view: StatusView) -> Lists:
    return {name: getattr(view, name) for name in LISTS if hasattr(view, name)}


def _lines(lists: Lists, edition: Edition, unknown: str) -> Iterator[str]:
    """Each list with its heading; below each item the file and line in which to see to it."""
    messages = edition.messages
    yield f"{printable(edition.council.name)}, as at {messages.date('day', edition.today)}"
    for name, heading in LISTS.items():
        items = lists[name]
        yield ""
        if name == "changed" and unknown:
            yield f"{heading}: {unknown}."
            continue
        yield f"{heading}: {len(items) or 'nothing'}"
        for item in items:
            yield f"  {_line(name, item, edition)}"
            yield f"    {_where(item)}"


def _where(item: Item) -> str:
    """The file and the line; of a folder only its name."""
    file = printable(item.place.file)
    return file if file.endswith("/") else f"{file}:{item.place.line}"


def _line(name: str, item: Item, edition: Edition) -> str:
    messages, who = edition.messages, edition.council.second_version.who
    dated = "" if item.date or item.hour else ", undated"
    form = next(LINES[key] for key in (f"{name} {item.kind}{dated}", f"{name}{dated}", name) if key in LINES)
    kind, date = KINDS.get(item.kind, ""), _day(item, messages)
    line = form.format(kind=kind, text=printable(item.text), date=date, over=item.over, who=who)
    return f"{line} ({item.note})" if item.note else line


def _day(item: Item, messages: Messages) -> str:
    if item.hour:
        return f"{messages.date('day', item.hour.date())} at {item.hour:%H:%M}"
    return item.date.words(messages) if item.date else ""


def _as_data(lists: Lists, edition: Edition, unknown: str) -> dict[str, object]:
    head: dict[str, object] = {"council": edition.council.name, "as_at": str(edition.today)}
    said: dict[str, object] = {name: [_item(item, edition.site_url) for item in lists[name]] for name in LISTS}
    return head | said | ({"changed": None, "changed_unknown": unknown} if unknown else {})


def _item(item: Item, site_url: str) -> dict[str, object]:
    """One item; `date` is as it is typed, or a moment with its distance from UTC."""
    day = item.hour.isoformat() if item.hour else str(item.date) if item.date else None
    return {
        "kind": item.kind,
        "text": item.text,
        "file": printable(item.place.file),
        "line": item.place.line,
        "date": day,
        "over": item.over,
        "note": item.note,
        "url": site_url + item.address if item.address else "",
    }
