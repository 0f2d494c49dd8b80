"""The page around the content: where readers are, whom they can call, and what their paper says."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement
from made_up_edition import edition

from site_builder.engine.theme import OURS
from site_builder.frames import Frames, Look, drawing
from site_builder.record.council import Contact, Council, Partner
from site_builder.record.file_facts import Shown
from site_builder.record.outputs import Page

LOOK = Look((OURS,), (), (), has_search=True)
SITE = edition(site_url="https://example.net/a/")


def framed(page: Page, *, council: Council | None = None, look: Look = LOOK) -> HtmlElement:
    of = replace(SITE, record=replace(SITE.record, council=council)) if council else SITE
    made = Frames(of, drawing(of, look, Path())).pour(page).content.decode()
    return lxml_html.document_fromstring(made)


def here(page: Page) -> list[tuple[str, str]]:
    found = framed(page).xpath("//header//a[@aria-current]")
    return [(link.text_content().strip(), link.get("aria-current")) for link in found]


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        (Page("", "T", "D", "", section="progress"), [("Progress", "page")]),
        (Page("updates/", "T", "D", "", section="updates"), [("Updates", "page")]),
        (Page("updates/2025/", "T", "D", "", section="updates"), [("Updates", "true")]),
        (Page("plan/01-homes/", "T", "D", "", section="plan"), [("Plan", "true")]),
        (Page("search/", "T", "D", "", section="search"), [("Search", "page")]),
        (Page("glossary/", "T", "D", "", section=""), []),
        (Page("404.html", "T", "D", "", section="not-found"), []),
    ],
)
def test_the_menu_says_which_page_this_is_or_which_part_it_belongs_to(
    page: Page, marked: list[tuple[str, str]]
) -> None:
    assert here(page) == marked


@pytest.mark.parametrize("layout", ["adults", "young-people"])
@pytest.mark.parametrize(
    ("partners", "on_a_phone"),
    [((), None), (("NHS",), "Ash & Elm and its partner"), (("NHS", "Police"), "Ash & Elm and its partners")],
)
def test_several_bodies_have_all_their_names_or_few_words_on_a_phone(
    layout: str, partners: tuple[str, ...], on_a_phone: str | None
) -> None:
    council = Council("Ash & Elm", partners=tuple(Partner(Contact(name)) for name in partners))
    [header] = framed(Page("", "T", "D", "", layout=layout), council=council).xpath("//header")
    few = [one.text_content() for one in header.xpath(".//*[@class='bodies__few']")]
    assert few == ([on_a_phone] if on_a_phone else [])
    assert all(name in header.text_content() for name in ("Ash & Elm", *partners))


def test_a_page_with_only_the_progress_page_above_it_has_no_way_back_of_its_own() -> None:
    ways = (("Progress", ""),), (("Progress", ""), ("Updates", "updates/"))
    pages = [framed(Page("updates/2025/", "2025", "D", "", trail=way)) for way in ways]
    assert [[step.text_content() for step in page.xpath("//nav[contains(@class, 'trail')]//li")] for page in pages] == [
        [],
        ["Progress", "Updates", "2025"],
    ]


@pytest.mark.parametrize(
    ("worried", "said", "called"),
    [
        (Contact(), "Worried about a child? Call 999 if a child is in danger now.", ["999"]),
        (
            Contact(url="https://example.net/"),
            "Worried about a child? Call 999 if a child is in danger now. Get help now",
            ["999"],
        ),
        (
            Contact(text="Or tell a teacher."),
            "Worried about a child? Call 999 if a child is in danger now. Or tell a teacher.",
            ["999"],
        ),
        (
            Contact(text="In danger? Call 999, or 01632 960001."),
            "Worried about a child? In danger? Call 999, or 01632 960001.",
            ["999", "01632960001"],
        ),
        (
            Contact(phone="01632 960 002"),
            "Worried about a child? Call 01632 960 002 If a child is in danger now, call 999.",
            ["01632960002", "999"],
        ),
        (
            Contact(phone="01632 960 002 (option 1)", text="Day & night."),
            "Worried about a child? Call 01632 960 002 (option 1) Day & night.",
            ["01632960002"],
        ),
    ],
)
def test_whoever_worries_about_a_child_can_call_with_one_tap(worried: Contact, said: str, called: list[str]) -> None:
    page = framed(Page("", "T", "D", ""), council=replace(SITE.record.council, worried_about_a_child=worried))
    [strip] = page.xpath("//aside[@class='safety']")
    assert " ".join(strip.text_content().split()) == said
    assert [link.get("href") for link in strip.xpath(".//a[starts-with(@href, 'tel:')]")] == [
        f"tel:{n}" for n in called
    ]


def test_a_page_that_the_strip_names_by_its_title_is_one_tap_away() -> None:
    worried = Contact(text="If not, see “Children's help & advice”, not “Help”.")
    look = replace(LOOK, hand_written=(("about/", "About"), ("help/", "Children's help & advice")))
    page = framed(
        Page("updates/", "T", "D", ""), council=replace(SITE.record.council, worried_about_a_child=worried), look=look
    )
    [link] = page.xpath("//aside[@class='safety']//a[not(starts-with(@href, 'tel:'))]")
    assert (link.get("href"), link.text) == ("../help/", "Children's help & advice")


def test_the_councils_own_number_in_the_footer_is_a_link() -> None:
    contact = Contact(text="Ask us on 0300 777 1809:", phone="01632 960 001")
    page = framed(Page("", "T", "D", ""), council=replace(SITE.record.council, contact=contact))
    assert page.xpath("//footer//a[starts-with(@href, 'tel:')]/@href") == ["tel:03007771809", "tel:01632960001"]


def test_paper_says_where_the_page_is_of_which_day_and_which_version() -> None:
    [line] = framed(Page("plan/", "T", "D", "")).xpath("//footer//p[@class='paper']")
    assert (
        line.text_content()
        == f"https://example.net/a/plan/, as at {SITE.today:%-d %B %Y}, version {sha256(b'').hexdigest()[:12]}"
    )


@pytest.mark.parametrize(
    ("shown", "size"),
    [
        (Shown(900, 300), ("168", "56")),
        (Shown(40, 20), ("40", "20")),
        (Shown(0, 0, shape=(300, 100)), ("168", "56")),
        (Shown(0, 0), ("56", "56")),
        (None, (None, None)),
    ],
)
def test_the_logo_has_its_room_before_it_is_there(shown: Shown | None, size: tuple[str | None, str | None]) -> None:
    council = replace(SITE.record.council, logo="logo.svg")
    page = framed(Page("", "T", "D", ""), council=council, look=replace(LOOK, look_up=lambda file: shown))
    [logo] = page.xpath("//header//img")
    assert (logo.get("width"), logo.get("height")) == size


def test_a_day_in_the_content_does_not_leave_its_month() -> None:
    body = '<p><time datetime="2025-07-17">17 July 2025</time></p>'
    assert framed(Page("", "T", "D", body)).xpath("string(//main//time)") == "17\u00a0July 2025"
