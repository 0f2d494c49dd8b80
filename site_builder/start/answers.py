"""What somebody answers who begins a site, and what is wrong with an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from site_builder.invisible import FORBIDDEN, invisible_signs
from site_builder.problems import Place, quoted
from site_builder.record.setting_keys import HOST
from site_builder.record.updates import TITLE_LENGTH
from site_builder.record.web_addresses import home_of, is_home
from site_builder.start.profile import Profile

NOT_KNOWN_YET = "https://example.org/progress/"
"""Stands for an address that nobody knows yet (RFC 2606 reserves its host): the check asks for the real one."""
EXAMPLE = "https://www.example.org/progress/"
MOST_AREAS = 999
_NUMBERED = re.compile(r"(?:(?:area|priority|recommendation)\s+)?[0-9]{1,3}\s*[.):]\s+(?=\S)", re.IGNORECASE)
"""How an area begins that was typed, or copied from the plan, with its number."""
_RESERVED = (".example", ".test", ".invalid", ".localhost")
"""How hosts end that can never be real (RFC 6761)."""


class Systems(StrEnum):
    """What runs a council's pipelines."""

    GITHUB = "github"
    GITLAB = "gitlab"
    AZURE = "azure"


@dataclass(frozen=True)
class Answers:
    """The four answers and what options add, without spaces around them."""

    council: str
    plan: str
    areas: tuple[str, ...]
    """The names of the plan's areas, in its order; at least one."""
    address: str
    partners: tuple[str, ...] = ()
    """Who answers for the plan together with the council."""
    profile: Profile = Profile.CHILDREN
    pipelines: tuple[Systems, ...] = ()

    @property
    def host(self) -> str:
        """The host by which feeds know their entries for ever; "" while the address is not one that will stay."""
        host = (urlsplit(self.address).hostname or "").lower()
        is_real = "." in host and not re.fullmatch(r"[0-9.]+", host) and not host.endswith(_RESERVED)
        return host if is_real and host != urlsplit(NOT_KNOWN_YET).hostname and re.fullmatch(HOST, host) else ""

    @property
    def flaws(self) -> list[tuple[str, str]]:
        """Which question has a wrong answer, and what is wrong with it, in a sentence; all of it at once."""
        names = [("council", self.council), ("plan", self.plan), *(("area", area) for area in self.areas)]
        names += (("partner", partner) for partner in self.partners)
        found = [(asked, flaw) for asked, typed in names for flaw in flaws_of_name(typed)]
        found += (("area", flaw) for flaw in flaws_of_areas(self.areas))
        found += (("partner", flaw) for flaw in flaws_of_partners(self.council, self.partners))
        return [*found, *(("address", flaw) for flaw in flaws_of_address(self.address))]


def flaws_of_name(typed: str) -> Iterator[str]:
    """What is wrong with the name of a council, a plan, an area or a partner, as sentences; nothing if it can be used."""
    if not typed.strip():
        yield "The name is empty; write one."
    elif FORBIDDEN.search(typed) or "\n" in typed or _is_broken(typed):
        yield f"{quoted(typed)} has a line break or a control character; write the name on one line."
    elif len(typed) > TITLE_LENGTH:
        yield f"{quoted(typed)} has {len(typed)} characters; shorten it to at most {TITLE_LENGTH}."
    else:
        yield from (found.message for found in invisible_signs(typed, Place("")))


def flaws_of_areas(areas: Sequence[str]) -> Iterator[str]:
    """What is wrong with the list of areas as a whole, as sentences."""
    if not areas:
        yield "There is none; name at least one."
    if len(areas) > MOST_AREAS:
        yield f"There are {len(areas)}; name at most {MOST_AREAS}."
    for area in areas:
        if number := _NUMBERED.match(area):
            name = area[number.end() :]
            yield f"{quoted(area)} begins with a number, which the site writes itself; leave it out: {quoted(name)}."
    yield from _twice(areas)


def flaws_of_partners(council: str, partners: Sequence[str]) -> Iterator[str]:
    """What is wrong with the list of partners beside the council, as sentences."""
    yield from _twice([council, *partners])


def _twice(names: Sequence[str]) -> Iterator[str]:
    """A sentence for each name that was named before, whatever its capitals and spaces."""
    seen: set[str] = set()
    for name in names:
        same = " ".join(name.split()).casefold()
        if same and same in seen:
            yield f"{quoted(name)} is named twice; name each once."
        seen.add(same)


def flaws_of_address(typed: str) -> Iterator[str]:
    """What is wrong with the address of the site, as a sentence that says what to write; nothing if it can be used."""
    if not typed:
        yield f"There is none; write {NOT_KNOWN_YET} while nobody knows it."
    elif not is_home(typed):
        nearly = typed if ":" in typed else f"https://{typed.strip('/')}/"
        meant = home_of(nearly) if "." in typed else ""
        advice = f"do you mean {meant}?" if meant else f"write it in full, such as {EXAMPLE}."
        yield f"{quoted(typed)} is not the address of a site; {advice}"


def _is_broken(typed: str) -> bool:
    """Whether a text holds bytes that could not be read as text (PEP 383)."""
    return any("\ud800" <= sign <= "\udfff" for sign in typed)
