"""One file of `updates/` as an `Update`."""

from __future__ import annotations

import re
from dataclasses import replace

from site_builder.codes import Code
from site_builder.problems import Problem, quoted
from site_builder.read.approvals import read_approvals, read_clearance
from site_builder.read.documents import (
    read_aliases,
    read_corrections,
    read_documents,
    read_moves,
    read_source,
    read_sources,
    read_target,
    unique_ids,
)
from site_builder.read.fields import Fields
from site_builder.read.links import Position
from site_builder.read.markdown import Converter
from site_builder.read.parts import (
    Part,
    for_teenagers,
    for_young_people_in_update,
    nearly_for_teenagers,
    teenagers_prose,
)
from site_builder.read.source import Parts, Source, is_closed, is_draft, split_front_matter, without_second_keys
from site_builder.record.council import Council
from site_builder.record.dates import NOWHERE, When, read_span
from site_builder.record.file_kinds import is_picture
from site_builder.record.keys import UPDATE
from site_builder.record.moves import Move
from site_builder.record.plan import TEENAGERS_HEADING
from site_builder.record.promises import End, Ending, Keep, Nature, Promise
from site_builder.record.prose import NO_PROSE, Prose
from site_builder.record.second_version import SecondVersion
from site_builder.record.updates import (
    FILE_NAME,
    DiaryDate,
    Kind,
    Publication,
    Quote,
    Series,
    Update,
    Withdrawal,
)
from site_builder.yaml_nodes import compose

_LIKE_A_DATE = re.compile(r"[0-9/. -]+")


def read_update(source: Source, council: Council, converter: Converter, problems: list[Problem]) -> Update | None:
    """The update of a file, or None for an empty file. What is wrong is added to `problems`.

    Where its keys cannot be read at all, it has its text alone, whose findings come in the same run, and the date
    `NOWHERE`, so that it is never shown."""
    parts = split_front_matter(source)
    if parts.yaml is None or not is_closed(source):
        message = (
            "An update begins with a line '---', its keys, and another line '---'; one of the two lines is missing."
        )
        problems.append(Problem(source.place, Code.FRONT_MATTER, message))
        return _without_keys(source, parts, converter, council, problems) if parts.body.strip() else None
    count = len(problems)
    node = compose(parts.yaml, source.place.at(2), problems)
    parts = without_second_keys(source, parts, problems)
    if node is None and len(problems) > count:
        return _without_keys(source, parts, converter, council, problems)
    fields = Fields(node, UPDATE, source.place.at(2), problems, place=source.place)
    return _update(fields, source, parts, converter, council)


def _without_keys(
    source: Source, parts: Parts, converter: Converter, council: Council, problems: list[Problem]
) -> Update:
    """The update of a file whose keys cannot be read."""
    fields = Fields(None, UPDATE, source.place, problems, is_readable=False)
    return replace(_update(fields, source, parts, converter, council), draft=is_draft(source))


def _update(fields: Fields, source: Source, parts: Parts, converter: Converter, council: Council) -> Update:
    name = _name(source)
    _decides_what_is_public(fields)
    picture, kind = _picture(fields), fields.choice("kind", Kind)
    children, teenagers = _young_people(fields, converter, name, council.second_version)
    return Update(
        name=name,
        title=fields.text("title"),
        date=_date(fields, f"{name}.md"),
        body=_body(fields, source, parts, converter, council.second_version),
        place=source.place,
        written_summary=fields.text("summary"),
        in_short=_in_short(fields, kind),
        means=fields.text("means"),
        kind=kind or Kind.NEWS,
        areas=fields.distinct("areas"),
        happened=fields.span("happened"),
        happened_title=_happened_title(fields),
        written=fields.when("written"),
        order_of_day=fields.whole("order") or 0,
        series=_series(fields),
        documents=read_documents(fields),
        sources=read_sources(fields),
        quotes=_quotes(fields),
        diary=_diary(fields),
        promises=_promises(fields, council),
        keeps=_keeps(fields),
        young_people=children,
        teenagers=teenagers,
        image=picture[0],
        image_alt=picture[1],
        draft=fields.choice("status", Publication) is Publication.DRAFT,
        publish_at=fields.moment("publish_at", council.timezone),
        corrections=read_corrections(fields),
        minor=fields.when("minor"),
        withdrawn=_withdrawn(fields),
        aliases=read_aliases(fields),
        approved=read_approvals(fields),
        pre_election_ok=read_clearance(fields),
        places=fields.places,
    )


def _name(source: Source) -> str:
    return source.file.rpartition("/")[2].removesuffix(".md")


def _decides_what_is_public(fields: Fields) -> None:
    """A key that delays or withdraws an update has a value: without one, the text would be public."""
    fields.needs_value("status", "write draft or published")
    fields.needs_value("publish_at", "write the day and time before which nothing of the update is public")
    fields.needs_value("withdrawn", "write its date and its reason")


def _date(fields: Fields, file_name: str) -> When:
    date = fields.when("date")
    match = FILE_NAME.fullmatch(file_name)
    if date and match and str(date) != match.group("date"):
        message = f"The date {quoted(str(date))} is not the date of the file's name, {quoted(match.group('date'))}; change the one that is wrong."
        fields.add(fields.place_of("date"), Code.DATE_AND_NAME, message)
    return date or NOWHERE


def is_update_name(file_name: str) -> bool:
    """Whether a file's name is `<date>-<slug>.md` with a date that a calendar has."""
    match = FILE_NAME.fullmatch(file_name)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}\.md", file_name):  # a day without a slug, no month with the slug "17"
        return False
    try:
        return bool(match and read_span(match.group("date"), loose=False, stretch=False))
    except ValueError:
        return False


def _body(fields: Fields, source: Source, parts: Parts, converter: Converter, second: SecondVersion) -> Prose:
    position = Position(source.place.at(parts.body_line), f"updates/{_name(source)}/")
    count = len(fields.problems)
    body = converter.convert(parts.body, position, fields.problems)
    if count == len(fields.problems) and not any(sign.isalnum() for sign in body.text):
        fields.add(
            position.first, Code.EMPTY_BODY, "There is no text below the front matter; write at least one sentence."
        )
    if second.is_on:
        fields.problems += for_young_people_in_update(converter, parts.body, position.first, second.heading)
    return body


def _young_people(fields: Fields, converter: Converter, name: str, second: SecondVersion) -> tuple[Prose, Prose]:
    """The text for young people, and what teenagers read in its place."""
    typed, place = fields.markdown("young_people")
    part = Part("", place, typed)
    fields.problems += nearly_for_teenagers(converter, part)
    children, own = for_teenagers(converter, part)
    if own and not any(sign.isalnum() for sign in children.text):
        message = f"There is nothing above '### {TEENAGERS_HEADING}'; write the text for children first: teenagers read it too."
        fields.add(own.place, Code.EMPTY_BODY, message)
    position = Position(children.place, second.page_of(f"updates/{name}/"))
    if not children.text and not own:
        return NO_PROSE, NO_PROSE
    text = converter.convert(children.text, position, fields.problems)
    home = f"{second.teenagers}updates/{name}/"
    return text, teenagers_prose(own, home, converter, fields.problems) if own else NO_PROSE


def _in_short(fields: Fields, kind: Kind | None) -> str:
    """What an inspection says in short, which the home page shows of no other update."""
    words, is_unread = fields.text("in_short"), kind is None and "kind" in fields.places
    if words and kind is not Kind.INSPECTION and not is_unread:
        message = "'kind: inspection' is missing; the home page shows 'in_short' only of such an update."
        fields.add(fields.place_of("in_short"), Code.MISSING_KEY, message)
    return words


def _happened_title(fields: Fields) -> str:
    title = fields.text("happened_title")
    if title and not fields.is_filled("happened"):
        message = "'happened' is missing; 'happened_title' says what took place then."
        fields.add(fields.place_of("happened_title"), Code.MISSING_KEY, message)
    return title


def _series(fields: Fields) -> Series | None:
    inner = fields.inner("series")
    if inner is None:
        return None
    name, number = inner.text("name"), inner.whole("number")
    return Series(name, number) if name and number else None


def _quotes(fields: Fields) -> tuple[Quote, ...]:
    quotes = []
    for item in fields.items("quotes"):
        text, name = item.text("text"), item.text("name")
        role, organisation = item.text("role"), item.text("organisation")
        elected, is_said = item.yes("elected"), item.is_filled("elected")
        quotes.append(Quote(text, name, role, organisation, elected, item.place_of("text"), is_said))
    return tuple(quotes)


def _diary(fields: Fields) -> tuple[DiaryDate, ...]:
    found = []
    for item in fields.items("diary"):
        date, title = item.when("date"), item.text("title")
        url, note = item.address("url"), item.text("note")
        if date:
            found.append(DiaryDate(date, title, item.place, url, note))
    return tuple(found)


def _promises(fields: Fields, council: Council) -> tuple[Promise, ...]:
    items = fields.items("promises")
    promises = [_promise(item, council) for item in items]
    unique_ids([(promise.id, item) for promise, item in zip(promises, items, strict=True)])
    return tuple(promises)


def _promise(item: Fields, council: Council) -> Promise:
    by = item.text("by")
    of_partners = {partner.name.casefold(): partner.name for partner in council.partners}
    promise = Promise(
        id=item.id(),
        text=item.text("text"),
        place=item.place,
        due=item.span("due"),
        due_text=item.text("due_text"),
        by="" if by.casefold() in (council.name.casefold(), "the council") else of_partners.get(by.casefold(), by),
        is_of_partner=by.casefold() in of_partners,
        nature=item.choice("nature", Nature) or Nature.PROMISED,
        young_people=item.text("young_people"),
        young_people_place=item.place_of("young_people"),
        moved=_moved(item),
        outcome=_outcome(item),
        places=item.places,
    )
    if item.has_keys and not item.is_filled("due") and not promise.due_text:
        message = "'due' is missing; a promise needs a date in 'due', or words such as 'early in 2023' in 'due_text'."
        item.add(item.place, Code.MISSING_KEY, message)
    return promise


def _outcome(item: Fields) -> Ending | None:
    """What became of a promise; what is wrong with it never makes another outcome of it."""
    item.needs_value("outcome", "write its state, its date and why")
    inner = item.inner("outcome")
    if inner is None:
        return None
    state, date, why = inner.choice("state", End), inner.when("date"), inner.text("why")
    source, young_people = read_source(inner), inner.text("young_people")
    if state is None or date is None:
        return None
    return Ending(
        state=state,
        date=date,
        why=why,
        source=source,
        young_people=young_people,
        place=inner.place_of("date"),
        young_people_place=inner.place_of("young_people"),
    )


def _keeps(fields: Fields) -> tuple[Keep, ...]:
    """The promises that an update shows to be kept, each once."""
    found: dict[str, Keep] = {}
    for item in fields.named_or_items("keeps"):
        keep = (
            Keep(item.id(), item.yes("partly"), item.place_of("id"))
            if isinstance(item, Fields)
            else Keep(item[0], place=item[1])
        )
        if keep.id in found and keep.place:
            message = f"The promise {quoted(keep.id)} appears twice in 'keeps'; keep one."
            fields.add(keep.place, Code.TWICE, message)
        elif keep.id:
            found[keep.id] = keep
    return tuple(found.values())


def _moved(item: Fields) -> tuple[Move, ...]:
    """By when a promise was due before: a date, or the words that were shown instead."""
    moved = read_moves(item)
    for move in moved:
        try:
            _ = read_span(move.was, loose=True, stretch=True) if _LIKE_A_DATE.fullmatch(move.was) else None
        except ValueError as error:
            message = f"'was' is {quoted(move.was)}, which cannot be read as a date{error}; write what 'due' was, as it was typed then, such as 2026-06."
            item.add(move.place or item.place, Code.DATE, message)
    return moved


def _picture(fields: Fields) -> tuple[str, str]:
    url, file = read_target(fields, "image")
    words = fields.text("image_alt")
    if url:
        message = f"{quoted(url)} is on another site; save the picture below docs/ and write its path, such as images/visit.jpg."
        fields.add(fields.place_of("image"), Code.ADDRESS, message)
    if file and not is_picture(file):
        message = f"{quoted(file)} is not a picture; write the path of one, such as images/visit.jpg."
        fields.add(fields.place_of("image"), Code.ADDRESS, message)
        file = ""
    if file and not words:
        message = "'image_alt' is missing; say in words what the picture shows, for people who cannot see it."
        fields.add(fields.place_of("image_alt"), Code.MISSING_KEY, message)
    if words and not fields.is_filled("image"):
        message = "'image_alt' says what a picture shows, but 'image' names none; write its path, or delete this line."
        fields.add(fields.place_of("image_alt"), Code.MISSING_KEY, message)
    return file, words


def _withdrawn(fields: Fields) -> Withdrawal | None:
    inner = fields.inner("withdrawn")
    if inner is None:
        return None
    date, reason = inner.when("date"), inner.text("reason")
    return Withdrawal(date or NOWHERE, reason, place=inner.place_of("date"))
