"""Dates, counts and addresses as every page writes them; any title gives a page that holds it."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from site_builder.frames import SLOTS, Frames
from site_builder.invisible import FORBIDDEN
from site_builder.messages import english
from site_builder.pages import documents, pages
from site_builder.pages.render import Dates
from site_builder.record.dates import Span, When, day_of
from site_builder.record.documents import Document
from site_builder.record.measures import Measure
from site_builder.record.updates import TITLE_LENGTH

from .made_up import HERE, area, site, span, update, when

time_of = Dates(english()).time


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("2025-07-17", '<time datetime="2025-07-17">17 July 2025</time>'),
        ("2025-07", '<time datetime="2025-07">July 2025</time>'),
        ("2012", '<time datetime="2012">2012</time>'),
        ("2022-07-18/2022-07-29", '<time datetime="2022-07-18">18</time> to <time datetime="2022-07-29">29 July 2022</time>'),
        ("2025-06-30/2025-07-02", '<time datetime="2025-06-30">30 June</time> to <time datetime="2025-07-02">2 July 2025</time>'),
        ("2024-12-30/2025-01-02", '<time datetime="2024-12-30">30 December 2024</time> to <time datetime="2025-01-02">2 January 2025</time>'),
        ("2025-03/2025-05", '<time datetime="2025-03">March</time> to <time datetime="2025-05">May 2025</time>'),
        ("2020/2024", '<time datetime="2020">2020</time> to <time datetime="2024">2024</time>'),
        ("2023-05-01/2024-02", '<time datetime="2023-05-01">1 May 2023</time> to <time datetime="2024-02">February 2024</time>'),
    ],
)  # fmt: skip
def test_a_date_is_written_in_words_with_its_form_for_machines(typed: str, html: str) -> None:
    assert time_of(span(typed)) == html


@pytest.mark.parametrize(
    ("moment", "html"),
    [
        (When(2025, 7, 17), 'on <time datetime="2025-07-17">17 July 2025</time>'),
        (date(2025, 7, 17), 'on <time datetime="2025-07-17">17 July 2025</time>'),
        (When(2025, 7), 'in <time datetime="2025-07">July 2025</time>'),
    ],
)
def test_within_a_sentence_something_is_on_a_day_and_in_a_month(moment: When | date, html: str) -> None:
    assert Dates(english()).on(moment) == html


def test_a_day_of_the_calendar_is_written_the_same_way() -> None:
    assert time_of(date(2025, 7, 17)) == time_of(when("2025-07-17"))


@given(st.dates(), st.dates())
def test_the_words_of_a_date_are_those_of_the_model(one: date, other: date) -> None:
    stretch = Span(day_of(min(one, other)), day_of(max(one, other)))
    assert time_of(stretch).striptags() == stretch.words(english())


@pytest.mark.parametrize("moment", [When(2025, 7, 1), Span.of(When(2025))])
def test_what_is_written_is_safe_html(moment: When | Span) -> None:
    assert isinstance(time_of(moment), Markup)


@pytest.mark.parametrize(("number", "words"), [(0, "no areas"), (1, "1 area"), (2, "2 areas"), (13, "13 areas")])
def test_a_number_agrees_with_its_noun(number: int, words: str) -> None:
    assert english().count("counts.area", number) == words


@pytest.mark.parametrize(
    ("document", "address"),
    [
        (Document("a", HERE, url="https://x.example/?a=1&b=2"), "https://x.example/?a=1&amp;b=2"),
        (Document("a", HERE, file="files/a letter ŵ.pdf"), "../files/a%20letter%20%C5%B5.pdf"),
        (Document("a", HERE), ""),
    ],
)
def test_a_document_leads_to_its_address_its_file_or_nowhere(document: Document, address: str) -> None:
    page = next(documents.pages(site(documents=(document,))))
    assert re.findall('<a href="([^"]*)">a</a>', page.body) == ([address] if address else [])


class Seen(HTMLParser):
    """Reads a page as a browser does: the words of its headings and title, and whether its tags are closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: dict[str, str] = {}
        self.attributes: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br", "img", "hr", "link", "input"):
            self.open.append(tag)
            self.words.setdefault(tag, "")
        if tag == "meta":
            self.attributes |= {str(dict(attrs).get("name")): str(dict(attrs).get("content"))}

    def handle_data(self, data: str) -> None:
        around = [tag for tag in self.open if tag != "time"]  # a title that is a date is marked as one
        for tag in around[-1:]:
            self.words[tag] += data

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def draw(layout: str, section: str, root: str) -> str:
    """A frame that holds a title as text, a title as an attribute, and a page's content."""
    return f'<html><head><title>{SLOTS["title"]}</title><meta name="title" content="{SLOTS["attribute_title"]}"></head><body>{SLOTS["content"]}</body></html>'


titles = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=TITLE_LENGTH).filter(
    lambda title: title.strip() == title and not FORBIDDEN.search(title) and not set("\t\n") & set(title)
)
"""What the reader lets through as a title: no control characters, no space around it."""


@given(titles)
@example("</title></h1><script>alert(1)</script>")
@example("\"'> &amp; &lt; &#39; &nbsp; <!-- ]]> {{ 1 }}")
@example("\\g<0> \\1 %s {content}")
def test_any_title_is_the_heading_of_a_page_whose_tags_are_closed(title: str) -> None:
    edition = site(update("2025-07-17", title=title))
    frames = Frames(site(), draw)
    for page in pages(edition):
        seen = Seen(frames.pour(page).content.decode())
        assert seen.open == []
        if page.address == "updates/2025-07-17-visit/":
            assert seen.words["h1"] == title
            assert seen.words["title"] == f"{title} – Exampleton improvement"
            assert seen.attributes["title"] == title


def test_names_and_units_stay_as_they_were_typed() -> None:
    document = Document("Letter", HERE, publisher="iMPOWER")
    measure = Measure("m", "Energy", (), HERE, unit="kWh")
    edition = site(documents=(document,), areas=(area(1, measures=(measure,)),))
    shown = {page.address: page.body for page in pages(edition)}
    assert "iMPOWER" in shown["documents/"]
    assert "Unit: kWh." in shown[edition.record.areas[0].address]
