"""The CSV files, read back as a program reads them, and as a spreadsheet would take them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.data import tables
from site_builder.record.dates import Span, When
from site_builder.record.promises import Promise, Standing
from site_builder.record.updates import DiaryDate, Quote, Withdrawal

from .made_up import ARCHIVED, AREA, CHANGED, COMPARED, HERE, SITE_URL, site, update

FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠"


def rows(table: tables.Table) -> list[dict[str, str]]:
    """Each row with the names of its columns, as it is read back from the file."""
    return list(csv.DictReader(io.StringIO(table.csv.decode("utf-8-sig"), newline="")))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_cell_is_taken_for_a_formula_and_none_loses_a_character(text: str) -> None:
    [_, [cell]] = (
        csv.reader(io.StringIO(tables.table("text", [[text]]).csv.decode("utf-8-sig"), newline=""))
        if text
        else [[], [""]]
    )
    assert cell in (text, f"'{text}")
    if not cell.removeprefix("-").removeprefix("+").replace(".", "", 1).isdigit():
        assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
        assert not cell.startswith(("\t", "\r", "\n"))


@given(st.sampled_from(FORMULA_SIGNS), st.text(st.characters(categories=["L"]), min_size=1))
def test_an_apostrophe_comes_before_what_a_spreadsheet_may_run(sign: str, rest: str) -> None:
    assert tables.safe(sign + rest) == f"'{sign}{rest}"
    assert tables.safe(f"  {sign}{rest}").startswith("'" if sign not in "\t\r\n" else " ")


@pytest.mark.parametrize("number", ["-5", "+4.50", "12", "0.1"])
def test_a_plain_number_stays_a_number(number: str) -> None:
    assert tables.safe(number) == number


@pytest.mark.parametrize("trick", ["-5+cmd|' /C calc'!A0", "+1-1", "-", "-1.", "-٣", "-5\n=1"])
def test_what_only_begins_like_a_number_is_no_number(trick: str) -> None:
    assert tables.safe(trick) == f"'{trick}"


def test_a_title_that_is_a_formula_reaches_no_table_as_one() -> None:
    trick = '=HYPERLINK("https://evil.example","x")'
    promise = Promise("p", trick, HERE, due_text="@soon")
    edition = site(updates=(update(title=trick, promises=(promise,)),))
    assert rows(tables.updates(edition))[0]["title"] == f"'{trick}"
    assert rows(tables.promises(edition))[0]["text"] == f"'{trick}"
    assert rows(tables.promises(edition))[0]["due_text"] == "'@soon"


def test_a_table_has_the_mark_by_which_excel_knows_utf_8_and_its_lines_end_as_rfc_4180_says() -> None:
    content = tables.table("a b", [["Llŷn", 'x "y", z'], [None, "two\nlines"]]).csv
    assert content == '\ufeff"a","b"\r\n"Llŷn","x ""y"", z"\r\n"","two\nlines"\r\n'.encode()


def test_a_spreadsheet_that_splits_at_semicolons_or_ignores_invisible_signs_finds_no_formula() -> None:
    assert tables.table("a", [["x;=1+1"]]).csv.endswith(b'"x;=1+1"\r\n')
    assert tables.safe("\u200b=1") == "'\u200b=1"


def test_an_update_is_a_row() -> None:
    first, second, gone = rows(tables.updates(site()))
    assert second == {
        "name": "2025-07-17-visit",
        "url": f"{SITE_URL}updates/2025-07-17-visit/",
        "date": "2025-07-17",
        "title": "Inspectors visit",
        "summary": "In short.",
        "kind": "inspection",
        "areas": "2; 3",
        "happened": "2025-06-17/2025-06-18",
        "series": "Visits",
        "number": "7",
        "changed": "2025-08",
        "withdrawn": "",
        "withdrawn_reason": "",
        "text": "They came. the plan",
        "written": "2025-07-20",
        "happened_title": "The visit itself",
        "order": "2",
        "sources": "The letter; Our news",
        "in_short": "Inspectors found that help comes sooner",
        "means": "Help may come sooner.",
    }
    assert first["name"] == "2026-01-10-staff"
    assert {column: value for column, value in gone.items() if value} == {
        "name": "2025-05-02-play",
        "url": f"{SITE_URL}updates/2025-05-02-play/",
        "date": "2025-05-02",
        "changed": "2025-06-01",
        "withdrawn": "2025-06-01",
        "withdrawn_reason": "It named somebody.",
    }


def test_an_area_is_a_row_with_how_it_left_the_plan() -> None:
    first, second = rows(tables.areas(site(areas=CHANGED)))
    assert first == {
        "area": "3",
        "title": "Spotting risk",
        "url": f"{SITE_URL}plan/03-spotting-risk/",
        "opened": "",
        "closed": "2025-07",
        "closed_why": "Area 12 takes over.",
        "decided_by": "Cabinet",
        "source": "The letter",
        "source_url": "https://x.example/l",
        "follows": "",
        "followed_by": "12",
        "project": "Front door",
        "lead": "Head of service",
        "reviewed": "2026-01",
    }
    assert (second["opened"], second["closed"], second["follows"], second["followed_by"]) == ("2025-08-01", "", "3", "")


def test_a_rating_is_a_row() -> None:
    assert rows(tables.ratings(site())) == [
        {
            "area": "3",
            "area_title": "Spotting risk",
            "date": "2025-09-01",
            "delivery": "at-risk",
            "delivery_words": "Some delay",
            "impact": "not-yet",
            "impact_words": "Not better yet",
            "reason": "Too few staff",
            "source": "The letter",
            "source_url": "https://x.example/l",
            "by": "",
            "means": "",
            "flags": "",
            "is_latest": "yes",
        }
    ]


def test_a_value_is_a_row_in_the_digits_that_were_typed() -> None:
    first, second = rows(tables.measures(site()))
    assert first == {
        "area": "3",
        "measure": "visits",
        "title": "Visits in time",
        "unit": "%",
        "better": "up",
        "target": "95",
        "date": "2025-06",
        "value": "4.50",
        "note": "First count",
        "source": "The letter",
        "source_url": "https://x.example/l",
        "revised": "2025-07-02",
        "revised_was": "4.40",
        "revised_why": "one was missing",
        "moved": "90 until 2025-08: it was reached",
        "provisional": "no",
        "withheld": "no",
        "break": "no",
        "judged_by": "",
        "baseline": "",
        "baseline_date": "",
    }
    assert (second["date"], second["value"], second["revised_was"]) == ("2025-07", "-5", "")


def test_a_withheld_value_is_a_row_without_it_and_comparators_are_rows_of_their_own() -> None:
    compared = site(areas=(replace(AREA, measures=(COMPARED,)),))
    withheld, broken = rows(tables.measures(compared))
    assert (withheld["value"], withheld["withheld"], withheld["note"]) == ("", "yes", "Fewer than 5.")
    assert (broken["value"], broken["provisional"], broken["break"], broken["withheld"]) == ("38.5", "yes", "yes", "no")
    assert (broken["baseline"], broken["baseline_date"], broken["judged_by"]) == (
        "31",
        "2024-06",
        "Nine in ten by 2027",
    )
    [england] = rows(tables.comparators(compared))
    assert (england["measure"], england["comparator"], england["value"]) == ("compared", "England", "70")
    assert (england["date"], england["source"]) == ("2025-06", "The letter")


def test_an_action_is_a_row_that_names_no_update_that_is_not_public() -> None:
    slow, done, open_one = rows(tables.actions(site()))
    assert slow == {
        "area": "3",
        "id": "hire",
        "text": "Hire",
        "due": "2025-12",
        "status": "slow",
        "owner": "HR",
        "done": "",
        "overdue": "yes",
        "evidence": "The letter",
        "evidence_url": "https://x.example/l",
        "moved": "2025-09 until 2025-08-01: nobody applied",
        "reported": "",
        "unconfirmed": "no",
        "checked": "",
        "checked_by": "",
        "checked_how": "",
        "reports": "",
    }
    assert (done["done"], done["overdue"], done["evidence"]) == ("2026-01", "no", "2026-01-10-staff")
    assert done["evidence_url"] == f"{SITE_URL}updates/2026-01-10-staff/"
    assert (open_one["status"], open_one["evidence"], open_one["evidence_url"]) == ("", "", "")


def test_a_promise_is_a_row() -> None:
    kept, ended = rows(tables.promises(site()))
    assert kept == {
        "id": "more-staff",
        "text": "Hire more staff",
        "due": "2025-12",
        "due_text": "",
        "made_in": "2025-07-17-visit",
        "made_on": "2025-07-17",
        "standing": Standing.KEPT.value,
        "standing_words": "Kept",
        "kept_by": "2026-01-10-staff",
        "by": "",
        "nature": "promised",
        "moved": "2025-09 until 2025-08-01: nobody applied; 2025-11 until 2025-10: nobody came (agreed by the board)",
        "url": f"{SITE_URL}promises/more-staff/",
        **dict.fromkeys(("partly_kept_by", "days_overdue", "outcome", "outcome_date"), ""),
        **dict.fromkeys(("outcome_why", "outcome_source", "outcome_source_url"), ""),
    }
    assert (ended["due_text"], ended["standing"]) == ("early 2026", Standing.PARTLY_KEPT.value)
    assert (ended["by"], ended["nature"]) == ("The board", "expected")
    assert (ended["standing_words"], ended["partly_kept_by"]) == ("Partly done", "2026-01-10-staff")
    assert (ended["outcome"], ended["outcome_date"]) == ("partly-kept", "2026-02")
    assert (ended["outcome_why"], ended["outcome_source"]) == ("Half of it is written.", "The letter")
    assert ended["outcome_source_url"] == "https://x.example/l"


def test_a_promise_says_for_how_many_days_it_was_overdue_on_the_day_of_the_build() -> None:
    late = Promise("late", "Come.", HERE, due=Span.of(When(2026, 2)))
    made = update("2026-01-01-late", title="Late", date=When(2026, 1, 1), promises=(late,))
    [row] = rows(tables.promises(site(updates=(made,))))
    assert (row["standing"], row["days_overdue"]) == ("late", "2")


def test_what_people_said_is_a_row() -> None:
    told, unanswered = rows(tables.voice(site()))
    assert told == {
        "id": "heard",
        "date": "2025-06",
        "group": "Children in care",
        "said": "Nobody rings",
        "state": "doing",
        "state_words": "We are doing this",
        "did": "We hire",
        "why": "It takes time",
        "by_when": "2026-01",
        "overdue": "yes",
        "told_on": "2025-07-01",
        "days_least": "1",
        "days_most": "30",
        "areas": "3",
        "source": "The letter",
        "source_url": "https://x.example/l",
        "young_people": "You do not ring",
        "page": f"{SITE_URL}you-said/#said-heard",
    }
    assert (unanswered["state"], unanswered["overdue"], unanswered["days_least"]) == ("no-answer", "no", "")
    assert unanswered["page"].startswith(f"{SITE_URL}you-said/#said-2025-05-01-foster-carers-")


def test_a_document_is_a_row_with_the_council_s_response() -> None:
    letter, notice, news, of_area, source_of_area, other, *of_parts = rows(tables.documents(site()))
    assert letter == {
        "title": "The letter",
        "publisher": "Inspectors",
        "date": "",
        "url": "https://x.example/l",
        "response_title": "Our answer",
        "response_url": f"{SITE_URL}files/our%20answer.pdf",
        "response": "in this record",
        "update": "2025-07-17-visit",
        "area": "",
        "id": "letter",
        "held": "yes",
        "is_source": "yes",
        "page": f"{SITE_URL}documents/#document-2025-07-17-visit-the-letter",
        "archived": ARCHIVED,
        "used_for": "",
    }
    assert (notice["held"], notice["is_source"]) == ("no", "no")
    assert (news["title"], news["held"], news["is_source"]) == ("Our news", "", "yes")
    assert (source_of_area["id"], source_of_area["area"], source_of_area["is_source"]) == ("letter", "3", "yes")
    assert (notice["response"], of_area["area"], of_area["update"]) == ("none needed", "3", "")
    assert (other["title"], other["response"]) == ("Of no update", "not in this record")
    used = of_parts[-1]["used_for"].split("; ")
    assert [one.split(" ")[0] for one in used] == ["plan-version", "event", "judgement", "rhythm", "voice"]
    assert used[-1] == f"voice {SITE_URL}you-said/#said-heard"
    assert [(one["title"], one["update"], one["area"], one["is_source"]) for one in of_parts] == [
        ("The letter", "2025-07-17-visit", "", "yes"),  # which says what became of a promise
        ("The letter", "", "3", "yes"),
        ("The letter", "", "", ""),
    ]


def test_a_table_without_rows_still_names_its_columns() -> None:
    assert tables.measures(site(areas=())).csv.startswith(b'\xef\xbb\xbf"area","measure","title",')
    assert rows(tables.measures(site(areas=()))) == []


def test_a_quote_is_a_row_and_leads_to_its_update() -> None:
    quoted = update(quotes=(Quote("It is £5.", "Pat Example", "Leader", "Exampleton Council", True),))
    gone = update("2026-01-05", withdrawn=Withdrawal(When(2026, 1, 6), "It was wrong."), quotes=quoted.quotes)
    [row] = rows(tables.quotes(site(updates=(quoted, gone))))
    assert row == {
        "update": quoted.name,
        "date": str(quoted.date),
        "text": "It is £5.",
        "name": "Pat Example",
        "role": "Leader",
        "organisation": "Exampleton Council",
        "elected": "yes",
        "page": f"{SITE_URL}{quoted.address}",
    }


def test_a_diary_date_is_a_row_and_a_month_stays_one() -> None:
    announced = update(diary=(DiaryDate(When(2027, 2), "The board meets", HERE, note="In public."),))
    [row] = rows(tables.diary(site(updates=(announced,))))
    assert row == {
        "date": "2027-02",
        "title": "The board meets",
        "note": "In public.",
        "url": "",
        "update": announced.name,
        "page": f"{SITE_URL}{announced.address}",
    }
