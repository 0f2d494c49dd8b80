"""The council's own words for what the site says by itself, from `texts/<language>.yml` beside its `mkdocs.yml`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from site_builder.codes import Code
from site_builder.memory import NOTHING, Memory
from site_builder.messages import TAG, Forms, Messages, english, shipped
from site_builder.problems import Place, Problem, Severity, listed, quoted
from site_builder.read.fields import Fields
from site_builder.read.listing import entries
from site_builder.read.source import read_source, relative
from site_builder.record.forms import Either
from site_builder.record.message_keys import PLURALS, file_of_messages
from site_builder.yaml_nodes import compose

_NAME = re.compile(r"\{([^{}]*)\}")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def read_messages(
    root: Path, language: str, place: Place, problems: list[Problem], memory: Memory = NOTHING
) -> Messages:
    """The catalogue of a language: the one in this package, with the council's own texts in place.

    A language that does not come with it needs every text in the council's file; `place` is where it is named."""
    ours = _shipped(language, memory)
    file = root / "texts" / f"{language}.yml"
    problems += _not_read(root, file, language, entries(root, file.parent, problems))
    is_there = os.path.lexists(file)
    source = read_source(root, file, problems) if is_there else None
    if source is None:
        if ours is None and not is_there:
            message = f"{quoted(language)} has no texts; use 'en', or write every text in texts/{language}.yml."
            problems.append(Problem(place, Code.LANGUAGE, message))
        return ours or english()
    fields = Fields(compose(source.text, source.place, problems), file_of_messages(), source.place, problems)
    words, places = _words(fields)
    if ours is None:
        problems += _missing(words, source.place)
    return Messages({**(ours or english()).words, **_without_wrong_dates(words, places, problems)})


def _shipped(language: str, memory: Memory) -> Messages | None:
    """The catalogue in this package, as it was read before: reading it takes longer than a small record."""
    words = memory.recall("messages", (language,), partial(_words_of, language))
    return Messages(words) if words else None


def _words_of(language: str) -> Mapping[str, str | Forms] | None:
    found = shipped(language)
    return found.words if found else None


def _not_read(root: Path, file: Path, language: str, there: list[Path]) -> Iterator[Problem]:
    """A warning for each other file of the folder: its author may think that its texts are shown."""
    for path in there:
        if path != file:
            message = f"This file is not read, since the language of the site is {quoted(language)}; the texts in that language are in texts/{language}.yml."
            yield Problem(Place(relative(root, path)), Code.IGNORED, message, Severity.WARNING)


def _words(fields: Fields) -> tuple[dict[str, str | Forms], dict[str, Place]]:
    """The texts that the council wrote and the place of each."""
    found: dict[str, str | Forms] = {}
    places: dict[str, Place] = {}
    known = english().words
    for section in fields.thing.by_name:
        if inner := fields.inner(section):
            texts = {name: _text(inner, name, known[f"{section}.{name}"]) for name in inner.thing.by_name}
            found |= {f"{section}.{name}": text for name, text in texts.items() if text}
            places |= {f"{section}.{name}": place for name, place in inner.places.items()}
    return found, places


def _text(inner: Fields, name: str, known: str | Forms) -> str | Forms:
    """One text, or its plural forms, or one for every number where that is allowed; empty if there is none or something is wrong
    with it."""
    if isinstance(known, str):
        text = inner.text(name)
        return text if _keeps_names(inner, name, text, _names(known), exactly=True) else ""
    is_either = isinstance(inner.thing.by_name[name].form, Either)
    if is_either and name in inner and not inner.is_mapping(name):
        text = inner.text(name)
        return {"other": text} if text and _keeps_names(inner, name, text, _names(known["other"]), exactly=True) else {}
    forms = inner.inner(name)
    if forms is None:
        return {}
    names = {name for text in known.values() for name in _names(text)} | {"n"}
    found = {form: text for form in PLURALS if (text := forms.text(form))}
    return found if all(_keeps_names(forms, form, text, names, exactly=False) for form, text in found.items()) else {}


def _names(text: str) -> set[str]:
    return set(_NAME.findall(text))


def _keeps_names(fields: Fields, key: str, text: str, names: set[str], *, exactly: bool) -> bool:
    """Whether a text has the `{names}` of the English one and no other braces; adds a finding if not."""
    is_kept = _names(text) == names if exactly else _names(text) <= names
    if not text or (is_kept and not set("{}") & set(_NAME.sub("", text))):
        return True
    wanted = listed((f"{{{name}}}" for name in sorted(names)), "and") if names else "no words in braces"
    fields.add(
        fields.place_of(key), Code.TEXT_NAMES, f"{quoted(text)} must contain {wanted}, as the English text does."
    )
    return False


def _without_wrong_dates(
    words: Mapping[str, str | Forms], places: Mapping[str, Place], problems: list[Problem]
) -> dict[str, str | Forms]:
    """The texts without a language that nobody knows and without patterns that write no date: each is a finding."""
    right = dict(words)
    locale = _locale(str(words.get(TAG, english().tag)))
    if locale is None:
        message = f"{quoted(str(right.pop(TAG)))} is not a language; write 'tag' as en-GB or cy."
        problems.append(Problem(places[TAG], Code.LANGUAGE, message))
    patterns = [key for key, text in english().words.items() if key.startswith("dates.") and "{" not in text]
    for key in (key for key in patterns if key in words):
        if not _writes_a_date(str(words[key]), locale or english().locale):
            message = f"{quoted(str(right.pop(key)))}, for {quoted(key)}, does not write a date; use d, MMMM and y, such as d MMMM y."
            problems.append(Problem(places[key], Code.DATE, message))
    return right


def _locale(tag: str) -> Locale | None:
    """The language of a tag, such as "en-GB"; None if Babel does not know it."""
    try:
        return Locale.parse(tag, sep="-") if _TAG.fullmatch(tag) else None
    except (UnknownLocaleError, ValueError):
        return None


def _writes_a_date(pattern: str, locale: Locale) -> bool:
    try:
        format_date(date(2025, 7, 17), pattern, locale)
    except (KeyError, ValueError, AttributeError, TypeError):
        return False
    return True


def _missing(words: Mapping[str, str | Forms], place: Place) -> Iterator[Problem]:
    missing: dict[str, list[str]] = {}
    for key in english().words:
        if key not in words:
            section, _, name = key.partition(".")
            missing.setdefault(section, []).append(name)
    for section, names in missing.items():
        message = (
            f"The section {quoted(section)} does not have {listed(names, 'and')}; a new language needs every text."
        )
        yield Problem(place, Code.MISSING_KEY, message)
