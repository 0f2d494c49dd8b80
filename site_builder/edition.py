"""A record as one site shows it: in a language, at an address, at a moment. Pages, feeds and data are made from it.

Long, since it is the one list of what they may ask: each answer is a few lines that lead on to `record/`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cached_property
from urllib.parse import urlsplit

from site_builder.memory import NOTHING, Memory
from site_builder.messages import Messages, english
from site_builder.record.actions import Action
from site_builder.record.age import LONG_MONTHS, Age, Entry
from site_builder.record.as_at import as_at
from site_builder.record.council import Contact, Council
from site_builder.record.dates import day_of, months_since
from site_builder.record.diary import DiaryEntry
from site_builder.record.falls import Fall, falls
from site_builder.record.first_told import FirstTold, first_told
from site_builder.record.history import HistoryEntry, history
from site_builder.record.intervals import YEARLY, Interval
from site_builder.record.plan import Area
from site_builder.record.promises import Promise, Standing
from site_builder.record.rating_rhythms import RatingDue, dates_of_ratings, ratings_due
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.record import Record
from site_builder.record.references import Rhythm, RhythmOf, Term
from site_builder.record.slips import Slip, slip_of
from site_builder.record.tracked_promises import Outcome, TrackedPromise, by_outcome, tracked
from site_builder.record.tracked_rhythms import Beat, Break, Report, TrackedRhythm, all_breaks, tracked_rhythm
from site_builder.record.updates import Update
from site_builder.record.voices import Voice, VoicesOfState, VoiceState, by_state

LAST_MINUTE = time(23, 59)
"""The moment of a day that is over."""
NATIONAL_HELP = {"emergency": "999", "childline": "0800 1111", "advocate": ""}
"""Help for every child in the country, by its key in the catalogue, with its telephone number."""


@dataclass(frozen=True)
class Edition:
    """A record, and everything else that its pages depend on."""

    record: Record
    now: datetime
    """The moment of the build in the council's time zone; the core never asks the clock."""
    site_name: str = ""
    site_url: str = "https://example.org/"
    """Ends with a slash."""
    messages: Messages = field(default_factory=english)
    """What the site says by itself, in its language."""
    memory: Memory = field(default=NOTHING, compare=False, repr=False)
    """What has been made of such records before; whoever makes something dear of an edition asks here."""

    @property
    def council(self) -> Council:
        """Whose record it is."""
        return self.record.council

    @property
    def today(self) -> date:
        """The day of the build in the council's time zone."""
        return self.now.date()

    @property
    def base_path(self) -> str:
        """The path of the site's address, with a slash at both ends: "/" or "/progress/"."""
        return urlsplit(self.site_url).path or "/"

    @property
    def host(self) -> str:
        """The host in the identifiers of feeds and calendar entries."""
        return self.council.identifier_host or urlsplit(self.site_url).hostname or ""

    @cached_property
    def publishers(self) -> str:
        """The names of all who answer for the plan, in a phrase: the council, or "the council and its partner"."""
        return self.messages.listed(list(self.council.bodies))

    @property
    def who_can_help(self) -> tuple[Contact, ...]:
        """Whom a reader of the second version can turn to: those whom the council names, or the national ones; where no
        children read it, the emergency number and the council. Empty without such a version."""
        council, second = self.council, self.council.second_version
        if council.young_people.help or not second.is_on:
            return council.young_people.help if second.is_on else ()
        if second.is_for_children:
            return tuple(self._national(name) for name in NATIONAL_HELP)
        contact = replace(council.contact, name=council.contact.name or council.name)
        return (self._national("emergency"), *([contact] if contact.is_for_anything else []))

    def _national(self, name: str) -> Contact:
        messages = self.messages
        return Contact(messages.plain(f"help.{name}"), messages.plain(f"help.{name}_text"), phone=NATIONAL_HELP[name])

    def rating_words(self, code: Delivery | Impact) -> str:
        """The council's own words for a code, or the catalogue's if it has none."""
        scale = "delivery" if isinstance(code, Delivery) else "impact"
        own = self.council.rating_words.get(f"{scale}/{code.value}")
        return own or self.messages.plain(f"{scale}.{code.value}")

    def is_public(self, update: Update) -> bool:
        """Whether the public may see an update at the moment of the build."""
        return update.is_public(self.now)

    @cached_property
    def by_file(self) -> tuple[Update, ...]:
        """The updates in the order of their files, those that are not public after all others, and drafts last: a clash
        that is found at the later one never stops other people's work, and its own author is told."""
        updates, now = self.record.updates, self.now
        return tuple(sorted(updates, key=lambda one: (not one.is_public(now), one.draft, one.place.file)))

    def at(self, moment: datetime) -> Edition:
        """The same edition at another moment."""
        return replace(self, now=moment)

    def as_at(self, day: date) -> Edition:
        """A public edition as it stood on a day not after today, from the dated facts of the record alone."""
        now = self.now if day == self.today else datetime.combine(day, LAST_MINUTE, self.now.tzinfo)
        return replace(self, record=as_at(self.record, day, self.today), now=now)

    def public(self) -> Edition:
        """The edition as the public may see it: without drafts and without what is not due to be published yet."""
        return replace(self, record=self.record.public(self.now))

    def readable(self) -> Edition:
        """The edition as a preview may show it: with drafts, except those whose date cannot be read."""
        return replace(self, record=self.record.readable())

    def without_files(self, left_out: Collection[str]) -> Edition:
        """The edition as if some files, by their paths below `docs/`, did not exist."""
        return replace(self, record=self.record.without_files(left_out))

    def without_withdrawn_words(self) -> Edition:
        """The edition as it is published: from here on no code can show what was withdrawn, because it no longer has it."""
        updates = (self._emptied(update) if update.withdrawn else update for update in self.record.updates)
        return replace(self, record=replace(self.record, updates=tuple(updates)))

    def _emptied(self, update: Update) -> Update:
        date = update.date.words(self.messages)
        return update.emptied(self.messages.plain("updates.withdrawn_title", date=date))

    @cached_property
    def terms_for_young_people(self) -> tuple[Term, ...]:
        """The terms of the glossary that have a meaning for young people, in the order of the alphabet."""
        found = (term for term in self.record.terms if term.young_people)
        return tuple(sorted(found, key=lambda term: term.term.casefold()))

    @cached_property
    def hidden(self) -> tuple[Update, ...]:
        """The updates that the public may not see yet, newest first."""
        return tuple(update for update in self.record.updates if not update.is_public(self.now))

    @cached_property
    def waiting(self) -> tuple[Update, ...]:
        """The finished updates that wait for their hour, newest first."""
        return tuple(update for update in self.hidden if not update.draft)

    @cached_property
    def hours_to_come(self) -> tuple[datetime, ...]:
        """The moments after that of the build at which finished updates become public, soonest first, each once."""
        return tuple(sorted({update.publish_at for update in self.waiting if update.publish_at}))

    @cached_property
    def age(self) -> Age | None:
        """The record's newest entry as at the day of the build; None if nothing in it has a date.

        A planned date is not an entry, nor is one that is still to come."""
        entries = [(entry, when) for entry, when in self.record.entries() if when.first_day <= self.today]
        if not entries:
            return None
        order = list(Entry)
        entry, when = max(entries, key=lambda one: (one[1].first_day, -order.index(one[0])))
        return Age(entry, when, day_of(self.today))

    @cached_property
    def promises(self) -> tuple[TrackedPromise, ...]:
        """All promises of shown updates, the most recent first."""
        pairs = ((promise, update) for update in self.record.shown for promise in update.promises)
        return tuple(self._tracked(promise, update) for promise, update in pairs)

    def _tracked(self, promise: Promise, made_in: Update) -> TrackedPromise:
        kept_by = self.record.keepers.get(promise.id, ())
        partly_by = self.record.partly_keepers.get(promise.id, ())
        return tracked(promise, made_in, self.today, kept_by=kept_by, partly_by=partly_by)

    @cached_property
    def promise_by_id(self) -> dict[str, TrackedPromise]:
        """Each promise of a shown update by its id."""
        return {entry.promise.id: entry for entry in self.promises}

    @cached_property
    def own_promises(self) -> tuple[Outcome, ...]:
        """What the council itself promised, by what became of it: every page that lists or counts promises goes by this."""
        return by_outcome(entry for entry in self.promises if entry.is_own)

    @cached_property
    def other_promises(self) -> tuple[Outcome, ...]:
        """The same for what others promised, and for what was expected or required."""
        return by_outcome(entry for entry in self.promises if not entry.is_own)

    @cached_property
    def late_promises(self) -> tuple[TrackedPromise, ...]:
        """What was promised, expected or required by a day that has passed, and that no update shows to be done; what is
        most late comes first."""
        late = [outcome.promises for outcome in by_outcome(self.promises) if outcome.standing is Standing.LATE]
        return late[0] if late else ()

    @cached_property
    def partly_late_promises(self) -> tuple[TrackedPromise, ...]:
        """What was to be done by a day that has passed, and of which updates show a part; what is most late comes first."""
        partly = (one for one in self.promises if one.standing is Standing.PARTLY_KEPT and one.overdue)
        return tuple(sorted(partly, key=lambda one: one.overdue.last_day if one.overdue else self.today))

    @cached_property
    def rhythms(self) -> tuple[TrackedRhythm, ...]:
        """What was promised at regular intervals, as it is on the day of the build, in the order of its file."""
        return tuple(tracked_rhythm(one, self._reports_of(one), self.today) for one in self.record.rhythms)

    @cached_property
    def late_rhythms(self) -> tuple[TrackedRhythm, ...]:
        """Those of which the next time is overdue, most overdue first."""
        late = [one for one in self.rhythms if one.beat is Beat.OVERDUE]
        return tuple(sorted(late, key=lambda one: one.due.last_day if one.due else self.today))

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        """Each time that one of them stopped, oldest first."""
        return all_breaks(self.rhythms)

    def _reports_of(self, rhythm: Rhythm) -> list[Report]:
        """What shows that a rhythm was kept, oldest first."""
        if rhythm.of is None:
            return self._reports.get(rhythm.shown_by, [])
        dates = dict.fromkeys(
            dates_of_ratings(self.record, rhythm) if rhythm.of is RhythmOf.RATINGS else self.record.reported
        )
        return sorted((Report(date) for date in dates), key=lambda one: one.date.first_day)

    @cached_property
    def _reports(self) -> dict[str, list[Report]]:
        """The updates of each kind as what shows that rhythms were kept, oldest first.

        An update that waited for its hour counts from the day of that hour. So what becomes public later, by the clock
        alone, never undoes a break."""
        found: dict[str, list[Report]] = {}
        for update in reversed(self.record.shown):
            found.setdefault(update.kind.value, []).append(Report(update.public_from, update))
        return {kind: sorted(those, key=lambda one: one.date.first_day) for kind, those in found.items()}

    @cached_property
    def voices(self) -> tuple[VoicesOfState, ...]:
        """What people said, by what came of it: every page that lists or counts it goes by this."""
        return by_state(self.record.voices)

    @cached_property
    def unanswered_voices(self) -> tuple[Voice, ...]:
        """What people said and what the record shows no answer to, the longest ago first."""
        return next((one.voices for one in self.voices if one.state is VoiceState.NO_ANSWER), ())

    @cached_property
    def overdue_voices(self) -> tuple[Voice, ...]:
        """What people said and what was to be done about it by a day that has passed, the longest ago first."""
        late = (voice for voice in self.record.voices if voice.is_overdue(self.today))
        return tuple(sorted(late, key=lambda voice: voice.by_when.last_day if voice.by_when else self.today))

    @cached_property
    def history(self) -> tuple[HistoryEntry, ...]:
        """What was changed after it was published, newest first; for an edition that may be shown."""
        return history(self.record, self.today)

    @cached_property
    def first_told(self) -> FirstTold:
        """On which day something was first published here; for an edition that may be shown."""
        return first_told(self.record.chain, self.today)

    @cached_property
    def coming_up(self) -> tuple[DiaryEntry, ...]:
        """The diary dates that have not passed, soonest first."""
        return tuple(entry for entry in self.record.diary if entry.diary.date.last_day >= self.today)

    def slow_actions(self, area: Area) -> list[Action]:
        """The actions of an area that are slow or overdue."""
        return [action for action in area.actions if action.is_slow(self.today)]

    def unclear_actions(self, area: Area) -> list[Action]:
        """The actions of an area whose day has passed and of which nothing was reported."""
        return [action for action in area.actions if action.is_unclear(self.today)]

    def unconfirmed_actions(self, area: Area) -> list[Action]:
        """The actions of an area whose last report is older than reports are asked for, the oldest first; without those
        that are slow or overdue, which are told as such."""
        found = [one for one in area.actions if self.is_unconfirmed(one) and not one.is_slow(self.today)]
        return sorted(found, key=lambda action: action.reported.last_day if action.reported else date.min)

    def is_unconfirmed(self, action: Action) -> bool:
        """Whether the last report on an action is older than reports are asked for."""
        return action.is_unconfirmed(self.today, self.reports_asked)

    @cached_property
    def reports_asked(self) -> Interval:
        """How often actions are to be reported on: as the shortest rhythm of actions asks that holds today, or else that
        of ratings, which rest on them; where the record has neither, once a year."""
        return self._reports_asked or YEARLY

    @property
    def asks_for_reports(self) -> bool:
        """Whether the record has a rhythm for them that holds today."""
        return self._reports_asked is not None

    @cached_property
    def _reports_asked(self) -> Interval | None:
        return self.rhythm_of(RhythmOf.ACTIONS) or self.rhythm_of(RhythmOf.RATINGS)

    def rhythm_of(self, what: RhythmOf) -> Interval | None:
        """The shortest interval that the record asks of something today; None if it asks for none."""
        asked = (one.interval for one in self.record.rhythms if one.of is what and one.holds_on(self.today))
        return min(asked, key=lambda interval: interval.after(self.today), default=None)

    @cached_property
    def moved_actions(self) -> tuple[tuple[Area, Action, Slip], ...]:
        """The actions that are neither done nor stopped and whose due date moved back, in the order of the plan."""
        found = ((area, one, slip_of(one.moved, one.due)) for area in self.record.open_areas for one in area.actions)
        return tuple((area, action, slip) for area, action, slip in found if slip and not action.has_ended)

    @cached_property
    def moved_promises(self) -> tuple[tuple[TrackedPromise, Slip], ...]:
        """What was promised, expected or required, has not come to any end, and was first to be done earlier than now;
        in the order of `promises`."""
        found = ((entry, slip_of(entry.promise.moved, entry.promise.due)) for entry in self.promises)
        return tuple((entry, slip) for entry, slip in found if slip and entry.is_open)

    @cached_property
    def falls(self) -> tuple[tuple[Area, tuple[Fall, ...]], ...]:
        """The areas with a half of their rating that fell and has not risen since, in the order of the plan."""
        found = ((area, falls(area)) for area in self.record.open_areas)
        return tuple((area, those) for area, those in found if those)

    @cached_property
    def areas_behind(self) -> tuple[Area, ...]:
        """The open areas of which any rater's latest rating says that they are behind, by the lowest of these, worst first,
        then in the order of the plan."""
        behind = [
            (min(one.height for one in area.latest_ratings if one.is_slow), area)
            for area in self.record.open_areas
            if any(one.is_slow for one in area.latest_ratings)
        ]
        return tuple(area for _, area in sorted(behind, key=lambda one: one[0]))

    @cached_property
    def doubtful_ratings(self) -> tuple[tuple[Area, Rating], ...]:
        """The latest rating of each rater that makes something doubtful by itself, in the order of the plan."""
        return tuple((area, one) for area in self.record.open_areas for one in area.latest_ratings if one.flags)

    @cached_property
    def unjudged_ratings(self) -> tuple[tuple[Area, Rating], ...]:
        """The latest rating of each rater that could not judge a half, in the order of the plan."""
        return tuple((area, one) for area in self.record.open_areas for one in area.latest_ratings if not one.is_judged)

    @cached_property
    def overdue_ratings(self) -> tuple[RatingDue, ...]:
        """The areas that were to be rated again by a day that has passed, as a rhythm of ratings asks; longest ago first."""
        overdue = [one for one in ratings_due(self.record, self.today) if one.is_overdue(self.today)]
        return tuple(sorted(overdue, key=lambda one: one.due))

    @cached_property
    def overdue_rating_of(self) -> dict[int, RatingDue]:
        """The same by the area's number."""
        return {one.area.number: one for one in self.overdue_ratings}

    @cached_property
    def areas_long_unrated(self) -> tuple[Area, ...]:
        """The open areas that had no rating for a year or more, or none ever: those without any first, then longest first."""
        areas = [area for area in self.record.open_areas if self._is_long_unrated(area)]
        return tuple(sorted(areas, key=lambda area: area.rating.date.last_day if area.rating else date.min))

    def _is_long_unrated(self, area: Area) -> bool:
        return area.rating is None or months_since(area.rating.date, self.today) >= LONG_MONTHS
