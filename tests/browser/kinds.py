"""Every kind of page that a site has, with addresses of the made-up council that show all of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

SLUG = r"[\w.-]+"


@dataclass(frozen=True)
class Kind:
    """`pattern` matches the addresses of all pages of the kind; `addresses` are those that the tests look at."""

    pattern: str
    addresses: tuple[str, ...]


KINDS = {
    "progress": Kind("", ("",)),
    "updates": Kind("updates/", ("updates/", "updates/?filter=board")),
    "a year": Kind(r"updates/\d{4}/", ("updates/2025/",)),
    "an update": Kind(
        rf"updates/\d{{4}}-{SLUG}/", ("updates/2025-07-10-everything-at-once/", "updates/2025-08-01-taken-back/")
    ),
    "updates of a kind": Kind(r"updates/[a-z-]+/", ("updates/inspection/",)),
    "plan": Kind("plan/", ("plan/",)),
    "plan to print": Kind("plan/print/", ("plan/print/",)),
    "an area": Kind(rf"plan/\d\d-{SLUG}/", ("plan/01-llais-plant/", "plan/07-lonely-area/", "plan/06-ferries/")),
    "young people": Kind("young-people/", ("young-people/",)),
    "an area for young people": Kind(rf"young-people/\d\d-{SLUG}/", ("young-people/01-llais-plant/",)),
    "an update for young people": Kind(
        rf"young-people/updates/{SLUG}/", ("young-people/updates/2025-07-10-everything-at-once/",)
    ),
    "young people's book": Kind("young-people/print/", ("young-people/print/",)),
    "promises for young people": Kind("young-people/promises/", ("young-people/promises/",)),
    "around the young people's pages": Kind("young-people/(?:updates|words|about)/", ("young-people/about/",)),
    "teenagers": Kind("young-people/teens/", ("young-people/teens/",)),
    "an area for teenagers": Kind(
        rf"young-people/teens/\d\d-{SLUG}/",
        ("young-people/teens/01-llais-plant/", "young-people/teens/02-dom-i-szkola/"),
    ),
    "an update for teenagers": Kind(
        rf"young-people/teens/updates/{SLUG}/", ("young-people/teens/updates/2025-07-10-everything-at-once/",)
    ),
    "promises for teenagers": Kind("young-people/teens/promises/", ("young-people/teens/promises/",)),
    "timeline": Kind("timeline/", ("timeline/",)),
    "documents": Kind("documents/", ("documents/",)),
    "glossary": Kind("glossary/", ("glossary/",)),
    "governance": Kind("governance/", ("governance/",)),
    "promises": Kind("promises/", ("promises/",)),
    "a promise": Kind(rf"promises/{SLUG}/", ("promises/slipway/", "promises/summer-fair/")),
    "what people said": Kind("you-said/", ("you-said/",)),
    "what people said, for young people": Kind("young-people/you-said/", ("young-people/you-said/",)),
    "what people said, for teenagers": Kind("young-people/teens/you-said/", ("young-people/teens/you-said/",)),
    "changes": Kind("changes/", ("changes/",)),
    "slow": Kind("slow/", ("slow/",)),
    "subscribe": Kind("subscribe/", ("subscribe/",)),
    "summary": Kind("summary/", ("summary/",)),
    "data": Kind("data/", ("data/",)),
    "accessibility": Kind("accessibility/", ("accessibility/",)),
    "privacy": Kind("privacy/", ("privacy/",)),
    "search": Kind("search/", ("search/", "search/?q=warm")),
    "page not found": Kind(r"404\.html", ("an/address/that/is/missing/",)),
    "hand-written": Kind("about/|guide/how-we-work/|everything/|the-rope/", ("about/", "everything/")),
}

ADDRESSES = [address for kind in KINDS.values() for address in kind.addresses]


def kind_of(address: str) -> str | None:
    """The kind of a page of the made-up council; None for a page of a kind that no test looks at."""
    return next((name for name, kind in KINDS.items() if re.fullmatch(kind.pattern, address)), None)
