"""One change in a file changes only that: it is read back, all else reads as before, and all other lines are the same bytes."""

from __future__ import annotations

import re

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from yaml_by_hand import at, files, keys_of, paths, put, texts, values

from site_builder.problems import Place
from site_builder.write import (
    body_of,
    set_value,
)
from site_builder.write.scalars import TEXT
from site_builder.write.tree import is_read_by_mkdocs
from site_builder.yaml_nodes import compose


def pick(data: st.DataObject, text: str, file: str, kind: type) -> tuple[str | int, ...]:
    """The path of any value of a kind in a file."""
    found = keys_of(text, file)
    assume(found)
    at_all = [path for path in paths(found) if isinstance(at(found, path), kind)]
    assume(at_all)
    return data.draw(st.sampled_from(at_all))


def lines_of(text: str) -> list[str]:
    """The lines of a file with their line ends."""
    return re.findall(r"[^\n]*\n|[^\n]+\Z", text)


def unchanged(old: str, new: str) -> tuple[int, int]:
    """How many lines are the same at the begin and at the end."""
    one, two = lines_of(old), lines_of(new)
    begin = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    rest = zip(one[begin:][::-1], two[begin:][::-1], strict=False)
    return begin, next((i for i, (a, b) in enumerate(rest) if a != b), min(len(one), len(two)) - begin)


def lines_that_hold(text: str, file: str, path: tuple[str | int, ...]) -> tuple[int, int]:
    """The first line of a value, from 0, and the line after its last, notes and empty lines below it among them."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    node = compose(plain.split("---\n", 2)[1] if file.endswith(".md") else plain, Place(file), [], tags=True)
    first = 1 if file.endswith(".md") else 0
    for step in path:
        node = (
            next(v for k, v in node.value if k.value == step)
            if isinstance(node, yaml.MappingNode)
            else node.value[step]
        )
    end = node.end_mark.line + (node.end_mark.column > 0)
    return first + node.start_mark.line, first + max(end, node.start_mark.line + 1)


@given(files, st.data(), texts)
def test_a_changed_value_is_read_back_and_nothing_else_changes(
    named: tuple[str, str], data: st.DataObject, value: str
) -> None:
    file, text = named
    path = pick(data, text, file, str)
    new = set_value(text, path, value, file=file)
    if at(keys_of(text, file), path) == value:
        assert new == text
        return
    assert keys_of(new, file) == put(keys_of(text, file), path, value)
    assert not file.endswith(".md") or body_of(new) == body_of(text)
    begin, end = unchanged(text, new)
    first, last = lines_that_hold(text, file, path)
    assert begin >= first
    assert len(lines_of(text)) - end <= last


@given(files, st.data(), values)
def test_a_value_changed_and_changed_back_leaves_the_same_bytes(
    named: tuple[str, str], data: st.DataObject, value: str
) -> None:
    file, text = named
    path = pick(data, text, file, str)
    old = str(at(keys_of(text, file), path))
    assume(is_kept(text, file, path))
    new = set_value(text, path, value, file=file)
    assert set_value(new, path, old, file=file) == text


def is_kept(text: str, file: str, path: tuple[str | int, ...]) -> bool:
    """Whether a value is written in a way that only its text shows: no lines folded into one, no escapes that are not
    needed, no single quotes around what needs none, no spaces to line up a note."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    yaml_text = plain.split("---\n", 2)[1] if file.endswith(".md") else plain
    node = compose(yaml_text, Place(file), [], tags=True)
    column = 0
    for step in path:
        is_mapping = isinstance(node, yaml.MappingNode)
        column = (node.value[0][0] if is_mapping else node).start_mark.column
        node = next(v for k, v in node.value if k.value == step) if is_mapping else node.value[step]
    source = yaml_text[node.start_mark.index : node.end_mark.index].rstrip("\n")
    if is_read_by_mkdocs(file) and node.tag != TEXT:
        return False  # what was a number for MkDocs too, and became text, stays text
    if node.style == "'":
        return any(sign in node.value for sign in ":#") and not re.search(r"[:#](?! )", node.value)
    if node.style == "|":
        is_mixed = 0 < text.count("\r\n") < text.count("\n")
        return (
            not is_mixed
            and source.split("\n")[0] in ("|", "|-")
            and re.match(rf"[|]-?\n {{{column + 2}}}[^ ]", source) is not None
        )
    if node.style == '"':
        return re.search(r"\\[^\"\\n]|\n", source) is None
    return node.style != ">" and "\n" not in source
