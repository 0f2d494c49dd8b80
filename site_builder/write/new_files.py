"""The text of a new file: an update or a page with keys, or a file of `docs/data/`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from site_builder.problems import Place
from site_builder.write.bodies import body_of
from site_builder.write.refusal import refusal
from site_builder.write.scalars import checked
from site_builder.write.tree import Tree
from site_builder.write.values import Value, held, item, lines_of, shape_of


def new_page(keys: Mapping[str, Value], body: str, *, file: str, order: Sequence[str] = ()) -> str:
    """A Markdown file: its keys, first those in `order`, in that order, then the others; an empty line; its text.

    Values that are "" are written as `key: ""`: leave out a key that the file should not have."""
    place = Place(file)
    first = [key for key in order if key in keys]
    sorted_keys = {key: keys[key] for key in (*first, *(key for key in keys if key not in first))}
    values = held(sorted_keys, place)
    assert isinstance(values, Mapping)
    lines = "".join(f"{line}\n" for line in lines_of(values, 0))
    words = checked(body, place).strip("\n")
    text = f"---\n{lines}---\n" + (f"\n{words}\n" if words else "")
    return _read_back(text, values or "", file, words)


def new_list(items: Sequence[Value], *, file: str) -> str:
    """A file that is one list; an empty one has no text."""
    values = held(items, Place(file))
    text = "".join(f"{line}\n" for value in values for line in item(value, 0))
    return _read_back(text, values or "", file)


def new_mapping(keys: Mapping[str, Value], *, file: str) -> str:
    """A file that is keys and their values, such as `governance.yml`."""
    values = held(keys, Place(file))
    assert isinstance(values, Mapping)
    return _read_back("".join(f"{line}\n" for line in lines_of(values, 0)), values or "", file)


def _read_back(text: str, value: Value, file: str, body: str = "") -> str:
    tree = Tree(text, file)
    if tree.shape != shape_of(value) or tree.findings or (body and body_of(text).strip("\n") != body):
        raise refusal(Place(file), "These values cannot be written so that they are read back as they are.")
    return text
