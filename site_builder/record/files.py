"""Which files below `docs/` the record points to, and which of them the public must not have, and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from html import unescape
from urllib.parse import unquote

from site_builder.problems import Place
from site_builder.record.dates import NOWHERE
from site_builder.record.documents import Document
from site_builder.record.prose import Prose
from site_builder.record.record import Record
from site_builder.record.updates import Update
from site_builder.settings import Settings

_WORD = re.compile(r"[^\s/\"'<>()\[\]{}|,;:=?#&]+")
"""What a file's name is made of, but for rare signs such as spaces and brackets."""
_AT_THE_END = ".*_`~!"
"""Signs of a sentence or of Markdown that may stand right after a file's name."""
_ADDRESS = re.compile(r"[^\s<>\"'()\[\]?#]*")
_YAML_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")
_FOLDED = re.compile(r"\\\n[ \t]*")
_BACKSLASHES = re.compile(r"\\+/?")
_MARKDOWN_ESCAPE = re.compile(r"\\+([!-/:-@\[-`{-~ ])")


def kept_back(record: Record) -> dict[str, str]:
    """The files, by their paths under `docs/`, that a build leaves out, each with the update or page that points to it:
    those that only what is hidden or withdrawn points to, and nothing that the public reads.

    An address that leads nowhere, in a draft, may mean any file whose path ends like it; so may a word of a draft that
    cannot be read. Its time grows with the texts and with the files, not with their product."""
    files = _ByPath(record.files)
    found: dict[str, str] = {}
    for owner, pointed in _private_owners(record):
        for file in files.meant(pointed):
            found.setdefault(file, owner)
    readable = {update.place.file for update in record.updates if update.date != NOWHERE}
    withdrawn = {update.place.file for update in record.updates if update.withdrawn}
    texts = {file: record.typed[file] for file in sorted(withdrawn & record.typed.keys())}
    for owner, text in {**record.hidden_texts, **texts}.items():
        is_unreadable = owner.startswith("updates/") and owner not in readable
        for file in files.spoken_of(text, by_name=is_unreadable):
            found.setdefault(file, owner)
    for link, target in record.links.items():
        if target in found:
            found.setdefault(link, found[target])
    public = public_files(record)
    return {file: owner for file, owner in sorted(found.items()) if file not in public}


def public_files(record: Record) -> frozenset[str]:
    """Paths under `docs/` of the files that something points to which the public reads."""
    public = record.public()
    parts = [getattr(public, field.name) for field in fields(public) if field.name != "updates"]
    return frozenset({record.settings.logo, *_pointed_to([*public.shown, *parts]), *_by_whole_address(record)} - {""})


def _by_whole_address(record: Record) -> Iterator[str]:
    """The same for addresses that are written whole, as a browser shows them."""
    private = {update.place.file for update in record.updates if update.withdrawn} | record.hidden_texts.keys()
    begin = record.settings.site_url
    for file, text in record.typed.items():
        if begin and file not in private and begin in text:
            for rest in text.split(begin)[1:]:
                yield unquote(unescape(_ADDRESS.match(rest).group()))  # type: ignore[union-attr]  # it may be empty


def _private_owners(record: Record) -> Iterator[tuple[str, set[str]]]:
    """What nobody may read, or read any longer, with the paths that it points to."""
    for update in (*record.hidden, *(update for update in record.updates if update.withdrawn)):
        yield update.place.file, set(_pointed_to(update))
    for page in (*record.pages, record.introduction):
        if page and page.is_draft:
            yield page.file, set(_pointed_to(page))


def _pointed_to(thing: object) -> Iterator[str]:
    """Every path under `docs/` that something of the record points to, in whichever of its values."""
    if isinstance(thing, Document):
        yield from (document.file for document in thing.with_response)
    elif isinstance(thing, Prose):
        yield from (link.file.removeprefix("docs/") for link in thing.links if link.file)
    elif isinstance(thing, tuple | list):
        for item in thing:
            yield from _pointed_to(item)
    else:
        if isinstance(thing, Update):
            yield thing.image
        for name in _parts_of(type(thing)):  # type: ignore[arg-type]  # mypy takes a class for one of its instances
            value = getattr(thing, name)
            if type(value) not in _NO_PARTS:  # most values
                yield from _pointed_to(value)


_NO_PARTS = frozenset({str, int, bool, type(None)})


@cache
def _parts_of(kind: type) -> tuple[str, ...]:
    """The names of the values that may point to a file, in what is of a kind; none for what is no part of the record."""
    if not is_dataclass(kind) or issubclass(kind, Settings | Place):
        return ()
    return tuple(field.name for field in fields(kind))


class _ByPath:
    """The files below `docs/`, found by their paths, by the ends of their paths, and in a text."""

    def __init__(self, files: Iterable[str]) -> None:
        self._files = frozenset(file for file in files if not file.endswith(".md"))
        self._signs = {sign for file in self._files for sign in "%&" if sign in file}
        self._paths: dict[str, list[str]] = {}
        self._names: dict[str, list[str]] = {}
        for file in sorted(self._files):
            path = _alike(file)
            self._paths.setdefault(path, []).append(file)
            self._names.setdefault(path.rpartition("/")[2], []).append(file)
        paths = {path: files for path, files in self._paths.items() if "/" in path}
        self._with_folder = _Words(paths)
        self._with_folder_or_ending = _Words(
            {name: files for name, files in self._names.items() if "." in name} | paths
        )

    def meant(self, pointed: Iterable[str]) -> Iterator[str]:
        """The file at each path; where there is none, all files whose paths end in the same parts."""
        for path in pointed:
            if path in self._files:
                yield path
            elif end := _alike("/".join(part for part in path.split("/") if part not in ("", ".", "..", "updates"))):
                end = end.removeprefix("docs/")
                for file in self._names.get(end.rpartition("/")[2], ()):
                    if f"/{_alike(file)}".endswith(f"/{end}"):
                        yield file

    def spoken_of(self, text: str, *, by_name: bool) -> Iterator[str]:
        """The files whose whole path stands in a text, however it is spelt; `by_name`, also those whose name does."""
        words = self._with_folder_or_ending if by_name else self._with_folder
        for spelt in _spellings(text, self._signs):
            yield from words.found(spelt)


def _alike(path: str) -> str:
    """A path as it is compared: the two ways to write an accent, and small and capital letters, are one."""
    return unicodedata.normalize("NFC", path).casefold()


def _spellings(text: str, signs: Collection[str]) -> set[str]:
    """A typed text without the escapes of YAML, Markdown, HTML and addresses, a space for each line end.

    A backslash may be an escape or part of a path of Windows: hence two. Where a name holds one of the `signs` "%"
    and "&", what looks like an escape may be none: hence as many again."""
    plain = _YAML_ESCAPE.sub(_character, _FOLDED.sub("", text))
    found = {_MARKDOWN_ESCAPE.sub(r"\1", plain), _BACKSLASHES.sub("/", plain)}
    if "%" in text:
        found = {unquote(one) for one in found} | (found if "%" in signs else set())
    if "&" in text:
        unescaped = {unescape(one) for one in found}
        found = (
            {unquote(one) for one in unescaped}
            | (unescaped if "%" in signs else set())
            | (found if "&" in signs else set())
        )
    return {_alike(re.sub(r"\s+", " ", one)) for one in found}


def _character(escape: re.Match[str]) -> str:
    number = int(escape.group(1) or escape.group(2) or escape.group(3), 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else ""


class _Words:
    """Names of files, to be found in a text by the last word of each."""

    def __init__(self, names: Mapping[str, list[str]]) -> None:
        self._names = names
        lengths: dict[str, set[int]] = {}
        for name in names:
            *_, last = ("", *_WORD.findall(name))
            lengths.setdefault(last.strip(_AT_THE_END), set()).add(len(name))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items() if word}
        """For the last word of each name, how long the names are that end in it, the longest first."""

    def found(self, text: str) -> Iterator[str]:
        """The files whose names stand in a text, each as a whole and not as the end of a longer one."""
        for match in _WORD.finditer(text):
            word = match.group().rstrip(_AT_THE_END)
            end = match.start() + len(word)
            for length in self._lengths.get(word.lstrip(_AT_THE_END), ()):
                begin = end - length
                name = text[max(begin, 0) : end]
                if name in self._names and (begin == 0 or not _goes_on(text[begin - 1])):
                    yield from self._names[name]
                    break


def _goes_on(before: str) -> bool:
    """Whether the sign before a name makes it the end of a longer one."""
    return before not in _AT_THE_END and _WORD.match(before) is not None
