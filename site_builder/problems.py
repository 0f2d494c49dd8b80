"""What is wrong with a file, in words for the person who wrote it."""

from __future__ import annotations

import difflib
import errno
import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from site_builder.codes import Code

_TELLING = 4
"""Letters that a word must begin with to be meant by them."""
_COMMAND = re.compile(r"##(?=(?:vso)?\[)")
_IN_PLAIN_WORDS = {
    errno.EACCES: "this user may not read or write it; change its permissions or its owner",
    errno.EPERM: "this user may not change it; change its permissions or its owner",
    errno.EROFS: "its disk is read-only; name other folders with --site-dir and --cache-dir",
    errno.ENOSPC: "the disk is full; make room on it",
    errno.EDQUOT: "this user's disk space is used up; make room on the disk",
    errno.ENAMETOOLONG: "its name is too long for this disk; shorten it, or the names of its folders",
    errno.ENOENT: "it no longer exists, or nothing can be written there; run the command again when nothing else is changing the files, or name another folder",
    errno.EEXIST: "there is a file where a folder is needed; move it away",
    errno.ENOTDIR: "there is a file where a folder is needed; move it away",
    errno.EBUSY: "another program is using it; close that program",
    errno.ENOLCK: "its disk does not support locks; name a folder on another disk with --cache-dir",
    errno.EOPNOTSUPP: "its disk does not support locks; name a folder on another disk with --cache-dir",
    errno.EIO: "the disk reports an error; check the disk",
}


class Severity(StrEnum):
    """An error stops a build; a warning does not; a note says what happened, and nothing fails because of it."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True, slots=True)  # each update has a dozen
class Place:
    """A line of a file: the path from the folder of `mkdocs.yml`, with forward slashes, and the line from 1."""

    file: str
    line: int = 1

    def __reduce__(self) -> tuple[type[Place], tuple[str, int]]:
        """How it is remembered, quicker than in the own way of a dataclass with slots."""
        return Place, (self.file, self.line)

    def at(self, line: int) -> Place:
        """The same file at another line."""
        return Place(self.file, line)


@dataclass(frozen=True, order=True)
class Problem:
    """One finding. Sorts by file, then line; `message` says what is wrong and what to do."""

    place: Place
    code: Code
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.file}:{self.place.line}: {self.severity}: {self.words} [{self.code}]"

    @property
    def file(self) -> str:
        """The file's name in a form that a terminal, a log and JSON can show."""
        return printable(self.place.file)

    @property
    def words(self) -> str:
        """The message, on one line, in the same form, since it may name other files."""
        return printable(self.message)

    @property
    def is_of_the_machine(self) -> bool:
        """Whether the machine refused access to a file or folder, whatever its content: exit code 2."""
        return self.code is Code.MACHINE

    @property
    def is_error(self) -> bool:
        """Whether it stops a build."""
        return self.severity is Severity.ERROR

    def softened(self) -> Problem:
        """The same finding as a warning, for use in drafts."""
        return replace(self, severity=Severity.WARNING)

    def as_note(self) -> Problem:
        """The same finding as a note, for what is only told."""
        return replace(self, severity=Severity.NOTE)


class UnusableError(Exception):
    """The command was used wrongly or the configuration cannot be read: exit code 2, with these words."""

    exit_code = 2

    def __init__(self, words: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(words)
        self.problems = tuple(problems)
        """The findings from which the words are made, if any."""


class StoppedError(UnusableError):
    """What is finished may not go public: exit code 1, as for errors in the content."""

    exit_code = 1


@dataclass(frozen=True)
class Findings:
    """All that was found in the files of a site, sorted by file and line."""

    problems: tuple[Problem, ...]
    config_file: str
    """The name of its configuration."""

    @property
    def has_errors(self) -> bool:
        """Whether anything stops a build."""
        return has_errors(self.problems)

    @property
    def is_unusable(self) -> bool:
        """Whether an error is in the configuration itself, or a file that must be read cannot be."""
        return has_errors(one for one in self.problems if one.place.file == self.config_file or one.is_of_the_machine)

    def only(self, paths: Collection[str]) -> Findings:
        """Those of some files alone: each a path from the root, or a folder of files."""
        return replace(self, problems=tuple(one for one in self.problems if is_below(one.place.file, paths)))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each finding once, as findings sort: by file and line. By their parts, which takes a quarter of the time."""
    return tuple(
        sorted({*problems}, key=lambda one: (one.place.file, one.place.line, one.code, one.message, one.severity))
    )


def is_below(file: str, paths: Collection[str]) -> bool:
    """Whether a file is one of the paths or is below one of them; "." is the root, which contains all files."""
    return any(path in (".", file) or file.startswith(f"{path}/") for path in paths)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the findings stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def advice(error: OSError) -> str:
    """Why the machine refuses a file or folder and what to do, as words that follow "cannot be read: "."""
    return _IN_PLAIN_WORDS.get(error.errno or 0, f"the system says: {error.strerror or error}")


def printable(name: str) -> str:
    """A file's name in a form that a terminal, a log and JSON can show: bytes that are not UTF-8 and invisible
    characters are written as escapes, such as `\\xff`."""
    if name.isprintable():  # nearly every one
        return _harmless(name)
    raw = os.fsencode(name) if any("\udc80" <= sign <= "\udcff" for sign in name) else None
    text = raw.decode("utf-8", "backslashreplace") if raw is not None else name
    return _harmless("".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text))


def quoted(typed: str, at_most: int = 60) -> str:
    """What was typed, on one line, in quotation marks and shortened, as a message shows it."""
    line = " ".join("".join(c if c.isprintable() else " " for c in typed[: at_most * 4]).split())
    return f"'{_harmless(line if len(line) <= at_most else line[: at_most - 1] + '…')}'"


def _harmless(line: str) -> str:
    """Words in which no pipeline finds a command. Azure DevOps reads `##vso[`, and GitHub `##[`, wherever it stands in a line
    of a log, so also in a file's name or in what somebody typed (IndexOf in Command.cs of microsoft/azure-pipelines-agent,
    and in ActionCommand.cs of actions/runner)."""
    return _COMMAND.sub("# #", line)


def listed(words: Iterable[str], last: str = "or") -> str:
    """Words as a list in a sentence: "a, b or c"."""
    *most, final = list(words) or ["nothing"]
    return f"{', '.join(most)} {last} {final}" if most else final


def how_many(count: int, noun: str) -> str:
    """A number of things in words: "1 update", "2 updates"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def nearest(typed: str, allowed: Iterable[str]) -> str | None:
    """The only allowed word that begins with what was typed, up to its last full stop; otherwise the most similar one,
    or None if none is similar. People shorten the names of files: `02-staff.md` means `02-staff-and-carers.md`."""
    typed, words = typed.lower()[:60], list(allowed)
    begun = typed.rpartition(".")[0] or typed
    longer = [word for word in words if word.lower().startswith(begun)] if len(begun) >= _TELLING else []
    return longer[0] if len(longer) == 1 else next(iter(difflib.get_close_matches(typed, words, n=1, cutoff=0.6)), None)


def did_you_mean(typed: str, allowed: Iterable[str], otherwise: str) -> str:
    """Advice for a name that does not exist: the nearest one that does, or `otherwise`."""
    guess = nearest(typed, allowed)
    return f"did you mean {quoted(guess)}?" if guess else otherwise
