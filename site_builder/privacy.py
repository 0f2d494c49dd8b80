"""Which files below `docs/` the record refers to, and which of them must not be published, and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import fields
from html import unescape
from urllib.parse import unquote

from site_builder.edition import Edition
from site_builder.record.dates import NOWHERE
from site_builder.record.pointed_to import pointed_to

_WORD = re.compile(r"[^\s/\"'<>()\[\]{}|,;:=?#&]+")
"""What file names consist of, apart from rare characters such as spaces and brackets."""
_AT_THE_END = ".*_`~!"
"""Punctuation and Markdown that may come right after a file's name."""
_SPACE = re.compile(r"\s+")
_ADDRESS = re.compile(r"[^\s<>\"'()\[\]?#]*")
_YAML_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")
_FOLDED = re.compile(r"\\\n[ \t]*")
_BACKSLASHES = re.compile(r"\\+/?")
_MARKDOWN_ESCAPE = re.compile(r"\\+([!-/:-@\[-`{-~ ])")


def kept_back(edition: Edition) -> dict[str, str]:
    """The files that a build leaves out, by their paths below `docs/`, each with the update or page that refers to it.

    These are the files to which only hidden or withdrawn texts refer, and nothing that the public reads. An address in
    a draft that leads nowhere may mean any file whose path ends in the same way; so may a word in a draft that cannot
    be read. The time needed grows with the number of texts and of files, not with their product."""
    files = _ByPath(edition.record.files)
    found: dict[str, str] = {}
    for owner, pointed in _private_owners(edition):
        for file in files.meant(pointed):
            found.setdefault(file, owner)
    readable = {update.place.file for update in edition.record.updates if update.date != NOWHERE}
    withdrawn = {update.place.file for update in edition.record.updates if update.withdrawn}
    texts = {file: edition.record.typed[file] for file in sorted(withdrawn & edition.record.typed.keys())}
    for owner, text in {**edition.record.hidden_texts, **texts}.items():
        is_unreadable = owner.startswith("updates/") and owner not in readable
        for file in files.spoken_of(text, by_name=is_unreadable):
            found.setdefault(file, owner)
    for link, target in edition.record.links.items():
        if target in found:
            found.setdefault(link, found[target])
    public = public_files(edition)
    return {file: owner for file, owner in sorted(found.items()) if file not in public}


def public_files(edition: Edition) -> frozenset[str]:
    """Paths below `docs/` of the files to which something refers that the public reads."""
    public = edition.record.public(edition.now)
    parts = [getattr(public, field.name) for field in fields(public) if field.name != "updates"]
    shown = (file for update in public.shown for file in update.files)
    return frozenset({edition.council.logo, *shown, *pointed_to(parts), *_by_whole_address(edition)} - {""})


def _by_whole_address(edition: Edition) -> Iterator[str]:
    """The same for full addresses, as a browser shows them."""
    private = {
        update.place.file for update in edition.record.updates if update.withdrawn
    } | edition.record.hidden_texts.keys()
    begin = edition.site_url
    for file, text in edition.record.typed.items():
        if begin and file not in private and begin in text:
            for rest in text.split(begin)[1:]:
                yield unquote(unescape(_ADDRESS.match(rest).group()))  # type: ignore[union-attr]  # it may be empty


def _private_owners(edition: Edition) -> Iterator[tuple[str, Set[str]]]:
    """Texts that nobody may read yet, or read any longer, with the paths to which they refer."""
    for update in (*edition.hidden, *(update for update in edition.record.updates if update.withdrawn)):
        yield update.place.file, update.files
    for page in (*edition.record.pages, edition.record.introduction):
        if page and page.is_draft:
            yield page.file, set(pointed_to(page))


class _ByPath:
    """Finds files below `docs/` by their paths, by the ends of their paths, and in texts."""

    def __init__(self, files: Iterable[str]) -> None:
        self._files = frozenset(file for file in files if not file.endswith(".md"))
        self._signs = {sign for file in self._files for sign in "%&" if sign in file}
        self._paths: dict[str, list[str]] = {}
        self._names: dict[str, list[str]] = {}
        for file in sorted(self._files):
            path = _alike(file)
            self._paths.setdefault(path, []).append(file)
            self._names.setdefault(path.rpartition("/")[2], []).append(file)
        paths = _in_one_line({path: files for path, files in self._paths.items() if "/" in path})
        names = _in_one_line({name: files for name, files in self._names.items() if "." in name})
        self._with_folder = _Words(paths)
        self._with_folder_or_ending = _Words(names | paths)

    def meant(self, pointed: Iterable[str]) -> Iterator[str]:
        """The file at each path; if there is none, all files whose paths end in the same parts."""
        for path in pointed:
            if path in self._files:
                yield path
                continue
            escaped_twice = unquote(path)  # or with a sign for each space, as forms and web mail write an address
            for spelt in {path, escaped_twice, escaped_twice.replace("+", " ")}:
                yield from self._ending_in(spelt)

    def _ending_in(self, path: str) -> Iterator[str]:
        parts = (part for part in path.split("/") if part not in ("", ".", "..", "updates"))
        if end := _alike("/".join(parts)).removeprefix("docs/"):
            for file in self._names.get(end.rpartition("/")[2], ()):
                if f"/{_alike(file)}".endswith(f"/{end}"):
                    yield file

    def spoken_of(self, text: str, *, by_name: bool) -> Iterator[str]:
        """The files whose full path occurs in a text, however it is written; `by_name` adds those whose name does."""
        words = self._with_folder_or_ending if by_name else self._with_folder
        for spelt in _spellings(text, self._signs):
            yield from words.found(spelt)


def _alike(path: str) -> str:
    """A path in the form for comparing, in which capitals and the two encodings of accents make no difference."""
    return unicodedata.normalize("NFC", path).casefold()


def _spellings(text: str, signs: Collection[str]) -> set[str]:
    """Variants of a typed text without the escapes of YAML, Markdown, HTML and addresses, with spaces for line ends.

    A backslash may be an escape or part of a Windows path: hence two variants. If names contain any of the `signs` "%"
    and "&", what looks like an escape may not be one: hence as many again."""
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
    if "%25" in text:  # escaped twice
        found |= {unquote(one) for one in found}
    if "+" in text:  # for each space, as forms write an address
        found |= {one.replace("+", " ") for one in found}
    return {_alike(_SPACE.sub(" ", one)) for one in found}


def _in_one_line(names: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The same with each space as `_spellings` leaves it: a text may be wrapped wherever a name has one or several."""
    found: dict[str, list[str]] = {}
    for name, files in names.items():
        found.setdefault(_SPACE.sub(" ", name), []).extend(files)
    return found


def _character(escape: re.Match[str]) -> str:
    number = int(escape.group(1) or escape.group(2) or escape.group(3), 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else ""


class _Words:
    """Finds names of files in a text, by the last word of each name."""

    def __init__(self, names: Mapping[str, list[str]]) -> None:
        self._names = names
        lengths: dict[str, set[int]] = {}
        for name in names:
            *_, last = ("", *_WORD.findall(name))
            lengths.setdefault(last.strip(_AT_THE_END), set()).add(len(name))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items() if word}
        """For each last word, the lengths of the names that end in it, longest first."""

    def found(self, text: str) -> Iterator[str]:
        """The files whose names occur in a text, each as a whole and not as the end of a longer name."""
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
    """Whether the character before a name makes it the end of a longer one."""
    return before not in _AT_THE_END and _WORD.match(before) is not None
