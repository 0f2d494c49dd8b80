"""Keys and items come and go: what is there besides stays as it was, to the byte."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from yaml_by_hand import at, files, keys_of, nested, paths, put, without

from site_builder.write import RefusedError, add_key, append_item, remove_item, remove_key, rename_key, set_value

UPDATE = "updates/2025-01-02-a.md"


def any_path(data: st.DataObject, found: object, kind: type, *, has_items: bool = False) -> tuple[str | int, ...]:
    """The path of any list or mapping, that of the whole among them."""
    inner = [path for path in [(), *paths(found)] if isinstance(at(found, path), kind)]
    inner = [path for path in inner if at(found, path) or not has_items]
    assume(inner)
    return data.draw(st.sampled_from(inner))


@given(files, st.data(), nested)
def test_a_key_that_is_added_is_read_back_and_one_removed_again_leaves_the_same_bytes(
    named: tuple[str, str], data: st.DataObject, value: object
) -> None:
    file, text = named
    found = keys_of(text, file)
    path = any_path(data, found, dict, has_items=True)
    names = list(at(found, path))
    order = data.draw(st.permutations([*names, "new key"])) if data.draw(st.booleans()) else []
    new = add_key(text, (*path, "new key"), value, file=file, order=order)
    assert keys_of(new, file) == put(found, path, {**at(found, path), "new key": value})
    assert remove_key(new, (*path, "new key"), file=file) == text


@given(files, st.data())
def test_a_key_that_is_renamed_keeps_its_place_and_value_and_renamed_back_is_as_it_was(
    named: tuple[str, str], data: st.DataObject
) -> None:
    file, text = named
    found = keys_of(text, file)
    above = any_path(data, found, dict, has_items=True)
    old = data.draw(st.sampled_from(list(at(found, above))))
    new = rename_key(text, (*above, old), "new key", file=file)
    pairs = [("new key" if name == old else name, value) for name, value in at(found, above).items()]
    assert list(at(keys_of(new, file), above).items()) == pairs
    assert keys_of(rename_key(new, (*above, "new key"), old, file=file), file) == found


@given(files, st.data())
def test_a_key_that_is_removed_is_gone_and_nothing_else(named: tuple[str, str], data: st.DataObject) -> None:
    file, text = named
    found = keys_of(text, file)
    above = any_path(data, found, dict, has_items=True)
    path = (*above, data.draw(st.sampled_from(list(at(found, above)))))
    try:
        new = remove_key(text, path, file=file)
    except RefusedError as refused:
        assert len(at(found, above)) == 1
        assert "is the only key there" in str(refused)
        return
    left = without(found, path)
    assert keys_of(new, file) == (left or "")


@given(files, st.data(), nested)
def test_an_item_that_is_appended_is_read_back_and_one_removed_again_leaves_the_same_bytes(
    named: tuple[str, str], data: st.DataObject, value: object
) -> None:
    file, text = named
    found = keys_of(text, file)
    path = any_path(data, found, list)
    new = append_item(text, path, value, file=file)
    assert keys_of(new, file) == put(found, path, [*at(found, path), value])
    assert remove_item(new, (*path, len(at(found, path))), file=file) == text


@given(files, st.data())
def test_an_item_that_is_removed_is_gone_and_nothing_else(named: tuple[str, str], data: st.DataObject) -> None:
    file, text = named
    found = keys_of(text, file)
    above = any_path(data, found, list, has_items=True)
    path = (*above, data.draw(st.integers(0, len(at(found, above)) - 1)))
    new = remove_item(text, path, file=file)
    left = keys_of(new, file)
    assert left == without(found, path) or (len(at(found, above)) == 1 and left == put(found, above, ""))


@given(files, st.data(), nested)
def test_a_list_or_mapping_takes_the_place_of_any_value(
    named: tuple[str, str], data: st.DataObject, value: object
) -> None:
    file, text = named
    found = keys_of(text, file)
    assume(paths(found))
    path = data.draw(st.sampled_from(paths(found)))
    new = set_value(text, path, value, file=file)
    assert keys_of(new, file) == put(found, path, value)


def test_a_text_before_a_comment_that_stays_gets_quotes_where_it_ends_in_one() -> None:
    for old, new in {
        "- []  # why\n- b\n": '- "say \\"so\\""  # why\n- b\n',
        "-\n  - a  # why\n- b\n": '- "say \\"so\\""  # why\n- b\n',
        "-\n  a: c  # why\n- b\n": '- "say \\"so\\""  # why\n- b\n',
    }.items():
        assert set_value(old, (0,), 'say "so"', file="docs/data/timeline.yml") == new


def test_an_item_is_indented_as_the_one_before_it_if_that_stands_beside_its_dash() -> None:
    for old, new in {"-   a\n": "-   c\n", "- a\n-\n": "- c\n", "- a\n-\n    b\n": "- c\n"}.items():
        assert append_item(old, (), "c", file="docs/data/timeline.yml") == old + new
