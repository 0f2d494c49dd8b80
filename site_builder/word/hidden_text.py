"""Text that is in a Word file and that nobody sees on its page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from site_builder.codes import Code
from site_builder.word.findings import first_words
from site_builder.word.ooxml import (
    ALTERNATE,
    BOX,
    CHOICE,
    FALLBACK,
    P_PR,
    TBL,
    TC,
    TR,
    VAL,
    P,
    R,
    T,
    beside,
    named,
    names,
)
from site_builder.word.story import Found, Story, WordFile
from site_builder.word.styles import Look, fill, is_on, paragraph_of

_SMALLEST = 8
"""Half-points: text of less than 4 points is not there to be read."""
_NARROWEST = 20
"""Per cent of the letters' width."""
_LEAST_CONTRAST = 1.25
"""The contrast of a text with its background: WCAG asks for 4.5; below this, nobody sees that there is a text."""
_LOWEST_ROW = 60
"""Twentieths of a point: a row of exactly this height or less shows no words."""
_LEAST_SIDE = 36_000
"""English Metric Units: a millimetre."""
_MARGIN, _PAGE = 4_000, 12_000
"""Twentieths of a point: 7 cm, further left than any page begins, and 21 cm, the width of A4."""
_OFF = re.compile(r"visibility\s*:\s*hidden|display\s*:\s*none", re.IGNORECASE)
_SHOWN = names("w:drawing w:pict w:sym w:footnoteReference w:endnoteReference mc:AlternateContent")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MESSAGES = {
    "hidden": "is hidden; in Word, select all, choose Font > Hidden twice until it is off, and delete what is not for the public",
    "colour": "has the colour of what is behind it, so that nobody sees it; delete it, or give it the automatic colour",
    "size": "is too small to be seen; delete it, or give it the size of the other text",
    "row": "is in a row of a table that is hidden or has no height; delete the row, or show it",
    "folded": "is folded away below its heading; click the small triangle beside the heading, and look at what is there",
    "off": "is outside the page, where nobody sees it; delete it, or take its indent away",
    "turned": "contains signs that turn the order of the letters round, so that readers see other words than programs; type it again",
}


def hidden_text(file: WordFile) -> Iterator[Found]:
    """One finding for each place and each way in which something there is hidden."""
    for story in file.stories:
        found: dict[tuple[tuple[int, str], str], list[etree._Element]] = defaultdict(list)
        for run in story.root.iter(R):
            if _shows(run) and (way := _way(file, story, run)):
                found[(story.places.of(run), way)].append(run)
        for (_, way), runs in found.items():
            yield _hidden(runs[0], way, "".join(map(_words, runs)))
        for paragraph in story.root.iter(P):
            if is_on(paragraph.find(f"{P_PR}/{named('w15:collapsed')}")):
                yield _hidden(paragraph, "folded", "")


def hidden_pictures(file: WordFile) -> Iterator[Found]:
    """Each picture or shape that is switched off, or drawn so small that nobody sees it."""
    for story in file.stories:
        for shape in story.each("wp:docPr", "wp:extent", "v:shape"):
            is_off = shape.get("hidden", "0") in ("1", "true") or _OFF.search(shape.get("style", ""))
            drawn = beside(shape, "a:graphic")
            is_picture = drawn is not None and drawn.find(f".//{named('pic:pic')}") is not None  # lines have no height
            sides = [shape.get(side, "") for side in ("cx", "cy")]
            if is_off or (is_picture and any(side.isdigit() and int(side) < _LEAST_SIDE for side in sides)):
                yield Found(
                    shape,
                    Code.WORD_HIDDEN,
                    "A picture or shape here is hidden, or too small to be seen; delete it (Home > Select > Selection Pane lists all), or show it.",
                )


def _hidden(element: etree._Element, way: str, words: str) -> Found:
    begun = first_words(words, is_hidden=True)
    return Found(element, Code.WORD_HIDDEN, f"Text{f' beginning {begun}' if begun else ''} here {_MESSAGES[way]}.")


def _words(run: etree._Element) -> str:
    """What a run says; spaces alone say nothing, whatever their size and colour."""
    return "".join(one.text or "" for one in run.iterchildren(T)).strip()


def _shows(run: etree._Element) -> bool:
    """Whether a run has words, a sign, a picture or the mark of a note."""
    return bool(_words(run)) or any(one.tag in _SHOWN for one in run)


def _way(file: WordFile, story: Story, run: etree._Element) -> str:
    """In which way a run is hidden; "" if it can be seen."""
    paragraph = paragraph_of(run)
    look = story.styles.look(run, paragraph)
    if look.hidden:
        return "hidden"
    if any(map(_is_hidden_row, run.iterancestors(TR))):
        return "row"
    if not (words := _words(run)):
        return ""
    if look.size < _SMALLEST or look.scale < _NARROWEST or (paragraph is not None and _is_squeezed(story, paragraph)):
        return "size"
    if look.colour and _contrast(look.colour, _behind(file, story, run, look)) < _LEAST_CONTRAST:
        return "colour"
    if paragraph is not None and _is_off_the_page(story, paragraph):
        return "off"
    return "turned" if _TURNS.search(words) else ""


def _is_squeezed(story: Story, paragraph: etree._Element) -> bool:
    """Whether lines have exactly a height in which nobody can read them."""
    spacing = story.styles.property(paragraph, "w:spacing")
    line = spacing.get(named("w:line"), "") if spacing is not None else ""
    is_exact = spacing is not None and spacing.get(named("w:lineRule")) == "exact"
    return is_exact and line.isdigit() and int(line) <= _LOWEST_ROW


def _is_off_the_page(story: Story, paragraph: etree._Element) -> bool:
    """Whether a paragraph begins beside the page."""
    indent = story.styles.property(paragraph, "w:ind")
    sides = [] if indent is None else [indent.get(named(side), "0") for side in ("w:left", "w:start", "w:firstLine")]
    numbers = [int(side) for side in sides if re.fullmatch(r"-?\d+", side)]
    return any(number < -_MARGIN or number > _PAGE for number in numbers)


def _behind(file: WordFile, story: Story, run: etree._Element, look: Look) -> str:
    """The colour behind a run; the opposite of its own where that depends on what is not looked at."""
    paragraph = paragraph_of(run)
    if look.shade:
        return look.shade
    if paragraph is not None and (shade := story.styles.shade(paragraph)):
        return shade
    for cell in run.iterancestors(TC):
        shade_of_cell = cell.find(f"{named('w:tcPr')}/{named('w:shd')}")
        if shade_of_cell is not None and fill(shade_of_cell):
            return fill(shade_of_cell)
        table = next(cell.iterancestors(TBL), None)
        style = table.find(f"{named('w:tblPr')}/{named('w:tblStyle')}") if table is not None else None
        if style is not None and story.styles.is_shaded_table(style.get(VAL, "")):
            return _opposite(look.colour)
    return file.background


def _opposite(colour: str) -> str:
    return "000000" if _light(colour) > 0.2 else "FFFFFF"


def _light(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _is_hidden_row(row: etree._Element) -> bool:
    properties = row.find(named("w:trPr"))
    if properties is None:
        return False
    height = properties.find(named("w:trHeight"))
    is_low = (
        height is not None
        and height.get(named("w:hRule")) == "exact"
        and height.get(VAL, "").isdigit()
        and int(height.get(VAL, "0")) <= _LOWEST_ROW
    )
    return is_low or is_on(properties.find(named("w:hidden")))


def other_wording(file: WordFile) -> Iterator[Found]:
    """Words that only old programs show, or only new ones, where both show something (`mc:AlternateContent`)."""
    for story in file.stories:
        for either in story.root.iter(ALTERNATE):
            choice, fallback = either.find(CHOICE), either.find(FALLBACK)
            is_sign = choice is not None and choice.find(f".//{named('w16se:symEx')}") is not None
            old, new = _all_words(fallback), _all_words(choice)
            if old != new and not is_sign:
                message = f"Old programs show other words here than Word does, beginning {first_words(old or new, is_hidden=True)}; delete what is here in Word, and type it again."
                yield Found(either, Code.WORD_HIDDEN, message)


def _all_words(element: etree._Element | None) -> str:
    """The words of one half, without those of text boxes, of which another rule tells."""
    texts = element.iter(T) if element is not None else ()
    return "".join(
        "".join(one.text or "" for one in texts if not any(outer.tag == BOX for outer in one.iterancestors())).split()
    )
