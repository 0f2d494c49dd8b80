"""What a function asks of a value, noted while it asks: where all answers are the same again, so is what it makes of them.

Nobody has to say what a page depends on, so nobody can forget it: whatever its view looks at in the edition is noted, with
a hash of what it saw. What cannot be asked again, or has no fingerprint, spoils the notes, and nothing is remembered."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from typing import Any

from site_builder.fingerprint import SIZE, Fingerprints

Question = tuple[str, str, tuple[object, ...]]
"""A path of names from the value that is asked, such as "edition.record.areas_of"; what is done there: "" to look, "()" to
call, "[]" to look up, "in"; and with what: a word, ("=", its class, a plain value), or ("@", the number of one of the
things that a page is about)."""
_MISSING = b"missing"
_SCALARS = (str, int, type(None), Enum, date)


class Notes:
    """The questions that were asked of a value, each once, with the fingerprints of the answers."""

    def __init__(
        self,
        fingerprints: Fingerprints,
        subject: Sequence[object],
        through: tuple[type, ...],
        free: tuple[type, ...] = (),
    ) -> None:
        """`subject` is what may be an argument of a question, beside plain words and numbers: what a page is about.
        Values of the classes `through` are themselves asked, and not taken as an answer, and so is one that notes the
        questions of something larger. Those of the classes `free` may be used without a note, since nothing depends on
        them."""
        self._fingerprints = fingerprints
        self._subject = {id(one): ("@", number) for number, one in enumerate(subject) if is_dataclass(one)}
        self.through = (*through, Asked)
        self.free = free
        self.answers: dict[Question, bytes] = {}
        self.are_spoiled = False
        """Whether something was asked that cannot be asked again."""

    def note(self, path: str, way: str, arguments: tuple[object, ...], answer: object) -> None:
        """Notes one question; one that was asked before is answered in the same way again."""
        try:
            question = path, way, tuple(map(self._named, arguments))
            if question not in self.answers:
                self.answers[question] = self._fingerprints.of(answer)
        except TypeError:
            self.are_spoiled = True

    def note_missing(self, path: str, key: object) -> None:
        """Notes that nothing lies under a key."""
        try:
            self.answers[path, "[]", (self._named(key),)] = _MISSING
        except TypeError:
            self.are_spoiled = True

    def _named(self, argument: object) -> object:
        if type(argument) is str:
            return argument
        if id(argument) in self._subject:
            return self._subject[id(argument)]
        if isinstance(argument, _SCALARS):
            return ("=", type(argument).__qualname__, argument)  # True is 1, but not the same question
        raise TypeError(f"{type(argument).__qualname__} cannot be asked again")


class Asked:
    """Stands in for a value and answers as it does, noting each question."""

    def __init__(self, value: object, notes: Notes, path: str = "") -> None:
        self.__dict__.update(_value=value, _notes=notes, _path=path)

    def __getattr__(self, name: str) -> Any:
        found, notes = getattr(self._value, name), self._notes
        path = f"{self._path}.{name}" if self._path else name
        if isinstance(found, notes.free):
            return found
        if isinstance(found, notes.through):
            found = Asked(found, notes, path)
        elif isinstance(found, Mapping):
            found = _AskedMapping(found, notes, path)
        elif callable(found):
            found = _AskedFunction(found, notes, path)
        else:
            notes.note(path, "", (), found)
        self.__dict__[name] = found  # from now on Python finds it here
        return found

    def __setattr__(self, name: str, value: object) -> None:
        raise TypeError(f"{name} cannot be set")


class _AskedFunction:
    def __init__(self, function: Any, notes: Notes, path: str) -> None:
        self._function, self._notes, self._path = function, notes, path

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        notes = self._notes
        is_asked = any(isinstance(one, Asked | _AskedMapping) for one in (*arguments, *named.values()))
        notes.are_spoiled |= bool(named) or is_asked
        try:
            found = self._function(*arguments, **named)
        except BaseException:
            notes.are_spoiled = True
            raise
        notes.are_spoiled |= isinstance(found, notes.through)
        if not notes.are_spoiled:
            notes.note(self._path, "()", arguments, found)
        return found


class _AskedMapping(Mapping[Any, Any]):
    """Of a mapping only what is looked up is noted, and all of it where somebody goes through it."""

    def __init__(self, found: Mapping[Any, Any], notes: Notes, path: str) -> None:
        self._found, self._notes, self._path = found, notes, path

    def __getitem__(self, key: object) -> Any:
        if key not in self._found:
            self._notes.note_missing(self._path, key)
            raise KeyError(key)
        self._notes.note(self._path, "[]", (key,), self._found[key])
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        self._notes.note(self._path, "in", (key,), key in self._found)
        return key in self._found

    def __iter__(self) -> Any:
        self._notes.note(self._path, "", (), self._found)
        return iter(self._found)

    def __len__(self) -> int:
        self._notes.note(self._path, "", (), self._found)
        return len(self._found)


class Answers:
    """Asks the same questions again. What is not about one thing is asked once, however many pages ask it."""

    def __init__(self, fingerprints: Fingerprints, value: object) -> None:
        self._fingerprints = fingerprints
        self.value = value
        self._known: dict[Question, bytes] = {}
        self._found: dict[str, Any] = {}

    def of(self, questions: Sequence[Question], subject: Sequence[object]) -> list[bytes]:
        """The fingerprints of all answers now. Any error where a question can no longer be asked."""
        return [self._answer(question, subject) for question in questions]

    def _answer(self, question: Question, subject: Sequence[object]) -> bytes:
        known = self._known.get(question)
        if known is not None:
            return known
        path, way, arguments = question
        answer = self._done(self._at(path), way, [_meant(one, subject) for one in arguments])
        if not any(type(one) is tuple and one[0] == "@" for one in arguments):
            self._known[question] = answer
        return answer

    def _at(self, path: str) -> Any:
        """What lies at a path from the value."""
        if path not in self._found:
            found = self.value
            for name in path.split("."):
                found = getattr(found, name)
            self._found[path] = found
        return self._found[path]

    def _done(self, found: Any, way: str, arguments: list[Any]) -> bytes:
        if way == "[]" and arguments[0] not in found:
            return _MISSING
        if way == "[]":
            return self._fingerprints.of(found[arguments[0]])
        if way == "in":
            return self._fingerprints.of(arguments[0] in found)
        return self._fingerprints.of(found(*arguments) if way == "()" else found)


def _meant(named: object, subject: Sequence[object]) -> object:
    """The argument that a question names."""
    if type(named) is not tuple:
        return named
    return subject[named[1]] if named[0] == "@" else named[2]


def besides_of(questions: Iterable[Question], members: Container[str]) -> tuple[Question, ...]:
    """Those questions that are not asked of one of the members of a value."""
    return tuple(one for one in questions if one[0].partition(".")[0] not in members)


def digest(answers: Iterable[bytes]) -> bytes:
    """The hash of some answers."""
    return blake2b(b"/".join(answers), digest_size=SIZE).digest()
