"""What the quick look passes over has nothing: the rules find the same with it and without it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_builder.personal.rules import every
from site_builder.personal.sought import Form, Signs, Sought
from site_builder.read.word_lists import read_word_lists

HERE = Path(__file__).parent
LISTS = read_word_lists(HERE, [])
FOUND: dict[str, list[str]] = yaml.safe_load((HERE / "found.yml").read_text("utf-8"))
LEFT_ALONE: list[str] = yaml.safe_load((HERE / "left_alone.yml").read_text("utf-8"))
SENTENCES = [*(text for texts in FOUND.values() for text in texts), *LEFT_ALONE]
KEYS = [
    "AKIA1234567890ABCDEF",
    "sig=%2Babcdefghijklmnopqrstuv",
    "?pwd=Kettle-9",
    "https://jo:Kettle-9@example.org/a",
    "ZC20C00123",
]
BETWEEN = [
    "",
    " ",
    "\n",
    "\n\n",
    "\u00a0",
    "&nbsp;",
    " | ",
    "](",
    ") ",
    "data:",
    "https://example.org/",
    "(",
    "’",
    "-",
    "0",
]


@contextmanager
def all_looked_at() -> Iterator[None]:
    """Every text is looked through for everything."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Signs, "near", lambda signs, words: signs.all)
        patch.setattr(Form, "is_near", lambda form, words: True)
        yield


def test_every_made_up_sentence_is_found_as_it_is_without_the_quick_look() -> None:
    quick = [every(text, LISTS) for text in (*SENTENCES, *KEYS)]
    with all_looked_at():
        assert [every(text, LISTS) for text in (*SENTENCES, *KEYS)] == quick


@given(
    st.lists(st.tuples(st.sampled_from([*SENTENCES, *KEYS]), st.integers(0, 60), st.sampled_from(BETWEEN)), max_size=4)
)
def test_so_is_any_text_of_pieces_of_such_sentences(some: list[tuple[str, int, str]]) -> None:
    text = "".join(sentence[begin:] + between for sentence, begin, between in some)
    quick = every(text, LISTS)
    with all_looked_at():
        assert every(text, LISTS) == quick


WORDS = st.lists(st.text("ab(1 \n\u00a0", max_size=5), max_size=5)


@given(st.lists(st.text("ab( ", min_size=1, max_size=4), max_size=4), st.lists(WORDS, max_size=4))
def test_a_sign_that_a_text_has_is_near_in_whatever_order_texts_come(signs: list[str], texts: list[list[str]]) -> None:
    some, form = Signs(signs), Form("a[b(]|^1$")
    sought = Sought((some, form))
    for words in texts:
        text = " ".join(" ".join(words).split())
        telling = sought.telling(frozenset(text.split()))
        assert {sign for sign in signs if sign in text} <= {*some.near(telling)}
        assert form.is_near(telling) == any("ab" in word or "a(" in word or word == "1" for word in text.split())


def test_a_word_is_told_once_however_often_it_has_what_is_looked_for() -> None:
    lines = f"\nfirst\n{'x1' * 50}\nlast x1\n"
    assert list(Signs(["x"]).telling(lines)) == list(Form("x[0-9]").telling(lines)) == ["x1" * 50, "last x1"]


def test_what_nobody_said_to_look_for_is_refused_and_not_passed_over() -> None:
    with pytest.raises(KeyError):
        Sought((Form("ab"),)).of(Form("ab"))
