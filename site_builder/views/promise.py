"""The page of one promise: what became of it, and its story: when it was made, moved, kept or ended, and by what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from site_builder.edition import Edition
from site_builder.record.dates import Span, When, day_of, span_of
from site_builder.record.named_documents import NamedDocument, listed
from site_builder.record.promise_stories import Step, StoryStep, story
from site_builder.record.promises import Standing
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.views.documents import DocumentEntry, DocumentLine, document_entries, optional_document_line
from site_builder.views.links import DatedLink, dated_link
from site_builder.views.promises import PromiseLine, in_short, promise_line

LONGEST_HEADING = 120
"""The most characters of a promise in a heading; a longer one is shown in full below it."""


@dataclass(frozen=True)
class StoryLine:
    """One step of the story."""

    anchor: str
    date: When
    words: str
    """The key of its words in the catalogue."""
    update: DatedLink | None = None
    happened: Span | None = None
    """When that took place which shows it to be kept, if the update says so."""
    was: Span | None = None
    """By when it was due before it was moved, or the date that had passed."""
    was_words: str = ""
    now: Span | None = None
    now_words: str = ""
    why: str = ""
    agreed_by: str = ""
    state: str = ""
    """The key of what its author says became of it."""
    code: str = ""
    """The state that began with this step: its shape and colour go by this; "" if none did."""
    source: DocumentLine | None = None


@dataclass(frozen=True)
class PromiseView:
    """What the page prints."""

    heading: str
    text: str
    """The promise in full, if its heading is too long for that; else ""."""
    line: PromiseLine
    counts_until: date | None
    """The day after which it counts as past, if words are shown instead of a date."""
    today: When
    """The day of the build, as at which all is said."""
    story: tuple[StoryLine, ...]
    """Oldest first."""
    sources: tuple[DocumentEntry, ...]
    """What the updates are based on that made it and that show it to be kept, and what says how it ended; each once."""
    feed: str
    """The address of its feed, from the site's root."""
    site_url: str
    """What comes before that address, to be copied with it."""


def promise_view(edition: Edition, entry: TrackedPromise) -> PromiseView:
    """One promise, as at the day of the build."""
    text = entry.promise.text
    heading = in_short(text, LONGEST_HEADING)
    return PromiseView(
        heading=heading,
        text="" if heading == text else text,
        line=promise_line(edition, entry),
        counts_until=entry.counts_until,
        today=day_of(edition.today),
        story=story_lines(edition, entry),
        sources=document_entries(edition, listed(_sources(edition, entry))),
        feed=f"{entry.promise.address}feed.xml",
        site_url=edition.site_url,
    )


def story_lines(edition: Edition, entry: TrackedPromise) -> tuple[StoryLine, ...]:
    """The steps of its story in words, oldest first."""
    return tuple(story_line(edition, entry, step) for step in story(entry, edition.today))


def story_line(edition: Edition, entry: TrackedPromise, step: StoryStep) -> StoryLine:
    """One step in words."""
    move, ending, update = step.move, step.ending, step.update
    was = span_of(move.was) if move else step.due if step.step is Step.PASSED else None
    return StoryLine(
        anchor=f"step-{step.name}",
        date=step.date,
        words=_words(entry, step),
        update=dated_link(update) if update else None,
        happened=update.happened if update and step.step in (Step.KEPT, Step.PARTLY_KEPT) else None,
        was=was,
        was_words=move.was if move and not was else "",
        now=step.due if move else None,
        now_words=step.due_text,
        why=move.why.rstrip(".") if move else ending.why if ending else "",
        agreed_by=move.agreed_by if move else "",
        state=f"standing.{ending.state}" if ending else "",
        code=_code(step),
        source=optional_document_line(edition, ending.source) if ending else None,
    )


def _words(entry: TrackedPromise, step: StoryStep) -> str:
    """The key of a step's words: of what the council did not promise itself, nothing is called promised or kept."""
    name = step.step.value
    if step.step is Step.MADE:
        name = "made_own" if entry.is_own else f"made_{entry.nature}"
    elif step.step is Step.PASSED and any(one.date.first_day < step.date.first_day for one in entry.partly_by):
        name = "passed_partly"
    elif step.step in (Step.KEPT, Step.PARTLY_KEPT) and not entry.is_own:
        name = "done" if step.step is Step.KEPT else "partly-done"
    elif step.step is Step.MOVED and step.move and step.move.agreed_by:
        name = "moved_agreed"
    return f"promise_story.{name}"


def _code(step: StoryStep) -> str:
    codes = {Step.PASSED: Standing.LATE, Step.KEPT: Standing.KEPT, Step.PARTLY_KEPT: Standing.PARTLY_KEPT}
    code = step.ending.state.standing if step.ending else codes.get(step.step)
    return code.value if code else ""


def _sources(edition: Edition, entry: TrackedPromise) -> Iterator[NamedDocument]:
    for update in (entry.made_in, *entry.partly_by, *entry.kept_by):
        named = edition.record.documents_by_owner.get(update.name, [])
        yield from (document for document in named if document.is_source)
    ending = entry.promise.outcome
    if ending and ending.source:
        yield NamedDocument(ending.source, "document-outcome", update=entry.made_in)
