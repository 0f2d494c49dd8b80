"""The desk keeps the newest of what pages need again, under names, and the rest makes room."""

from __future__ import annotations

from site_builder.desk.shelf import Shelf


def test_the_oldest_makes_room_and_what_is_put_again_is_the_newest() -> None:
    shelf = Shelf[str](2)
    shelf.put("a", "first")
    shelf.put("b", "second")
    shelf.put("A", "first")
    shelf.put("c", "third")
    assert (shelf.all, shelf.get("first"), shelf.get("second")) == (("A", "c"), "A", None)


def test_what_is_put_without_a_name_gets_one_of_its_own() -> None:
    shelf = Shelf[str](2)
    names = {shelf.put("a"), shelf.put("a")}
    assert len(names) == 2 and {shelf.get(name) for name in names} == {"a"}
    shelf.drop(names.pop())
    assert shelf.all == ("a",)
