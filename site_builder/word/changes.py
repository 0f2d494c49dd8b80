"""Tracked changes and comments: what readers of the file may see, and a converter accepts or drops in silence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lxml import etree

from site_builder.codes import Code
from site_builder.problems import listed
from site_builder.word.findings import counted, first_words
from site_builder.word.ooxml import T, named
from site_builder.word.story import Found, WordFile

_INSERTED = ("w:ins", "w:moveTo", "w:cellIns", "w:customXmlInsRangeStart", "w:customXmlMoveToRangeStart")
_DELETED = ("w:del", "w:moveFrom", "w:cellDel", "w:customXmlDelRangeStart", "w:customXmlMoveFromRangeStart")
_LOOKS = (
    *("w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:tblPrExChange", "w:tcPrChange", "w:trPrChange"),
    *("w:tblGridChange", "w:sectPrChange", "w:numberingChange", "w:cellMerge"),
)
"""Changes of the look: of letters, paragraphs, tables and pages (ECMA-376, 17.13.5)."""
_WORDS = {"an insertion": "insertions", "a deletion": "deletions", "a change of the look": "changes of the look"}
_KIND = {
    **dict.fromkeys(map(named, _INSERTED), "an insertion"),
    **dict.fromkeys(map(named, _DELETED), "a deletion"),
    **dict.fromkeys(map(named, _LOOKS), "a change of the look"),
}


def tracked_changes(file: WordFile) -> Iterator[Found]:
    """One finding for each place with tracked changes that nobody has accepted or rejected."""
    for story in file.stories:
        by_place: dict[tuple[int, str], list[etree._Element]] = defaultdict(list)
        for element in story.each(*_INSERTED, *_DELETED, *_LOOKS):
            by_place[story.places.of(element)].append(element)
        for elements in by_place.values():
            yield _changes(elements)


def _changes(elements: list[etree._Element]) -> Found:
    kinds = Counter(_KIND[str(element.tag)] for element in elements)
    what = listed((f"{count} {_WORDS[kind]}" if count > 1 else kind for kind, count in kinds.items()), "and")
    begun = next(filter(None, (first_words(_words(element), is_hidden=True) for element in elements)), "")
    message = f"There {'is' if len(elements) == 1 else 'are'} {what} here that nobody has accepted or rejected{f', beginning {begun}' if begun else ''}; in Word, choose Review > Accept or Reject for each, and save the file."
    return Found(elements[0], Code.WORD_CHANGES, message)


def _words(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(T, named("w:delText")))


def comments(file: WordFile) -> Iterator[Found]:
    """One finding for each place with comments, and one for those that nothing in the text leads to."""
    texts = {
        comment.get(named("w:id"), ""): " ".join(one.text or "" for one in comment.iter(T))
        for part in file.package.related("comments")
        for comment in part.root.iter(named("w:comment"))
    }
    met: set[str] = set()
    for story in file.stories:
        by_place: dict[tuple[int, str], list[etree._Element]] = defaultdict(list)
        for element in story.each("w:commentReference", "w:commentRangeStart"):
            if element.get(named("w:id"), "") not in met:
                met.add(element.get(named("w:id"), ""))
                by_place[story.places.of(element)].append(element)
        for elements in by_place.values():
            yield _comments(elements[0], [texts.get(one.get(named("w:id"), ""), "") for one in elements])
    if left := [text for number, text in texts.items() if number not in met]:
        yield _comments(None, left)


def _comments(element: etree._Element | None, texts: list[str]) -> Found:
    begun = next(filter(None, (first_words(text, is_hidden=True) for text in texts)), "")
    message = f"There {'is' if len(texts) == 1 else 'are'} {counted(len(texts), 'comment')} here{f', beginning {begun}' if begun else ''}; answer it, then choose Review > Delete > Delete All Comments in Word, and save the file."
    return Found(element, Code.WORD_COMMENT, message.replace("answer it", "answer them") if len(texts) > 1 else message)
