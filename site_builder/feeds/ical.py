"""A calendar's file (RFC 5545, RFC 7986)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from icalendar import Calendar, Event, vText

from site_builder.feeds.occasions import Occasion


def calendar_file(council: str, name: str, occasions: Iterable[Occasion]) -> bytes:
    """The file of a council's calendar with its name and these occasions, in their order; in UTF-8."""
    whole = _head(council, name)
    for occasion in occasions:
        whole.add_component(_event(occasion))
    return bytes(whole.to_ical())


class _Text(vText):
    """Plain text as in RFC 5545 (3.3.11); icalendar's own class would read the two characters `\\N` as a line break."""

    def to_ical(self) -> bytes:
        return re.sub(r"[\\;,]", r"\\\g<0>", self).replace("\n", r"\n").encode()


def _head(council: str, name: str) -> Calendar:
    head = Calendar()
    head.add("prodid", f"-//{council}//progress//EN")
    head.add("version", "2.0")
    head.add("name", _Text(name))  # RFC 7986, 5.1; icalendar would not escape a plain string here
    head.add("x-wr-calname", _Text(name))  # most programs read this instead
    head.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})  # RFC 7986, 5.7
    head.add("x-published-ttl", "P1D")  # Outlook reads this instead
    return head


def _event(occasion: Occasion) -> Event:
    event = Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", occasion.written)
    event.add("last-modified", occasion.written)  # the same without a METHOD (RFC 5545, 3.8.7.2); some read only this
    event.add("sequence", occasion.revision)
    event.add("dtstart", occasion.first)
    if occasion.last < date.max:  # else there is no day after; without an end an event lasts a day
        event.add("dtend", occasion.last + timedelta(days=1))  # the first day after it: RFC 5545, 3.6.1
    event.add("summary", _Text(occasion.title))
    event.add("description", _Text(occasion.description))
    event.add("url", occasion.address)
    event.add("transp", "TRANSPARENT")  # it does not mark anybody as busy
    return event
