"""The desk as a web application. Each module of pages declares its own routes."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from site_builder.desk import list_page, proposal_page, undo_page, writing
from site_builder.desk.desk import Desk
from site_builder.desk.safety import Guarded

_ASSETS = Path(__file__).parent / "assets"


def application(desk: Desk, port: int, key: str) -> ASGIApp:
    """The application for one council's desk; `key` is what a browser must show."""
    assets = Mount("/assets", StaticFiles(directory=_ASSETS))
    app = Starlette(routes=[*list_page.ROUTES, *proposal_page.ROUTES, *undo_page.ROUTES, *writing.ROUTES, assets])
    app.state.desk = desk
    return Guarded(app, port, key)
