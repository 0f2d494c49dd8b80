"""The declared keys in words for the people who fill them in: the guide's tables, the notes of a new file."""

from __future__ import annotations

from collections.abc import Callable

from site_builder.problems import listed
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

_FIXED: dict[type[Form], str] = {
    Markdown: "text of several lines",
    Id: "an id",
    Moment: "a day and an hour, such as 2025-07-17 10:00",
    Number: "a number, in digits only",
    YesOrNo: "true or false",
    WebAddress: "a web address",
    Target: "a web address, or a path below docs/",
    File: "a path below docs/",
}
"""The forms that have no limits."""


def in_words(form: Form, code: Callable[[str], str] = str) -> str:
    """A form as words that continue a sentence: "text, at most 150 characters".

    `code` marks the words that are to be typed exactly."""
    match form:
        case Text() if form.pattern == form.example != "":
            return code(form.example)
        case Text():
            limit = f", at most {form.at_most} characters" if form.at_most else ""
            return f"text{limit}{f', such as {code(form.example)}' if form.example else ''}"
        case Date():
            kinds = ["a day", *["month"] * form.month, *["year"] * form.year, *["stretch"] * form.interval]
            return listed(kinds) + (f", such as {code('2025-06-17/2025-06-18')}" if form.interval else "")
        case Whole():
            return f"a whole number{f' from {form.least}' if form.least > 0 else ''}"
        case Word():
            return listed([code(word.value) for word in form.words])
        case Inner():
            return f"its own keys: {listed(map(code, form.thing.by_name), 'and')}" if form.thing else "the same keys"
        case Either():
            return f"{in_words(form.plain, code)}, or {_one(form.inner)}"
        case Items():
            item = _one(form.of) if isinstance(form.of, Inner) else in_words(form.of, code)
            return f"a list; each item is {item}"
    return _FIXED[type(form)]


def _one(inner: Inner) -> str:
    return inner.thing.what if inner.thing else "the same keys"


def table(thing: Thing) -> str:
    """The keys of a thing as a Markdown table, in order."""
    rows = [(f"`{key.name}`", _needed(key) + in_words(key.form, _typed), key.help) for key in thing.keys]
    lines = [("Key", "Write", "What it is for"), ("---",) * 3, *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _needed(key: Key) -> str:
    return "**required**: " if key.is_needed else ""


def _typed(word: str) -> str:
    return f"`{word}`"


def note(key: Key) -> str:
    """What a key is for, in one sentence, and what may be typed if an example does not show that."""
    is_said = isinstance(key.form, Word | Date | Target) or _has_limits(key.form)
    return f"{key.help.removesuffix('.')} ({in_words(key.form)})." if is_said else key.help


def _has_limits(form: Form) -> bool:
    """Whether not every text is right, nor only a single one, which the key's help names."""
    return isinstance(form, Text) and form != Text() and (not form.pattern or form.pattern != form.example)
