"""What an author reads of a finding: its kind, its beginning, and what to do."""

from __future__ import annotations

from site_builder.codes import Code
from site_builder.personal.found import Found, Kind
from site_builder.problems import Place, Problem, Severity

ALLOW = "words/allowed_personal.yml, with who agreed and when"
_CODES = {
    Kind.SMALL_COUNT: Code.SMALL_COUNT,
    Kind.WORKED_OUT: Code.SMALL_COUNT,
    Kind.SECRET: Code.SECRET,
    Kind.MARK: Code.NOTE,
}
"""All others are personal data."""
_OWN = frozenset({Kind.OFFICE_PHONE, Kind.PERSONS_EMAIL, Kind.POSTCODE, Kind.HOME})
"""What a council may have of its own."""


def code_of(kind: Kind) -> Code:
    """The code of a finding of some kind."""
    return _CODES.get(kind, Code.PERSONAL_DATA)


def message_of(found: Found, least_count: int = 5) -> str:
    """What is wrong and what to do, in two sentences; no more of what was found than `Found.shown`."""
    match found.kind:
        case Kind.SMALL_COUNT:
            return f"This count of children is {found.shown}, so that one of them could be recognised; write 'fewer than {least_count}', or join it with another. If it may be public, add it to {ALLOW}."
        case Kind.WORKED_OUT:
            return f"The total gives away a count of children that is {found.shown}; hide a second one as well, or the total. If it may be public, add it to {ALLOW}."
        case Kind.SECRET:
            return f"This looks like {found.kind} ({found.shown}); delete it here, and change it, since everybody who can read this file knows it. If it lets nobody in, add it to {ALLOW}."
        case Kind.MARK:
            return f"{found.shown} is a note to oneself or a mark that is not meant for the public; write what you mean, or remove it."
    own = "If it is the council's own, add it to 'own_details' in mkdocs.yml; if" if found.kind in _OWN else "If"
    return f"This looks like {found.kind} ({found.shown}); leave it out. {own} it may be public, add it to {ALLOW}."


def more_of(place: Place, kind: Kind, count: int, severity: Severity) -> Problem:
    """The finding that stands for all further ones of a kind in a file."""
    return Problem(
        place,
        code_of(kind),
        f"From here on this file has {count} more that look like {kind}; look through all of it.",
        severity,
    )


def of_a_name(place: Place, found: Found) -> Problem:
    """The finding for the name of a file, which is part of an address."""
    message = f"The name of this file has what looks like {found.kind} ({found.shown}); give the file another name. If it may be public, add it to {ALLOW}."
    return Problem(place, code_of(found.kind), message, found.severity)


def finding(place: Place, found: Found, least_count: int = 5) -> Problem:
    """The finding at a place."""
    return Problem(place, code_of(found.kind), message_of(found, least_count), found.severity)
