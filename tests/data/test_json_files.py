"""The two JSON files."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from site_builder.data import json_files
from site_builder.data.values import as_json, number_record
from site_builder.edition import Edition
from site_builder.record.council import Licence, YoungPeople
from site_builder.record.dates import When
from site_builder.record.promises import Standing
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.references import Rhythm, RhythmOf
from site_builder.record.updates import Correction

from .made_up import ARCHIVED, AREA, CHANGED, COMPARED, FULL, HERE, KEEPER, LETTER, SITE_URL, site, update

FINAL = {"provisional": False, "withheld": False, "break": False}
BODY = {
    "html": f'<p>They came. <a href="{SITE_URL}plan/">the plan</a></p>',
    "text": "They came. the plan",
}
ANSWER_RECORD = {
    "id": "",
    "title": "Our answer",
    "url": f"{SITE_URL}files/our%20answer.pdf",
    "publisher": "",
    "date": "2025-08",
    "note": "",
    "archived": "",
    "held": None,
}
LETTER_RECORD = {
    "id": "letter",
    "title": "The letter",
    "url": "https://x.example/l",
    "publisher": "Inspectors",
    "date": None,
    "note": "Long",
    "archived": ARCHIVED,
    "held": True,
    "response": ANSWER_RECORD,
}
NOTICE_RECORD = {
    "id": "",
    "title": "A notice",
    "url": "",
    "publisher": "",
    "date": None,
    "note": "",
    "archived": "",
    "held": False,
    "response_status": "none needed",
}
NEWS_RECORD = {
    "id": "",
    "title": "Our news",
    "url": "",
    "publisher": "",
    "date": "2025-07-17",
    "note": "",
    "archived": "",
    "held": None,
}


MOVED = [
    {"date": "2025-08-01", "was": "2025-09", "why": "nobody applied", "agreed_by": ""},
    {"date": "2025-10", "was": "2025-11", "why": "nobody came", "agreed_by": "the board"},
]
OUTCOME = {
    "state": "partly-kept",
    "date": "2026-02",
    "why": "Half of it is written.",
    "source": LETTER_RECORD,
    "young_people": "We wrote half of it.",
}
REVISED = {"date": "2025-07-02", "was": "4.40", "why": "one was missing"}


def updates(edition: Edition) -> list[dict[str, Any]]:
    """The updates of `data/updates.json`."""
    found: list[dict[str, Any]] = json.loads(json_files.updates(edition))["updates"]
    return found


def plan(edition: Edition) -> dict[str, Any]:
    """The whole of `data/plan.json`."""
    whole: dict[str, Any] = json.loads(json_files.plan(edition))
    return whole


def test_a_file_says_whose_it_is_and_what_may_be_done_with_it() -> None:
    head = {
        "title": "Exampleton improvement",
        "council": "Exampleton Council",
        "plan": "Exampleton Plan",
        "url": SITE_URL,
    }
    licence = {"licence": {"name": "OGL v3", "url": "https://x.example/ogl"}}
    for content in (json_files.updates(site()), json_files.plan(site())):
        assert (head | licence).items() <= json.loads(content).items()
    assert "licence" not in json.loads(json_files.updates(site(licence=Licence())))


def test_an_update_is_there_with_all_that_its_page_shows() -> None:
    assert updates(site())[1] == {
        "name": "2025-07-17-visit",
        "url": f"{SITE_URL}updates/2025-07-17-visit/",
        "date": "2025-07-17",
        "written": "2025-07-20",
        "aliases": [],
        "title": "Inspectors visit",
        "summary": "In short.",
        "in_short": "Inspectors found that help comes sooner",
        "means": "Help may come sooner.",
        "kind": "inspection",
        "kind_words": "Inspection",
        "areas": [2, 3],
        "order": 2,
        "happened": "2025-06-17/2025-06-18",
        "happened_title": "The visit itself",
        "series": {"name": "Visits", "number": 7},
        "changed": "2025-08",
        "corrections": [{"date": "2025-08", "note": "A number was wrong."}],
        "minor": "2025-10-01",
        "documents": [LETTER_RECORD | {"response_status": "in this record"}, NOTICE_RECORD],
        "sources": [LETTER_RECORD, NEWS_RECORD],
        "quotes": [
            {
                "text": "We are glad.",
                "name": "A. Person",
                "role": "Cabinet member",
                "organisation": "Exampleton Council",
                "elected": True,
            }
        ],
        "diary": [{"date": "2025-09", "title": "Board meets", "url": "https://x.example/b", "note": "In public"}],
        "promises": [
            {
                "id": "more-staff",
                "text": "Hire more staff",
                "due": "2025-12",
                "due_text": "",
                "moved": MOVED,
                "outcome": None,
                "by": "",
                "nature": "promised",
                "young_people": "More people to help you",
            },
            {
                "id": "new-plan",
                "text": "Write a new plan",
                "due": None,
                "due_text": "early 2026",
                "moved": [],
                "outcome": OUTCOME,
                "by": "The board",
                "nature": "expected",
                "young_people": "",
            },
        ],
        "keeps": [],
        "keeps_partly": [],
        "image": {"url": f"{SITE_URL}images/a%20b.png", "alt": "A hall"},
        **BODY,
        "young_people": {
            "url": f"{SITE_URL}young-people/updates/2025-07-17-visit/",
            "title": "Inspectors visit",
            "html": f'<p>For you. <a href="{SITE_URL}plan/">the plan</a></p>',
            "text": "For you. the plan",
            "teenagers": None,
        },
    }


def test_what_an_update_does_not_have_is_empty_and_not_left_out() -> None:
    full, bare = updates(site(updates=(FULL,)))[0], updates(site(updates=(update(),)))[0]
    assert list(bare) == list(full)
    assert (bare["happened"], bare["series"], bare["image"], bare["young_people"]) == (None,) * 4


def test_a_text_for_teenagers_has_its_page_and_is_empty_where_they_read_that_for_children() -> None:
    shown = site()
    council = replace(shown.council, young_people=YoungPeople(teens=True))
    own = replace(FULL, teenagers=Prose(("<p>For 15.</p>",)))
    told = replace(shown, record=replace(shown.record, council=council, updates=(own,)))
    assert json.loads(json_files.updates(told))["updates"][0]["young_people"]["teenagers"] == {
        "url": f"{SITE_URL}young-people/teens/updates/2025-07-17-visit/",
        "html": "<p>For 15.</p>",
        "text": "For 15.",
    }
    [area] = [one for one in plan(told)["areas"] if one["young_people"]["blocks"]]
    assert area["young_people"]["teenagers"] == {
        "url": f"{SITE_URL}young-people/teens/{area['name']}/",
        "html": "",
        "text": "",
    }


def test_of_a_withdrawn_update_only_the_place_and_the_reason_are_left() -> None:
    content = json_files.updates(site())
    assert json.loads(content)["updates"][2] == {
        "name": "2025-05-02-play",
        "url": f"{SITE_URL}updates/2025-05-02-play/",
        "date": "2025-05-02",
        "written": None,
        "aliases": [],
        "withdrawn": {"date": "2025-06-01", "reason": "It named somebody."},
    }
    assert b"SECRET" not in content + json_files.plan(site())


def test_an_area_is_there_with_all_that_its_pages_show() -> None:
    [area] = plan(site())["areas"]
    assert area.pop("responses") == []
    lists = {key: area.pop(key) for key in ("actions", "ratings", "measures")}
    assert all(lists.values())
    assert area == {
        "number": 3,
        "name": "03-spotting-risk",
        "title": "Spotting risk",
        "url": f"{SITE_URL}plan/03-spotting-risk/",
        "project": "Front door",
        "lead": "Head of service",
        "source": LETTER_RECORD,
        "opened": None,
        "closed": None,
        "follows": [],
        "followed_by": [],
        "written": "2026-01-02",
        "reviewed": "2026-01",
        "html": f'<p>What was found. <a href="{SITE_URL}plan/">the plan</a></p>',
        "text": "What was found. the plan",
        "young_people": {
            "title": "Seeing danger early",
            "url": f"{SITE_URL}young-people/03-spotting-risk/",
            "reviewed": "2026-02-01",
            "checked": {"by": "The youth council", "date": "2026-02-02"},
            "blocks": [
                {
                    "heading": "What was wrong",
                    "html": f'<p>We were slow. <a href="{SITE_URL}plan/">the plan</a></p>',
                    "text": "We were slow. the plan",
                }
            ],
            "group": None,
            "teenagers": None,
        },
        "documents": [NOTICE_RECORD],
        "sources": [LETTER_RECORD],
        "updates": ["2025-07-17-visit"],
        "corrections": [{"date": "2026-02", "note": "A name was wrong."}],
        "minor": None,
        "aliases": [],
        "rating_due": None,
    }


def test_an_action_names_its_evidence_unless_that_is_not_public() -> None:
    slow, done, open_one = plan(site())["areas"][0]["actions"]
    assert slow == {
        "id": "hire",
        "text": "Hire",
        "due": "2025-12",
        "moved": MOVED[:1],
        "status": "slow",
        "status_words": "Slow",
        "reported": None,
        "unconfirmed": False,
        "owner": "HR",
        "done": None,
        "overdue": True,
        "checked": None,
        "evidence": LETTER_RECORD,
        "reports": [],
    }
    assert (done["done"], done["overdue"]) == ("2026-01", False)
    assert done["evidence"] == {"update": "2026-01-10-staff", "url": f"{SITE_URL}updates/2026-01-10-staff/"}
    assert open_one["evidence"] is None
    assert b"not-public" not in json_files.plan(site())


def test_a_rating_is_there_as_a_code_and_in_the_council_s_words() -> None:
    assert plan(site())["areas"][0]["ratings"] == [
        {
            "date": "2025-09-01",
            "url": f"{SITE_URL}plan/03-spotting-risk/#rating-2025-09-01",
            "by": "",
            "means": "",
            "delivery": "at-risk",
            "delivery_words": "Some delay",
            "impact": "not-yet",
            "impact_words": "Not better yet",
            "reason": "Too few staff",
            "young_people": "Not yet",
            "flags": [],
            "source": LETTER_RECORD,
            "is_latest": True,
        }
    ]


def test_ratings_of_several_raters_say_whose_they_are_which_hold_and_what_is_doubtful() -> None:
    ours = Rating(When(2025, 9, 1), Delivery.ON_TRACK, Impact.NOT_YET, "A", HERE, means="Wait.")
    theirs = Rating(When(2025, 9, 1), Delivery.CANNOT_BE_JUDGED, Impact.IMPROVING, "B", HERE, by="The Bŵrd")
    older = Rating(When(2025, 3), Delivery.ON_TRACK, Impact.IMPROVING, "C", HERE, source=LETTER)
    [area] = plan(site(areas=(replace(AREA, ratings=(older, ours, theirs)),)))["areas"]
    assert [
        (one["by"], one["means"], one["flags"], one["is_latest"], one["url"].partition("#")[2])
        for one in area["ratings"]
    ] == [
        ("", "", [], False, "rating-2025-03"),
        ("", "Wait.", ["no-impact"], True, "rating-2025-09-01"),
        ("The Bŵrd", "", ["no-source"], True, "rating-2025-09-01-the-bwrd"),
    ]
    assert area["rating_due"] is None


def test_a_rating_that_a_rhythm_asked_for_by_a_past_day_is_there_with_that_day() -> None:
    rhythm = Rhythm("The council", "rates each area", "3 months", of=RhythmOf.RATINGS)
    [area] = plan(site(areas=(AREA,), rhythms=(rhythm,)))["areas"]
    assert area["rating_due"] == {"by": "2025-12-01", "who": "The council"}


def test_a_measure_gives_its_values_as_numbers_and_as_they_were_typed() -> None:
    assert plan(site())["areas"][0]["measures"] == [
        {
            "id": "visits",
            "title": "Visits in time",
            "unit": "%",
            "better": "up",
            "target": "95",
            "moved": [{"date": "2025-08", "was": "90", "why": "it was reached", "agreed_by": ""}],
            "judged_by": "",
            "baseline": None,
            "source": LETTER_RECORD,
            "points": [
                FINAL
                | {"date": "2025-06", "value": 4.5, "value_words": "4.50", "note": "First count", "revised": REVISED},
                FINAL | {"date": "2025-07", "value": -5, "value_words": "-5", "note": "", "revised": None},
            ],
            "comparators": [],
        }
    ]


def test_a_measure_gives_its_baseline_its_comparators_and_what_is_withheld() -> None:
    [measure] = plan(site(areas=(replace(AREA, measures=(COMPARED,)),)))["areas"][0]["measures"]
    assert measure["judged_by"] == "Nine in ten by 2027"
    assert measure["baseline"] == {"date": "2024-06", "value": 31, "value_words": "31"}
    withheld, broken = measure["points"]
    assert (withheld["withheld"], withheld["value"], withheld["value_words"]) == (True, None, "")
    assert (broken["break"], broken["provisional"], broken["value"]) == (True, True, 38.5)
    [england] = measure["comparators"]
    assert (england["name"], england["source"], england["points"][0]["value"]) == ("England", LETTER_RECORD, 70)


def test_a_promise_says_what_became_of_it() -> None:
    kept, ended = plan(site())["promises"]
    assert kept == {
        "id": "more-staff",
        "text": "Hire more staff",
        "due": "2025-12",
        "due_text": "",
        "moved": MOVED,
        "outcome": None,
        "by": "",
        "nature": "promised",
        "young_people": "More people to help you",
        "url": f"{SITE_URL}promises/more-staff/",
        "made_in": "2025-07-17-visit",
        "made_on": "2025-07-17",
        "standing": Standing.KEPT.value,
        "standing_words": "Kept",
        "kept_by": ["2026-01-10-staff"],
        "partly_kept_by": [],
        "days_overdue": None,
    }
    assert (ended["standing"], ended["kept_by"]) == (Standing.PARTLY_KEPT.value, [])
    assert (ended["outcome"], ended["partly_kept_by"]) == (OUTCOME, ["2026-01-10-staff"])


def test_a_closed_area_says_when_it_left_the_plan_and_what_follows_it() -> None:
    closed, following = plan(site(areas=CHANGED))["areas"]
    assert closed["closed"] == {
        "date": "2025-07",
        "why": "Area 12 takes over.",
        "decided_by": "Cabinet",
        "young_people": "We do it in another way.",
        "source": LETTER_RECORD,
    }
    assert (closed["followed_by"], following["follows"], following["opened"]) == ([12], [3], "2025-08-01")


def test_the_plan_s_file_holds_what_the_record_rests_on() -> None:
    whole = plan(site())
    assert whole["judgements"] == [
        {
            "date": "2022-09-21",
            "by": "Inspectors",
            "inspection": "Full",
            "overall": "Poor",
            "parts": [{"name": "Care", "grade": "Fair"}],
            "source": LETTER_RECORD,
        }
    ]
    assert whole["plan_versions"] == [
        {
            "date": "2025",
            "title": "Phase 3",
            "endorsed_by": "Cabinet",
            "document": LETTER_RECORD,
            "note": "Renamed",
            "areas": [],
        }
    ]
    assert whole["consultations"] == [{"date": "2020/2024", "group": "Foster carers", "about": "The plan"}]
    assert whole["voice"][0] == {
        "id": "heard",
        "url": f"{SITE_URL}you-said/#said-heard",
        "date": "2025-06",
        "group": "Children in care",
        "said": "Nobody rings",
        "state": "doing",
        "state_words": "We are doing this",
        "did": "We hire",
        "why": "It takes time",
        "by_when": "2026-01",
        "overdue": True,
        "told_on": "2025-07-01",
        "days": {"least": 1, "most": 30},
        "areas": [3],
        "source": LETTER_RECORD,
        "young_people": {"said": "You do not ring", "did": "We find people", "why": ""},
    }
    assert (whole["voice"][1]["days"], whole["voice"][1]["young_people"]) == (None, None)
    assert whole["rhythms"] == [
        {
            "who": "Board",
            "what": "meets",
            "every": "6 weeks",
            "since": "2024-01",
            "until": None,
            "kind": "board",
            "of": "",
            "source": LETTER_RECORD,
            "standing": "overdue",
            "last_shown": None,
            "next_due": "2024-03-13",
            "overdue": [{"due": "2024-03-13", "shown_again": None}],
        }
    ]


def test_the_plan_s_file_holds_events_words_bodies_and_other_documents() -> None:
    whole = plan(site())
    assert whole["timeline"] == [
        {
            "date": "2012",
            "title": "Merged",
            "text": "Two in one",
            "source": LETTER_RECORD,
            "note": "Dates differ",
            "due": True,
        }
    ]
    assert whole["glossary"] == [
        {"term": "Care plan", "short": "CP", "meaning": "What is planned", "young_people": "Your plan"}
    ]
    assert whole["governance"][0] == {
        "id": "board",
        "name": "The Board",
        "what": "Steers",
        "reports_to": ["cabinet"],
        "meets": "every month",
    }
    assert [document["title"] for document in whole["documents"]] == ["Of no update"]


def test_a_month_in_which_an_update_changed_last_stays_a_month() -> None:
    corrected = update(corrections=(Correction(When(2025, 8), "x"), Correction(When(2025, 7, 20), "y")))
    assert [one["changed"] for one in updates(site(updates=(corrected, KEEPER)))] == ["2025-08", "2026-01-10"]


def test_letters_of_any_language_stay_as_they_are() -> None:
    assert "Llŷn 😀".encode() in json_files.updates(site(updates=(update(title="Llŷn 😀"),)))


def test_history_has_every_change_of_which_the_record_tells_newest_first() -> None:
    entries = json.loads(json_files.history(site()))["history"]
    assert [(one["what"], one["date"], one["was"], one["now"]) for one in entries] == [
        ("correction", "2026-02", "", ""),
        ("move", "2025-10", "2025-11", "2025-12"),
        ("correction", "2025-08", "", ""),
        ("move", "2025-08-01", "2025-09", "2025-11"),
        ("move", "2025-08-01", "2025-09", "2025-12"),
        ("move", "2025-08", "90", "95"),
        ("revision", "2025-07-02", "4.40", "4.50"),
        ("withdrawal", "2025-06-01", "", ""),
    ]
    assert entries[1] == {
        "what": "move",
        "date": "2025-10",
        "of": "Hire more staff",
        "url": f"{SITE_URL}promises/more-staff/",
        "was": "2025-11",
        "now": "2025-12",
        "why": "nobody came",
        "agreed_by": "the board",
        "changed": [],
    }
    assert b"SECRET" not in json_files.history(site())


@given(
    st.from_regex(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?", fullmatch=True),
    st.text(st.characters(exclude_categories=["Cs"])),
)
def test_a_file_is_written_as_pythons_own_json_writes_it(number: str, text: str) -> None:
    """Numbers of any length, characters of any kind, empty lists and objects: other programs compare our files byte for byte."""
    value = float(number) if "." in number else int(number)
    plain = {"text": text, "none": None, "yes": True, "empty": [], "nothing": {}, "list": [1, {"deep": [text]}]}
    whole = f"{json.dumps({**plain, 'number': value}, ensure_ascii=False, indent=2)}\n"
    assert as_json({**plain, "number": number_record(number)}) == whole.encode()
