"""What the record says, as the rows of the sheets: values as they are typed, each row with where it is in the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from site_builder.edition import Edition
from site_builder.record.actions import Action
from site_builder.record.documents import Document
from site_builder.record.measures import Measure, Point
from site_builder.record.plan import Area
from site_builder.record.ratings import Rating
from site_builder.record.tracked_promises import TrackedPromise

_LONGEST = 50
"""Characters of a text that messages repeat to say which thing it is."""


@dataclass(frozen=True)
class Row:
    """One thing of the record."""

    key: str
    """Its name among all rows, such as "action/3/hire"."""
    file: str
    path: tuple[str | int, ...]
    """Where it is in that file."""
    about: str
    """What messages call it: "Area 3 (Homes), action 'hire'"."""
    values: Mapping[str, str] = field(default_factory=dict)
    """By the key of the column, as authors type them; a word is its code, and what is empty is ""."""


def rows(edition: Edition) -> dict[str, list[Row]]:
    """The rows of each sheet by its kind, in the order of the plan. `edition` is the public one: nothing hidden is in it."""
    areas = edition.record.areas
    return {
        "area": [_area(area) for area in areas],
        "rate": [_rate(area) for area in areas if area.is_open],
        "action": [_action(area, number) for area in areas for number in range(len(area.actions))],
        "measure": [_measure(area, number) for area in areas for number in range(len(area.measures))],
        "promise": [_promise(entry, edition) for entry in reversed(edition.promises)],
        "rating": [_rating(area, rating) for area in areas for rating in area.ratings],
        "report": [one for area in areas for action in area.actions for one in _reports(area, action)],
        "point": [_point(area, one, point) for area in areas for one in area.measures for point in one.points],
    }


def of_area(area: Area) -> str:
    """What messages call an area."""
    return f"Area {area.number} ({area.title})"


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _latest(area: Area) -> dict[str, str]:
    """Its latest rating by the service itself or, without one, the one that counts."""
    own = next((one.latest for one in area.raters if not one.by), None)
    rating = own or area.rating
    if rating is None:
        return {}
    return {"rated": str(rating.date), "last_delivery": rating.delivery.value, "last_impact": rating.impact.value}


def _head(area: Area) -> dict[str, str]:
    return {"area": str(area.number), "area_title": area.title}


def _area(area: Area) -> Row:
    values = {"area": str(area.number), "title": area.title, "project": area.project, "lead": area.lead}
    values |= {"reviewed": _text(area.reviewed), **_latest(area)}
    return Row(f"area/{area.number}", area.place.file, (), of_area(area), values)


def _rate(area: Area) -> Row:
    return Row(f"rate/{area.number}", area.place.file, ("ratings",), of_area(area), _head(area) | _latest(area))


def _action(area: Area, number: int) -> Row:
    action = area.actions[number]
    values = {
        **_head(area),
        **{"id": action.id, "text": action.text, "owner": action.owner, "due": _text(action.due)},
        **{"last_status": action.state.value if action.state else "", "last_date": _text(action.reported)},
        **{"done": _text(action.done), "short_status": action.status.value if action.status else ""},
    }
    about = f"{of_area(area)}, action '{action.id}' ({_shortened(action.text)})"
    return Row(f"action/{area.number}/{action.id}", area.place.file, ("actions", number), about, values)


def _measure(area: Area, number: int) -> Row:
    measure = area.measures[number]
    last = measure.points[-1] if measure.points else None
    values = {
        **_head(area),
        **{"id": measure.id, "title": measure.title, "unit": measure.unit, "target": measure.target},
        **{"better": measure.better.value if measure.better else "", "judged_by": measure.judged_by},
        **({"last_date": str(last.date), "last_value": last.value} if last else {}),
    }
    about = f"{of_area(area)}, measure '{measure.id}' ({_shortened(measure.title)})"
    return Row(f"measure/{area.number}/{measure.id}", area.place.file, ("measures", number), about, values)


def _promise(entry: TrackedPromise, edition: Edition) -> Row:
    promise, outcome = entry.promise, entry.promise.outcome
    number = entry.made_in.promises.index(promise)
    values = {
        **{"id": promise.id, "made_in": entry.made_in.name, "text": promise.text, "due": _text(promise.due)},
        **{"due_text": promise.due_text, "by": promise.by, "nature": promise.nature.value},
        "standing": edition.messages.plain(entry.words),
    }
    if outcome:
        values |= {"outcome": outcome.state.value, "outcome_date": str(outcome.date), "outcome_why": outcome.why}
    file = entry.made_in.place.file
    return Row(f"promise/{promise.id}", file, ("promises", number), f"Promise '{promise.id}'", values)


def rating_key(area: int | str, date: object, rater: str) -> str:
    """The key of a rating's row."""
    return f"rating/{area}/{date}/{rater}"


def _rating(area: Area, rating: Rating) -> Row:
    values = {
        **_head(area),
        **{"date": str(rating.date), "delivery": rating.delivery.value, "impact": rating.impact.value},
        **{"reason": rating.reason, "source": source_words(rating.source), "by": rating.by, "means": rating.means},
        "young_people": rating.young_people,
    }
    key = rating_key(area.number, rating.date, rating.rater)
    return Row(key, area.place.file, ("ratings",), f"{of_area(area)}, rating of {rating.date}", values)


def _reports(area: Area, action: Action) -> Iterator[Row]:
    for report in action.reports:
        values = {"area": str(area.number), "id": action.id, "date": _text(report.date)}
        values |= {"status": report.status.value, "note": report.note}
        key = f"report/{area.number}/{action.id}/{report.date}"
        about = f"{of_area(area)}, action '{action.id}', report of {report.date}"
        yield Row(key, area.place.file, ("actions",), about, values)


def _point(area: Area, measure: Measure, point: Point) -> Row:
    values = {
        **{"area": str(area.number), "id": measure.id, "title": measure.title, "date": str(point.date)},
        **{"value": point.value, "note": point.note},
        **{"provisional": "true" if point.is_provisional else "", "withheld": "true" if point.is_withheld else ""},
    }
    key = f"point/{area.number}/{measure.id}/{point.date}"
    about = f"{of_area(area)}, measure '{measure.id}', figure of {point.date}"
    return Row(key, area.place.file, ("measures",), about, values)


def source_words(source: Document | None) -> str:
    """What a cell says of a source: its title."""
    return source.title if source else ""
