"""Open data: what the pages show, as JSON and CSV, and a manifest of every published text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from site_builder.data import json_files, months, schemas, stratml, tables
from site_builder.data.described import described_json, described_table
from site_builder.data.left_out import table_as_published
from site_builder.data.manifest import manifest
from site_builder.edition import Edition
from site_builder.fingerprint import mark_of
from site_builder.outlined_edition import OutlinedEdition
from site_builder.record.data_files import DataFile
from site_builder.record.outputs import KnownOutput, Output, Page

FOLDER = "data/"


_TABLES = (
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
)


@dataclass(frozen=True)
class Made:
    """A data file, and what the page about them says of it."""

    output: Output | KnownOutput
    facts: DataFile


def files(edition: Edition, outlined: OutlinedEdition | None = None) -> Iterator[Made]:
    """Every data file of a public record but the manifest. `outlined` is the edition without the texts of updates, where
    somebody has it: of these files, most show no such text."""
    outlined = outlined or OutlinedEdition(edition)
    by_month = months.months_of(outlined)
    yield _made(months.JSON, *months.updates_json(edition, by_month))
    for make in (json_files.plan, json_files.history):
        yield _recalled(outlined, f"{make.__name__}.json", partial(_json, make))
    yield _made(months.CSV, *months.updates_csv(edition, by_month))
    has_responses = any(area.responses for area in edition.record.areas)
    for table in (*_TABLES, *([tables.responses] if has_responses else [])):
        yield _recalled(outlined, f"{table.__name__}.csv", partial(_csv, table))
    for output in outlined.recall("stratml", (), lambda one: tuple(stratml.outputs(one, FOLDER))):
        yield Made(output, DataFile(output.path.removeprefix(FOLDER), len(output.content), newest=None))


def _json(make: Callable[[Edition], bytes], name: str, edition: Edition) -> tuple[bytes, DataFile]:
    content = make(edition)
    return content, described_json(name, content, edition.today)


def _csv(make: Callable[[Edition], tables.Table], name: str, edition: Edition) -> tuple[bytes, DataFile]:
    table = table_as_published(make(edition), edition)
    return table.csv, described_table(name, table, edition.today)


def _made(name: str, content: bytes, facts: DataFile) -> Made:
    return Made(Output(f"{FOLDER}{name}", content), facts)


def _recalled(outlined: OutlinedEdition, name: str, make: Callable[[str, Edition], tuple[bytes, DataFile]]) -> Made:
    """A file that is not made again where nothing has changed but texts of updates."""
    new: list[Made] = []

    def made(edition: Edition) -> tuple[bytes, DataFile]:
        new.append(_made(name, *make(name, edition)))
        return mark_of(new[-1].output.content), new[-1].facts

    mark, facts = outlined.recall("data files", (name,), made)
    if new:
        return new[-1]
    return Made(KnownOutput(f"{FOLDER}{name}", mark, lambda: make(name, outlined.whole)[0]), facts)


def outputs(edition: Edition, pages: Iterable[Page], made: Iterable[Made]) -> Iterator[Output | KnownOutput]:
    """The data files that are made, their schemas, and the manifest, which names `pages`: all that are compiled."""
    files = tuple(made)
    yield from (one.output for one in files)
    yield from schemas.outputs(edition, (one.facts for one in files))
    yield Output(f"{FOLDER}manifest.json", manifest(edition, pages))
