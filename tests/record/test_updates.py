"""What an update says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import NOW

from site_builder.read.record import read_edition
from site_builder.record.updates import Kind, Update
from site_builder.safe_pickle import loaded, pickled

Write = Callable[[dict[str, str]], Path]


@pytest.fixture
def read(write_site: Write) -> Callable[..., Update]:
    def one(keys: str = "", body: str = "Text.") -> Update:
        text = f"---\ntitle: A\ndate: 2025-01-05\n{keys}\n---\n{body}\n"
        return read_edition(write_site({"updates/2025-01-05-a.md": text}) / "mkdocs.yml", NOW)[0].record.updates[0]

    return one


def test_a_value_is_the_text_that_was_typed(write_site: Write) -> None:
    text = "---\ntitle: {}\ndate: 2025-01-05\n---\nText.\n"
    for typed in ("no", "12:30", "null", "0x1F", "1e3", "2025-07-17", "~", "a <b> c & d", "*not* emphasis"):
        quoted = f"'{typed}'" if typed.startswith("*") else typed
        root = write_site({"updates/2025-01-05-a.md": text.format(quoted)})
        assert read_edition(root / "mkdocs.yml", NOW)[0].record.updates[0].title == typed


def test_without_a_summary_the_first_paragraph_is_used_instead_shortened_at_a_word(read: Callable[..., Update]) -> None:
    assert read("summary: Two sentences.").summary == "Two sentences."
    assert read(body="## Heading\n\nFirst *paragraph* here.\n\nSecond.").summary == "First paragraph here."
    long = read(body="words " * 100).summary
    assert long == "words " * 49 + "words…"
    assert len(long) <= 300


def test_an_update_is_published_news_unless_it_says_otherwise(read: Callable[..., Update]) -> None:
    plain = read()
    assert (plain.kind, plain.draft, plain.publish_at) == (Kind.NEWS, False, None)
    assert plain.is_public(NOW)
    assert read("kind: board\nstatus: published").kind is Kind.BOARD
    assert not read("status: draft").is_public(NOW)


def test_the_file_name_is_the_identity(read: Callable[..., Update]) -> None:
    assert (read().name, read().address) == ("2025-01-05-a", "updates/2025-01-05-a/")


def test_areas_are_in_the_order_of_the_plan_and_once(read: Callable[..., Update]) -> None:
    assert read("areas: [3, 1, 03, 2]").areas == (1, 2, 3)


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ("", date(2025, 1, 5)),
        ("minor: 2025-03-01", date(2025, 1, 5)),
        ("written: 2025-06-01", date(2025, 6, 1)),
        ("corrections: [{date: 2025-02, note: A}, {date: 2025-01-10, note: B}]", date(2025, 2, 1)),
        ("withdrawn: {date: 2025-04-01, reason: A}\ncorrections: [{date: 2025-02, note: A}]", date(2025, 4, 1)),
    ],
)
def test_an_update_was_changed_when_its_substance_was(keys: str, day: date, read: Callable[..., Update]) -> None:
    assert read(keys).changed == day


def test_a_response_belongs_to_its_document(read: Callable[..., Update]) -> None:
    documents = read(
        "documents:\n  - {title: A, response: {title: B, response: {title: C}}}\n  - {title: D, response: none-needed}\n  - {title: E}"
    ).documents
    assert [inner.title for inner in documents[0].with_response] == ["A", "B", "C"]
    assert [document.needs_response for document in documents] == [True, False, True]
    assert (documents[2].response, documents[2].url, documents[2].file) == (None, "", "")


def test_an_update_holds_what_its_file_says_and_answers_as_if_it_held_all(read: Callable[..., Update]) -> None:
    """There are thousands, and each would hold thirty values that say nothing."""
    update = read("kind: decision")
    assert vars(update).keys() & {"kind", "means", "quotes", "teenagers", "withdrawn"} == {"kind"}
    assert (update.means, update.quotes, bool(update.teenagers), update.withdrawn) == ("", (), False, None)
    again = loaded(pickled(update))
    assert vars(again).keys() & {"kind", "means"} == {"kind"}
    assert again == update == replace(replace(update, means="More help."), means="")
    assert replace(update, means="More help.").means == "More help."


def test_a_text_that_was_typed_empty_still_knows_its_line(read: Callable[..., Update]) -> None:
    update = read("young_people: |\n  ### For teenagers\n\n  Words.")
    assert update.teenagers.place is not None and update.teenagers.place.line > 4
