"""The version for children and young people keeps up with that for adults, and its texts can be read by them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cached_property, partial
from itertools import takewhile

from site_builder.check import layout, sentences, words
from site_builder.check.young_texts import YoungGroup, YoungText, young_groups
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, Severity, listed, quoted
from site_builder.readability.grammar import promises, says_when
from site_builder.readability.phrases import Finder
from site_builder.readability.text import key
from site_builder.readability.vocabulary import Vocabulary, vocabulary
from site_builder.record.council import YoungPeople
from site_builder.record.plan import BLOCKS, YOUNG_PEOPLE_HEADING, Area
from site_builder.record.ratings import Rating

Rule = Callable[[YoungText, Vocabulary, YoungPeople], Iterator[Problem]]
"""One rule about one text; it takes the text, the site's vocabulary and the council's settings."""


def dated_promises(text: YoungText, known: Vocabulary, young: YoungPeople) -> Iterator[Problem]:
    """Whatever "we will" do has a date, or the text says that nobody knows when yet.

    Children told inspectors that promises were not kept. The date may follow later in the same paragraph."""
    for piece in () if text.is_dated else text.pieces:
        undated = takewhile(lambda sentence: not says_when(sentence.text), reversed(piece.sentences))
        for sentence in undated:
            if promises(sentence):
                message = f"The sentence {sentences.shown(sentence)} promises something without a date; say by when, or 'We do not know when yet.'"
                yield Problem(text.at(sentence.line), Code.NO_DATE, message, Severity.WARNING)


RULES: tuple[Rule, ...] = (
    sentences.long_sentences,
    sentences.mean_length,
    sentences.reading_age,
    sentences.passive_sentences,
    sentences.two_ideas,
    sentences.double_negatives,
    sentences.not_to_reader,
    words.long_words,
    words.jargon,
    words.idioms,
    words.same_words,
    words.abbreviations,
    words.unexplained_words,
    words.hard_words,
    layout.long_blocks,
    layout.long_texts,
    layout.headings,
    layout.dates,
    layout.numbers,
    layout.link_texts,
    layout.emphasis,
    dated_promises,
)


def check_young_texts(edition: Edition) -> Iterator[Problem]:
    """Every text for young people follows the rules of plain writing for children, as far as a program can tell.

    The rules are made for English; none applies to a site in another language."""
    if not is_measured(edition):
        return
    rules = _Rules(edition)
    shared = edition.memory.fingerprint(edition.record.word_lists, edition.record.terms, rules.names, rules.young)
    for group in young_groups(edition):
        yield from edition.memory.recall("young texts", (shared, *group.inputs), partial(rules.findings, group))


class _Rules:
    """The rules about texts for young people, for one site."""

    def __init__(self, edition: Edition) -> None:
        self.names = names_of(edition)
        self.young = edition.council.young_people
        self._edition = edition

    @cached_property
    def _known(self) -> Vocabulary:
        return vocabulary_of(self._edition)

    def findings(self, group: YoungGroup) -> list[Problem]:
        """What is wrong with the texts of a group."""
        known, young, texts = self._known, self.young, group.texts()
        found = [problem for text in texts for rule in RULES for problem in rule(text, known, young)]
        calmed = frozenset(text.page for text in texts if text.page and words.says_calm(text, known, young))
        found += [problem for text in texts for problem in words.frightening_words(text, known, young, calmed)]
        return found


def is_measured(edition: Edition) -> bool:
    """Whether there are rules for the site's language."""
    return edition.messages.tag.partition("-")[0] == "en"


def vocabulary_of(edition: Edition) -> Vocabulary:
    """The words that count as hard, known or jargon on this site."""
    return vocabulary(edition.record.word_lists, edition.record.terms, names_of(edition))


def names_of(edition: Edition) -> tuple[str, ...]:
    """The names of this site, every word of which is known."""
    return edition.council.name, edition.council.plan, edition.site_name


def check_stale(edition: Edition) -> Iterator[Problem]:
    """A text for young people is not older than the adults' page that it mirrors.

    It stays a warning for as long as that lasts: no file has changed, so nobody's publishing may stop. The young
    people's page itself says that the plan has changed since."""
    today, most = edition.today, edition.council.young_people.limits.stale_days
    for area in edition.record.areas:
        known, changed = area.young_people_reviewed, area.changed_since_young_people
        if area.young_people and known is None:
            message = "'young_people_reviewed' is missing; write the day on which the text for young people was last checked against the plan."
            yield Problem(area.place, Code.NOT_REVIEWED, message, Severity.WARNING)
        elif known and changed:
            late_from = changed.last_day + timedelta(days=most + 1)
            since = (
                f" It has been overdue since {late_from}, because more than {most} days have passed."
                if today >= late_from
                else ""
            )
            message = f"The text for young people was last checked on {quoted(str(known))}, but the adults' page changed on {quoted(str(changed))}; bring it up to date, then write today's date here.{since}"
            yield Problem(area.place_of("young_people_reviewed"), Code.STALE, message, Severity.WARNING)


def check_parts(edition: Edition) -> Iterator[Problem]:
    """Once any area has a part for young people, every area has one with all its blocks, and the configuration says
    for which ages.

    Nothing need be checked about the order of the areas: the pages always follow the plan."""
    has_version = any(area.young_people for area in edition.record.areas)
    if has_version and not edition.council.young_people.ages:
        message = "'young_people' has no 'ages'; the version for young people cannot say for whom it is written."
        yield Problem(Place(edition.council.place.file), Code.NOT_FILLED_IN, message, Severity.WARNING)
    for area in edition.record.areas:
        written = {block.heading for block in area.young_people if block.text}
        missing = [quoted(f"### {block}") for block in BLOCKS if block not in written]
        if area.young_people and missing:
            message = f"The text for young people does not have {listed(missing, 'and')}; write {'it' if len(missing) == 1 else 'them'}, if only to say that you do not know yet."
            yield Problem(_first_line(area), Code.MISSING_PART, message, Severity.WARNING)
        elif has_version and not area.young_people:
            message = f"This area has no text for young people, but other areas have one; write it below {quoted(f'## {YOUNG_PEOPLE_HEADING}')}."
            yield Problem(area.place, Code.MISSING_PART, message, Severity.WARNING)


def _first_line(area: Area) -> Place:
    """Where the part for young people begins."""
    return min((block.text.place for block in area.young_people if block.text.place), default=area.place)


def check_titles(edition: Edition) -> Iterator[Problem]:
    """Each update's text for young people begins with a title of its own: without one, lists show the adults' title."""
    for update in edition.record.updates:
        if update.young_people and not update.withdrawn and not update.young_people.opening_heading:
            message = f"The text for young people has no title of its own, so their pages show {quoted(update.title)}; begin it with a line such as '## Inspectors came to see us'."
            yield Problem(update.young_people.place or update.place, Code.NO_YOUNG_TITLE, message, Severity.WARNING)


def check_kinder(edition: Edition) -> Iterator[Problem]:
    """A rating's words for children are not kinder than the rating: a slow one is described as slow.

    The page always shows children the same state as adults. As to the reason, a program can only see whether it is
    nothing but good news, which is an error; a slow rating's words that neither praise nor say that something is slow
    are a warning."""
    good, slow = (
        Finder(((word, word) for word in edition.record.word_lists[name]), in_all_forms=False)
        for name in ("good_news", "slow_news")
    )
    for area in edition.record.areas:
        for rating in area.ratings:
            keys = [key(word) for word in rating.young_people.split()]
            if rating.is_slow and keys and is_measured(edition) and not any(slow.find(keys)):
                yield _kinder(rating, has_good_news=any(good.find(keys)))


def _kinder(rating: Rating, *, has_good_news: bool) -> Problem:
    codes = listed((quoted(rating.delivery), quoted(rating.impact)), "and")
    advice = "say in a child's words what is slow or not better yet."
    message = f"The rating is {codes}, but its words for young people, {quoted(rating.young_people, sentences.SHOWN)}, do not say so; {advice}"
    severity = Severity.ERROR if has_good_news else Severity.WARNING
    return Problem(rating.young_people_place or rating.place, Code.KINDER_RATING, message, severity)
