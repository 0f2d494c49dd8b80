"""Open data: what the pages show, as JSON and CSV, and a manifest of every published text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.data import json_files, manifest, tables
from site_builder.record.outputs import Output, Page
from site_builder.record.record import Record


def outputs(record: Record, pages: Iterable[Page]) -> Iterator[Output]:
    """Every data file of a public record; `pages` are all compiled pages, which the manifest names."""
    yield Output("data/updates.json", json_files.updates(record))
    yield Output("data/plan.json", json_files.plan(record))
    yield Output("data/updates.csv", tables.updates(record))
    yield Output("data/ratings.csv", tables.ratings(record))
    yield Output("data/measures.csv", tables.measures(record))
    yield Output("data/actions.csv", tables.actions(record))
    yield Output("data/promises.csv", tables.promises(record))
    yield Output("data/documents.csv", tables.documents(record))
    yield Output("data/manifest.json", manifest.manifest(record, pages))
