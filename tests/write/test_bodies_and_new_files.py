"""The text below the keys, one section of it, and files that are new."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml_by_hand import FILES, keys_of, nested, on_disk, plainly, texts

from site_builder.record.dates import When
from site_builder.record.kinds import Kind
from site_builder.write import (
    RefusedError,
    body_of,
    new_list,
    new_mapping,
    new_page,
    section_of,
    sections_of,
    set_body,
    set_section,
)
from site_builder.write.new_update import Filled, template

UPDATE = "updates/2025-01-02-a.md"
PAGES = sorted(file for file in FILES if file.endswith(".md"))
pages = st.sampled_from(PAGES).flatmap(lambda file: st.tuples(st.just(file), on_disk(FILES[file])))
paragraphs = st.lists(st.sampled_from(["Words.", "", "- one", "### Below", "```\n## code\n```", "  "]), max_size=5)
SECTIONS = "---\ntitle: A\n---\n\nFirst.\n\n## One\n\nText one.\n\n```\n## Two\n```\n\nTwo\n---\nText two.\n\n## Last\n"


@given(pages, paragraphs.map("\n".join))
def test_a_body_is_read_back_and_the_old_one_put_back_leaves_the_same_bytes(named: tuple[str, str], body: str) -> None:
    file, text = named
    old = body_of(text)
    new = set_body(text, body, file=file)
    assert body_of(new) == body
    assert keys_of(new, file) == keys_of(text, file)
    if not 0 < text.count("\r\n") < text.count("\n"):  # which line end was where is lost with the lines
        assert set_body(new, old, file=file) == text or "\n" not in new[: len(new) - len(body)]


def test_lines_of_a_body_that_stay_keep_their_line_ends() -> None:
    text = "---\r\ntitle: A\n---\r\n\nOne.\r\nTwo.\nThree.\r\nFour.\n"
    new = set_body(text, "\nOne.\nTwo and\nmore.\nThree.\nFour.\n", file=UPDATE)
    assert new == text.replace("Two.", "Two and\nmore.")


def test_sections_are_what_is_below_headings_of_level_two_and_not_in_code() -> None:
    assert sections_of(SECTIONS) == ["One", "Two", "Last"]
    assert section_of(SECTIONS, "One", file=UPDATE) == "Text one.\n\n```\n## Two\n```"
    assert section_of(SECTIONS, "Two", file=UPDATE) == "Text two."
    assert section_of(SECTIONS, "Last", file=UPDATE) == ""


@pytest.mark.parametrize("heading", ["One", "Two", "Last"])
def test_a_section_is_read_back_and_the_others_stay(heading: str) -> None:
    new = set_section(SECTIONS, heading, "Other words.\n\n### Below\n\nMore.", file=UPDATE)
    assert section_of(new, heading, file=UPDATE) == "Other words.\n\n### Below\n\nMore."
    assert sections_of(new) == sections_of(SECTIONS)
    for other in {"One", "Two", "Last"} - {heading}:
        assert section_of(new, other, file=UPDATE) == section_of(SECTIONS, other, file=UPDATE)
    assert set_section(new, heading, section_of(SECTIONS, heading, file=UPDATE), file=UPDATE) == SECTIONS


def test_a_section_keeps_the_empty_lines_around_it_and_the_line_ends() -> None:
    text = "---\r\na: b\r\n---\r\n## One\r\n\r\n\r\nText.\r\n\r\n\r\n## Two\r\nMore."
    assert set_section(text, "One", "New.\nLine.", file=UPDATE) == text.replace("Text.", "New.\r\nLine.")
    assert set_section(text, "Two", "New.", file=UPDATE) == text.replace("More.", "New.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda: set_section(SECTIONS, "Three", "x", file=UPDATE), ":4: error: The heading '## Three' is not in the text; its headings are 'One', 'Two' and 'Last'."),
        (lambda: set_section(SECTIONS + "\n## One\n", "One", "x", file=UPDATE), ":21: error: The heading '## One' appears 2 times in the text."),
        (lambda: set_section(SECTIONS, "One", "a\n\n## b", file=UPDATE), "would begin or end a section"),
        (lambda: set_section(SECTIONS, "One", "```\na", file=UPDATE), "would begin or end a section"),
        (lambda: set_body("Words.\n", "---\na: b\n---\n", file="docs/a.md"), "would be read as keys"),
        (lambda: set_body(SECTIONS, "a\x07b", file=UPDATE), "[control-character]"),
        (lambda: new_page({"title": "a\u202eb"}, "x", file=UPDATE), "[invisible-sign]"),
        (lambda: new_page({"title": "a\ud800b"}, "x", file=UPDATE), "[control-character]"),
    ],
)  # fmt: skip
def test_what_would_be_read_otherwise_is_refused_with_its_line(change: object, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        change()  # type: ignore[operator]
    assert said in str(refused.value)


@given(st.dictionaries(st.sampled_from(["title", "date", "no", "a: b", "1"]), nested), texts)
def test_a_new_file_is_read_back(keys: dict[str, object], body: str) -> None:
    text = new_page(keys, body, file=UPDATE, order=["date"])  # type: ignore[arg-type]
    assert keys_of(text, UPDATE) == (keys or "")
    assert list(keys_of(text, UPDATE) or [])[:1] == ["date"] or "date" not in keys
    assert body_of(text).strip("\n") == body
    assert plainly(new_mapping(keys, file="docs/data/governance.yml")) == (keys or "")  # type: ignore[arg-type]
    items = list(keys.values())
    assert plainly(new_list(items, file="docs/data/timeline.yml")) == (items or "")  # type: ignore[arg-type]


def test_a_new_update_looks_as_the_guide_shows_one() -> None:
    keys = {
        "summary": "Homes: cold.",
        "title": "A visit",
        "date": "2025-03",
        "areas": ["1", "2"],
        "series": {"name": "Visits", "number": "3"},
        "young_people": "## Hello\n\nShort words.\n",
        "promises": [{"id": "heat", "text": "Heat every home.", "due": "2026"}],
    }
    assert new_page(keys, "Inspectors came.", file=UPDATE, order=["title", "date", "summary"]) == (
        "---\ntitle: A visit\ndate: 2025-03\nsummary: \"Homes: cold.\"\nareas: [1, 2]\n"
        "series: {name: Visits, number: 3}\nyoung_people: |\n  ## Hello\n\n  Short words.\n"
        "promises:\n  - id: heat\n    text: Heat every home.\n    due: 2026\n---\n\nInspectors came.\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("areas", "filled", "keys"),
    [
        ((), Filled(), ["title", "date", "kind", "status"]),
        ((2, 1), Filled(summary="Short."), ["title", "date", "summary", "kind", "areas", "status"]),
        ((), Filled(image="images/a.jpg"), ["title", "date", "kind", "image", "image_alt", "status"]),
    ],
)
def test_a_new_update_without_notes_has_only_the_keys_that_say_something(
    areas: tuple[int, ...], filled: Filled, keys: list[str]
) -> None:
    text = template("A visit", When(2026, 1, 2), Kind.NEWS, areas, filled, notes=False)
    assert sorted(line.partition(":")[0] for line in text.split("---")[1].strip().splitlines()) == sorted(keys)
