"""What a change looks like, and what is refused with its line in place of a guess."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from site_builder.write import RefusedError, add_key, append_item, remove_item, remove_key, set_value

UPDATE, DATA, CONFIGURATION = "updates/2025-01-02-a.md", "docs/data/timeline.yml", "mkdocs.yml"
LONG = {
    "by": "One of many parents and carers who came to Exampleton that day",
    "text": "We were asked, and what we said was done within the year.",
}
"""More than fits on one line."""


def page(keys: str) -> str:
    return f"---\n{keys}---\n\nText.\n"


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("title: Visit   # why\n", ("title",), "Visit 2", "title: 'Visit 2'   # why\n"),  # or the note might be meant
        ("title: Visit\n", ("title",), "Homes: cold", "title: 'Homes: cold'\n"),
        ('title: "Visit"\n', ("title",), "Homes", 'title: "Homes"\n'),
        ("title: 'Homes: cold'\n", ("title",), "Homes", "title: Homes\n"),
        ("date: 2025-03-04\n", ("date",), "2025-03", "date: 2025-03\n"),
        ("status: no\n", ("status",), "12:30", "status: 12:30\n"),
        ("kind:\n", ("kind",), "news", "kind: news\n"),
        ("kind: news\n", ("kind",), "", "kind:\n"),
        ("kind: # why\n", ("kind",), "news", "kind: news # why\n"),
        ("a: {b: c}\n", ("a", "b"), "d, e", "a: {b: 'd, e'}\n"),
        ("a: >-\n  one\n  two\n  three\n", ("a",), "one 2 three", "a: >-\n  one\n  2\n  three\n"),
        ('a: "one \\u0041\n  two"\n', ("a",), "one A 2", 'a: "one \\u0041\n  2"\n'),
        ("a: |\n  one\n\n  two\n\n\nb: c\n", ("a",), "one\n\n2\n", "a: |\n  one\n\n  2\n\n\nb: c\n"),
        ("a: |\n  one\nb: c\n", ("a",), "one\n\n two\n", "a: |\n  one\n\n   two\nb: c\n"),
        ("a: # why\n  - b\n", ("a", 0), "c", "a: # why\n  - c\n"),
        ("a: [1, 2]\n", ("a",), ["3"], "a: [3]\n"),
        ("a:\n- 1\n- 2\n", ("a",), ["3"], "a:\n- 3\n"),
        ("a: 1\nb: 2\n", ("a",), LONG, f"a:\n  by: {LONG['by']}\n  text: {LONG['text']}\nb: 2\n"),
        ("a:\n  - 1\n  - 2\n", ("a", 0), LONG, f"a:\n  - by: {LONG['by']}\n    text: {LONG['text']}\n  - 2\n"),
    ],
)
def test_a_value_changes_in_the_plainest_way(
    before: str, path: tuple[str | int, ...], value: object, after: str
) -> None:
    assert set_value(page(before), path, value, file=UPDATE) == page(after)  # type: ignore[arg-type]


def test_what_mkdocs_reads_too_stays_text_for_it() -> None:
    assert set_value("site_name: A\n", ("site_name",), "2025", file=CONFIGURATION) == "site_name: '2025'\n"
    assert set_value("feed_items: 50\n", ("feed_items",), "30", file=CONFIGURATION) == "feed_items: 30\n"
    assert set_value("title: A\n", ("title",), "no", file=DATA) == "title: no\n"


TEMPLATE = "# All notes.\ntitle: A\n# One or two sentences.\nsummary: B\n# When it was.\n# happened: 2025\n# Last.\nstatus: draft\n"


@pytest.mark.parametrize(
    ("key", "after"),
    [
        ("happened", TEMPLATE.replace("# happened: 2025\n", "# happened: 2025\nhappened: 2024\n")),
        ("kind", TEMPLATE.replace("summary: B\n", "summary: B\nkind: 2024\n")),
        ("first", TEMPLATE.replace("title: A\n", "first: 2024\ntitle: A\n")),
        ("other", TEMPLATE + "other: 2024\n"),
    ],
)
def test_a_key_comes_where_the_order_or_its_example_puts_it(key: str, after: str) -> None:
    order = ["first", "title", "summary", "kind", "happened", "status"]
    new = add_key(page(TEMPLATE), (key,), "2024", file=UPDATE, order=order)
    assert new == page(after)
    assert remove_key(new, (key,), file=UPDATE) == page(TEMPLATE)


def test_a_key_takes_the_notes_right_above_it_along_but_for_those_above_the_first() -> None:
    assert remove_key(page(TEMPLATE), ("summary",), file=UPDATE) == page(
        TEMPLATE.replace("# One or two sentences.\nsummary: B\n", "")
    )
    assert remove_key(page(TEMPLATE), ("title",), file=UPDATE) == page(TEMPLATE.replace("title: A\n", ""))
    left = TEMPLATE.replace("# Last.\nstatus: draft\n", "")
    assert remove_key(page(TEMPLATE), ("status",), file=UPDATE) == page(left)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  - b: 1\n    c: 2\n", "a:\n  - b: 1\n    c: 2\n  - b: 3\n"),
        ("a:\n- {b: 1}\n", "a:\n- {b: 1}\n- {b: 3}\n"),
        ("a:\n  -   b: 1\n\n  -   b: 2\n\n# end\n", "a:\n  -   b: 1\n\n  -   b: 2\n\n  -   b: 3\n\n# end\n"),
        ("a: [{b: 1}]\n", "a: [{b: 1}, {b: 3}]\n"),
        ("a: [\n  {b: 1},\n  {b: 2},\n]\n", "a: [\n  {b: 1},\n  {b: 2},\n  {b: 3},\n]\n"),
        ("a: []\n", "a: [{b: 3}]\n"),
        ("a:\n", "a:\n  - b: 3\n"),
        ("x:\n- y\na:\n", "x:\n- y\na:\n- b: 3\n"),
        ("a:\n  - b: |\n      text\nc: d\n", "a:\n  - b: |\n      text\n  - b: 3\nc: d\n"),
    ],
)
def test_an_item_is_written_as_its_neighbours_are(before: str, after: str) -> None:
    assert append_item(page(before), ("a",), {"b": "3"}, file=UPDATE) == page(after)


def test_a_line_of_a_block_that_looks_like_a_note_or_is_empty_belongs_to_its_value() -> None:
    block = "a:\n  - >-\n    x\n\n    # y\n"
    assert remove_item(page(f"{block}  - z\n"), ("a", 1), file=UPDATE) == page(block)
    assert remove_key(page(f"{block}b: z\n"), ("b",), file=UPDATE) == page(block)


def test_a_list_that_is_a_whole_file_takes_items_and_a_page_its_first_key() -> None:
    assert append_item("# Notes.", (), {"a": "b"}, file=DATA) == "# Notes.\n- a: b"
    assert append_item("\ufeff- a: b\r\n", (), {"a": "c"}, file=DATA) == "\ufeff- a: b\r\n- a: c\r\n"
    assert add_key("Text.\r\n", ("title",), "A", file="docs/a.md") == "---\r\ntitle: A\r\n---\r\n\r\nText.\r\n"
    first = f"---\na:\n  by: {LONG['by']}\n  text: {LONG['text']}\n---\n\nText.\n"
    assert add_key("Text.\n", ("a",), LONG, file="docs/a.md") == first
    assert add_key("---\n---\nText.\n", ("title",), "A", file=UPDATE) == "---\ntitle: A\n---\nText.\n"


Change = Callable[[str], str]


@pytest.mark.parametrize(
    ("text", "change", "said"),
    [
        (page("a: &x b\nc: *x\n"), lambda t: set_value(t, ("c",), "d", file=UPDATE), ":2: error: The anchor '&x'"),
        ("a: &x b\nc: *x\n", lambda t: set_value(t, ("c",), "d", file=CONFIGURATION), ":2: error: An alias uses"),
        ("a: &x b\nc: *x\n", lambda t: set_value(t, ("a",), "d", file=CONFIGURATION), ":1: error: An alias uses"),
        ("a: !ENV b\n", lambda t: set_value(t, ("a",), "d", file=CONFIGURATION), ":1: error: The value has a tag"),
        (page("a: b\na: c\n"), lambda t: set_value(t, ("a",), "d", file=UPDATE), ":3: error: The key 'a' appears here"),
        (page("a: b\na:\n  - c\n"), lambda t: set_value(t, ("a",), "d", file=UPDATE), ":3: error: The key 'a' appears here"),
        (page("a: b\n\tc: d\n"), lambda t: set_value(t, ("a",), "d", file=UPDATE), "there is a tab; use spaces. [yaml]"),
        (page("a: b\nc: [\n"), lambda t: set_value(t, ("a",), "d", file=UPDATE), ":3: error: This line cannot be read"),
        ("a: b\n", lambda t: set_value(t, ("a",), "d", file=UPDATE), ":1: error: The file does not begin with"),
        (page("a: b\rc: d\n"), lambda t: set_value(t, ("a",), "d", file=UPDATE), ":2: error: There is a control"),
        (page("a: b\nc: d\ne: f\x07\n"), lambda t: set_value(t, ("a",), "d", file=UPDATE), ":4: error: There is a control"),
        (page("a: [{b: c}]\n"), lambda t: set_value(t, ("a", 0, "d"), "e", file=UPDATE), ":2: error: There is no 'd' of item 1 of 'a' here; its keys are b."),
        (page("a: [1]\n"), lambda t: set_value(t, ("a", 1), "e", file=UPDATE), "There is no item 2 of 'a' here."),
        (page("a: [1]\n"), lambda t: set_value(t, ("a", -1), "e", file=UPDATE), "There is no item"),
        (page("a: [1]\n"), lambda t: add_key(t, ("a",), "e", file=UPDATE), "The key 'a' is here already."),
        (page("a: [1]\n"), lambda t: add_key(t, ("a", "b"), "e", file=UPDATE), "'a' holds no keys"),
        (page("a: 1\n"), lambda t: append_item(t, ("a",), "e", file=UPDATE), "'a' is not a list"),
        (page("a: 1\n"), lambda t: remove_item(t, ("a",), file=UPDATE), "There is no 'a' here."),
        (page("a: [1]\n"), lambda t: remove_key(t, ("a", 0), file=UPDATE), "There is no key item 1 of 'a' here."),
        (page("a:\n  b: 1\n"), lambda t: remove_key(t, ("a", "b"), file=UPDATE), "'b' of 'a' is the only key there; remove the whole of 'a'."),
        (page("a: 1\n"), lambda t: set_value(t, ("a",), "b\x00", file=UPDATE), ":2: error: The new text contains a control"),
        ("", lambda t: set_value(t, ("a",), "b", file=DATA), "There is no 'a' here: the file has no keys."),
    ],
)  # fmt: skip
def test_what_cannot_be_changed_safely_is_refused_with_its_line(text: str, change: Change, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        change(text)
    assert said in str(refused.value)
