"""What is live beside what was built."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from site_builder.problems import Problem, Severity, listed, quoted
from site_builder.record.hosting import FILES
from site_builder.verify.live.findings import finding
from site_builder.verify.live.visit import Visit
from site_builder.verify.published import MANIFEST, PublishedSite

_OF_HOSTS = {*FILES.values(), "_redirects", "redirects.nginx.conf"}
_NAMED = 5
"""Pages that one finding names."""


def served(built: PublishedSite) -> frozenset[str]:
    """The files of a folder that a host shows: not the settings that it reads, nor the copies that it sends in place of
    others."""
    paths = built.paths
    return frozenset(
        path
        for path in paths
        if path not in _OF_HOSTS
        and not (path.endswith(".gz") and path.removesuffix(".gz") in paths)
        and not any(part.startswith(".") for part in path.split("/") if part != ".well-known")
    )


def check_place(visit: Visit) -> Iterator[Problem]:
    """The site was built for the address at which it is."""
    home, base = visit.site.home, visit.site.address.base
    if home != base:
        words = f"This site was built for {home}: its feeds, calendars and shared links lead there. If it is meant to be here, write site_url: {base} in mkdocs.yml and build it again."
        yield finding(base, words, Severity.WARNING)


def check_same(visit: Visit) -> Iterator[Problem]:
    """Each file is, byte for byte, the one that was built."""
    site, built = visit.site, visit.built
    if not built:
        return
    severity = Severity.ERROR if visit.is_given else Severity.WARNING
    if sha256(built.read(MANIFEST)).hexdigest() != site.marks.get(MANIFEST):
        words = f"What is live is not the build in the folder: {_difference(site, built)}. Publish the folder whole, or name the one that was published."
        yield finding(site.live(MANIFEST), words, severity)
        return
    other = [path for path in sorted(served(built)) if _is_other(visit, path)]
    if other:
        names = listed([quoted(path, 100) for path in other[:_NAMED]], "and")
        more = f", and {len(other) - _NAMED} more" if len(other) > _NAMED else ""
        words = f"{len(other)} {'file is' if len(other) == 1 else 'files are'} live with other bytes than in the folder, or not at all: {names}{more}. Publish the folder whole, and let nothing on the way change files."
        yield finding(site.live(other[0]), words, severity)


def _is_other(visit: Visit, path: str) -> bool:
    if path in visit.site.moved:  # an old address, whose page the host does not need
        return False
    return visit.site.marks.get(path) != (visit.built and sha256(visit.built.read(path)).hexdigest())


def _difference(live: PublishedSite, built: PublishedSite) -> str:
    """How the two differ, as words within a sentence."""
    there, here = _pages(live), _pages(built)
    changed = [one for one in here if one in there and here[one] != there[one]]
    lists = {"changed": changed, "only live": there.keys() - here, "only in the folder": here.keys() - there}
    counts = {how: len(found) for how, found in lists.items() if found}
    if not counts:
        return "its pages are the same, and their facts are not"
    said = [f"{number} pages are {how}" if number != 1 else f"1 page is {how}" for how, number in counts.items()]
    first = sorted(one for found in lists.values() for one in found)[:_NAMED]
    return f"{listed(said, 'and')} (such as {listed(first, 'and')})"


def _pages(site: PublishedSite) -> dict[str, str]:
    return {str(page.get("address")): json.dumps(page, sort_keys=True) for page in site.entries("pages")}
