"""What a browser sends with a form: its values by their names, and the files that were chosen in it."""

from __future__ import annotations

from starlette.datastructures import UploadFile
from starlette.requests import Request

from site_builder.desk.submission import Submission, as_posted

Files = dict[str, tuple[str, bytes]]
"""The names and contents of files that somebody chose, by the names of their inputs."""
MOST_FIELDS = 20_000
MOST_FILES = 20
MOST_BYTES_OF_A_FIELD = 2 * 1024 * 1024
"""More than a whole file may have (FORMAT: 1 MiB)."""


async def posted_to(request: Request) -> Submission:
    """What a form sent, without its files."""
    posted, _ = await posted_with_files(request)
    return posted


async def posted_with_files(request: Request) -> tuple[Submission, Files]:
    """What a form sent, and the files that were chosen in it."""
    limits = {"max_files": MOST_FILES, "max_fields": MOST_FIELDS, "max_part_size": MOST_BYTES_OF_A_FIELD}
    async with request.form(**limits) as form:
        chosen = [
            (name, value) for name, value in form.multi_items() if isinstance(value, UploadFile) and value.filename
        ]
        files = {name: (file.filename or "", await file.read()) for name, file in chosen}
        return as_posted((name, value) for name, value in form.multi_items() if isinstance(value, str)), files
