"""Files that somebody brings from their computer: checked as every file below `docs/` is, given a safe name, and saved
where no other file is, so that each can be undone and kept as a version."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import NamedTuple

from site_builder.desk.changes import only
from site_builder.desk.desk import Desk
from site_builder.desk.proposals import all_proposed
from site_builder.desk.saving import Conflict, NotSaved, save
from site_builder.problems import printable, quoted
from site_builder.record.file_facts import MOST_BYTES
from site_builder.record.file_kinds import BY_ENDING, Treatment
from site_builder.write.new_update import slug

PICTURES, PAPERS = "docs/images", "docs/documents"
"""The folders into which they go."""
_FOLDERS = {
    Treatment.PICTURE: PICTURES,
    Treatment.DRAWING: PICTURES,
    Treatment.PDF: PAPERS,
    Treatment.OFFICE: PAPERS,
    Treatment.PLAIN: PAPERS,
}
_PLAIN = ("txt", "csv", "tsv", "ics")
"""The plain files that people may want: no others of that kind, such as those that are read as data."""
_MOST_OF_ONE_NAME = 100


class RefusedFileError(Exception):
    """Why a file was not taken, in a sentence for whoever brought it."""


class Upload(NamedTuple):
    """A file that somebody brought."""

    file: str
    """Its path from the root."""
    is_new: bool
    """False for one that was there already, with the same name and content."""


def brought(desk: Desk, name: str, content: bytes, *, only_pictures: bool = False) -> Upload:
    """Writes a file below `docs/`, if it is not there yet. RefusedFileError, with nothing written, for what the check would
    call an error, and for what no site publishes."""
    file = _place(desk.root, name, content, only_pictures=only_pictures)
    if len(content) > MOST_BYTES:
        raise RefusedFileError(f"{quoted(name)} has more than {MOST_BYTES // 1_000_000} MB; make it smaller first.")
    if (desk.root / file).is_file():  # the same file, sent with the form once more
        return Upload(file, is_new=False)
    try:
        made = all_proposed(desk, [only(file, content, "")])
    except ValueError:  # before a folder is made through a link
        raise RefusedFileError(f"The folder of {quoted(file)} leads out of this record; nothing was added.") from None
    wrong = [one.problem.words for one in made.findings if one.problem.place.file == file and one.problem.is_error]
    if wrong:
        raise RefusedFileError(f"{quoted(name)} was not added. {' '.join(wrong)}")
    match save(desk, made, f"{quoted(name)} was added"):
        case NotSaved(words):
            raise RefusedFileError(words)
        case Conflict():
            raise RefusedFileError(f"Somebody else made {quoted(file)} meanwhile; add it once more.")
    return Upload(file, is_new=True)


def _place(root: Path, name: str, content: bytes, *, only_pictures: bool) -> str:
    """Where a file goes: a name of small letters, digits and hyphens that no other file has yet."""
    last = PurePosixPath(name.replace("\\", "/")).name
    stem, _, ending = last.rpartition(".")
    kind = BY_ENDING.get(ending.lower())
    is_wanted = kind and (kind.treatment is not Treatment.PLAIN or ending.lower() in _PLAIN)
    folder = _FOLDERS.get(kind.treatment) if kind and is_wanted else None
    if folder is None or (only_pictures and folder != PICTURES) or not ending.isascii():
        wanted = "a picture (JPEG, PNG, GIF, WebP or SVG)" if only_pictures else "a picture, a PDF or an office file"
        raise RefusedFileError(f"{quoted(printable(last)) if last else 'This'} is not {wanted}; nothing was added.")
    safe = slug(stem) or "file"
    for number in range(1, _MOST_OF_ONE_NAME):
        file = f"{folder}/{safe}{f'-{number}' if number > 1 else ''}.{ending.lower()}"
        path = root / file
        if path.is_symlink():
            continue
        if not path.exists() or (path.is_file() and path.read_bytes() == content):
            return file
    raise RefusedFileError(f"There are {_MOST_OF_ONE_NAME} files of the name {quoted(safe)} already; give it another.")
