"""The page of one file, or of one value in it: a form, and what becomes of it when it is sent."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from site_builder.checked import Checked
from site_builder.desk.builder import NEW
from site_builder.desk.changes import Change, Move, Path, Wish
from site_builder.desk.desk import Desk
from site_builder.desk.fields import Field, Group, Listed, Row, name_of, path_of
from site_builder.desk.files import as_seen, look
from site_builder.desk.forms import DeskForm, NothingThereError, Remark, form_of
from site_builder.desk.picks import picks_of
from site_builder.desk.posted import Posted, as_posted, changes, clashes
from site_builder.desk.rendering import desk_of, page
from site_builder.desk.uploads import RefusedFileError, brought
from site_builder.desk.written import Written, written

MOST_FIELDS = 20_000
MOST_BYTES_OF_A_FIELD = 2 * 1024 * 1024
"""More than a whole file may have (FORMAT: 1 MiB)."""


def shown(request: Request) -> Response:
    """The form of what an address names."""
    desk = desk_of(request)
    checked = desk.checked()
    each = _file(desk, checked, request.path_params["file"])
    content, seen = look(desk, each.file)
    text = _text(content)
    form = _form(each, text, request.query_params.get("at", ""), checked)
    return _page(request, form, seen)


async def sent(request: Request) -> Response:
    """What was typed: the changes that it makes, or the same form with more to fill in."""
    async with request.form(max_files=20, max_fields=MOST_FIELDS, max_part_size=MOST_BYTES_OF_A_FIELD) as data:
        files = {name: value for name, value in data.multi_items() if isinstance(value, UploadFile)}
        read = {name: (file.filename or "", await file.read()) for name, file in files.items() if file.filename}
        return await run_in_threadpool(_answer, request, _posted(data), read)
