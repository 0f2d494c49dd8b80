"""One value as YAML: in its old style if possible, else in the plainest that reads back the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import yaml

from site_builder.codes import Code
from site_builder.invisible import FORBIDDEN, named, turning_sign
from site_builder.problems import Place, Problem
from site_builder.write.refusal import RefusedError
from site_builder.yaml_nodes import compose

WIDTH = 100
"""Characters of a line of a folded block, at least, and of a list or mapping in brackets, at most."""
TEXT = "tag:yaml.org,2002:str"
"""What YAML calls a value that is text."""
_NOWHERE = Place("")


def checked(value: str, place: Place) -> str:
    """A value with Unix line ends. RefusedError if it contains what no file may contain."""
    value = value.replace("\r\n", "\n")
    if sign := FORBIDDEN.search(value) or re.search("[\ud800-\udfff]", value):
        message = (
            f"The new text contains a control character (U+{ord(sign.group()):04X}); delete it and type the text again."
        )
        raise RefusedError(Problem(place, Code.CONTROL_CHARACTER, message))
    if turning := turning_sign(value):
        message = f"The new text contains an invisible character, {named(turning)}, which reverses the text after it; delete it."
        raise RefusedError(Problem(place, Code.INVISIBLE_SIGN, message))
    return value


@lru_cache(maxsize=4096)
def is_plain(value: str, *, in_flow: bool, for_all: bool = False) -> bool:
    """Whether a value needs no quotes: asks the reader itself, inside brackets or on a line of its own.

    `for_all` asks whether it is text for other readers too, for which `no` and `2025` without quotes are not text."""
    text = f"[{value}, x]" if in_flow else f"- {value}\n- x"
    return "\n" not in value and _reads_as(text, value, "", (TEXT,) if for_all else ())


def _reads_as(text: str, value: str, style: str, tags: tuple[str, ...] = ()) -> bool:
    """Whether the first of two items is read as this value, without any finding."""
    found: list[Problem] = []
    root = compose(text, _NOWHERE, found)
    if found or not isinstance(root, yaml.SequenceNode) or len(root.value) != 2:
        return False
    node = root.value[0]
    is_it = isinstance(node, yaml.ScalarNode) and node.value == value and (node.style or "") == style
    return is_it and (not tags or node.tag in tags)


def single_quoted(value: str) -> str:
    """In single quotes; for a value of one line."""
    return "'" + value.replace("'", "''") + "'"


def double_quoted(value: str) -> str:
    """In double quotes, which can hold any value; characters on a keyboard stay as they are."""
    return '"' + escaped(value) + '"'


def escaped(value: str) -> str:
    """The source of a value between double quotes."""
    text = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return text.replace("\ufeff", "\\uFEFF")  # in the middle of a file YAML treats it as a mistake


def literal(value: str, indent: int, after_sign: str = "") -> str:
    """As a block below `|`, indented by `indent` spaces; `after_sign` is a comment on the line of the sign."""
    content = value.rstrip("\n")
    lines = [" " * indent + line if line else "" for line in content.split("\n")] if content else []
    begins_with_space = content.lstrip("\n").startswith(" ")
    sign = f"|{indent if begins_with_space else ''}{_chomping(value)}{after_sign}"
    return "\n".join([sign, *lines]) + "\n" * (len(value) - len(content) - 1)


def folded(value: str, indent: int, width: int, after_sign: str) -> str:
    """As a block below `>`, its lines at most `width` characters long where words allow it."""
    content = value.rstrip("\n")
    lines = "\n".join(line for text in content.split("\n") for line in (*_wrapped(text, width - indent), "")).rstrip(
        "\n"
    )
    indented = "\n".join(" " * indent + line if line else "" for line in lines.split("\n"))
    return f">{_chomping(value)}{after_sign}\n{indented}" + "\n" * (len(value) - len(content) - 1)


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a paragraph, broken only at single spaces: a fold is read as one space."""
    line = ""
    for word in re.split(r"(?<=\S) (?=\S)", text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _chomping(value: str) -> str:
    """The sign that says how many line ends a block's value ends with: none, one, or all of them."""
    return "-" if not value.endswith("\n") else "" if not value.endswith("\n\n") and value != "\n" else "+"


def new_scalar(value: str, *, in_flow: bool, indent: int) -> str:
    """A new value: plain if possible, lines of text as a block, else in double quotes."""
    if value and is_plain(value, in_flow=in_flow):
        return value
    if "\n" in value.strip("\n") and not in_flow and _reads_as(f"- {literal(value, 2)}\n- x", value, "|"):
        return literal(value, indent)
    return double_quoted(value)
