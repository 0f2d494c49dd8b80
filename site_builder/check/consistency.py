"""One thing has one name all over the record: documents, areas, bodies and words. A rule's docstring is the rule.

All findings are warnings, and each names both places. The rules would rather miss a slip than call two things one:
names that differ in a number, or in a word that says something, are two names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations, groupby
from posixpath import basename

from site_builder.check.documents import in_files
from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.record.dates import Span
from site_builder.record.documents import Document
from site_builder.record.plan import Area
from site_builder.record.record import Record

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
_AREA_LINK = re.compile(r"\[([^\]\[]+)\]\(([^)\s#]*\.md)(?:#[^)\s]*)?\)")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\s+(.*\S)")
_AREA_NUMBER = re.compile(r"^area \d+[:,.]?\s*", re.IGNORECASE)
_LIST_OF_AREAS = 3
"""A list that names so many areas rightly is a list of areas."""


def check_document_titles(record: Record) -> Iterator[Problem]:
    """One document has one title: no two by one publisher and of one date differ in little words or spelling alone."""
    first: dict[tuple[str, str], Document] = {}
    for document in in_files(record):
        first.setdefault((document.title, _where(document)), document)
    told: set[str] = set()
    for one, other in _comparable(first.values()):
        if one.title == other.title or other.title in told or not _is_same(one, other):
            continue
        told.add(other.title)
        message = f"{quoted(other.title)} seems to be {quoted(one.title)} in {_at(one.place)}; give one document one title, or cite it by its id."
        yield Problem(other.place, Code.TWO_TITLES, message, Severity.WARNING)


def _comparable(documents: Iterable[Document]) -> Iterator[tuple[Document, Document]]:
    """All pairs that may be one document, the first in the record first: of one publisher and date, and of as many
    telling words. So the time grows with the documents, not with their pairs."""
    alike: dict[tuple[str, Span | None, int], list[tuple[int, Document]]] = {}
    for entry in enumerate(sorted(documents, key=lambda document: document.place)):
        _, document = entry
        alike.setdefault((document.publisher, document.date, len(_telling(document.title))), []).append(entry)
    pairs = [pair for (_, date, _), group in alike.items() if date for pair in combinations(group, 2)]
    yield from ((one, other) for (_, one), (_, other) in sorted(pairs, key=lambda pair: (pair[0][0], pair[1][0])))


def _where(document: Document) -> str:
    return document.url or document.file


def _is_same(one: Document, other: Document) -> bool:
    """Whether two documents of different titles are one: nearly one title, by one publisher and of one date.

    Two addresses are two documents; one address under two titles is found by `check_document_names`."""
    is_alike = one.publisher == other.publisher and one.date == other.date and bool(one.date)
    return is_alike and not (_where(one) and _where(other)) and _nearly(one.title, other.title)


def _nearly(one: str, other: str) -> bool:
    """Whether two titles say the same: the same words that say something, but for the spelling of a long one."""
    ours, theirs = _telling(one), _telling(other)
    if len(ours) != len(theirs) or len(ours) < 2:
        return False
    return all(a == b or _spelt_alike(a, b) for a, b in zip(ours, theirs, strict=True))


def _telling(name: str) -> list[str]:
    return [word for word in (found.casefold() for found in _WORD.findall(name)) if word not in _SAYS_NOTHING]


def _spelt_alike(one: str, other: str) -> bool:
    """ "judgment" and "judgement", "visit" and "visits"; never two numbers."""
    if one.isalpha() and other.isalpha() and (one == f"{other}s" or other == f"{one}s"):
        return True
    is_long = min(len(one), len(other)) >= 7 and one.isalpha() and other.isalpha()
    return is_long and SequenceMatcher(None, one, other).ratio() > 0.9


def check_area_names(record: Record) -> Iterator[Problem]:
    """An area is named by its title where a link leads to it and in a list of areas."""
    by_file = {basename(area.place.file): area for area in record.areas}
    for file, text in sorted(record.typed.items()):
        if not file.endswith(".md"):
            continue
        lines = text.splitlines()
        for number, line in enumerate(lines, 1):
            for match in _AREA_LINK.finditer(line):
                area = by_file.get(basename(match.group(2)))
                if area and _is_other_name(match.group(1), area):
                    yield _named(Place(file, number), match.group(1), area)
        yield from _in_lists(file, lines, record.areas)


def _is_other_name(words: str, area: Area) -> bool:
    """Whether the words of a link are a name of the area other than its title, and no words of a sentence."""
    name = _bare(words)
    if not name[:1].isupper() or _key(name) == _key(area.title):
        return False
    return _likeness(name, area.title) > 0.5


def _in_lists(file: str, lines: list[str], areas: tuple[Area, ...]) -> Iterator[Problem]:
    titles = {_key(area.title): area for area in areas}
    matched = [(number, _ITEM.fullmatch(line)) for number, line in enumerate(lines, 1)]
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


def _named(place: Place, words: str, area: Area) -> Problem:
    message = f"{quoted(words)} is another name for area {area.number}, {quoted(area.title)} in {_at(area.place_of('title'))}; use its title."
    return Problem(place, Code.AREA_NAME, message, Severity.WARNING)


def _bare(words: str) -> str:
    """A name without Markdown's marks, a link around it, "Area 3:" before it and a full stop after it."""
    linked = _AREA_LINK.sub(r"\1", words)
    return _AREA_NUMBER.sub("", linked.strip("*_ ")).rstrip(".;,")


def _key(name: str) -> str:
    return " ".join(word.casefold() for word in _WORD.findall(name))


def _likeness(one: str, other: str) -> float:
    """How many of the telling words of two names they share, from 0 to 1; words count as one by their beginning."""
    ours, theirs = ({word[:5] for word in _telling(name)} for name in (one, other))
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0


_FRONT = re.compile(
    r"\s*(?:- )?(?:id|reports_to|evidence|keeps|kind|title|publisher|role|organisation|inspection|project|term|short|name|by|who|lead|group|url|[a-z_]*_by):\s"
)
"""A key whose value is a name, a title of its own or no words."""
_APART = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)['‘][^'’]{1,200}['’](?!\w)|\]\([^)]*\)|`[^`]*`|https?://\S+|\S+@\S+")
"""Words of others, addresses and code, which stay as they are."""
_ENDED = re.compile(r"(?:^|[.?!:;|]|[-*+•>#]|\d[.)]|\()[\s*_\[]*$")
"""What stands before the first word of a sentence, an item, a cell or a value."""


def check_capitals(record: Record) -> Iterator[Problem]:
    """The name of a body or a word of the glossary has the same capitals wherever it stands inside a sentence."""
    names = {body.name for body in record.bodies} | {term.term for term in record.terms}
    longest_first = sorted((name for name in names if not name.isupper()), key=lambda name: (-len(name), name))
    if not longest_first:
        return
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)
    found: dict[str, dict[str, list[Place]]] = {}
    for place, line in _sentences(record):
        for match in pattern.finditer(line):
            if _is_inside(line, match):
                forms = found.setdefault(match.group().casefold(), {})
                forms.setdefault(match.group(), []).append(place)
    for _, forms in sorted(found.items()):
        yield from _unlike(forms)


def _unlike(forms: dict[str, list[Place]]) -> Iterator[Problem]:
    usual = max(forms, key=lambda form: (len(forms[form]), form), default="")
    for form, places in sorted(forms.items()):
        if form != usual:
            more = f", {len(places)} times in all" if len(places) > 1 else ""
            message = (
                f"{quoted(form)} stands here{more}, and {quoted(usual)} in {_at(forms[usual][0])}; write it in one way."
            )
            yield Problem(places[0], Code.CAPITALS, message, Severity.WARNING)


def _sentences(record: Record) -> Iterator[tuple[Place, str]]:
    """Every typed line in which sentences may stand, without what others said."""
    for file, text in sorted(record.typed.items()):
        if file == record.settings.config_file:
            continue
        is_quoting = False
        for number, line in enumerate(text.splitlines(), 1):
            if re.match(r"[a-z_]+:|---", line):
                is_quoting = line.startswith("quotes:")
            is_comment = file.endswith(".yml") and line.lstrip().startswith("#")
            if not (is_quoting or is_comment or line.lstrip().startswith(">") or _FRONT.match(line)):
                yield Place(file, number), _APART.sub(" , ", line)


def _is_inside(line: str, match: re.Match[str]) -> bool:
    """Whether a name stands inside a sentence, by itself: no part of a longer name, and no "a cabinet" of any sort."""
    before, after = line[: match.start()], line[match.end() :]
    if _ENDED.search(before) and match.group()[:1].isupper():
        return False
    previous, following = re.search(r"([\w’']+)\s+$", before), re.match(r"\s+(\w+)", after)
    part = (previous and previous.group(1)[:1].isupper() and not _ENDED.search(before[: previous.start()])) or (
        following and following.group(1)[:1].isupper()
    )
    return not part and not (previous and previous.group(1).casefold() in ("a", "an"))


def _at(place: Place) -> str:
    return f"{place.file}:{place.line}"
