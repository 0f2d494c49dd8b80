"""Telephone numbers of people. Those that councils, helplines and firms have (03, 08 and the like) are nobody's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.personal.found import Found, Kind, in_digits
from site_builder.personal.searched import Searched
from site_builder.personal.sought import Form
from site_builder.problems import Severity

_GAP = r"[ \t\u00a0\u2007\u2009\u202f().*_/\-\u2010-\u2015]"
_END = r"(?![0-9])(?![0-9a-f]{16})"
"""No more digits, and not the beginning of a hash: of a thousand of them in a manifest, some begin as a number does."""
_HOME = re.compile(rf"0(?<![\w.£$€@=#&]0)(?<!\w-0)(?:(?>{_GAP}{{0,3}}(?=[0-9])|\s+)[0-9]){{9,10}}{_END}(?!:[0-9]|%)")
"""A number as it is dialled in the United Kingdom: ten or eleven digits from a zero on."""
_ABROAD = re.compile(
    rf"[+0](?<![\w.£$€@=#&][+0])(?<!\w-[+0])(?:(?<=\+)|(?<=0)0(?=[1-9]))(?:{_GAP}{{0,3}}[0-9]){{8,15}}{_END}"
)
_WITHOUT_ZERO = re.compile(r"(?<![\w.,£$€@=#&/+-])(?:44)?(?P<number>7[1-57-9][0-9]{8})(?![\w.]*\w)(?!-\w)")
"""What a spreadsheet or a message service leaves of a mobile number."""
MOBILE = Form("7[0-9]{9}")
_LIKE_A_DATE = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}")
_GROUP = re.compile(r"[0-9]+")
_SOMETHING_ELSE = re.compile(
    r"\b(?:isbn|issn|urn|uprn|uuid|version|sort code|charity|company|invoice|order|licence)\W{0,3}"
    r"(?:(?:number|no|code|id|is)\W{0,3}){0,2}\Z",
    re.IGNORECASE,
)


def phones(searched: Searched) -> Iterator[Found]:
    """Mobile numbers and personal ones (070), here and abroad, are errors; numbers of a place are warnings.

    Sources: Ofcom, "The National Telephone Numbering Plan"; ITU-T E.164, as the library phonenumbers has them. Numbers
    for drama (07700 900000 to 900999) and others not in use count too: whoever types one means a number."""
    text = searched.words
    for number in (_HOME, _ABROAD):
        for match in number.finditer(text):
            typed = match.group()
            if not (_is_something_else(typed) or _SOMETHING_ELSE.search(searched.before(match.start(), 40))):
                yield from _found(match.start(), match.end(), typed)
    for match in _WITHOUT_ZERO.finditer(text) if searched.is_near(MOBILE) else ():
        yield _as(match.start(), match.end(), f"0{match['number']}", Kind.PRIVATE_PHONE, Severity.WARNING)


def _is_something_else(typed: str) -> bool:
    """Whether figures are a date, a decimal, or one of many figures in a row."""
    groups = _GROUP.findall(typed)
    is_spelt = len(groups) > 6 and not "".join(groups).startswith(("07", "447", "00447"))
    return bool(_LIKE_A_DATE.match(typed)) or typed.startswith("0.") or is_spelt


def _found(start: int, end: int, typed: str) -> Iterator[Found]:
    """The finding for what may be a number, unless its range belongs to services and firms alone."""
    number = _dialled(typed)
    if number.startswith("0"):
        kind = _of_a_range(number)
        severity = Severity.ERROR if kind is Kind.PRIVATE_PHONE else Severity.WARNING
        yield from [_as(start, end, number, kind, severity)] if kind else []
    elif number:
        yield from _from_abroad(start, end, number)


def _dialled(typed: str) -> str:
    """The digits of a number, from 0 if it belongs to the United Kingdom, else from "+"; "" for what cannot be one."""
    digits = "".join(_GROUP.findall(typed))
    if digits.startswith("00"):
        digits, is_abroad = digits[2:], True
    else:
        is_abroad = "+" in typed
    if not is_abroad:
        return digits
    return f"0{digits[2:].removeprefix('0')}" if digits.startswith("44") else f"+{digits}"


def _of_a_range(number: str) -> Kind | None:
    """Whose number it is by the range in which it lies; None for numbers of services, and for no number at all."""
    if number.startswith("07"):
        return Kind.PRIVATE_PHONE if len(number) == 11 else None
    is_of_a_place = number[1:2] in ("1", "2") or number.startswith(("055", "056"))
    is_long_enough = len(number) == 11 or (len(number) == 10 and number.startswith("01"))
    return (
        Kind.OFFICE_PHONE if (is_of_a_place and is_long_enough and number[2:3] != "0") or _is_london(number) else None
    )


def _is_london(number: str) -> bool:
    return len(number) == 11 and number.startswith("020")


def _from_abroad(start: int, end: int, number: str) -> Iterator[Found]:
    import phonenumbers as library
    from phonenumbers import NumberParseException, PhoneNumberType

    try:
        read = library.parse(number, None)
    except NumberParseException:
        return
    if not library.is_valid_number(read):
        return
    kind = library.number_type(read)
    mobile = (PhoneNumberType.MOBILE, PhoneNumberType.PERSONAL_NUMBER)
    if kind in mobile:
        yield _as(start, end, number, Kind.PRIVATE_PHONE, Severity.ERROR)
    elif kind in (PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE, PhoneNumberType.VOIP):
        yield _as(start, end, number, Kind.OFFICE_PHONE, Severity.WARNING)


def _as(start: int, end: int, number: str, kind: Kind, severity: Severity) -> Found:
    return Found(start, end, kind, in_digits(number), (number,), severity)
