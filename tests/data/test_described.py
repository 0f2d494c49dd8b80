"""What the page about open data says of each file is what a program finds in the file."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

from site_builder import data
from site_builder.data.described import described_json
from site_builder.record.actions import Action
from site_builder.record.data_files import DataFile, DataList
from site_builder.record.dates import Span, When

from .made_up import AREA, HERE, site, update


def made(**changes: object) -> dict[str, tuple[bytes, DataFile]]:
    """Each file's bytes and what is said of it, by its name."""
    return {one.facts.name: (one.output.content, one.facts) for one in data.files(site(**changes))}


def test_rows_columns_and_size_are_those_of_the_file() -> None:
    for name, (content, facts) in made().items():
        assert facts.size == len(content), name
        if name.endswith(".csv"):
            columns, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
            assert (facts.columns, facts.rows) == (tuple(columns), len(rows)), name
            assert len(facts.example) == (len(columns) if rows else 0), name


def test_lists_are_those_of_the_file() -> None:
    for name in ("updates.json", "plan.json"):
        content, facts = made()[name]
        lists = {key: len(value) for key, value in json.loads(content).items() if isinstance(value, list)}
        assert facts.lists == tuple(DataList(*one) for one in lists.items())


def test_what_a_file_says_about_itself_is_none_of_its_lists() -> None:
    whole = {"partners": [{"name": "The hospital"}], "updates": [{"name": "a"}], "url": "x", "plan": "y"}
    facts = described_json("x.json", json.dumps(whole).encode(), date(2026, 3, 2))
    assert facts.lists == (DataList("updates", 1),)


def test_the_example_is_the_row_with_the_most_cells_and_long_texts_are_cut() -> None:
    long = "words " * 1_000
    _, facts = made(
        updates=(update("2025-07-18"), update("2025-07-17", written_summary=long, happened=Span.of(When(2025, 7))))
    )["updates.csv"]
    row = dict(zip(facts.columns, facts.example, strict=True))
    assert row["name"] == "2025-07-17"
    assert row["summary"].endswith("words…") and len(row["summary"]) <= 71


def test_a_text_of_any_length_is_described() -> None:
    """Python's own reader of CSV refuses a cell of more than 131,072 characters."""
    assert made(updates=(update("2025-07-18", written_summary="x" * 200_000),))["updates.csv"][1].rows == 1


def test_the_newest_date_is_when_something_was_said_or_done_and_no_due_date() -> None:
    facts = {name: one for name, (_, one) in made().items()}
    assert facts["ratings.csv"].newest == max(
        (rating.date for area in site().record.areas for rating in area.ratings), key=lambda when: when.first_day
    )
    due = replace(AREA, actions=(Action("a", "Act", HERE, due=When(2026, 2), done=None),))
    assert made(areas=(due,))["actions.csv"][1].newest is None
    empty = {name: one.newest for name, (_, one) in made(updates=(), areas=()).items()}
    assert empty["updates.csv"] is empty["updates.json"] is empty["actions.csv"] is None


def test_no_date_after_the_day_of_the_build_is_the_newest() -> None:
    future = update("2099-01-01", date=When(2099, 1, 1))
    assert made(updates=(future,))["updates.csv"][1].newest is None
    assert made(updates=(future, update("2025-07", date=When(2025, 7))))["updates.csv"][1].newest == When(2025, 7)


def test_the_newest_date_of_a_json_file_is_found_wherever_it_stands_in_it() -> None:
    both = made(updates=(update("2025-07-17"),))
    assert both["updates.json"][1].newest == both["updates.csv"][1].newest == When(2025, 7, 17)
