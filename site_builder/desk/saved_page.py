"""What was saved, and what can be done next: above all to go on with it, and to publish a draft that is finished."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from site_builder.desk import versions
from site_builder.desk.decide_page import offered
from site_builder.desk.desk import Desk
from site_builder.desk.desk_form import title_of
from site_builder.desk.rendering import desk_of, page
from site_builder.desk.versions import Save
from site_builder.edition import Edition


@dataclass(frozen=True)
class Next:
    """A link to what can be done now."""

    words: str
    address: str


def shown(request: Request) -> Response:
    """What was saved, and what can be done next."""
    desk = desk_of(request)
    kept = versions.of(desk, request.path_params["name"])
    if kept is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return page(request, "saved.html", save=kept, steps=tuple(_steps(desk, kept)))


def _steps(desk: Desk, kept: Save) -> Iterator[Next]:
    """To go on with each file that has a form, and to publish it if it is a draft."""
    checked = desk.checked()
    known = desk.files(checked)
    titles = dict(_titles(checked.edition))
    drafts = {update.place.file for update in checked.edition.record.updates if update.draft}
    for file in (one.file for one in kept.changes if one.after and one.file in known):
        yield Next(f"Go on with “{titles.get(file) or title_of(file, known[file].sort)}”", f"/edit/{file}")
        offers = offered(desk, file, ()) if file in drafts else ()
        yield from (Next(one.words, one.address) for one in offers if one.address.startswith("/decide/publish/"))


def _titles(edition: Edition) -> Iterator[tuple[str, str]]:
    """What readers call each file."""
    yield from ((update.place.file, update.title) for update in edition.record.updates)
    yield from ((area.place.file, f"{area.number}. {area.title}") for area in edition.record.areas)


ROUTES = [Route("/saved/{name}", shown)]
