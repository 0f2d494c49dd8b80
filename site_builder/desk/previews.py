"""What is edited, shown beside the form as readers will see it: at the width of a telephone and of a desk, light and dark."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from mimetypes import guess_type
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from site_builder.desk.form_state import form_state
from site_builder.desk.posted import posted_to
from site_builder.desk.rendering import desk_of, page, rendered
from site_builder.desk.showroom import Looked, Showroom
from site_builder.desk.submission import Submission

POLICY = (
    "sandbox allow-same-origin; default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""For what is shown: nothing in it may run, and it stays of this address, or its own style would not be loaded."""


@dataclass(frozen=True)
class _View:
    """A tab of the preview."""

    name: str
    title: str
    address: str
    look_for: str


async def look(request: Request) -> Response:
    """What the form's present values look like: names and addresses for a script, or else a page that shows all."""
    return await run_in_threadpool(_looked, request, await posted_to(request))


def _looked(request: Request, posted: Submission) -> Response:
    desk, file = desk_of(request), str(request.path_params["file"])
    looked = showroom_of(request).look(desk, form_state(desk, file, posted).unsaved, file)
    views = [_View(one.name, one.title, one.address, one.look_for) for one in looked.aspects]
    if request.headers.get("accept") == "application/json":
        return JSONResponse({"id": looked.id, "views": [asdict(view) for view in views], "why_not": looked.why_not})
    return page(request, "looked.html", looked=looked, views=views)


def shown(request: Request) -> Response:
    """One file of what was made: a page, a style, a picture."""
    id, _, scheme = str(request.path_params["id"]).partition(".")
    looked: Looked | None = showroom_of(request).looked(id)
    path = str(request.path_params["path"])
    content = looked.content(path, scheme) if looked else None
    if content is None:
        words = rendered("not_looked.html", is_old=looked is None)
        return Response(words, 404, {"Content-Security-Policy": POLICY}, "text/html")
    name = path if "." in path.rpartition("/")[2] else "index.html"
    kind = guess_type(name)[0] or "application/octet-stream"
    return Response(content, 200, {"Content-Security-Policy": POLICY}, kind)


def showroom_of(request: Request) -> Showroom:
    """Where looks are made and kept."""
    return cast(Showroom, request.app.state.showroom)


ROUTES = [Route("/look/{file:path}", look, methods=["POST"]), Route("/looked/{id}/{path:path}", shown)]
