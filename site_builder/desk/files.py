"""The files of a record that the desk may read and write, and nothing else on this computer."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from site_builder.desk.desk import Desk
from site_builder.problems import printable, quoted

_OURS = ("updates", "docs", "texts", "words")
"""The folders in which a council's own files are."""
_MOST_SEEN = 200


def hash_of(content: bytes | None) -> str:
    """What tells one content of a file from another, as a form keeps it; "" for a file that is not there."""
    return "" if content is None else sha256(content).hexdigest()


def content_of(desk: Desk, file: str) -> bytes | None:
    """The content of a file now; None if it is not there. OSError where it cannot be read."""
    path = path_of(desk, file)
    return path.read_bytes() if path.is_file() else None


def path_of(desk: Desk, file: str) -> Path:
    """Where a file of the record is. ValueError for a path that leads out of the record, or to what is not ours."""
    parts = file.split("/")
    if not all(parts) or {".", ".."} & {*parts} or "\\" in file or "\0" in file or Path(file).is_absolute():
        raise ValueError(f"{quoted(printable(file))} is not a file of this record")
    path = desk.root / file
    is_ours = file == desk.config_file.name or (len(parts) > 1 and parts[0] in _OURS)
    if not is_ours or not path.resolve().is_relative_to(desk.root.resolve()):
        raise ValueError(f"{quoted(printable(file))} is not a file of this record")
    return path


def look(desk: Desk, file: str) -> tuple[bytes | None, str]:
    """The content of a file now and its hash, from which a form is made. The content is kept in mind: if the file is
    changed meanwhile, it tells what was changed."""
    content = content_of(desk, file)
    seen = hash_of(content)
    desk.seen.pop(seen, None)
    desk.seen[seen] = content
    while len(desk.seen) > _MOST_SEEN:
        desk.seen.pop(next(iter(desk.seen)))
    return content, seen


def as_seen(desk: Desk, seen: str) -> bytes | None:
    """The content that a form was made from. KeyError where it is not known any more."""
    return None if seen == "" else desk.seen[seen]
