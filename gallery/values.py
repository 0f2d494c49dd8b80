"""Turns what an example has typed into the values that its component takes."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from types import ModuleType, NoneType, SimpleNamespace, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from markupsafe import Markup

from gallery.council import edition
from site_builder import drawings, record, views
from site_builder.drawings.qr_code import QrCode, qr_code
from site_builder.drawings.spark import Spark, spark
from site_builder.problems import Place, Problem
from site_builder.read.links import Position
from site_builder.read.markdown import Converter
from site_builder.record.dates import Span, When
from site_builder.record.measures import Measure
from site_builder.record.plan import Area
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.references import Body, Judgement, PlanVersion
from site_builder.record.updates import Quote, Update
from site_builder.views.governance import GovernanceView, governance_view
from site_builder.views.histories import HistoryRow, history_rows
from site_builder.views.journey import JourneyView, journey_view
from site_builder.views.lateness import Lateness, lateness
from site_builder.views.measures import MeasureView, measure_view
from site_builder.views.phases import PhasesView, phases_view
from site_builder.views.prose import ExplainedText
from site_builder.views.quiet_times import QuietDrawing, quiet_drawing, quiet_times
from site_builder.views.quotes import Said, said
from site_builder.views.ratings import Mark, RatedNow, mark, rated_now
from site_builder.views.strips import StripView, strip_view
from site_builder.views.young_people.blocks import YoungRatings, young_ratings
from site_builder.views.young_people.words import HardTexts

HERE = Place("an example")
PLAIN: Mapping[Any, Any] = {str: "", int: 0, bool: False}
"""The empty values of plain types."""


@dataclass(frozen=True)
class Road:
    """What a journey is drawn of; updates are newest first, as in a record."""

    judgements: tuple[Judgement, ...]
    updates: tuple[Update, ...]


def resolved(takes: Mapping[str, str]) -> dict[str, Any]:
    """The types that a component takes, by parameter, from their names such as "views.cards.Card | None"."""
    known = {"views": _modules(views), "record": _modules(record), "drawings": _modules(drawings), "Markup": Markup}
    return get_type_hints(SimpleNamespace(__annotations__=dict(takes)), globalns=known)


def value_of(kind: Any, typed: Any) -> Any:
    """The value of a type that was typed as text, lists and mappings of text. ValueError if it cannot be one.

    A view with a drawing is typed as the record that is drawn, a mark as the code of its rating, a text as Markdown."""
    if kind in MADE_FROM:
        typed_as, made = MADE_FROM[kind]
        return made(value_of(typed_as, typed))
    if get_origin(kind) in (Union, UnionType):
        inner = next(one for one in get_args(kind) if one is not NoneType)
        return None if typed in ("", None) else value_of(inner, typed)
    if get_origin(kind) is tuple:
        return tuple(value_of(get_args(kind)[0], one) for one in _list(typed))
    if kind in SIMPLE:
        return SIMPLE[kind](typed)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(typed)
    if is_dataclass(kind):
        return _record(kind, typed)
    raise ValueError(f"no example can have a {kind}")


def _record(kind: Any, typed: Any) -> Any:
    if not isinstance(typed, dict):
        raise ValueError(f"{kind.__name__} needs its fields, not {typed!r}")
    hints, own = get_type_hints(kind), {field.name: field for field in fields(kind) if field.init}
    if unknown := typed.keys() - own.keys():
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    given = {name: value_of(hints[name], value) for name, value in typed.items()}
    lacking = {
        name: _empty(kind, name, hints[name])
        for name, field in own.items()
        if name not in given and field.default is field.default_factory  # both are missing
    }
    return kind(**given, **lacking)


def _empty(kind: Any, name: str, hint: Any) -> Any:
    """The value of a field that was not typed and has no default. ValueError if no value means "nothing" there."""
    if hint in PLAIN:
        return PLAIN[hint]
    if hint is Place:
        return HERE
    if NoneType in get_args(hint):
        return None
    if get_origin(hint) is tuple:
        return ()
    if (
        isinstance(hint, type)
        and is_dataclass(hint)
        and all(one.default is not one.default_factory for one in fields(hint))
    ):
        return hint()  # one of the two is given for each of its fields
    raise ValueError(f"{kind.__name__} needs {name}")


def _list(typed: Any) -> list[Any]:
    if isinstance(typed, list):
        return typed
    raise ValueError(f"a list is needed, not {typed!r}")


def _modules(package: ModuleType) -> SimpleNamespace:
    """The modules of a package by name; a package within it the same way."""
    found = {}
    for one in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{one.name}")
        found[one.name] = _modules(module) if one.ispkg else module
    return SimpleNamespace(**found)


def _text(typed: str) -> str:
    if not isinstance(typed, str):
        raise ValueError(f"words are needed, not {typed!r}")
    return typed


def _when(typed: str) -> When:
    return When(*map(int, typed.split("-")))


def _span(typed: str) -> Span:
    first, _, last = typed.partition("/")
    return Span(_when(first), _when(last or first))


def _is_so(typed: str) -> bool:
    return {"yes": True, "no": False}[typed]


def prose(typed: str) -> Prose:
    """Markdown as authors write it. ValueError with the findings, if there are any."""
    problems: list[Problem] = []
    converted = Converter(edition().messages).convert(typed, Position(HERE, ""), problems)
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    return converted


def _mark(typed: str) -> Mark:
    scale: type[Delivery | Impact] = Delivery if typed in set(Delivery) else Impact
    return mark(edition(), scale(typed))


@dataclass(frozen=True)
class _Rated:
    """The ratings of an area, oldest first, and that another one is overdue."""

    ratings: tuple[Rating, ...]
    overdue: str


def _rated_now(rated: _Rated) -> RatedNow:
    area = Area("01-area", 1, "Area", Prose(), HERE, ratings=rated.ratings)
    return replace(rated_now(edition(), area), overdue=rated.overdue)


def _young_ratings(ratings: tuple[Rating, ...]) -> YoungRatings:
    return young_ratings(edition(), Area("01-area", 1, "Area", Prose(), HERE, ratings=ratings))


def _strip(dates: tuple[When, ...]) -> StripView | None:
    """The strip of updates of some dates in a record that has others from 2021 on."""
    updates = [_update(date) for date in reversed(dates)]
    record = replace(edition().record, updates=(*updates, _update(When(2021, 2, 1))))
    return strip_view(replace(edition(), record=record), updates)


def _update(date: When) -> Update:
    return Update("update", "Update", date, Prose(), HERE)


def _spark(ratings: tuple[Rating, ...]) -> Spark:
    dates = [rating.date for rating in ratings]
    return spark([(rating.date, rating.impact) for rating in ratings], [When(2021, 2), *dates], edition().today)


def _journey(road: Road) -> JourneyView | None:
    record = replace(edition().record, judgements=road.judgements, updates=road.updates)
    return journey_view(replace(edition(), record=record))


def _governance(bodies: tuple[Body, ...]) -> GovernanceView:
    return governance_view(replace(edition(), record=replace(edition().record, bodies=bodies)), "")


@dataclass(frozen=True)
class _Months:
    """How late something is, and the most late thing beside it."""

    months: int
    longest: int


def _quiet(dates: tuple[When, ...]) -> QuietDrawing | None:
    updates = tuple(
        Update(f"{when}-a", "A", when, Prose(), HERE) for when in sorted(dates, key=_first_day, reverse=True)
    )
    ours = replace(edition(), record=replace(edition().record, updates=updates))
    return quiet_drawing(ours, quiet_times(ours))


@dataclass(frozen=True)
class _Plan:
    """Areas, and the versions of the plan that name them."""

    areas: tuple[Area, ...]
    versions: tuple[PlanVersion, ...] = ()


def _phases(plan: _Plan) -> PhasesView | None:
    record = replace(edition().record, areas=plan.areas, plan_versions=plan.versions)
    return phases_view(replace(edition(), record=record))


def _first_day(when: When) -> date:
    return when.first_day


SIMPLE: Mapping[Any, Callable[[str], Any]] = {
    str: _text,
    int: int,
    bool: _is_so,
    date: date.fromisoformat,
    When: _when,
    Span: _span,
    Prose: prose,
    Markup: lambda typed: Markup(prose(typed).html("")),
    ExplainedText: lambda typed: ExplainedText(prose(typed), ()),
    HardTexts: lambda typed: HardTexts((prose(typed),)),
    Mark: _mark,
}
MADE_FROM: Mapping[Any, tuple[Any, Callable[[Any], Any]]] = {
    MeasureView: (Measure, lambda measure: measure_view(edition(), measure, f"measure-{measure.id}")),
    tuple[HistoryRow, ...]: (tuple[Rating, ...], lambda ratings: history_rows(edition(), ratings)),
    RatedNow: (_Rated, _rated_now),
    YoungRatings: (tuple[Rating, ...], _young_ratings),
    Said: (Quote, said),
    Spark: (tuple[Rating, ...], _spark),
    JourneyView: (Road, _journey),
    PhasesView: (_Plan, _phases),
    QrCode: (str, qr_code),
    StripView: (tuple[When, ...], _strip),
    QuietDrawing: (tuple[When, ...], _quiet),
    Lateness: (_Months, lambda late: lateness(edition(), late.months, late.longest)),
    GovernanceView: (tuple[Body, ...], _governance),
}
"""For views that hold a drawing or derived words: the record that an example types instead, and what makes the view."""
