"""The record as pages: title, address, description and body, without the engine's frame."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.outputs import Page
from site_builder.model.site import Site
from site_builder.pages import accounts, plan, progress, references, statements, timeline, updates, young_people


def pages(site: Site) -> Iterator[Page]:
    """Every compiled page of the site."""
    for module in (progress, updates, plan, young_people, timeline, references, accounts, statements):
        yield from module.pages(site)
