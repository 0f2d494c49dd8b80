"""Lists of updates, and what each one's page says."""

from __future__ import annotations

import re

import pytest

from site_builder.edition import Edition
from site_builder.pages import pages as all_pages
from site_builder.pages.update import article, article_makers
from site_builder.pages.updates import pages
from site_builder.record.documents import Document
from site_builder.record.outputs import Page
from site_builder.record.promises import Keep, Nature
from site_builder.record.prose import plain_text
from site_builder.record.updates import Kind, Quote
from site_builder.views.quotes import said
from site_builder.views.updates import MANY, NEWEST, by_year

from .made_up import HERE, area, numbered, promise, site, span, update, when, withdrawn


def page_at(edition: Edition, address: str) -> Page:
    [page] = [page for page in pages(edition) if page.address == address]
    return page


def test_years_and_updates_are_newest_first() -> None:
    edition = site(update("2024-01"), update("2025-02-01", "b"), update("2025-02-01", "a"), update("2025-12", "c"))
    found = [(year, [one.name for one in group]) for year, group in by_year(edition.record.shown)]
    assert found == [(2025, ["2025-12-c", "2025-02-01-a", "2025-02-01-b"]), (2024, ["2024-01-visit"])]


def test_a_year_with_only_withdrawn_updates_has_no_page() -> None:
    assert [page.address for page in pages(site(withdrawn("2024-01-01")))] == ["updates/", "updates/2024-01-01-gone/"]


def titles(edition: Edition) -> list[str]:
    """The titles of all updates' pages, newest first."""
    return [page.title for page in pages(edition) if page.kind == "article"]


def test_a_title_that_two_updates_have_is_told_apart_by_the_date() -> None:
    edition = site(update("2025-09"), update("2025-12-01"), update("2025-01-01", "other"))
    assert titles(edition) == ["Visit (1 December 2025)", "Visit (September 2025)", "Other"]


def test_no_two_pages_of_the_site_have_one_title() -> None:
    edition = site(
        update("2025-09-01", "a", title="The board"),
        update("2025-09-01", "b", title="The board"),
        update("2025-10-01", "c", title="Timeline"),
    )
    found = [page.title for page in all_pages(edition)]
    assert len(set(found)) == len(found)
    assert "The board (1 September 2025)" in found and "The board (1 September 2025) (2)" in found


def test_the_list_holds_the_newest_fifty_and_a_year_all_of_its_own() -> None:
    edition = site(*(update(f"2025-{month:02}-{day:02}", f"n{day}") for month in (1, 2) for day in range(1, 29)))
    assert page_at(edition, "updates/").body.count('class="card"') == NEWEST == 50
    assert "The newest 50 of 56 updates." in page_at(edition, "updates/").body
    assert page_at(edition, "updates/2025/").body.count('class="card"') == 56


def test_the_newest_update_stands_first_and_larger_with_its_age() -> None:
    edition = site(update("2025-07-17", "new"), update("2025-06-01", "old"))
    newest, _, rest = page_at(edition, "updates/").body.partition('<div class="ways">')
    assert "<h2><a href=" in newest and "7 months ago" in newest and "Old" not in newest
    assert "<h3><a href=" in rest and ">New<" not in rest and "ago" not in rest


def chips(page: Page) -> list[str]:
    """Where the chips of a page lead, with their words and numbers."""
    found = re.findall(r'<a href="([^"]*)">([^<]*)<span>&#160;(\d+)</span></a>', page.body)
    return [" ".join(one) for one in found]


def test_chips_lead_to_kinds_and_years_and_count_what_they_lead_to() -> None:
    edition = site(
        update("2025-07-17", "a", kind=Kind.INSPECTION),
        update("2024-07-17", "b", kind=Kind.INSPECTION),
        update("2024-06-01", "c"),
    )
    kinds = ["../../updates/ All 3", "../../updates/inspection/ Inspections 2", "../../updates/news/ News 1"]
    years = ["../../updates/2025/ 2025 1", "../../updates/2024/ 2024 2"]
    assert chips(page_at(edition, "updates/2024/")) == [*kinds, years[0]]
    inspections = page_at(edition, "updates/inspection/")
    assert inspections.title == "Inspections" and "2 updates, newest first." in inspections.body
    assert chips(inspections) == [kinds[0], kinds[2], "#section-2025 2025 1", "#section-2024 2024 1"]
    assert all(f'id="section-{year}"' in inspections.body for year in (2025, 2024))
    assert chips(page_at(edition, "updates/news/")) == kinds[:2]


def test_a_year_of_many_updates_is_divided_by_months() -> None:
    def year(many: int) -> str:
        days = (f"2025-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(many))
        return page_at(site(*(update(day, f"n{n}") for n, day in enumerate(days))), "updates/2025/").body

    heading = '<h2 class="month"><time datetime="2025-06">June 2025</time></h2>'
    assert heading not in year(MANY - 1)
    assert heading in year(MANY) and "<h3><a" in year(MANY)


@pytest.mark.parametrize(("many", "cut"), [(20, False), (21, True)])
def test_summaries_of_a_long_list_are_cut_on_screen_and_whole_in_the_page(many: int, cut: bool) -> None:
    edition = site(
        *(update(f"2025-01-{day:02}", f"n{day}", written_summary="One. " * 50) for day in range(1, many + 1))
    )
    body = page_at(edition, "updates/").body
    assert ('class="sided cut"' in body) is cut
    assert body.count("One. " * 49) == many


def test_a_long_time_between_two_updates_is_shown_and_silence_until_today() -> None:
    edition = site(update("2024-01", "old"), update("2025-07-17", "new"), update("2025-09-01", "newest"))
    everything = plain_text(page_at(edition, "updates/").body)
    assert everything.count("17 months without an update here") == 1
    assert "6 months without news." in everything and "Counted on 2 March 2026" in everything
    assert "17 months without an update here" in plain_text(page_at(edition, "updates/2025/").body)
    assert "without" not in plain_text(page_at(edition, "updates/news/").body)


def test_older_and_newer_are_the_neighbours_that_are_not_withdrawn() -> None:
    edition = site(update("2025-01-01", "first"), withdrawn("2025-02-01"), update("2025-03-01", "last"))
    first, last = (page_at(edition, f"updates/{name}/").body for name in ("2025-01-01-first", "2025-03-01-last"))
    assert 'rel="next" href="../../updates/2025-03-01-last/"' in first and 'rel="prev"' not in first
    assert 'rel="prev" href="../../updates/2025-01-01-first/"' in last and 'rel="next"' not in last


def test_a_withdrawn_update_says_why_and_nothing_else() -> None:
    gone = withdrawn("2025-02-01", areas=(1,), promises=(promise("one", "2025"),))
    page = page_at(site(gone, areas=(area(1),)), gone.address)
    assert "It was wrong." in page.body and page.description == "Withdrawn: It was wrong."
    assert "Text of gone" not in page.body and "Promise one" not in page.body and "Area 1" not in page.body


def test_an_update_of_a_series_names_the_numbers_that_are_missing() -> None:
    edition = site(numbered("2025-01-01", 1), numbered("2025-02-01", 4))
    body = page_at(edition, "updates/2025-02-01-visits-4/").body
    assert "Number 4 of Visits. Missing from this record: 2 to 3." in body
    assert f'href="../../documents/#{edition.record.ladders["Visits"].anchor}"' in body


def test_an_update_of_a_series_leads_to_the_ones_beside_it() -> None:
    edition = site(
        numbered("2025-01-01", 1), numbered("2025-02-01", 4), numbered("2025-01-15", 7), update("2025-03-01")
    )
    body = plain_text(page_at(edition, "updates/2025-02-01-visits-4/").body)
    assert "Before it: number 1, Visits-1 After it: number 7, Visits-7 " in body
    assert "After it:" not in page_at(edition, "updates/2025-01-15-visits-7/").body


@pytest.mark.parametrize(("count", "words"), [(0, "No updates"), (1, "1 update"), (2, "2 updates")])
def test_the_list_s_description_counts(count: int, words: str) -> None:
    edition = site(*(update(f"2025-01-0{day}") for day in range(1, count + 1)))
    assert page_at(edition, "updates/").description == f"{words} on the progress of the Exampleton Plan, newest first."


def test_an_update_s_description_is_its_summary() -> None:
    one = update("2025-01-01", written_summary="Short & <clear>.")
    assert page_at(site(one), one.address).description == "Short & <clear>."


def test_feeds_get_an_article_of_every_update_and_every_text_for_young_people() -> None:
    with_text = update("2025-01-01", "one", young_people=update("2025-01-01").body)
    edition = site(with_text, update("2025-02-01", "two"), withdrawn("2025-03-01"))
    whole, young = article_makers("https://x/")
    assert all(plain_text(one.body.html("")) in plain_text(whole(edition, one)) for one in edition.record.shown)
    assert plain_text(with_text.young_people.html("")) in plain_text(young(edition, with_text))


def test_what_an_author_typed_is_never_taken_for_html() -> None:
    one = update(
        "2025-01-01",
        title="<script>alert(1)</script>",
        written_summary="<img src=x onerror=y>",
        promises=(promise("p", text="<b>"),),
    )
    for page in pages(site(one)):
        assert "<script" not in page.body and "<img" not in page.body and "<b>" not in page.body


WRITTEN = when("2026-02-22")


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        ((), "Written on 22 February 2026"),
        (("Letter",), "Written on 22 February 2026 from “Letter”"),
        (("Letter", "News"), "Written on 22 February 2026 from “Letter” and “News”"),
        (("Letter", "News", "Minutes"), "Written on 22 February 2026 from the 3 documents named below"),
    ],
)
def test_a_text_that_was_written_later_is_never_said_to_be_published(sources: tuple[str, ...], words: str) -> None:
    documents = tuple(Document(title, HERE) for title in sources)
    edition = site(update("2021-05-18", written=WRITTEN, sources=documents))
    page = page_at(edition, "updates/2021-05-18-visit/")
    body = plain_text(page.body)
    assert "Dated 18 May 2021, 4 years 9 months ago · Written on 22 February 2026 " in body and "Published" not in body
    assert all(f'<div class="document">{one}</div>' in page.body for one in sources)
    assert (page.published, page.dated, page.changed) == (WRITTEN, when("2021-05-18"), WRITTEN.first_day)
    feed = plain_text(article(edition, edition.record.updates[0], "https://x.example/"))
    assert f"Dated 18 May 2021. {words}. " in feed and "Published" not in feed
    assert "18 May 2021 · 4 years 9 months ago · News · written on 22 February 2026" in plain_text(
        page_at(edition, "updates/").body
    )


def test_an_update_says_what_it_is_based_on_and_what_else_it_names() -> None:
    letter, report = Document("Letter", HERE), Document("Report", HERE, held=False)
    body = page_at(site(update("2025-01-01", documents=(report, letter))), "updates/2025-01-01-visit/").body
    based, _, named = body.partition("Documents mentioned here")
    assert "What this is based on" in based and ">Letter</div>" in based and ">Report</div>" not in based
    assert ">Report</div>" in named and "Named in this record, but not included." in named


def test_an_update_says_what_took_place_then() -> None:
    edition = site(update("2025-01-01", happened=span("2024-12-01"), happened_title="The visit"))
    assert "The visit: 1 December 2024" in plain_text(page_at(edition, "updates/2025-01-01-visit/").body)


def test_what_was_expected_of_others_is_not_said_to_be_promised() -> None:
    theirs = promise("a", "2026-12", by="The board", nature=Nature.EXPECTED)
    edition = site(update("2025-01-01", promises=(theirs,)), update("2025-02-01", "shown", keeps=(Keep("a"),)))
    body = plain_text(page_at(edition, "updates/2025-01-01-visit/").body)
    assert "What was promised, expected or required Promise a Done Who: The board · Expected by December 2026" in body
    assert "What this shows as done Promise a" in plain_text(page_at(edition, "updates/2025-02-01-shown/").body)


@pytest.mark.parametrize(("n", "folds"), [(10, False), (11, True), (12, False)])
def test_the_areas_of_an_update_fold_where_they_are_many_but_not_all(n: int, folds: bool) -> None:
    areas = tuple(area(number) for number in range(1, 13))
    edition = site(update("2025-01-02", areas=tuple(range(1, n + 1))), areas=areas)
    body = page_at(edition, "updates/2025-01-02-visit/").body
    assert ("<summary>11 areas</summary>" in body) is folds
    assert ("All 12 areas of the plan" in body) is (n == 12)
    assert n == 12 or all(f"/{one.address}" in body for one in areas[:n])


def test_an_update_begins_with_its_story_and_its_facts_come_after_the_text() -> None:
    one = update("2025-07-17", written_summary="In short.", areas=(1,), happened=span("2025-06-17/2025-06-18"))
    body = plain_text(page_at(site(one, areas=(area(1), area(2))), one.address).body)
    assert body.startswith(
        "News Visit In short. Published 17 July 2025, 7 months ago · Happened 17 to 18 June 2025 Text of visit. "
        "Areas of the plan Area 1: Area called 1 "
    )


@pytest.mark.parametrize(("summary", "lead"), [("Text of", ""), ("Text of…", ""), ("", ""), ("In short.", "In short.")])
def test_a_summary_that_the_text_begins_with_is_not_said_twice(summary: str, lead: str) -> None:
    one = update("2025-07-17", written_summary=summary)
    assert ('class="gist"' in page_at(site(one), one.address).body) is bool(lead)


LONG = "We said it in one sentence, which is not a short one. " + "And then we said more words. " * 10
QUOTES = (
    Quote("Not yet.", "Ada Madeup", "Leader", "Exampleton Council", elected=True),
    Quote(LONG.strip(), "Bob Madeup", "Inspector", "Inspectors"),
)


def test_what_people_said_comes_last_with_the_speaker_first_and_long_words_folded() -> None:
    one = update("2025-07-17", quotes=QUOTES, promises=(promise("p", "2027"),), documents=(Document("Letter", HERE),))
    edition = site(one)
    body = page_at(edition, one.address).body
    before, _, after = body.partition("<h2>What people said</h2>")
    assert ">Promise p<" in before and ">Letter<" in before and ">Promise p<" not in after
    words = plain_text(after)
    assert words.startswith("Ada Madeup, Leader, Exampleton Council (elected) Not yet. Bob Madeup, Inspector, ")
    assert "(official role)" in words and LONG.strip() not in words
    assert "<summary>Read the other 36 words</summary><p>And then" in after
    in_feed = plain_text(article(edition, one, "https://x/"))
    assert LONG.strip() in in_feed and "Read the other" not in in_feed.replace(LONG.strip(), "")


@pytest.mark.parametrize(
    "text",
    ["word " * 60 + ".", "word " * 61, "— — —. We said one. " + "And more of it. " * 20, LONG.replace(". A", ".\n\nA")],
)
def test_a_quotation_is_never_changed_nor_cut_within_a_sentence(text: str) -> None:
    cut = said(Quote(text, "A", "B", "C"))
    assert cut.text + cut.rest == text
    assert not cut.rest or cut.text.endswith(".")


def test_a_withdrawn_update_offers_the_older_and_the_newer_one() -> None:
    gone = withdrawn("2025-02-01")
    edition = site(update("2025-01-01", "first"), gone, update("2025-03-01", "last"))
    body = page_at(edition, gone.address).body
    assert 'rel="next" href="../../updates/2025-03-01-last/"' in body
    assert 'rel="prev" href="../../updates/2025-01-01-first/"' in body


def test_a_promise_stands_with_its_shape_its_words_and_how_late_it_is() -> None:
    one = update("2024-01-01", promises=(promise("late", "2025-01-31"), promise("open", "2027")))
    edition = site(one)
    body = page_at(edition, one.address).body
    assert 'class="rating rating--late"><svg class="shape"' in body and "rating--open" in body
    assert "Due 31 January 2025, 13 months ago" in plain_text(body)
    assert "ago" not in plain_text(article(edition, one, "https://x/"))


@pytest.mark.parametrize("areas", [(), (1,)])
def test_what_people_said_never_stands_where_the_facts_stand(areas: tuple[int, ...]) -> None:
    """The second part of such a page stands at its right: that is for the facts alone."""
    one = update("2025-07-17", areas=areas, quotes=QUOTES)
    before, _, _ = page_at(site(one, areas=(area(1),)), one.address).body.partition("What people said")
    assert ('<div class="facts">' in before) is bool(areas)
    assert before.count("<div>") == (2 if areas else 1)
