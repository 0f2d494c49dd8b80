"""A sample value for each setting, for the `mkdocs.yml` that a site begins with.

Words among them are in `readability/lists/any/samples.yml`, so that the check finds one that is switched on and left.
A key without a sample of its own gets one by its form: a key that is declared tomorrow is in the file tomorrow."""

from __future__ import annotations

from datetime import date

from site_builder.messages import english
from site_builder.record.council import Limits
from site_builder.record.forms import (
    Date,
    Either,
    File,
    Form,
    Id,
    Inner,
    Items,
    Key,
    Markdown,
    Moment,
    Number,
    Target,
    Text,
    Thing,
    WebAddress,
    Whole,
    Word,
    YesOrNo,
)

WORDS = '"Your own words for this"'
_OF_ANY_THING = {
    "email": "your-team@example.org",
    "phone": '"0303 499 0999"',
    "url": "https://www.example.org/your-page",
    "aliases": "[/the-old-address/of-this-page/]",
}
"""The same for keys that several things have. The number is one that Ofcom keeps for plays and films."""
_SAMPLES = {
    "contact": {
        "text": '"What this address is for"',
        "name": '"Name of your team"',
    },
    "worried-about-a-child": {
        "text": '"What people should do besides calling"',
    },
    "young-people": {
        "ages": '"8 to 12"',
        "reading_age": "11",
        "teens": "true",
        "teens_reading_age": "13",
        "hide_page_url": "https://www.bbc.co.uk/weather",
    },
    "help": {
        "name": '"Name of who can help"',
        "text": '"What they can help with, in a child\'s words"',
    },
    "urgent-help": {"title": '"The question with which it begins"', "text": '"What people should do besides calling"'},
    "second-version": {"for": '"those whom it is for"', "aliases": "[/old-name/]"},
    "partner": {"name": '"Name of the partner"', "what": '"What the partner answers for"'},
    "sheet-word": {"word": "Amber", "delivery": "at-risk", "impact": "mixed", "status": "slow"},
    "colours": {"main": '"#005a70"', "accent": '"#b3005e"'},
    "licence": {
        "name": "Open Government Licence v3.0",
        "url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    },
    "accessibility": {
        "status": "partially",
        "tested": '"When, how and by whom it was tested"',
        "issues": '["What does not work, in one sentence"]',
        "contact": '"Whom to tell, and how they are reached"',
    },
    "pre-election": {"why": '"Name of the election"'},
    "progress": {
        "timezone": "Europe/London",
        "logo": "images/logo.svg",
        "unlinked_files": '["files/letter.pdf"]',
        "own_details": '["0303 499 0999"]',
        "least_count": "5",
        "feed_items": "50",
    },
    "theme": {"custom_dir": "overrides", "favicon": "images/icon.svg"},
    "plan-summary": {"lead": '"Role of who leads on it"'},
    "action": {
        "id": "a-short-name",
        "text": '"What you will do, in one sentence"',
        "due": "$next_year-06-30",
        "owner": '"Role of whose task it is"',
        "status": "on-track",
    },
    "area-response": {"by": '"Name of the body that decided"', "why": '"Why it was decided so, in a sentence or two"'},
    "rating": {"delivery": "on-track", "impact": "not-yet", "reason": '"Why it is rated so, in a sentence or two"'},
    "configuration": {
        "site_dir": "site",
        "exclude_docs": '"notes/"',
        "draft_docs": '"not-finished.md"',
        "not_in_nav": '"contact.md"',
        "hooks": "[hook.py]",
        "watch": "[overrides]",
    },
}
"""YAML for each key that has a better sample than one by its form."""


def sample(thing: Thing, key: Key, day: date) -> str | None:
    """The YAML of a key's value; None where it has keys of its own, or is a list of what has."""
    if thing.name == "limits" and hasattr(Limits(), key.name):
        return str(getattr(Limits(), key.name))
    if thing.name.endswith("-words") and isinstance(key.form, Text):
        scale = thing.name.removesuffix("-words")
        return f'"{english().plain(f"{scale}.{key.name}")}"'
    own = _SAMPLES.get(thing.name, {}).get(key.name) or _OF_ANY_THING.get(key.name)
    return own.replace("$next_year", str(day.year + 1)) if own else _by_form(key.form, day)


def _by_form(form: Form, day: date) -> str | None:
    match form:
        case Text():
            return form.example or WORDS
        case Markdown():
            return WORDS
        case Id():
            return "a-short-name"
        case Date():
            return str(day)
        case Moment():
            return f"{day} 10:00"
        case Whole():
            return str(max(form.least, 0))
        case Number():
            return "1"
        case YesOrNo():
            return "true"
        case Word():
            return next(iter(form.words)).value
        case WebAddress():
            return "https://www.example.org/your-page"
        case Target() | File():
            return "files/your-file.pdf"
        case Either():  # whose keys tell more than the single value that may stand in their place
            return None if form.inner.thing else _by_form(form.plain, day)
        case Inner():
            return None
        case Items():
            inner = _by_form(form.of, day)
            return f"[{inner}]" if inner is not None else None
