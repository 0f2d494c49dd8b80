"""The desk as a web application. Each module of pages declares its own routes."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from site_builder.desk import (
    decide_page,
    edit_page,
    keep_page,
    list_page,
    preview_page,
    proposal_page,
    undo_page,
    writing,
)
from site_builder.desk.desk import Desk
from site_builder.desk.safety import Guarded

_ASSETS = Path(__file__).parent / "assets"
_PAGES = (
    list_page,
    edit_page,
    preview_page,
    proposal_page,
    undo_page,
    decide_page,
    keep_page,
    writing,
)


def application(desk: Desk, port: int, key: str) -> ASGIApp:
    """The application for one council's desk; `key` is what a browser must show."""
    assets = Mount("/assets", StaticFiles(directory=_ASSETS))
    app = Starlette(routes=[*(route for pages in _PAGES for route in pages.ROUTES), assets])
    app.state.desk = desk
    return Guarded(app, port, key)
