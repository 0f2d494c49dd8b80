"""What can only be seen when all files are read: one rule, one generator. A rule's docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_builder.check.addresses import check_address_clashes, check_aliases
from site_builder.check.consistency import check_area_names, check_capitals, check_document_titles
from site_builder.check.dates import check_area_dates, check_update_dates
from site_builder.check.documents import check_document_ids, check_document_names, check_sources
from site_builder.check.links import check_anchors_and_links, check_files
from site_builder.check.loose_files import check_loose_files
from site_builder.check.names import (
    check_area_numbers,
    check_evidence,
    check_keeps,
    check_promise_ids,
    check_series,
    check_update_areas,
)
from site_builder.check.promises import check_doubled_dues
from site_builder.check.written import check_written
from site_builder.check.young_people import check_kinder, check_parts, check_stale, check_titles, check_young_texts
from site_builder.model.site import Site
from site_builder.problems import Problem

CHECKS: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    check_update_dates,
    check_area_dates,
    check_written,
    check_area_numbers,
    check_update_areas,
    check_promise_ids,
    check_keeps,
    check_doubled_dues,
    check_series,
    check_evidence,
    check_document_ids,
    check_document_names,
    check_sources,
    check_document_titles,
    check_area_names,
    check_capitals,
    check_anchors_and_links,
    check_files,
    check_loose_files,
    check_aliases,
    check_address_clashes,
    check_stale,
    check_parts,
    check_titles,
    check_kinder,
    check_young_texts,
)


def check(site: Site) -> list[Problem]:
    """All findings of all rules, in no order; those inside an update that is not public are warnings."""
    hidden = {update.place.file for update in site.hidden}
    found = (problem for rule in CHECKS for problem in rule(site))
    return [problem.softened() if problem.place.file in hidden else problem for problem in found]
