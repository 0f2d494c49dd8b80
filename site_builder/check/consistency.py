"""One thing has one name throughout the record: documents, areas, bodies and words. A rule's docstring is the rule.

All findings are warnings, and each names both places. The rules would rather miss a slip than take two things for one:
names that differ in a number, or in a word that carries meaning, are different names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, groupby
from posixpath import basename

from site_builder.check.documents import in_files
from site_builder.check.each import in_each_text
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.record.dates import Span
from site_builder.record.documents import Document

_SAYS_NOTHING = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "our",
        "so",
        "that",
        "the",
        "to",
        "with",
    ]
)
"""Words that do not tell two English names apart."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_AREA_LINK = re.compile(r"\[([^\]\[]+)\]\(([^()\[\]\s#]*\.md)(?:#[^()\s]*)?\)")
_ITEM = re.compile(r"(?:[-*+•]|\d{1,2}[.)])\s+(\S.*)")
_AREA_NUMBER = re.compile(r"^area \d+[:,.]?\s*", re.IGNORECASE)
_LIST_OF_AREAS = 3
"""A list that names at least this many areas correctly is a list of areas."""


def check_document_titles(edition: Edition) -> Iterator[Problem]:
    """One document has one title: no two with the same publisher and date differ only in little words or spelling."""
    first: dict[tuple[str, str], Document] = {}
    for document in in_files(edition):
        first.setdefault((document.title, _where(document)), document)
    reported: set[str] = set()
    for one, other in _comparable(first.values()):
        if one.title == other.title or other.title in reported or not _is_same(one, other):
            continue
        reported.add(other.title)
        message = f"{quoted(other.title)} seems to be the same document as {quoted(one.title)} in {_at(one.place)}; give a document one title everywhere, or cite it by its id."
        yield Problem(other.place, Code.TWO_TITLES, message, Severity.WARNING)


def _comparable(documents: Iterable[Document]) -> Iterator[tuple[Document, Document]]:
    """All pairs with the same publisher, date and number of telling words, in the order of the record.

    Any other pair is two documents: so the time grows with the number of documents, not of pairs."""
    alike: dict[tuple[str, Span | None, int], list[tuple[int, Document]]] = {}
    for number, document in enumerate(sorted(documents, key=lambda document: document.place)):
        key = (document.publisher, document.date, len(telling_words(document.title)))
        alike.setdefault(key, []).append((number, document))
    pairs = [pair for (_, date, _), group in alike.items() if date for pair in combinations(group, 2)]
    yield from ((one, other) for (_, one), (_, other) in sorted(pairs, key=lambda pair: (pair[0][0], pair[1][0])))


def _where(document: Document) -> str:
    return document.url or document.file


def _is_same(one: Document, other: Document) -> bool:
    """Whether two documents with different titles are the same: nearly the same title, the same publisher and date.

    Two addresses are two documents; `check_document_names` finds one address with two titles."""
    is_alike = one.publisher == other.publisher and one.date == other.date and bool(one.date)
    return is_alike and not (_where(one) and _where(other)) and _nearly(one.title, other.title)


def _nearly(one: str, other: str) -> bool:
    """Whether two titles mean the same: the words that carry meaning are the same, but for spelling of long ones."""
    ours, theirs = telling_words(one), telling_words(other)
    if len(ours) != len(theirs) or len(ours) < 2:
        return False
    return all(a == b or _spelt_alike(a, b) for a, b in zip(ours, theirs, strict=True))


def telling_words(name: str) -> list[str]:
    """The words of a name that tell it from other names, in small letters."""
    return [word for word in (match.casefold() for match in _WORD.findall(name)) if word not in _SAYS_NOTHING]


def _spelt_alike(one: str, other: str) -> bool:
    """ "judgment" and "judgement", "visit" and "visits"; never two numbers."""
    if one.isalpha() and other.isalpha() and (one == f"{other}s" or other == f"{one}s"):
        return True
    is_long = min(len(one), len(other)) >= 7 and one.isalpha() and other.isalpha()
    return is_long and SequenceMatcher(None, one, other).ratio() > 0.9


@dataclass(frozen=True)
class _Named:
    """What an area is called, and where."""

    number: int
    title: str
    place: Place
    file: str
    """The name of its file."""


def check_area_names(edition: Edition) -> Iterator[Problem]:
    """An area is called by its title in links to it and in lists of areas."""
    areas = tuple(
        _Named(one.number, one.title, one.place_of("title"), basename(one.place.file)) for one in edition.record.areas
    )
    for _, problems in in_each_text(edition, _other_names, areas):
        yield from problems


def _other_names(file: str, text: str, areas: tuple[_Named, ...]) -> list[Problem]:
    """Where a text calls areas otherwise."""
    if not file.endswith(".md"):
        return []
    by_file = {area.file: area for area in areas}
    found, lines = list[Problem](), text.splitlines()
    for number, line in enumerate(lines, 1):
        for match in _AREA_LINK.finditer(line):
            area = by_file.get(basename(match.group(2)))
            if area and _is_other_name(match.group(1), area):
                found.append(_named(Place(file, number), match.group(1), area))
    return [*found, *_in_lists(file, lines, areas)]


def _is_other_name(words: str, area: _Named) -> bool:
    """Whether the words of a link are a name for the area other than its title, and not words of a sentence."""
    name = _bare(words)
    if not name[:1].isupper() or _key(name) == _key(area.title):
        return False
    return _likeness(name, area.title) > 0.5


def _in_lists(file: str, lines: list[str], areas: tuple[_Named, ...]) -> Iterator[Problem]:
    titles = {_key(area.title): area for area in areas}
    matched = [(number, _ITEM.fullmatch(line.strip())) for number, line in enumerate(lines, 1)]
    for is_list, group in groupby(matched, key=lambda pair: pair[1] is not None):
        items = [(number, _bare(match.group(1))) for number, match in group if match] if is_list else []
        named = {_key(words) for _, words in items} & set(titles)
        if len(named) < _LIST_OF_AREAS:
            continue
        left = [area for key, area in titles.items() if key not in named]
        for number, words in items:
            area = max(left, key=lambda one: _likeness(words, one.title), default=None)
            if _key(words) not in titles and area and _likeness(words, area.title) > 0.3:
                yield _named(Place(file, number), words, area)


def _named(place: Place, words: str, area: _Named) -> Problem:
    message = f"{quoted(words)} is another name for area {area.number}, {quoted(area.title)} in {_at(area.place)}; use its title."
    return Problem(place, Code.AREA_NAME, message, Severity.WARNING)


def _bare(words: str) -> str:
    """A name stripped of Markdown's marks, of a link around it, of "Area 3:" before it and of a full stop after it."""
    linked = _AREA_LINK.sub(r"\1", words)
    return _AREA_NUMBER.sub("", linked.strip("*_ ")).rstrip(".;,")


def _key(name: str) -> str:
    return " ".join(word.casefold() for word in _WORD.findall(name))


def _likeness(one: str, other: str) -> float:
    """The share of meaningful words that two names have in common, from 0 to 1; words are compared by their start."""
    ours, theirs = ({word[:5] for word in telling_words(name)} for name in (one, other))
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0


_FRONT = re.compile(
    r"\s*(?:- )?(?:id|reports_to|evidence|keeps|kind|title|publisher|role|organisation|inspection|project|term|short|name|by|who|lead|group|url|[a-z_]*_by):\s"
)
"""A key whose value is a name or a title of its own, or is not made of words."""
_APART = re.compile(
    r"“[^”]{0,4000}+”|\"[^\"]*+\"|(?<!\w)['‘][^'’]{1,200}+['’](?!\w)|\]\([^)]{0,4000}+\)|`[^`]*+`|https?://\S+|\S{1,300}?@\S+"
)
"""Other people's words, addresses and code, which stay as they are. All that may begin often and never end has a longest
length: a line of beginnings would otherwise be read to its end from each."""
_ENDED = re.compile(r"(?:^|[.?!:;|]|[-*+•>#]|\d[.)]|\()[\s*_\[]*$")
"""What comes before the first word of a sentence, an item, a cell or a value."""
_WORD_BEFORE, _WORD_AFTER = re.compile(r"([\w’']+)\s+$"), re.compile(r"\s+(\w+)")
_NEAR = 200
"""Characters before a name that are looked at: with all of them a line of a name alone would be read for each of its names."""


def check_capitals(edition: Edition) -> Iterator[Problem]:
    """The name of a body or a word from the glossary has the same capitals wherever it appears inside a sentence."""
    names = {body.name for body in edition.record.bodies} | {term.term for term in edition.record.terms}
    longest_first = tuple(sorted((name for name in names if not name.isupper()), key=lambda name: (-len(name), name)))
    if not longest_first:
        return
    found: dict[str, dict[str, list[Place]]] = {}
    texts = {file: text for file, text in edition.record.typed.items() if file != edition.council.place.file}
    for file, names_in in in_each_text(edition, _forms_in, longest_first, texts=texts):
        for form, number in names_in:
            found.setdefault(form.casefold(), {}).setdefault(form, []).append(Place(file, number))
    for _, forms in sorted(found.items()):
        yield from _unlike(forms)


def _forms_in(file: str, text: str, names: tuple[str, ...]) -> list[tuple[str, int]]:
    """The names that stand inside the sentences of a file, in the form that was typed, each with its line."""
    small = text.casefold()
    some = [name for name in names if name.casefold() in small]  # nearly all of the names are in no one file
    if not some:
        return []
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, some))})(?![\w-])", re.IGNORECASE)
    matches = ((line, number, match) for number, line in _sentences(file, text) for match in pattern.finditer(line))
    return [(match.group(), number) for line, number, match in matches if _is_inside(line, match)]


def _unlike(forms: dict[str, list[Place]]) -> Iterator[Problem]:
    usual = max(forms, key=lambda form: (len(forms[form]), form), default="")
    for form, places in sorted(forms.items()):
        if form != usual:
            more = f", {len(places)} times in all" if len(places) > 1 else ""
            message = f"This is written {quoted(form)} here{more}, but {quoted(usual)} in {_at(forms[usual][0])}; write it the same way everywhere."
            yield Problem(places[0], Code.CAPITALS, message, Severity.WARNING)


def _sentences(file: str, text: str) -> Iterator[tuple[int, str]]:
    """Every typed line of a file that may contain sentences, with its number, without quotations."""
    is_quoting = False
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r"[a-z_]+:|---", line):
            is_quoting = line.startswith("quotes:")
        is_comment = file.endswith(".yml") and line.lstrip().startswith("#")
        if not (is_quoting or is_comment or line.lstrip().startswith(">") or _FRONT.match(line)):
            yield number, _APART.sub(" , ", line)


def _is_inside(line: str, match: re.Match[str]) -> bool:
    """Whether a name appears inside a sentence by itself: not in a longer name, and not as "a cabinet" of any sort."""
    if _begins(line, match.start()) and match.group()[:1].isupper():
        return False
    previous = _WORD_BEFORE.search(line, max(match.start() - _NEAR, 0), match.start())
    following = _WORD_AFTER.match(line, match.end())
    part = (previous and previous.group(1)[:1].isupper() and not _begins(line, previous.start())) or (
        following and following.group(1)[:1].isupper()
    )
    return not part and not (previous and previous.group(1).casefold() in ("a", "an"))


def _begins(line: str, at: int) -> bool:
    """Whether a sentence, an item, a cell or a value begins at a place of a line."""
    return _ENDED.search(line, max(at - _NEAR, 0), at) is not None


def _at(place: Place) -> str:
    return f"{place.file}:{place.line}"
