"""A made-up record with one of everything, for the tests of the data files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from made_up_edition import edition

from site_builder.edition import Edition
from site_builder.problems import Place
from site_builder.record.actions import Action, Status
from site_builder.record.council import Licence
from site_builder.record.dates import Span, When
from site_builder.record.documents import Cited, Document
from site_builder.record.measures import Baseline, Better, Comparator, Measure, Point
from site_builder.record.moves import Move, Revision
from site_builder.record.plan import Area, Block, Check, Closure
from site_builder.record.promises import End, Ending, Keep, Nature, Promise
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.references import (
    Body,
    Consultation,
    Event,
    Grade,
    Judgement,
    PlanVersion,
    Rhythm,
    Term,
)
from site_builder.record.updates import (
    Correction,
    DiaryDate,
    Kind,
    Quote,
    Series,
    Update,
    Withdrawal,
)
from site_builder.record.voices import Voice, VoiceState, YoungVoice

HERE = Place("updates/x.md")
SITE_URL = "https://progress.example/sub/"
ARCHIVED = "https://web.archive.org/web/2025/https://x.example/l"
ANSWER = Document("Our answer", HERE, file="files/our answer.pdf", date=Span.of(When(2025, 8)))
LETTER = Document(
    "The letter",
    HERE,
    url="https://x.example/l",
    publisher="Inspectors",
    note="Long",
    response=ANSWER,
    id="letter",
    held=True,
    archived=ARCHIVED,
)
NOTICE = Document("A notice", HERE, needs_response=False, held=False)
MOVE = Move(When(2025, 8, 1), "2025-09", "nobody applied")
AGREED = Move(When(2025, 10), "2025-11", "nobody came", "the board")
REVISED = Revision(When(2025, 7, 2), "4.40", "one was missing")
ENDED = Ending(End.PARTLY_KEPT, When(2026, 2), "Half of it is written.", LETTER, "We wrote half of it.")
NEWS = Document("Our news", HERE, date=Span.of(When(2025, 7, 17)))


def prose(words: str) -> Prose:
    """A paragraph with a link to the plan's page."""
    return Prose((f'<p>{words} <a href="', '">the plan</a></p>'), ("plan/",))


def update(name: str = "2025-07-17-visit", **changes: Any) -> Update:
    """An update that says little."""
    given = {"name": name, "title": "Inspectors visit", "date": When(2025, 7, 17), "place": HERE}
    return Update(**(given | {"body": prose("They came.")} | changes))


FULL = update(
    written_summary="In short.",
    in_short="Inspectors found that help comes sooner",
    means="Help may come sooner.",
    kind=Kind.INSPECTION,
    areas=(2, 3),
    happened=Span(When(2025, 6, 17), When(2025, 6, 18)),
    happened_title="The visit itself",
    written=When(2025, 7, 20),
    order_of_day=2,
    series=Series("Visits", 7),
    documents=(LETTER, NOTICE),
    sources=(Cited("letter", HERE), NEWS),
    quotes=(Quote("We are glad.", "A. Person", "Cabinet member", "Exampleton Council", elected=True),),
    diary=(DiaryDate(When(2025, 9), "Board meets", HERE, url="https://x.example/b", note="In public"),),
    promises=(
        Promise(
            "more-staff",
            "Hire more staff",
            HERE,
            due=Span.of(When(2025, 12)),
            young_people="More people to help you",
            moved=(MOVE, AGREED),
        ),
        Promise(
            "new-plan",
            "Write a new plan",
            HERE,
            due_text="early 2026",
            by="The board",
            nature=Nature.EXPECTED,
            outcome=ENDED,
        ),
    ),
    young_people=prose("For you."),
    image="images/a b.png",
    image_alt="A hall",
    corrections=(Correction(When(2025, 8), "A number was wrong."),),
    minor=When(2025, 10, 1),
)
KEEPER = update(
    "2026-01-10-staff",
    title="Staff hired",
    date=When(2026, 1, 10),
    keeps=(Keep("more-staff"), Keep("new-plan", partly=True)),
)
GONE = update(
    "2025-05-02-play",
    title="SECRET",
    date=When(2025, 5, 2),
    body=prose("SECRET"),
    written_summary="SECRET",
    means="SECRET",
    young_people=prose("SECRET"),
    documents=(Document("SECRET", HERE),),
    withdrawn=Withdrawal(When(2025, 6, 1), "It named somebody."),
)
AREA = Area(
    name="03-spotting-risk",
    number=3,
    title="Spotting risk",
    body=prose("What was found."),
    place=HERE,
    young_people_title="Seeing danger early",
    young_people=(Block("What was wrong", prose("We were slow.")),),
    project="Front door",
    lead="Head of service",
    source=LETTER,
    reviewed=When(2026, 1),
    young_people_reviewed=When(2026, 2, 1),
    young_people_checked=Check("The youth council", When(2026, 2, 2)),
    actions=(
        Action(
            "hire", "Hire", HERE, due=When(2025, 12), status=Status.SLOW, owner="HR", evidence=LETTER, moved=(MOVE,)
        ),
        Action("train", "Train", HERE, status=Status.DONE, done=When(2026, 1), evidence_update="2026-01-10-staff"),
        Action("tell", "Tell", HERE, evidence_update="2026-04-01-not-public"),
    ),
    ratings=(
        Rating(
            When(2025, 9, 1),
            Delivery.AT_RISK,
            Impact.NOT_YET,
            "Too few staff",
            HERE,
            young_people="Not yet",
            source=LETTER,
        ),
    ),
    measures=(
        Measure(
            "visits",
            "Visits in time",
            (Point(When(2025, 6), "4.50", HERE, note="First count", revised=REVISED), Point(When(2025, 7), "-5", HERE)),
            HERE,
            unit="%",
            better=Better.UP,
            target="95",
            moved=(Move(When(2025, 8), "90", "it was reached"),),
            source=LETTER,
        ),
    ),
    documents=(NOTICE,),
    sources=(Cited("letter", HERE),),
    written=When(2026, 1, 2),
    corrections=(Correction(When(2026, 2), "A name was wrong."),),
)

COMPARED = Measure(
    "compared",
    "Compared",
    (
        Point(When(2025, 4), "", HERE, "Fewer than 5.", is_withheld=True),
        Point(When(2025, 5), "38.5", HERE, "Counted anew.", is_provisional=True, is_break=True),
    ),
    HERE,
    judged_by="Nine in ten by 2027",
    baseline=Baseline(When(2024, 6), "31"),
    comparators=(Comparator("England", (Point(When(2025, 6), "70", HERE),), HERE, LETTER),),
)
CLOSURE = Closure(When(2025, 7), "Area 12 takes over.", "Cabinet", LETTER, "We do it in another way.")
CHANGED = (
    replace(AREA, closed=CLOSURE),
    Area("12-risk", 12, "Risk", prose("New."), HERE, opened=When(2025, 8, 1), follows=(3,)),
)
"""The area as one that was closed, and one that follows it."""


VOICES = (
    Voice(
        Span.of(When(2025, 6)),
        "Children in care",
        "Nobody rings",
        VoiceState.DOING,
        HERE,
        id="heard",
        did="We hire",
        why="It takes time",
        by_when=Span.of(When(2026, 1)),
        told_on=When(2025, 7, 1),
        areas=(3,),
        source=LETTER,
        young_people=YoungVoice("You do not ring", "We find people"),
    ),
    Voice(Span.of(When(2025, 5, 1)), "Foster carers", "Nobody asks", VoiceState.NO_ANSWER, HERE),
)


def site(**changes: Any) -> Edition:
    """An edition of a record with one of everything."""
    given = {
        "site_url": SITE_URL,
        "rating_words": {"delivery/at-risk": "Some delay"},
        "licence": Licence("OGL v3", "https://x.example/ogl"),
        "updates": (KEEPER, FULL, GONE),
        "areas": (AREA,),
        "events": (Event(Span.of(When(2012)), "Merged", "Two in one", LETTER, "Dates differ", due=True),),
        "judgements": (
            Judgement(Span.of(When(2022, 9, 21)), "Inspectors", "Full", "Poor", (Grade("Care", "Fair"),), LETTER),
        ),
        "terms": (Term("Care plan", "What is planned", HERE, "CP", "Your plan"),),
        "bodies": (Body("board", "The Board", HERE, "Steers", ("cabinet",), "every month"), Body("cabinet", "C", HERE)),
        "documents": (Document("Of no update", HERE),),
        "plan_versions": (PlanVersion(Span.of(When(2025)), "Phase 3", "Cabinet", LETTER, "Renamed"),),
        "consultations": (Consultation(Span(When(2020), When(2024)), "Foster carers", "The plan"),),
        "voices": VOICES,
        "rhythms": (Rhythm("Board", "meets", "6 weeks", Span.of(When(2024, 1)), None, Kind.BOARD, LETTER),),
    }
    return edition(**(given | changes))
