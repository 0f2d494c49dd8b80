"""What pure functions made before, by the hash of all that went into them. Deleting it changes nothing but time.

A build makes a `Memory` and hands it down. It lies in the cache folder: for each site a folder, in it a file for each
kind (`drawer.py`), which is replaced as a whole in the end. What a build did not ask for is then forgotten, so that the
files never hold more than one build's worth.

Long, since the interface, which remembers nothing, and the store on the disk are read side by side: each method of one
answers one of the other."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

from site_builder.asked import Answers, Asked, Notes, Question, besides_of, digest
from site_builder.drawer import Drawer
from site_builder.fingerprint import Fingerprints, mark_of

FOLDER = "memory"
"""Where it lies in the cache folder."""
MOST_SITES = 400
"""So many sites that share a cache folder are remembered; of more, those that were built last."""
_ABOUT = (".dist-info", ".egg-info")
"""How the folders end that name an installed library and its version."""

Value = TypeVar("Value")
Thing = TypeVar("Thing")
Through = tuple[type, ...]
NO_MARKS: Mapping[str, bytes] = {}


class Memory:
    """Remembers nothing: everything is made. For whoever asks for a record once, and for tests."""

    def recall(
        self,
        kind: str,
        inputs: tuple[object, ...],
        make: Callable[[], Value],
        may_keep: Callable[[Value], bool] = lambda value: True,
    ) -> Value:
        """What `make` gives, which depends on `inputs` and on nothing else; made only where it is not remembered.

        What `may_keep` refuses is not kept: what is not public lies nowhere but where its author wrote it."""
        return make()

    def recall_asked(
        self,
        kind: str,
        asked: Thing,
        subject: tuple[object, ...],
        make: Callable[[Thing], Value],
        through: Through,
        whole: Mapping[str, bytes] = NO_MARKS,
    ) -> Value:
        """What `make` gives for a thing that it asks, and a subject that it knows; made only where anything that it asked
        before is answered otherwise now.

        It is given a stand-in that notes the questions (`asked.py`), down to values of the classes `through`, which are
        asked themselves. Nothing else may have a part in what it gives but `kind` and `subject`.

        `whole` has marks of members of the thing, each of all that can be asked of it: where such a mark is that of the
        last time, nothing is asked of that member."""
        return make(asked)

    def mark(self, *values: object) -> bytes:
        """The hash of values with all that can be seen of them; b"" where nothing is remembered."""
        return b""

    def recall_each(
        self,
        kind: str,
        inputs: tuple[object, ...],
        marked: Iterable[tuple[Thing, bytes]],
        make: Callable[[Thing], Value],
    ) -> list[Value]:
        """What `make` gives for each of many things, which depends on that thing and on `inputs`; made only for those that
        are new. Each comes with a hash by which it is known again, or b"" where nothing may be remembered of it.

        All answers lie together: that pays where there are thousands, and most of them say that nothing was found."""
        known = self.known(kind, inputs)
        before = known if isinstance(known, dict) else {}
        now, found = dict[bytes, Value](), list[Value]()
        for thing, mark in marked:
            value = before[mark] if mark in before else make(thing)
            if mark:
                now[mark] = value
            found.append(value)
        if now.keys() != before.keys():
            self.note(kind, inputs, now)
        return found

    def fingerprint(self, *values: object) -> bytes:
        """The hash of inputs that many questions share, to be named in each of them."""
        return b""

    def stamp(self, value: object, kind: str, inputs: tuple[object, ...]) -> None:
        """Notes that a value is what was recalled for some inputs, so that its own fingerprint need not be made."""

    def stamped(self, value: object) -> bytes:
        """The hash of these inputs; b"" for a value of which that was not noted, be it equal to one."""
        return b""

    def let_go(self) -> None:
        """Lets go of the values of one build before the next of the same process."""

    def forget_new(self) -> None:
        """Forgets what was made since it was read from the disk, for a process that lives long and keeps nothing there."""

    def known(self, kind: str, inputs: tuple[object, ...]) -> object | None:
        """What was noted for some inputs, or None."""
        return None

    def note(self, kind: str, inputs: tuple[object, ...], value: object) -> None:
        """Remembers a value that came of something that is more than a pure function."""


NOTHING = Memory()


class Store(Memory):
    """Remembers in a folder of the cache, for as long as nothing in the package and its libraries has changed."""

    def __init__(self, cache: Path, site: Path, version: bytes | None = None) -> None:
        """`site` is the configuration file of the site."""
        name = sha256(os.fsencode(site.resolve())).hexdigest()[:16]
        self._folder = cache / FOLDER / name
        self._version = version if version is not None else own_version()
        self._drawers: dict[str, Drawer] = {}
        self._fingerprints = Fingerprints()
        self._whole = Fingerprints(whole=True)
        self._answers: dict[int, Answers] = {}
        self._recalled: list[list[tuple[str, bytes]]] = []

    def recall(
        self,
        kind: str,
        inputs: tuple[object, ...],
        make: Callable[[], Value],
        may_keep: Callable[[Value], bool] = lambda value: True,
    ) -> Value:
        """As above. What cannot be told from other values, or not be kept, is made each time."""
        try:
            key = self._fingerprints.of(kind, *inputs)
        except TypeError:
            return make()
        self._note_recalled(kind, key)
        drawer = self._drawer(kind)
        found = drawer.get(key)
        if found is None:
            made = make()
            if may_keep(made):
                drawer.put(key, made)
            return made
        return cast(Value, found[0])

    def recall_asked(
        self,
        kind: str,
        asked: Thing,
        subject: tuple[object, ...],
        make: Callable[[Thing], Value],
        through: Through,
        whole: Mapping[str, bytes] = NO_MARKS,
    ) -> Value:
        """As above."""
        try:
            key = self._whole.of(kind, *subject)
        except TypeError:
            return make(asked)
        self._note_recalled(kind, key)
        drawer = self._drawer(kind)
        if (known := self._remembered(drawer, key, asked, subject, whole)) is not None:
            self._note_questions(kind, known.questions, known.besides)
            return cast(Value, known.value)
        notes = Notes(self._whole, subject, through, free=(Memory,))
        self._recalled.append([])
        try:
            made = make(cast(Thing, Asked(asked, notes)))
        finally:
            recalled = self._recalled.pop()
        if not notes.are_spoiled:
            besides = besides_of(notes.answers, whole)
            asked_before = self._named(drawer, tuple(notes.answers)), self._named(drawer, besides)
            self._note_questions(kind, *asked_before)
            within = tuple(dict.fromkeys(recalled))
            drawer.put(key, _Remembered(*asked_before, digest(notes.answers.values()), within, made))
            if whole:
                drawer.put(_seen(key), digest((*whole.values(), *map(notes.answers.__getitem__, besides))))
        return made

    def _named(self, drawer: Drawer, questions: tuple[Question, ...]) -> bytes:
        """The key of some questions, which many have in common."""
        key = Fingerprints().of(questions)  # `self._fingerprints` would hold them until the end
        drawer.put(key, questions)
        return key

    def _remembered(
        self, drawer: Drawer, key: bytes, asked: object, subject: tuple[object, ...], whole: Mapping[str, bytes]
    ) -> _Remembered | None:
        """What is remembered under a key, if all that was asked is still answered in the same way."""
        found = drawer.get(key)
        remembered = found[0] if found else None
        if not isinstance(remembered, _Remembered):
            return None
        answers = self._answers.get(id(asked))
        if answers is None:
            answers = self._answers[id(asked)] = Answers(self._whole, asked)
        try:
            if not _is_answered(drawer, key, remembered, partial(answers.of, subject=subject), whole):
                return None
        except Exception:  # what was asked cannot be asked any more
            return None
        for one in remembered.recalled:
            self._note_recalled(*one)
            self._drawer(one[0]).keep_again(one[1])
        return remembered

    def _note_questions(self, kind: str, questions: bytes, besides: bytes) -> None:
        """Notes what is asked of what was recalled, too: without its questions it is as good as forgotten."""
        for key in (questions, besides):
            self._note_recalled(kind, key)

    def _note_recalled(self, kind: str, key: bytes) -> None:
        if self._recalled:
            self._recalled[-1].append((kind, key))

    def stamp(self, value: object, kind: str, inputs: tuple[object, ...]) -> None:
        """As above."""
        with suppress(TypeError):
            self._whole.stamp(value, self._fingerprints.of(kind, *inputs))

    def stamped(self, value: object) -> bytes:
        """As above."""
        return self._whole.stamped(value)

    def let_go(self) -> None:
        """As above."""
        self._fingerprints, self._whole = Fingerprints(), Fingerprints(whole=True)
        self._answers = {}

    def forget_new(self) -> None:
        """As above."""
        for drawer in self._drawers.values():
            drawer.forget_new()

    def known(self, kind: str, inputs: tuple[object, ...]) -> object | None:
        """As above."""
        found = self._drawer(kind).get(self._fingerprints.of(kind, *inputs))
        return found[0] if found else None

    def note(self, kind: str, inputs: tuple[object, ...], value: object) -> None:
        """As above."""
        self._drawer(kind).put(self._fingerprints.of(kind, *inputs), value)

    def mark(self, *values: object) -> bytes:
        """As above. TypeError as of `Fingerprints.of`."""
        return self._whole.of(*values)

    def fingerprint(self, *values: object) -> bytes:
        """As above. TypeError as of `Fingerprints.of`."""
        return self._fingerprints.of(*values)

    def keep(self) -> None:
        """Writes what is new, and forgets what was not asked for. Where nothing can be written, nothing is."""
        for drawer in self._drawers.values():
            drawer.keep()
        with suppress(OSError):
            _forget_old_sites(self._folder.parent)

    def _drawer(self, kind: str) -> Drawer:
        if kind not in self._drawers:
            self._drawers[kind] = Drawer(self._folder / kind, self._version)
        return self._drawers[kind]


@dataclass(frozen=True)
class _Remembered:
    """What was made of answers."""

    questions: bytes
    """The key of the questions, which many have in common."""
    besides: bytes
    """The key of those that are not asked of a member of which there is a mark."""
    answers: bytes
    """The hash of the answers to all of them."""
    recalled: tuple[tuple[str, bytes], ...]
    """What was recalled meanwhile, to be kept for as long as this is: kind and key."""
    value: Any


def _is_answered(
    drawer: Drawer,
    key: bytes,
    known: _Remembered,
    ask: Callable[[Sequence[Question]], Sequence[bytes]],
    whole: Mapping[str, bytes],
) -> bool:
    """Whether all that was asked is still answered in the same way. Any error where it can no longer be asked."""
    now = b""
    if whole:
        now = digest((*whole.values(), *ask(drawer.shared(known.besides))))
        if drawer.get(_seen(key)) == (now,):
            drawer.keep_again(known.questions)
            return True
    if digest(ask(drawer.shared(known.questions))) != known.answers:
        return False
    if whole:
        drawer.put(_seen(key), now)
    return True


def _seen(key: bytes) -> bytes:
    """Under which it is noted with which marks something was last found to be the same."""
    return mark_of(key + b"seen")


@lru_cache(maxsize=1)
def own_version() -> bytes:
    """The hash of everything that may make the same inputs give something else: our own files, byte for byte, since an
    editable checkout changes without its version; which versions of which libraries are installed; Python's version."""
    made = sha256(f"{platform.python_version()} {sys.platform}".encode())
    for path in sorted(_files_below(str(Path(__file__).parent))):
        with open(path, "rb") as file:  # noqa: PTH123  # of 400 files; a Path for each takes as long again
            made.update(sha256(path.encode() + b"\0" + file.read()).digest())
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as entries:
            names = (entry.name for entry in entries)
            made.update(repr(sorted(name for name in names if name.endswith(_ABOUT))).encode())
    return made.digest()


def _files_below(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files_below(entry.path)
            else:
                yield entry.path


def _forget_old_sites(folder: Path) -> None:
    """Removes what is remembered of the sites that were not built for longest, where there are too many."""
    sites = sorted(folder.iterdir(), key=lambda site: site.stat().st_mtime, reverse=True)
    for site in sites[MOST_SITES:]:
        shutil.rmtree(site, ignore_errors=True)
