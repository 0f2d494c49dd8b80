"""An edition: what a page depends on besides the record, and that nothing of one shows in another."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime

import pytest
from made_up_edition import LONDON, edition

from site_builder import data, feeds
from site_builder.edition import Edition
from site_builder.messages import TAG, Forms, Messages, english
from site_builder.pages import pages
from site_builder.pages.changes import changes
from site_builder.pages.recipes import Chapter
from site_builder.pages.update import article_makers
from site_builder.problems import Place
from site_builder.record.dates import Span, When
from site_builder.record.intervals import Interval
from site_builder.record.plan import Area
from site_builder.record.promises import Promise
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.references import Rhythm, RhythmOf
from site_builder.record.updates import Update

HERE = Place("updates/2025-07-17-visit.md")
PROMISE = Promise("staff", "Hire more staff", HERE, due=Span.of(When(2025, 12, 31)))
VISIT = Update(
    name="2025-07-17-visit",
    title="Inspectors visit",
    date=When(2025, 7, 17),
    place=HERE,
    body=Prose(("<p>They came.</p>",)),
    young_people=Prose(("<p>They came to see us.</p>",)),
    areas=(1,),
    promises=(PROMISE,),
)
AREA = Area(
    name="01-risk",
    number=1,
    title="Spotting risk",
    body=Prose(("<p>What was found.</p>",)),
    place=HERE,
    ratings=(Rating(When(2025, 9, 1), Delivery.AT_RISK, Impact.MIXED, "Too few staff", HERE),),
)


def cried(words: str | Forms) -> str | Forms:
    """The words in another language, as far as a machine can tell: all but its placeholders in other letters."""
    if isinstance(words, Mapping):
        return {form: str(cried(text)) for form, text in words.items()}
    return "".join(part if part.startswith("{") else f"¡{part}!" if part else "" for part in _parts(words))


def _parts(words: str) -> list[str]:
    found = [""]
    for sign in words:
        if sign == "{":
            found.append("")
        found[-1] += sign
        if sign == "}":
            found.append("")
    return found


ENGLISH = english()
CRIED = Messages({key: words if key == TAG or key.startswith("dates.") else cried(words) for key, words in ENGLISH.words.items()})  # fmt: skip
OURS = edition(name="Exampleton", site_url="https://one.example/", updates=(VISIT,), areas=(AREA,))
THEIRS = edition(
    name="Otherham",
    site_name="Otherham children",
    site_url="https://two.example/progress/",
    now=datetime(2025, 12, 1, 9, tzinfo=LONDON),
    messages=CRIED,
    updates=(replace(VISIT, title="Inspectors write"),),
    areas=(AREA,),
)


def made(shown: Edition) -> dict[str, bytes]:
    """Every page, feed and data file of an edition, by address."""
    compiled, url = list(pages(shown)), shown.site_url
    outputs = [
        *data.outputs(shown, compiled, data.files(shown)),
        *feeds.outputs(shown, *article_makers(url), changes(shown, url)),
    ]
    return {page.address: page.body.encode() for page in compiled} | {one.path: one.content for one in outputs}


@pytest.fixture(scope="module")
def alone() -> tuple[dict[str, bytes], dict[str, bytes]]:
    return made(OURS), made(THEIRS)


def test_two_councils_in_one_process_have_nothing_of_each_other(alone: tuple[dict[str, bytes], ...]) -> None:
    ours, theirs = (b"".join(outputs.values()) for outputs in alone)
    assert b"Exampleton" in ours and b"one.example" in ours
    assert b"Otherham" not in ours and b"two.example" not in ours and "¡".encode() not in ours
    assert b"Otherham" in theirs and b"two.example" in theirs and "¡".encode() in theirs
    assert b"one.example" not in theirs and b"Inspectors visit" not in theirs


def test_a_template_speaks_the_language_of_its_edition(alone: tuple[dict[str, bytes], ...]) -> None:
    ours, theirs = (outputs["promises/"].decode() for outputs in alone)
    assert ENGLISH.html("promises.own", council="Exampleton") in ours
    assert CRIED.html("promises.own", council="Otherham") in theirs


def test_an_edition_is_the_same_after_another_one(alone: tuple[dict[str, bytes], ...]) -> None:
    assert (made(THEIRS), made(OURS)) == (alone[1], alone[0])


def test_editions_that_are_made_at_the_same_time_are_as_if_each_were_made_by_itself(
    alone: tuple[dict[str, bytes], ...],
) -> None:
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(made, [OURS, THEIRS, OURS, THEIRS]))
    assert found == [*alone, *alone]


def test_one_record_has_two_editions_each_in_its_language_at_its_address_on_its_day() -> None:
    other = Edition(OURS.record, datetime(2026, 1, 1, tzinfo=LONDON), "Beside", "https://beside.example/", CRIED)
    assert [one.standing.value for one in OURS.at(datetime(2025, 12, 31, tzinfo=LONDON)).promises] == ["open"]
    assert [one.standing.value for one in other.promises] == ["late"]
    assert other.host == "beside.example" and OURS.host == "one.example"
    assert made(other)["promises/"] != made(OURS)["promises/"]


def test_six_languages_in_one_process_do_not_mix() -> None:
    """More than are kept ready."""
    tags = ("en-GB", "cy", "el", "fr", "de", "pl")
    several = [replace(OURS, messages=Messages({**ENGLISH.words, "promises.own": f"In {tag}"})) for tag in tags]
    for _ in range(2):
        bodies = [
            next(page.body for page in Chapter("promises").made(one) if page.address == "promises/") for one in several
        ]
        assert [f"In {tag}<" in body for tag, body in zip(tags, bodies, strict=True)] == [True] * len(tags)


@pytest.mark.parametrize(
    ("rhythms", "asked"),
    [
        ((), "1 year"),
        (((RhythmOf.RATINGS, "6 weeks"),), "6 weeks"),
        (((RhythmOf.ACTIONS, "2 months"),), "2 months"),
        (((RhythmOf.RATINGS, "6 weeks"), (RhythmOf.ACTIONS, "3 months"), (RhythmOf.ACTIONS, "2 months")), "2 months"),
    ],
)
def test_reports_are_asked_for_as_often_as_the_record_promises_them(
    rhythms: tuple[tuple[RhythmOf, str], ...], asked: str
) -> None:
    promised = tuple(Rhythm("The board", "hears", every, of=of) for of, every in rhythms)
    one = edition(rhythms=promised)
    assert (one.reports_asked, one.asks_for_reports) == (Interval.typed(asked), bool(rhythms))
