"""The last look at a finished site before it goes public: at what no file of the record has, and a page still has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b

from site_builder.check.personal import keys_in_public
from site_builder.edition import Edition
from site_builder.fingerprint import SIZE
from site_builder.html.readable import MARKED_UP, PLAIN, pieces, words
from site_builder.personal.found import COMPARABLE, Found, Kind
from site_builder.personal.known import Known, known_of
from site_builder.personal.rules import FOR_PAGES, every
from site_builder.personal.words import code_of
from site_builder.problems import Place, Problem, StoppedError
from site_builder.record.word_lists import WordLists

_KIND = "looked at"
_ENDINGS = (*MARKED_UP, *PLAIN)
_HASH = 8
"""Bytes in the hash of a piece."""
_MOST_PIECES = 400_000
"""So many pieces are known; with more, others are looked at wherever they stand, and the next build begins anew."""
_FIRST_FILES, _MOST_OF_A_FRAME = 3, 20_000
"""So many files of a folder, and so many pieces of them, are known as they are: a frame is on every page, and to make the hash
of each of its lines took as long as all else."""
_MOST_ELSEWHERE = 50_000
"""So many pieces are known from one site to the next that is built in the same process."""
_AT_ONCE, _FILES_AT_ONCE = 100_000, 100
"""So many letters are searched together, or so many files: nearly all have nothing, and to begin anew with each file took as
long as the search. Files of which little is new, and large ones, would otherwise fill the memory."""
_OVERLAP = 3
"""So many pieces of a large file are searched with its next part, too: "NHS number" may be at the end of one."""
_CHANGES = ("changes/", "data/history.json")
"""Where words are shown that were published and have been changed since."""


@dataclass(frozen=True)
class File:
    """A finished file of the site."""

    path: str
    mark: bytes
    """The hash of its bytes."""
    read: Callable[[], bytes] = field(compare=False)


@dataclass(frozen=True)
class _Looked:
    """What is remembered: hashes alone, and of files in which something was found what that was."""

    clean: bytes = b""
    """The hashes of files without any finding, one after the other, in their order."""
    found: frozenset[tuple[bytes, tuple[Found, ...]]] = frozenset()
    pieces: bytes = b""
    """The hashes of pieces without any finding, one after the other: a frame is on every page, and large files change by some
    lines. As a set, hundreds of thousands of them took ten times as much room."""
    pieces_with: frozenset[tuple[bytes, tuple[Found, ...]]] = frozenset()


@dataclass(frozen=True)
class _Opened:
    """A file that is to be searched, or a part of a large one."""

    file: File
    before: tuple[str, ...]
    """The last pieces of the part before it."""
    named: dict[bytes, str]
    """Its pieces by their hashes, without those of the frame."""
    new: dict[bytes, str]
    """Those of them in which nobody has looked."""
    found: list[Found]
    """What is known of the others."""


def look(files: Iterable[File], edition: Edition) -> None:
    """Looks at every file of text. `StoppedError` with a finding for each thing where a file has something personal, a password
    or a mark that no text of the record has and that is not allowed.

    A file and a piece of one that were looked at before are not looked at again."""
    known = known_of(edition.record)
    eye = _Eye(edition, known)
    by_thing: dict[Found, list[str]] = {}
    texts = list[tuple[str, bytes]]()
    eye.look_at(_noted(files, texts))
    for path, mark in texts:
        for one in eye.found(mark):
            by_thing.setdefault(one, []).append(path)
    eye.remember()
    problems = [_problem(sorted(paths, key=_pages_first), one) for one, paths in by_thing.items()]
    if problems:
        said = [*map(str, problems), "Nothing was built; the old site is as it was."]
        raise StoppedError("\n".join(said), problems)


def _noted(files: Iterable[File], texts: list[tuple[str, bytes]]) -> Iterator[File]:
    """Those of the files that are text, one by one: there are tens of thousands. Their paths and hashes are noted."""
    for file in files:
        if file.path.endswith(_ENDINGS):
            texts.append((file.path, file.mark))
            yield file


class _Eye:
    """Looks at the files of one build."""

    def __init__(self, edition: Edition, known: Known) -> None:
        self._edition = edition
        self._known = known
        self._lists = _for_pages(known.lists)
        self._inputs = (edition.memory.fingerprint(known.lists),)
        before = edition.memory.known(_KIND, self._inputs)
        looked = before if isinstance(before, _Looked) else _Looked()
        self._before = looked
        self._clean, self._found = _apart(looked.clean, SIZE), dict(looked.found)
        self._pieces = _apart(looked.pieces, _HASH)
        self._count_before = len(self._pieces)
        self._pieces_with = dict(looked.pieces_with)
        self._elsewhere = _clean_elsewhere(*self._inputs) if all(self._inputs) else set()
        self._frame: set[str] = set()
        self._first: Counter[tuple[str, int]] = Counter()
        self._now: dict[bytes, tuple[Found, ...]] = {}
        self._in_record: frozenset[str] | None = None

    def look_at(self, files: Iterable[File]) -> None:
        """Looks at all of them, many at once. Where those together have something, each is searched by itself."""
        together: list[_Opened] = []
        length = 0
        for file in files:
            for part in () if self._is_known(file) else self._opened(file):
                together.append(part)
                length += sum(map(len, part.new.values()))
                if length > _AT_ONCE or len(together) == _FILES_AT_ONCE:
                    self._search(together)
                    together, length = [], 0
        self._search(together)

    def found(self, mark: bytes) -> Iterator[Found]:
        """What a file that was looked at has, by its hash, that no text has and nobody allows."""
        return (one for one in self._now[mark] if not (self._known.allows(one) or self._has(one)))

    def _is_known(self, file: File) -> bool:
        """Whether it was looked at before, which is then noted."""
        if file.mark in self._clean:
            self._now[file.mark] = ()
        elif file.mark in self._found:
            self._now[file.mark] = self._found[file.mark]
        return file.mark in self._now

    def _opened(self, file: File) -> Iterator[_Opened]:
        """A file in parts, nearly always one."""
        part, before, length = list[str](), list[str](), 0
        for piece in pieces(file.path, file.read()):
            if piece not in self._frame:
                part.append(piece)
                length += len(piece)
            if length > _AT_ONCE:
                yield self._part(file, part, before)
                part, before, length = [], part[-_OVERLAP:], 0
        yield self._part(file, part, before)

    def _part(self, file: File, part: Iterable[str], before: Iterable[str]) -> _Opened:
        named = {_hash(piece): piece for piece in part}
        found = [one for name in named if name in self._pieces_with for one in self._pieces_with[name]]
        self._pieces.update(self._elsewhere.intersection(named))
        new = {
            name: piece for name, piece in named.items() if name not in self._pieces and name not in self._pieces_with
        }
        return _Opened(file, tuple(before) if new else (), named, new, found)

    def _search(self, together: Iterable[_Opened]) -> None:
        """Notes what files have: nothing new where all of them together have nothing."""
        new: dict[bytes, str] = {}
        texts = []
        for one in together:
            others = (piece for name, piece in one.new.items() if name not in new)
            texts.append(words(one.file.path, (*one.before, *others)))
            new.update(one.new)
        is_clean = not self._of("\n\n".join(texts))
        if is_clean:
            self._note_pieces(new)
        for one in together:
            found = (*self._now.get(one.file.mark, ()), *self._searched(one, is_clean))
            self._now[one.file.mark] = tuple(dict.fromkeys(found))

    def _note_pieces(self, new: Iterable[bytes]) -> None:
        """Knows pieces without any finding, as long as these are not too many."""
        if len(self._pieces) < _MOST_PIECES:
            self._pieces.update(new)  # not |=, which copies the whole set where it meets a mapping's keys

    def _searched(self, one: _Opened, is_clean: bool) -> tuple[Found, ...]:
        """What a file or a part of one has, allowed or not; whether all that is new has already been found to have nothing."""
        found, path = list(one.found), one.file.path
        found += (each for name in one.new for each in self._pieces_with.get(name, ()))  # in a file before it
        new = {
            name: piece for name, piece in one.new.items() if name not in self._pieces and name not in self._pieces_with
        }
        together = self._of(words(path, (*one.before, *new.values()))) if new and not is_clean else ()
        if not together:
            self._note_pieces(new)
            self._note_frame(one)
            return tuple(found)
        for name, piece in new.items():
            if own := self._of(words(path, [piece])):
                self._pieces_with[name] = own
                found += own
        return (*found, *together)  # what is in no piece by itself, too

    def _note_frame(self, one: _Opened) -> None:
        """Knows the pieces without any finding as they are, of the first files of each folder: those have its frame."""
        folder = one.file.path.partition("/")[0], one.file.path.count("/")
        self._first[folder] += 1
        if self._first[folder] <= _FIRST_FILES and len(self._frame) < _MOST_OF_A_FRAME:
            self._frame.update(piece for name, piece in one.named.items() if name not in self._pieces_with)

    def _of(self, text: str) -> tuple[Found, ...]:
        """What some words have, wherever in them."""
        found = every(text, self._lists, rules=FOR_PAGES)
        return tuple(replace(one, start=0, end=0) for one in found if one.kind in COMPARABLE or one.kind is Kind.MARK)

    def _has(self, one: Found) -> bool:
        """Whether a text that the public may read has the same, so that its author was told."""
        if self._in_record is None:
            self._in_record = keys_in_public(self._edition, self._known)
        return not self._in_record.isdisjoint(one.keys)

    def remember(self) -> None:
        """Keeps what was looked at, for the next build."""
        clean = b"".join(sorted(mark for mark, found in self._now.items() if not found))
        found = frozenset((mark, found) for mark, found in self._now.items() if found)
        is_much = len(self._pieces) >= _MOST_PIECES
        if len(self._elsewhere) + len(self._pieces) <= _MOST_ELSEWHERE:
            self._elsewhere.update(self._pieces)
        pieces_with = frozenset() if is_much else frozenset(self._pieces_with.items())
        is_same = len(self._pieces) == self._count_before  # none is ever taken out
        pieces = self._before.pieces if is_same else b"".join(self._pieces)
        looked = _Looked(clean, found, b"" if is_much else pieces, pieces_with)
        if looked != self._before:
            self._edition.memory.note(_KIND, self._inputs, looked)


@lru_cache(maxsize=4)
def _clean_elsewhere(lists: bytes) -> set[bytes]:
    """The pieces without any finding, by these lists, of sites that this process built before: councils have most of their
    frames, schemas and statements in common."""
    return set()


def _apart(joined: bytes, size: int) -> set[bytes]:
    """The hashes that lie one after the other."""
    return {joined[at : at + size] for at in range(0, len(joined), size)}


def _for_pages(lists: WordLists) -> WordLists:
    """The lists with only those marks that are one wherever they stand: a page puts other words at a line's beginning."""
    notes = frozenset(
        entry for entry in lists["notes"] if entry[:1].isalnum() and (" " in entry or "-" in entry) and len(entry) > 9
    )
    return replace(lists, plain={**lists.plain, "notes": notes})


def _hash(piece: str) -> bytes:
    return blake2b(piece.encode("utf-8", "surrogatepass"), digest_size=_HASH).digest()


def _pages_first(path: str) -> tuple[bool, str]:
    return not path.endswith(".html"), path


def _problem(paths: list[str], one: Found) -> Problem:
    path = paths[0]
    address = f"/{path.removesuffix('index.html')}"
    what = "The page" if path.endswith(".html") else "The file"
    others = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    if path.startswith(_CHANGES):
        cause = "it was published once, and stands there beside the correction; write 'show_before: false' in that correction, or take the words out with 'progress publish --redact'"
    else:
        cause = "a hook, an extension or a template brings it in; look there"
    shown = f" ({one.shown})" if one.kind is not Kind.MARK else f", {one.shown}"
    message = f"{what} {address}{others} would show {one.kind}{shown}, and none of your files has it: {cause}."
    return Problem(Place(path), code_of(one.kind), message)
