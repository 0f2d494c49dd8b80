"""Search as a browser would run it: its files answer, and the policy lets it."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.hosting.headers import SEARCHING
from site_builder.hosting.policy import SEARCHING_FILES
from site_builder.problems import Problem
from site_builder.verify.live.findings import WHERE, finding
from site_builder.verify.live.policies import allows, policies_inside, sent_policies
from site_builder.verify.live.search_index import ENTRY, index_files
from site_builder.verify.live.visit import Visit

_NEEDED = {
    "script-src": ("'self'", "its own scripts"),
    "style-src": ("'self'", "its own styles"),
    "img-src": ("'self'", "its own pictures"),
    "connect-src": ("'self'", "reading its own search index"),
}
_PROGRAM = "'wasm-unsafe-eval'"
_SEARCH = SEARCHING_FILES[0]


def check_policies(visit: Visit) -> Iterator[Problem]:
    """No policy forbids a page what it needs: all that are sent and stand in the page hold together."""
    site, told_of = visit.site, set[tuple[str, str]]()
    for path in site.page_paths:
        sent = site.answers[path].all("Content-Security-Policy")
        if not sent or (key := (", ".join(sent), "search" if path in SEARCHING_FILES else "")) in told_of:
            continue
        told_of.add(key)
        for directive, (keyword, what) in _NEEDED.items():
            if not all(allows(policy, directive, keyword, site.address.origin) for policy in sent_policies(sent)):
                yield finding(site.live(path), f"The Content-Security-Policy that the host sends forbids the page {what} ({directive}); {WHERE}.")  # fmt: skip


def check_search(visit: Visit) -> Iterator[Problem]:
    """The search page may run its program, and every file of its index is there."""
    site = visit.site
    if ENTRY not in site.paths or _SEARCH not in site.paths:
        return
    sent = site.answers[_SEARCH].all("Content-Security-Policy")
    inside = policies_inside(site.read(_SEARCH).decode("utf-8", "replace"))
    if not all(allows(policy, "script-src", _PROGRAM, site.address.origin) for policy in sent_policies(sent)):
        expected = next(iter(SEARCHING.values()))
        yield finding(site.live(_SEARCH), f'Search does not work: the Content-Security-Policy that the host sends with this page has no {_PROGRAM}. Let it send "{expected}" with /search/ alone; {WHERE}.')  # fmt: skip
    elif not all(allows(policy, "script-src", _PROGRAM, site.address.origin) for policy in inside):
        yield finding(site.live(_SEARCH), f"Search does not work: the policy in the page has no {_PROGRAM}; build the site again, and publish it whole.")  # fmt: skip
    absent = sorted(path for path in set(index_files(site)) if path not in site.paths)
    if absent:
        others = (
            f" and {len(absent) - 1} other files of the search index are"
            if len(absent) > 1
            else ", a file of the search index, is"
        )
        yield finding(site.live(absent[0]), f"{absent[0]}{others} not there, so searches fail; publish the whole folder, every kind of file in it. IIS, for one, sends only kinds that it knows: {WHERE}.")  # fmt: skip
