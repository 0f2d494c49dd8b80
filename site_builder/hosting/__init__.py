"""What a site needs of its host: settings for each kind of host, made from one table (`headers.py`)."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.hosting import apache, azure, iis, nginx, s3, security_txt, underscore
from site_builder.hosting.publication import Placed, Publication
from site_builder.record.hosting import Host
from site_builder.record.outputs import Output

_WRITERS = {
    Host.NGINX: nginx.files,
    Host.APACHE: apache.files,
    Host.IIS: iis.files,
    Host.AZURE: azure.files,
    Host.NETLIFY: underscore.for_netlify,
    Host.CLOUDFLARE: underscore.for_cloudflare,
    Host.GITHUB: underscore.for_github,
    Host.S3: s3.files,
}
"""GitLab Pages can be told nothing, but that a page has a compressed copy beside it."""


def within(publication: Publication) -> Iterator[Output]:
    """The files that a host finds in the site itself, but for compressed copies; none without `hosting`."""
    yield from (placed.output for placed in _all(publication) if placed.is_in_site)


def beside(publication: Publication) -> list[Output]:
    """The files that somebody puts where the host looks for them; their paths are below the folder `deploy/`."""
    return [placed.output for placed in _all(publication) if not placed.is_in_site]


def _all(publication: Publication) -> Iterator[Placed]:
    for host in publication.hosts:
        if host in _WRITERS:
            yield from _WRITERS[host](publication)
    yield from security_txt.files(publication)
