"""A record without any text of the second version: of such a site nothing can show one, because it has none."""

from __future__ import annotations

from dataclasses import replace

from site_builder.record.hand_pages import HandPage
from site_builder.record.plan import Area
from site_builder.record.promises import Promise
from site_builder.record.prose import Prose
from site_builder.record.record import Record
from site_builder.record.updates import Update


def without_second_version(record: Record) -> Record:
    """The record as if nobody had written any of these texts, nor said who checked them."""
    introduction = record.introduction
    return replace(
        record,
        introduction=_page(introduction) if introduction else None,
        updates=tuple(map(_update, record.updates)),
        areas=tuple(map(_area, record.areas)),
        terms=tuple(replace(term, young_people="") for term in record.terms),
        voices=tuple(replace(voice, young_people=None) for voice in record.voices),
    )


def _page(page: HandPage) -> HandPage:
    return replace(page, young_people=Prose(), teenagers=Prose())


def _update(update: Update) -> Update:
    promises = tuple(map(_promise, update.promises))
    return replace(update, young_people=Prose(), teenagers=Prose(), promises=promises)


def _promise(promise: Promise) -> Promise:
    outcome = replace(promise.outcome, young_people="") if promise.outcome else None
    return replace(promise, young_people="", outcome=outcome)


def _area(area: Area) -> Area:
    return replace(
        area,
        young_people_title="",
        young_people=(),
        teenagers=Prose(),
        young_people_group=None,
        young_people_reviewed=None,
        young_people_checked=None,
        ratings=tuple(replace(rating, young_people="") for rating in area.ratings),
        closed=replace(area.closed, young_people="") if area.closed else None,
    )
