"""Netlify, Cloudflare Pages and GitHub Pages: files whose names begin with a sign. `_redirects` is there already."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.hosting.headers import EVERYWHERE, TYPES
from site_builder.hosting.publication import HSTS, MARK, Placed, Publication
from site_builder.record.hosting import FILES, Host

_TYPED = ("atom", "csv", "ics")
"""Endings whose type such hosts may not know."""


def for_netlify(publication: Publication) -> Iterator[Placed]:
    """`_headers`; of two that name the same header, that of the longer address is taken."""
    yield publication.at_root(Host.NETLIFY, FILES[Host.NETLIFY], _headers(publication, detaches=False))


def for_cloudflare(publication: Publication) -> Iterator[Placed]:
    """`_headers`; two that name the same header would both be sent, so the first is taken away by `!`
    (https://developers.cloudflare.com/pages/configuration/headers/)."""
    yield publication.at_root(Host.CLOUDFLARE, FILES[Host.CLOUDFLARE], _headers(publication, detaches=True))


def for_github(publication: Publication) -> Iterator[Placed]:
    """`.nojekyll`, without which files whose names begin with `_` are not shown. It can be told of no header."""
    yield publication.at_root(Host.GITHUB, FILES[Host.GITHUB], "")


def _headers(publication: Publication, *, detaches: bool) -> str:
    base = publication.base
    lines = [
        f"# {MARK}: the next build writes it anew.",
        f"# Once the whole host is served by HTTPS for good, say so to browsers: {HSTS}",
        f"{base}*",
        *(f"  {name}: {value}" for name, value in EVERYWHERE.items()),
    ]
    for path, headers in publication.apart.items():
        lines.append(f"{base}{path}{'*' if path.endswith('/') else ''}")
        lines += [f"  ! {name}" for name in headers if detaches]
        lines += [f"  {name}: {value}" for name, value in headers.items()]
    for path in publication.paths:
        ending = path.rpartition(".")[2]
        if ending in _TYPED:
            lines += [f"{base}{path}", *(["  ! Content-Type"] if detaches else []), f"  Content-Type: {TYPES[ending]}"]
    return "\n".join(lines) + "\n"
