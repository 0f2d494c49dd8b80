"""What a file is, by its first bytes: browsers and systems look there when its name says nothing."""

from __future__ import annotations

import re

from site_builder.record.file_kinds import BY_ENDING, KINDS, OTHER, Kind, Treatment

_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p|meta|svg\s)\b",
    re.IGNORECASE | re.DOTALL,
)
"""The tags by which browsers recognise HTML in unnamed bytes (whatwg.org, MIME Sniffing, 7.1), and some more."""
_PROGRAM = next(kind for kind in KINDS if kind.treatment is Treatment.PROGRAM)
_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"\xff\xd8\xff", BY_ENDING["jpg"]),
    (b"\x89PNG\r\n\x1a\n", BY_ENDING["png"]),
    (b"GIF87a", BY_ENDING["gif"]),
    (b"GIF89a", BY_ENDING["gif"]),
    (b"II*\x00", BY_ENDING["tif"]),
    (b"MM\x00*", BY_ENDING["tif"]),
    (b"MZ", _PROGRAM),
    (b"\x7fELF", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM),
    (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"#!", _PROGRAM),
    (b"<?php", BY_ENDING["php"]),
    (b"PK\x03\x04", BY_ENDING["zip"]),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", BY_ENDING["doc"]),
)


def sniffed(head: bytes) -> Kind:
    """The kind of file that begins with these bytes; `OTHER` if unknown."""
    text = head.removeprefix(b"\xef\xbb\xbf")
    if text[:4] == b"RIFF" and text[8:12] == b"WEBP":
        return BY_ENDING["webp"]
    if text[4:8] == b"ftyp":
        return _of_brand(text[8:12])
    if b"%PDF-" in text[:1024]:
        return BY_ENDING["pdf"]
    if text[:2] == b"BM" and text[6:10] == b"\0\0\0\0":
        return BY_ENDING["bmp"]
    for begin, kind in _SIGNATURES:
        if text.startswith(begin):
            return kind
    if _HTML.match(text):
        return BY_ENDING["html"]
    return OTHER


def _of_brand(brand: bytes) -> Kind:
    """A picture in the container that is also used for videos (ISO/IEC 14496-12)."""
    if brand in (b"avif", b"avis"):
        return BY_ENDING["avif"]
    return BY_ENDING["heic"] if brand in (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1") else OTHER
