"""Pages and updates are those that the manifest names, with the words that it has the hashes of, and no others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from typing import Any

from site_builder.problems import Problem, Severity, quoted
from site_builder.record.addresses import RESERVED
from site_builder.record.facts.site import SECOND_VERSION
from site_builder.record.second_version import PATH
from site_builder.verify.findings import AGAIN, finding
from site_builder.verify.published import MANIFEST, PublishedSite

_UPDATES = "data/updates.json"


def check_pages(site: PublishedSite) -> Iterator[Problem]:
    """Each page that the manifest names is there, with its title and its words.

    The words of a page that was written by hand are those of its Markdown, which its HTML does not show."""
    second = _second_version(site)
    for entry in site.entries("pages"):
        address, title = str(entry.get("address", "")).removeprefix("/"), str(entry.get("title", ""))
        path = site.file_of(address)
        if not path.endswith((".html", ".htm")):
            yield finding(
                MANIFEST, f"The page {quoted(f'/{address}')} is named here, and is not {site.there}; {AGAIN}."
            )
            continue
        page = site.page(path)
        if title not in unescape(page.title):
            yield finding(
                path,
                f"This page is called {quoted(page.title.strip())}, and was published as {quoted(title)}; {AGAIN}.",
            )
        if _is_compiled(address, second) and _hash(page.words) != entry.get("sha256"):
            yield finding(
                path,
                f"The words of this page are not those that were published: it was changed by hand, or is of another build; {AGAIN}.",
            )


def check_updates(site: PublishedSite) -> Iterator[Problem]:
    """Each update that the manifest names has its page, and its words are the same in the open data."""
    data = _json(site, _UPDATES)
    updates = data.get("updates") if isinstance(data, dict) else None
    known = {
        str(one.get("name")): one for one in (updates if isinstance(updates, list) else ()) if isinstance(one, dict)
    }
    for entry in site.entries("updates"):
        name, address = str(entry.get("name")), str(entry.get("address", "")).removeprefix("/")
        if not site.file_of(address):
            yield finding(
                MANIFEST, f"The update {quoted(name)} is named here, and its page is not {site.there}; {AGAIN}."
            )
        if name not in known:
            yield finding(_UPDATES, f"The update {quoted(name)} is absent here, and the manifest names it; {AGAIN}.")
        elif "title" in entry and _hash(f"{known[name].get('title')}\n{known[name].get('text')}") != entry.get(
            "sha256"
        ):
            yield finding(
                _UPDATES, f"The words of the update {quoted(name)} are not those that were published; {AGAIN}."
            )


def check_strangers(site: PublishedSite) -> Iterator[Problem]:
    """No page is there that the manifest does not name, but those that lead on from old addresses."""
    named = {site.file_of(str(entry.get("address", "")).removeprefix("/")) for entry in site.entries("pages")}
    for path in site.page_paths:
        if path not in named and not site.page(path).leads_on and path.endswith(("index.html", "404.html")):
            words = "This page is not of this build: it is left from an older one, or somebody put it here; delete it from the host, unless you know it."
            yield finding(path, words, severity=Severity.WARNING)


def check_drafts(site: PublishedSite) -> Iterator[Problem]:
    """No page is marked as a draft, and none is a page of a preview."""
    for path in site.page_paths:
        page = site.page(path)
        for line in page.drafts:
            yield finding(
                path,
                "This page shows a draft, which is not public; take it down, and publish what 'progress build' made.",
                line=line,
            )
        if not page.has_policy:
            yield finding(
                path,
                "This page is one of a preview, or was not made by progress: it does not say what it may load; publish what 'progress build' made.",
            )


def _is_compiled(address: str, second: str) -> bool:
    """Whether the builder made a page of the record: only such have these addresses, and those of the second version."""
    return not address or address.split("/")[0] in RESERVED | {second}


def _second_version(site: PublishedSite) -> str:
    """The first part of the addresses of the second version; "" if the site has none."""
    things = site.manifest.get("facts")
    said = things.get(SECOND_VERSION) if isinstance(things, dict) else None
    return str(said.get("address", "")).strip("/") if isinstance(said, dict) else PATH


def _json(site: PublishedSite, path: str) -> Any:
    try:
        return json.loads(site.read(path)) if path in site.paths else None
    except (ValueError, RecursionError):
        return None


def _hash(words: str) -> str:
    return sha256(words.encode()).hexdigest()
