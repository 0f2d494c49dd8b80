"""Open data: what the pages show, as JSON and CSV, and a manifest of every published text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.data import json_files, manifest, tables
from site_builder.edition import Edition
from site_builder.record.outputs import Output, Page


def outputs(edition: Edition, pages: Iterable[Page]) -> Iterator[Output]:
    """Every data file of a public record; `pages` are all compiled pages, which the manifest names."""
    yield Output("data/updates.json", json_files.updates(edition))
    yield Output("data/plan.json", json_files.plan(edition))
    yield Output("data/updates.csv", tables.updates(edition))
    yield Output("data/ratings.csv", tables.ratings(edition))
    yield Output("data/measures.csv", tables.measures(edition))
    yield Output("data/actions.csv", tables.actions(edition))
    yield Output("data/promises.csv", tables.promises(edition))
    yield Output("data/documents.csv", tables.documents(edition))
    yield Output("data/manifest.json", manifest.manifest(edition, pages))
