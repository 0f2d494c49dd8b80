"""Several changes of one file at once: each value is read back, and no line that is not shown differs."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made_up_desk import told
from yaml_by_hand import at, files, keys_of, paths, values

from site_builder.desk.changes import Change, NewBody
from site_builder.desk.edits import edited
from site_builder.write import body_of

GONE = object()
UPDATE = "updates/2026-01-05-visit.md"


def expected(value: Any, changes: list[Change]) -> Any:
    """What a plain reader should make of a file after all changes, worked out on values alone."""
    value = copy.deepcopy(value)
    for change in changes:
        inner = at(value, change.path[:-1])
        step = change.path[-1]
        if isinstance(inner, list) and step == len(inner):
            inner.append(change.value)
        else:
            inner[step] = GONE if change.value is None else change.value  # type: ignore[index]
    return purged(value)


def purged(value: Any) -> Any:
    """Without what is marked; a list that loses all its items by that loses its key as well, and is empty if it has none."""
    if isinstance(value, dict):
        kept = {key: purged(one) for key, one in value.items() if one is not GONE}
        return {key: one for key, one in kept.items() if one is not GONE}
    if isinstance(value, list):
        rest = [purged(one) for one in value if one is not GONE]
        return GONE if value and not rest else [[] if one is GONE else one for one in rest]
    return value


def plain(value: Any) -> Any:
    """With nothing in place of each empty list: in a block it is written so."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] or "" if isinstance(value, list) else value


@st.composite
def wishes(draw: st.DrawFn, value: Any) -> list[Change]:
    """Some changes of single values, new keys and items, and removals, none below another."""
    found: list[Change] = []
    taken: list[tuple[str | int, ...]] = []
    for path in draw(st.lists(st.sampled_from(paths(value)), min_size=1, max_size=4, unique=True)):
        if any(path[: len(one)] == one or one[: len(path)] == path for one in taken):
            continue
        inner = at(value, path)
        kind = draw(st.sampled_from(["set", "go", "add"]))
        if kind == "add" and isinstance(inner, dict | list):
            step = len(inner) if isinstance(inner, list) else "new"
            found.append(Change((*path, step), draw(values.filter(bool))))
        elif kind == "go":
            found.append(Change(path, None))
        elif isinstance(inner, str):
            found.append(Change(path, draw(values)))
        else:
            continue
        taken.append(path)
    return found


def nests_lists(value: Any) -> bool:
    """Whether a list is an item of another, which no key of ours is: taking its last item out leaves an empty one."""
    if isinstance(value, dict):
        return any(map(nests_lists, value.values()))
    return isinstance(value, list) and any(isinstance(one, list) or nests_lists(one) for one in value)


@settings(max_examples=60)
@given(files, st.data())
def test_changes_of_one_file_are_read_back_together_and_no_other_line_differs(
    named: tuple[str, str], data: st.DataObject
) -> None:
    file, text = named
    value = keys_of(text, file)
    assume(value and paths(value) and not nests_lists(value))
    changes = data.draw(wishes(value))
    new, refused = edited(text, changes, file=file)
    assert told(text.encode(), new.encode()) == new.encode()
    assert not file.endswith(".md") or body_of(new) == body_of(text)
    if not refused:
        assert (plain(keys_of(new, file)) or GONE) == (plain(expected(value, changes)) or GONE)


def test_numbers_of_items_are_those_before_any_change() -> None:
    text = "---\npromises:\n  - {id: one, text: a}\n  - {id: two, text: b}\n  - {id: three, text: c}\n---\n\nText.\n"
    changes = [
        Change(("promises", 0), None),
        Change(("promises", 1, "due"), "2027"),
        Change(("promises", 2), None),
        Change(("promises", 3, "id"), "four"),
        Change(("promises", 3, "text"), "d"),
    ]
    new, refused = edited(text, changes, file=UPDATE)
    assert not refused
    assert new == ("---\npromises:\n  - {id: two, text: b, due: 2027}\n  - {id: four, text: d}\n---\n\nText.\n")


def test_what_is_below_a_new_key_becomes_one_value_in_its_place() -> None:
    text = "---\ntitle: A visit\nstatus: draft\n---\n\nText.\n"
    changes = [Change(("withdrawn", "date"), "2026-01-07"), Change(("withdrawn", "reason"), "It was wrong.")]
    new, _ = edited(text, changes, file=UPDATE)
    assert (
        new
        == "---\ntitle: A visit\nwithdrawn: {date: 2026-01-07, reason: It was wrong.}\nstatus: draft\n---\n\nText.\n"
    )


def test_a_list_that_loses_its_last_item_loses_its_key() -> None:
    text = "---\ntitle: A visit\nareas:\n  - 1\n---\n\nText.\n"
    assert edited(text, [Change(("areas", 0), None)], file=UPDATE) == ("---\ntitle: A visit\n---\n\nText.\n", ())


def test_a_new_text_keeps_the_empty_lines_around_it_and_the_line_ends_of_the_file() -> None:
    text = "---\r\ntitle: A visit\r\n---\r\n\r\n\r\nText.\r\nMore.\r\n"
    new, _ = edited(text, [NewBody("Text.\r\nLess.")], file=UPDATE)
    assert new == text.replace("More.", "Less.")


def test_a_change_that_cannot_be_made_is_told_and_the_others_are_made() -> None:
    text = "---\ntitle: A visit\nseries:\n  name: Visits\n---\n\nText.\n"
    new, refused = edited(text, [Change(("title",), "Two visits"), Change(("series", "name"), None)], file=UPDATE)
    assert new == text.replace("A visit", "Two visits")
    assert [one.path for one in refused] == [("series", "name")]
    assert "is the only key there" in str(refused[0].problem)
