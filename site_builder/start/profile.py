"""What a site can be for, and the words that a site of that kind begins with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


class Profile(StrEnum):
    """What the plan is about, which decides the words, the sections and the second audience of a new site."""

    CHILDREN = "children"
    SEND = "send"
    RECOMMENDATIONS = "recommendations"


@dataclass(frozen=True)
class Beginning:
    """What a site of one kind begins with, from `profiles/<name>.yml` and, for all of them, `profiles/common.yml`."""

    introduction: str
    """Markdown."""
    area: str
    """The text of each area, Markdown."""
    sections: list[str]
    """The headings that fit that text, once there is more of it."""
    keys: list[str]
    """The keys of an area that nearly every one needs."""
    settings: dict[str, str]
    """Settings below `progress` that are switched on: YAML, key included."""
    files: dict[str, str]
    """Other files, by their paths."""
    readme: str
    """With `$council` and `$plan` to be filled in."""
    gitignore: str


@cache
def beginning_of(profile: Profile) -> Beginning:
    """What a site of this kind begins with: its own words where it has some, those of all kinds otherwise."""
    common, own = _read("common"), _read(profile)
    return Beginning(**{**common, **own, "files": common["files"] | own["files"]})


def _read(name: str) -> dict[str, Any]:
    text = files("site_builder.start").joinpath("profiles", f"{name}.yml").read_text("utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read
