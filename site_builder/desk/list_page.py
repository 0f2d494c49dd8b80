"""The first page: what there is to edit."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from site_builder.desk.rendering import desk_of, page


def shown(request: Request) -> Response:
    """All updates, newest first."""
    checked = desk_of(request).checked()
    return page(request, "list.html", updates=list(reversed(checked.edition.record.updates)))


ROUTES = [Route("/", shown)]
