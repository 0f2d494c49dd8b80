"""The facts of the site as a whole: whom its second version is for, and who answers for the plan besides the council."""

from __future__ import annotations

from site_builder.record.council import Council
from site_builder.record.facts.said import Facts, listed
from site_builder.record.second_version import SecondVersion

SECOND_VERSION = "site/second-version"
"""The name of the second version among the facts."""
PARTNERS = "site/partners"
"""The name of the partners among the facts."""


def is_of_second_version(key: str) -> bool:
    """Whether a fact of an update, an area, a page or an entry is one of the second version, by its key."""
    return key == "teenagers" or key.removeprefix("closed_").startswith("young_people")


def say_site(facts: Facts, council: Council) -> None:
    """What differs from a site of one council with a version for children and young people."""
    second = council.second_version
    if second != SecondVersion():
        values = {
            "address": f"/{second.home}" if second.is_on else "",
            "aliases": listed(alias.typed for alias in second.aliases),
            "for": second.readers if second.is_on else "",
            "rules": second.rules.value if second.is_on else "",
            "off": not second.is_on,
        }
        facts.say(SECOND_VERSION, values, second.place, {**second.places, "address": second.place_of("path")})
    if council.partners:
        names = listed(partner.name for partner in council.partners)
        facts.say(PARTNERS, {"name": names}, council.place_of("partners"))
