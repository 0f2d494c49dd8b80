"""The record as pages: title, address, description and body, without the engine's frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from site_builder.edition import Edition
from site_builder.pages import (
    changes,
    data_files,
    documents,
    glossary,
    governance,
    plan,
    progress,
    promises,
    slow,
    statements,
    summary,
    timeline,
    updates,
    you_said,
    young_people,
)
from site_builder.record.data_files import DataFile
from site_builder.record.outputs import Page


def pages(edition: Edition, files: Sequence[DataFile] = ()) -> Iterator[Page]:
    """Every compiled page of the site; `files` are those of open data, which one page describes."""
    modules = (
        progress,
        updates,
        plan,
        young_people,
        timeline,
        documents,
        glossary,
        governance,
        promises,
        you_said,
        slow,
        changes,
        summary,
        statements,
    )
    of_the_record = (page for module in modules for page in module.pages(edition))
    yield from _distinct(chain(of_the_record, data_files.pages(edition, files)), edition)


def _distinct(found: Iterable[Page], edition: Edition) -> Iterator[Page]:
    """The same pages, each with a title of its own (WCAG 2.2, 2.4.2): a later page with the same title gets a number."""
    times = Counter(page.title for page in edition.record.pages)
    for page in found:
        times[page.title] += 1
        number = times[page.title]
        same_again = edition.messages.plain("titles.same_again", title=page.title, number=number)
        yield page if number == 1 else replace(page, title=same_again)
