"""A site as it is on the web: asked for as its readers, their programs and search engines do, at its address alone."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from site_builder.problems import Problem, quoted
from site_builder.verify import problems_of
from site_builder.verify.links_as_typed import parts_of
from site_builder.verify.live import comparison, headers, redirects, search
from site_builder.verify.live.address import Address, read_address
from site_builder.verify.live.client import Asker
from site_builder.verify.live.findings import finding
from site_builder.verify.live.live_site import LiveSite
from site_builder.verify.live.observatory import Grade, grade
from site_builder.verify.live.visit import Visit, first_answer, visit
from site_builder.verify.published_folder import PublishedFolder

CHECKS: tuple[Callable[[Visit], Iterator[Problem]], ...] = (
    *(
        headers.check_headers,
        headers.check_kept,
        headers.check_types,
        headers.check_cookies,
        headers.check_compressed,
        headers.check_first,
    ),
    *(
        redirects.check_wrong_address,
        redirects.check_slash,
        redirects.check_plain,
        redirects.check_old,
        redirects.check_unanswered,
    ),
    *(
        redirects.check_certificate,
        comparison.check_place,
        comparison.check_same,
        search.check_policies,
        search.check_search,
    ),
)


@dataclass(frozen=True)
class Inspection:
    """What was found out about a live site."""

    base: str
    problems: list[Problem]
    """Sorted by address."""
    site: LiveSite | None = None
    """None where it could not be asked, as the grade is."""
    is_compared: bool = False
    """Whether the folder is of the same address, and was compared."""
    grade: Grade | None = None


def look_at(
    typed: str, folder: Path | None, now: datetime, say: Callable[[str], None], *, is_given: bool = False
) -> Inspection:
    """Asks a live site, compares it with the folder that it was built into if there is one, and says what is wrong; `say`
    is told how far it is.

    UnusableError for what is not the address of a site that progress built, and for a network that does not get there."""
    address = read_address(typed)
    built = PublishedFolder(folder) if folder else None
    if built and not is_given and built.home != address.base:  # the site of another address
        built = None
    asker = Asker(address)
    if stopped := _before(address, asker):
        return Inspection(address.base, [stopped])
    site = LiveSite(address, asker, comparison.served(built) if built else frozenset(), say)
    visited = visit(site, asker, now, built, is_given=is_given)
    found = {replace(one, place=replace(one.place, file=site.live(one.place.file))) for one in problems_of(site)}
    found |= {problem for check in CHECKS for problem in check(visited)}
    return Inspection(address.base, sorted(found), site, built is not None, grade(visited.first))


def _before(address: Address, asker: Asker) -> Problem | None:
    """What prevents that more is asked: a certificate that nobody should trust, or an address that leads elsewhere."""
    answer = first_answer(address, asker)
    if answer.failure:
        return finding(address.base, f"This site {answer.failure}. Browsers refuse it, so nothing more was asked.")
    if not answer.leads_to:
        return None
    target = answer.target
    if address.below(target) is not None:
        return None
    is_same_host = parts_of(target).hostname == parts_of(address.base).hostname
    where = "which was not asked" if is_same_host else "on another host, which was not asked"
    return finding(address.base, f"This address leads on to {quoted(target, 200)}, {where}. Name that one: progress verify --url {shlex.quote(target)}")  # fmt: skip
