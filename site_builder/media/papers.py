"""What a PDF or an office file says about the people and programs that made it."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from typing import IO, Any, BinaryIO, cast

from site_builder.record.file_facts import Paper

_OFFICE = {
    "docProps/core.xml": ("creator", "lastModifiedBy"),
    "meta.xml": ("initial-creator", "creator"),
}
"""Where office files name people: ECMA-376 part 2, 11; OpenDocument 1.3 part 3, 4.3.2."""
_LARGEST_PART = 1_000_000
_XMP_NAMES = re.compile(rb"<dc:creator>(.*?)</dc:creator>|pdf:Author=\"([^\"]*)\"", re.DOTALL)
_ITEM = re.compile(rb"<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)


def of_pdf(stream: IO[bytes]) -> Paper | None:
    """What a PDF says about itself (ISO 32000-2, 14.3 and 14.8); None if it cannot be read.

    pikepdf reads only what it is asked for, and opens encrypted files that can be read without a password."""
    import pikepdf  # here, since only sites with a PDF need it, and it takes a tenth of a second

    try:
        with pikepdf.open(cast(BinaryIO, stream)) as pdf:
            return _of_pdf(pdf)
    except pikepdf.PasswordError:
        return Paper(needs_password=True)
    except Exception:  # whatever a broken file raises, including in the C++ library
        return None


def _of_pdf(pdf: Any) -> Paper:
    info, root = pdf.trailer.get("/Info", {}), pdf.Root
    xmp = bytes(root.Metadata.read_bytes())[:_LARGEST_PART] if "/Metadata" in root else b""
    names = root.get("/Names", {})
    marked = root.get("/MarkInfo", {})
    opening = root.get("/OpenAction", {})
    action = str(opening.get("/S", "")) if hasattr(opening, "get") and not _is_list(opening) else ""
    return Paper(
        authors=_unique([_words(info, "/Author"), *_xmp_names(xmp)]),
        software=_unique([_words(info, "/Creator"), _words(info, "/Producer")]),
        is_tagged=bool(marked.get("/Marked", False)) and "/StructTreeRoot" in root,
        attached=tuple(sorted(pdf.attachments)),
        has_script="/JavaScript" in names or action in ("/JavaScript", "/Launch"),
    )


def _is_list(value: Any) -> bool:
    return type(value).__name__ == "Array"


def _words(info: Any, key: str) -> str:
    return " ".join(str(info.get(key, "")).split())


def _xmp_names(xmp: bytes) -> list[str]:
    names = []
    for match in _XMP_NAMES.finditer(xmp):
        items = _ITEM.findall(match.group(1)) if match.group(1) else [match.group(2) or b""]
        names += [" ".join(unescape(item.decode("utf-8", "replace")).split()) for item in items]
    return names


def of_office(stream: IO[bytes]) -> Paper:
    """The people whom an office file in a current format names; none if it is in another format or cannot be read."""
    try:
        with zipfile.ZipFile(stream) as parts:
            names = [name for part, keys in _OFFICE.items() for name in _people(parts, part, keys)]
    except Exception:  # zipfile raises many things for broken files
        return Paper()
    return Paper(authors=_unique(names))


def _people(parts: zipfile.ZipFile, part: str, keys: tuple[str, ...]) -> list[str]:
    if part not in parts.namelist():
        return []
    with parts.open(part) as file:
        text = file.read(_LARGEST_PART).decode("utf-8", "replace")
    matches = (re.search(rf"<[\w.-]*:?{key}(?:\s[^>]*)?>([^<]*)<", text) for key in keys)
    return [" ".join(unescape(match.group(1)).split()) for match in matches if match]


def _unique(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
