"""What looks personal and is meant to be public, with who said so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from site_builder.problems import Place
from site_builder.record.dates import When

FILE = "allowed_personal.yml"
"""The name of its file in `words/`."""


@dataclass(frozen=True)
class Allowed:
    """One thing that is meant as it stands wherever it stands.

    It is written in plain words, not as a hash. What is allowed is public on the site itself, so a hash would hide nothing:
    that of a telephone number is undone in a second. And whoever reviews the list must see what was allowed."""

    value: str
    by: str
    """Who said so: a role."""
    date: When
    why: str
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its values was typed, by its key."""
