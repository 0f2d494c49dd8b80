"""The settings of the site as the text that they are: for when they cannot be read, and nothing else can be shown."""

from __future__ import annotations

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from site_builder.desk.changes import Wanted, Whole
from site_builder.desk.files import content_of, hash_of
from site_builder.desk.posted import posted_to
from site_builder.desk.proposals import Edited, Proposal
from site_builder.desk.rendering import desk_of, page
from site_builder.desk.saving import Conflict, NotSaved, save
from site_builder.desk.submission import Submission, typed_anew
from site_builder.problems import Problem, UnusableError


def shown(request: Request) -> Response:
    """The whole file, with what is wrong with it."""
    content = content_of(desk_of(request), desk_of(request).config_file.name) or b""
    return _page(request, content.decode("utf-8", "replace"), hash_of(content))


async def sent(request: Request) -> Response:
    """Saves the file as it was typed; what was there before can be had back by undoing."""
    return await run_in_threadpool(_saved, request, await posted_to(request))


def _saved(request: Request, posted: Submission) -> Response:
    desk, typed = desk_of(request), posted.get("whole", ("",))[0]
    file, seen = desk.config_file.name, posted.get("seen", ("",))[0]
    before = content_of(desk, file)
    after = typed_anew((before or b"").decode("utf-8", "replace"), typed)
    if after == before:
        return RedirectResponse("/", HTTPStatus.SEE_OTHER)
    if hash_of(before) != seen:
        words = (
            "Somebody changed the settings meanwhile. Nothing was saved: copy what you typed, and open this page again."
        )
        return _page(request, typed, seen, words)
    edited = Edited(file, before, after)
    done = save(
        desk, Proposal((Wanted(file, (Whole(after),), seen),), (edited,), (), ()), "Changed the settings of the site"
    )
    if isinstance(done, Conflict | NotSaved):
        return _page(
            request, typed, seen, "Nothing was saved: the file cannot be written now. What you typed is still here."
        )
    return RedirectResponse("/", HTTPStatus.SEE_OTHER)


def _page(request: Request, text: str, seen: str, remark: str = "") -> Response:
    status = HTTPStatus.CONFLICT if remark else HTTPStatus.OK
    return page(request, "settings.html", status, text=text, seen=seen, remark=remark, problems=_problems(request))


def _problems(request: Request) -> tuple[Problem | str, ...]:
    desk = desk_of(request)
    try:
        found = desk.checked().problems
    except UnusableError as error:
        return error.problems or (str(error),)
    return tuple(problem for problem in found if problem.place.file == desk.config_file.name)


ROUTES = [Route("/settings", shown), Route("/settings", sent, methods=["POST"])]
