"""The pages of the buttons with which something is decided: each asks, and leads to the page of what will change."""

from __future__ import annotations

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from site_builder.checked import Checked
from site_builder.desk.changes import Path, Wanted
from site_builder.desk.decision_buttons import DECISIONS, Decision, Offer, offers
from site_builder.desk.decision_forms import Lack, Subject
from site_builder.desk.desk import Desk
from site_builder.desk.fields import path_of
from site_builder.desk.files import look
from site_builder.desk.posted import posted_to
from site_builder.desk.proposal_page import propose
from site_builder.desk.publication import GoingPublic, going_public
from site_builder.desk.rendering import desk_of, page
from site_builder.desk.shapes import at, is_there, shape_of
from site_builder.desk.submission import Submission
from site_builder.record.updates import Update
from site_builder.write import RefusedError


def shown(request: Request) -> Response:
    """What is asked."""
    decision, subject, seen = _subject(request)
    return _page(request, decision, subject, seen)


async def answered(request: Request) -> Response:
    """What was answered: the page of what will change, or the same page with what is missing."""
    return await run_in_threadpool(_done, request, await posted_to(request))


def _done(request: Request, posted: Submission) -> Response:
    decision, subject, _ = _subject(request)
    seen = posted.get("seen", ("",))[0]
    outcome = decision.changes(subject, posted)
    if isinstance(outcome, Lack):
        return _page(request, decision, subject, seen, posted=posted, lack=outcome)
    return propose(request, [Wanted(subject.file, outcome, seen)], back=f"/edit/{subject.file}")


def _subject(request: Request) -> tuple[Decision, Subject, str]:
    """What is decided, about what, and the hash of its file. HTTPException for what is not there."""
    decision = DECISIONS.get(request.path_params["what"])
    file, desk = request.path_params["file"], desk_of(request)
    path = path_of(request.query_params.get("at", ""))
    try:
        content, seen = look(desk, file)
        whole = shape_of(content, file)
    except (ValueError, RefusedError) as error:
        raise HTTPException(HTTPStatus.NOT_FOUND) from error
    today = str(desk.checked().edition.today)
    subject = Subject(file, path, at(whole, path), today)
    is_of = file.startswith("updates/") if not path else is_there(whole, path) and isinstance(path[-1], int)
    if decision is None or content is None or not is_of or subject.kind not in decision.about:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return decision, subject, seen


def _page(
    request: Request,
    decision: Decision,
    subject: Subject,
    seen: str,
    *,
    posted: Submission | None = None,
    lack: Lack | None = None,
) -> Response:
    checked = desk_of(request).checked()
    fields = [one.holding(posted) if posted else one for one in decision.fields(subject)]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if lack else HTTPStatus.OK
    values = {"decision": decision, "subject": subject, "fields": fields, "seen": seen, "lack": lack}
    public = _going_public(checked, subject) if decision.name == "publish" else None
    return page(request, "decide.html", status, public=public, never_was=_never_was(checked, subject), **values)


def _update(checked: Checked, subject: Subject) -> Update | None:
    return next((one for one in checked.edition.record.updates if one.place.file == subject.file), None)


def _going_public(checked: Checked, subject: Subject) -> GoingPublic | None:
    update = _update(checked, subject)
    return going_public(checked.edition, update) if update else None


def _never_was(checked: Checked, subject: Subject) -> bool:
    """Whether an update was not public yet, so that there is nothing to withdraw."""
    update = _update(checked, subject)
    return update is not None and not checked.edition.is_public(update)


def offered(desk: Desk, file: str, path: Path) -> tuple[Offer, ...]:
    """What can be decided about what a form shows; nothing while its file cannot be read."""
    checked = desk.checked()
    try:
        content, _ = look(desk, file)
        whole = shape_of(content, file)
    except (ValueError, RefusedError):
        return ()
    if not path and not file.startswith("updates/"):
        return ()
    subject = Subject(file, path, at(whole, path), str(checked.edition.today))
    update = _update(checked, subject)
    is_public = update is None or checked.edition.is_public(update)
    return tuple(offers(subject, is_public=is_public, is_withdrawn=update is not None and update.withdrawn is not None))


ROUTES = [
    Route("/decide/{what}/{file:path}", shown),
    Route("/decide/{what}/{file:path}", answered, methods=["POST"]),
]
