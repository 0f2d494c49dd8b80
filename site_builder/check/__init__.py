"""What can only be seen when all files are read: one rule, one generator. A rule's docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from site_builder.check.addresses import check_address_clashes, check_aliases, check_renamed, check_windows_names
from site_builder.check.consistency import check_area_names, check_capitals, check_document_titles
from site_builder.check.dates import (
    check_area_dates,
    check_data_dates,
    check_kept_order,
    check_publication_hours,
    check_rhythm_order,
    check_update_dates,
    check_update_order,
)
from site_builder.check.documents import check_document_ids, check_document_names, check_sources
from site_builder.check.files import check_logo, check_public_files, check_unlinked_files
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
from site_builder.check.withdrawn import check_rests_on_withdrawn
from site_builder.check.written import check_written
from site_builder.check.young_people import check_kinder, check_parts, check_stale, check_titles, check_young_texts
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Problem

Rule = Callable[[Edition], Iterator[Problem]]
ON_ANY_DAY: tuple[Rule, ...] = (
    check_area_numbers,
    check_update_areas,
    check_files,
    check_loose_files,
    check_public_files,
    check_logo,
    check_unlinked_files,
    check_address_clashes,
    check_windows_names,
    check_publication_hours,
    check_update_order,
    check_kept_order,
    check_rhythm_order,
    check_doubled_dues,
    check_parts,
    check_titles,
    check_kinder,
    check_young_texts,
)
"""What they find is the same today and at any later hour."""
TODAY: tuple[Rule, ...] = (check_area_dates, check_data_dates, check_stale)
"""What they find goes by the day, but not by what is public."""
IN_PUBLIC: tuple[Rule, ...] = (
    check_update_dates,
    check_written,
    check_promise_ids,
    check_keeps,
    check_series,
    check_evidence,
    check_document_ids,
    check_document_names,
    check_sources,
    check_rests_on_withdrawn,
    check_document_titles,
    check_area_names,
    check_capitals,
    check_anchors_and_links,
    check_aliases,
    check_renamed,
)
"""What they find goes by what is public at an hour."""
OF_ABSENCE = frozenset({Code.LOOSE_FILE, Code.UNKNOWN_AREA, Code.UNKNOWN_ID, Code.UNKNOWN_UPDATE})
"""What is found because no file says otherwise: it is not known as long as a file cannot be read."""
MOST_HOURS = 50
"""So many hours to come are looked at one by one: all of what is public is checked at each."""
CHECKS = (*ON_ANY_DAY, *TODAY, *IN_PUBLIC)


def check(edition: Edition) -> list[Problem]:
    """All findings of all rules, in no order; those inside a draft are warnings.

    An update that waits for its hour is finished work. It is checked as it will be then, with all that is public by
    then, so that what would stop the site at that hour is found today."""
    drafts = {update.place.file for update in edition.record.updates if update.draft}
    found = [*_findings(edition, (*ON_ANY_DAY, *TODAY)), *_in_public(edition, drafts)]
    kept = (problem for problem in found if not edition.record.unread or problem.code not in OF_ABSENCE)
    return [problem.softened() if problem.place.file in drafts else problem for problem in kept]


def _findings(edition: Edition, rules: Iterable[Rule]) -> Iterator[Problem]:
    return (problem for rule in rules for problem in rule(edition))


def _in_public(edition: Edition, drafts: set[str]) -> Iterator[Problem]:
    """What is wrong now, and what will be wrong at each hour at which updates become public.

    Of a file that is public before, only what that hour brings is found, and the finding names the hour."""
    seen: set[Problem] = set()
    for moment, before in _moments(edition):
        then = edition.at(moment)
        left_out = {update.place.file for update in then.waiting} | (drafts if moment != edition.now else set())
        coming = {one.place.file for one in edition.waiting if one.publish_at and before < one.publish_at <= moment}
        for problem in _findings(then, IN_PUBLIC):
            if problem.place.file in left_out or problem in seen:
                continue
            seen.add(problem)
            if problem.place.file in coming or moment == edition.now:
                yield problem
            elif problem.code != Code.FUTURE_DATE:  # which is found today, in other words
                yield _from(problem, f"{moment:%Y-%m-%d %H:%M}", min(coming))


def _moments(edition: Edition) -> Iterator[tuple[datetime, datetime]]:
    """The moments that are looked at, each with the one before: now, and the hours to come; of very many hours those
    after `MOST_HOURS` in one with the last, and each by itself once it comes near."""
    hours = edition.hours_to_come
    moments = (edition.now, *hours[:MOST_HOURS], *hours[max(MOST_HOURS, len(hours) - 1) :])
    yield moments[0], moments[0]
    yield from ((moment, before) for before, moment in pairwise(moments))


def _from(problem: Problem, hour: str, file: str) -> Problem:
    return replace(problem, message=f"{problem.message} It will be so from {hour}, when {file} becomes public.")
