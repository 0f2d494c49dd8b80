"""Numbers of cases: of a child's file, a person in a social care system, a family court."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.personal.found import Found, Kind, in_signs
from site_builder.personal.searched import Searched, pattern
from site_builder.personal.sought import Form
from site_builder.problems import Severity

_CASE = (
    r"(?i)(?<![\w-]){0}(?![^\W_])[\s.]{{0,2}}(?:(?:number|numbers|no\.?|id|ref\.?|reference|record|person|child|client|case|file)[\s]?){{0,2}}(?:is|was)?[\s:#=*|_(]{{0,5}}"
    r"(?P<number>(?-i:[A-Z]{{0,5}})[/-]?(?=(?:[ /-]?[A-Z]{{0,2}}[0-9]){{4}})[0-9A-Z]+(?:[/-][0-9A-Z]+|[ ][0-9]{{3,}})*)(?!\w)"
)
_COURT = re.compile(r"[A-Z](?<!\w[A-Z])[A-Z][0-9]{2}[CPZ][0-9]{5}(?!\w)")
"""The number of a family case (HMCTS): court, year, kind, five figures."""
COURT_CASE = Form("[a-z]{2}[0-9]{2}[cpz][0-9]{5}")
_YEARS = re.compile(r"(?:19|20)[0-9]{2}(?:[-/ ](?:19|20)?[0-9]{2})?")
_PUBLIC = re.compile(r"(?i)\b(?:ombudsman|LGSCO|tribunal|SCR|EWHC|EWCA|judicial review|serious case)\b")
"""Whose case numbers are published."""


def cases(searched: Searched) -> Iterator[Found]:
    """A number of four figures or more after words such as "case no." or "Mosaic ID" (`case_words`) is an error; so is
    a family court's. After "our ref" and the like (`letter_words`) it is a warning. Decisions of an ombudsman or a
    tribunal are public."""
    if not searched.has_figures:
        return
    for name, severity in (("case_words", Severity.ERROR), ("letter_words", Severity.WARNING)):
        present = searched.present(name)
        for match in pattern(_CASE, present).finditer(searched.words) if present else ():
            if not (_PUBLIC.search(searched.before(match.start(), 80)) or _YEARS.fullmatch(match["number"])):
                yield _as(match.start("number"), match["number"], severity)
    for match in _COURT.finditer(searched.words) if searched.is_near(COURT_CASE) else ():
        yield _as(match.start(), match.group(), Severity.ERROR)


def _as(start: int, typed: str, severity: Severity) -> Found:
    key = "".join(sign for sign in typed.upper() if sign.isalnum())
    return Found(start, start + len(typed), Kind.CASE, in_signs(typed), (key,), severity)
