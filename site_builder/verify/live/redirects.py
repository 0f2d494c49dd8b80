"""Addresses that lead on, and addresses that nobody has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from site_builder.problems import Problem, Severity, quoted
from site_builder.verify.links_as_typed import parts_of
from site_builder.verify.live.findings import WHERE, finding
from site_builder.verify.live.live_site import NOWHERE
from site_builder.verify.live.visit import Old, Visit

_SOON = timedelta(days=14)
_FOR_GOOD = (301, 308)
_NOT_FOUND = (404, 410)


def check_wrong_address(visit: Visit) -> Iterator[Problem]:
    """A wrong address is answered with 404, and with the site's own page for it."""
    site = visit.site
    answer = site.answers[f"{NOWHERE}index.html"]
    if answer.failure:
        yield finding(answer.address, f"{answer.address} {answer.failure}; a wrong address needs an answer, too.")
    elif answer.leads_to:
        yield finding(answer.address, f"A wrong address leads on to {quoted(answer.leads_to, 200)} ({answer.status}): search engines and readers are never told that it is wrong. Let the host answer 404 with 404.html; {WHERE}.")  # fmt: skip
    elif answer.status != 404:
        yield finding(answer.address, f"A wrong address is answered with {answer.status} in place of 404: search engines list it, and readers take it for a page. Let the host answer 404 with 404.html; {WHERE}.")  # fmt: skip
    elif site.answers.get("404.html", answer).address != answer.address:
        yield finding(answer.address, f"A wrong address shows a page of the host, not the site's own 404.html, which helps people on; {WHERE}.")  # fmt: skip


def check_slash(visit: Visit) -> Iterator[Problem]:
    """A page's address without its last slash shows the page, too."""
    for path, answer in visit.without_slash.items():
        target = visit.site.live(path)
        if answer.status == 200 or answer.target == target:
            continue
        yield finding(answer.address, f"Without the slash at its end this address is answered with {answer.status or 'nothing'} in place of leading to {target}; people type it so; {WHERE}.")  # fmt: skip


def check_plain(visit: Visit) -> Iterator[Problem]:
    """`http://` leads to `https://` on the same host, for good."""
    first, route = visit.first, visit.first.plain
    if not first.is_encrypted or route is None:
        return
    if len(route) == 1:
        yield finding(route[0], f"http:// does not lead to https://: whoever types the address without it reads without encryption. Let the host lead it to {visit.site.address.base} (301).")  # fmt: skip
        return
    target = parts_of(route[1])
    if target.scheme != "https":
        yield finding(route[0], f"http:// leads to {quoted(route[1], 200)}, which is not encrypted. Let it lead to {visit.site.address.base} at once.")  # fmt: skip
    elif target.hostname != parts_of(route[0]).hostname:
        yield finding(route[0], f"http:// leads to another host, {quoted(route[1], 200)}, which was not asked. Let it lead to https:// on the same host first.", Severity.WARNING)  # fmt: skip


def check_old(visit: Visit) -> Iterator[Problem]:
    """An old address leads on for good, to the page that is there now, so that search engines take it over."""
    for old in visit.old:
        yield from _of_old(visit, old)


def _of_old(visit: Visit, old: Old) -> Iterator[Problem]:
    answer, here = old.answer, old.answer.address
    target = answer.target
    if target and not visit.site.address.has(target):
        yield finding(here, f"This address leads to another host, {quoted(target, 200)}, which was not asked.", Severity.WARNING)  # fmt: skip
    elif target and old.target and target != old.target:
        yield finding(here, f"This old address leads to {quoted(target, 200)} in place of {old.target}; {WHERE}.")
    elif target and answer.status not in _FOR_GOOD:
        yield finding(here, f"This old address leads on for now only ({answer.status}), so search engines keep the old one. Let the host answer 301; {WHERE}.", Severity.WARNING)  # fmt: skip
    elif answer.status == 200 and old.target and not old.has_query:
        yield finding(here, f"This old address is a page that leads on, not a redirect (301): readers get there, search engines and feeds more slowly; {WHERE}.", Severity.NOTE)  # fmt: skip
    elif old.target and not target:
        severity = Severity.WARNING if old.has_query else Severity.ERROR
        rest = "Some hosts cannot lead on what has a '?'" if old.has_query else "Let the host answer 301"
        yield finding(here, f"This old address is answered with {answer.status or 'nothing'} in place of leading to {old.target}. {rest}; {WHERE}.", severity)  # fmt: skip


def check_unanswered(visit: Visit) -> Iterator[Problem]:
    """Every file answers: with itself, or with 404, of which the links to it tell."""
    for path, answer in sorted(visit.site.answers.items()):
        is_told = path == f"{NOWHERE}index.html" or answer.leads_to or answer.status in (200, *_NOT_FOUND)
        if answer.failure and not is_told:
            yield finding(answer.address, f"This address {answer.failure}.")
        elif not is_told:
            yield finding(answer.address, f"This address is answered with {answer.status} in place of the file; look at the host's log and at the rights of the file.")  # fmt: skip


def check_certificate(visit: Visit) -> Iterator[Problem]:
    """The certificate holds for two weeks more: those that renew themselves do so long before."""
    ends = visit.certificate_ends
    if ends and ends - visit.now < _SOON:
        day = f"{ends.day} {ends:%B %Y}"
        yield finding(visit.site.address.base, f"The host's certificate ends on {day}; after that browsers refuse the site. Renew it.", Severity.WARNING)  # fmt: skip
