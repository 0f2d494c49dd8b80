"""Azure Static Web Apps: `staticwebapp.config.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from site_builder.hosting.headers import EVERYWHERE, NOT_FOUND, TYPES
from site_builder.hosting.publication import Placed, Publication
from site_builder.record.hosting import FILES, Host

LARGEST = 20_000
"""Bytes that the file may have
(https://learn.microsoft.com/azure/static-web-apps/configuration); old addresses that no longer fit have their pages."""


def files(publication: Publication) -> Iterator[Placed]:
    """`staticwebapp.config.json`. The first route that fits an address is taken; none can tell what follows a `?`."""
    base = publication.base
    routes: list[dict[str, object]] = [
        {"route": f"{base}{path}{'*' if path.endswith('/') else ''}", "headers": headers}
        for path, headers in publication.apart.items()
    ]
    whole: dict[str, object] = {
        "globalHeaders": dict(EVERYWHERE),
        "mimeTypes": {f".{ending}": kind for ending, kind in TYPES.items()},
        "responseOverrides": {"404": {"rewrite": f"{base}{NOT_FOUND}", "statusCode": 404}},
        "routes": routes,
    }
    for lead in publication.leads:
        if lead.query:
            continue
        for path in lead.spellings:
            route: dict[str, object] = {"route": f"{base}{path}", "redirect": lead.target, "statusCode": 301}
            if len(_text({**whole, "routes": [*routes, route]})) <= LARGEST:
                routes.append(route)
    yield publication.at_root(Host.AZURE, FILES[Host.AZURE], _text(whole))


def _text(whole: dict[str, object]) -> str:
    return json.dumps(whole, indent=1, ensure_ascii=True) + "\n"
