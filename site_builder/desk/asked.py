"""What a form holds now, for whoever shows or checks it before it is saved."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from site_builder.desk.trial import Unsaved


@dataclass(frozen=True)
class Asked:
    """A file, and what it would be."""

    file: str
    """Its path from the root, with forward slashes."""
    unsaved: Unsaved


async def asked_by(request: Request) -> Asked:
    """What was posted: a file's path in `file` and its text in `text`."""
    async with request.form(max_part_size=4_000_000) as form:
        file, text = str(form.get("file", "")), form.get("text")
    return Asked(file, {file: str(text).encode()} if text is not None else {})
