"""Everything in a Word file that must not come along unseen, found in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_builder.codes import Code
from site_builder.word.changes import comments, tracked_changes
from site_builder.word.fields import boxes, controls, fields, objects, strange
from site_builder.word.findings import Finding, NotWordError
from site_builder.word.hidden_text import hidden_pictures, hidden_text, other_wording
from site_builder.word.markings import marks_in_margins, marks_in_properties, marks_in_text
from site_builder.word.ooxml import P
from site_builder.word.places import text_of
from site_builder.word.story import Found, WordFile
from site_builder.word.tables import merged_cells, out_of_order

RULES: tuple[Callable[[WordFile], Iterator[Found]], ...] = (
    tracked_changes,
    comments,
    hidden_text,
    hidden_pictures,
    other_wording,
    fields,
    controls,
    boxes,
    objects,
    strange,
    merged_cells,
    out_of_order,
    marks_in_text,
    marks_in_margins,
    marks_in_properties,
)
_STORIES = 10**6
"""The orders of one story begin so far after those of the one before."""


def scan(content: bytes, name: str) -> list[Finding]:
    """What must not come along from a Word file, in the order of the document; nothing if it can be imported.

    `name` is what findings call the file. Nothing is written, and nothing outside the file is opened."""
    return opened(content, name)[1]


def opened(content: bytes, name: str) -> tuple[WordFile | None, list[Finding]]:
    """The file, None if it cannot be read, and what must not come along from it, as `scan` gives it."""
    try:
        file = WordFile(content)
        found = {_finding(file, one, name) for one in (*_whole(file), *(each for rule in RULES for each in rule(file)))}
    except NotWordError as error:
        return None, [Finding(name, 0, "", Code.WORD_FILE, str(error))]
    return file, sorted(found)


def _whole(file: WordFile) -> Iterator[Found]:
    """What is wrong with the file as a whole."""
    if file.package.has_macros:
        message = "There is a program (macros) in this file; in Word, choose File > Save As, take 'Word Document (*.docx)', and import that."
        yield Found(None, Code.WORD_FILE, message)
    if not any(text_of(one).strip() for story in file.stories[:1] for one in story.root.iter(P)):
        yield Found(None, Code.WORD_FILE, "There are no words in this file; write the text in it, and save it.")


def _finding(file: WordFile, found: Found, name: str) -> Finding:
    order, place = 0, found.place
    if found.element is not None:
        above = {found.element, *found.element.iterancestors()}
        story = next(one for one in file.stories if one.root in above)
        order, place = story.places.of(found.element)
        order += story.order * _STORIES
    return Finding(name, order, place, found.code, found.message)
