"""The page of what was saved: each save can be undone, which is itself a change whose lines are shown first."""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from site_builder.desk import versions
from site_builder.desk.changes import only
from site_builder.desk.files import content_of, hash_of
from site_builder.desk.proposal_page import propose
from site_builder.desk.rendering import desk_of, page


def shown(request: Request) -> Response:
    """Everything that was saved and is kept, newest first; of one file alone if the address names it."""
    desk, file = desk_of(request), request.query_params.get("file", "")
    every = [save for save in versions.kept(desk) if not file or any(one.file == file for one in save.changes)]
    return page(request, "undo.html", saves=every, file=file, folder=versions.folder_of(desk), most=versions.KEPT)


def undone(request: Request) -> Response:
    """Proposes the files as they were before a save."""
    desk = desk_of(request)
    save = versions.of(desk, request.path_params["name"])
    if save is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    try:
        contents = {one.file: versions.content(desk, one.before) for one in save.changes}
    except OSError as error:
        raise HTTPException(HTTPStatus.GONE, "This version is not kept any more.") from error
    wanted = [only(file, content, hash_of(content_of(desk, file))) for file, content in contents.items()]
    is_last = all(one.seen == change.after for one, change in zip(wanted, save.changes, strict=True))
    words = f"Undone: {save.words}" if is_last else f"Put back as it was before, with all that came since: {save.words}"
    return propose(request, wanted, back="/undo", words=words)


ROUTES = [Route("/undo", shown), Route("/undo/{name}", undone, methods=["POST"])]
