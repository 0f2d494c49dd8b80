"""Services that make e-mails of a feed, and their rules, which are data in `services.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


class After(StrEnum):
    """What an entry must be dated after, to be sent."""

    NONE = "none"
    LAST_EMAIL = "last-email"
    NEWEST_SEEN = "newest-seen"


@dataclass(frozen=True)
class Service:
    """One service. Its rules are what it says in public; what it does not say is in `assumed`."""

    name: str
    kind: str
    """Which of its ways to read a feed this is."""
    same: tuple[tuple[str, ...], ...]
    """What of an entry is the same in one that it knows: any of these groups, all of its keys."""
    after: After
    minutes: int
    """How often it looks; 0 for once a day at `hour`."""
    hour: int
    says: str
    assumed: str
    source: str
    """The address of the page that says it."""
    read: date
    """The day on which that page was read."""
    years: int = 0
    """How old an entry may be; 0 for any age."""
    among: int = 0
    """It must not be older than so many of the newest entries; 0 for any place."""
    days: int = 0
    """How many days it may be older than the newest; 0 for any number."""


@cache
def services() -> tuple[Service, ...]:
    """All services, in the order of the file."""
    text = files(__package__).joinpath("services.yml").read_bytes()
    return tuple(_service(one) for one in yaml.load(text, yaml.CSafeLoader))


def _service(typed: Mapping[str, Any]) -> Service:
    reads = typed["reads"]
    if reads not in ("published", "none"):
        raise ValueError(f"{typed['name']} reads {reads}, of which nothing is known here")
    optional = typed.get
    return Service(
        name=typed["name"],
        kind=typed["kind"],
        same=tuple(tuple(group) for group in typed["same"]),
        after=After(typed["after"]),
        minutes=optional("minutes", 0),
        hour=optional("hour", 0),
        says=typed["says"],
        assumed=typed["assumed"],
        source=typed["source"],
        read=typed["read"],
        years=optional("years", 0),
        among=optional("among", 0),
        days=optional("days", 0),
    )
