"""Fingerprints: one for each value, the same in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any
from weakref import ref
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.fingerprint import Fingerprints


class Sort(StrEnum):
    NEWS = "news"
    OTHER = "other"


@dataclass(frozen=True)
class Card:
    title: str
    lines: tuple[str, ...] = ()
    place: int = field(default=0, compare=False)


plain = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates() | st.binary(max_size=5)
values = st.recursive(
    plain,
    lambda inner: (
        st.tuples(inner, inner)
        | st.lists(inner, max_size=8).map(tuple)
        | st.frozensets(plain, max_size=4)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)
DIFFERENT = [
    (Sort.NEWS, "news"),
    (Sort.NEWS, Sort.OTHER),
    (1, True),
    (1, "1"),
    (1, 1.0),
    ("", None),
    (b"a", "a"),
    (("a",), ["a"]),
    (("ab", "c"), ("a", "bc")),
    ((PurePosixPath("a"), PurePosixPath("b")), (PurePosixPath("a;b"),)),
    (Card("a", ("b",)), Card("a", ("c",))),
    (Card("a", tuple("abcdefgh")), Card("a", tuple("abcdefgi"))),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    (date(2026, 3, 2), datetime(2026, 3, 2)),
    (datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/London")),) * 2,
    (datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=ZoneInfo("Europe/London"))),
]
DIFFERENT[-2] = (DIFFERENT[-2][0], DIFFERENT[-2][0].replace(fold=1))  # type: ignore[attr-defined]  # it is a moment


def of(*values: object) -> bytes:
    return Fingerprints().of(*values)


@given(values, values)
def test_two_values_have_one_fingerprint_if_they_are_the_same_and_else_two(one: Any, other: Any) -> None:
    assert (of(one) == of(other)) == (repr_of(one) == repr_of(other))


def repr_of(value: Any) -> str:
    """A value as it is written, whatever order its set has."""
    if isinstance(value, frozenset):
        return f"set{sorted(map(repr_of, value))}"
    if isinstance(value, tuple):
        return f"({', '.join(map(repr_of, value))})"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key!r}: {repr_of(inner)}' for key, inner in value.items())}}}"
    return repr(value)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_looks_alike_has_a_fingerprint_of_its_own(one: object, other: object) -> None:
    assert of(one) != of(other)


def test_what_does_not_count_when_two_are_compared_does_not_count_here() -> None:
    assert of(Card("a", place=1)) == of(Card("a", place=2))


def test_a_value_that_nobody_can_tell_from_others_has_none() -> None:
    with pytest.raises(TypeError):
        of(print)
    with pytest.raises(TypeError):
        of(Card("a", (object(),)))  # type: ignore[arg-type]  # on purpose


def test_another_process_finds_the_same() -> None:
    program = "from site_builder.fingerprint import Fingerprints; print(Fingerprints().of({'a', 'b', 'c'}, 'x').hex())"
    command = [sys.executable, "-c", program]
    found = {
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1 and found != {""}


def test_what_is_met_once_is_not_held() -> None:
    """Views of a site with thousands of updates would fill the memory."""
    made, held = Fingerprints(), []
    for number in range(100):
        card = Card(f"{number}" * 50_000)
        held.append(ref(card))
        made.of((card, *"abcdefg"))
        del card
    assert sum(one() is not None for one in held) < 80


def test_a_value_keeps_its_fingerprint_however_much_was_met_since() -> None:
    """That of a tuple is remembered by its number, which another may take as soon as nobody holds it."""
    made, lasting = Fingerprints(), tuple("abcdefgh")
    first = made.of(lasting)
    for number in range(100):
        line = (f"{number}" * 50_000, *"abcdefg")
        assert made.of(line) == Fingerprints().of(line)
    assert made.of(lasting) == first


def test_a_stamp_stays_with_its_value_and_no_other() -> None:
    made, value = Fingerprints(whole=True), tuple("abcdefgh")
    made.stamp(value, b"stamp")
    for number in range(100):
        made.of((f"{number}" * 50_000, *"abcdefg"))
    assert made.stamped(value) == b"stamp"
    assert made.stamped(tuple("abcdefgh")) == b""
    assert made.of(value) != Fingerprints(whole=True).of(value)
