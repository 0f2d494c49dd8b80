"""The facts of updates, and of what they promise."""

from __future__ import annotations

from site_builder.record.diary import diary_entries
from site_builder.record.facts.said import Facts, hashed, listed, slug
from site_builder.record.facts.shared import aliases, cited, say_attached, say_corrections, say_document, say_moves
from site_builder.record.promises import Nature, Promise
from site_builder.record.record import Record
from site_builder.record.updates import Update


def say_updates(facts: Facts, record: Record) -> None:
    """Every update, with its quotes, diary dates, documents and corrections; of a withdrawn one, only why."""
    for update in record.updates:
        if update.withdrawn:
            _say_withdrawal(facts, update)
        else:
            _say_update(facts, update, record)


def _head(update: Update) -> dict[str, object]:
    return {
        "address": f"/{update.address}",
        "date": update.date,
        "written": update.written,
        "aliases": aliases(update),
    }


def _say_withdrawal(facts: Facts, update: Update) -> None:
    gone = update.withdrawn
    values = {"withdrawn": gone.date, "withdrawn_reason": gone.reason} if gone else {}
    place = update.place_of("withdrawn")
    facts.say(
        f"update/{update.name}",
        _head(update) | values,
        update.place,
        {**update.places, "withdrawn": gone.place or place, "withdrawn_reason": place} if gone else {},
    )


def _say_update(facts: Facts, update: Update, record: Record) -> None:
    series = update.series
    values = {
        **_head(update),
        "kind": update.kind.value,
        "areas": listed(update.areas),
        "happened": update.happened,
        "happened_title": update.happened_title,
        "series": f"{series.name} {series.number}" if series else "",
        "title": update.title,
        "summary": update.summary,
        "in_short": update.in_short,
        "means": update.means,
        "text": hashed(update.body.text),
        "young_people": hashed(update.young_people.text),
        "teenagers": hashed(update.teenagers.text) if record.council.young_people.teens else "",
        "image": update.image,
        "image_alt": update.image_alt,
        "sources": cited(update),
        "keeps": listed(update.keeps),
        "minor": update.minor,
    }
    thing = f"update/{update.name}"
    places = {**update.places, "text": update.body.place or update.place}
    places["teenagers"] = update.teenagers.place or update.place_of("young_people")
    facts.say(thing, values, update.place, places)
    for quote in update.quotes:
        said = {"text": hashed(quote.text), "name": quote.name, "role": quote.role}
        said |= {"organisation": quote.organisation, "elected": "yes" if quote.elected else ""}
        facts.say(f"{thing}/quote/{slug(quote.name)}", said, quote.place or update.place)
    for entry in diary_entries(update, record.chain.things) if update.diary else ():
        diary = entry.diary
        said = {"date": str(diary.date), "title": diary.title, "url": diary.url, "note": diary.note}
        facts.say(f"{thing}/diary/{entry.name}", said, diary.place)
    say_attached(facts, thing, update)
    _say_promises(facts, update)


def _say_promises(facts: Facts, update: Update) -> None:
    for promise in update.promises:
        values = {
            "made_in": update.name,
            "text": promise.text,
            "due": promise.due,
            "due_text": promise.due_text,
            "by": promise.by,
            "nature": "" if promise.nature is Nature.PROMISED else promise.nature.value,
            "young_people": promise.young_people,
        }
        thing = facts.say(f"promise/{promise.id}", values, promise.place, promise.places)
        say_moves(facts, thing, promise.moved, promise.place)
        _say_outcome(facts, thing, promise)


def _say_outcome(facts: Facts, thing: str, promise: Promise) -> None:
    """What the author of a promise says became of it: one thing, whatever it says."""
    if outcome := promise.outcome:
        values = {"state": outcome.state.value, "date": outcome.date, "why": outcome.why}
        values |= {"young_people": outcome.young_people}
        name = facts.say(f"{thing}/outcome/now", values, outcome.place or promise.place)
        say_document(facts, f"{name}/", outcome.source, name="source")


def say_updates_of_version_1(facts: Facts, record: Record) -> None:
    """Every update as far as the first version of the manifest knew it, in which title and text have one hash together;
    and what tells of a change since."""
    for update in record.updates:
        gone = update.withdrawn
        words = gone.reason if gone else f"{update.title}\n{update.body.text}"
        values = {
            "address": f"/{update.address}",
            "title": "" if gone else update.title,
            "date": update.date,
            "written": update.written,
            "withdrawn_reason" if gone else "text": hashed(words),
            "aliases": aliases(update),
            "minor": "" if gone else update.minor,
        }
        places = {**update.places, "text": update.body.place or update.place}
        places["withdrawn_reason"] = update.place_of("withdrawn")
        thing = facts.say(f"update/{update.name}", values, update.place, places)
        say_corrections(facts, thing, update)
