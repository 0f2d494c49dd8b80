"""Who answers to whom, and where words and documents are."""

from __future__ import annotations

import re

from site_builder.edition import Edition
from site_builder.pages import documents as documents_page
from site_builder.pages import glossary as glossary_page
from site_builder.pages import governance as governance_page
from site_builder.record.dates import Span
from site_builder.record.documents import Cited, Document
from site_builder.record.outputs import Page
from site_builder.record.prose import plain_text
from site_builder.record.references import Body, Term
from site_builder.record.updates import Kind
from site_builder.views.documents import document_entries
from site_builder.views.governance import Branch, hierarchy

from .made_up import HERE, area, body, numbered, site, span, update


def pages(edition: Edition) -> list[Page]:
    """The pages to look things up in: documents, glossary, governance."""
    return [page for module in (documents_page, glossary_page, governance_page) for page in module.pages(edition)]


def drawn(branches: tuple[Branch, ...], depth: int = 0) -> list[str]:
    """The tree as lines, one step to the right for each level."""
    return [line for branch in branches for line in (f"{' ' * depth}{branch.body.id}", *drawn(branch.below, depth + 1))]


def names(*bodies: Body) -> list[str]:
    return drawn(hierarchy(bodies))


def test_those_who_report_to_nobody_are_on_top_in_the_order_of_the_file() -> None:
    assert names(body("zoo"), body("council"), body("board", "council")) == ["zoo", "council", " board"]


def test_one_who_reports_to_several_is_drawn_below_the_first() -> None:
    assert names(body("a"), body("b"), body("c", "b", "a")) == ["a", "b", " c"]


def test_a_file_may_name_those_below_first() -> None:
    assert names(body("team", "board"), body("board", "council"), body("council")) == ["council", " board", "  team"]


def test_each_body_is_drawn_once() -> None:
    bodies = (body("a"), body("b", "a"), body("c", "a", "b"), body("d", "c", "b"))
    assert sorted(line.strip() for line in names(*bodies)) == ["a", "b", "c", "d"]


def test_no_body_gives_no_tree() -> None:
    assert hierarchy(()) == ()


def test_the_page_says_in_words_whom_else_a_body_reports_to() -> None:
    _, _, governance = pages(site(bodies=(body("a"), body("b"), body("c", "a", "b"))))
    assert 'Reports to: <a href="#body-a">A</a>, <a href="#body-b">B</a>.' in governance.body


def test_words_are_in_alphabetical_order_whatever_their_case() -> None:
    terms = tuple(Term(word, "x", HERE) for word in ("zebra", "Advocate", "board", "Cabinet"))
    _, glossary, _ = pages(site(terms=terms))
    places = [glossary.body.index(f'id="term-{word}"') for word in ("advocate", "board", "cabinet", "zebra")]
    assert places == sorted(places)


def test_each_letter_leads_to_its_first_word() -> None:
    terms = tuple(Term(word, "x", HERE) for word in ("cabinet", "Advocate", "Care leaver", "agency"))
    _, glossary, _ = pages(site(terms=terms))
    assert re.findall(r'<a href="#(.*?)">(.)</a>', glossary.body) == [("term-advocate", "A"), ("term-cabinet", "C")]


def test_pages_without_content_say_so() -> None:
    documents, glossary, governance = pages(site())
    assert "There are no documents in this record." in documents.body
    assert "No words are explained in this record." in glossary.body
    assert "This record does not say who answers to whom." in governance.body


LETTER = Document("Letter", HERE, publisher="Inspectors", date=span("2025-01-02"), id="letter", held=True)


def documents(edition: Edition) -> str:
    return next(iter(pages(edition))).body


def test_each_document_appears_once_with_all_that_names_it_and_what_rests_on_it() -> None:
    edition = site(
        update("2025-02-01", "later", sources=(Cited("letter", HERE),)),
        update("2025-01-02", "visit", documents=(LETTER,), sources=(Document("News", HERE),)),
        areas=(area(1, sources=(Cited("letter", HERE),)), area(2)),
    )
    found = documents(edition)
    assert found.count("Letter</summary>") == 1
    words = plain_text(found)
    assert "In this record, but without a link" in words and "Inspectors (1) 2 January 2025 Letter" in words
    assert "Based on it: Later, 1 February 2025; Area 1: Area called 1" in words
    assert "Named in: Visit, 2 January 2025" in words
    for anchor in ("document-2025-02-01-later-letter", "document-2025-01-02-visit-letter", "document-01-area-letter"):
        assert found.count(f'id="{anchor}"') == 1


def test_what_rests_on_a_document_folds_where_it_is_more_than_a_few() -> None:
    areas = tuple(area(number, sources=(Cited("letter", HERE),)) for number in (1, 2))
    visit = update("2025-01-02", "visit", documents=(LETTER,))
    few = documents(site(visit, areas=areas))
    assert few.count("<details") == 1 and "Based on it: " in few
    more = documents(site(update("2025-02-01", "later", sources=(Cited("letter", HERE),)), visit, areas=areas))
    summary, folded = more.split("<summary>")[2].split("</details>")[0].split("</summary>")
    assert summary == "4 updates and areas are based on it" and "Based on it: " not in more
    assert all(f"/{one.address}" in folded for one in areas) and "/updates/2025-02-01-later/" in folded


def test_what_can_be_opened_comes_first_and_what_is_only_named_last() -> None:
    lost = Document("Lost", HERE, date=Span.of(span("2025").first), held=False)
    open_one = Document("Open", HERE, url="https://reports.example/1", date=span("2012"))
    found = documents(site(documents=(lost, LETTER, open_one)))
    places = [found.index(f">{words}") for words in ("Open</a>", "Letter</summary>", "Lost</summary>")]
    assert places == sorted(places)
    sums = re.findall(r'<a href="#(section-[a-z]+)">([^<]*)</a>', found)
    assert sums == [
        ("section-open", "1 you can open"),
        ("section-held", "1 is in this record without a link"),
        ("section-named", "1 is only named in our sources"),
    ]
    assert all(f'<h2 id="{anchor}">' in found for anchor, _ in sums)
    assert "no link known" not in found
    assert "section-named" not in documents(site(documents=(LETTER,)))


def test_what_cannot_be_opened_is_grouped_by_publisher_the_largest_first_and_the_newest_first() -> None:
    titles = (
        ("a", "Alone", "2024"),
        ("b", "Large", "2023"),
        ("c", "", "2025"),
        ("d", "Large", "2025-03"),
        ("e", "Large", ""),
    )
    made = (Document(name, HERE, publisher=by, date=span(date) if date else None) for name, by, date in titles)
    words = plain_text(documents(site(documents=tuple(made)))).replace(" This record shows no response.", "")
    assert "Large (3) March 2025 d 2023 b e Alone (1) 2024 a Publisher not named (1) 2025 c" in words


def test_of_every_document_of_others_the_list_says_whether_the_record_shows_a_response() -> None:
    own = Document("Paper", HERE, publisher="Exampleton")
    answered = Document("Report", HERE, publisher="Inspectors", response=Document("Our answer", HERE))
    done = Document("Order", HERE, publisher="The court", needs_response=False)
    words = documents(site(documents=(LETTER, own, answered, done)))
    assert words.count("This record shows no response.") == 1
    assert words.count("No response is needed.") == 1
    assert words.count("Our answer") == 1


def test_an_update_misses_no_response_to_an_order() -> None:
    order = update("2025-01-01", kind=Kind.DECISION, documents=(LETTER,))
    [found] = document_entries(site(order), site(order).record.documents_of(order))
    assert found.answer == ""


def test_a_series_says_how_many_of_its_numbers_are_missing() -> None:
    gaps = [numbered("2025-01-01", 1), numbered("2025-02-01", 4), numbered("2025-03-01", 6)]
    assert "3 numbers are missing from this record." in documents(site(*gaps))


def test_governance_says_as_of_when_and_that_nobody_is_known_to_be_above_once() -> None:
    *_, page = pages(site(update("2025-07-17"), bodies=(body("a", "b"), body("b"), body("c"), body("d"))))
    words = plain_text(page.body)
    assert "as this record describes it" in words and "dated 17 July 2025, 7 months before" in words
    assert words.count("does not say to whom") == 1
