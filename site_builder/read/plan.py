"""One file of `docs/plan/` as an `Area`."""

from __future__ import annotations

import re

from site_builder.codes import Code
from site_builder.problems import Problem, quoted
from site_builder.read.actions import read_actions
from site_builder.read.documents import (
    read_aliases,
    read_corrections,
    read_documents,
    read_moves,
    read_source,
    read_sources,
    unique_ids,
)
from site_builder.read.fields import Fields
from site_builder.read.icons import read_icon
from site_builder.read.links import Position
from site_builder.read.markdown import Converter
from site_builder.read.parts import (
    Part,
    in_blocks,
    in_two,
    nearly_for_teenagers,
    nearly_for_young_people,
    teenagers_prose,
)
from site_builder.read.ratings import read_ratings
from site_builder.read.responses import read_responses
from site_builder.read.source import Parts, Source, is_closed, split_front_matter, without_second_keys
from site_builder.record.council import Council
from site_builder.record.dates import NOWHERE
from site_builder.record.keys import AREA, ICON
from site_builder.record.measures import Baseline, Better, Comparator, Measure, Point
from site_builder.record.moves import Revision
from site_builder.record.plan import (
    TEENAGERS_HEADING,
    Area,
    Block,
    Check,
    Closure,
    Group,
)
from site_builder.record.prose import Prose
from site_builder.record.second_version import SecondVersion
from site_builder.yaml_nodes import compose


def read_area(source: Source, council: Council, converter: Converter, problems: list[Problem]) -> Area | None:
    """The plan summary of a file; None if its front matter cannot be read at all. `council` says for whom the second version is."""
    parts = split_front_matter(source)
    if parts.yaml is None or not is_closed(source):
        message = "A plan summary begins with a line '---', its keys, and another line '---'; one of the two lines is missing."
        problems.append(Problem(source.place, Code.FRONT_MATTER, message))
        return None
    count = len(problems)
    node = compose(parts.yaml, source.place.at(2), problems)
    parts = without_second_keys(source, parts, problems)
    if node is None and len(problems) > count:
        unread = Fields(None, AREA, source.place, problems, is_readable=False)
        _area(unread, source, parts, converter, council)  # for what is wrong in its text
        return None
    fields = Fields(node, AREA, source.place.at(2), problems, place=source.place)
    return _area(fields, source, parts, converter, council)


def _area(fields: Fields, source: Source, parts: Parts, converter: Converter, council: Council) -> Area:
    name = source.file.rpartition("/")[2].removesuffix(".md")
    adults, children, teenagers = _texts(source, parts, name, converter, fields, council.second_version)
    number = fields.whole("area")
    if children and council.second_version.is_on:
        fields.needs("young_people_title")
    ids: list[tuple[str, Fields]] = []
    area = Area(
        name=name,
        number=-1 if number is None else number,
        title=fields.text("title"),
        body=adults,
        place=source.place,
        young_people_title=fields.text("young_people_title"),
        young_people=children,
        teenagers=teenagers,
        young_people_group=fields.choice("young_people_group", Group),
        icon=_icon(fields),
        project=fields.text("project"),
        lead=fields.text("lead"),
        source=read_source(fields),
        opened=fields.when("opened"),
        closed=_closed(fields),
        follows=fields.distinct("follows"),
        responses=read_responses(fields),
        reviewed=fields.when("reviewed"),
        young_people_reviewed=fields.when("young_people_reviewed"),
        young_people_checked=_checked(fields),
        actions=read_actions(fields, ids),
        ratings=read_ratings(fields, council.name),
        measures=_measures(fields, ids),
        documents=read_documents(fields),
        sources=read_sources(fields),
        written=fields.when("written"),
        corrections=read_corrections(fields),
        minor=fields.when("minor"),
        aliases=read_aliases(fields),
        places=fields.places,
    )
    unique_ids(sorted(ids, key=lambda pair: pair[1].place))
    return area


def _texts(
    source: Source, parts: Parts, name: str, converter: Converter, fields: Fields, second: SecondVersion
) -> tuple[Prose, tuple[Block, ...], Prose]:
    """The summary for everyone, the blocks for young people, and what teenagers read in their place."""
    first = source.place.at(parts.body_line)
    adults, children = in_two(converter, parts.body, first, second.heading)
    summary = converter.convert(adults, Position(first, f"plan/{name}/"), fields.problems)
    if second.is_on:
        fields.problems += nearly_for_young_people(converter, adults, first, second.heading)
    if children is None:
        return summary, (), Prose()
    fields.problems += nearly_for_teenagers(converter, children)
    parts_of = in_blocks(converter, children)
    cut = [part for part in parts_of if part.heading != TEENAGERS_HEADING]
    own = [part for part in parts_of if part.heading == TEENAGERS_HEADING]
    if not any(sign.isalnum() for part in cut for sign in part.text):
        message = f"There is nothing below {quoted(second.heading)}; write that part or delete its heading."
        fields.add(children.place, Code.EMPTY_BODY, message)
    home = second.page_of_area(name)
    blocks = [
        Block(part.heading, converter.convert(part.text, Position(part.place, home), fields.problems)) for part in cut
    ]
    return (
        summary,
        tuple(block for block in blocks if block.heading or block.text),
        _teenagers(own, f"{second.teenagers}{name}/", converter, fields),
    )


def _teenagers(parts: list[Part], home: str, converter: Converter, fields: Fields) -> Prose:
    """What teenagers read, from the one part for them; empty if there is none."""
    for second in parts[1:]:
        message = f"There are two parts '### {TEENAGERS_HEADING}'; put what is below this one into the first."
        fields.add(second.place, Code.TWICE, message)
    return teenagers_prose(parts[0], home, converter, fields.problems) if parts else Prose()


def _icon(fields: Fields) -> str:
    """The SVG of the icon that the author named, or ""."""
    value = fields.text("icon")
    is_name = re.fullmatch(ICON, value) is not None
    svg = read_icon(value) if is_name else None
    if value and svg is None:
        message = f"The theme has no icon {quoted(value)}; write the name of one, such as material/school."
        fields.add(fields.place_of("icon"), Code.ICON, message)
    return svg or ""


def _checked(fields: Fields) -> Check | None:
    inner = fields.inner("young_people_checked")
    if inner is None:
        return None
    by, date = inner.text("by"), inner.when("date")
    return Check(by, date, inner.place_of("date")) if by and date else None


def _closed(fields: Fields) -> Closure | None:
    fields.needs_value("closed", "write 'date:' and 'why:' below it")
    inner = fields.inner("closed")
    if inner is None:
        return None
    return Closure(
        date=inner.when("date") or NOWHERE,
        why=inner.text("why"),
        decided_by=inner.text("decided_by"),
        source=read_source(inner),
        young_people=inner.text("young_people"),
        place=inner.place_of("date"),
        young_people_place=inner.place_of("young_people"),
    )


def _measures(fields: Fields, ids: list[tuple[str, Fields]]) -> tuple[Measure, ...]:
    items = fields.items("measures")
    measures = [_measure(item) for item in items]
    ids += [(measure.id, item) for measure, item in zip(measures, items, strict=True)]
    return tuple(measures)


def _measure(item: Fields) -> Measure:
    return Measure(
        id=item.id(),
        title=item.text("title"),
        points=_points(item),
        place=item.place,
        unit=item.text("unit"),
        better=item.choice("better", Better),
        target=item.text("target"),
        source=read_source(item),
        moved=read_moves(item),
        judged_by=item.text("judged_by"),
        baseline=_baseline(item),
        comparators=_comparators(item),
        places=item.places,
    )


def _baseline(measure: Fields) -> Baseline | None:
    measure.needs_value("baseline", "write 'date:' and 'value:' below it")
    inner = measure.inner("baseline")
    if inner is None:
        return None
    date, value = inner.when("date"), inner.number("value")
    return Baseline(date, value, inner.place_of("date")) if date and value else None


def _comparators(measure: Fields) -> tuple[Comparator, ...]:
    found: dict[str, Comparator] = {}
    for item in measure.items("comparators"):
        name = item.text("name")
        if name and name in found:
            message = f"The comparator {quoted(name)} appears twice in this measure; put its points into one list."
            item.add(item.place_of("name"), Code.TWICE, message)
        comparator = Comparator(name, _points(item), item.place, read_source(item), item.places)
        found.setdefault(name, comparator)
    return tuple(found.values())


def _points(series: Fields) -> tuple[Point, ...]:
    return tuple(sorted(map(_point, series.items("points")), key=lambda point: point.date.first_day))


def _point(item: Fields) -> Point:
    is_withheld, is_break, note = item.yes("withheld"), item.yes("break"), item.text("note")
    if is_withheld and not note:
        item.add(item.place, Code.MISSING_KEY, "'note' is missing; it says why the figure is withheld.")
    elif is_break and not note:
        item.add(item.place, Code.MISSING_KEY, "'note' is missing; it says what changed in the way of counting.")
    return Point(
        date=item.when("date") or NOWHERE,
        value=_withheld(item) if is_withheld else _value(item),
        place=item.place_of("date"),
        note=note,
        revised=_revised(item),
        is_provisional=item.yes("provisional"),
        is_withheld=is_withheld,
        is_break=is_break,
        value_place=item.place_of("value"),
    )


def _value(item: Fields) -> str:
    item.needs("value")
    return item.number("value")


def _withheld(item: Fields) -> str:
    """No value, and a finding for each key that gives it away; no message repeats the figure."""
    for key in ("value", "revised"):
        if item.is_filled(key):
            message = (
                f"This figure is withheld, and {quoted(key)} would publish it; delete that key, or delete 'withheld'."
            )
            item.add(item.place_of(key), Code.WITHHELD, message)
    return ""


def _revised(point: Fields) -> Revision | None:
    inner = point.inner("revised")
    if inner is None:
        return None
    date, was, why = inner.when("date"), inner.number("was"), inner.text("why")
    return Revision(date, was, why, inner.place_of("date")) if date and was else None
