"""What the desk says when it cannot do what was asked: a page with a way on, and never a traceback."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ExceptionHandler, Receive, Scope, Send

from site_builder import faults
from site_builder.desk.rendering import desk_of, page
from site_builder.problems import UnusableError

_WORDS = {
    HTTPStatus.NOT_FOUND: "There is nothing at this address in this record. It may have been removed or given another name.",
    HTTPStatus.GONE: "This is not kept any more.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "This file is not text in UTF-8. Save it as UTF-8 in an editor, then open it here.",
    HTTPStatus.BAD_REQUEST: "What was sent cannot be read. Go back, and send it once more.",
}


def refused(request: Request, error: Exception) -> Response:
    """An address or a request with which nothing can be done."""
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.BAD_REQUEST
    said = error.detail if isinstance(error, HTTPException) else ""
    words = _WORDS.get(HTTPStatus(status), said)
    if said and said != HTTPStatus(status).phrase:
        words = said
    return page(request, "failed.html", status, heading="This cannot be shown", words=words, problems=())


def unusable(request: Request, error: Exception) -> Response:
    """The settings cannot be read, so nothing else can: what is wrong with them, and a way to put it right."""
    if not isinstance(error, UnusableError):
        raise error
    problems = [(problem, f"/settings?line={problem.place.line}") for problem in error.problems]
    words = "" if problems else str(error)
    heading = "The settings of the site cannot be read"
    return page(request, "failed.html", HTTPStatus.CONFLICT, heading=heading, words=words, problems=problems)


def of_the_machine(request: Request, error: Exception) -> Response:
    """A file or folder that the machine refuses."""
    words = faults.refusal(error) if isinstance(error, OSError) else str(error)
    heading = "This computer does not let us do that"
    return page(request, "failed.html", HTTPStatus.CONFLICT, heading=heading, words=words, problems=())


async def fault(request: Request, error: Exception) -> Response:
    """A fault of the desk itself; awaited while the exception is handled, so that its log has what happened."""
    words = faults.sentence(desk_of(request).root)
    heading = "Something is wrong with the desk"
    return page(request, "failed.html", HTTPStatus.INTERNAL_SERVER_ERROR, heading=heading, words=words, problems=())


HANDLERS: dict[object, ExceptionHandler] = {
    HTTPException: refused,
    UnusableError: unusable,
    OSError: of_the_machine,
    Exception: fault,
}


class Answering(Starlette):
    """An application that keeps to itself the exceptions that it has answered: the server would print them."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, whatever goes wrong."""
        with suppress(Exception):  # `fault` has told and logged it
            await super().__call__(scope, receive, send)
