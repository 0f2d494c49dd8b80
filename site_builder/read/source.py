"""Reads one file's text and checks it against the limits for every file."""

from __future__ import annotations

import errno
import os
import re
import stat
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.codes import Code
from site_builder.front_matter import FRONT_MATTER
from site_builder.invisible import FORBIDDEN, invisible_signs
from site_builder.problems import Place, Problem, advice, quoted

LARGEST = 1024 * 1024
_EDITORS_COPY = re.compile(
    r"\..*|.*~|~\$.*|#.*#|.*\.(?:bak|orig|rej|swp|swo|tmp)|Thumbs\.db|desktop\.ini", re.IGNORECASE
)
_MERGE_MARK = re.compile(r"^(<{7}(?!<)|={7}(?!=)|>{7}(?!>)|\|{7}(?= \w[^|]*$)).*", re.MULTILINE)
_ONE_SIDE = re.compile(r"^(?:<{7}(?!<)|>{7}(?!>)|\|{7} \w[^|\n]*$)", re.MULTILINE)
_UNDERLINE = re.compile(r"(?<=\S\n)={7}[ \t]*$", re.MULTILINE)
_STATUS = re.compile(r"""^status:[ \t]*["']?([\w-]*)["']?[ \t]*(?:#.*)?$""", re.MULTILINE)
_SECOND_KEYS = re.compile(
    r"^---[ \t]*\n((?:(?:[A-Za-z_]+:(?:[ \t][^\n]*)?|[ \t-][^\n]*|#[^\n]*)?\n)+?)---[ \t]*$", re.MULTILINE
)
_KEYS_AGAIN = re.compile(
    r"\A\s*(?:\+{3}[ \t]*\n)?(?:(?:title|date|status|kind|areas?|summary)[ \t]*[:=][^\n]*\n){2,}(?:(?:\+{3}|---)[ \t]*$)?",
    re.MULTILINE,
)
"""Keys at the beginning of a text without the line above them, or as another tool writes them (TOML)."""
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_SURELY_KEYS = re.compile(r"^(?:title|date|area|status):", re.MULTILINE)


_ALMOST_MARKDOWN = re.compile(
    r"(.+)\.(?:md|markdown|mdown|mkdn?|mdwn|mdtxt|mdtext|rmd|qmd|mdx|md\.txt|md\.docx?)", re.IGNORECASE
)
"""Names that other programs give to Markdown files, or that editors turn them into."""


@dataclass(frozen=True)
class Source:
    """A file's text with Unix line ends."""

    file: str
    text: str

    @property
    def place(self) -> Place:
        """Its first line."""
        return Place(self.file)


@dataclass(frozen=True)
class Parts:
    """A Markdown file's front matter (None if it has none) and body, each with its first line."""

    yaml: str | None
    body: str
    body_line: int


def relative(root: Path, path: Path) -> str:
    """The path from the root with forward slashes, as in findings."""
    whole, begin = path.as_posix(), f"{root.as_posix()}/"
    return whole[len(begin) :] if whole.startswith(begin) else path.relative_to(root).as_posix()


def is_ignored(path: Path) -> bool:
    """Whether a file is hidden, an editor's copy or an operating system's own: nobody means to publish it."""
    return _EDITORS_COPY.fullmatch(path.name) is not None


def almost_markdown(name: str) -> str:
    """The name that a Markdown file should have, if it ends in something other than `.md`; "" for all others."""
    match = _ALMOST_MARKDOWN.fullmatch(name)
    return f"{match.group(1)}.md" if match and not name.endswith(".md") else ""


def no_file(root: Path, path: Path) -> Problem | None:
    """Why a path is not a file of the site; None if it is one."""
    if _is_plainly_there(root, path):
        return None
    place = Place(relative(root, path))
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ELOOP) and path.is_symlink():  # to nothing, or to itself
            return Problem(place, Code.UNREADABLE, "This is not a file that can be read; put a real file here.")
        return refused(root, path, error)
    if not path.resolve().is_relative_to(root.resolve()):
        message = "This symbolic link leads out of the site's folder; put the file itself here."
        return Problem(place, Code.LINK_OUT, message)
    if stat.S_ISDIR(mode) and path.is_symlink():
        message = "This is a symbolic link to a folder, whose files cannot be checked; put the folder itself here."
        return Problem(place, Code.UNREADABLE, message)
    if where := _leads_out_of_its_part(root, path):
        message = f"This symbolic link leads {where}; put the file itself here."
        return Problem(place, Code.LINK_OUT, message)
    if not stat.S_ISREG(mode):
        return Problem(place, Code.UNREADABLE, "This is not a file that can be read; put a real file here.")
    return None


def _is_plainly_there(root: Path, path: Path) -> bool:
    """Whether neither a file nor any folder between it and the root is a symbolic link: then it lies where it seems to.
    That is quick, and nearly always so."""
    if os.name != "posix":  # Windows has more ways to lead elsewhere
        return False
    try:
        return is_plain_folder(root, path.parent) and stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def is_plain_folder(root: Path, folder: Path) -> bool:
    """Whether a folder is below the root, and neither it nor any between them is a symbolic link."""
    step = os.fspath(root)
    try:
        for part in relative(root, folder).split("/"):
            step = f"{step}/{part}"
            if part == ".." or stat.S_ISLNK(os.lstat(step).st_mode):
                return False
    except (OSError, ValueError):
        return False
    return True


def refused(root: Path, path: Path, error: OSError) -> Problem:
    """The finding for a file or folder that cannot be read: its content must not be silently ignored."""
    return Problem(Place(relative(root, path)), Code.MACHINE, f"This cannot be read: {advice(error)}.")


def unread(root: Path, path: Path) -> Problem | None:
    """Why a file cannot be read, if nothing else about it matters; None if it can."""
    try:
        path.open("rb").close()
    except OSError as error:
        return refused(root, path, error)
    return None


def _leads_out_of_its_part(root: Path, path: Path) -> str:
    """Where a symbolic link leads if it leaves its part of the site, as the end of a sentence; "" if it stays there.

    A link below `docs/` that led to an update, to the data or to a hidden file would publish them."""
    inside, target = path.relative_to(root), path.resolve()
    part = inside.parts[0] if len(inside.parts) > 1 else ""
    home = (root / part).resolve()
    if not target.is_relative_to(home):
        return f"out of {part}/"
    if not path.is_symlink() and target == home.joinpath(*inside.parts[bool(part) :]):
        return ""
    there = target.relative_to(home).parts
    if part == "docs" and there[0] in ("plan", "data") and there[0] != inside.parts[1]:
        return f"to docs/{there[0]}/"
    return "to a hidden file" if any(name.startswith(".") for name in there) else ""


def read_source(root: Path, path: Path, problems: list[Problem]) -> Source | None:
    """The text of a file, or None after adding what is wrong with it to `problems`."""
    raw = read_raw(root, path, problems)
    return decoded(relative(root, path), raw, problems) if raw is not None else None


def read_raw(root: Path, path: Path, problems: list[Problem]) -> bytes | None:
    """The bytes of a file, or None after adding what is wrong with it to `problems`."""
    if is_plain_folder(root, path.parent) and (plain := plain_bytes(path)) is not None:
        return plain
    if trouble := no_file(root, path):
        problems.append(trouble)
        return None
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        problems.append(refused(root, path, error))
        return None
    if size > LARGEST:
        message = f"The file has {size:,} bytes; at most 1 MiB (1,048,576) can be read. Split it."
        problems.append(Problem(Place(relative(root, path)), Code.TOO_LARGE, message))
        return None
    return raw


def plain_bytes(path: Path) -> bytes | None:
    """The bytes of a file that is not too large and no symbolic link, in a folder that `is_plain_folder`. That is quick,
    and nearly always so; None for whatever else is there, and where the system does not tell."""
    try:
        if os.name != "posix":
            return None
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except (OSError, ValueError):  # ValueError for a name that no file can have
        return None
    try:
        facts = os.fstat(handle)
        is_readable = stat.S_ISREG(facts.st_mode) and facts.st_size <= LARGEST
        raw = os.read(handle, facts.st_size + 1) if is_readable else b""
        return raw if is_readable and len(raw) == facts.st_size else None
    except OSError:
        return None
    finally:
        os.close(handle)


def decoded(file: str, raw: bytes, problems: list[Problem]) -> Source | None:
    """The text of a file's bytes, or None after adding what is wrong with them to `problems`."""
    try:
        text, wrong = raw.decode("utf-8-sig").replace("\r\n", "\n"), -1
    except UnicodeDecodeError as error:
        text, wrong = "", error.start
    if _wide_encoding(raw):  # in which English is UTF-8 with a NUL beside each letter
        wrong = 0
    if wrong >= 0:
        place = Place(file, raw.count(b"\n", 0, wrong) + 1)
        message = "This line is not UTF-8 text; save the file with the encoding UTF-8."
        problems.append(Problem(place, Code.NOT_UTF_8, message))
        return None
    problems += _limits(Source(file, text))
    plain = FORBIDDEN.sub(" ", text)
    return Source(file, _MERGE_MARK.sub("", plain) if _is_merge(plain) else plain)  # so that the rest is checked too


def _wide_encoding(raw: bytes) -> str:
    """The encoding of a text that gives each letter two or four bytes, by its mark or by its first sign, which is ASCII in
    every file that is read; "" for all others."""
    begin = raw[:4]
    if begin in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "utf-32"
    if begin.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    pattern = bytes(map(bool, begin))
    wide = {b"\1\0\1\0": "utf-16-le", b"\0\1\0\1": "utf-16-be", b"\1\0\0\0": "utf-32-le", b"\0\0\0\1": "utf-32-be"}
    return wide.get(pattern, "")


def _is_merge(text: str) -> bool:
    """Whether marks in a text are left over from a merge: `=======` alone, right below a line, makes a heading of it."""
    return _ONE_SIDE.search(text) is not None or _MERGE_MARK.search(_UNDERLINE.sub("", text)) is not None


def control_character(character: str, place: Place) -> Problem:
    """The finding for a character of `FORBIDDEN`, typed as it is or written as an escape."""
    message = (
        f"There is an invisible control character (U+{ord(character):04X}) here; delete it and type the text again."
        if character != "\r"
        else "A line ends as on old Macs here (U+000D); save the file with the line ends of Unix (LF)."
    )
    return Problem(place, Code.CONTROL_CHARACTER, message)


def _limits(source: Source) -> Iterator[Problem]:
    """What no text may contain, once per line."""
    is_merge = _is_merge(source.text)
    for number, line in enumerate(source.text.split("\n"), 1):
        place = source.place.at(number)
        if match := FORBIDDEN.search(line):
            yield control_character(match.group(), place)
        yield from invisible_signs(line, place)
        if is_merge and (match := _MERGE_MARK.match(line)):
            message = f"{quoted(match.group(1))} is left over from a merge; keep the right lines and delete the mark."
            yield Problem(place, Code.MERGE_MARK, message)


def split_front_matter(source: Source) -> Parts:
    """The two parts of a Markdown file. A file that begins with `---` but never closes it is all front matter."""
    if not re.match(r"---[ \t]*(?:\n|\Z)", source.text):
        return Parts(None, source.text, 1)
    match = FRONT_MATTER.match(source.text)
    if not match:
        return Parts(source.text.split("\n", 1)[-1], "", source.text.count("\n") + 1)
    return Parts(match.group("yaml"), source.text[match.end() :], source.text.count("\n", 0, match.end()) + 1)


def is_closed(source: Source) -> bool:
    """Whether the front matter that the file begins with also ends."""
    return FRONT_MATTER.match(source.text) is not None


def says_draft(root: Path, path: Path) -> bool:
    """Whether a file says that it is a draft, as far as that can be seen where it cannot be read as an update."""
    source = as_far_as_readable(root, path)
    return source is not None and is_draft(source)


def as_far_as_readable(root: Path, path: Path) -> Source | None:
    """The text of a file that is not UTF-8 or is too large, to see whether it is somebody's draft and to which files it
    refers; None if there is no file or it cannot be read. What comes after 16 MiB is left out."""
    if no_file(root, path):
        return None
    try:
        with path.open("rb") as file:
            raw = file.read(16 * LARGEST)
    except OSError:
        return None
    wide = _wide_encoding(raw)
    for encoding in (wide,) if wide else ("utf-8-sig", "cp1252"):
        try:
            return Source(relative(root, path), raw.decode(encoding).replace("\r\n", "\n"))
        except UnicodeDecodeError:
            continue
    return Source(relative(root, path), raw.decode("utf-8", errors="replace").replace("\r\n", "\n"))


def is_draft(source: Source) -> bool:
    """The same for a file's text."""
    states = _STATUS.findall(split_front_matter(source).yaml or "")
    return bool(states) and set(states) == {"draft"}


def without_second_keys(source: Source, parts: Parts, problems: list[Problem]) -> Parts:
    """The parts of a file, with empty lines where its text begins keys again: they would be shown to everybody, and
    are one finding in `problems`, not one more for each thing that they look like in a text."""
    if again := _KEYS_AGAIN.match(parts.body):
        begins = again.group()[: -len(again.group().lstrip())]
        place = source.place.at(parts.body_line + begins.count("\n"))
        message = "There are keys in the text here, which would be shown to everybody; delete them, or move what is right above the second line '---'."
        problems.append(Problem(place, Code.FRONT_MATTER, message))
        parts = replace(parts, body="\n" * again.group().count("\n") + parts.body[again.end() :])
    fences = [match.start() for match in _FENCE.finditer(parts.body)]
    pieces, done = list[str](), 0
    for match in _SECOND_KEYS.finditer(parts.body):
        is_code = bisect_left(fences, match.start()) % 2 == 1
        if not is_code and _SURELY_KEYS.search(match.group(1)):
            if not pieces:
                place = source.place.at(parts.body_line + parts.body.count("\n", 0, match.start()))
                message = "There is a second line '---' with keys here, which would be shown as text; delete them, or move what is right to the top."
                problems.append(Problem(place, Code.FRONT_MATTER, message))
            pieces += [parts.body[done : match.start()], "\n" * match.group().count("\n")]
            done = match.end()
    return replace(parts, body="".join((*pieces, parts.body[done:])))
