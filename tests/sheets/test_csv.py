"""The site's CSV files read back: what changes, what Excel makes of dates, and what is refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets.made_up_plan import HOMES, MADE, Record
from site_builder.data.tables import safe
from site_builder.sheets import ImportResult, csv_files_of, read
from site_builder.sheets.csv_dates import Rewritten, rewritten
from site_builder.sheets.csv_rows import unsafe

Rows = list[dict[str, str]]


def changed(record: Record, name: str, change: Callable[[Rows], None]) -> ImportResult:
    """What a CSV file says after somebody changed its rows."""
    text = csv_files_of(record.edition)[name].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    change(rows)
    whole = io.StringIO(newline="")
    writer = csv.DictWriter(whole, list(dict.fromkeys(key for row in rows for key in row)), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return read(whole.getvalue().encode(), name, record.edition, record.typed)


def said(found: ImportResult) -> list[str]:
    return [*map(str, found.findings), *(change.words for change in found.changes)]


@pytest.mark.parametrize("name", ["areas.csv", "ratings.csv", "actions.csv", "measures.csv", "promises.csv"])
def test_a_file_that_nobody_changed_changes_nothing(name: str, record: Record) -> None:
    raw = csv_files_of(record.edition)[name]
    assert raw.startswith(b"\xef\xbb\xbf"), "without it Excel garbles every letter that is not English"
    for given_back in (
        raw,
        raw.removeprefix(b"\xef\xbb\xbf"),
        raw.replace(b"\r\n", b"\n"),
        raw.replace(b'","', b'";"'),
    ):
        assert read(given_back, name, record.edition, record.typed) == ImportResult()


def test_a_month_of_new_rows(record: Record) -> None:
    def rate(rows: Rows) -> None:
        rows.append(
            {"area": "2", "date": "2026-02", "delivery": "on-track", "impact_words": "MIXED", "reason": "-Good."}
        )

    def count(rows: Rows) -> None:
        rows.append({"area": "1", "measure": "waiting", "date": "2026-02", "value": "18", "provisional": "yes"})

    def report(rows: Rows) -> None:
        rows[1] |= {"status": "on-track", "reported": "2026-02-20", "note": "Many came."}

    assert said(changed(record, "ratings.csv", rate)) == [
        "ratings.csv: G5: note: 'MIXED' was read as 'Mixed'. [unknown-word]",
        "Area 2 (Schools): delivery On track, impact Mixed, rated for the first time 2026-02",
    ]
    assert said(changed(record, "measures.csv", count)) == [
        "Area 1 (Homes), measure 'waiting' (Children who wait): 19.0 → 18, counted 2026-02"
    ]
    found = changed(record, "actions.csv", report)
    assert said(found) == [
        "Area 1 (Homes), action 'ask' (=Ask, and listen): Slow → On track, reported 2026-02-20: 'Many came.'"
    ]
    assert "      - date: 2026-02-20\n        status: on-track\n        note: Many came.\n" in found.texts[HOMES]


def test_facts_change_and_dates_move_with_their_reason(record: Record) -> None:
    def act(rows: Rows) -> None:
        rows[0] |= {"due": "2026-09", "moved_why": "nobody applied", "owner": "=Head"}
        rows[2] |= {"text": "'Tell' them."}

    def promise(rows: Rows) -> None:
        rows[-1] |= {"outcome": "dropped", "outcome_date": "2026-02-20", "outcome_why": "It was too dear."}

    assert said(changed(record, "actions.csv", act)) == [
        "Area 1 (Homes), action 'hire' (Hire two foster carers.): due: '2026-06' → '2026-09', because nobody applied",
        "Area 1 (Homes), action 'hire' (Hire two foster carers.): whose task it is (a role): 'Head of homes' → '=Head'",
        "Area 1 (Homes), action 'tell' (Tell them.): what will be done: 'Tell them.' → ''Tell' them.'",
    ]
    found = changed(record, "promises.csv", promise)
    assert len(found.changes) == 3 and [*found.texts] == [MADE]


def test_the_past_and_what_is_worked_out_stay(record: Record) -> None:
    def rate(rows: Rows) -> None:
        rows[0] |= {"delivery": "on-track", "is_latest": "yes", "url": ""}
        rows[1] |= {"date": "2026-01-30"}

    def count(rows: Rows) -> None:
        rows[0] |= {"value": "99", "title": "Another"}
        del rows[1]

    def act(rows: Rows) -> None:
        rows[1] |= {"status": "", "reported": "", "overdue": "no", "checked_by": "Me"}
        rows[2] |= {"status": "slow"}

    def codes(found: ImportResult) -> list[tuple[str, str]]:
        assert not found.texts
        return [(str(finding.at), finding.code) for finding in found.findings]

    assert codes(changed(record, "ratings.csv", rate)) == [("C3", "past"), ("D2", "past"), ("", "row"), ("C3", "twice")]
    assert codes(changed(record, "measures.csv", count)) == [("C2", "cell"), ("H2", "past"), ("", "row")]
    assert codes(changed(record, "actions.csv", act)) == [("E3", "past"), ("O3", "cell")]


def test_a_figure_of_the_past_may_be_written_otherwise_and_is_not_another(record: Record) -> None:
    def codes(value: str) -> list[str]:
        return [one.code for one in changed(record, "measures.csv", lambda rows: rows[0].update(value=value)).findings]

    assert (codes("21.500"), codes("21.4"), codes("21.6")) == ([], ["past"], ["past"])


def test_what_cannot_be_read_is_told_in_words(record: Record) -> None:
    def of(raw: bytes, name: str = "x.csv") -> list[str]:
        found = read(raw, name, record.edition, record.typed)
        assert not found.texts
        return list(map(str, found.findings))

    assert of(b"") == ["x.csv: error: There is nothing in this file; export a new one. [sheet]"]
    [other] = of(b"title,date\nA,2026-01-01\n")
    assert other.startswith("x.csv: row 1: error: The first row does not name the columns of a file that is read back")
    [latin] = of("area,title\n1,Ysgol Gymraeg Tŷ\n".encode("cp1252", "replace") + b"2,caf\xe9\n")
    assert latin.startswith("x.csv: row 3: error: This is not UTF-8 text, so letters such as ŵ may be lost already")
    [garbled] = of(csv_files_of(record.edition)["areas.csv"].decode("cp1252").encode())
    assert "opened this file with another encoding than UTF-8" in garbled
    [wide, *_] = of(b"area,title\n1,Homes, and more\n")
    assert wide.startswith("x.csv: row 2: error: This row has 3 cells and the first one 2")
    [twice] = of(b"area,title,title\n1,Homes,Homes\n")
    assert twice == "x.csv: B1: error: The column 'title' appears twice; delete one. [twice]"
    [broken] = of(b'area,title\n1,"Homes\n')
    assert "cannot be read as a CSV file" in broken
    [kind] = of(b"", "plan.ods")
    assert kind == "plan.ods: error: Only workbooks (.xlsx) and .csv files are read; save it as one of these. [sheet]"


def test_dates_that_excel_rewrote_are_read_where_the_record_shows_how(record: Record) -> None:
    def british(rows: Rows) -> None:
        for row in rows:
            for key, value in row.items():
                if key in ("due", "reported", "done") and len(value) == 10:
                    year, month, day = value.split("-")
                    row[key] = f"{day}/{month}/{year}"
        rows[0] |= {"due": "Jun-26"}
        rows[1] |= {"status": "on-track", "reported": "10/02/2026"}

    found = changed(record, "actions.csv", british)
    assert said(found) == [
        "actions.csv: note: A spreadsheet program has rewritten the dates of this file. Days were read as day/month/year, "
        "as those that the record has show. Look at the dates below. [date]",
        "Area 1 (Homes), action 'ask' (=Ask, and listen): Slow → On track, reported 2026-02-10",
    ]


def test_a_rewritten_date_that_nothing_explains_stays_as_it_is() -> None:
    assert rewritten(["05/05/2025"], {"2025-05-05"}) == Rewritten(None)
    assert rewritten(["03/04/2025"], {"2026-01-01"}).read("03/04/2025") == "03/04/2025"
    assert rewritten(["31/01/2026", "2/1/2026"], {"2026-01-31"}).read("2/1/2026") == "2026-01-02"
    assert rewritten(["01/31/2026", "2/1/2026"], {"2026-01-31"}).read("2/1/2026") == "2026-02-01"
    assert rewritten(["Jul-25"], {"2025-07"}).read("Aug-25") == "2025-08"
    assert rewritten(["31/01/2026"], {"2026-01-31"}).read("31/02/2026") == "31/02/2026"


@settings(max_examples=200)
@given(st.text())
def test_the_apostrophe_before_a_formula_is_taken_away_again(text: str) -> None:
    assert unsafe(safe(text)) == text or text.startswith("'")
    assert not safe(text).startswith(("=", "+", "@")) or text.lstrip("+-").replace(".", "").isdigit()
