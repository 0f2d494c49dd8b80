"""The page between a form and the file: what will change, what is found, what must be decided. Only its button saves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from site_builder.desk import attachments
from site_builder.desk.changes import Wanted
from site_builder.desk.conflicts import clashes, rebased
from site_builder.desk.decisions import Missing, Question, answered, with_answers
from site_builder.desk.desk import Desk
from site_builder.desk.pending import PendingProposal, answers_to
from site_builder.desk.proposals import all_proposed
from site_builder.desk.rendering import desk_of, kept_by, page
from site_builder.desk.saving import Conflict, NotSaved, Saved, save
from site_builder.desk.sentences import sentence
from site_builder.desk.shelf import Shelf

Answers = dict[str, dict[str, str]]
"""What was typed for each question, by its name and the names of its fields."""
MOST_KEPT = 50
"""So many proposals wait."""


def propose(request: Request, wanted: Iterable[Wanted], *, back: str, words: str = "") -> Response:
    """Leads to the page of what is wanted. `back` is the form's address, `words` says what is done, if the caller knows it
    better than the changes themselves."""
    desk = desk_of(request)
    every = tuple(wanted)
    name = shelf_of(request).put(_waiting(desk, every, back, words))
    return RedirectResponse(f"/proposal/{name}", HTTPStatus.SEE_OTHER)


def shelf_of(request: Request) -> Shelf[PendingProposal]:
    """Where the proposals of this desk wait."""
    return kept_by(request, "proposals", lambda: Shelf[PendingProposal](MOST_KEPT))


def _waiting(desk: Desk, wanted: tuple[Wanted, ...], back: str, words: str) -> PendingProposal:
    proposed = all_proposed(desk, wanted)
    return PendingProposal(proposed, words or sentence(desk.checked().edition, proposed.wanted), back)


def shown(request: Request) -> Response:
    """What will change, if somebody agrees to it."""
    return _page(request, _get(request))


async def agreed(request: Request) -> Response:
    """Saves it, or goes on with what was decided."""
    form = await request.form()
    return await run_in_threadpool(_done, request, form)


def _done(request: Request, form: FormData) -> Response:
    waiting = _get(request)
    match form.get("do"):
        case "drop":
            shelf_of(request).drop(request.path_params["name"])
            others = [other.proposed for other in shelf_of(request).all]
            attachments.take_back(request, desk_of(request), waiting.proposed.wanted, others)
            return RedirectResponse(waiting.back.partition("&typed=")[0], HTTPStatus.SEE_OTHER)
        case "again":
            wanted = rebased(desk_of(request), waiting.proposed.wanted)
            return (
                propose(request, wanted, back=waiting.back, words=waiting.words) if wanted else _page(request, waiting)
            )
        case "decide":
            return _decided(request, waiting, form)
        case _:
            return _saved(request, waiting, form)


def _decided(request: Request, waiting: PendingProposal, form: FormData) -> Response:
    typed: Answers = {}
    decided, missing = [], dict[str, Missing]()
    today = str(desk_of(request).checked().edition.today)
    texts = {name: value for name, value in form.items() if isinstance(value, str)}
    for question in waiting.proposed.questions:
        typed[question.name] = answers_to(texts, question.name)
        answer = answered(question, typed[question.name], today)
        if isinstance(answer, Missing):
            missing[question.name] = answer
        else:
            decided.append((question, answer))
    if missing:
        return _page(request, waiting, typed=typed, missing=missing)
    wanted = with_answers(waiting.proposed.wanted, decided)
    shelf_of(request).drop(request.path_params["name"])
    return propose(request, wanted, back=waiting.back, words=_words(waiting, decided))


def _words(waiting: PendingProposal, decided: Sequence[tuple[Question, object]]) -> str:
    """The sentence as it was, unless something else is done now."""
    return "" if any(question.ask == "withdrawn" for question, _ in decided) else waiting.words


def _saved(request: Request, waiting: PendingProposal, form: FormData) -> Response:
    proposed, desk = waiting.proposed, desk_of(request)
    must_agree = bool(proposed.new_errors or proposed.questions)
    if proposed.is_refused or not proposed.files or (must_agree and form.get("although") != "yes"):
        words = "Nothing was saved. Tick the box below if it is to be saved although something is wrong."
        return _page(request, waiting, alert=words if must_agree and not proposed.is_refused else "")
    match save(desk, proposed, waiting.words):
        case Saved(kept):
            shelf_of(request).drop(request.path_params["name"])
            attachments.settle(request, proposed.wanted)
            return RedirectResponse(f"/saved/{kept.name}", HTTPStatus.SEE_OTHER)
        case NotSaved(words):
            return _page(request, waiting, alert=f"Nothing was saved. {words} What you wrote is kept on this page.")
        case Conflict():
            return _page(request, waiting)


def _page(
    request: Request,
    waiting: PendingProposal,
    *,
    alert: str = "",
    typed: Answers | None = None,
    missing: dict[str, Missing] | None = None,
) -> Response:
    desk, proposed = desk_of(request), waiting.proposed
    found = list(clashes(desk, proposed.wanted))
    if found:
        can_be_made = rebased(desk, proposed.wanted) is not None
        return page(request, "conflict.html", HTTPStatus.CONFLICT, waiting=waiting, clashes=found, again=can_be_made)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if alert or missing else HTTPStatus.OK
    values = {"waiting": waiting, "proposed": proposed, "alert": alert, "typed": typed or {}, "missing": missing or {}}
    return page(request, "proposal.html", status, **values)


def _get(request: Request) -> PendingProposal:
    waiting = shelf_of(request).get(request.path_params["name"])
    if waiting is None:
        raise HTTPException(HTTPStatus.GONE, "This was saved already, or the desk was restarted.")
    return waiting


ROUTES = [
    Route("/proposal/{name}", shown),
    Route("/proposal/{name}", agreed, methods=["POST"]),
]
