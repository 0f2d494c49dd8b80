"""Files that are named or placed so that they are not read as what they are, and what their author should do, with the
file's own name filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, listed, quoted
from site_builder.read.source import (
    Source,
    almost_markdown,
    as_far_as_readable,
    is_ignored,
    relative,
    says_draft,
    split_front_matter,
)
from site_builder.read.updates import is_update_name
from site_builder.record.names import ascii_slug
from site_builder.record.plan import FILE_NAME as PLAN_NAME

_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:[-_. ](?P<month>\d{1,2})[-_. ](?P<day>\d{1,2})|(?P<mm>\d\d)(?P<dd>\d\d))(?!\d)"
)
_DAY_FIRST = re.compile(r"(?<!\d)(?P<day>\d{1,2})[-_. ](?P<month>\d{1,2})[-_. ](?P<year>(?:19|20)\d\d)(?!\d)")
_TYPED_DATE = re.compile(r"^date:[ \t]*[\"']?(\d{4}-\d{2}(?:-\d{2})?)\b", re.MULTILINE)
_DATE_KEY, _AREA_KEY = re.compile(r"^date:", re.MULTILINE), re.compile(r"^area:", re.MULTILINE)
_BY_WORD = (".docx", ".doc", ".odt", ".rtf")
_MOST_NAMED = 3
_EXAMPLE = "2025-07-17-visit.md"


def not_an_update(root: Path, path: Path) -> Problem | None:
    """The finding for a file or folder in `updates/` that is not read; None for the file of an update."""
    if path.is_dir():
        return _folder(root, path)
    place, shown = Place(relative(root, path)), quoted(path.name)
    if path.suffix == ".md" and is_update_name(path.name):
        return None
    if right := almost_markdown(path.name):
        right = right if is_update_name(right) else right_name(root, path, right)
        message = f"{shown} is not the name of an update: only files that end in '.md', in small letters, are read; name it {right}."
    elif path.suffix == ".md":
        right = right_name(root, path, path.name)
        message = (
            f"{shown} is not the name of an update; name it by its date, then small letters, digits and '-': {right}."
        )
    elif path.suffix.lower() == ".txt" and (_begins_like_one(root, path) or is_update_name(f"{path.stem}.md")):
        right = right_name(root, path, path.name)
        message = f"{shown} is not read, since its name does not end in '.md'; name it {right}."
    else:
        return Problem(place, Code.IGNORED, _ignored(place.file, path.suffix.lower()), Severity.WARNING)
    return _softer(root, path, Problem(place, Code.FILE_NAME, message))


def elsewhere(source: Source) -> Iterator[Problem]:
    """A warning for a page below `docs/` that is named and begins like an update or a plan summary: its author may look
    for it among the updates."""
    name = PurePosixPath(source.file).name
    keys = split_front_matter(source).yaml or ""
    if is_update_name(name) and _DATE_KEY.search(keys):
        what, right = "an update", f"updates/{name}"
    elif PLAN_NAME.fullmatch(name) and _AREA_KEY.search(keys):
        what, right = "a plan summary", f"docs/plan/{name}"
    else:
        return
    message = f"This is written like {what}, but here it is a page by itself; if it is one, move it to {right}."
    yield Problem(source.place, Code.FILE_NAME, message, Severity.WARNING)


def right_name(root: Path, path: Path, typed: str) -> str:
    """The name that a file's own name and date make; that of an example where neither gives a date."""
    stem = re.sub(r"\.(?:md|txt)$", "", typed, flags=re.IGNORECASE)
    for pattern in (_YEAR_FIRST, _DAY_FIRST):
        if (match := pattern.search(stem)) and (day := _day(match)):
            return _named(day, stem[: match.start()] + " " + stem[match.end() :])
    source = as_far_as_readable(root, path)
    match = _TYPED_DATE.search(source.text) if source else None
    return _named(match.group(1), re.sub(r"^\d{4}(?:-\d{2})*-", "", stem)) if match else _EXAMPLE


def _named(day: str, rest: str) -> str:
    has_words = re.search(r"[^\W_]", rest) is not None
    name = f"{day}-{ascii_slug(rest) if has_words else 'update'}.md"
    return name if is_update_name(name) else _EXAMPLE


def _day(match: re.Match[str]) -> str:
    try:
        parts = match.groupdict()
        month, day = parts["month"] or parts["mm"], parts["day"] or parts["dd"]
        return date(int(parts["year"]), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _folder(root: Path, folder: Path) -> Problem:
    """Updates in a folder of their own would be missing from the site, and nobody would know why."""
    inside = sorted(path for path in folder.rglob("*.md") if path.is_file() and not is_ignored(path))
    place, shown = Place(relative(root, folder)), quoted(f"{relative(root, folder)}/")
    if not inside:
        message = f"The folder {shown} is ignored; pictures and documents belong below docs/."
        return Problem(place, Code.IGNORED, message, Severity.WARNING)
    names = [path.name for path in inside[:_MOST_NAMED]]
    more = [f"{len(inside) - _MOST_NAMED} more"] if len(inside) > _MOST_NAMED else []
    message = f"Updates in folders of their own are not read; move {listed([*names, *more], 'and')} from {shown} to 'updates/' itself."
    problem = Problem(place, Code.FILE_NAME, message)
    return problem.softened() if all(says_draft(root, path) for path in inside) else problem


def _ignored(file: str, ending: str) -> str:
    if ending == ".docx":
        return f'A Word file is not read as an update; `progress import "{file}"` makes a draft of it. Then move it elsewhere.'
    if ending in _BY_WORD:
        return f'This is not read as an update; save it as a Word file (.docx), and `progress import "{file[: -len(ending)]}.docx"` makes a draft of it.'
    return "This is not an update and is ignored; an update is a text file whose name ends in '.md', and pictures and documents belong below docs/."


def _begins_like_one(root: Path, path: Path) -> bool:
    source = as_far_as_readable(root, path)
    return source is not None and source.text.startswith("---\n")


def _softer(root: Path, path: Path, problem: Problem) -> Problem:
    return problem.softened() if says_draft(root, path) else problem
