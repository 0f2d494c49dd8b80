"""Which documents the record names, what rests on them, and which of them are one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NOW

from site_builder.edition import Edition
from site_builder.read.record import read_edition

Write = Callable[[dict[str, str]], Path]
Read = Callable[[dict[str, str]], Edition]


@pytest.fixture
def read(write_site: Write) -> Read:
    return lambda files: read_edition(write_site(files) / "mkdocs.yml", NOW)[0].public()


def update(day: str, keys: str) -> dict[str, str]:
    return {f"updates/{day}-a.md": f"---\ntitle: Update of {day}\ndate: {day}\n{keys}\n---\nText.\n"}


def rests(site: Edition, name: str) -> list[str]:
    """The titles of what an update or an area rests on."""
    return [record.document.title for record in site.record.documents_by_owner.get(name, []) if record.is_source]


def test_without_sources_a_text_rests_on_its_documents_but_for_those_that_the_record_does_not_have(read: Read) -> None:
    documents = "documents: [{title: Letter}, {title: Notice, held: true}, {title: Report, held: false}]"
    assert rests(read(update("2025-01-01", documents)), "2025-01-01-a") == ["Letter", "Notice"]


def test_a_text_rests_on_what_it_cites_wherever_that_is(read: Read) -> None:
    site = read(
        {
            **update("2025-01-01", "documents: [{title: Letter, id: letter, response: {title: Answer, id: answer}}]"),
            **update(
                "2025-02-01",
                "documents: [{title: Other}]\nsources: [old, letter, {title: Here, id: here}, answer, plan]",
            ),
            "docs/data/timeline.yml": "- {date: 2012, title: A, source: {title: Old report, id: old}}\n",
            "docs/data/plan_versions.yml": "- {date: 2012, title: A, document: {title: The plan, id: plan}}\n",
            "docs/plan/01-a.md": "---\narea: 1\ntitle: A\nsources: [letter, here]\n---\nText.\n",
        }
    )
    assert rests(site, "2025-02-01-a") == ["Old report", "Letter", "Here", "Answer", "The plan"]
    assert rests(site, "01-a") == ["Letter", "Here"]


def test_an_update_that_cites_one_of_its_own_documents_has_it_once(read: Read) -> None:
    keys = "documents: [{title: Letter, id: letter}, {title: Report}]\nsources: [letter]"
    records = read(update("2025-01-01", keys)).record.documents_by_owner["2025-01-01-a"]
    assert [(record.document.title, record.is_source) for record in records] == [("Letter", True), ("Report", False)]


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("{title: A, id: x}", "{title: A, id: x, date: 2025-01}", True),
        ("{title: A, url: 'https://x.example/a'}", "{title: B, url: 'https://x.example/a'}", True),
        ("{title: A, publisher: P, date: 2025-01}", "{title: a, publisher: p, date: 2025-01, held: true}", True),
        ("{title: A, publisher: P}", "{title: A, publisher: Q}", False),
        ("{title: A, date: 2025-01}", "{title: A, date: 2025-02}", False),
        ("{title: A, url: 'https://x.example/a', date: 2025-01}", "{title: A, url: 'https://x.example/b'}", False),
    ],
)
def test_documents_are_one_by_id_or_address_or_by_title_publisher_and_date(
    one: str, other: str, is_one: bool, read: Read
) -> None:
    site = read({**update("2025-01-01", f"documents: [{one}]"), **update("2025-02-01", f"documents: [{other}]")})
    assert len(site.record.listed_documents) == (1 if is_one else 2)
    assert len(site.record.all_documents) == 2


def test_a_document_that_shows_two_others_to_be_one_joins_them(read: Read) -> None:
    site = read(
        {
            **update("2025-03-01", "documents: [{title: A, date: 2025-01}]"),
            **update("2025-02-01", "documents: [{title: B, url: 'https://x.example/b'}]"),
            **update("2025-01-01", "documents: [{title: A, date: 2025-01, url: 'https://x.example/b'}]"),
        }
    )
    [one] = site.record.listed_documents
    assert [owner.name for owner in one.rests] == ["2025-03-01-a", "2025-02-01-a", "2025-01-01-a"]
    assert len(one.anchors) == 3 and one.document.url == "https://x.example/b"


def test_a_later_mention_of_a_document_takes_none_of_its_anchors_away(read: Read) -> None:
    before = update("2025-01-01", "documents: [{title: Letter, id: letter}]")
    after = before | update("2025-02-01", "sources: [letter]")
    [one], [same] = read(before).record.listed_documents, read(after).record.listed_documents
    assert set(one.anchors) < set(same.anchors)


def test_what_only_a_rating_an_action_or_a_data_file_rests_on_is_listed_once(read: Read) -> None:
    rating = "{date: 2026-01-10, delivery: at-risk, impact: mixed, reason: R., source: {title: Of a rating}}"
    again = rating.replace("01-10", "02-10")
    area = f"area: 1\ntitle: A\nsource: {{title: Of the area}}\nratings: [{rating}, {again}]\ndocuments: [{{title: Of the area}}]"
    site = read(
        {
            "docs/plan/01-a.md": f"---\n{area}\n---\nText.\n",
            "docs/data/timeline.yml": "- {date: 2024, title: It began, source: {title: Of an event}}\n",
            "docs/data/judgements.yml": "- {date: 2025, by: B, judgement: J, source: {title: Of a judgement}}\n",
        }
    )
    found = {one.document.title: [owner.name for owner in one.rests] for one in site.record.listed_documents}
    assert found == {"Of the area": ["01-a"], "Of a rating": ["01-a"], "Of an event": [], "Of a judgement": []}
    used = {one.document.title: [use.kind.value for use in one.uses] for one in site.record.listed_documents}
    assert used == {
        "Of the area": [],
        "Of a rating": ["rating", "rating"],
        "Of an event": ["event"],
        "Of a judgement": ["judgement"],
    }
    anchors = [anchor for one in site.record.listed_documents for anchor in one.anchors]
    assert len(anchors) == len(set(anchors)) == 5


def test_what_only_one_mention_says_of_a_document_is_told(read: Read) -> None:
    full = "documents: [{title: Letter, id: letter, publisher: P, note: N, held: true, response: {title: Answer}}]"
    [one] = read(
        update("2025-02-01", "documents: [{title: Letter, id: letter}]") | update("2025-01-01", full)
    ).record.listed_documents
    document = one.document
    assert (document.publisher, document.note, document.held) == ("P", "N", True)
    assert document.response and document.response.title == "Answer"


def test_a_document_is_listed_by_the_title_that_the_newest_update_gives_it(read: Read) -> None:
    mentions = {"2025-03-01": "The new title", "2025-02-01": "Another", "2025-01-01": "The old title"}
    files = [update(day, f"documents: [{{title: {title}, id: letter}}]") for day, title in mentions.items()]
    [one] = read(files[0] | files[1] | files[2]).record.listed_documents
    assert one.document.title == "The new title"


@pytest.mark.parametrize(
    ("keys", "is_expected"),
    [
        ("kind: inspection\ndocuments: [{title: Letter}]", True),
        ("kind: report\ndocuments: [{title: Letter, publisher: Families}]", True),
        ("kind: report\ndocuments: [{title: Letter, publisher: Exampleton Council (made up)}]", False),
        ("kind: decision\ndocuments: [{title: Judgment}]", False),
        ("kind: inspection\nsources: [{title: Judgment}]", False),
    ],
)
def test_an_answer_is_looked_for_where_others_published_findings(keys: str, is_expected: bool, read: Read) -> None:
    [record] = read(update("2025-01-01", keys)).record.all_documents
    assert record.expects_response is is_expected


def test_nothing_of_a_draft_is_found_by_its_id(read: Read) -> None:
    site = read(
        update("2025-01-01", "status: draft\ndocuments: [{title: Secret, id: secret}]")
        | update("2025-02-01", "sources: [secret]")
    )
    assert site.record.all_documents == ()
