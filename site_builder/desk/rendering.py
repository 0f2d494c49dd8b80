"""The desk's own pages: templates that only print."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar, cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from site_builder.desk.desk import Desk
from site_builder.desk.labels import at_a_form

Kept = TypeVar("Kept")


def desk_of(request: Request) -> Desk:
    """The desk that a request is for."""
    return cast(Desk, request.app.state.desk)


def kept_by(request: Request, name: str, make: Callable[[], Kept]) -> Kept:
    """What the desk that a request is for keeps in mind under a name, for as long as it runs; made when first asked for."""
    state = request.app.state
    if not hasattr(state, name):
        setattr(state, name, make())
    return cast(Kept, getattr(state, name))


def page(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """A page from a template of `templates/`."""
    desk = desk_of(request)
    around = {"path": request.url.path, "council": desk.council, "site_language": desk.language}
    return HTMLResponse(rendered(template, **around, **values), status)


def rendered(template: str, **values: object) -> str:
    """A template of `templates/` with some values."""
    return _environment().get_template(template).render(**values)


@lru_cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("site_builder.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["at_a_form"] = at_a_form
    return found
