"""The page of one update."""

from __future__ import annotations

from dataclasses import dataclass, field

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.updates import Update
from site_builder.views.age import Ago, ago, newest_entry
from site_builder.views.article import ArticleView, Happened, InSeries, article_view
from site_builder.views.documents import DocumentEntry
from site_builder.views.links import AreaNames, DatedLink, area_names, dated_link

MOST_AREAS = 10
"""The most areas that are shown beside an update; more are folded away."""


@dataclass(frozen=True)
class Facts:
    """What is shown beside an update's text."""

    areas: AreaNames = field(default_factory=AreaNames)
    folded_areas: int = 0
    """How many areas it names, if there are so many that they are folded away; else 0."""
    young_people: str = ""
    """The address of its page for young people, or ""."""
    series: InSeries | None = None
    sources: tuple[DocumentEntry, ...] = ()
    named: tuple[DocumentEntry, ...] = ()
    """Documents that it names but is not based on."""

    def __bool__(self) -> bool:
        return bool(self.areas or self.young_people or self.series or self.sources or self.named)


@dataclass(frozen=True)
class UpdateView:
    """What the page of an update prints."""

    title: str
    means: str
    """What it means for families, or ""."""
    lead: str
    """Its summary, unless its text begins with the same words; else ""."""
    is_draft: bool
    """Whether it is not public yet."""
    is_withdrawn: bool
    kind: str
    """The kind's word in the catalogue and in addresses."""
    date: When
    ago: Ago
    written: When | None
    happened: Happened | None
    article: ArticleView
    facts: Facts
    age: str
    """How old the record is, if it is old; else ""."""
    older: DatedLink | None
    newer: DatedLink | None


def update_view(edition: Edition, update: Update, newer: Update | None, older: Update | None) -> UpdateView:
    """The page of an update, between the next newer and the next older one."""
    gone = update.withdrawn is not None
    article = article_view(edition, update)
    return UpdateView(
        title=update.title,
        means="" if gone else update.means,
        lead="" if gone else _lead(update),
        is_draft=not edition.is_public(update),
        is_withdrawn=gone,
        kind=update.kind.value,
        date=update.date,
        ago=ago(edition, update.date),
        written=update.written,
        happened=article.happened,
        article=article,
        facts=Facts() if gone else _facts(edition, update, article),
        age=newest_entry(edition) if edition.age and edition.age.is_old else "",
        older=dated_link(older) if older else None,
        newer=dated_link(newer) if newer else None,
    )


def _lead(update: Update) -> str:
    summary = update.written_summary
    return "" if update.body.first_paragraph.startswith(summary.rstrip("…")) else summary


def _facts(edition: Edition, update: Update, article: ArticleView) -> Facts:
    areas = edition.record.areas_of(update)
    names = area_names(edition, areas)
    return Facts(
        areas=names,
        folded_areas=len(areas) if len(names.links) > MOST_AREAS else 0,
        young_people=edition.council.second_version.page_of(update.address) if update.young_people else "",
        series=article.series,
        sources=article.sources,
        named=article.named,
    )
