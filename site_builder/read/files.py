"""Inspects the files below `docs/` that are not text: each once, and never more of it than necessary."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import IO

from site_builder import cache
from site_builder.media.signatures import sniffed
from site_builder.record.file_facts import MOST_BYTES, FileFacts, Identity
from site_builder.record.file_kinds import OTHER, Kind, Treatment, kind_of

_HEAD = 4096
LARGEST_DRAWING = 2_000_000


def open_file(path: Path) -> IO[bytes]:
    """A regular file, opened for reading; OSError for anything else, without ever waiting for it."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(f"{path} is not a regular file")
    return os.fdopen(handle, "rb")


def identity_of(file: IO[bytes]) -> Identity:
    """What distinguishes an open file from any other, and from itself after a change."""
    found = os.fstat(file.fileno())
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def look_into(path: Path, name: str, store: Path) -> FileFacts:
    """The facts about one file; `name` is its path below `docs/`, `store` the folder of the cache.

    OSError if it cannot be read."""
    with open_file(path) as file:
        identity = identity_of(file)
        facts = FileFacts(identity, kind_of(name), identity[2])
        if name.endswith(".md"):
            return facts
        head = file.read(_HEAD)
        file.seek(0)
        facts = replace(facts, found=_otherwise(facts, head))
        return facts if facts.found else _inside(facts, file, store)


def _otherwise(facts: FileFacts, head: bytes) -> str:
    """What the bytes are, if the name says something else or nothing."""
    found, kind = sniffed(head), facts.kind
    if kind.treatment in (Treatment.PICTURE, Treatment.PDF):
        return "" if found is kind or (kind.treatment is Treatment.PDF and found is OTHER) else _named(found, head)
    if kind.treatment is Treatment.DRAWING:
        return found.name if found.treatment in (Treatment.PICTURE, Treatment.PROGRAM, Treatment.PDF) else ""
    if kind is OTHER and found.treatment in (Treatment.ACTIVE, Treatment.PROGRAM):
        return found.name
    return ""


def _named(found: Kind, head: bytes) -> str:
    if found is not OTHER:
        return found.name
    return "a text" if head and not set(head) & set(range(9)) else "something else" if head else "an empty file"


def _inside(facts: FileFacts, file: IO[bytes], store: Path) -> FileFacts:
    from site_builder.media import papers, recordings

    kind = facts.kind.treatment
    if kind is Treatment.PICTURE:
        return _picture(facts, file, store)
    if kind in (Treatment.DRAWING, Treatment.XML):
        return _drawing(facts, file)
    if kind is Treatment.PDF:
        paper = papers.of_pdf(file)
        return replace(facts, paper=paper, broken="" if paper else "it is damaged, or is not a PDF at all")
    if kind is Treatment.OFFICE:
        return replace(facts, paper=papers.of_office(file))
    if kind is Treatment.RECORDING:
        return replace(facts, says_where=recordings.says_where(file))
    if kind is Treatment.ACTIVE:
        return replace(facts, active="" if _is_mark(file.read(_HEAD), facts) else facts.kind.name)
    return facts


def _is_mark(content: bytes, facts: FileFacts) -> bool:
    """Whether a web page is only a word by which a search engine verifies its owner: nothing in it can run."""
    return facts.kind is kind_of("x.html") and facts.size <= 1_000 and b"<" not in content and b"\0" not in content


def _picture(facts: FileFacts, file: IO[bytes], store: Path) -> FileFacts:
    if facts.size > MOST_BYTES:
        return facts
    from site_builder.media.cleaning import key_of
    from site_builder.media.measuring import is_whole, measured

    content = file.read()
    facts = replace(facts, picture=measured(content), key=key_of(content))
    if facts.picture is None or not facts.picture.pixels:
        return replace(facts, broken="its header is damaged")
    if facts.picture.pixels > facts.picture.most_pixels or cache.knows(store, facts.key) or is_whole(content):
        return facts
    return replace(facts, broken="part of it is missing or damaged")


def _drawing(facts: FileFacts, file: IO[bytes]) -> FileFacts:
    if facts.size > LARGEST_DRAWING:
        return facts
    from site_builder.media import drawings

    content = file.read()
    is_drawing = facts.kind.treatment is Treatment.DRAWING
    found, line = drawings.what_runs(content) if is_drawing else ("", 1)
    if found:
        return replace(facts, active=found, line=line)
    try:
        facts = replace(facts, active=drawings.active(content))
        if is_drawing and not facts.active:
            facts = replace(facts, picture=drawings.measured(content), costly=drawings.costly(content))
            drawings.without_names(content)
    except drawings.BrokenError:
        return replace(facts, broken="it is not XML that a browser can read")
    except OSError:
        return replace(facts, broken="a picture inside it is damaged")
    return facts


def same_bytes(path: Path, identity: Identity) -> bytes:
    """The bytes that were inspected; OSError if another file is there by now, or the same one has changed."""
    with open_file(path) as file:
        if identity_of(file) != identity:
            raise OSError(f"{path} was changed")
        content = file.read()
        if identity_of(file) != identity:
            raise OSError(f"{path} was changed")
    return content
