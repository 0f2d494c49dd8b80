"""Open data: what the pages show, as JSON and CSV, and a manifest of every published text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_builder.data import json_files, schemas, stratml, tables
from site_builder.data.described import described_json, described_table
from site_builder.data.left_out import table_as_published
from site_builder.data.manifest import manifest
from site_builder.edition import Edition
from site_builder.record.data_files import DataFile
from site_builder.record.outputs import Output, Page

FOLDER = "data/"


@dataclass(frozen=True)
class Made:
    """A data file, and what the page about them says of it."""

    output: Output
    facts: DataFile


def files(edition: Edition) -> Iterator[Made]:
    """Every data file of a public record but the manifest."""
    for make in (json_files.updates, json_files.plan, json_files.history):
        content, file = make(edition), f"{make.__name__}.json"
        yield Made(Output(f"{FOLDER}{file}", content), described_json(file, content, edition.today))
    for table in (
        tables.updates,
        tables.areas,
        tables.ratings,
        tables.measures,
        tables.comparators,
        tables.actions,
        tables.promises,
        tables.voice,
        tables.documents,
        tables.quotes,
        tables.diary,
        *([tables.responses] if any(area.responses for area in edition.record.areas) else []),
    ):
        made, file = table_as_published(table(edition), edition), f"{table.__name__}.csv"
        yield Made(Output(f"{FOLDER}{file}", made.csv), described_table(file, made, edition.today))
    for output in stratml.outputs(edition, FOLDER):
        yield Made(output, DataFile(output.path.removeprefix(FOLDER), len(output.content), newest=None))


def outputs(edition: Edition, pages: Iterable[Page], made: Iterable[Made]) -> Iterator[Output]:
    """The data files that are made, their schemas, and the manifest, which names `pages`: all that are compiled."""
    files = tuple(made)
    yield from (one.output for one in files)
    yield from schemas.outputs(edition, (one.facts for one in files))
    yield Output(f"{FOLDER}manifest.json", manifest(edition, pages))
