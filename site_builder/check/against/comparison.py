"""What was published beside what a record says now, and what the record itself says of its changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from site_builder.check.against.changes import Change
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Problem, quoted
from site_builder.record.dates import span_of
from site_builder.record.facts.published import Things
from site_builder.record.facts.said import Facts
from site_builder.record.facts.site import SECOND_VERSION, is_of_second_version

ONLY_CORRECTED = frozenset(
    {
        *("date", "written", "happened", "series", "keeps", "made_in", "nature", "by", "elected", "held", "response"),
        *("state", "status", "done", "checked", "checked_by", "better", "unit", "delivery", "impact", "answer"),
        *("value", "was", "revised", "revised_was"),
        *("reviewed", "young_people_reviewed", "young_people_checked", "source", "opened", "closed", "follows"),
        *("baseline", "provisional", "withheld", "break"),
    }
)
"""The keys whose values are not words: to change one is never a mere change of spelling or layout."""


Names = tuple[str, ...]
"""Different names of one thing: any of them will do."""


@dataclass(frozen=True)
class Comparison:
    """What was published, and what the record says now."""

    before: Things
    now: Facts
    edition: Edition
    """With what is hidden, which the facts do not have."""

    def owner_of(self, change: Change) -> str:
        """The update or the area whose file has a thing."""
        if not change.top.startswith("promise/"):
            return change.top
        now = self.now.get(change.top)
        made_in = now.values["made_in"] if now else self.before.get(change.top, {}).get("made_in", "")
        return f"update/{made_in}"

    def is_part_of_another(self, change: Change) -> bool:
        """Whether a change follows from that of something larger, of which alone is told: a thing that is gone or new
        as a whole, or an update that was withdrawn or restored."""
        if is_of_second_version(change.key) and self.is_switched:
            return True
        update = self.owner_of(change)
        if update in self.withdrawn or update in self.restored:
            return change.thing != update or change.key not in ("", "address", "aliases", "withdrawn_reason")
        if change.kind == "promise" and not change.key and change.thing != update:
            there = self.now if change.is_gone else self.before
            if update not in there:
                return True
        above, there = change.above, self.before if change.is_new else self.now
        return bool(above) and above not in there

    @cached_property
    def is_switched(self) -> bool:
        """Whether the second version is off now, or was when the site was published: all its texts go and come with it."""
        was_off = "off" in self.before.get(SECOND_VERSION, {})
        return was_off or not self.edition.council.second_version.is_on

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """The updates that were withdrawn since."""
        return frozenset(
            name
            for name, said in self.now.items()
            if name.startswith("update/") and _is_gone(said.values) and name in self.before
            if not _is_gone(self.before[name])
        )

    @cached_property
    def restored(self) -> frozenset[str]:
        """The updates that had been withdrawn, and are shown again."""
        return frozenset(
            name
            for name, values in self.before.items()
            if _is_gone(values) and name in self.now
            if not _is_gone(self.now[name].values)
        )

    def corrections(self, owner: str) -> list[str]:
        """The notes of the corrections that an update or an area has had since, none older than those before."""
        new = (values for name, values in self.there(f"{owner}/correction") if name not in self.before)
        newest = self.newest_correction(owner)
        return [values["note"] for values in new if not is_later(newest, values["date"])]

    def newest_correction(self, owner: str) -> str:
        """The date of the newest correction that was published of an update or an area; "" if there was none."""
        return self.newest(f"{owner}/correction")

    def newest(self, place: str) -> str:
        """The newest date that was published among things of one kind, such as "area/3/rating"; "" if there is none."""
        dates = (self.before[name].get("date", "") for name in self._before_in.get(place, ()))
        return max(dates, key=first_day, default="")

    def there(self, place: str) -> Iterator[tuple[str, Mapping[str, str]]]:
        """The things of one kind that there are now, such as "area/3/action/hire/move", each with its values."""
        return ((name, self.now[name].values) for name in self._now_in.get(place, ()))

    @cached_property
    def _before_in(self) -> Mapping[str, list[str]]:
        return _by_place(self.before)

    @cached_property
    def _now_in(self) -> Mapping[str, list[str]]:
        return _by_place(self.now)

    @cached_property
    def newest_update(self) -> str:
        """The newest day on which an update that was published was issued; "" if there was none."""
        updates = (self.before[name] for name in self._before_in.get("update", ()))
        return max((one.get("written") or one.get("date", "") for one in updates), key=first_day, default="")

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every address at which there is something now, or from which something is led on, without outer slashes."""
        found = (said.values.get(key, "") for said in self.now.values() for key in ("address", "aliases"))
        return frozenset(address.strip("/") for listed in found for address in listed.split(", "))

    def days_of_corrections(self, owner: str) -> list[date]:
        """The last days that the dates of all corrections of an update or an area can mean."""
        return [last_day(values["date"]) for _, values in self.there(f"{owner}/correction")]

    def is_minor(self, owner: str) -> bool:
        """Whether an update or an area says that its spelling or layout was changed since, or today."""
        now = self.now[owner].values.get("minor", "") if owner in self.now else ""
        before = self.before.get(owner, {}).get("minor", "")
        return is_later(now, before) or now == str(self.edition.today)

    def is_corrected(self, change: Change, *names: str, of: Names = ()) -> bool:
        """Whether a new correction says so; if names are given, one that contains any of them, and any of those of the
        thing to which it belongs."""
        notes = self.corrections(self.owner_of(change))
        return any(all(not some or _names(note, some) for some in (names, of)) for note in notes)

    def unless_amended(
        self, change: Change, code: Code = Code.SILENT_CHANGE, *names: str, of: Names = ()
    ) -> Iterator[Problem]:
        """An error, unless a new correction says so or, for words that are still there, a new date in 'minor'. If names
        are given, the correction contains one of them, and one of those of the thing to which it belongs."""
        is_of_words = change.now is not None and change.key not in ONLY_CORRECTED
        is_of_words = is_of_words and (not change.is_new or change.kind == "document")
        if self.is_corrected(change, *names, of=of) or (is_of_words and self.is_minor(self.owner_of(change))):
            return
        named = f"names it as {named_as(names, of)} and " if names else ""
        back = "take it out" if change.was is None else "write it back"
        advice = f"add an entry to 'corrections' that {named}says what was changed and why"
        minor = f"; if only spelling or layout was changed, write 'minor: {self.edition.today}'" if is_of_words else ""
        yield Problem(change.place, code, f"{change.words}; {back}, or {advice}{minor}.")

    def date_names(self, typed: str) -> tuple[str, ...]:
        """A date as a correction may name it: in words, and as it was typed."""
        return (day_words(typed, self.edition), typed)


def named_as(names: Names, of: Names) -> str:
    """The names that a correction has to contain, as a message quotes them."""
    return " of ".join(quoted(some[0]) for some in (names, of) if some)


def _by_place(things: Iterable[str]) -> Mapping[str, list[str]]:
    """The names of things by what comes before their last part."""
    found: dict[str, list[str]] = {}
    for name in things:
        found.setdefault(name.rpartition("/")[0], []).append(name)
    return found


def _is_gone(values: Mapping[str, str]) -> bool:
    return "withdrawn_reason" in values


def day_words(typed: str, edition: Edition) -> str:
    """A typed date in the words of pages; what is not a date stays as it is."""
    found = span_of(typed)
    return found.words(edition.messages) if found else typed


def _names(note: str, names: tuple[str, ...]) -> bool:
    words = " ".join(note.casefold().split())
    wanted = (re.escape(" ".join(name.casefold().split())) for name in names if name)
    return any(re.search(rf"(?<![\w-]){name}(?![\w-])", words) for name in wanted)


def is_later(typed: str, before: str) -> bool:
    """Whether there is a typed date, and it is later than another or there is no other."""
    return bool(typed) and (not before or first_day(typed) > first_day(before))


def first_day(typed: str) -> date:
    """The first day that a typed date can mean; the first of all days for what is not a date."""
    found = span_of(typed)
    return found.first_day if found else date.min


def last_day(typed: str) -> date:
    """The last day that a typed date can mean; the first of all days for what is not a date."""
    found = span_of(typed)
    return found.last_day if found else date.min
