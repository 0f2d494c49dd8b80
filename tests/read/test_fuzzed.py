"""Whatever is typed as an old address, an hour or a key is read or told, and never stops the program."""

from __future__ import annotations

from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.html.dated import dated
from site_builder.html.explained import explained, explained_below
from site_builder.html.tables import in_boxes
from site_builder.messages import english
from site_builder.problems import Place, Problem
from site_builder.read.dialect import Dialect
from site_builder.read.hand_written import PageReader
from site_builder.read.links import Position
from site_builder.read.markdown import Converter
from site_builder.read.moments import read_moment
from site_builder.read.rendered import with_extensions
from site_builder.read.source import Source, split_front_matter, without_second_keys
from site_builder.read.two_readings import TwoReadings
from site_builder.record.aliases import read_alias
from site_builder.record.references import Term
from site_builder.yaml_nodes import compose

HERE = Place("updates/2025-01-01-a.md")
addresses = st.text(st.sampled_from("/ab.%20C3A9?&=#:*|\\\" ŵ\u0301~;()'\x00"), max_size=25)
moments = st.from_regex(
    r"[0-9]{1,5}[-/.][0-9]{1,3}[-/.][0-9]{1,3}(T| at |  ?)[0-9]{1,3}[:.h]?[0-9]{0,3}(:[0-9]{2})? ?(am|PM|p.m.)?"
    r"(Z|BST|[+-][0-9]{2}:?[0-9]{0,2})?",
    fullmatch=True,
)
yaml_texts = st.text(st.sampled_from("ab: #-\n\"'>|{}[]\u00a0\u202e\\"), max_size=60)


@given(addresses)
def test_an_old_address_stays_below_the_site_and_ends_no_line_of_a_server_s_settings(typed: str) -> None:
    try:
        alias = read_alias(f"/{typed}")
    except ValueError as error:
        assert str(error)
        return
    assert not {"", ".", ".."} & set(alias.file.split("/")) or not alias.file
    assert not set(alias.path + alias.query) & set('"\\\n\r\x00')


@given(moments | st.text(max_size=20), st.sampled_from(["Europe/London", "Pacific/Apia", "America/New_York"]))
def test_a_moment_is_read_or_told(typed: str, zone: str) -> None:
    moment, problems = read_moment(typed, ZoneInfo(zone), HERE)
    assert moment is not None or problems


@given(yaml_texts | st.text(max_size=60))
def test_any_keys_are_read_or_told(typed: str) -> None:
    problems: list[Problem] = []
    compose(typed, HERE, problems)
    source = Source(HERE.file, f"---\n{typed}")
    parts = split_front_matter(source)
    found: list[Problem] = []
    left = without_second_keys(source, parts, found)
    assert len(found) <= 1
    assert left.body.count("\n") == parts.body.count("\n")


@given(yaml_texts | st.text(max_size=60))
def test_what_is_wrong_with_keys_is_found_on_a_line_that_is_there(typed: str) -> None:
    problems: list[Problem] = []
    compose(typed, HERE, problems)
    assert all(1 <= problem.place.line <= typed.count("\n") + 1 for problem in problems)


@pytest.mark.parametrize("typed", ["a: [", "- {a: b\n- c\n", "a: 'b", "[\n\n\n"])
def test_what_is_never_closed_is_found_in_the_file_and_not_below_it(typed: str) -> None:
    problems: list[Problem] = []
    compose(typed, HERE, problems)
    assert [problem.place.line <= typed.rstrip("\n").count("\n") + 1 for problem in problems] == [True]


BLOCKS = ("\n", "\n\n", "- ", "> ", "# ", "```\n", "[^1]", "[^1]: ", ": ", "|", "|-|")
INLINE = ("a", "key worker ", "17 July 2025 ", " ", "*", "_", "`", "~~", "[", "]", "(", ")", "![", "&", '"', "'", "\\")
HTML = ("<", ">", "</p>", "<![", "<!--", "-->", "<br>", "&lt;", "&#2;")
marks = st.sampled_from([*BLOCKS, *INLINE, *HTML])
texts = st.lists(marks, max_size=25).map("".join)
TERMS = tuple(Term(word, "A.", HERE) for word in ("key worker", "a", "time", "class", "A & B", "17 July 2025"))


class _Nested(HTMLParser):
    """Fails where a tag that was opened is not closed in its turn; notes the words and the tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words, self.tags = "", list[str]()
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open += [] if tag in ("br", "hr", "img") else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


@given(texts)
def test_any_text_becomes_html_that_is_closed_and_marks_change_no_word_of_it(typed: str) -> None:
    for reader in (Converter(english()), PageReader(english())):
        problems: list[Problem] = []
        html = reader.convert(typed, Position(HERE, "a/", level_one=True), problems).html("../")
        plain, marked = _Nested(html), _Nested(dated(in_boxes(html, english()), english()))
        assert marked.words == plain.words
        assert [tag for tag in marked.tags if tag not in ("time", "div")] == [tag for tag in plain.tags if tag != "div"]
        assert _Nested(explained_below(html, TERMS, set())).words == plain.words
        assert _Nested(explained(html, TERMS, "../")).words.replace(" ", "").startswith(plain.words[:1].strip())
        assert all(1 <= problem.place.line <= typed.count("\n") + 1 for problem in problems)


def test_marks_of_the_engine_s_own_are_no_address() -> None:
    problems: list[Problem] = []
    typed = "[a](&#106;vascript:alequotes:rta\\\\\n \\\\' \\\\& (1))\\|"
    found = PageReader(english()).convert(typed, Position(HERE, "a/"), problems)
    assert len(found.pieces) == len(found.addresses) + 1 and found.html("")
    assert {problem.code for problem in problems} == {"link"}


@given(texts)
def test_any_page_is_read_twice_and_compared(typed: str) -> None:
    two = TwoReadings(Dialect(), with_extensions([], []))
    assert all(1 <= problem.place.line <= typed.count("\n") + 1 for problem in two.differences(typed, HERE))


@pytest.mark.parametrize("typed", ["[^1]: - [^1]: ", "<p>old<![%l></p>", "<p><![ A_2el></p>", "<p>\n<![if x]>\n</p>"])
def test_a_note_in_a_note_and_what_begins_like_a_marked_section_stop_no_reading(typed: str) -> None:
    assert list(TwoReadings(Dialect(), with_extensions([], [])).differences(typed, HERE)) == []


@pytest.mark.parametrize("body", ["---\ntitle: a\n" * 60_000, "```\n" * 200_000 + "---\ntitle: a\n---\n" * 3_000])
def test_keys_that_appear_many_times_are_reported_once(body: str) -> None:
    source = Source(HERE.file, f"---\na: b\n---\n{body}")
    found: list[Problem] = []
    without_second_keys(source, split_front_matter(source), found)
    assert [problem.code for problem in found] == ["front-matter"]
