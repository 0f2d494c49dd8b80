"""The values of one mapping, each read by the form that its key declares, from the text as it was typed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from html import unescape
from typing import TypeVar
from unicodedata import normalize
from zoneinfo import ZoneInfo

import yaml

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, listed, quoted
from site_builder.read.given_keys import GivenKeys, typed
from site_builder.read.moments import read_moment
from site_builder.record.dates import Span, When, read_span
from site_builder.record.forms import (
    ID,
    Date,
    Either,
    Form,
    Id,
    Inner,
    Items,
    Markdown,
    Moment,
    Number,
    Text,
    WebAddress,
    Whole,
    Word,
    YesOrNo,
)
from site_builder.record.reach import local_flaw, secret_flaw
from site_builder.record.web_addresses import is_web_address
from site_builder.yaml_nodes import line_of

Choice = TypeVar("Choice", bound=StrEnum)
AForm = TypeVar("AForm", bound=Form)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ID = re.compile(ID)


class Fields(GivenKeys):
    """One mapping of a file, each value read by the form that its key declares. What is wrong is added to `problems`,
    and each method returns a harmless value then, so that all problems of a file come in one run.

    KeyError or TypeError for a key that is asked for without or against its declaration: that is a fault of the reader,
    not of the author."""

    def _form(self, key: str, kind: type[AForm]) -> AForm:
        """The form of a key, or the one of its two forms that is of this kind."""
        form = self.thing.by_name[key].form
        for each in (form.plain, form.inner) if isinstance(form, Either) else (form,):
            if isinstance(each, kind):
                return each
        raise TypeError(f"{key!r} of {self.thing.what} is not read as {kind.__name__}")

    def _scalar(self, key: str) -> yaml.ScalarNode | None:
        node = self._values.get(key)
        if isinstance(node, yaml.ScalarNode) and node.value.strip():
            return node
        if node is not None and not isinstance(node, yaml.ScalarNode):
            self.add(
                self.place_of(key),
                Code.NOT_TEXT,
                f"{quoted(key)} is a list or has keys; write plain text after '{key}:'.",
            )
        return None

    def text(self, key: str) -> str:
        """The value as typed, without space around it; "" if there is none. Of plain text each letter with an accent is
        one sign (Unicode's NFC): two keyboards write one name in different ways."""
        form = self.thing.by_name[key].form
        node = self._scalar(key)
        value = node.value.strip() if node else ""
        if isinstance(form, Text) and not value.isascii():
            value = normalize("NFC", value)
        self._warn_of_entities(key, value)
        if isinstance(form, Text) and form.at_most and len(value) > form.at_most:
            self.add(
                self.place_of(key),
                Code.TOO_LONG,
                f"{quoted(key)} has {len(value)} characters; shorten it to at most {form.at_most}.",
            )
        return value

    def _warn_of_entities(self, key: str, value: str) -> None:
        """Warns of `&nbsp;` and the like, copied from web pages: a value is plain text and would be shown as typed."""
        if match := next(
            (found for found in _ENTITY.finditer(value) if unescape(found.group()) != found.group()), None
        ):
            sign = unescape(match.group())
            shown = "a plain space" if sign.isspace() else quoted(sign)
            message = f"{quoted(match.group())} in {quoted(key)} is shown as these characters, since this is plain text; type {shown} instead."
            self.problems.append(Problem(self.place_of(key), Code.HTML_ENTITY, message, Severity.WARNING))

    def markdown(self, key: str) -> tuple[str, Place]:
        """A Markdown value and the place of its first line: the line below `key: |`, or the value's own line."""
        self._form(key, Markdown)
        node = self._scalar(key)
        place = self.place_of(key)
        if node is None:
            return "", place
        return node.value, place.at(place.line + 1) if node.style in ("|", ">") else place

    def id(self, key: str = "id") -> str:
        """A name that becomes part of an address; "" after a finding."""
        self._form(key, Id)
        value = self.text(key)
        if value and not _ID.fullmatch(value):
            self.add(
                self.place_of(key),
                Code.ID,
                f"The id {quoted(value)} cannot be part of an address; use letters, digits, '-', '_' and '.'.",
            )
        return value

    def when(self, key: str) -> When | None:
        """The date of a key that does not allow a period; None if there is none."""
        span = self.span(key)
        return span.first if span else None

    def span(self, key: str) -> Span | None:
        """A date that may be a year or two dates with a slash between them, if the key takes these."""
        form, value = self._form(key, Date), self.text(key)
        if not value:
            return None
        try:
            return read_span(value, loose=form.year, stretch=form.interval)
        except ValueError as error:
            self.add(
                self.place_of(key),
                Code.DATE,
                f"The date {quoted(value)} cannot be read{error}. {_date_help(form.year, form.interval)}.",
            )
            return None

    def moment(self, key: str, zone: ZoneInfo) -> datetime | None:
        """A day and a time such as `2025-07-17 10:00` by the clocks of a zone, with its offset from UTC."""
        self._form(key, Moment)
        value = self.text(key)
        if not value:
            return None
        moment, problems = read_moment(value, zone, self.place_of(key))
        self.problems += problems
        return moment

    def whole(self, key: str) -> int | None:
        """A whole number."""
        form, value = self._form(key, Whole), self.text(key)
        return self._whole(value, self.place_of(key), form.least) if value else None

    def _whole(self, value: str, place: Place, least: int) -> int | None:
        if re.fullmatch(r"-?[0-9]{1,6}", value) and int(value) >= least:
            return int(value)
        self.add(
            place,
            Code.NUMBER,
            f"{quoted(value)} is not a whole number{f' from {least}' if least > 0 else ''}; write digits only, such as {max(least, 3)}.",
        )
        return None

    def number(self, key: str) -> str:
        """A finite number, as it was typed; "" if there is none."""
        self._form(key, Number)
        value = self.text(key)
        if value and not (re.fullmatch(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?", value) and math.isfinite(float(value))):
            self.add(
                self.place_of(key),
                Code.NUMBER,
                f"{quoted(value)} is not a number; write digits, such as 12 or 4.5, without a unit, commas or spaces.",
            )
            return ""
        return value

    def yes(self, key: str) -> bool:
        """`true` or `false`; False if there is none."""
        self._form(key, YesOrNo)
        value = self.text(key)
        if value not in ("", "true", "false"):
            self.add(self.place_of(key), Code.YES_OR_NO, f"{quoted(key)} is {quoted(value)}; write true or false.")
        return value == "true"

    def choice(self, key: str, words: type[Choice]) -> Choice | None:
        """One word of a closed set, which is that of the key; None where there is none."""
        if self._form(key, Word).words is not words:
            raise TypeError(f"{key!r} of {self.thing.what} takes other words than {words.__name__}")
        value = self.text(key)
        allowed = [word.value for word in words]
        if value and value not in allowed:
            self.add(self.place_of(key), Code.UNKNOWN_WORD, f"{quoted(key)} is {quoted(value)}; use {listed(allowed)}.")
        return words(value) if value in allowed else None

    def address(self, key: str) -> str:
        """An `https:` or `http:` address; "" if there is none."""
        self._form(key, WebAddress)
        value = self.text(key)
        if value and not is_web_address(value):
            if flaw := local_flaw(value) or secret_flaw(value):
                self.problems.append(flaw.at(self.place_of(key)))
                return ""
            self.add(
                self.place_of(key),
                Code.ADDRESS,
                f"{quoted(value)} is not a web address; write it in full, such as https://www.example.org/page.",
            )
            return ""
        return value

    def _items(self, key: str, example: str) -> list[yaml.Node]:
        node = self._values.get(key)
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if node is not None and typed(node).strip():
            self.add(self.place_of(key), Code.NOT_LIST, f"{quoted(key)} must be a list; write it as {example}.")
        return []

    def texts(self, key: str) -> list[tuple[str, Place]]:
        """A list of plain values, each with its place."""
        form = self._form(key, Items)
        found = list(self._plain(self._items(key, f"'{key}: [a, b]'"), key))
        self._item_places |= {f"{key}/{value}": place for value, place in reversed(found)}
        if self.has_keys and len(found) < form.least:
            message = f"{quoted(key)} is missing or empty; {self.thing.what} needs it."
            self.add(self.place_of(key), Code.MISSING_KEY, message)
        return found

    def _plain(self, nodes: Iterable[yaml.Node], key: str) -> Iterator[tuple[str, Place]]:
        for node in nodes:
            place = line_of(node, self._first)
            if isinstance(node, yaml.ScalarNode) and node.value.strip():
                yield node.value.strip(), place
            else:
                self.add(
                    place,
                    Code.NOT_TEXT,
                    f"An item of {quoted(key)} is not plain text; write one value per line after '- '.",
                )

    def numbers(self, key: str) -> list[tuple[int, Place]]:
        """A list of whole numbers, each with its place."""
        least = self._of_items(key, Whole).least
        read = [(self._whole(value, place, least), place) for value, place in self.texts(key)]
        found = [(number, place) for number, place in read if number is not None]
        self._item_places |= {f"{key}/{number}": place for number, place in reversed(found)}
        return found

    def distinct(self, key: str) -> tuple[int, ...]:
        """The whole numbers of a list, ascending, each once."""
        return tuple(sorted({number for number, _ in self.numbers(key)}))

    def items(self, key: str) -> list[Fields]:
        """A list of mappings."""
        inner = self._of_items(key, Inner)
        return [self._below(node, inner) for node in self._items(key, "lines that begin with '- '")]

    def named_or_items(self, key: str) -> list[Fields | tuple[str, Place]]:
        """A list in which each item is a name, with its place, or a mapping."""
        inner = self._of_items(key, Either).inner
        found: list[Fields | tuple[str, Place]] = []
        for node in self._items(key, "lines that begin with '- '"):
            if isinstance(node, yaml.ScalarNode) and node.value.strip():
                found.append((node.value.strip(), line_of(node, self._first)))
            else:
                found.append(self._below(node, inner))
        return found

    def inner(self, key: str) -> Fields | None:
        """A mapping inside this one; None where there is none."""
        form = self._form(key, Inner)
        node = self._values.get(key)
        if node is None or (isinstance(node, yaml.ScalarNode) and not node.value.strip()):
            return None
        return self._below(node, form)

    def _of_items(self, key: str, kind: type[AForm]) -> AForm:
        """The form of each item of a list."""
        form = self._form(key, Items).of
        if not isinstance(form, kind):
            raise TypeError(f"An item of {key!r} of {self.thing.what} is not read as {kind.__name__}")
        return form

    def _below(self, node: yaml.Node, form: Inner) -> Fields:
        return Fields(node, form.thing or self.thing, self._first, self.problems)


def _date_help(loose: bool, stretch: bool) -> str:
    forms = ["a day as 2025-07-17", "a month as 2025-07"]
    forms += ["a year as 2025"] if loose else []
    return f"Write {listed([*forms, *(['a period as 2025-06-17/2025-06-18'] if stretch else [])])}"
