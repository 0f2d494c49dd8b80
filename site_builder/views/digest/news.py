"""What was said: updates, what became of promises, and what people said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from site_builder.edition import Edition
from site_builder.messages import upper_first
from site_builder.record.dates import day_of
from site_builder.record.facts.entries import thing_of
from site_builder.record.first_told import keeping
from site_builder.record.promises import Keep, Standing
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.record.updates import Update
from site_builder.record.voices import Voice
from site_builder.views.digest.items import Item, Part, Period, beginning, label, part

KEPT = (Standing.KEPT, Standing.KEPT_LATE)


def updates(edition: Edition, period: Period) -> Part:
    """The updates that became public in a time; newest first."""
    found = (one for one in edition.record.shown if period.has(_thing(one), one.comes_out, _thing(one)))
    return part("updates", (_update(edition, one, period) for one in found), f"{edition.site_url}updates/")


def last_before(edition: Edition, day: date) -> Item | None:
    """The latest update before a day."""
    found = (one for one in edition.record.shown if one.date.first_day < day)
    newest = max(found, key=lambda one: one.date.first_day, default=None)
    return (
        Item(newest.name, newest.title, edition.site_url + newest.address, _date(edition, newest)) if newest else None
    )


def _thing(update: Update) -> str:
    return f"update/{update.name}"


def _update(edition: Edition, update: Update, period: Period) -> Item:
    messages = edition.messages
    name = _thing(update)
    kind = messages.plain(f"kinds.{update.kind}")
    arrived, added = period.arrived(name), ""
    if arrived and arrived > update.comes_out.last_day:
        added = messages.plain("mail.added", date=day_of(arrived).words(messages))
    written = messages.plain("updates.written", date=update.written.words(messages)) if update.written else ""
    text = update.written_summary or update.in_short or beginning(update.body.first_paragraph, messages)
    told = tuple(dict.fromkeys(one for one in (update.means, text) if one))
    return Item(
        name, update.title, edition.site_url + update.address, label(kind, _date(edition, update), written, added), told
    )


def _date(edition: Edition, update: Update) -> str:
    return update.date.words(edition.messages)


def promises(edition: Edition, period: Period) -> Part:
    """What became of promises in a period: those that were shown to be kept, and those that ended otherwise."""
    found = (item for entry in edition.promises for item in _promise(edition, entry, period))
    return part("promises", found, f"{edition.site_url}promises/")


def _promise(edition: Edition, entry: TrackedPromise, period: Period) -> Iterator[Item]:
    messages, promise, ending = edition.messages, entry.promise, entry.ending
    name, address = f"promise/{promise.id}", edition.site_url + promise.address
    state = upper_first(messages.plain(entry.words))
    keeper = entry.kept_by[0] if entry.kept_by and entry.standing in KEPT else None
    if keeper:
        key = f"{name}/kept"
        if period.has(key, keeper.comes_out, keeping(keeper.name, Keep(promise.id))):
            shown = messages.plain("mail.shown_by", title=keeper.title)
            yield Item(key, promise.text, address, label(state, _date(edition, keeper)), (shown,))
    elif ending:
        key = f"{name}/outcome"
        if period.has(key, ending.date, f"{name}/outcome/now"):
            told = (ending.why,) if ending.why else ()
            yield Item(key, promise.text, address, label(state, ending.date.words(messages)), told)


def voices(edition: Edition, period: Period) -> Part:
    """What people said in a period, and what they were told in answer."""
    found = (item for voice in edition.record.voices for item in _voice(edition, voice, period))
    return part("voices", found, f"{edition.site_url}you-said/")


def _voice(edition: Edition, voice: Voice, period: Period) -> Iterator[Item]:
    messages, thing = edition.messages, thing_of(voice)
    said = period.has(f"{thing}/said", voice.date, thing)
    answered = period.has(f"{thing}/answer", voice.told_on)
    if said or answered:
        date = voice.told_on if answered and voice.told_on else voice.date
        state = messages.plain(f"voice_state.{voice.state}")
        came = messages.plain("feeds.came_of_it", state=state)
        told = [came, *(one for one in (voice.did, voice.why) if one)]
        address = f"{edition.site_url}you-said/#{voice.anchor}"
        key = f"{thing}/{'answer' if answered else 'said'}"
        yield Item(key, voice.said, address, label(voice.group, date.words(messages)), tuple(told))
