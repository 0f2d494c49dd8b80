"""What must be decided before a change of something public is saved: asked exactly where `progress publish` would find
that it changed in silence, and answered by what the record then says of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from site_builder.check.against import compare
from site_builder.check.against.ways import Silent, Way, silent
from site_builder.checked import Checked
from site_builder.comparison import last_published
from site_builder.desk.changes import Change, Path, Wanted
from site_builder.desk.labels import label_of
from site_builder.desk.shapes import path_of, shape_of
from site_builder.messages import upper_first
from site_builder.problems import Problem, Severity, UnusableError, quoted
from site_builder.record.facts import VERSION, facts
from site_builder.record.facts.published import Published
from site_builder.write import RefusedError
from site_builder.write.tree import EMPTY, Shape

_HASH = re.compile("[0-9a-f]{64}")
_SHORT = 100
"""Letters up to which a value is quoted."""
NEXT = 1_000_000
"""The number of an item that is appended, however many a list has."""


class Ask(StrEnum):
    """What is asked."""

    MEANING = "meaning"
    """Did the meaning change? If so, what was wrong and what is right?"""
    MOVED = "moved"
    """Why is a due date or a target another, and who agreed?"""
    REVISED = "revised"
    """Why is a value another?"""
    WITHDRAWN = "withdrawn"
    """Why is an update withdrawn, which cannot be deleted or hidden?"""
    TOLD = "told"
    """Nothing: what is written besides is only told."""


@dataclass(frozen=True)
class Question:
    """One thing to decide, about one or more changes of one file."""

    ask: Ask
    file: str
    of: str
    """The title of the update or the area."""
    changed: tuple[str, ...]
    """What changed, a sentence each."""
    path: Path = ()
    """Where the answer belongs: the thing that was moved or revised; () for the file."""
    was: str = ""
    """For a date, a target or a value: what was published."""
    may_be_minor: bool = False
    """Whether it may be a change of spelling or layout alone."""
    naming: tuple[str, ...] = ()
    """Words by which a correction must name what was changed."""
    ways: tuple[Way, ...] = ()
    """For what is only told: what is written."""

    @property
    def name(self) -> str:
        """What it is called in a form; no other question of a proposal has the same."""
        return ".".join(map(str, (self.ask, self.file, *self.path)))


@dataclass(frozen=True)
class Decisions:
    """What must be decided, and what is found besides."""

    questions: tuple[Question, ...] = ()
    lost: tuple[Problem, ...] = ()
    """What can only be written back, and what no key tells of, so that it is only warned of; sorted."""


def decisions_of(before: Checked, after: Checked, files: Mapping[str, bytes | None]) -> Decisions:
    """What the record would not tell of in some files, which are given as they are now; `before` is the record as it is
    saved, `after` as it would be."""
    published = _published(before)
    found = [one for one in silent(published, after.edition) if one.change.place.file in files]
    questions: dict[str, Question] = {}
    lost = {one for one in compare(published, after.edition) if one.place.file in files and _is_warning(one)}
    for one in found:
        question = _question(one, before, files)
        if question is None:
            lost |= {problem for problem in one.problems if problem.is_error}
            continue
        same = questions.get(question.name)
        questions[question.name] = _joined(same, question) if same else question
    return Decisions(tuple(questions.values()), tuple(sorted(lost)))


def _is_warning(problem: Problem) -> bool:
    return problem.severity is Severity.WARNING


def _published(before: Checked) -> Published:
    """What the public has read, as far as this computer knows: what was published last, or what is saved."""
    edition, sources = before.edition, before.sources
    try:
        if published := last_published(sources.root / sources.site_dir, edition):
            return published
    except UnusableError:
        pass
    return Published(edition.site_url, VERSION, facts(edition.public().record).things)


_ASKS = {Way.MOVED: Ask.MOVED, Way.REVISED: Ask.REVISED, Way.WITHDRAWN: Ask.WITHDRAWN}
_MEANING = (Way.MINOR, Way.CORRECTION)


def _question(one: Silent, before: Checked, files: Mapping[str, bytes | None]) -> Question | None:
    if not one.ways:
        return None
    file = one.change.place.file
    first = one.ways[0]
    question = Question(Ask.TOLD, file, _title(one.owner, before), (_sentence(one),), was=first.was, ways=(first.way,))
    if first.way in _MEANING:
        named = next((told.naming for told in one.ways if told.way is Way.CORRECTION), "")
        is_minor = first.way is Way.MINOR
        return replace(question, ask=Ask.MEANING, may_be_minor=is_minor, naming=(named,) if named else (), ways=())
    ask = _ASKS.get(first.way, Ask.TOLD)
    if ask in (Ask.MOVED, Ask.REVISED):
        path = path_of(one.change.thing, _shape(files[file], file))
        return replace(question, ask=ask, path=path, ways=()) if path else None
    return replace(question, ask=ask, path=("aliases", first.was) if first.way is Way.ALIAS else ())


def _shape(content: bytes | None, file: str) -> Shape:
    try:
        return shape_of(content, file)
    except (RefusedError, UnicodeDecodeError):
        return EMPTY


def _title(owner: str, before: Checked) -> str:
    record = before.edition.record
    kind, _, name = owner.partition("/")
    update = record.update_by_name.get(name) if kind == "update" else None
    area = record.area_by_number.get(int(name)) if kind == "area" and name.isdigit() else None
    return update.title if update else f"Area {area.number}: {area.title}" if area else ""


def _sentence(one: Silent) -> str:
    """What changed, for whoever changed it, with the words that the form has for a key."""
    change = one.change
    is_text = any(_HASH.fullmatch(value or "") for value in (change.was, change.now))
    if is_text or not change.key:
        return f"{upper_first(change.words)}."
    what = f"{label_of(change.key)} of {change.called}"
    was, now = (quoted(value, _SHORT) if value else "" for value in (change.was, change.now))
    if not was:
        return f"{what} is new: {now}."
    return (
        f"{what} was published as {was}, and is {now} now." if now else f"{what} was published as {was}, and is gone."
    )


def _joined(one: Question, other: Question) -> Question:
    """Two questions of one name as one: a correction then names both, and is asked for if one of them asks for it."""
    naming = tuple(dict.fromkeys((*one.naming, *other.naming)))
    ways = tuple(dict.fromkeys((*one.ways, *other.ways)))
    changed = tuple(dict.fromkeys((*one.changed, *other.changed)))
    is_minor = one.may_be_minor and other.may_be_minor
    return replace(one, changed=changed, naming=naming, ways=ways, may_be_minor=is_minor, was=one.was or other.was)


@dataclass(frozen=True)
class Missing:
    """What an answer lacks."""

    field: str
    """The part of the question's form: "meaning", "note", "why" or "reason"."""
    words: str


Answers = Mapping[str, str]
"""What was answered to one question, by the names of its fields."""


def answered(question: Question, answers: Answers, today: str) -> tuple[Change, ...] | Missing:
    """What is written for an answer, or what the answer lacks."""
    return _ANSWERS[question.ask](question, {name: value.strip() for name, value in answers.items()}, today)


def _meaning(question: Question, answers: Answers, today: str) -> tuple[Change, ...] | Missing:
    meaning = answers.get("meaning", "") if question.may_be_minor else "changed"
    if meaning == "same" and answers.get("note"):
        words = (
            "You chose that only spelling or layout changed, and wrote what was wrong: empty that field, or choose Yes."
        )
        return Missing("note", words)
    if meaning == "same":
        return (Change(("minor",), today),)
    if meaning != "changed":
        return Missing("meaning", "Choose whether the meaning changed.")
    note = answers.get("note", "")
    if not note:
        return Missing("note", "Write what was wrong, and what is right.")
    named = [name for name in question.naming if name.casefold() not in note.casefold()]
    entry = {"date": today, "note": f"{'; '.join(named)}: {note}" if named else note}
    if answers.get("show_before") == "no":
        entry["show_before"] = "false"
    return (Change(("corrections", NEXT), entry),)


def _moved(question: Question, answers: Answers, today: str) -> tuple[Change, ...] | Missing:
    why = answers.get("why", "")
    if not why:
        return Missing("why", "Write why the date or the target is another.")
    entry = {"date": today, "was": question.was, "why": why}
    if agreed_by := answers.get("agreed_by", ""):
        entry["agreed_by"] = agreed_by
    return (Change((*question.path, "moved", NEXT), entry),)


def _revised(question: Question, answers: Answers, today: str) -> tuple[Change, ...] | Missing:
    why = answers.get("why", "")
    if not why:
        return Missing("why", "Write why the value is another.")
    return (Change((*question.path, "revised"), {"date": today, "was": question.was, "why": why}),)


def _withdrawn(question: Question, answers: Answers, today: str) -> tuple[Change, ...] | Missing:
    reason = answers.get("reason", "")
    if not reason:
        return Missing("reason", "Write why the update is withdrawn: readers see this in its place.")
    return (Change(("withdrawn",), {"date": today, "reason": reason}),)


def _told(question: Question, answers: Answers, today: str) -> tuple[Change, ...] | Missing:
    written = {
        Way.WRITTEN: Change(("written",), today),
        Way.WITHDRAWN_ANEW: Change(("withdrawn", "date"), today),
        Way.ALIAS: Change(("aliases", NEXT), question.was),
    }
    return tuple(written[way] for way in question.ways)


_ANSWERS: dict[Ask, Callable[[Question, Answers, str], tuple[Change, ...] | Missing]] = {
    Ask.MEANING: _meaning,
    Ask.MOVED: _moved,
    Ask.REVISED: _revised,
    Ask.WITHDRAWN: _withdrawn,
    Ask.TOLD: _told,
}


def with_answers(wanted: Iterable[Wanted], decided: Iterable[tuple[Question, tuple[Change, ...]]]) -> list[Wanted]:
    """What is wanted together with what was answered. An update that is withdrawn in place of being deleted or hidden stays
    as it is otherwise."""
    found = {one.file: one for one in wanted}
    for question, changes in decided:
        one = found[question.file]
        wishes = () if question.ask is Ask.WITHDRAWN else one.wishes
        found[question.file] = replace(one, wishes=(*wishes, *changes))
    return list(found.values())
