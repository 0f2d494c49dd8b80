"""What the bytes are that somebody took for a Word file, and what to do instead."""

from __future__ import annotations

_SAVE_AS = "open it in Word, choose File > Save As, and take 'Word Document (*.docx)'"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BEGINNINGS: tuple[tuple[tuple[bytes, ...], str], ...] = (
    ((b"{\\rtf",), f"This is an RTF file; {_SAVE_AS}."),
    (
        (b"%PDF",),
        "This is a PDF, which no longer knows its paragraphs; ask for the Word file from which it was made, or attach it to an update as a document.",
    ),
    (
        (b"<!doctype html", b"<html", b"mime-version:", b"from: "),
        f"This is a web page or an e-mail, saved under another name; {_SAVE_AS}.",
    ),
    ((b"<?xml", b"\xef\xbb\xbf<?xml"), f"This is an XML file; {_SAVE_AS}."),
    (
        (b"\x89png", b"\xff\xd8\xff", b"gif8"),
        "This is a picture; put it into the text of a Word file, or below docs/images/.",
    ),
    ((b"rar!", b"7z\xbc\xaf", b"\x1f\x8b"), "This is an archive; unpack it, and import the Word file that is in it."),
)
_INSIDE: tuple[tuple[str, str], ...] = (
    (
        "content.xml",
        "This is an OpenDocument file; open it in LibreOffice, choose File > Save As, and take 'Word 2007-365 (.docx)'.",
    ),
    ("xl/workbook.xml", "This is an Excel file; rename it to end in .xlsx, and see `progress import --help`."),
    ("xl/workbook.bin", "This is an Excel file; save it as .xlsx, and see `progress import --help`."),
    ("ppt/presentation.xml", "This is a PowerPoint file; copy its words into a Word file."),
    ("Index/Document.iwa", "This is a Pages file; open it in Pages, and choose File > Export To > Word."),
)


def not_a_package(content: bytes) -> str:
    """What bytes are that are not a ZIP file, and what to do; "" for a ZIP file."""
    if not content.strip(b"\0 \r\n"):
        return "The file is empty; save it again in Word."
    if content.startswith(b"PK"):
        return ""
    if content.startswith(b"\xd0\xcf\x11\xe0"):  # Compound File Binary, [MS-CFB]
        if _ENCRYPTED in content:
            return "This file is locked with a password or a rights label, so nothing in it can be read; open it in Word, choose File > Info > Protect Document, remove the password (Encrypt with Password, leave it empty) or the label, and save it."
        return f"This is a file of an old Office program (.doc); {_SAVE_AS}."
    begin = content[:1024].lstrip().lower()
    for beginnings, words in _BEGINNINGS:
        if begin.startswith(tuple(one.lower() for one in beginnings)):
            return words
    return f"This is not a Word file; {_SAVE_AS}."


def another_package(names: frozenset[str]) -> str:
    """What a ZIP file is that has no Word document in it, by the names in it, and what to do."""
    for inside, words in _INSIDE:
        if inside in names:
            return words
    return "This is a ZIP file without a Word document in it; import the Word file itself."
