"""Where somebody lives: home addresses, and postcodes, which in the country can be one house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.personal.found import Found, Kind, in_signs, plain
from site_builder.personal.searched import Searched, pattern
from site_builder.problems import Severity

_AREAS = frozenset(
    {
        *("AB", "AL", "B", "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM", "CO"),
        *("CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E", "EC", "EH", "EN", "EX"),
        *("FK", "FY", "G", "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV"),
        *("JE", "KA", "KT", "KW", "KY", "L", "LA", "LD", "LE", "LL", "LN", "LS", "LU", "M", "ME", "MK", "ML", "N"),
        *("NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S"),
        *("SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN"),
        *("TQ", "TR", "TS", "TW", "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE"),
    }
)
"""The areas of postcodes (Royal Mail, Postcode Address File)."""
_POSTCODE = re.compile(
    r"(?<![\w./@-])(?P<area>[A-Za-z]{1,2})[0-9][0-9A-HJKMNPR-Ya-hjkmnpr-y]?(?P<gap>[ \u00a0]{0,2})"
    r"[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?![\w/@-])"
)
_MAY_BE_POSTCODE = re.compile(r"[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?![\w/@-])")
_SAYS_POSTCODE = re.compile(r"(?i)\b(?:post ?code|cod post)\b\W{0,4}(?:is\W{1,2})?\Z")
_ORDINAL = ("st", "nd", "rd", "th")
_ADDRESS_BEFORE = re.compile(
    r"(?:(?>[A-Z0-9][\w’'&./-]*|of|for|and|the|in|on|upon|y|yr|St\.|&)(?>[ \u00a0]*(?:,[ \u00a0]*)?(?:\n[ \t>]*)?))+\Z"
)
"""The words with capitals, the numbers and the commas right before a postcode: the rest of the address."""
_NUMBERED = (
    r"[0-9](?<![\w.,£$€/:-][0-9])[0-9]{{0,3}}[A-Za-z]?,?[ \u00a0]"
    r"(?:(?:[A-Z][\w’'.-]*[ \u00a0]){{1,3}}{0}\b|{1}[ ](?:yr?[ ]|yn[ ])?[A-Z][\w’'-]+)"
)
"""A house number and a street, the word for which comes last or, in Welsh, first."""
_LIVES = re.compile(
    r"(?i)\b(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)|staying|stayed|moved|placed|placement|evicted|home[ ]address|address|letter[ ]sent[ ]to|spends|byw|cyfeiriad|symud(?:odd)?)\b"
)
_OF_SOMEBODY = re.compile(
    r"(?i)\b(?:visit(?:s|ed|ing)?|family|mother|mum|father|dad|parents?|grandmother|grandparents?|carers?|child|pupil"
    r"|children|boys?|girls?|grandma|granny|gran|nan|nana|grandad|grandfather|his|her|their|she|he|him|them|Mr|Mrs|Ms|Miss"
    r"|attended|collect(?:ed)?|searched|teulu|plentyn|mam|tad|nain|taid)\b"
)
_IS_AT = r"(?i)\b{0},?\s+(?:(?:is|was|opens|opened|now|has|have|moves|moved|in|at|to|on)\s+)*\Z"
"""A public place, in any letters, that is at an address."""
_WHERE_THEY_LIVE = re.compile(
    r"(?i)[^.!?]{0,30}?\bwhere (?:\w+ ){1,3}(?:lives?|lived|stays?|stayed|w(?:as|ere) found)\b"
)


def homes(searched: Searched) -> Iterator[Found]:
    """House number and street, where somebody is said to live, or with a postcode where a sentence is about somebody, are
    an error; house number, street and postcode alone, or a full postcode, are a warning. What belongs to a public place
    (`public_places`) is neither: an address that names the school, the centre or the council."""
    if not searched.has_figures:
        return
    numbered = pattern(_NUMBERED, searched.lists["streets"], searched.lists["streets_first"])
    public = pattern(
        r"\b{0}\b(?!\s+(?:{1}|attended|visited|searched|went|came|were)\b)",
        searched.lists["public_places"],
        searched.lists["streets"],
    )
    for match in _POSTCODE.finditer(searched.words) if _MAY_BE_POSTCODE.search(searched.words) else ():
        if _is_no_postcode(match, searched.before(match.start(), 20)):
            continue
        before = _ADDRESS_BEFORE.search(searched.before(match.start(), 160))
        address = before.group() if before else ""
        house = numbered.search(address)
        if not public.search(address):
            start = match.start() - len(address) + house.start() if house else match.start()
            yield _with_postcode(searched, start, match)
    yield from _without_postcode(searched, numbered, public)


def _is_no_postcode(match: re.Match[str], before: str) -> bool:
    """Whether there is no such area, or it is typed in small letters, and would then be a number with an ending, or in
    mixed ones. What is called a postcode is one in small letters too."""
    typed = match.group()
    if match["area"].upper() not in _AREAS:
        return True
    if typed == typed.upper():
        return False
    if _SAYS_POSTCODE.search(before):
        return False
    return typed != typed.lower() or not match["gap"] or typed[-2:] in _ORDINAL


def _with_postcode(searched: Searched, start: int, match: re.Match[str]) -> Found:
    postcode, typed = "".join(match.group().upper().split()), searched.words[start : match.end()]
    if start == match.start():
        return Found(start, match.end(), Kind.POSTCODE, in_signs(typed), (postcode,), Severity.WARNING)
    sentence = _sentence(searched, start)
    is_somebodys = _LIVES.search(sentence) or _OF_SOMEBODY.search(sentence)
    severity = Severity.ERROR if is_somebodys else Severity.WARNING
    return Found(start, match.end(), Kind.HOME, in_signs(typed, 3), (postcode, plain(typed)), severity)


def _without_postcode(searched: Searched, numbered: re.Pattern[str], public: re.Pattern[str]) -> Iterator[Found]:
    is_at = pattern(_IS_AT, searched.lists["public_places"])
    for match in numbered.finditer(searched.words):
        sentence, following = _sentence(searched, match.start()), searched.after(match.end(), 60)
        town = re.match(r"(?:,? ?[A-Z][\w’'-]*)*", following)
        around = f"{sentence[-40:]} {match.group()} {town.group() if town else ''}"
        lives = _LIVES.search(sentence) or _WHERE_THEY_LIVE.match(following)
        if (lives or _OF_SOMEBODY.search(sentence)) and not (public.search(around) or is_at.search(sentence)):
            typed, severity = match.group(), Severity.ERROR if lives else Severity.WARNING
            yield Found(match.start(), match.end(), Kind.HOME, in_signs(typed, 3), (plain(typed),), severity)


def _sentence(searched: Searched, at: int) -> str:
    """What the sentence says before an address."""
    return re.split(r"(?<![A-Z])[.!?]\s", searched.before(at, 80))[-1]
