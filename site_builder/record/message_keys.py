"""The keys of `texts/<language>.yml`: those of the English catalogue."""

from __future__ import annotations

from functools import cache

from site_builder.messages import Forms, english
from site_builder.problems import quoted
from site_builder.record.forms import Inner, Key, Text, Thing

PLURALS = ("none", "zero", "one", "two", "few", "many", "other")
"""Our own word for zero, and the plural categories of CLDR."""


@cache
def file_of_messages() -> Thing:
    """The keys of a file of texts: those of the English catalogue, each with its English text for help."""
    sections: dict[str, list[Key]] = {}
    for key, known in english().words.items():
        section, _, name = key.partition(".")
        sections.setdefault(section, []).append(_message(key, name, known))
    things = [Thing(f"{name}-texts", f"the section {quoted(name)}", tuple(keys)) for name, keys in sections.items()]
    keys = tuple(Key(name, Inner(thing), "") for name, thing in zip(sections, things, strict=True))
    return Thing("texts", "the file of texts", keys)


def _message(key: str, name: str, known: str | Forms) -> Key:
    """The key of one text, or of its plural forms."""
    if isinstance(known, str):
        return Key(name, Text(), known)
    forms = (Key(form, Text(), known.get(form, ""), required=form == "other") for form in PLURALS)
    return Key(name, Inner(Thing(key, f"the text {quoted(name)}", tuple(forms))), known["other"])
