"""Paragraphs that can be cited: each has an address that goes by how it begins, and a link that adds no word."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.data.manifest import manifest
from site_builder.frames import Frames
from site_builder.html.cited import BEGINNING, cited, names
from site_builder.messages import english
from site_builder.pages.updates import pages
from site_builder.record.chain import Chain, Line
from site_builder.record.prose import Prose, plain_text
from site_builder.views.prose import explained_text

from .made_up import site, update

LONG = "On that day nine made-up people met and counted 12 houses."
SENTENCES = st.lists(st.text("abc dé1,", min_size=1, max_size=30), min_size=1, max_size=8)


def addresses(html: str) -> list[str]:
    """The addresses of the paragraphs, each of which has one link to itself, in the order of the page."""
    found = re.findall(r'<(?:p|li) id="(p:[^"]+)"', html)
    assert re.findall(r'<a class="own" href="#([^"]+)"', html) == found
    return found


def of(*paragraphs: str) -> list[str]:
    return addresses(cited("".join(f"<p>{words}</p>" for words in paragraphs), english()))


def test_what_is_put_in_before_changes_no_address() -> None:
    before = of(LONG, "They wrote a letter.")
    assert of("A new paragraph.", LONG, "Another one.", "They wrote a letter.")[1::2] == before


def test_a_figure_that_is_corrected_keeps_the_address_and_another_beginning_does_not() -> None:
    assert of(LONG.replace("12", "21")) == of(LONG) == of(LONG.replace("nine", "<strong>nine</strong>"))
    assert len(LONG.split()) > BEGINNING
    assert of(LONG.replace("nine", "ten")) != of(LONG)


def test_an_address_that_was_published_leads_to_the_paragraph_whose_beginning_was_corrected() -> None:
    first, last = "A made-up board met in the town hall.", "They wrote a letter."
    before = plain_text(f"<p>{first}</p><p>{LONG}</p><p>{last}</p>")
    now = f"<p>{first}</p><p>New here, and made up as well.</p><p>{LONG.replace('that day nine', '3 May 2025 ten')}</p><p>{last}</p>"
    made = cited(now, english(), (before, before))
    assert re.findall(r'<span id="([^"]+)"></span>(\w+ \w+)', made) == [(of(LONG)[0], "On 3")]
    assert plain_text(made) == plain_text(now)


@pytest.mark.parametrize(
    "now",
    [
        f"<p>{LONG}</p><p>They wrote a letter.</p>",  # as it was
        "<p>They wrote a letter.</p>",  # the other one is gone
        "<p>Quite other words stand here on this page now.</p><p>They wrote a letter.</p>",
    ],
)
def test_no_old_address_leads_to_another_paragraph(now: str) -> None:
    assert "<span" not in cited(now, english(), (f"{LONG} They wrote a letter.",))


def test_past_texts_are_those_that_were_published_and_none_from_before_a_withdrawal() -> None:
    def line(key: str, was: str, now: str) -> Line:
        return Line(1, "2025-01-01", "a.md", "update/a", key, was or None, now or None, words=f"words of {now}")

    lines = (line("text", "", "1"), line("text", "1", "2"), line("text", "2", "3"))
    assert Chain(lines).past_texts == {"update/a": ("words of 1", "words of 2", "words of 3")}
    again = (*lines, line("withdrawn", "", "2025-02-01"), line("withdrawn", "2025-02-01", ""), line("text", "3", "4"))
    assert Chain(again).past_texts == {"update/a": ("words of 4",)}
    edition = site(chain=Chain(lines))
    assert explained_text(edition, Prose(), "update/a").before == ("words of 1", "words of 2", "words of 3")
    assert explained_text(edition, Prose(), "update/b").before == explained_text(edition, Prose()).before == ()


def test_paragraphs_that_begin_alike_or_are_the_same_have_addresses_of_their_own() -> None:
    other = LONG.replace("houses", "schools")
    first, second, third, fourth = of(LONG, other, LONG, LONG)
    assert len({first, second, third, fourth}) == 4 and of(LONG, "Between.", other)[2] == second


def test_items_of_lists_have_a_link_before_what_lies_in_them_and_tables_footnotes_and_code_have_none() -> None:
    html = cited(
        "<ul><li>One<ul><li>Inner</li></ul></li><li><p>Two</p><p>Three</p></li></ul><p><img src='a.png' alt='b'></p>"
        "<table><tr><td><p>cell</p></td></tr></table><pre><code>code</code></pre>"
        '<div class="footnote"><ol><li id="fn:1"><p>Note</p></li></ol></div><blockquote><p>Said</p></blockquote>',
        english(),
    )
    assert len(addresses(html)) == 5
    assert re.search(r'One<a class="own"[^>]*></a><ul><li id="[^"]+">Inner<a', html)
    assert re.findall(r'aria-label="([^"]+)"', html) == [f"Link to paragraph {number}" for number in range(1, 6)]
    assert '<li><p id="' in html


@given(SENTENCES)
def test_no_word_is_added_and_every_address_stands_once(paragraphs: list[str]) -> None:
    html = "".join(f"<p>{words}</p>" for words in paragraphs)
    made = cited(html, english())
    assert plain_text(made) == plain_text(html)
    found = addresses(made)
    assert len(set(found)) == len(found)


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=12), max_size=12))
def test_names_are_unique_and_the_first_of_a_beginning_keeps_its_own(paragraphs: list[list[str]]) -> None:
    found = names(paragraphs)
    assert len(set(found)) == len(found)
    for place, words in enumerate(paragraphs):
        if all(other[:BEGINNING] != words[:BEGINNING] for other in paragraphs[:place]):
            assert found[place] == names([words])[0]


def test_a_page_is_cited_by_the_version_that_the_manifest_has() -> None:
    edition = site(update("2025-07-17"))
    made = list(pages(edition))
    page = next(one for one in made if one.address.endswith("-visit/"))
    frame = "\x02address\x03 \x02version\x03"
    said = Frames(edition, lambda *_: frame).pour(page).content.decode()
    entry = next(one for one in json.loads(manifest(edition, made))["updates"] if one["address"] == f"/{page.address}")
    assert said == f'{edition.site_url}{page.address} <code class="version">{entry["sha256"][:12]}</code>'
