"""What the plan says of the responses to its recommendations: each counts once, by what accepts least."""

from __future__ import annotations

from pages.made_up import HERE, area, site, when

from site_builder.record.responses import Acceptance, Response
from site_builder.views.responses import answered_plan


def response(date: str, answer: Acceptance, by: str) -> Response:
    return Response(when(date), answer, by, "We have no money.", None, HERE)


def test_a_plan_without_any_response_says_nothing_of_them() -> None:
    assert answered_plan(site(areas=(area(1),))) is None


def test_each_recommendation_counts_by_what_accepts_least_of_what_holds() -> None:
    mayor = [
        response("2025-01", Acceptance.NOT_ACCEPTED, "The mayor"),
        response("2025-03", Acceptance.ACCEPTED, "The mayor"),
    ]
    board = response("2025-02", Acceptance.IN_PART, "The board")
    plan = site(areas=(area(1, responses=(*mayor, board)), area(2, responses=(mayor[1],)), area(3)))
    answered = answered_plan(plan)
    assert answered is not None
    assert (
        answered.told
        == "Of 3 recommendations, 1 is accepted, 1 is accepted in part and to 1 this record shows no response."
    )
    assert [(one.number, [str(line.date) for line in one.responses]) for one in answered.areas] == [
        (1, ["2025-03", "2025-02"]),
        (2, ["2025-03"]),
        (3, []),
    ]
