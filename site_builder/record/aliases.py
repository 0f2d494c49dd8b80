"""Old addresses that lead to a current page, whether a static site can answer them or only a server."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote

from site_builder.record.addresses import fits_windows

LONGEST_PART = 255
"""The most bytes that file systems allow in one part of a path."""
_PAGES = (".html", ".htm")
_IN_QUERY = "%/?:@!$&'()*+,;=-._~"
_NEVER = set('\\"<>*|:') | {chr(number) for number in (*range(32), 127)}
"""Characters that not every system allows in file names, or that would end a line or value in server settings."""


@dataclass(frozen=True)
class Alias:
    """An old address below the site."""

    typed: str
    path: str
    """Without the leading slash and without percent escapes; it may end in a slash."""
    query: str = ""
    """What follows `?`, as a browser requests it."""

    @property
    def file(self) -> str:
        """The file of its redirect page; "" if it has a query, since a static site cannot tell queries apart.

        What does not end like a page becomes a folder, so that a host serves it as HTML whatever its old ending."""
        if self.query:
            return ""
        return self.path if self.path.lower().endswith(_PAGES) else f"{self.path.strip('/')}/index.html"

    @property
    def escaped(self) -> str:
        """Its path as a browser requests it, without the leading slash."""
        return quote(self.path, safe="/!$&'()+,;=@~-._")


def read_alias(typed: str) -> Alias:
    """Reads what an author typed as an old address; ValueError, saying the right form, if it is not one."""
    if not typed.startswith("/"):
        raise ValueError(_without_slash(typed))
    before, hash_sign, _ = typed.partition("#")
    if hash_sign:
        raise ValueError(f"what follows # never reaches a server; write it as {before}")
    if any(sign.isspace() for sign in typed):
        raise ValueError(f"write a space as %20: {'%20'.join(typed.split())}")
    path, question_mark, query = typed.partition("?")
    if question_mark and not query:
        raise ValueError(f"nothing follows '?'; write it as {path}")
    parts = _parts(path)
    if set(query) & _NEVER - {":", "*", "|"}:
        raise ValueError("it contains a character that no address has, such as a quotation mark")
    return Alias(typed, "/".join(parts) + ("/" if path.endswith("/") else ""), quote(query, safe=_IN_QUERY))


def _without_slash(typed: str) -> str:
    """How to write an alias that does not begin with a slash."""
    if "://" in typed:
        return "write only what follows the site's own address, such as /news/old/"
    return f"write it as /{typed}, with a slash at the beginning"


def _parts(path: str) -> list[str]:
    """The parts of a path without percent escapes; ValueError if one could not be the name of a file."""
    try:
        parts = [unquote(part, errors="strict") for part in path[1:].removesuffix("/").split("/")]
    except UnicodeDecodeError as error:
        raise ValueError("its % escapes are not UTF-8 text; copy the address from a browser") from error
    if parts == [""]:
        raise ValueError("it is the progress page; write it as /news/old/")
    for part in parts:
        if part in ("", ".", "..") or "/" in part or set(part) & _NEVER:
            raise ValueError("it is not the path of a page; write it as /news/old/")
        if not fits_windows(part):
            raise ValueError("Windows does not allow a file with that name, so not every computer could build the site")
        if len(part.encode()) > LONGEST_PART:
            raise ValueError(f"one of its parts is longer than {LONGEST_PART} bytes, which no file's name may be")
    if any(part.casefold() == "index.html" for part in (parts if path.endswith("/") else parts[:-1])):
        raise ValueError("a folder with the name index.html would take the place of a page; leave that part out")
    return parts


def alike(path: str) -> str:
    """A path in the form for comparing, in which capitals and the two encodings of accents make no difference."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
