"""One kind of object of a JSON file, and what its keys can be, in the words of JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from site_builder.record.forms import Thing

Schema = Mapping[str, object]

_DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


def text(about: str) -> Schema:
    """A text, "" if there is none."""
    return {"type": "string", "description": about}


def date(about: str) -> Schema:
    """A day, a month, a year or an interval, as it was typed; null if there is none."""
    return {"type": ["string", "null"], "pattern": f"^{_DATE}(/{_DATE})?$", "description": about}


def address(about: str) -> Schema:
    """A whole web address, "" if there is none."""
    return {"type": "string", "pattern": "^$|^[Hh][Tt][Tt][Pp][Ss]?://", "description": about}


def yes_or_no(about: str) -> Schema:
    """True, false, or null if nobody says."""
    return {"type": ["boolean", "null"], "description": about}


def number(about: str) -> Schema:
    """A number, or null if there is none."""
    return {"type": ["number", "null"], "description": about}


def whole(about: str) -> Schema:
    """A whole number, or null if there is none."""
    return {"type": ["integer", "null"], "description": about}


def word(words: type[StrEnum], about: str) -> Schema:
    """A word of a closed set."""
    return {"enum": [one.value for one in words], "description": about}


def one(shape: str, about: str) -> Schema:
    """An object of another shape, or null if there is none."""
    return {"anyOf": [{"$ref": f"#/$defs/{shape}"}, {"type": "null"}], "description": about}


def either(shapes: tuple[str, ...], about: str) -> Schema:
    """An object of one of several shapes, or null if there is none."""
    return {"anyOf": [*({"$ref": f"#/$defs/{shape}"} for shape in shapes), {"type": "null"}], "description": about}


def many(of: str | Schema, about: str) -> Schema:
    """A list of objects of a shape, or of single values."""
    return {
        "type": "array",
        "items": {"$ref": f"#/$defs/{of}"} if isinstance(of, str) else of,
        "description": about,
    }


NAME: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer"}


@dataclass(frozen=True)
class Shape:
    """One kind of object."""

    name: str
    thing: Thing | None = None
    """What authors type for it; None if it is worked out whole."""
    own: Mapping[str, Schema] = field(default_factory=dict)
    """Keys that the builder works out, or says otherwise than they are typed."""
    left_out: frozenset[str] = frozenset()
    """Keys that authors type and the file does not have."""
