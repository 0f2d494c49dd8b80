"""Dates of birth."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.personal.found import Found, Kind, in_signs, plain
from site_builder.personal.searched import Searched, pattern

_SEPARATED = r"[0-9]{{1,2}}[./\- ][0-9]{{1,2}}[./\- ](?:[0-9]{{4}}|[0-9]{{2}})"
_BACKWARDS = r"(?:19|20)[0-9]{{2}}[./\- ][0-9]{{1,2}}[./\- ][0-9]{{1,2}}"
_WRITTEN = r"(?:the[ ])?[0-9]{{1,2}}(?:st|nd|rd|th|ain|af|il)?[ -](?:of[ ])?[^\W\d_]{{3,10}}\.?,?(?:[ -](?:[0-9]{{4}}|[0-9]{{2}})\b)?"
_AMERICAN = r"[^\W\d_]{{3,10}}[ ][0-9]{{1,2}}(?:st|nd|rd|th)?,?[ ](?:19|20)[0-9]{{2}}"
_MONTH = r"(?:[^\W\d_]{{3,10}}[ ])?(?:19|20)[0-9]{{2}}"
_BIRTH = (
    r"(?i)(?<![\w-]){0}(?![^\W_])[\s:=|*_.\-–(]{{0,6}}(?:is|was|on|the)?[\s:|*_]{{0,4}}"
    rf"(?P<date>{_BACKWARDS}|{_SEPARATED}|{_WRITTEN}|{_AMERICAN}|{_MONTH})(?![\w])"
)
_BORN = (
    r"(?i)(?<![\w-]){0}(?![^\W_]):?\s+(?:(?:[^.\n|]{{0,60}}?\s)?on\s+)?(?:[^\W\d_]{{3,9}}day,?\s+)?"
    rf"(?P<date>{_BACKWARDS}|{_SEPARATED}|{_WRITTEN}|{_AMERICAN})(?![\w])"
)


def births(searched: Searched) -> Iterator[Found]:
    """A date after words such as "date of birth" and "DOB" (`birth_words`), or a day after "born" (`born_words`)."""
    if not searched.has_figures:
        return
    for template, name in ((_BIRTH, "birth_words"), (_BORN, "born_words")):
        present = searched.present(name)
        for match in pattern(template, present).finditer(searched.words) if present else ():
            typed = match.group()
            shown = in_signs(match["date"], 1)
            yield Found(match.start(), match.end(), Kind.BIRTH, shown, (plain(typed), plain(match["date"])))
