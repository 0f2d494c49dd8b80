"""What people said, on the page of all of it, on areas' pages and in the versions for young people."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.edition import Edition
from site_builder.pages import plan, you_said, young_people
from site_builder.problems import Place
from site_builder.record.dates import Span, When
from site_builder.record.prose import plain_text
from site_builder.record.references import Consultation
from site_builder.record.voices import Voice, VoiceState, YoungVoice

from .made_up import area, site

HERE = Place("docs/data/voice.yml")
DAY = Span.of(When(2025, 6, 1))


def voice(number: int = 1, **changes: Any) -> Voice:
    given = {"date": DAY, "group": "Children in care", "said": f"Nobody rings {number}.", "id": f"v{number}"}
    return Voice(**(given | {"state": VoiceState.NO_ANSWER, "place": HERE} | changes))


def page(edition: Edition, address: str = "you-said/") -> str:
    modules = (you_said, plan, young_people)
    return next(one.body for module in modules for one in module.pages(edition) if one.address == address)


def anchors(body: str) -> list[str]:
    return re.findall(r'<li id="said-(v\d+)">', body)


STATES = st.lists(
    st.tuples(st.sampled_from(VoiceState), st.sets(st.sampled_from([1, 2])), st.booleans()), max_size=7
).map(
    lambda drawn: tuple(
        voice(
            number,
            state=state,
            areas=tuple(sorted(areas)),
            young_people=YoungVoice("You do not ring.") if young else None,
        )
        for number, (state, areas, young) in enumerate(drawn)
    )
)


@given(STATES)
@settings(max_examples=30)
def test_each_page_has_what_a_plain_recount_finds(voices: tuple[Voice, ...]) -> None:
    edition = site(areas=(area(1), area(2)), voices=voices)
    order = ("no-answer", "not-yet", "doing", "cannot", "done")
    told = [one for state in order for one in voices if one.state == state]
    assert anchors(page(edition)) == [one.id for one in told]
    for number in (1, 2):
        assert anchors(page(edition, f"plan/0{number}-area/")) == [one.id for one in told if number in one.areas]
    young = [one for one in told if one.young_people]
    assert anchors(page(edition, "young-people/you-said/")) == [one.id for one in young]
    words, unanswered = page(edition, "young-people/"), sum(one.state == "no-answer" for one in young)
    assert (f"an answer to {unanswered} of these" in words) == (0 < unanswered < len(young))
    assert any(f"an answer to {these}." in words for these in ("it", "either of these", "any of these")) == (
        0 < unanswered == len(young)
    )


def test_a_record_without_any_says_so_on_every_page() -> None:
    assert "This record does not show what anybody said." in page(site())
    assert "Nobody has written here yet what you told us." in page(site(), "young-people/you-said/")
    assert 'id="section-voices"' not in page(site(areas=(area(1),)), "plan/01-area/")


def test_what_is_unanswered_says_so_and_how_long_ago_it_was_said() -> None:
    words = plain_text(page(site(voices=(voice(date=Span.of(When(2022, 7))),))))
    assert "This record shows no answer (1)" in words and "July 2022 · 3 years 7 months ago" in words
    assert "does not show when the group was told" not in words


def test_the_days_to_an_answer_are_said_or_that_nobody_knows_them() -> None:
    done = {"state": VoiceState.DONE, "did": "We ring."}
    told = voice(told_on=When(2025, 6, 15), **done)
    words = plain_text(page(site(voices=(told, voice(2, **done)))))
    assert "The group was told on 15 June 2025, 14 days later." in words
    assert words.count("This record does not show when the group was told.") == 1
    assert "1 day later" in plain_text(page(site(voices=(voice(told_on=When(2025, 6, 2), **done),))))
    assert "30 to 59 days later" in plain_text(
        page(site(voices=(voice(date=Span.of(When(2025, 6)), told_on=When(2025, 7, 30), **done),)))
    )


def test_what_was_to_be_done_by_a_day_that_has_passed_says_so_to_adults_and_to_children() -> None:
    young = YoungVoice("You do not ring.")
    late = voice(state=VoiceState.DOING, did="We hire.", by_when=Span.of(When(2025, 12)), young_people=young)
    open_one = voice(2, state=VoiceState.NOT_YET, young_people=young)
    edition = site(voices=(late, open_one))
    assert "Was to be done by December 2025, 2 months ago." in plain_text(page(edition))
    words = plain_text(page(edition, "young-people/you-said/"))
    assert "We wanted to do this by December 2025. That day has passed." in words
    assert words.count("We do not know yet when we will do this.") == 1


def test_children_read_only_what_is_written_in_their_words() -> None:
    told = voice(
        state=VoiceState.CANNOT,
        why="Funding constraints",
        young_people=YoungVoice("You do not ring.", why="We have no money for it."),
    )
    words = plain_text(page(site(voices=(told,)), "young-people/you-said/"))
    assert "You said: You do not ring. We cannot, because: We have no money for it." in words
    assert "Funding" not in words and "Nobody rings" not in words


def test_who_was_asked_is_told_with_what_they_said_if_that_is_here() -> None:
    asked = (Consultation(DAY, "Children in Care", "The plan"), Consultation(DAY, "Foster carers", "The plan"))
    words = plain_text(page(site(consultations=asked)))
    assert "What these groups said when they were asked is not in this record." in words
    body = page(site(consultations=asked, voices=(voice(),)))
    assert '<a href="#said-v1">stands above</a>' in body
    assert "Foster carers is not in this record" in plain_text(body)


def test_what_anybody_typed_is_shown_as_these_characters() -> None:
    body = page(site(voices=(voice(said="<b>No</b> & yes", group="<i>We</i>", why="a <now>"),)))
    assert "&lt;b&gt;No&lt;/b&gt; &amp; yes" in body and "&lt;i&gt;We&lt;/i&gt;" in body and "a &lt;now&gt;" in body
