"""The page on which what was saved is kept as a version, and sent if somebody asks: where the folder is a Git work tree."""

from __future__ import annotations

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from site_builder.desk.rendering import desk_of, page
from site_builder.desk.work_tree import keep, send, sentence_for, unkept, why_not, work_tree


def shown(request: Request) -> Response:
    """What was saved and is not kept yet, and what was kept and is not sent yet."""
    return _page(request)


async def done(request: Request) -> Response:
    """Keeps a version, or sends what was kept."""
    form = await request.form()
    return await run_in_threadpool(_done, request, form)


def _done(request: Request, form: FormData) -> Response:
    desk = desk_of(request)
    tree = work_tree(desk)
    if tree is None:
        return _page(request)
    if form.get("do") == "send":
        wrong = send(tree)
        return _page(request, wrong=wrong, status=HTTPStatus.CONFLICT) if wrong else _to("/keep?done=sent")
    files = [value for value in form.getlist("file") if isinstance(value, str)]
    words = str(form.get("words", ""))
    wrong = keep(desk, tree, files, words)
    if wrong:
        return _page(request, wrong=wrong, words=words, status=HTTPStatus.CONFLICT)
    return _to("/keep?done=kept")


def _to(address: str) -> Response:
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def _page(request: Request, *, wrong: str = "", words: str = "", status: HTTPStatus = HTTPStatus.OK) -> Response:
    desk = desk_of(request)
    tree = work_tree(desk)
    if tree is None:
        return page(request, "keep_without_git.html", why=why_not(desk))
    files = unkept(desk, tree)
    values = {
        "files": files,
        "words": words or sentence_for(desk, [one.file for one in files], tree),
        "author": tree.author,
        "unsent": tree.unsent,
        "upstream": tree.upstream,
        "wrong": wrong,
        "done": request.query_params.get("done", ""),
    }
    return page(request, "keep.html", status, **values)


ROUTES = [Route("/keep", shown), Route("/keep", done, methods=["POST"])]
