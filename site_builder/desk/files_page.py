"""The pictures and documents below `docs/`: what is there, and a way to bring more."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from site_builder.checked import Checked
from site_builder.desk.rendering import desk_of, page
from site_builder.desk.uploads import RefusedFileError, brought
from site_builder.read.files import open_file
from site_builder.record.file_facts import MOST_BYTES
from site_builder.record.file_kinds import Treatment, kind_of

MEDIA = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
}
"""The pictures that the desk shows, by the ending of their name."""
FOR_PICTURES = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}
"""A drawing may hold script: opened by itself, it runs nothing and belongs to no site."""


@dataclass(frozen=True)
class Kept:
    """One file below `docs/`."""

    name: str
    kind: str
    size: str
    picture: str = ""
    """Its address, for a picture that can be shown."""
    words: tuple[str, ...] = ()
    """What the check finds in it."""


def shown(request: Request) -> Response:
    """All files below `docs/` that are not written by hand."""
    return _page(request)


async def sent(request: Request) -> Response:
    """Adds a file that somebody brought."""
    async with request.form(max_files=1, max_fields=5) as data:
        given = data.get("file")
        content = await given.read(MOST_BYTES + 1) if isinstance(given, UploadFile) else b""
        name = given.filename or "" if isinstance(given, UploadFile) else ""
    return await run_in_threadpool(_added, request, name, content)


def _added(request: Request, name: str, content: bytes) -> Response:
    if not name:
        return _page(request, "Choose a file on this computer first.")
    try:
        file = brought(desk_of(request), name, content).file
    except RefusedFileError as error:
        return _page(request, str(error))
    return _page(request, added=file.removeprefix("docs/"))


def picture(request: Request) -> Response:
    """A picture of the record, as it is on disk. Nothing else is ever sent, whatever the address says."""
    checked, name = desk_of(request).checked(), request.path_params["file"]
    facts = checked.edition.record.inspected.get(name)
    media = MEDIA.get(name.rpartition(".")[2].lower())
    if facts is None or media is None or facts.found or facts.active:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    path = checked.sources.docs / name
    try:
        if not path.resolve().is_relative_to(checked.sources.root.resolve()) or facts.size > MOST_BYTES:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        with open_file(path) as file:
            content = file.read()
    except OSError:
        raise HTTPException(HTTPStatus.NOT_FOUND) from None
    return Response(content, media_type=media, headers=FOR_PICTURES)


def _page(request: Request, remark: str = "", added: str = "") -> Response:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if remark else HTTPStatus.OK
    kept = list(_kept(desk_of(request).checked()))
    return page(request, "files.html", status, files=kept, remark=remark, added=added)


def _kept(checked: Checked) -> list[Kept]:
    found = []
    for name, facts in sorted(checked.edition.record.inspected.items()):
        if name.endswith(".md"):
            continue
        words = tuple(one.words for one in checked.problems if one.place.file == f"docs/{name}")
        is_shown = kind_of(name).treatment in (Treatment.PICTURE, Treatment.DRAWING) and not facts.found
        address = f"/picture/{name}" if is_shown and not facts.active else ""
        found.append(Kept(name, facts.kind.name, _size(facts.size), address, words))
    return found


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


ROUTES = [
    Route("/files", shown),
    Route("/files", sent, methods=["POST"]),
    Route("/picture/{file:path}", picture),
]
