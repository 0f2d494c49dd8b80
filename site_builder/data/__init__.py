"""Open data: what the pages show, as JSON and CSV, and a manifest of every published text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.data import json_files, manifest, tables
from site_builder.model.outputs import Output, Page
from site_builder.model.site import Site


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """Every data file of a public record; `pages` are all compiled pages, which the manifest names."""
    yield Output("data/updates.json", json_files.updates(site))
    yield Output("data/plan.json", json_files.plan(site))
    yield Output("data/updates.csv", tables.updates(site))
    yield Output("data/ratings.csv", tables.ratings(site))
    yield Output("data/measures.csv", tables.measures(site))
    yield Output("data/actions.csv", tables.actions(site))
    yield Output("data/promises.csv", tables.promises(site))
    yield Output("data/documents.csv", tables.documents(site))
    yield Output("data/manifest.json", manifest.manifest(site, pages))
