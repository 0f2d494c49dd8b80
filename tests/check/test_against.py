"""A record beside what was published: every single change of a fact is found, and nothing else is."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from conftest import MKDOCS_YML, NOW, write_manifest, write_tree
from hypothesis import given, settings
from hypothesis import strategies as st
from test_hidden import PUBLIC, hidden_pages, hidden_updates

from site_builder.check import check
from site_builder.check.against import RULES, compare
from site_builder.edition import Edition
from site_builder.fingerprint import Fingerprints
from site_builder.memory import Memory
from site_builder.problems import Problem, Severity, UnusableError, has_errors
from site_builder.read.manifests import read_manifest
from site_builder.read.record import read_edition
from site_builder.record import keys
from site_builder.record.facts import KINDS, facts
from site_builder.record.facts.published import Published
from site_builder.record.forms import Thing, inner_of, within

Tree = dict[str, Any]
Way = tuple[str | int, ...]
"""How a value is reached in a tree: a file, a key, the number of an item, and so on."""

ONE, TWO, AREA = "updates/2025-07-17-one.md", "updates/2025-07-18-two.md", "docs/plan/01-homes.md"
CLOSED = "docs/plan/02-old-homes.md"
DATA = "docs/data/"
DOCUMENT = {
    **{"title": "A letter", "url": "https://www.example.org/letter", "publisher": "Ofsted", "date": "2025-01-01"},
    **{"archived": "https://web.archive.org/web/2025/https://www.example.org/letter"},
    **{"note": "Long", "id": "letter", "held": True, "response": {"title": "Our answer", "date": "2025-02-01"}},
}
MOVE = {"date": "2025-08-01", "why": "it was late", "agreed_by": "the board"}
FULL: Tree = {
    ONE: {
        **{
            "title": "A visit",
            "date": "2025-07-17",
            "summary": "In short.",
            "in_short": "They came",
            "means": "Help may come sooner.",
            "kind": "inspection",
            "areas": [1],
        },
        **{"happened": "2025-07-01", "happened_title": "The visit", "written": "2025-07-20", "order": 2},
        "series": {"name": "Visits", "number": 1},
        "documents": [DOCUMENT],
        "sources": ["paper", {"title": "A note", "publisher": "The council"}],
        "quotes": [
            {"text": "We are glad.", "name": "A. Person", "role": "Leader", "organisation": "The council"},
            {"text": "So am I.", "name": "B. Person", "role": "Mayor", "organisation": "The town", "elected": True},
        ],
        "diary": [{"date": "2026-06-01", "title": "A meeting", "url": "https://www.example.org/", "note": "In public"}],
        "promises": [
            {
                **{"id": "one", "text": "We will hire.", "due": "2026-12", "due_text": "late in 2026"},
                **{"nature": "expected", "by": "The board", "young_people": "We will help you."},
                "moved": [{**MOVE, "was": "2026-06"}],
                "outcome": {
                    **{"state": "partly-kept", "date": "2026-01", "why": "Half came.", "young_people": "Some came."},
                    "source": {"title": "A count", "publisher": "The town"},
                },
            },
            {"id": "two", "text": "We will write.", "due_text": "soon"},
        ],
        "young_people": "They came to see us.\n\n### For teenagers\n\nThey came to see how we help.",
        "keeps": ["three", {"id": "four", "partly": True}],
        **{"image": "images/a.jpg", "image_alt": "A hall"},
        "corrections": [{"date": "2025-08-01", "note": "A name was wrong.", "show_before": False}],
        "approved": [{"by": "Head of communications", "date": "2025-07-16"}],
        "pre_election_ok": {"by": "Monitoring officer", "date": "2025-07-16", "why": "It is an official fact."},
        **{"minor": "2025-09-01", "aliases": ["/old/"], "": "They came."},
    },
    TWO: {
        **{"title": "Gone", "date": "2025-07-18", "areas": [1], "aliases": ["/gone/"], "": "It named somebody."},
        "withdrawn": {"date": "2025-08-01", "reason": "It named somebody."},
    },
    "updates/2025-01-01-three.md": {
        **{"title": "Three", "date": "2025-01-01", "": "It is kept."},
        "promises": [
            {"id": "three", "text": "We will come.", "due": "2025-12"},
            {"id": "four", "text": "We will stay.", "due": "2025-12"},
        ],
    },
    AREA: {
        **{
            "area": 1,
            "title": "Homes",
            "young_people_title": "Where you live",
            "icon": "material/school",
            "young_people_group": "where-you-live",
        },
        **{"project": "Homes", "lead": "Head of homes", "source": {"title": "A report", "publisher": "Ofsted"}},
        **{"opened": "2024-01", "follows": [2]},
        **{"reviewed": "2026-01-01", "young_people_reviewed": "2026-01-02", "written": "2026-01-01"},
        "young_people_checked": {"by": "The youth council", "date": "2026-01-02"},
        "actions": [
            {
                **{"id": "hire", "text": "Hire.", "due": "2027-06", "status": "done", "done": "2026-02"},
                **{"owner": "The head", "evidence": "2025-01-01-three", "moved": [{**MOVE, "was": "2026-06"}]},
            },
            {"id": "tell", "text": "Tell.", "status": "slow", "evidence": {"title": "A list", "publisher": "The town"}},
            {
                **{"id": "ask", "text": "Ask."},
                "reports": [
                    {"date": "2025-11", "status": "slow", "note": "Few were asked.", "evidence": "2025-01-01-three"},
                    {"date": "2026-02", "status": "done", "evidence": {"title": "Answers", "publisher": "The town"}},
                ],
                "checked": {"date": "2026-02-20", "by": "The youth council", "how": "it asked again"},
            },
        ],
        "responses": [
            {"date": "2025-03-01", "answer": "in-part", "by": "Cabinet", "why": "There is no money for the rest."},
            {
                **{
                    "date": "2025-09-01",
                    "answer": "not-accepted",
                    "by": "The health board",
                    "why": "The law forbids it.",
                },
                "source": {"title": "Minutes of the health board", "publisher": "The health board"},
            },
        ],
        "ratings": [
            {"date": "2025-06-01", "delivery": "off-track", "impact": "worse", "reason": "Little was done."},
            {
                **{"date": "2025-12-01", "delivery": "at-risk", "impact": "mixed", "reason": "Some was done."},
                **{"young_people": "Not yet.", "source": {"title": "Minutes", "publisher": "The board"}},
                "means": "You may still wait.",
            },
            {
                **{"date": "2025-12-01", "delivery": "off-track", "impact": "mixed", "reason": "Too little was done."},
                "by": "The board",
            },
        ],
        "measures": [
            {
                **{"id": "visits", "title": "Visits", "unit": "per cent", "better": "up", "target": "90"},
                **{"source": {"title": "Figures", "publisher": "The town"}, "moved": [{**MOVE, "was": "95"}]},
                **{"judged_by": "Nine in ten by 2027", "baseline": {"date": "2024-06", "value": 31}},
                "comparators": [
                    {
                        **{"name": "England", "source": {"title": "National figures", "publisher": "DfE"}},
                        "points": [
                            {"date": "2025-06", "value": 70, "provisional": True},
                            {"date": "2025-12", "value": 71},
                        ],
                    }
                ],
                "points": [
                    {"date": "2025-04", "withheld": True, "note": "Fewer than 5."},
                    {"date": "2025-05", "value": 38, "provisional": True, "break": True, "note": "Counted anew."},
                    {
                        "date": "2025-06",
                        "value": 40,
                        "revised": {"date": "2025-08", "was": 39, "why": "two were missing"},
                    },
                    {"date": "2025-12", "value": 45, "note": "Two were late."},
                ],
            }
        ],
        "documents": [{"title": "A plan", "publisher": "The council"}],
        "sources": ["letter", {"title": "Another plan", "publisher": "The council"}],
        "corrections": [{"date": "2026-01-05", "note": "A name was wrong."}],
        **{"minor": "2026-01-06", "aliases": ["/homes/"]},
        "": "Homes for all.\n\n## For children and young people\n\nYou will have a home.\n\n### For teenagers\n\nYou choose.",
    },
    CLOSED: {
        **{"area": 2, "title": "Old homes", "": "Homes were old."},
        "closed": {
            **{"date": "2024-01", "why": "Area 1 takes over.", "decided_by": "Cabinet"},
            **{"young_people": "We do it in another way now.", "source": {"title": "Minutes", "publisher": "Cabinet"}},
        },
    },
    f"{DATA}timeline.yml": [
        {
            **{"date": "2012", "title": "Merged", "text": "Two in one", "note": "Dates differ", "due": True},
            "source": {"title": "An act", "publisher": "The town"},
        }
    ],
    f"{DATA}judgements.yml": [
        {
            **{"date": "2022-09-21", "by": "Ofsted", "inspection": "Full", "overall": "Poor"},
            **{"parts": [{"name": "Care", "grade": "Fair"}], "source": {"title": "A report", "publisher": "Ofsted"}},
        }
    ],
    f"{DATA}glossary.yml": [{"term": "Care plan", "short": "CP", "meaning": "A plan", "young_people": "Your plan"}],
    f"{DATA}governance.yml": {
        "bodies": [
            {"id": "board", "name": "The board", "what": "Steers", "reports_to": ["cabinet"], "meets": "monthly"},
            {"id": "cabinet", "name": "Cabinet"},
        ]
    },
    f"{DATA}documents.yml": [{"title": "A paper", "id": "paper", "publisher": "The council"}],
    f"{DATA}plan_versions.yml": [
        {
            **{"date": "2022-12", "title": "Phase 1", "endorsed_by": "Cabinet", "note": "Renamed", "areas": [2]},
            "document": {"title": "The plan", "publisher": "The council"},
        }
    ],
    f"{DATA}consultation.yml": [{"date": "2024", "group": "Foster carers", "about": "The plan"}],
    f"{DATA}rhythms.yml": [
        {
            **{"who": "The board", "what": "meets", "every": "1 month", "since": "2024-01", "until": "2027-01"},
            **{"kind": "board", "source": {"title": "Terms", "publisher": "The board"}},
        },
        {"who": "The board", "what": "rates each area", "every": "1 month", "of": "ratings"},
    ],
    f"{DATA}voice.yml": [
        {
            **{"id": "heard", "date": "2025-06-01", "group": "Children in care", "said": "Nobody rings.", "areas": [1]},
            **{"state": "doing", "did": "We hire.", "why": "it takes time", "by_when": "2026-12"},
            **{"told_on": "2025-07-01", "source": {"title": "A talk", "publisher": "The council"}},
            "young_people": {"said": "You do not ring.", "did": "We find more people.", "why": "it takes time."},
        },
        {
            **{"date": "2025-06-02", "group": "Foster carers", "said": "Nobody asks.", "state": "not-yet"},
            "young_people": "You do not ask.",
        },
    ],
    "docs/about.md": {"title": "About us", "description": "Who we are", "": "We made it up."},
}
"""A record with every key that says something, as Python has it; a file's text is below the key ""."""

NOT_FACTS = {"icon", "order", (ONE, "approved"), (ONE, "pre_election_ok"), (TWO, "title"), (TWO, "areas"), (TWO, "")}
"""Keys of layout, of which the manifest says nothing, and the words that were withdrawn."""
RENEWED = {"reviewed", "young_people_reviewed", "young_people_checked", "minor", (AREA, "written")}
"""Keys with a date that is there to be renewed."""
GROWS = {"actions", "measures", "documents", "sources", "corrections"}
"""Lists of a plan summary that may become longer; those of updates may not, but for corrections."""


def file_text(content: Any) -> str:
    if isinstance(content, dict) and "" in content:
        keys = {key: value for key, value in content.items() if key}
        return f"---\n{dumped(keys)}---\n\n{content['']}\n"
    return dumped(content)


def dumped(content: Any) -> str:
    return str(yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True))  # in C: a tenth of the time


FULL_TEXTS = {name: file_text(content) for name, content in FULL.items()}


class Remembering(Memory):
    """Remembers texts that were read before: of each tree here most are those of the tree before."""

    def __init__(self) -> None:
        self._values: dict[bytes, Any] = {}
        self._fingerprints = Fingerprints()

    def fingerprint(self, *values: object) -> bytes:
        return self._fingerprints.of(*values)

    def recall(
        self, kind: str, inputs: tuple[object, ...], make: Callable[[], Any], may_keep: Callable[[Any], bool] = bool
    ) -> Any:
        key = self._fingerprints.of(kind, *inputs)
        if key not in self._values:
            self._values[key] = make()
        return self._values[key]


REMEMBERING = Remembering()
_lying: dict[str, str] = {}
"""The files that lie in the folder of all trees, of which only what another tree has otherwise is written again."""


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory()


def read_tree(tree: Mapping[str, Any], now: datetime = NOW) -> tuple[Edition, list[Problem]]:
    folder = Path(_folder().name)
    files = {
        name: FULL_TEXTS[name] if content is FULL.get(name) else file_text(content) for name, content in tree.items()
    }
    files["mkdocs.yml"] = MKDOCS_YML.replace('ages: "8 to 12"', 'ages: "8 to 12", teens: true')
    files |= {"docs/images/a.jpg": "a", "docs/images/ax.jpg": "a"}
    for name in _lying.keys() - files.keys():
        (folder / name).unlink()
        del _lying[name]
    changed = {name: text for name, text in files.items() if _lying.get(name) != text}
    write_tree(folder, {"mkdocs.yml": files["mkdocs.yml"], **changed})
    _lying.update(changed)
    edition, _, problems = read_edition(folder / "mkdocs.yml", now, REMEMBERING)
    return edition, problems


def edition_of(tree: Mapping[str, Any], now: datetime = NOW) -> Edition:
    return read_tree(tree, now)[0]


def problems_of(tree: Mapping[str, Any]) -> list[Problem]:
    edition, problems = read_tree(tree)
    return [*problems, *check(edition)]


def published(edition: Edition) -> Published:
    """What a build of a record publishes, as a comparison reads it."""
    found = facts(edition.public().without_withdrawn_words().record)
    return Published(edition.site_url, 2, {name: dict(said.values) for name, said in found.items()})


@cache
def full() -> Edition:
    return edition_of(FULL)


@cache
def full_published() -> Published:
    return published(full())


def told(now: Tree) -> list[Problem]:
    """What is found where the whole record was published and another one is now to be."""
    return compare(full_published(), edition_of(now))


def ways(value: Any, way: Way = ()) -> Iterator[Way]:
    """Every value within a tree: files, keys, items, at any depth."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield (*way, key)
        yield from ways(below, (*way, key))


def at(tree: Any, way: Way) -> Any:
    for key in way:
        tree = tree[key]
    return tree


def copied(file: str | int) -> Tree:
    """The whole record, of which one file can be changed."""
    return {**FULL, str(file): copy.deepcopy(FULL[str(file)])}


def without(way: Way) -> Tree:
    tree = copied(way[0])
    del at(tree, way[:-1])[way[-1]]
    return tree


WORDS = {
    **{"inspection": "report", "board": "report", "expected": "required", "up": "down", "done": "slow", "slow": "done"},
    **{
        "off-track": "on-track",
        "where-you-live": "school",
        "at-risk": "complete",
        "worse": "improving",
        "in-part": "accepted",
        "not-accepted": "in-part",
        "mixed": "sustained",
    },
    **{"partly-kept": "dropped", "doing": "not-yet", "not-yet": "no-answer"},
    **{
        "1 month": "2 months",
        "actions": "ratings",
        "images/a.jpg": "images/ax.jpg",
        "2025-01-01-three": "2025-07-17-one",
    },
    **{"https://www.example.org/letter": "https://www.example.org/x", "https://www.example.org/": "https://x.example/"},
}


def changed(way: Way) -> Tree:
    """The record with another value, which its key takes, for one that it has."""
    tree = copied(way[0])
    value = at(tree, way)
    other: Any
    if isinstance(value, bool):
        other = not value
    elif isinstance(value, int):
        other = value + 1
    elif value in WORDS:
        other = WORDS[value]
    elif value[:4].isdigit() and way[-1] != "evidence":
        other = f"{int(value[:4]) - 1}{value[4:]}"
    elif value.startswith("/"):
        other = "/another/"
    else:
        other = (
            f"{value}x"
            if way[-1] in ("id", "target") or way[-2] in ("keeps", "sources", "reports_to")
            else f"X {value}"
        )
    at(tree, way[:-1])[way[-1]] = other
    return tree


def name_of(way: Way) -> str:
    return "/".join(map(str, way))


def is_fact(way: Way) -> bool:
    return way[-1] not in NOT_FACTS and way[:2] not in NOT_FACTS


ALL = [way for way in ways(FULL) if is_fact(way)]
LEAVES = [way for way in ALL if not isinstance(at(FULL, way), dict | list)]


@pytest.mark.parametrize("way", LEAVES, ids=name_of)
def test_every_changed_value_is_found(way: Way) -> None:
    assert told(changed(way)) != []


def may_come_later(way: Way) -> bool:
    """Whether what is added there is growth, of which nothing has to be told."""
    file, *keys = way
    if not keys:
        return file not in (TWO, "updates/2025-01-01-three.md")  # which are older than the newest
    if way[-1] == "archived":
        return True
    if file == f"{DATA}voice.yml" and way[-1] in ("did", "why", "by_when", "told_on", "young_people"):
        return True
    if str(file).startswith(DATA):
        return way[-1] == "bodies" or (len(way) < 4 and isinstance(way[-1], int))  # an entry
    if not RENEWED.isdisjoint([*keys, (file, keys[-1])]) or keys[0] in ("aliases", "withdrawn"):
        return True
    if (
        file == AREA
        and (keys[0] in (*GROWS, "ratings", "responses") or keys[-1] in ("points", "evidence"))
        and len(way) < 4
    ):
        return way[-2:] not in (("ratings", 0), ("responses", 0))
    if way[-2:] == ("reports", 1) or keys[-1] in ("reports", "checked"):
        return True
    if "comparators" in keys[-2:]:
        return True
    newest = ("points", 1) if "comparators" in keys else ("points", 3)
    return way[-2:] == newest or keys[-1] == "evidence" or (keys[0] == "corrections" and len(way) < 4)


@pytest.mark.parametrize("way", ALL, ids=name_of)
def test_everything_that_is_taken_away_or_added_in_the_past_is_found(way: Way) -> None:
    """Both of one record, which is read once. What grows is no error. What makes a record whole that had an error, and
    so was not published, need not be found."""
    shorter = edition_of(without(way))
    assert compare(full_published(), shorter) != []
    added = compare(published(shorter), full())
    if may_come_later(way):
        assert [problem for problem in added if problem.is_error] == []
    else:
        assert added != [] or has_errors(problems_of(without(way)))


def test_every_fact_of_every_thing_is_found_where_the_manifest_has_another() -> None:
    """Each key of each thing by itself, in the manifest: with another value, without one, with one too many."""
    now = full_published()
    for name, values in now.things.items():
        for key in values:
            later = f"{int(values[key][:4]) + 1}{values[key][4:]}" if values[key][:4].isdigit() else f"{values[key]}?"
            others = {**values, key: later}
            assert compare(Published(now.site_url, 2, {**now.things, name: others}), full()), (name, key)
        for key in values:  # whatever is found: a manifest that lacks something is not a fault of ours
            compare(
                Published(now.site_url, 2, {**now.things, name: {k: values[k] for k in values if k != key}}), full()
            )
        compare(Published(now.site_url, 2, {k: now.things[k] for k in now.things if k != name}), full())
        more = {**now.things, name: {**values, "title" if "title" not in values else "note": "?"}}
        assert compare(Published(now.site_url, 2, more), full()), name
        assert compare(Published(now.site_url, 2, {**now.things, f"{name}-2": {**values}}), full()), name


def test_a_record_has_things_of_every_kind_and_each_kind_has_a_rule() -> None:
    kinds = {name.split("/")[-2] for name in facts(full().public().record)}
    assert kinds == KINDS - {"site"}  # which is in the configuration: the cases have it
    assert RULES.keys() <= KINDS


# What is not a finding


def test_a_manifest_compared_with_its_own_content_finds_nothing() -> None:
    assert compare(full_published(), full()) == []


def test_what_a_build_writes_is_read_as_what_was_published(tmp_path: Path) -> None:
    root = write_tree(tmp_path, PUBLIC)
    read = read_manifest(write_manifest(root, tmp_path / "manifest.json"))
    assert read == published(read_edition(root / "mkdocs.yml", NOW)[0])


@given(st.datetimes(min_value=NOW.replace(tzinfo=None), max_value=datetime(2040, 1, 1)))
@settings(max_examples=25)
def test_that_days_pass_is_no_finding(now: datetime) -> None:
    assert compare(full_published(), full().at(now.replace(tzinfo=NOW.tzinfo))) == []


@cache
def public() -> Edition:
    with TemporaryDirectory() as folder:
        return read_edition(write_tree(Path(folder), PUBLIC) / "mkdocs.yml", NOW)[0]


@given(hidden_updates() | hidden_pages())
@settings(max_examples=40)
def test_what_is_hidden_makes_no_finding(hidden: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        edition = read_edition(write_tree(Path(folder), PUBLIC | hidden) / "mkdocs.yml", NOW)[0]
    assert compare(published(public()), edition) == []
    assert published(edition) == published(public())


@pytest.mark.parametrize("hours", [1, 24, 24 * 40])
def test_an_update_that_waited_for_its_hour_makes_no_finding_after_it(hours: int) -> None:
    """Nor does what names it, such as an action as its evidence."""
    waiting = {"title": "W", "date": "2026-03-03", "publish_at": "2026-03-03 10:00", "": "It waited."}
    kept = {**waiting, "keeps": ["two"], "promises": [{"id": "w", "text": "We will wait.", "due": "2026-12"}]}
    tree = copy.deepcopy({**FULL, "updates/2026-03-03-w.md": kept})
    tree[AREA]["actions"][1]["evidence"] = "2026-03-03-w"
    then = NOW.replace(day=3, hour=10) + timedelta(hours=hours)
    before = published(edition_of(tree))
    assert "2026-03-03-w" not in str(before)
    assert compare(before, edition_of(tree)) == []
    assert compare(before, edition_of(tree, then)) == []


def test_an_update_that_came_out_on_the_day_after_its_date_is_not_dated_back() -> None:
    late = {"title": "W", "date": "2026-03-02", "publish_at": "2026-03-03 10:00", "": "It waited."}
    tree = {
        **FULL,
        "updates/2026-03-02-w.md": late,
        "updates/2026-03-03-x.md": {"title": "X", "date": "2026-03-03", "": "X."},
    }
    morning = NOW.replace(day=3, hour=9)
    assert compare(published(edition_of(tree, morning)), edition_of(tree, morning + timedelta(hours=2))) == []


# Older manifests, and what is none


def version_1(**changes: str) -> dict[str, Any]:
    """A manifest as the builder wrote it before it had facts."""
    entry = {
        "name": "2026-02-01-open",
        "address": "/updates/2026-02-01-open/",
        "title": "Open",
        "date": "2026-02-01",
        "sha256": "75e57c5efbd5e5b6fd3a8d9bd2f4af3cb4ad0e0ea2ec36cb94ef8d9e7c6d7d3d",
    }
    return {"generator": "progress", "site": "https://a.example/", "pages": [], "updates": [entry | changes]}


def read(whole: object, folder: Path) -> Published:
    path = folder / "manifest.json"
    path.write_text(json.dumps(whole), "utf-8")
    return read_manifest(path)


def test_a_manifest_of_the_first_version_is_compared_in_what_it_says(tmp_path: Path) -> None:
    right = facts(public().record, 1)["update/2026-02-01-open"].values["text"]
    assert compare(read(version_1(sha256=right), tmp_path), public()) == []
    [wrong] = compare(read(version_1(), tmp_path), public())
    assert (wrong.place.file, wrong.code) == ("updates/2026-02-01-open.md", "silent-change")
    [gone] = compare(read(version_1(name="2026-01-01-gone"), tmp_path), public())
    assert (gone.place.file, gone.code) == ("updates/2026-01-01-gone.md", "silent-removal")


def test_words_of_a_withdrawal_of_the_first_version_are_compared_too(tmp_path: Path) -> None:
    entry = version_1()["updates"][0]
    del entry["title"]
    [shown] = compare(read({**version_1(), "updates": [entry]}, tmp_path), public())
    assert "was published as withdrawn" in shown.message


@pytest.mark.parametrize(
    ("whole", "words"),
    [
        ([], "is not the manifest of a site that progress built"),
        ({"generator": "another"}, "is not the manifest of a site that progress built"),
        ({"generator": "progress"}, "is damaged"),
        ({"generator": "progress", "version": "2"}, "is damaged"),
        ({"generator": "progress", "version": True}, "is damaged"),
        ({"generator": "progress", "version": 2}, "is damaged"),
        ({"generator": "progress", "version": 2, "facts": {"update/a": {"title": 5}}}, "is damaged"),
        ({"generator": "progress", "version": 2, "facts": {"update": {}}}, "is damaged"),
        ({"generator": "progress", "version": 2, "facts": {"gossip/a": {}}}, "is damaged"),
        ({"generator": "progress", "updates": [{"name": ["a"]}]}, "is damaged"),
        ({"generator": "progress", "version": 9}, "was written by a newer progress, in version 9"),
    ],
)
def test_what_is_no_manifest_is_refused_in_one_sentence(whole: object, words: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match=words) as refused:
        read(whole, tmp_path)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"generator": "progress", "version": 2'])
def test_a_damaged_file_is_refused_in_one_sentence(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_bytes(raw)
    with pytest.raises(UnusableError, match="is damaged"):
        read_manifest(path)


def test_a_file_that_is_not_there_and_a_folder_are_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="There is no file"):
        read_manifest(tmp_path / "gone.json")
    with pytest.raises(UnusableError, match="is a folder"):
        read_manifest(tmp_path)


def test_a_note_is_neither_an_error_nor_a_warning() -> None:
    tree = copy.deepcopy(FULL)
    tree[AREA]["actions"][1]["status"] = "on-track"
    [note] = told(tree)
    assert note.severity is Severity.NOTE
    assert str(note).startswith("docs/plan/01-homes.md:")
    assert "'slow', and is 'on-track' now. Nothing more is needed." in note.message


def given_keys(thing: Thing, value: Any) -> Iterator[tuple[str, str]]:
    """The keys that a value of a thing has, each with the name of its thing, at any depth."""
    for one in value if isinstance(value, list) else [value]:
        for key, below in one.items() if isinstance(one, dict) else ():
            if key:
                yield thing.name, key
                yield from given_keys(inner_of(thing.by_name[key].form) or thing, below)


def test_the_record_of_these_tests_has_every_key_that_is_declared() -> None:
    """A new key is a fact, or is named in `NOT_FACTS` and in the guide as none."""
    files = {
        ONE: keys.UPDATE,
        TWO: keys.UPDATE,
        AREA: keys.AREA,
        CLOSED: keys.AREA,
        **{DATA + name: one for name, one in keys.DATA_FILES.items()},
    }
    given = {key for file, thing in files.items() for key in given_keys(thing, FULL[file])}
    declared = {(one.name, key.name) for thing in files.values() for one in within(thing) for key in one.keys}
    of_documents = {("listed-document", key.name) for key in keys.LISTED_DOCUMENT.keys}  # as other documents
    assert declared - of_documents - given == {("update", "status"), ("update", "publish_at")}


def test_the_record_of_these_tests_could_be_published() -> None:
    assert not has_errors(problems_of(FULL)), "otherwise the tests above would prove nothing"
