"""An item of a list changes its place, with its comments, and every other byte stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.write import RefusedError, move_item, new_list

FILE = "docs/data/list.yml"
TEXT = """\
# about the file
list:
  # about the list
  - a: 1   # x
    b: 2

  # about the second
  - a: 3
    c: |
      one
      two
  - {a: 4}
other: [x, 'y', "z"] # n
nested:
  - - p
    - q
"""


def moved(path: tuple[str | int, ...], to: int, text: str = TEXT) -> list[str]:
    return move_item(text, path, to, file=FILE).split("\n")


def test_an_item_takes_its_comments_along_and_the_comments_of_the_list_stay() -> None:
    assert moved(("list", 1), 0)[1:12] == [
        "list:",
        "  # about the list",
        "  # about the second",
        "  - a: 3",
        "    c: |",
        "      one",
        "      two",
        "",
        "  - a: 1   # x",
        "    b: 2",
        "  - {a: 4}",
    ]


def test_an_item_moves_over_several_others() -> None:
    assert moved(("other", 2), 0)[12] == "other: [\"z\", x, 'y'] # n"
    assert moved(("list", 0), 2)[10:12] == ["  - a: 1   # x", "    b: 2"]


def test_an_item_whose_list_begins_on_the_line_of_another_moves_too() -> None:
    assert moved(("nested", 0, 0), 1)[13:16] == ["nested:", "  - - q", "    - p"]


def test_line_ends_stay_as_they_were() -> None:
    windows = TEXT.replace("\n", "\r\n")
    assert move_item(windows, ("list", 1), 2, file=FILE) == move_item(TEXT, ("list", 1), 2, file=FILE).replace(
        "\n", "\r\n"
    )


@pytest.mark.parametrize(("path", "to"), [(("list", 0), 3), (("list", 0), -1), (("other", 9), 8), (("nested", 0), 1)])
def test_there_is_no_place_beyond_the_ends(path: tuple[str | int, ...], to: int) -> None:
    with pytest.raises(RefusedError):
        move_item(TEXT, path, to, file=FILE)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("C",))), min_size=2, max_size=5), st.data())
def test_whatever_the_items_say_only_their_order_changes(items: list[str], data: st.DataObject) -> None:
    number, to = (data.draw(st.integers(0, len(items) - 1)) for _ in range(2))
    text = new_list(items, file=FILE)
    expected = [item for other, item in enumerate(items) if other != number]
    expected.insert(to, items[number])
    assert move_item(text, (number,), to, file=FILE) == new_list(expected, file=FILE)
