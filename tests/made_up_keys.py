"""Values for every declared key: one that its form takes, and one that it does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
    inner_of,
)

_RIGHT: dict[type[Form], Any] = {
    Markdown: "A text.\n",
    Id: "a-name",
    Date: "2025-07-17",
    Moment: "2025-07-17 10:00",
    Number: 4.5,
    YesOrNo: True,
    WebAddress: "https://www.example.org/",
    Target: "files/letter.pdf",
    File: "images/visit.jpg",
}
_WRONG: dict[type[Form], Any] = {
    Text: ["a list"],
    Markdown: ["a list"],
    Id: "with space",
    Date: "17 July",
    Moment: "2025-07-17",
    Whole: "three",
    Number: "a half",
    YesOrNo: "maybe",
    Word: "gossip",
    WebAddress: "www.example.org",
    Target: "C:\\letter.pdf",
    File: "../visit.jpg",
    Inner: "text",
    Either: ["a list"],
    Items: "text",
}


def right(form: Form, thing: Thing) -> Any:
    """A value that a form takes, for a key of a thing."""
    match form:
        case Text():
            return form.example.strip('"') or "A text"
        case Whole():
            return max(form.least, 3)
        case Word():
            return next(iter(form.words)).value
        case Inner():
            return filled_in(form.thing or thing, only_needed=True)
        case Either():
            return right(form.plain, thing)
        case Items():
            return [right(form.of, thing)]
    return _RIGHT[type(form)]


def wrong(form: Form) -> Any:
    """A value that a form does not take."""
    return _WRONG[type(form)]


def filled_in(thing: Thing, *, only_needed: bool = False) -> dict[str, Any]:
    """A thing with a right value for each of its keys, or for those that it needs."""
    return {key.name: right(key.form, thing) for key in thing.keys if key.is_needed or not only_needed}


def ways(thing: Thing) -> Iterator[tuple[tuple[Key, ...], Thing]]:
    """How each thing within a thing is reached, by keys: each once, the outer before the inner."""
    found: list[tuple[tuple[Key, ...], Thing]] = [((), thing)]
    for way, outer in found:  # which grows
        yield way, outer
        for key in outer.keys:
            inner = inner_of(key.form)
            if inner and inner not in [known for _, known in found]:
                found.append(((*way, key), inner))


def at(way: tuple[Key, ...], thing: Thing, value: dict[str, Any]) -> dict[str, Any]:
    """A thing that holds what it needs, and a value where a way leads."""
    if not way:
        return value
    key, *rest = way
    inner = inner_of(key.form)
    assert inner
    below = at(tuple(rest), inner, value)
    return {**filled_in(thing, only_needed=True), key.name: [below] if isinstance(key.form, Items) else below}
