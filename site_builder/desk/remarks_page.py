"""What would be found, while somebody writes: beside each text for a script, or on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from site_builder.checked import Checked
from site_builder.desk.form_state import form_at, form_state
from site_builder.desk.posted import posted_to
from site_builder.desk.remarks import remarks_of
from site_builder.desk.rendering import desk_of, page, rendered
from site_builder.desk.submission import Submission
from site_builder.problems import Problem


async def remarks(request: Request) -> Response:
    """The words of `progress check` for what the form holds now, in pieces of HTML by the names of its texts."""
    return await run_in_threadpool(_remarks, request, await posted_to(request))


def _remarks(request: Request, posted: Submission) -> Response:
    desk, file = desk_of(request), str(request.path_params["file"])
    tried = form_state(desk, file, posted)
    checked = desk.checked_with(tried.unsaved)
    problems = tuple(problem for problem in checked.problems if problem.place.file == file)
    form = form_at(tried.each, tried.text, tried.at, desk, posted, (*tried.refused, *problems))
    found = remarks_of(form, tried.text, checked.edition, _brought_elsewhere(desk.checked(), checked, file))
    if request.headers.get("accept") != "application/json":
        return page(request, "remarks.html", form=form, found=found)
    texts = {one.name: rendered("_remarks.html", one=one).strip() for one in found.texts}
    wrong = [one.name for one in found.texts if any(said.problem.is_error for said in one.said)]
    others = rendered("_other_remarks.html", others=found.others).strip()
    fields = {id: rendered("_field_remarks.html", those=those).strip() for id, those in found.by_field.items()}
    return JSONResponse({"texts": texts, "wrong": wrong, "fields": fields, "others": others})


def _brought_elsewhere(saved: Checked, tried: Checked, file: str) -> Iterator[Problem]:
    """What would be found in other files and is not found there now."""
    known = {*saved.problems}
    return (problem for problem in tried.problems if problem.place.file != file and problem not in known)


ROUTES = [Route("/remarks/{file:path}", remarks, methods=["POST"])]
