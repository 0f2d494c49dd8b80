"""Values, lists and mappings as YAML, in the style that this project's guides show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from site_builder.problems import Place
from site_builder.write.scalars import WIDTH, checked, new_scalar
from site_builder.write.tree import Shape

Value: TypeAlias = str | Sequence["Value"] | Mapping[str, "Value"]
"""What a key may contain. Numbers, dates and `true` are text too, as their author would type them."""
STEP = 2
"""Spaces by which nested values are indented."""


def held(value: Value, place: Place) -> Value:
    """The same value, with each text in it checked. RefusedError for what no file may contain."""
    if isinstance(value, str):
        return checked(value, place)
    if isinstance(value, Mapping):
        return {checked(key, place): held(inner, place) for key, inner in value.items()}
    return [held(item, place) for item in value]


def shape_of(value: Value) -> Shape:
    """The value as the reader reads it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return ("keys", *((key, shape_of(inner)) for key, inner in value.items()))
    return ("list", *map(shape_of, value))


def in_flow(value: Value) -> str:
    """On one line, in brackets or braces if it is a list or mapping."""
    if isinstance(value, str):
        return new_scalar(value, in_flow=True, indent=0)
    if isinstance(value, Mapping):
        return "{" + ", ".join(flow_entry(key, inner) for key, inner in value.items()) + "}"
    return "[" + ", ".join(map(in_flow, value)) + "]"


def flow_entry(key: str, value: Value) -> str:
    """A key and its value, as in braces."""
    return f"{new_scalar(key, in_flow=True, indent=0)}: {in_flow(value)}"


def entry(key: str, value: Value, indent: int) -> list[str]:
    """The lines of a key and its value. The first is not indented; the others are, by `indent` and more."""
    return _after(f"{new_scalar(key, in_flow=True, indent=0)}:", value, indent)


def item(value: Value, indent: int, gap: int = 1) -> list[str]:
    """The lines of an item of a list whose dashes are indented by `indent`; the first line begins with the dash."""
    inner = indent + 1 + gap
    dash = "-" + " " * gap
    if isinstance(value, Mapping) and value:
        first, *rest = lines_of(value, inner)
        return [dash + first, *rest]
    if isinstance(value, str):
        return (dash + new_scalar(value, in_flow=False, indent=inner)).split("\n")
    return [dash + in_flow(value)]


def lines_of(mapping: Mapping[str, Value], indent: int) -> list[str]:
    """The lines of several keys, the first not indented."""
    lines = [line for key, value in mapping.items() for line in _indented(entry(key, value, indent), indent)]
    return [lines[0][indent:], *lines[1:]] if lines else []


def _indented(lines: list[str], indent: int) -> Iterator[str]:
    first, *rest = lines
    yield from (" " * indent + first, *rest)


def _after(key: str, value: Value, indent: int) -> list[str]:
    if isinstance(value, str):
        return f"{key} {new_scalar(value, in_flow=False, indent=indent + STEP)}".split("\n")
    short = in_flow(value)
    if not value or (_is_flat(value) and len(short) <= WIDTH):
        return [f"{key} {short}"]
    if isinstance(value, Mapping):
        return [key, *_indented(lines_of(value, indent + STEP), indent + STEP)]
    return [key, *(line for each in value for line in _indented(item(each, indent + STEP), indent + STEP))]


def _is_flat(value: Value) -> bool:
    """Whether a list or mapping contains only short texts."""
    inner = value.values() if isinstance(value, Mapping) else value
    return all(isinstance(each, str) and "\n" not in each for each in inner)
