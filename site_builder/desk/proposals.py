"""What would be changed, before anything is: the bytes of each file, the lines that differ, what is found, what must be
decided. Nothing here writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from site_builder.codes import Code
from site_builder.desk.changes import Change, Move, NewBody, Path, Wanted, Whole, Wish
from site_builder.desk.decisions import Question, decisions_of
from site_builder.desk.desk import Desk
from site_builder.desk.differences import Hunk, hunks
from site_builder.desk.edits import Refused, edited
from site_builder.desk.files import content_of, hash_of
from site_builder.problems import Place, Problem


@dataclass(frozen=True)
class Edited:
    """One file as it is, and as it would be."""

    file: str
    """Its path from the root, with forward slashes."""
    before: bytes | None
    """None for a new file."""
    after: bytes | None
    """None for a file that goes."""
    is_as_seen: bool = True
    """Whether `before` is what the form was made from."""

    @cached_property
    def hunks(self) -> tuple[Hunk, ...]:
        """The lines that differ, with those around them."""
        return hunks(self.before, self.after)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        return self.before != self.after


@dataclass(frozen=True)
class Finding:
    """What is found in the record as it would be."""

    problem: Problem
    is_new: bool
    """Whether it would come with this change."""
    path: Path | None = None
    """The value that it is about, where a change of it was refused; () for the text."""


@dataclass(frozen=True)
class Proposal:
    """Changes of one file or of several that belong together: all of them are made, or none is."""

    wanted: tuple[Wanted, ...]
    """What the form asked for."""
    files: tuple[Edited, ...]
    """Those that would differ, in the order in which they were asked for."""
    findings: tuple[Finding, ...]
    """Those that would be new first, each part sorted by file and line."""
    questions: tuple[Question, ...]
    """What must be decided, for the record does not tell of it yet."""

    @property
    def is_refused(self) -> bool:
        """Whether a part of what was asked for cannot be done, so that nothing may be saved."""
        return any(finding.path is not None for finding in self.findings)

    @property
    def new_errors(self) -> tuple[Finding, ...]:
        """What would stop a build, and does not stop it now."""
        return tuple(one for one in self.findings if one.is_new and one.problem.is_error and one.path is None)

    @property
    def file(self) -> str:
        """The path of the first file."""
        return self.wanted[0].file

    @property
    def before(self) -> bytes | None:
        """The first file as it is."""
        return self.files[0].before if self.files else None

    @property
    def after(self) -> bytes | None:
        """The first file as it would be."""
        return self.files[0].after if self.files else None


def proposed(desk: Desk, file: str, changes: Sequence[Wish], seen: str) -> Proposal:
    """What would become of one file. `seen` is the hash of the file that the form was made from, "" for a new one.

    ValueError for a file that is not one of the record; OSError where the record cannot be read."""
    return all_proposed(desk, [Wanted(file, tuple(changes), seen)])


def all_proposed(desk: Desk, wanted: Iterable[Wanted]) -> Proposal:
    """The same for several files, which are saved together or not at all."""
    every = _joined(wanted)
    edits = [_edited(desk, one) for one in every]
    files = tuple(file for file, _ in edits if file.is_changed or not file.is_as_seen)
    refused = [Finding(one.problem, True, one.path) for _, found in edits for one in found]
    before = desk.checked()
    after = desk.checked_with({file.file: file.after for file in files if file.is_changed})
    decisions = decisions_of(before, after, {file.file: file.before for file in files})
    lost = [Finding(problem, True) for problem in decisions.lost]
    findings = (*refused, *lost, *_findings(before.problems, after.problems))
    return Proposal(every, files, findings, decisions.questions)


def _joined(wanted: Iterable[Wanted]) -> tuple[Wanted, ...]:
    """The same with one entry for each file."""
    found: dict[str, Wanted] = {}
    for one in wanted:
        same = found.get(one.file)
        found[one.file] = Wanted(one.file, (*same.wishes, *one.wishes), same.seen) if same else one
    return tuple(found.values())


def _edited(desk: Desk, wanted: Wanted) -> tuple[Edited, tuple[Refused, ...]]:
    before = content_of(desk, wanted.file)
    after, refused = applied(before, wanted)
    return Edited(wanted.file, before, after, hash_of(before) == wanted.seen), refused


def applied(before: bytes | None, wanted: Wanted) -> tuple[bytes | None, tuple[Refused, ...]]:
    """A file's content after all that is wanted of it and can be done, and what cannot."""
    content = before
    for wish in wanted.wishes:
        if isinstance(wish, Whole):
            content = wish.content
    changes = [wish for wish in wanted.wishes if isinstance(wish, Change | Move | NewBody)]
    if not changes:
        return content, ()
    try:
        text = (content or b"").decode("utf-8")
    except UnicodeDecodeError:
        words = "The file is not text in UTF-8; save it as UTF-8 in an editor, then change it here."
        return content, (Refused((), Problem(Place(wanted.file), Code.NOT_CHANGED, words)),)
    text, refused = edited(text, changes, file=wanted.file)
    return text.encode(), refused


def _findings(before: Iterable[Problem], after: Iterable[Problem]) -> Iterator[Finding]:
    """What is found after a change, new things first. Lines do not count: they move."""
    known = Counter(map(_without_line, before))
    new: list[Finding] = []
    old: list[Finding] = []
    for problem in sorted(after):
        is_known = known[_without_line(problem)] > 0
        known[_without_line(problem)] -= 1
        (old if is_known else new).append(Finding(problem, not is_known))
    yield from (*new, *old)


def _without_line(problem: Problem) -> tuple[object, ...]:
    return problem.place.file, problem.code, problem.message, problem.severity
