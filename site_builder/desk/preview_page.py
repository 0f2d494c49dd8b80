"""The page that makes a preview to send round: the whole site as it is saved, drafts included and marked, as one file."""

from __future__ import annotations

from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from site_builder.desk.rendering import desk_of, page
from site_builder.problems import UnusableError, advice


def shown(request: Request) -> Response:
    """What a preview is, and the button that makes it."""
    return _page(request)


def made(request: Request) -> Response:
    """The preview, as a file that the browser keeps."""
    from site_builder.preview.export import export, files_of  # which loads all that renders

    desk = desk_of(request)
    checked = desk.checked()
    if checked.has_errors:
        words = "Some files have errors, so nothing can be shown. Put them right first: the list names them."
        return _page(request, wrong=words)
    name = f"preview-{checked.edition.today}"
    packed = BytesIO()
    try:
        with TemporaryDirectory() as folder:
            target = Path(folder) / name
            export(checked, desk.config_file, target, lambda words: None)
            with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
                for file, path in files_of(target):
                    archive.write(path, f"{name}/{file}")
    except UnusableError as error:
        return _page(request, wrong=str(error))
    except OSError as error:
        return _page(request, wrong=f"The preview could not be made: {advice(error)}.")
    headers = {"Content-Disposition": f'attachment; filename="{name}.zip"'}
    return Response(packed.getvalue(), media_type="application/zip", headers=headers)


def _page(request: Request, wrong: str = "") -> Response:
    edition = desk_of(request).checked().edition
    hidden = [update for update in edition.record.updates if not edition.is_public(update)]
    status = HTTPStatus.CONFLICT if wrong else HTTPStatus.OK
    return page(request, "preview.html", status, hidden=hidden, wrong=wrong)


ROUTES = [Route("/preview", shown), Route("/preview", made, methods=["POST"])]
