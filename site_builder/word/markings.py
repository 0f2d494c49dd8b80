"""Marks that say a Word file is not for everybody: in its text, its headers, behind its text, in what it says of itself.

The marks are those of the Government Security Classifications (Cabinet Office, 2024), of embargoes, and those that
councils write. `OFFICIAL` alone is told and stops nothing: it is what all of a council's work is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from site_builder.codes import Code
from site_builder.problems import quoted
from site_builder.word.findings import first_words
from site_builder.word.ooxml import P, named
from site_builder.word.places import text_of
from site_builder.word.story import Found, WordFile

_PHRASES = r"""official\s*[-–—:(\[\s]\s*sensitive | not\s+for\s+(?:wider\s+|onward\s+|public\s+)?(?:publication|release|circulation|distribution|disclosure)
    | (?:strictly|private\s+(?:and|&))\s+(?:private|confidential) | commercial(?:ly)?\s+in\s+confidence | (?:for\s+)?internal\s+use(?:\s+only)?
    | restricted\s+(?:circulation|distribution) | (?:strictly\s+|under\s+)?embargo(?:ed)? | exempt\s+(?:from\s+publication|information)
    | do\s+not\s+(?:publish|circulate|share|forward) | draft | confidential | restricted | secret | top\s+secret | protect | sensitive"""
_PHRASE = re.compile(rf"(?<!\w)(?:{_PHRASES})(?!\w)", re.IGNORECASE | re.VERBOSE)
_CLEAR = frozenset(["public", "unclassified", "not", "protectively", "marked", "official", "unrestricted", "open"])
"""The words of labels that stop nothing."""
_ALWAYS = ("draft", "confidential", "embargo", "embargoed")
"""Marks in a margin whatever their letters and whatever else is there."""
_OFFICIAL = re.compile(r"\W*OFFICIAL\W*")
_OPENING = re.compile(r"[\W_]*")
_PAGES = re.compile(r"\b(?:page|of)\b|[\W\d_]", re.IGNORECASE)
"""What is left of "Page 1 of 2" is nothing that could be lost."""
_SHORT = 60
"""Characters of a paragraph that is a mark rather than a sentence."""
_LABEL = re.compile(
    r"msip_label_.*_name|sensitivity|classification|protectivemarking|protective marking|.*titusclass.*", re.IGNORECASE
)
"""How labels are called in the properties: Microsoft Purview's, and those of other programs for marking."""
_SAID = frozenset({"title", "subject", "keywords", "category", "contentStatus", "description", "Manager"})
"""The properties in which people write such marks; not the names of people and programs."""
_ADVICE = "ask whether this is for the public; then take the mark off in Word, and save the file"


def marks_in_text(file: WordFile) -> Iterator[Found]:
    """A mark in the text: in capitals anywhere, or a short paragraph that begins with one."""
    for story in file.stories:
        for paragraph in story.each("w:p"):
            words = " ".join(text_of(paragraph).split())
            if mark := _in_text(words):
                yield Found(paragraph, Code.WORD_MARKING, f"The text here has the mark {quoted(mark)}; {_ADVICE}.")


def _in_text(words: str) -> str:
    """The mark that a paragraph has or is; "" for a sentence about drafts, secrets and restrictions."""
    for match in _PHRASE.finditer(words):
        found = match.group()
        begins = not _OPENING.sub("", words[: match.start()])
        is_embargo = found.casefold().startswith(("embargo", "strictly embargo", "under embargo"))
        is_long = _is_long(found) or is_embargo
        is_alone = not re.sub(r"[\W_]", "", words.replace(found, ""))
        is_short = len(words) <= _SHORT and not words.endswith(".")
        if found.isupper() and (is_long or (begins and len(words) <= _SHORT)):
            return found
        if begins and (is_embargo or is_alone or (is_long and is_short)):
            return found
    return ""


def _is_long(mark: str) -> bool:
    """Whether a mark has several words, which no other sentence has in a row."""
    return len(re.findall(r"\w+", mark)) > 1


def marks_in_margins(file: WordFile) -> Iterator[Found]:
    """A mark in a header or footer, and every text or picture behind the text."""
    for place, root in margins(file):
        lines = [" ".join(text_of(one).split()) for one in (root, *root.iter(P))]
        if mark := next(filter(None, map(_in_margin, lines)), ""):
            yield Found(None, Code.WORD_MARKING, f"The {place} has the mark {quoted(mark)}; {_ADVICE}.", place)
        if behind := _watermark(root):
            message = f"Behind the text of the pages is {behind}; ask whether this is for the public; then choose Design > Watermark > Remove Watermark, and save the file."
            yield Found(None, Code.WORD_MARKING, message, place)


def _in_margin(words: str) -> str:
    """The mark of a line in a margin; "" for the name of a team that protects somebody."""
    for match in _PHRASE.finditer(words):
        found = match.group()
        is_alone = not re.sub(r"[\W\d_]", "", words.replace(found, ""))
        if found.isupper() or _is_long(found) or is_alone or found.casefold() in _ALWAYS:
            return found
    return ""


def margins(file: WordFile) -> Iterator[tuple[str, etree._Element]]:
    """Each header and footer, with which of the two it is."""
    for kind in ("header", "footer"):
        for part in file.package.related(kind):
            yield kind, part.root


def _watermark(root: etree._Element) -> str:
    """What is behind the text of a page, in words."""
    for path in root.iter(named("v:textpath")):
        if path.get("string", "").strip():
            return f"the mark {quoted(path.get('string', ''))}"
    for element in root.iter(named("v:shape"), named("wp:docPr")):
        name = f"{element.get('id', '')} {element.get('name', '')}".casefold()
        if "watermark" in name:
            return "a watermark"
    return ""


def marks_in_properties(file: WordFile) -> Iterator[Found]:
    """A mark in what the file says of itself, and a sensitivity label that does not say that it is for the public."""
    for name, value, is_label in _properties(file):
        if is_label and not _CLEAR.issuperset(re.findall(r"[a-z]+", value.casefold())):
            message = f"The file has the sensitivity label {quoted(value)}; ask whether it is for the public; then choose another label in Word (Home > Sensitivity), and save the file."
            yield Found(None, Code.WORD_MARKING, message, "properties")
        elif not is_label and (mark := _in_property(value)):
            message = f"The property {quoted(name)} of the file has the mark {quoted(mark)}; {_ADVICE} (File > Info > Properties)."
            yield Found(None, Code.WORD_MARKING, message, "properties")


def _in_property(value: str) -> str:
    match = _PHRASE.search(value)
    if not match:
        return ""
    is_alone = not re.sub(r"[\W\d_]|v(?:ersion)?", "", value.replace(match.group(), ""), flags=re.IGNORECASE)
    return match.group() if match.group().isupper() or _is_long(match.group()) or is_alone else ""


def _properties(file: WordFile) -> Iterator[tuple[str, str, bool]]:
    """Name and value of each property that may have a mark, and whether it is a label."""
    for root in file.package.properties():
        for element in root.iter():
            name = str(element.get("name") or str(element.tag).rpartition("}")[2])
            value = (
                "".join(map(str, element.itertext())).strip() if element.get("name") else (element.text or "").strip()
            )
            if value and (_LABEL.fullmatch(name) or name in _SAID):
                yield name, value, bool(_LABEL.fullmatch(name))


def told_of_marks(file: WordFile) -> Iterator[str]:
    """What is not a reason to stop, and what the person should know: OFFICIAL, and labels whose name is not in the file."""
    lines = [text_of(root) for _, root in margins(file)]
    lines += [text_of(one) for story in file.stories[:1] for one in story.root.iterchildren(P)]
    if any(map(_OFFICIAL.fullmatch, lines)):
        yield "The file is marked 'OFFICIAL'; make sure that it is for the public."
    for root in file.package.properties():
        labels = [one for one in root.iter() if str(one.tag).endswith("}label") and one.get("removed") != "1"]
        if labels and str(root.tag).endswith("}labelList"):
            yield "The file has a sensitivity label whose name only Word knows; look at Home > Sensitivity there, and make sure that it is for the public."


def lost_margins(file: WordFile) -> Iterator[str]:
    """The words of headers and footers, which do not come along."""
    met: set[str] = set()
    for place, root in margins(file):
        words = " ".join(text_of(root).split())
        if _PAGES.sub("", words).strip() and words not in met:
            met.add(words)
            yield f"The {place}, beginning {first_words(words)}, is left out."
