"""Numbers that the state gives to a person: NHS, National Insurance, and a pupil's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.personal.found import Found, Kind, in_digits, in_signs
from site_builder.personal.searched import Searched
from site_builder.personal.sought import Form
from site_builder.problems import Severity

_NHS = re.compile(r"[0-9](?<![\w.£$€+/-][0-9])[0-9]{2}(?P<gap>[ \u00a0-]?)[0-9]{3}(?P=gap)[0-9]{4}(?![\w-]|[.,/][0-9])")
_SAYS_NHS = re.compile(r"\bNHS\W{0,4}(?:(?:number|no|id|num)\W{0,4}){0,2}(?:is\W{1,2})?\Z", re.IGNORECASE)
NHS_NUMBER = Form("[0-9]{3}-?[0-9]{3}-?[0-9]{4}|^[0-9]{3}$|&nbsp;|&#160;")
"""Between spaces the middle group is a word."""
_ISSUED = frozenset("34679")
"""The first figures of NHS numbers in use (England, Wales, Northern Ireland and Scotland's new ones), and 9 for tests."""
_INSURANCE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{2}(?P<gap>[ \u00a0-]?)[0-9]{2}(?P=gap)[0-9]{2}(?P=gap)[0-9]{2}(?P=gap)[A-D]"
    r"|[A-Z]{2} ?[0-9]{6} ?[A-D]|[a-z]{2}[0-9]{6}[a-d])(?![A-Za-z0-9])"
)
_MAY_BE_INSURANCE = re.compile(r"[0-9]{2}(?:[ \u00a0-]?[0-9]{2}){2}[ \u00a0-]?[A-Da-d](?![A-Za-z0-9])")
_PUPIL = re.compile(r"[A-HJ-NP-RT-Z](?<!\w[A-Z])[0-9]{11}[0-9A-HJ-NP-RT-Z](?!\w)")
PUPIL_NUMBER = Form("[a-z][0-9]{11}")
_SAYS_PUPIL = re.compile(r"\b(?:UPN|unique pupil number)\W{0,4}(?:is\W{1,2})?\Z", re.IGNORECASE)


def numbers_of_the_state(searched: Searched) -> Iterator[Found]:
    """NHS numbers by their check digit (NHS Data Dictionary), or whatever is called one; National Insurance numbers by
    their shape (HMRC, NIM39110), those of forms such as QQ too; unique pupil numbers (DfE) by their check letter."""
    for match in _NHS.finditer(searched.words) if searched.is_near(NHS_NUMBER) else ():
        yield from _nhs(match, searched)
    for match in _INSURANCE.finditer(searched.words) if _MAY_BE_INSURANCE.search(searched.words) else ():
        typed = match.group()
        key = "".join(sign for sign in typed.upper() if sign.isalnum())
        yield Found(match.start(), match.end(), Kind.NATIONAL_INSURANCE, in_signs(typed), (key,))
    for match in _PUPIL.finditer(searched.words) if searched.is_near(PUPIL_NUMBER) else ():
        if _SAYS_PUPIL.search(searched.before(match.start(), 40)) or _is_pupils(match.group()):
            yield Found(match.start(), match.end(), Kind.PUPIL_NUMBER, in_signs(match.group(), 1), (match.group(),))


def _nhs(match: re.Match[str], searched: Searched) -> Iterator[Found]:
    digits = "".join(sign for sign in match.group() if sign.isdigit())
    is_said = _SAYS_NHS.search(searched.before(match.start(), 40)) is not None
    if not is_said and not (digits[0] in _ISSUED and _has_its_check_digit(digits)):
        return
    severity = Severity.ERROR if is_said or match["gap"] else Severity.WARNING
    yield Found(match.start(), match.end(), Kind.NHS_NUMBER, in_digits(digits), (digits,), severity)


def _has_its_check_digit(digits: str) -> bool:
    from stdnum.gb import nhs

    return bool(nhs.is_valid(digits))


def _is_pupils(number: str) -> bool:
    from stdnum.gb import upn

    return bool(upn.is_valid(number))
