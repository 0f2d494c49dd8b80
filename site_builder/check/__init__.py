"""What can only be found once every file has been read: one generator per rule. A rule's docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from site_builder.check.actions import check_states
from site_builder.check.addresses import (
    check_address_clashes,
    check_alias_queries,
    check_aliases,
    check_renamed,
    check_windows_names,
)
from site_builder.check.approvals import check_approvals, check_deciders
from site_builder.check.areas import check_closed_areas, check_follows, check_newest_version, check_version_areas
from site_builder.check.consistency import check_area_names, check_capitals, check_document_titles
from site_builder.check.dates import (
    check_area_dates,
    check_data_dates,
    check_kept_order,
    check_publication_hours,
    check_rhythm_order,
    check_update_dates,
    check_update_order,
    check_voice_order,
)
from site_builder.check.descriptions import check_link_words, check_pictures
from site_builder.check.documents import (
    check_document_ids,
    check_document_names,
    check_documents_without_date,
    check_sources,
)
from site_builder.check.files import check_host_settings, check_logo, check_public_files, check_unlinked_files
from site_builder.check.governance import check_reporting
from site_builder.check.links import check_anchors_and_links, check_files
from site_builder.check.loose_files import check_loose_files
from site_builder.check.measures import check_measures
from site_builder.check.moves import check_moves, check_revisions
from site_builder.check.names import (
    check_area_numbers,
    check_evidence,
    check_keeps,
    check_promise_ids,
    check_series,
    check_update_areas,
    check_voice_areas,
)
from site_builder.check.personal import check_personal
from site_builder.check.pre_election import check_elections
from site_builder.check.promises import check_doubled_dues, check_outcomes, check_two_ends
from site_builder.check.raters import check_rater_names
from site_builder.check.reach import check_reach
from site_builder.check.voices import check_recognisable, check_voice_states
from site_builder.check.withdrawn import check_rests_on_withdrawn
from site_builder.check.written import check_written
from site_builder.check.young_people.rules import check_young_texts
from site_builder.check.young_people.upkeep import (
    check_kinder,
    check_parts,
    check_promises,
    check_stale,
    check_teenagers,
    check_titles,
)
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Problem

Rule = Callable[[Edition], Iterator[Problem]]
ON_ANY_DAY: tuple[Rule, ...] = (
    check_area_numbers,
    check_update_areas,
    check_follows,
    check_closed_areas,
    check_version_areas,
    check_newest_version,
    check_files,
    check_loose_files,
    check_public_files,
    check_logo,
    check_unlinked_files,
    check_host_settings,
    check_address_clashes,
    check_windows_names,
    check_publication_hours,
    check_update_order,
    check_kept_order,
    check_rhythm_order,
    check_voice_areas,
    check_voice_order,
    check_voice_states,
    check_recognisable,
    check_personal,
    check_reporting,
    check_rater_names,
    check_doubled_dues,
    check_outcomes,
    check_moves,
    check_revisions,
    check_measures,
    check_states,
    check_parts,
    check_promises,
    check_titles,
    check_teenagers,
    check_kinder,
    check_young_texts,
    check_elections,
    check_reach,
    check_pictures,
    check_link_words,
)
"""What they find is the same today and at any later hour."""
TODAY: tuple[Rule, ...] = (check_area_dates, check_data_dates, check_stale, check_approvals, check_deciders)
"""What they find depends on the day, but not on what is public."""
IN_PUBLIC: tuple[Rule, ...] = (
    check_update_dates,
    check_written,
    check_promise_ids,
    check_keeps,
    check_two_ends,
    check_series,
    check_evidence,
    check_document_ids,
    check_document_names,
    check_documents_without_date,
    check_sources,
    check_rests_on_withdrawn,
    check_document_titles,
    check_area_names,
    check_capitals,
    check_anchors_and_links,
    check_aliases,
    check_alias_queries,
    check_renamed,
)
"""What they find depends on what is public at a given hour."""
OF_ABSENCE = frozenset({Code.LOOSE_FILE, Code.UNKNOWN_AREA, Code.UNKNOWN_ID, Code.UNKNOWN_UPDATE})
"""Findings that rest on something being absent: nobody can know that while a file cannot be read."""
MOST_HOURS = 50
"""At most this many future hours are checked one by one: each is a check of everything that is public."""
CHECKS = (*ON_ANY_DAY, *TODAY, *IN_PUBLIC)


def check(edition: Edition) -> list[Problem]:
    """Returns the findings of every rule, unsorted; those in a draft are warnings.

    An update that waits for its hour is finished work. It is checked as it will be at that hour, with everything that
    is public by then, so that whatever would stop the site at that hour is found today."""
    drafts = {update.place.file for update in edition.record.updates if update.draft}
    found = [*_findings(edition, (*ON_ANY_DAY, *TODAY)), *_in_public(edition, drafts)]
    kept = (problem for problem in found if not edition.record.unread or problem.code not in OF_ABSENCE)
    return [problem.softened() if problem.place.file in drafts else problem for problem in kept]


def _findings(edition: Edition, rules: Iterable[Rule]) -> Iterator[Problem]:
    return (problem for rule in rules for problem in rule(edition))


def _in_public(edition: Edition, drafts: set[str]) -> Iterator[Problem]:
    """Yields what is wrong now, and what will be wrong at each hour at which updates become public.

    In a file that is public earlier, only what that hour changes is found, and the finding names the hour."""
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
            elif problem.code != Code.FUTURE_DATE:  # found today already, with another message
                yield _from(problem, f"{moment:%Y-%m-%d %H:%M}", min(coming))


def _moments(edition: Edition) -> Iterator[tuple[datetime, datetime]]:
    """Yields the moments to check, each with the one before it: now, then the future hours in order.

    Hours after the first `MOST_HOURS` are checked together, at the last of them; each is checked separately once it is
    near enough."""
    hours = edition.hours_to_come
    moments = (edition.now, *hours[:MOST_HOURS], *hours[max(MOST_HOURS, len(hours) - 1) :])
    yield moments[0], moments[0]
    yield from ((moment, before) for before, moment in pairwise(moments))


def _from(problem: Problem, hour: str, file: str) -> Problem:
    return replace(problem, message=f"{problem.message} This will be so from {hour}, when {file} becomes public.")
