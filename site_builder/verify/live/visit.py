"""All that is asked of a live site besides its files: as it is met by somebody who types it wrongly, or follows an old link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from site_builder.problems import UnusableError
from site_builder.verify.live.address import Address, read_address
from site_builder.verify.live.client import Answer, Asker
from site_builder.verify.live.live_site import LiveSite
from site_builder.verify.live.observatory import FirstPage
from site_builder.verify.published_folder import PublishedFolder

_OTHER_SITE = "https://other-site.example"
_FEW = 10
"""Old addresses of each sort that are asked: the same rule leads all of them on."""
_REDIRECTS = "_redirects"


@dataclass(frozen=True)
class Old:
    """An old address, or any that leads on."""

    answer: Answer
    target: str = ""
    """Where it is to lead; "" where nothing says so."""
    has_query: bool = False


@dataclass(frozen=True)
class Visit:
    """What a site answered."""

    site: LiveSite
    first: FirstPage
    now: datetime
    without_slash: dict[str, Answer] = field(default_factory=dict)
    """Answers to a page's address without its last slash, by the path of its file."""
    old: tuple[Old, ...] = ()
    certificate_ends: datetime | None = None
    built: PublishedFolder | None = None
    """The folder that the site should be."""
    is_given: bool = False
    """Whether somebody named that folder, so that it must be the same."""


def visit(site: LiveSite, asker: Asker, now: datetime, built: PublishedFolder | None, *, is_given: bool) -> Visit:
    """Asks for what is not a file, and returns all answers. `is_given`: somebody named the folder of `built`."""
    address = site.address
    page = next((path for path in site.page_paths if path.endswith("/index.html")), "")
    slashless = {page: asker.ask(site.live(page).rstrip("/"))} if page else {}
    as_the_scanner = {"Access-Control-Request-Method": "GET", "Origin": _OTHER_SITE}
    shared = asker.ask(address.base, "OPTIONS", **as_the_scanner)
    first = FirstPage(
        site.answers["index.html"],
        site.read("index.html").decode("utf-8", "replace") if "index.html" in site.paths else "",
        _from_plain(address),
        None if shared.failure else shared,
    )
    return Visit(site, first, now, slashless, _old(site, asker, built), asker.certificate_ends, built, is_given)


def _old(site: LiveSite, asker: Asker, built: PublishedFolder | None) -> tuple[Old, ...]:
    """Some of the old addresses that the built folder lists, and whatever else of the site led on."""
    wanted = list(_listed(built)) if built else []
    plain, asking = ([one for one in wanted if bool(one[1]) is has_query][:_FEW] for has_query in (False, True))
    origin = site.address.origin
    found = [
        Old(asker.ask(f"{origin}{path}{f'?{query}' if query else ''}"), f"{origin}{target}", bool(query))
        for path, query, target in (*plain, *asking)
    ]
    told = {old.answer.address for old in found}
    others = (site.answers[path] for path in site.moved)
    return (*found, *[Old(answer) for answer in others if answer.address not in told])


def _listed(built: PublishedFolder) -> Iterator[tuple[str, str, str]]:
    """Path, query and target of each old address in the file that `hosting/` writes for some hosts, if it is there."""
    if _REDIRECTS not in built.paths:
        return
    for line in built.read(_REDIRECTS).decode("utf-8", "replace").splitlines():
        parts = line.split()
        if len(parts) > 2:
            path, *query, target, _ = parts
            yield path, "&".join(query), target


def first_answer(address: Address, asker: Asker) -> Answer:
    """The answer at a site's address. UnusableError where the network itself does not get there."""
    answer = asker.ask(address.base)
    if answer.failure and not answer.is_distrusted:
        raise UnusableError(
            f"{address.base} {answer.failure}. Look whether this address is right, and whether a browser on this computer opens it."
        )
    return answer


def _from_plain(address: Address) -> tuple[str, ...] | None:
    """The addresses through which `http://` leads, that one first, as far as they are of the same host."""
    start = address.base if address.scheme == "http" else address.plain
    if not start:
        return None
    route, url = [start], start
    for _ in range(3):
        if not url.startswith("http:"):
            break
        plain = read_address(start)
        if not plain.has(url):
            break
        answer = Asker(plain).ask(url)
        if answer.failure:
            return None if len(route) == 1 else tuple(route)
        if not answer.leads_to:
            break
        url = answer.target
        route.append(url)
    return tuple(route)
