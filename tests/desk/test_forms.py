"""A form shows a file as it is typed, and what comes back from it is only what somebody changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml
from browser_like import sent_back
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_keys import filled_in

from site_builder.codes import Code
from site_builder.desk.builder import NEW
from site_builder.desk.changes import Change, NewBody
from site_builder.desk.edits import edited
from site_builder.desk.fields import (
    AsTyped,
    Chosen,
    Dated,
    Field,
    Line,
    MarkdownText,
    OnePerLine,
    Ticked,
    name_of,
    path_of,
)
from site_builder.desk.forms import DeskForm, form_of
from site_builder.desk.nested_fields import Listed
from site_builder.desk.picks import Picks
from site_builder.desk.record_files import RecordFile, Sort, record_files
from site_builder.desk.rendering import rendered
from site_builder.desk.sections import YOUNG_PART
from site_builder.desk.submission import as_posted, changes, clashes
from site_builder.problems import Place, Problem
from site_builder.record.forms import Thing
from site_builder.record.keys import AREA, DATA_FILES, GOVERNANCE, PAGE, UPDATE, WORD_LIST
from site_builder.record.second_version import SecondVersion, WritingRules
from site_builder.record.setting_keys import CONFIGURATION

EXAMPLETON = Path(__file__).parents[1] / "sites" / "exampleton"
ODD = """\
---
# A note about the whole
title:   'It''s odd'   # a note
date: 2026-01-05
summary: >-
  Folded over
  two lines.
means: "With \\"escapes\\" and a \\u00e9"
kind: rumour
areas: [ 1, '2', 99, 1 ]
happened: 5 January 2026
series: {name: Visits, number: 3}
documents:
- title: One
  url: "https://example.org/?a=1&b=2"

  # about the second
- {title: Two, date: 2025-07, response: none-needed, response_to: x}
sources: [one,
  two]
quotes: []
keeps:
  - hire
  - {id: train, partly: true}
young_people: |+
  ## Hello

  One line.

image: "images/a b.png"
order: -3
aliases:
  -   /old/
  - ""
unknown: {a: 1}
kinds: news
publish_at: 2026-01-05 9:30
---


They came.\u0020\u0020
Two spaces end the line above.

"""
"""A file as nobody would write it, and everybody may."""


def files_with_every_key() -> Iterator[tuple[RecordFile, str]]:
    """A file of each kind that holds every key, all the way down."""
    pages = (("updates/2026-01-05-all.md", Sort.UPDATE, UPDATE), ("docs/plan/01-all.md", Sort.AREA, AREA))
    for name, sort, thing in (*pages, ("docs/all.md", Sort.PAGE, PAGE)):
        yield RecordFile(name, sort, thing), f"---\n{_yaml(thing)}---\n\nSome text.\n"
    for name, thing in DATA_FILES.items():
        is_list = thing is not GOVERNANCE
        text = yaml.safe_dump([filled_in(thing)] if is_list else filled_in(thing), sort_keys=False)
        yield RecordFile(f"docs/data/{name}", Sort.DATA, thing, is_list=is_list), text
    yield RecordFile("words/allowed.yml", Sort.WORDS, WORD_LIST), _yaml(WORD_LIST)
    yield RecordFile("mkdocs.yml", Sort.CONFIGURATION, CONFIGURATION), _yaml(CONFIGURATION)


def _yaml(thing: Thing) -> str:
    return yaml.safe_dump(filled_in(thing), sort_keys=False, allow_unicode=True)


def posted_from(form: DeskForm) -> dict[str, tuple[str, ...]]:
    """What a browser sends back for a form that nobody touches."""
    return as_posted(
        sent_back(
            rendered(
                "edit.html", form=form, seen="", remarks=[], decisions=[], may_be_deleted=False, path="", council=""
            )
        )
    )


def pages_of(each: RecordFile, text: str) -> Iterator[DeskForm]:
    """The page of a file, and of everything in it that has a page of its own."""
    waiting, met = [""], set[str]()
    while waiting:
        at = waiting.pop()
        form = form_of(each, text, at, Picks())
        yield form
        for field in form.fields:
            for address in (getattr(field, "address", ""), getattr(field, "adds_at", ""), *_rows(field)):
                inner = address.partition("?at=")[2]
                if inner and inner not in met and inner.count("/") < 5:
                    met.add(inner)
                    waiting.append(inner)


def _rows(field: Field) -> list[str]:
    return [row.address for row in field.rows] if isinstance(field, Listed) else []


@pytest.mark.parametrize(("each", "text"), list(files_with_every_key()), ids=lambda value: getattr(value, "file", ""))
def test_a_form_that_nobody_touched_changes_nothing(each: RecordFile, text: str) -> None:
    for form in pages_of(each, text):
        assert changes(form, posted_from(form), text) == []


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_not_even_a_file_as_nobody_would_write_it(ends: str) -> None:
    each, text = RecordFile("updates/2026-01-05-odd.md", Sort.UPDATE, UPDATE), ODD.replace("\n", ends)
    for form in pages_of(each, text):
        assert changes(form, posted_from(form), text) == []


def test_nor_any_file_of_a_whole_record() -> None:
    for each in (one for one in record_files(EXAMPLETON, "mkdocs.yml").values() if one.is_there):
        path = EXAMPLETON / each.file
        text = path.read_bytes().decode("utf-8") if path.is_file() else ""
        form = form_of(each, text, "", Picks())
        assert (each.file, changes(form, posted_from(form), text)) == (each.file, [])


def other(field: Field) -> Mapping[str, tuple[str, ...]] | None:
    """What a browser would send if somebody changed a field; None for one in which nothing can be typed."""
    match field:
        case AsTyped():
            return None
        case Ticked():
            return {field.asked: ("yes",), field.name: (*field.values, "77")}
        case OnePerLine():
            return {field.name: (f"{field.value}\nanother".strip(),)}
        case Line():
            return {field.name: (f"{field.value} changed".strip(),)}
        case Chosen():
            others = [one.value for one in field.choices if one.value not in ("", field.value)]
            return {field.name: (others[0],)} if others else None
        case Dated():
            return {field.names[2]: ("2031",), field.names[1]: ("3",), field.names[0]: ("",) if field.month else ("4",)}
    return None


@pytest.mark.parametrize(("each", "text"), list(files_with_every_key()), ids=lambda value: getattr(value, "file", ""))
def test_a_field_that_was_changed_is_the_only_change(each: RecordFile, text: str) -> None:
    form = form_of(each, text, "", Picks())
    untouched = posted_from(form)
    for field in form.fields:
        typed = other(field)
        if typed is None or not field.is_there:
            continue
        [change] = changes(form, {**untouched, **typed}, text)
        if isinstance(field, MarkdownText) and field.is_body:
            assert isinstance(change, NewBody)
        else:
            assert isinstance(change, Change) and change.path[: len(field.path)] == field.path


@cache
def odd(ends: str) -> tuple[RecordFile, str, DeskForm, dict[str, tuple[str, ...]]]:
    """The odd file with some line ends, its form, and what comes back from that untouched."""
    each, text = RecordFile("updates/2026-01-05-odd.md", Sort.UPDATE, UPDATE), ODD.replace("\n", ends)
    form = form_of(each, text, "", Picks())
    return each, text, form, posted_from(form)


@settings(max_examples=40)
@given(data=st.data(), ends=st.sampled_from(["\n", "\r\n"]))
def test_whatever_is_typed_into_one_field_no_other_field_changes(data: st.DataObject, ends: str) -> None:
    each, text, form, untouched = odd(ends)
    lines = [field for field in form.fields if isinstance(field, Line) and not isinstance(field, OnePerLine)]
    field = data.draw(st.sampled_from([one for one in lines if one.is_there]))
    words = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1))
    wishes = changes(form, {**untouched, field.name: (words,)}, text)
    after, refused = edited(text, wishes, file=each.file)
    if refused or not words.strip():
        return
    assert bool(wishes) == (after != text)
    before, now = _shown(form), _shown(form_of(each, after, "", Picks()))
    assert {name for name in before if before[name] != now.get(name)} <= {field.name}


def _shown(form: DeskForm) -> dict[str, tuple[str, ...]]:
    return {name: values for field in form.fields for name, values in field.shows.items()}


def test_new_things_get_an_id_from_their_words() -> None:
    each, text = RecordFile("updates/2026-01-05-a.md", Sort.UPDATE, UPDATE), "---\ntitle: A\n---\n\nText.\n"
    form = form_of(each, text, "", Picks())
    made = changes(form, {**posted_from(form), "promises/0/text": ("We will hire, soon",)}, text)
    assert made == [
        Change(("promises", 0, "id"), "we-will-hire-soon"),
        Change(("promises", 0, "text"), "We will hire, soon"),
    ]


def test_a_value_in_the_wrong_form_is_shown_as_it_was_typed() -> None:
    form = form_of(RecordFile("updates/2026-01-05-odd.md", Sort.UPDATE, UPDATE), ODD, "", Picks())
    fields = {field.name: field for field in form.fields}
    assert isinstance(fields["happened"], Line) and fields["happened"].value == "5 January 2026"
    assert isinstance(fields["kind"], Chosen) and fields["kind"].choices[-1].value == "rumour"
    assert isinstance(fields["unknown"], AsTyped) and fields["unknown"].source == "{a: 1}"


def test_two_answers_to_one_question_are_refused() -> None:
    each, text = (
        RecordFile("docs/data/timeline.yml", Sort.DATA, DATA_FILES["timeline.yml"], is_list=True),
        "- title: A\n",
    )
    form = form_of(each, text, "0", Picks())
    posted = {**posted_from(form), "0/source": ("letter",), "0/source/title": ("A letter",)}
    assert [field.name for field in clashes(form, posted)] == ["0/source"]


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        (("17", "7", "2025"), "2025-07-17"),
        (("", "July", "2025"), "2025-07"),
        (("3", "sept.", "2025"), "2025-09-03"),
        (("", "", "2025"), "2025"),
        (("17", "Juli", "2025"), "17 Juli 2025"),
        (("17", "", "2025"), "17 2025"),
    ],
)
def test_a_date_in_three_fields(typed: tuple[str, str, str], date: str) -> None:
    each, text = (
        RecordFile("docs/data/timeline.yml", Sort.DATA, DATA_FILES["timeline.yml"], is_list=True),
        "- title: A\n",
    )
    form = form_of(each, text, "0", Picks())
    names = ("0/date.day", "0/date.month", "0/date.year")
    posted = posted_from(form) | {name: (part,) for name, part in zip(names, typed, strict=True)}
    assert changes(form, posted, text) == [Change((0, "date"), date)]


@given(st.lists(st.one_of(st.text(), st.integers(0, 10**6)), max_size=4))
def test_the_name_of_a_path_leads_back_to_it(path: list[str | int]) -> None:
    assert path_of(name_of(tuple(path))) == tuple(path)


def test_findings_stand_beside_the_field_that_they_are_about() -> None:
    text = "---\ntitle: A\ndocuments:\n  - {url: nowhere}\n  - title: B\n    date: July\n---\n\nText\n"
    file = "updates/2026-01-05-a.md"
    found = [
        Problem(Place(file, 1), Code.MISSING_KEY, "'date' is missing; an update needs it."),
        Problem(Place(file, 4), Code.MISSING_KEY, "'title' is missing; a document needs it."),
        Problem(Place(file, 6), Code.DATE, "The date 'July' cannot be read."),
        Problem(Place(file, 9), Code.DATE, "Something is wrong with the text."),
    ]
    form = form_of(RecordFile(file, Sort.UPDATE, UPDATE), text, "", Picks(), found)
    assert [(remark.problem, remark.address) for remark in form.remarks] == [
        (found[0], "#f-date"),
        (found[1], "#f-documents/0/title"),
        (found[2], "#f-documents/1/date"),
        (found[3], "#f---text"),
    ]


def test_a_finding_stands_beside_its_field_where_a_value_has_either_words_or_keys_of_its_own() -> None:
    each = RecordFile("docs/data/timeline.yml", Sort.DATA, DATA_FILES["timeline.yml"], is_list=True)
    found = [Problem(Place(each.file, 4), Code.DATE, "The date 'July' cannot be read.")]
    form = form_of(each, "- title: A\n  source:\n    title: B\n    date: July\n", "0", Picks(), found)
    assert [remark.address for remark in form.remarks] == ["#f-0/source/date"]


def test_a_list_on_a_page_of_its_own_has_its_things_and_an_empty_one() -> None:
    text = "---\ntitle: A\npromises:\n  - {text: We will hire., due: 2026}\n---\n\nText\n"
    form = form_of(RecordFile("updates/2026-01-05-a.md", Sort.UPDATE, UPDATE), text, "promises", Picks())
    [whole, *fields] = form.fields
    assert isinstance(whole, Listed) and [row.title for row in whole.rows] == ["We will hire."]
    assert {"promises/0/due", "promises/1/due"} <= {field.name for field in fields}


def test_an_item_that_is_new_has_the_next_number() -> None:
    each = RecordFile("docs/data/glossary.yml", Sort.DATA, DATA_FILES["glossary.yml"], is_list=True)
    assert form_of(each, "- term: A\n  meaning: B\n", NEW, Picks()).at == (1,)


SUMMARY = "---\narea: 1\ntitle: Schools\n---\n\nText.\n\n## For people who like it easy to read\n\nWe listen.\n"


def test_the_part_for_other_readers_is_found_by_their_name_and_called_by_it() -> None:
    each = RecordFile("docs/plan/01-schools.md", Sort.AREA, AREA)
    readers = Picks(second=SecondVersion("easy-read", "people who like it easy to read", WritingRules.EASY_READ))
    form = form_of(each, SUMMARY, "", readers)
    [part] = [field for field in form.fields if field.path == (YOUNG_PART,)]
    assert isinstance(part, MarkdownText)
    assert (part.value, part.label) == ("We listen.", "Text for people who like it easy to read")
    assert "For people who like it easy to read" in [section.heading for section in form.sections]
    [change] = changes(form, {**posted_from(form), part.name: ("We hear you.",)}, SUMMARY)
    assert isinstance(change, NewBody) and change.text == SUMMARY.partition("---\n\n")[2].replace(
        "We listen", "We hear you"
    ).join(["\n", ""])
    without = form_of(each, SUMMARY, "", Picks(second=SecondVersion(is_on=False)))
    assert not [field for field in without.fields if "young" in str(field.path)]
