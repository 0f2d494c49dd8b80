"""The desk as a web application. Each module of pages declares its own routes."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from site_builder.desk import edit_page, list_page, previews, proposal_page, remarks_page, undo_page, writing
from site_builder.desk.desk import Desk
from site_builder.desk.safety import Guarded
from site_builder.desk.showroom import Showroom

_ASSETS = Path(__file__).parent / "assets"


def application(desk: Desk, port: int, key: str) -> ASGIApp:
    """The application for one council's desk; `key` is what a browser must show."""
    assets = Mount("/assets", StaticFiles(directory=_ASSETS))
    modules = (list_page, edit_page, proposal_page, undo_page, writing, previews, remarks_page)
    app = Starlette(routes=[*(route for module in modules for route in module.ROUTES), assets])
    app.state.desk, app.state.showroom = desk, Showroom()
    return Guarded(app, port, key)
