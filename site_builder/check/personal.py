"""Nothing goes public unseen that would let somebody be recognised or reached, or let somebody in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain

from site_builder.check.each import in_each_text, in_each_update
from site_builder.check.voices import check_recognisable
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.personal import masked
from site_builder.personal.counts import counts_children
from site_builder.personal.found import Found, Kind, in_range, plain
from site_builder.personal.known import Known, known_of
from site_builder.personal.rules import every
from site_builder.personal.words import finding, more_of, of_a_name
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.record.allowed_personal import FILE
from site_builder.record.measures import Measure
from site_builder.record.record import Record
from site_builder.record.updates import Update
from site_builder.record.word_lists import WordLists

_OF_PEOPLE = frozenset(
    {Kind.PRIVATE_PHONE, Kind.OFFICE_PHONE, Kind.PRIVATE_EMAIL, Kind.PERSONS_EMAIL, Kind.POSTCODE, Kind.HOME, Kind.AGE}
)
"""What the rule for `voice.yml` finds too, in its own words."""
_IN_NAMES = re.compile(r"[-_./+~]+")


def check_personal(edition: Edition) -> Iterator[Problem]:
    """No text, table or file's name has personal data, a small count of children or a password, but what the council says
    of itself in `mkdocs.yml` and what `words/allowed_personal.yml` allows. An entry there that allows nothing is a warning.

    Findings never quote it whole: logs of builds are often public."""
    record, known = edition.record, known_of(edition.record)
    used: set[str] = set()
    told = {problem.place for problem in check_recognisable(edition)}
    private = _private(record, known)
    left = list[Looked]()
    for place, one in _in_texts(edition, known):
        if place.file != ALLOWED_FILE:
            used.update(one.keys)
        if not (_is_told_elsewhere(place, one, told, record) or known.allows(one)):
            left.append((place, one))
    for problem, one in _counted_out(left, known):
        yield _softened(problem, one, private)
    for place, one in _in_names(edition, known):
        used.update(one.keys)
        if not known.allows(one):
            yield _softened(of_a_name(place, one), one, private)
    for area in record.areas:
        for measure in area.measures:
            yield from _small_points(measure, known, used)
    yield from _unused(record, known, used)


MOST = 10
"""How many findings of a kind one file gets."""
ALLOWED_FILE = f"words/{FILE}"
Looked = tuple[Place, Found]
"""Where, and what was found there."""


def masked_all(problems: Iterable[Problem], edition: Edition) -> Iterator[Problem]:
    """The findings, of which none quotes what the rules for personal data found, whatever rule it is of: those of a file in
    which they found something are looked through."""
    every_problem = list(problems)
    files = {one.place.file for one in every_problem if one.code in (Code.PERSONAL_DATA, Code.SECRET)}
    known = known_of(edition.record) if files else None
    for problem in every_problem:
        is_other = known and problem.place.file in files and problem.code not in (Code.PERSONAL_DATA, Code.SECRET)
        yield replace(problem, message=masked(problem.message, known)) if known and is_other else problem


def keys_in_public(edition: Edition, known: Known) -> frozenset[str]:
    """By what everything is compared that the texts have which the public reads: their authors were told of it."""
    hidden = _private(edition.record, known)
    hidden |= {file: frozenset() for file in edition.record.hidden_texts}
    found = {key for place, one in _in_texts(edition, known) if place.file not in hidden for key in one.keys}
    return frozenset(found.union(*hidden.values()))


def _counted_out(left: Iterable[Looked], known: Known) -> Iterator[tuple[Problem, Found]]:
    """The findings, of each kind at most `MOST` in a file and then one for the others: a list of a thousand people is one
    mistake."""
    by_kind: dict[tuple[str, Kind], list[Looked]] = {}
    for place, one in left:
        by_kind.setdefault((place.file, one.kind), []).append((place, one))
    for (_, kind), looked in by_kind.items():
        yield from ((finding(place, one, known.least_count), one) for place, one in looked[:MOST])
        if further := looked[MOST:]:
            place, one = further[0]
            severity = Severity.ERROR if any(each.severity is Severity.ERROR for _, each in further) else one.severity
            yield more_of(place, kind, len(further), severity), one


def _in_texts(edition: Edition, known: Known) -> Iterator[Looked]:
    """What every text that was typed has, whoever may read it yet."""
    record = edition.record
    texts = {**record.hidden_texts, **record.beside, **record.typed}
    for _, found in in_each_text(edition, _looked, known.lists, known.least_count, texts=texts):
        yield from found


def _looked(file: str, text: str, lists: WordLists, least_count: int) -> tuple[Looked, ...]:
    return tuple((Place(file, text.count("\n", 0, one.start) + 1), one) for one in every(text, lists, least_count))


def _is_told_elsewhere(place: Place, one: Found, told: Collection[Place], record: Record) -> bool:
    """Whether another rule tells of it: that for `voice.yml`, or, of marks in all that authors write, the reader."""
    if one.kind is Kind.MARK:
        return not (place.file.startswith("docs/") and place.file in record.beside)
    return place in told and one.kind in _OF_PEOPLE


def _in_names(edition: Edition, known: Known) -> tuple[Looked, ...]:
    """What the names of files have, which are part of an address. That those below `docs/` have nothing is remembered of
    all together."""
    files, shared = tuple(sorted(edition.record.files)), (known.lists, known.least_count)
    make = partial(_in_file_names, files, *shared)
    below_docs = edition.memory.recall("names", (files, *shared), make, lambda found: not found)
    return (*below_docs, *chain.from_iterable(in_each_update(edition, _in_its_name, *shared)))


def _in_file_names(files: Iterable[str], lists: WordLists, least_count: int) -> tuple[Looked, ...]:
    return tuple(looked for file in files for looked in _in_name(f"docs/{file}", file, lists, least_count))


def _in_its_name(update: Update, typed: str, lists: WordLists, least_count: int) -> tuple[Looked, ...]:
    return tuple(_in_name(update.place.file, update.name[11:], lists, least_count))


def _in_name(file: str, name: str, lists: WordLists, least_count: int) -> Iterator[Looked]:
    words = _IN_NAMES.sub(" ", name)
    yield from ((Place(file), one) for one in every(words, lists, least_count) if one.kind is not Kind.MARK)


def _softened(problem: Problem, one: Found, private: Mapping[str, frozenset[str]]) -> Problem:
    """The finding as a warning where nobody can read it, and nothing of it is shown anyway."""
    shown = private.get(problem.place.file)
    is_shown = shown is None or not shown.isdisjoint(one.keys)
    return problem if is_shown or not problem.is_error else problem.softened()


def _private(record: Record, known: Known) -> dict[str, frozenset[str]]:
    """The files that nobody can read, though they are not drafts of updates: drafts of pages, and what was withdrawn,
    whose words are still in the file. For each, the keys of what is shown of it."""
    pages = [page.file for page in (*record.pages, record.introduction) if page and page.is_draft]
    drafts = dict.fromkeys((*pages, *(f"docs/{file}" for file in record.drafts)), frozenset[str]())
    withdrawn = ((update, update.withdrawn) for update in record.updates if update.withdrawn)
    return drafts | {
        update.place.file: known.keys_of(f"{update.title}\n{why.reason}") for update, why in withdrawn if why
    }


def _small_points(measure: Measure, known: Known, used: set[str]) -> Iterator[Problem]:
    """The values of a measure that counts children, of those that are shown, and the figure it began with."""
    if not counts_children(measure.title, measure.unit, known.lists):
        return
    begun = [(measure.baseline.value, measure.baseline.place)] if measure.baseline else []
    for value, place in (*begun, *((point.value, point.value_place or point.place) for point in measure.points)):
        if value.isdecimal() and 1 <= int(value) < known.least_count:
            shown = in_range(known.least_count)
            one = Found(0, 0, Kind.SMALL_COUNT, shown, (plain(f"{measure.title} {value}"),))
            used.update(one.keys)
            if not known.allows(one):
                yield finding(place or measure.place, one, known.least_count)


def _unused(record: Record, known: Known, used: Iterable[str]) -> Iterator[Problem]:
    """Entries of what is allowed by which nothing is."""
    found = frozenset(used)
    for entry in record.allowed_personal:
        if known.keys_of(entry.value).isdisjoint(found):
            message = f"{quoted(entry.value[:2] + '…')} allows nothing: none of your files has it, or it is not a finding there. Delete the entry, or write its value as it stands on the site."
            yield Problem(entry.places.get("value", entry.place), Code.ALLOWED_UNUSED, message, Severity.WARNING)
