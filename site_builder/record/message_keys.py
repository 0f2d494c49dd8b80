"""The keys of `texts/<language>.yml`: those of the English catalogue."""

from __future__ import annotations

from functools import cache

from site_builder.messages import Forms, english
from site_builder.problems import quoted
from site_builder.record.forms import Either, Inner, Key, Text, Thing

PLURALS = ("none", "zero", "one", "two", "few", "many", "other")
"""Our own word for zero, and the plural categories of CLDR; `two` is for two in any language."""
ONCE_PLAIN = frozenset(
    ("grades.highest", "grades.lowest", "verdict.none_areas", "verdict.none_rated", "young_voices.none_answered")
)
"""Texts that had no plural forms once: what a council wrote for them then, one text for every number, stays right."""


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
    inner = Inner(Thing(key, f"the text {quoted(name)}", tuple(forms)))
    return Key(name, Either(Text(), inner) if key in ONCE_PLAIN else inner, known["other"])
