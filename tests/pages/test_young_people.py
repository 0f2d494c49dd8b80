"""The version for children and young people: the same plan in the same order, and nothing kinder."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.drawings.shapes import outline
from site_builder.edition import Edition
from site_builder.pages import young_people
from site_builder.pages.recipes import made
from site_builder.pages.texts import linked, moved
from site_builder.pages.update import young_people_article
from site_builder.record.council import Contact, YoungPeople
from site_builder.record.dates import Span
from site_builder.record.hand_pages import HandPage
from site_builder.record.outputs import Page
from site_builder.record.plan import BLOCKS, Block, Check, Group
from site_builder.record.promises import Keep, Nature, Standing
from site_builder.record.prose import Prose, plain_text
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.references import Judgement, Term
from site_builder.record.updates import Kind
from site_builder.views.young_people.blocks import NAMES, in_order
from site_builder.views.young_people.booklet import (
    PAGES_FOR_NEWS_AND_PARTS,
    WORDS_OF_RATING,
    WORDS_ON_PAGE,
    room_for_news,
    that_fit,
)
from site_builder.views.young_people.doors import Door
from site_builder.views.young_people.help import help_buttons
from site_builder.views.young_people.home import tile_groups
from site_builder.views.young_people.pictures import KIND_PICTURES, PICTURES, STANDING_PICTURES
from site_builder.views.young_people.promises import promises_by_standing
from site_builder.views.young_people.reviews import checks
from site_builder.views.young_people.verdict import young_verdict
from site_builder.views.young_people.words import hard_texts

from .made_up import HERE, area, promise, rating, site, update, when, withdrawn

CHILDREN, TEENAGERS = Door("young-people/"), Door("young-people/teens/", is_for_teenagers=True)
TEXT = Prose(("<p>For you.</p>",))
ADVOCATE = Term("advocate", "A helper.", HERE, young_people="Somebody who helps you to speak.")
BOARD = Term("Improvement Board", "A group.", HERE, young_people="People who check.")
UNEXPLAINED = Term("tranche", "A part.", HERE)


def pages(edition: Edition) -> list[Page]:
    return list(made(young_people.pages(edition), edition))


def page_at(edition: Edition, address: str) -> Page:
    [page] = [page for page in pages(edition) if page.address == address]
    return page


def area_page(edition: Edition) -> str:
    return page_at(edition, "young-people/01-area/").body


def words_of(html: str) -> str:
    """What a reader sees, one space between words."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


TEENS = YoungPeople(ages="8 to 12", teens=True)

HEADINGS = (
    "What was wrong",
    "Our work on this",
    "What has changed, as far as we know",
    "What we still need to change or find out",
    "What you can do",
)
"""What a page shows for each heading of `BLOCKS`: words that stay true of whatever comes below them."""


def written(number: int, html: str = "<p>For you.</p>", **changes: object) -> object:
    return area(number, young_people=(Block("", Prose((html,))),), **changes)


@given(st.permutations(["", *BLOCKS]))
def test_blocks_are_in_one_order_however_they_were_written(headings: list[str]) -> None:
    blocks = tuple(Block(heading, TEXT) for heading in headings)
    assert [block.heading for block in in_order(area(1, young_people=blocks))] == ["", *BLOCKS]


def test_how_we_know_is_before_what_one_can_do_and_each_block_has_a_picture() -> None:
    blocks = tuple(Block(heading, TEXT) for heading in BLOCKS)
    body = area_page(site(areas=(area(1, young_people=blocks),)))
    assert re.findall(r'<h2 id="[^"]*">([^<]*)</h2>', body)[:6] == [*HEADINGS[:4], "How it is going", HEADINGS[4]]
    assert body.count('<section class="block"') == body.count('class="block__side"><img class="picture"') == 6


def test_an_area_without_a_text_says_so_and_names_its_adults_title() -> None:
    page = page_at(site(areas=(area(1),)), "young-people/01-area/")
    assert "We have not written this part for young people yet." in page.body
    assert "There is no score for this part here." in page.body
    assert page.title == "Area called 1 – for children and young people"
    assert "We have not written this yet" in page_at(site(areas=(area(1),)), "young-people/").body


def test_a_text_that_nobody_checked_says_so() -> None:
    assert "Young people have not checked this text yet" in area_page(site(areas=(written(1),)))
    checked = written(1, young_people_checked=Check("The youth group", when("2026-01")))
    body = words_of(area_page(site(areas=(checked,))))
    assert (
        "Young people have checked this text. It was The youth group, January 2026" in body
        and "have not checked" not in body
    )


def test_a_page_of_its_own_says_for_each_part_when_and_with_whom_it_was_checked() -> None:
    known = {"young_people_reviewed": when("2026-01-05"), "young_people_checked": Check("The group", when("2026-02"))}
    edition = site(areas=(written(1), written(2), written(3), written(4, **known), area(5)))
    assert [[one.number for one in group.areas] for group in checks(edition.record.areas)] == [[1, 2, 3], [4]]
    body = words_of(page_at(edition, "young-people/about/").body)
    assert "Parts 1 to 3: Young people have not checked this text yet." in body
    assert "Part 4: We last checked these words on 5 January 2026 ." in body
    assert "Young people have checked this text. It was The group, February 2026 ." in body


def test_a_page_says_that_the_adults_page_has_changed_since() -> None:
    known = {"young_people_reviewed": when("2026-01-05")}
    assert "changed on" not in words_of(area_page(site(areas=(written(1, **known, reviewed=when("2026-01-05")),))))
    body = words_of(area_page(site(areas=(written(1, **known, reviewed=when("2026-01-06")),))))
    assert "The adults’ page changed on 6 January 2026 ." in body


def test_parts_lead_to_the_next_one_and_the_last_to_none() -> None:
    edition = site(areas=(area(1), area(4)))
    assert (
        'href="../../young-people/04-area/">Next: Area called 4</a>' in page_at(edition, "young-people/01-area/").body
    )
    assert "Next:" not in page_at(edition, "young-people/04-area/").body


CODES = [*((code, Impact.MIXED) for code in Delivery), *((Delivery.ON_TRACK, code) for code in Impact)]


@pytest.mark.parametrize(("delivery", "impact"), CODES, ids=lambda code: str(code))
def test_each_rating_has_the_adults_shape_and_state_in_words_of_its_own(delivery: Delivery, impact: Impact) -> None:
    body = area_page(site(areas=(area(1, ratings=(rating("2025-06", delivery, impact),)),)))
    messages = site().messages
    for scale, code in (("young_delivery", delivery), ("young_impact", impact)):
        words = messages.plain(f"{scale}.{code.value}")
        assert re.search(
            f'rating--{code.value}"><svg class="shape"[^>]*><path [^>]*d="{outline(code)}"/></svg> {words}</span>', body
        )
    assert body.count("June 2025") == 3


def test_no_two_ratings_sound_alike() -> None:
    messages = site().messages
    said = [messages.plain(f"young_delivery.{code.value}") for code in Delivery]
    said += [messages.plain(f"young_impact.{code.value}") for code in Impact]
    assert len(set(said)) == len(Delivery) + len(Impact)
    bad = {Delivery.OFF_TRACK: "No", Impact.NOT_YET: "No", Impact.WORSE: "No"}
    assert all(messages.plain(f"young_{type(code).__name__.lower()}.{code.value}").startswith("No") for code in bad)


def test_the_reason_of_a_rating_is_only_in_the_childs_words() -> None:
    told = Rating(
        when("2025"), Delivery.AT_RISK, Impact.WORSE, "Adult <reason>.", HERE, young_people="We were too <slow>."
    )
    body = area_page(site(areas=(area(1, ratings=(told,)),)))
    assert "We were too &lt;slow&gt;." in body and "Adult" not in body


def test_only_updates_with_a_text_for_young_people_have_a_page() -> None:
    told, untold, gone = (
        update("2025-01-01", "told", young_people=TEXT),
        update("2025-02-01", "untold"),
        withdrawn("2025-03-01", young_people=TEXT),
    )
    edition = site(told, untold, gone)
    addresses = [page.address for page in pages(edition)]
    assert addresses == [
        "young-people/",
        f"young-people/{gone.address}",
        f"young-people/{told.address}",
        *(f"young-people/{name}/" for name in ("promises", "you-said", "updates", "words", "about", "print")),
    ]
    home = page_at(edition, "young-people/").body
    assert "Told" in home and "Untold" not in home and "Gone" not in home


def test_an_update_leads_to_its_older_and_newer_neighbour_among_those_for_young_people() -> None:
    first, untold, last = (
        update("2025-01-01", "first", young_people=TEXT),
        update("2025-02-01", "untold"),
        update("2025-03-01", "last", young_people=TEXT),
    )
    edition = site(first, untold, last)
    newest, oldest = (page_at(edition, f"young-people/{one.address}").body for one in (last, first))
    assert f'rel="prev" href="../../../young-people/{first.address}"' in newest and 'rel="next"' not in newest
    assert f'rel="next" href="../../../young-people/{last.address}"' in oldest and 'rel="prev"' not in oldest


def test_the_heading_with_which_a_text_begins_is_its_title_on_every_page() -> None:
    text = Prose(('<h2 id="text-a">We found 11 people</h2>\n<p>Tell us.</p>',))
    edition = site(update("2025-07-17", young_people=text), update("2025-08-01", "later", young_people=text))
    own = page_at(edition, "young-people/updates/2025-07-17-visit/")
    assert "<h1>We found 11 people</h1>" in own.body and own.body.count("We found 11 people") == 2  # and the newer one
    for address in ("young-people/", "young-people/print/"):
        body = page_at(edition, address).body
        assert "We found 11 people" in body and "Visit" not in body


def test_a_withdrawn_update_says_why_and_nothing_that_it_said() -> None:
    gone = withdrawn("2025-03-01", young_people=Prose(("<p>Our advocate.</p>",)))
    body = page_at(site(gone, terms=(ADVOCATE,)), f"young-people/{gone.address}").body
    assert "It was wrong." in body and "Our advocate" not in body and "Words on this page" not in body


def test_promises_are_grouped_by_what_became_of_them() -> None:
    made = [
        promise("open", "2030-01", young_people="We will do A."),
        promise("late", "2020-01", young_people="We will do B."),
        promise("kept", "2020-01", young_people="We will do C."),
        promise("unknown", young_people="We will do D."),
        promise("untold", "2020-01"),
    ]
    edition = site(
        update("2019-01-01", "made", promises=tuple(made)), update("2021-01-01", "keeps", keeps=(Keep("kept"),))
    )
    found = {str(standing): [one.promise.id for one in records] for standing, records in promises_by_standing(edition)}
    assert found == {"kept": ["kept"], "open": ["open"], "late": ["late"], "unknown": ["unknown"]}
    assert list(found) == ["kept", "open", "late", "unknown"]
    body = words_of(page_at(edition, "young-people/promises/").body)
    assert "The day has passed We cannot show that this happened. It may still have happened. We will do B." in body


@pytest.mark.parametrize("address", ["young-people/promises/", "young-people/print/"])
def test_what_we_said_we_would_do_holds_only_what_the_council_said(address: str) -> None:
    made = (
        promise("own", "2030-01", young_people="We will do A."),
        promise("had-to", "2030-01", young_people="We had to do B.", nature=Nature.REQUIRED),
        promise("theirs", "2030-01", young_people="She would do C.", by="The Commissioner"),
    )
    body = words_of(page_at(site(update("2019-01-01", "made", promises=made)), address).body)
    own, _, others = body.partition("Other things that people asked for or planned")
    assert "We will do A." in own and "We had to do B." not in own and "She would do C." not in own
    assert "We had to do B." in others and "She would do C." in others
    alone = words_of(page_at(site(update("2019-01-01", "made", promises=made[:1])), address).body)
    assert "Other things that people asked for" not in alone


def test_a_text_that_was_written_later_says_so_on_every_page_that_shows_it() -> None:
    late = update("2021-05-18", written=when("2026-02-22"), young_people=Prose(("<p>For you.</p>",)))
    edition = site(late)
    texts = [page_at(edition, address).body for address in (f"young-people/{late.address}", "young-people/print/")]
    for text in (*texts, young_people_article(edition, late, "https://x.example/")):
        assert "We wrote this on 22 February 2026. It tells you about 18 May 2021." in plain_text(text)


def test_a_record_without_anything_says_so() -> None:
    body = page_at(site(), "young-people/").body
    for words in (
        "We cannot say yet.",
        "There are no parts of our plan here.",
        "There is no news for young people here.",
        "There are no promises written for young people here.",
    ):
        assert words in body
    assert "Our last news" not in body and "Where it was getting worse" not in body
    assert "We explain no words here." in page_at(site(), "young-people/words/").body
    assert "Why there is a plan" not in page_at(site(), "young-people/about/").body


def test_why_there_is_a_plan_comes_from_the_introduction() -> None:
    page = HandPage("docs/index.md", "T", "", Prose(("<p>Adults.</p>",)), HERE, young_people=TEXT)
    edition = site(introduction=page)
    for address in ("young-people/about/", "young-people/print/"):
        body = page_at(edition, address).body
        assert "Why there is a plan" in body and "For you." in body and "Adults." not in body


def test_ages_are_said_where_the_council_gives_them() -> None:
    about = "young-people/about/"
    assert "aged" not in words_of(page_at(site(), about).body)
    given = site(young_people=YoungPeople(ages="8 to 12"))
    assert "They are for people aged 8 to 12." in page_at(given, about).body
    assert page_at(given, "young-people/").description.endswith("for people aged 8 to 12.")


def test_help_is_at_the_top_and_in_full_at_the_bottom_of_every_page() -> None:
    told = update("2025-01-01", young_people=TEXT)
    shown = [page for page in pages(site(told, areas=(area(1),), young_people=TEENS)) if "print" not in page.address]
    assert len(shown) == 13
    for page in shown:
        [top] = re.findall(r'<aside class="helpers"[^>]*>(.*?)</aside>', page.body, re.DOTALL)
        [bottom] = re.findall(r'<aside class="help" id="section-help"[^>]*>(.*?)</aside>', page.body, re.DOTALL)
        assert page.body.startswith("<aside") and page.body.rstrip().endswith("</aside>")
        assert re.findall('href="([^"]*)"', top) == ["tel:999", "tel:08001111", "#section-help"]
        assert words_of(top) == "Call 999 Danger now 0800 1111 Childline. Free. More help An advocate"
        assert 'href="tel:999">Call 999<' in bottom and 'href="tel:08001111">Call 0800 1111<' in bottom


def test_the_buttons_are_the_first_who_can_be_called_by_name_or_by_what_they_do() -> None:
    own = (
        Contact(name="A page", url="https://x.example/"),
        Contact(name="Our line", phone="01632 960 003"),
        Contact(name="01632 960 004", text="In danger? Call now.", phone="01632 960 004"),
        Contact(name="A third", phone="01632 960 005"),
    )
    buttons = help_buttons(site(young_people=YoungPeople(help=own)))
    assert [(one.dialled, one.words, one.about) for one in buttons] == [
        ("01632960003", "01632 960 003", "Our line"),
        ("01632960004", "01632 960 004", "In danger? Call now."),
        ("", "More help", "Who can help you"),
    ]


def test_a_council_names_its_own_help() -> None:
    mine = (Contact(name="Our line", text="We listen.", phone="+44 (0)1632 960-003", url="https://line.example/"),)
    body = page_at(site(young_people=YoungPeople(help=mine)), "young-people/").body
    assert '<a href="https://line.example/">Our line</a>' in body
    assert '<a href="tel:+4401632960003">Call +44 (0)1632 960-003</a>' in body
    assert "Childline" not in body


def test_hard_words_are_explained_at_the_end_and_their_first_use_leads_there() -> None:
    texts = "<p>The Improvement Board met. The Improvement Board met. An advocate is an <strong>advocate</strong>. A tranche.</p>"
    body = area_page(site(areas=(written(1, texts),), terms=(UNEXPLAINED, BOARD, ADVOCATE)))
    assert body.count('<a class="term" href="#section-word-improvement-board">Improvement Board</a>') == 1
    assert "#section-word-advocate" not in body, "its author explains a bold word right there"
    explained = re.findall(r'<dt id="section-word-[a-z-]+">([^<]*)</dt>\s*<dd>([^<]*)</dd>', body)
    assert explained == [(term.term, term.young_people) for term in (ADVOCATE, BOARD)]


def test_a_word_is_linked_once_a_page_however_many_blocks_it_has() -> None:
    block = Prose(("<p>An advocate.</p>",))
    texts = hard_texts((ADVOCATE,), [block, block])
    assert ["<a " in html for html in linked(texts, "")] == [True, False]


def test_headings_of_an_author_are_below_those_of_the_page_and_keep_their_anchors_apart() -> None:
    assert moved('<h4 id="a">A</h4>', -1) == '<h3 id="a">A</h3>'
    assert moved('<h2 id="a">A</h2>', -1) == '<h3 id="a">A</h3>'
    assert moved('<h6 id="a">A</h6>', 2, "x") == '<h6 id="x-a">A</h6>'


def test_the_book_holds_every_part_and_the_words_that_it_uses() -> None:
    told = update("2025-01-01", "told", young_people=Prose(("<p>An advocate came.</p>",)))
    gone = withdrawn("2025-03-01", young_people=Prose(("<p>Taken back.</p>",)))
    areas = (written(1, "<p>First part.</p>"), written(2, "<p>Second part.</p>"))
    body = words_of(page_at(site(told, gone, areas=areas, terms=(ADVOCATE, BOARD)), "young-people/print/").body)
    places = [body.index(words) for words in ("First part.", "Second part.", "An advocate came.", "Words explained")]
    assert places == sorted(places)
    assert ADVOCATE.young_people in body and BOARD.young_people not in body and "Taken back" not in body


def test_the_book_has_room_for_so_many_words_of_news_and_says_what_it_leaves_out() -> None:
    text = Prose((f"<p>{'word ' * 1300}</p>",))
    assert room_for_news([]) == WORDS_ON_PAGE * PAGES_FOR_NEWS_AND_PARTS
    long = written(1, f"<p>{'word ' * (WORDS_ON_PAGE - WORDS_OF_RATING)}</p>", ratings=(rating("2025"),))
    assert room_for_news([written(1), long]) == WORDS_ON_PAGE * (PAGES_FOR_NEWS_AND_PARTS - 3)
    assert room_for_news([written(1)] * 99) == 0
    told = [update(f"2025-01-0{day}", f"news-{day}", young_people=text) for day in range(1, 7)]
    assert that_fit(told, 2599) == told[:1] and that_fit(told, 2600) == told[:2]
    body = words_of(page_at(site(*told), "young-people/print/").body)
    assert "There are 2 older pieces of news at https://progress.example/a/b/young-people/." in body
    assert "News-6" in body and "News-2" not in body


def test_a_heading_is_shown_in_the_words_of_the_catalogue() -> None:
    messages = site().messages
    assert tuple(messages.plain(f"young_blocks.{NAMES[heading]}") for heading in BLOCKS) == HEADINGS
    welsh = replace(messages, words={**messages.words, "young_blocks.wrong": "Beth oedd o'i le"})
    told = area(1, young_people=(Block("What was wrong", TEXT),))
    assert "Beth oedd o&#39;i le</h2>" in area_page(site(areas=(told,), messages=welsh))


def test_everything_that_has_a_picture_has_one() -> None:
    assert set(PICTURES) == {"", *BLOCKS}
    assert set(KIND_PICTURES) == set(Kind)
    assert set(STANDING_PICTURES) == set(Standing)


def verdict_of(*impacts: Impact | None, date: str = "2026-01") -> str:
    """The answer of the home page to parts rated so; None for a part without a rating."""
    rated = [
        area(n, ratings=(rating(date, Delivery.ON_TRACK, one),) if one else ()) for n, one in enumerate(impacts, 1)
    ]
    found = young_verdict(site(areas=tuple(rated)), CHILDREN)
    return f"{found.answer} {found.why}"


def test_the_answer_counts_every_part_and_never_takes_an_unrated_one_for_better() -> None:
    good, fine, bad = Impact.SUSTAINED, Impact.IMPROVING, Impact.WORSE
    assert verdict_of(None, None) == "We cannot say yet. Neither of our 2 parts has a score here."
    assert verdict_of(good).startswith("It is better in our 1 part. The ")
    assert verdict_of(bad).startswith("It is getting worse in 1 part. The ")
    assert verdict_of(good, fine, bad).startswith(
        "It is better in 2 of our 3 parts. It is getting worse in 1 part. The "
    )
    assert verdict_of(good, None, bad).startswith(
        "It is better in 1 of the 2 parts that have a score. It is getting worse in 1 part. 1 part has no score here."
    )
    every = verdict_of(good, Impact.MIXED, Impact.NOT_YET, bad, date="2024-09-10")
    assert every == (
        "When we last gave scores, it was better in 1 of our 4 parts. "
        "In 1 part some things were better and some were not. It was not better yet in 1 part. "
        "It was getting worse in 1 part. The scores are from 10 September 2024. The newest score is from 17 months ago."
    )


def test_the_answer_names_the_parts_that_get_worse_and_the_last_grade_with_its_meaning() -> None:
    worse = area(7, ratings=(rating("2026-01", Delivery.ON_TRACK, Impact.WORSE),))
    grade = Judgement(Span.of(when("2025-09-21")), "Inspectors", "All services", "Poor", HERE)
    term = Term("poor", "Low.", HERE, young_people="The lowest grade.")
    found = young_verdict(site(areas=(area(1), worse), judgements=(grade,), terms=(term,)), TEENAGERS)
    assert [one.address for one in found.worse] == ["young-people/teens/07-area/"]
    assert found.graded == "Inspectors gave us the grade “Poor” on 21 September 2025. The lowest grade."
    days = replace(grade, date=Span(when("2025-09-29"), when("2025-10-03")))
    spread = young_verdict(site(judgements=(days,)), CHILDREN)
    assert spread.graded == "Inspectors gave us the grade “Poor” in October 2025."


def test_how_old_the_news_is_names_the_day_of_the_count_once_it_is_half_a_year() -> None:
    old = words_of(page_at(site(update("2025-07-17", young_people=TEXT)), "young-people/").body)
    assert "That is 7 months ago. We counted this on 2 March 2026 ." in old
    new = words_of(page_at(site(update("2026-02-17", young_people=TEXT)), "young-people/").body)
    assert "That is 13 days ago." in new and "We counted" not in new


def test_tiles_are_grouped_in_one_order_and_those_without_a_group_come_last() -> None:
    school, safe = (area(n, young_people_group=one) for n, one in ((1, Group.SCHOOL), (3, Group.BEING_SAFE)))
    groups = tile_groups(site(areas=(school, area(2), safe)), CHILDREN)
    assert [group.name for group in groups] == ["being-safe", "school", "other"]
    assert [tile.address for group in groups for tile in group.tiles] == [
        f"young-people/{name}/" for name in ("03-area", "01-area", "02-area")
    ]
    [alone] = tile_groups(site(areas=(area(1), area(2))), CHILDREN)
    assert alone.name == "" and len(alone.tiles) == 2
    assert [group.name for group in tile_groups(site(areas=(school,)), CHILDREN)] == ["school"]


def test_a_tile_shows_what_the_latest_rating_says_of_its_help() -> None:
    rated = area(1, ratings=(rating("2025-06", Delivery.ON_TRACK, Impact.WORSE),))
    body = words_of(page_at(site(areas=(rated,)), "young-people/").body)
    assert "Area called 1 No, it is getting worse June 2025" in body


def test_numbers_of_promises_are_of_the_councils_own_alone() -> None:
    made = (
        promise("a", "2020-01", young_people="We will do A."),
        promise("b", "2020-01", young_people="We will do B."),
        promise("c", "2020-01", young_people="She would do C.", by="The Commissioner"),
    )
    body = words_of(page_at(site(update("2019-01-01", "made", promises=made)), "young-people/").body)
    assert "2 are past their day" in body and "We will do A." not in body


def test_there_is_no_second_door_unless_the_council_opens_it() -> None:
    told = update("2025-01-01", young_people=TEXT)
    closed, opened = site(told, areas=(area(1),)), site(told, areas=(area(1),), young_people=TEENS)
    assert [page.address for page in pages(closed) if "teens" in page.address] == []
    assert "The main pages are for you. Start here" in page_at(closed, "young-people/").body
    assert [page.address for page in pages(opened) if "teens" in page.address] == [
        f"young-people/teens/{name}" for name in ("", "01-area/", told.address, "promises/", "you-said/")
    ]
    assert "Pages for teenagers" in page_at(opened, "young-people/").body
    assert {page.layout for page in pages(opened)} == {"young-people", "teenagers"}


def test_teenagers_read_the_text_for_children_until_they_have_their_own_and_the_page_says_so() -> None:
    own, borrowed = written(1, teenagers=Prose(("<h4>Your rights</h4><p>For 15.</p>",))), written(2)
    told = update("2025-01-01", "told", young_people=TEXT, teenagers=Prose(("<p>News for 15.</p>",)))
    plain = update("2025-02-01", "plain", young_people=TEXT)
    edition = site(told, plain, areas=(own, borrowed), young_people=TEENS)
    note = "Nobody has written a text for teenagers here yet. You read the text for people aged 8 to 12"
    for address, has_own in (("01-area/", True), ("02-area/", False), (told.address, True), (plain.address, False)):
        body = page_at(edition, f"young-people/teens/{address}").body
        assert ("for 15" in body.lower(), "For you." in body, note in body) == (has_own, not has_own, not has_own)
        assert "15" not in page_at(edition, f"young-people/{address}").body, "children do not read it"
    assert "<h2>Your rights</h2>" in page_at(edition, "young-people/teens/01-area/").body
    home = page_at(edition, "young-people/teens/").body
    assert "Some pages have no text for teenagers yet. They say so." in home and note not in home
    assert note in page_at(site(plain, young_people=TEENS), "young-people/teens/").body


def test_the_first_page_for_teenagers_begins_with_what_the_introduction_says_to_them() -> None:
    rights = Prose(('<h4 id="text-rights">Your rights</h4><p>An advocate.</p>',))
    page = HandPage("docs/index.md", "T", "", Prose(("<p>Adults.</p>",)), HERE, young_people=TEXT, teenagers=rights)
    body = page_at(site(introduction=page, terms=(ADVOCATE,), young_people=TEENS), "young-people/teens/").body
    assert '<h2 id="text-rights">Your rights</h2>' in body and "For you." not in body
    assert 'href="#section-word-advocate">' in body and ADVOCATE.young_people in body


def test_teenagers_are_told_that_the_adults_page_changed_and_why_an_area_is_rated_so() -> None:
    known = {"young_people_reviewed": when("2026-01-05"), "reviewed": when("2026-01-06")}
    rated = Rating(when("2025-06"), Delivery.AT_RISK, Impact.WORSE, "Too few <staff>.", HERE)
    edition = site(areas=(written(1, **known, ratings=(rated,)),), young_people=TEENS)
    body = page_at(edition, "young-people/teens/01-area/").body
    assert "The adults’ page changed on 6 January 2026 ." in words_of(body) and "Too few &lt;staff&gt;." in body


def test_a_withdrawn_update_says_nothing_to_teenagers_either() -> None:
    gone = withdrawn("2025-03-01", young_people=TEXT, teenagers=Prose(("<p>For 15.</p>",)))
    body = page_at(site(gone, young_people=TEENS), f"young-people/teens/{gone.address}").body
    assert "It was wrong." in body and "For 15" not in body and "Nobody has written" not in body
