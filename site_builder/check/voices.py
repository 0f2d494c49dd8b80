"""What people said: its state fits what else is said of it, and nobody can be recognised by it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.record.record import Record
from site_builder.record.second_version import SecondVersion
from site_builder.record.voices import Voice, VoiceState

_STATES = {
    "did": (VoiceState.NO_ANSWER,),
    "told_on": (VoiceState.NO_ANSWER,),
    "by_when": (VoiceState.NO_ANSWER, VoiceState.CANNOT),
}
"""The keys that say something else than these states do."""
_NEEDS = {
    VoiceState.DONE: ("did", "write below 'did' what was done"),
    VoiceState.DOING: ("did", "write below 'did' what is being done"),
    VoiceState.CANNOT: ("why", "write below 'why' why it cannot be done"),
}


def check_voice_states(edition: Edition) -> Iterator[Problem]:
    """The state of what people said fits what else is said of it: without an answer nothing was done, told or set, and
    what cannot be done has no day. That a state is not explained is a warning."""
    for voice in edition.record.voices:
        given = {"did": voice.did, "told_on": voice.told_on, "by_when": voice.by_when}
        for key, states in _STATES.items():
            if given[key] and voice.state in states:
                message = f"The state is {quoted(voice.state.value)}, yet {quoted(key)} says otherwise; write another state, or delete {quoted(key)}."
                yield Problem(voice.place_of("state"), Code.STATE, message)
        key, advice = _NEEDS.get(voice.state, ("", ""))
        if key and not (voice.did if key == "did" else voice.why):
            message = f"The state is {quoted(voice.state.value)}, and readers do not learn more; {advice}."
            yield Problem(voice.place_of("state"), Code.STATE, message, Severity.WARNING)
        yield from _untold(voice, edition.council.second_version)


def _untold(voice: Voice, second: SecondVersion) -> Iterator[Problem]:
    """What children read has all that adults read: where they are told what was said, also what was done and why."""
    young = voice.young_people
    for key in ("did", "why"):
        if young and getattr(voice, key) and not getattr(young, key):
            who, words = (
                ("Children", "a child's words")
                if second.is_for_children
                else ("Readers of the second version", "words for them")
            )
            message = f"{who} read what was said here, but not {quoted(key)}; write 'young_people' as the keys 'said' and {quoted(key)}, in {words}."
            yield Problem(voice.place_of("young_people"), Code.STATE, message, Severity.WARNING)


# Nobody can be recognised

_ONE = (
    r"(?:child|boy|girl|teenager|youngster|teen|baby|toddler|son|daughter|brother|sister|sibling|twin"
    r"|young (?:person|man|woman)|care leaver|mother|mum|father|dad|parent|grandmother|grandfather|nan"
    r"|aunt|uncle|guardian|carer|pupil|student|social worker|worker|teacher|manager|person|man|woman|resident)"
)
_SEVERAL = (
    r"(?:children|boys|girls|teenagers|youngsters|teens|babies|toddlers|sons|daughters|brothers|sisters|siblings|twins"
    r"|young (?:people|men|women)|care leavers|mothers|mums|fathers|dads|parents|grandparents|guardians|carers|pupils"
    r"|students|people|families|residents)"
)
_BODY = (
    r"(?:council|group|board|forum|panel|committee|team|network|association|union|partnership|commission|workforce"
    r"|staff|club|service|survey|conference|parliament|assembly|society|charity|voices?|everybody|everyone"
    r"|workers|teachers|managers|(?:wo)?men)"
)
_ALONE = re.compile(rf"\b{_ONE}\b|^(?:an?|one|the)\s+(?:\w+\s+)?family\b", re.IGNORECASE)
_MANY = re.compile(rf"\b(?:{_SEVERAL}|{_BODY})\b", re.IGNORECASE)
_FEW = re.compile(rf"\b(?:two|three|four|[2-4])\s+(?:[a-z]+\s+){{0,2}}{_SEVERAL}\b", re.IGNORECASE)
_SIGNED = re.compile(r"[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)?,?\s*\(?\d{1,2}\)?")
"""A name and an age, as in "Sam, 14"."""
_AGE = re.compile(
    r"\b(?:\d{1,2}|[a-z]+teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ]years?[- ]old\b"
    rf"(?=\s+(?:[a-z]+\s+)?{_ONE}\b|\s+(?:who|and|from|in|at|said|told|asked)\b|\s*(?:[,.;:!?)]|$))"
    r"|(?<!people )(?<!children )(?<!boys )(?<!girls )(?<!those )(?<!leavers )(?<!pupils )(?<!students )"
    r"(?<!teenagers )\baged\s+\d{1,2}\b(?!\s*(?:to|and|or|–|-|until|\+|upwards))"
    r"|\b(?:I|s?he)\s*(?:[’']m|[’']s|am|is|was)\s+(?:only\s+)?\d{1,2}\b(?=\s*(?:[,.;:!?)]|$|and\b|when\b|years?\b))",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"(?<![\w.+-])[\w.+-]++@[\w-]+\.\w|(?<!\d)(?:\+44|0)\s?\d(?:[\s-]?\d){8,9}(?!\d)|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
)
"""An email address, a telephone number, a postcode."""
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+[A-Z]\w+|\b[Mm]y name is [A-Z]\w+")
_SCHOOL = re.compile(
    r"(?<!\w)(?!The |A |An |Our |Your |My |Virtual )[A-Z][\w’'.-]{0,200}+\s++(?:School|Academy|College|Nursery)\b"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_OF_THE_SPEAKERS = ("group", "said", "young_people")
"""The keys in which an address is never the council's own."""


def check_recognisable(edition: Edition) -> Iterator[Problem]:
    """Nobody can be recognised by what people said: the group is not one person, and there is no age of one person, no
    address, no name, no number from 1 to 4, no school. What only may be such a thing is a warning.

    Findings never quote it: logs of builds are often public."""
    names = frozenset(edition.record.word_lists["given_names"]) - _known_words(edition.record)
    for voice in edition.record.voices:
        yield from _in_group(voice)
        for key, text, place in _texts(voice):
            yield from _in_text(key, text, place, names)


def _known_words(record: Record) -> frozenset[str]:
    """The words of the names of bodies and of what the glossary explains: nobody is called so there."""
    called = [body.name for body in record.bodies] + [term.term for term in record.terms]
    return frozenset(word for name in called for word in _WORD.findall(name))


def _in_group(voice: Voice) -> Iterator[Problem]:
    group, place = voice.group, voice.place_of("group")
    is_one_person = _ALONE.search(group) and not _MANY.search(group)
    if is_one_person or _FEW.search(group) or _SIGNED.fullmatch(group):
        message = "'group' is one person, or so few that they could be recognised; name the larger group to which they belong, such as 'Children in care'."
        yield Problem(place, Code.RECOGNISABLE, message)


def _texts(voice: Voice) -> Iterator[tuple[str, str, Place]]:
    """Every text of an entry with its key and its place."""
    for key in ("group", "said", "did", "why"):
        yield key, getattr(voice, key), voice.place_of(key)
    if young := voice.young_people:
        for key in ("said", "did", "why"):
            name = "young_people" if key == "said" else key
            yield name, getattr(young, key), young.places.get(key, voice.place_of("young_people"))


def _in_text(key: str, text: str, place: Place, names: frozenset[str]) -> Iterator[Problem]:
    if _AGE.search(text):
        message = f"{quoted(key)} has the age of one person, by which they could be recognised; leave it out, or write a range, such as 'aged 11 to 15'."
        yield Problem(place, Code.RECOGNISABLE, message)
    if key in _OF_THE_SPEAKERS and _REACHED.search(text):
        message = (
            f"{quoted(key)} has an address or a telephone number, by which somebody could be recognised; leave it out."
        )
        yield Problem(place, Code.RECOGNISABLE, message)
    may_be = {
        "seems to name a person": _TITLED.search(text) or _is_named(text, names),
        "seems to name a school": _SCHOOL.search(text),
        "speaks of so few people that they could be recognised": key != "group" and _FEW.search(text),
    }
    for what, found in may_be.items():
        if found:
            message = f"{quoted(key)} {what}; leave it out, unless nobody can be recognised by it."
            yield Problem(place, Code.RECOGNISABLE, message, Severity.WARNING)


def _is_named(text: str, names: frozenset[str]) -> bool:
    """Whether a word with a capital is a given name, also with "'s" after it."""
    words = (re.sub(r"[’']s?$", "", word) for word in _WORD.findall(text))
    return any(word in names for word in words)
