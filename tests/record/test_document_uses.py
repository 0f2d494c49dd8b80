"""Every document once, with every place that uses it, beside a plain recount."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import edition

from site_builder.problems import Place
from site_builder.record.actions import Action
from site_builder.record.dates import Span, When
from site_builder.record.documents import Document
from site_builder.record.measures import Measure
from site_builder.record.plan import Area
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.references import Event, Judgement, PlanVersion, Rhythm
from site_builder.record.voices import Voice, VoiceState

HERE = Place("docs/plan/01-a.md")
DAY = Span.of(When(2025, 6, 1))
POOL = [Document(f"Paper {number}", HERE, publisher="The town") for number in range(4)]
SOURCES = st.none() | st.sampled_from(POOL)
MANY = st.lists(SOURCES, max_size=4)


@given(SOURCES, MANY, MANY, MANY, MANY, MANY, MANY, MANY, MANY)
def test_every_document_stands_once_with_every_place_that_uses_it(
    own: Document | None,
    ratings: list[Document | None],
    actions: list[Document | None],
    measures: list[Document | None],
    events: list[Document | None],
    judgements: list[Document | None],
    rhythms: list[Document | None],
    versions: list[Document | None],
    voices: list[Document | None],
) -> None:
    area = Area(
        name="01-a",
        number=1,
        title="A",
        body=Prose(("x",)),
        place=HERE,
        source=own,
        ratings=tuple(
            Rating(When(2025, month), Delivery.ON_TRACK, Impact.MIXED, "R.", HERE, source=one)
            for month, one in enumerate(ratings, 1)
        ),
        actions=tuple(Action(f"a{number}", "Do.", HERE, evidence=one) for number, one in enumerate(actions)),
        measures=tuple(
            Measure(f"m{number}", f"M {number}", (), HERE, source=one) for number, one in enumerate(measures)
        ),
    )
    record = edition(
        areas=(area,),
        events=tuple(Event(DAY, f"E {number}", source=one) for number, one in enumerate(events)),
        judgements=tuple(Judgement(DAY, f"By {number}", "I", "O", source=one) for number, one in enumerate(judgements)),
        rhythms=tuple(Rhythm("W", f"R {number}", "1 month", source=one) for number, one in enumerate(rhythms)),
        plan_versions=tuple(PlanVersion(DAY, f"V {number}", document=one) for number, one in enumerate(versions)),
        voices=tuple(
            Voice(DAY, f"Group {number}", "S", VoiceState.DONE, HERE, id=f"v{number}", source=one)
            for number, one in enumerate(voices)
        ),
    ).record
    kinds = {"rating": ratings, "action": actions, "measure": measures, "event": events, "judgement": judgements}
    kinds |= {"rhythm": rhythms, "plan-version": versions, "voice": voices}
    wanted = Counter((one.title, kind) for kind, sources in kinds.items() for one in sources if one)
    found = Counter((one.document.title, use.kind.value) for one in record.listed_documents for use in one.uses)
    assert found == wanted
    titles = [one.document.title for one in record.listed_documents]
    assert sorted(titles) == sorted({title for title, _ in wanted} | ({own.title} if own else set()))
    for one in record.listed_documents:
        is_users_alone = bool(one.users)
        in_area = any((one.document.title, kind) in wanted for kind in ("rating", "action", "measure"))
        assert is_users_alone == (
            in_area and one.document is not own and one.document.title != getattr(own, "title", "")
        )
