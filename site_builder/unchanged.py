"""Whether anything has changed since a site was built last: where nothing has, it need not be built again."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from zoneinfo import ZoneInfo

from site_builder.inventory import tree
from site_builder.memory import Store
from site_builder.problems import Problem
from site_builder.record.folders import FOLDERS, PUBLISHED

_KIND = "last"
_PLUGINS = {"progress", "search"}
PLAIN_EXTENSIONS = frozenset(
    [
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "meta",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
        "pymdownx.details",
        "pymdownx.superfences",
        "pymdownx.tabbed",
        "pymdownx.tasklist",
    ]
)
"""Extensions that read nothing but the page that they are given."""


@dataclass(frozen=True)
class Last:
    """What is known of the last build of a site."""

    problems: tuple[Problem, ...]
    """Its findings, none of them an error."""
    said: tuple[str, ...]
    """What it said besides."""
    made: tuple[int, int, int]
    """How many pages, updates and feeds it made."""
    site_dir: str
    site: bytes
    """The fingerprint of that folder."""
    with_search: bool
    moment: datetime
    until: datetime | None
    """When the next update that waits for its hour becomes public."""
    zone: str
    """The council's time zone, in which its day begins."""

    def holds_at(self, now: datetime) -> bool:
        """Whether a build at a moment would find and make the same: on the same day, with the same updates public."""
        zone = ZoneInfo(self.zone)
        is_same_day = now.astimezone(zone).date() == self.moment.astimezone(zone).date()
        return is_same_day and self.moment <= now and (self.until is None or now < self.until)

    def has_its_site(self) -> bool:
        """Whether the site is still that which was built, byte for byte."""
        return self.site != b"" and tree(Path(self.site_dir)) == self.site


def last(memory: Store, inputs: bytes | None, now: datetime) -> Last | None:
    """What a build of the same inputs left, if it would find the same now; else None."""
    found = memory.known(_KIND, (inputs,)) if inputs else None
    return found if isinstance(found, Last) and found.holds_at(now) else None


def note(memory: Store, inputs: bytes | None, last: Last) -> None:
    """Keeps what a build left for the next one."""
    if inputs:
        memory.note(_KIND, (inputs,), last)


def inputs_of(config_file: Path) -> bytes | None:
    """The fingerprint of all files that a site is made from; None where it may be made from others, too: with a plugin, a
    hook, an extension or templates that are not ours, or where something cannot be read."""
    config_file = config_file.resolve()
    try:
        raw = config_file.read_bytes()
    except OSError:
        return None
    made = blake2b(raw, digest_size=16)
    for name in (*FOLDERS, PUBLISHED):
        folder = config_file.parent / name
        if os.path.lexists(folder):
            found = tree(folder)
            if not found:
                return None
            made.update(name.encode() + found)
    return made.digest()


def is_known_whole(config_file: Path) -> bool:
    """Whether a site is made from its configuration and the folders of content alone, as far as the former says."""
    try:
        return _is_whole(config_file.read_bytes())
    except OSError:
        return False


@lru_cache(maxsize=1)
def _is_whole(raw: bytes) -> bool:
    import yaml

    try:
        settings = yaml.safe_load(raw)
        plugins = [name for one in settings["plugins"] for name in ([one] if isinstance(one, str) else one)]
        extensions = [
            name
            for one in settings.get("markdown_extensions") or []
            for name in ([one] if isinstance(one, str) else one)
        ]
        theme = settings.get("theme") or {}
        is_plain = not {"INHERIT", "hooks"} & {*settings} and not (isinstance(theme, dict) and "custom_dir" in theme)
    except (ValueError, KeyError, TypeError, AttributeError, yaml.YAMLError):  # an !ENV among others
        return False
    return is_plain and {*plugins} <= _PLUGINS and {*extensions} <= PLAIN_EXTENSIONS
