"""Edits of any kind, typed into the forms of copies of made-up files: nothing changes but the lines that are shown."""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_desk import told
from yaml_by_hand import files, values

from site_builder.desk.changes import Wanted
from site_builder.desk.edits import thing_of
from site_builder.desk.fields import Chosen, Dated, Line, Ticked
from site_builder.desk.files import hash_of
from site_builder.desk.forms import DeskForm, NothingThereError, form_of
from site_builder.desk.picks import Picks
from site_builder.desk.proposals import applied
from site_builder.desk.record_files import RecordFile, Sort
from site_builder.desk.submission import Submission, changes
from site_builder.record.keys import GOVERNANCE

EXAMPLES = int(os.environ.get("EDITS", "60"))
SORTS = {"updates": Sort.UPDATE, "docs/plan": Sort.AREA, "docs/data": Sort.DATA}


def form_for(file: str, text: str, at: str) -> DeskForm | None:
    """The form of a file, or of an item in it; None where there is none."""
    thing = thing_of(file)
    if thing is None:
        return None
    sort = SORTS.get(file.rpartition("/")[0], Sort.PAGE)
    each = RecordFile(file, sort, thing, is_list=sort is Sort.DATA and thing is not GOVERNANCE)
    try:
        form = form_of(each, text, at, Picks())
    except NothingThereError:
        return None
    return None if form.unreadable else form


def sent(form: DeskForm) -> dict[str, tuple[str, ...]]:
    """What a browser sends back if nobody touches the form."""
    found: dict[str, tuple[str, ...]] = {}
    for field in form.fields:
        found |= field.shows
    return found


@st.composite
def typed(draw: st.DrawFn, form: DeskForm) -> Submission:
    """What a browser sends back after somebody typed something into some fields."""
    posted = sent(form)
    fields = [one for one in form.fields if isinstance(one, Line | Dated | Chosen | Ticked)]
    for field in draw(st.lists(st.sampled_from(fields), min_size=1, max_size=3)) if fields else []:
        if isinstance(field, Ticked):
            posted[field.name] = tuple(choice.value for choice in field.choices if draw(st.booleans()))
        elif isinstance(field, Chosen):
            posted[field.name] = (draw(st.sampled_from([choice.value for choice in field.choices] or [""])),)
        elif isinstance(field, Dated):
            posted |= dict(zip(field.names, (("17",), ("July",), ("2025",)), strict=True))
        else:
            posted[field.name] = (draw(values | st.just("")),)
    return posted


@settings(max_examples=EXAMPLES)
@given(files, st.data())
def test_what_is_typed_into_a_form_changes_the_lines_that_are_shown_and_no_other(
    named: tuple[str, str], data: st.DataObject
) -> None:
    file, text = named
    form = form_for(file, text, data.draw(st.sampled_from(["", "", "0", "1", "promises/0", "actions/0", "measures/0"])))
    if form is None:
        return
    before = text.encode()
    assert changes(form, sent(form), text) == []
    wishes = tuple(changes(form, data.draw(typed(form)), text))
    after, _ = applied(before, Wanted(file, wishes, hash_of(before)))
    assert after is not None
    assert told(before, after) == after
