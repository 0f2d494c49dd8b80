"""The page about open data: what each file holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_builder.edition import Edition
from site_builder.pages.render import compose, empty_page
from site_builder.record.data_files import DataFile
from site_builder.record.outputs import Page
from site_builder.views.data_files import data_view


def pages(edition: Edition, files: Sequence[DataFile]) -> Iterator[Page]:
    """The one page."""
    page = replace(
        empty_page(edition, "data", site=edition.site_name),
        schema="Dataset",
        files=tuple(f"data/{file.name}" for file in files),
    )
    yield compose(page, "data.html", data_view(edition, page.title, files), edition)
