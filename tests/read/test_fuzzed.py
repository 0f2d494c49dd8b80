"""Whatever is typed as an old address, an hour or a key is read or told, and never stops the program."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.aliases import read_alias
from site_builder.problems import Place, Problem
from site_builder.read.moments import read_moment
from site_builder.read.nodes import compose
from site_builder.read.source import Source, split_front_matter, without_second_keys

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


@pytest.mark.parametrize("body", ["---\ntitle: a\n" * 60_000, "```\n" * 200_000 + "---\ntitle: a\n---\n" * 3_000])
def test_keys_that_stand_many_times_are_told_once(body: str) -> None:
    source = Source(HERE.file, f"---\na: b\n---\n{body}")
    found: list[Problem] = []
    without_second_keys(source, split_front_matter(source), found)
    assert [problem.code for problem in found] == ["front-matter"]
