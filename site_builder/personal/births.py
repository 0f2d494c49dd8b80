"""Dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.personal.found import Found, Kind, in_signs, plain
from site_builder.personal.searched import Searched, in_small_letters, pattern
from site_builder.personal.tables import tables

_SEPARATED = r"[0-9]{{1,2}}[./\- ][0-9]{{1,2}}[./\- ](?:[0-9]{{4}}|[0-9]{{2}})"
_BACKWARDS = r"(?:19|20)[0-9]{{2}}[./\- ][0-9]{{1,2}}[./\- ][0-9]{{1,2}}"
_WRITTEN = r"(?:the[ ])?[0-9]{{1,2}}(?:st|nd|rd|th|ain|af|il)?[ -](?:of[ ])?[^\W\d_]{{3,10}}\.?,?(?:[ -](?:[0-9]{{4}}|[0-9]{{2}})\b)?"
_AMERICAN = r"[^\W\d_]{{3,10}}[ ][0-9]{{1,2}}(?:st|nd|rd|th)?,?[ ](?:19|20)[0-9]{{2}}"
_MONTH = r"(?:[^\W\d_]{{3,10}}[ ])?(?:19|20)[0-9]{{2}}"
_BIRTH = (
    r"(?i)(?<![\w-]){0}(?![^\W_])[\s:=|*_.\-–(]{{0,6}}(?:(?:is|was)[ ](?:given|recorded)[ ]as|is|was|on|the|yw|ar)?[\s:|*_]{{0,4}}"
    rf"(?P<date>{_BACKWARDS}|{_SEPARATED}|{_WRITTEN}|{_AMERICAN}|{_MONTH})(?![\w])"
)
_BORN = (
    r"(?i)(?<![\w-]){0}(?![^\W_]):?\s+(?:(?:[^.\n|]{{0,60}}?\s)?(?:on|ar)\s+)?(?:[^\W\d_]{{3,9}}day,?\s+)?"
    rf"(?P<date>{_BACKWARDS}|{_SEPARATED}|{_WRITTEN}|{_AMERICAN})(?![\w])"
)

_DATE = re.compile(rf"(?i)(?:{_BACKWARDS}|{_SEPARATED}|{_WRITTEN}|{_AMERICAN})".format())
_THING = re.compile(
    r"(?i)\b(?:service|project|idea|team|charity|club|hub|plan|scheme|group|programme|partnership|gwasanaeth|prosiect|cynllun)\s+\Z"
)
"""What is said to be born and is nobody."""


def births(searched: Searched) -> Iterator[Found]:
    """A date after words such as "date of birth" and "DOB" (`birth_words`) or in a table below them, or a day after "born"
    (`born_words`). A bare "b." needs the year too."""
    if not searched.has_figures:
        return
    for template, name in ((_BIRTH, "birth_words"), (_BORN, "born_words")):
        present = searched.present(name)
        for match in pattern(template, present).finditer(searched.words) if present else ():
            is_note = match.group()[:2].casefold() == "b." and not match["date"][-2:].isdecimal()
            if not (is_note or _THING.search(searched.before(match.start(), 40))):
                yield _as(match.start(), match.group(), match["date"])
    words = in_small_letters(searched.lists["birth_words"])
    for table in tables(searched.text):
        for number, heading in enumerate(table.headings):
            for _, cell in table.column(number) if heading.text.casefold() in words else ():
                if _DATE.fullmatch(cell.text):
                    yield _as(cell.start, cell.text, cell.text)


def _as(start: int, typed: str, date: str) -> Found:
    return Found(start, start + len(typed), Kind.BIRTH, in_signs(date, 1), (plain(typed), plain(date)))
