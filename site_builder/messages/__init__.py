"""Every word that pages, feeds and the calendar say by themselves: a catalogue, one YAML file a language.

A text may hold `{names}`, which are filled in where it is said. A text that depends on a number is a mapping by the
plural categories of its language (CLDR, "Language Plural Rules"), with `none` for zero and `two` for two where these have
words of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from importlib.resources import files
from string import Formatter
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

Forms = Mapping[str, str]
"""A text for each plural category."""

_OWN_FORMS = {0: "none", 2: "two"}
"""Numbers that a text may have words of its own for in any language, where CLDR has no category for them: no, both."""

TAG = "language.tag"
"""The key of the language itself, as `lang` takes it (BCP 47)."""


@dataclass(frozen=True, eq=False)
class Messages:
    """The texts of one language by "section.key". KeyError for a text that the catalogue does not have."""

    words: Mapping[str, str | Forms]

    @property
    def tag(self) -> str:
        """The language as `lang` and feeds take it (BCP 47), such as "en-GB"."""
        return str(self.words[TAG])

    @property
    def language(self) -> str:
        """The language without its region, such as "en"."""
        return self.tag.partition("-")[0]

    @cached_property
    def locale(self) -> Locale:
        """The language as Babel and Open Graph know it, such as en_GB."""
        return Locale.parse(self.tag, sep="-")

    def plain(self, key: str, **values: object) -> str:
        """A text as plain characters."""
        return str(self.words[key]).format(**values)

    def html(self, key: str, **values: object) -> Markup:
        """A text as HTML: escaped, and so is every value that is not HTML yet."""
        pieces = _in_pieces(str(self.words[key]))
        return Markup("".join(before + (str(escape(values[name])) if name else "") for before, name in pieces))

    def column(self, table: str, name: str) -> str:
        """What a column of a CSV file means; where it means something else in one table, that has words of its own."""
        own = f"columns.{table}-{name}"
        return self.plain(own if own in self.words else f"columns.{name}")

    def count(self, key: str, number: int, **values: object) -> str:
        """A text that depends on a number, which it has as `{n}`."""
        forms = self.words[key]
        if isinstance(forms, str):
            raise KeyError(f"{key} has no plural forms")
        own = _OWN_FORMS.get(number, "")
        form = own if own in forms else self.locale.plural_form(number)
        return forms.get(form, forms["other"]).format(n=number, **values)

    def forms(self, key: str) -> Forms:
        """A text's plural forms as they stand, for the script to fill in."""
        forms = self.words[key]
        return {"other": forms} if isinstance(forms, str) else forms

    def date(self, pattern: str, day: date) -> str:
        """A day by one of the patterns of the section `dates` (CLDR, "Date Format Patterns")."""
        return _date(str(self.words[f"dates.{pattern}"]), day, self.locale)

    def listed(self, parts: Sequence[str]) -> str:
        """Some words as one phrase: "a, b and c" in English (CLDR, "List Patterns")."""
        return format_list(parts, locale=self.locale)

    def number(self, number: Decimal) -> str:
        """A number that is not negative, with all its decimals: "1,500.25" in English (CLDR, "Number Symbols")."""
        decimals = -int(number.as_tuple().exponent)
        pattern = f"#,##0.{'0' * decimals}" if decimals > 0 else "#,##0"
        return format_decimal(number, pattern, locale=self.locale)


@lru_cache(maxsize=4096)
def _in_pieces(text: str) -> tuple[tuple[str, str | None], ...]:
    """A text as HTML, cut at the names in it: what stands before each, and the name. The last may have none."""
    return tuple((before, name) for before, name, _, _ in Formatter().parse(str(escape(text))))


@lru_cache(maxsize=4096)  # the same days stand on many pages, and a pattern costs more than a look
def _date(pattern: str, day: date, locale: Locale) -> str:
    return format_date(day, pattern, locale)


def upper_first(words: str) -> str:
    """The words with a capital at the beginning, and the rest as it is. A first word with a capital of its own inside, such
    as kWh or iPad, stays as it is written everywhere."""
    has_own = any(letter.isupper() for letter in words.partition(" ")[0][1:])
    return words if has_own else words[:1].upper() + words[1:]


def flat(catalogue: Mapping[str, Mapping[str, Any]]) -> dict[str, str | Forms]:
    """The texts of a catalogue's sections by "section.key"."""
    return {f"{section}.{key}": value for section, inner in catalogue.items() for key, value in inner.items()}


@lru_cache(maxsize=4)
def shipped(language: str) -> Messages | None:
    """The catalogue of a language that comes with this package, such as "en"; None where there is none."""
    file = files(__name__).joinpath(f"{language}.yml")
    if not language.isalpha() or not file.is_file():
        return None
    return Messages(flat(yaml.load(file.read_bytes(), yaml.CSafeLoader)))


def english() -> Messages:
    """The catalogue that every other is compared with."""
    found = shipped("en")
    assert found, "the package comes with its English texts"
    return found
