"""The desk as a web application. Each module of pages declares its own routes."""

from __future__ import annotations

from pathlib import Path

from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from site_builder.desk import (
    decide_page,
    edit_page,
    files_page,
    from_word_page,
    keep_page,
    list_page,
    new_page,
    preview_page,
    previews,
    proposal_page,
    remarks_page,
    saved_page,
    settings_page,
    undo_page,
    writing,
)
from site_builder.desk.desk import Desk
from site_builder.desk.failures import HANDLERS, Answering
from site_builder.desk.safety import Guarded, Keys
from site_builder.desk.showroom import Showroom

_ASSETS = Path(__file__).parent / "assets"
_PAGES = (
    *(list_page, edit_page, new_page, from_word_page, files_page, settings_page, writing, previews, remarks_page),
    *(proposal_page, saved_page, decide_page, undo_page, keep_page, preview_page),
)


def application(desk: Desk, port: int, keys: Keys | str) -> ASGIApp:
    """The application for one council's desk; `keys` are what a browser must show, or the one that lasts."""
    routes = [route for module in _PAGES for route in module.ROUTES]
    app = Answering(routes=[*routes, Mount("/assets", StaticFiles(directory=_ASSETS))], exception_handlers=HANDLERS)
    app.state.desk, app.state.showroom = desk, Showroom()
    return Guarded(app, port, Keys(keys) if isinstance(keys, str) else keys)
