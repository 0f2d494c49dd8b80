"""A workbook's file with the same bytes for the same content: no clock, no program's name."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO

_FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can tell (APPNOTE 4.4.6)."""
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def reproducible(raw: bytes, day: date) -> bytes:
    """The same workbook, made on a day."""
    whole = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _TIMES.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode() + rb"\g<2>", part)
            elif name.startswith("xl/worksheets/"):
                part = part.replace(b' customHeight="1"', b"")  # heights are a start: a row grows with what is typed
            entry = zipfile.ZipInfo(name, _FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, part, compresslevel=6)
    return whole.getvalue()
