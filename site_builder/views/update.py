"""The page of one update."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.updates import Update
from site_builder.views.age import newest_entry
from site_builder.views.article import ArticleView, Happened, Origin, article_view, origin
from site_builder.views.links import MOST_AREAS, AreaNames, DatedLink, area_names, dated_link


@dataclass(frozen=True)
class UpdateView:
    """What the page of an update prints."""

    title: str
    is_draft: bool
    """Whether it is not public yet."""
    is_withdrawn: bool
    kind: str
    """The kind's word in the catalogue and in addresses."""
    date: When
    written: When | None
    origin: Origin
    happened: Happened | None
    young_people: str
    """The address of its page for young people, or ""."""
    areas: AreaNames
    folded_areas: int
    """How many areas it names, if there are so many that they are folded away; else 0."""
    article: ArticleView
    age: str
    """How old the record is, if it is old; else ""."""
    older: DatedLink | None
    newer: DatedLink | None


def update_view(edition: Edition, update: Update, newer: Update | None, older: Update | None) -> UpdateView:
    """The page of an update, between the next newer and the next older one."""
    gone = update.withdrawn is not None
    areas = [] if gone else edition.record.areas_of(update)
    article = article_view(edition, update)
    return UpdateView(
        title=update.title,
        is_draft=not update.is_public(edition.now),
        is_withdrawn=gone,
        kind=update.kind.value,
        date=update.date,
        written=update.written,
        origin=Origin() if gone else origin(edition, update),
        happened=article.happened,
        young_people=f"young-people/{update.address}" if update.young_people and not gone else "",
        areas=area_names(edition, areas),
        folded_areas=len(areas) if MOST_AREAS < len(areas) < len(edition.record.areas) else 0,
        article=article,
        age=newest_entry(edition) if edition.age and edition.age.is_old else "",
        older=dated_link(older) if older else None,
        newer=dated_link(newer) if newer else None,
    )
