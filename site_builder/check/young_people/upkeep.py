"""The second version is whole, and keeps up with that for adults."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from site_builder.check.each import in_each_update
from site_builder.check.young_people.reading import SHOWN
from site_builder.check.young_people.rules import is_written_by_rules
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, Severity, listed, quoted
from site_builder.readability.phrases import Finder
from site_builder.readability.text import key
from site_builder.record.plan import BLOCKS, Area
from site_builder.record.ratings import Rating
from site_builder.record.second_version import SecondVersion, WritingRules
from site_builder.record.updates import Update


def check_stale(edition: Edition) -> Iterator[Problem]:
    """A text for young people is not older than the adults' page that it mirrors, as long as its area is open.

    It stays a warning for as long as that lasts: no file has changed, so nobody's publishing may stop. The young
    people's page itself says that the plan has changed since."""
    today, most = edition.today, edition.council.young_people.limits.stale_days
    who = edition.council.second_version.who
    for area in edition.record.open_areas:
        known, changed = area.young_people_reviewed, area.changed_since_young_people
        if area.young_people and known is None:
            message = f"'young_people_reviewed' is missing; write the day on which the text for {who} was last checked against the plan."
            yield Problem(area.place, Code.NOT_REVIEWED, message, Severity.WARNING)
        elif known and changed:
            late_from = changed.last_day + timedelta(days=most + 1)
            since = (
                f" It has been overdue since {late_from}, because more than {most} days have passed."
                if today >= late_from
                else ""
            )
            message = f"The text for {who} was last checked on {quoted(str(known))}, but the adults' page changed on {quoted(str(changed))}; bring it up to date, then write today's date here.{since}"
            yield Problem(area.place_of("young_people_reviewed"), Code.STALE, message, Severity.WARNING)


def check_parts(edition: Edition) -> Iterator[Problem]:
    """Once any area has a part for young people, every open area has one with all its blocks, and the configuration says
    for which ages.

    Nothing need be checked about the order of the areas: the pages always follow the plan."""
    has_version = any(area.young_people for area in edition.record.areas)
    second = edition.council.second_version
    who = second.who
    if has_version and second.is_for_children and not edition.council.young_people.ages:
        message = "'young_people' has no 'ages'; the version for young people cannot say for whom it is written."
        yield Problem(edition.council.place_of("young_people"), Code.NOT_FILLED_IN, message, Severity.WARNING)
    for area in edition.record.open_areas:
        written = {block.heading for block in area.young_people if block.text}
        missing = [quoted(f"### {block}") for block in BLOCKS if block not in written]
        if area.young_people and missing:
            message = f"The text for {who} does not have {listed(missing, 'and')}; write {'it' if len(missing) == 1 else 'them'}, if only to say that you do not know yet."
            yield Problem(_first_line(area), Code.MISSING_PART, message, Severity.WARNING)
        elif has_version and not area.young_people:
            message = f"This area has no text for {who}, but other areas have one; write it below {quoted(f'## {second.heading}')}."
            yield Problem(area.place, Code.MISSING_PART, message, Severity.WARNING)


def check_promises(edition: Edition) -> Iterator[Problem]:
    """Once any promise of the council's own has words for the second version, each has: its page counts no other, and would
    show fewer late ones than the adults' page."""
    own = [entry.promise for entry in edition.promises if entry.is_own]
    second = edition.council.second_version
    for promise in own if any(promise.young_people for promise in own) else ():
        if not promise.young_people:
            message = f"The promise {quoted(promise.id)} has no text for {second.who}, but other promises have one, and their page does not count it; write it as 'young_people'."
            yield Problem(promise.place, Code.MISSING_PART, message, Severity.WARNING)


def _first_line(area: Area) -> Place:
    """Where the part for young people begins."""
    return min((block.text.place for block in area.young_people if block.text.place), default=area.place)


def check_titles(edition: Edition) -> Iterator[Problem]:
    """Each update's text for young people begins with a title of its own: without one, lists show the adults' title."""
    second = edition.council.second_version
    for found in in_each_update(edition, _without_title, second.who) if second.rules is not WritingRules.NONE else ():
        yield from found


def _without_title(update: Update, typed: str, who: str) -> list[Problem]:
    if not update.young_people or update.withdrawn or update.young_people.opening_heading:
        return []
    message = f"The text for {who} has no title of its own, so their pages show {quoted(update.title)}; begin it with a line such as '## Inspectors came to see us'."
    place = update.young_people.place or update.place
    return [Problem(place, Code.NO_YOUNG_TITLE, message, Severity.WARNING)]


def check_teenagers(edition: Edition) -> Iterator[Problem]:
    """A part for teenagers is on a page: only with `teens: true` do they have pages."""
    if edition.council.young_people.teens:
        return
    advice = "add 'teens: true' under 'young_people' in mkdocs.yml, or delete it"
    if edition.council.second_version.rules is not WritingRules.CHILD:
        advice = "only a second version with 'rules: child' has pages for them, so delete it"
    introduction = edition.record.introduction
    texts = [introduction.teenagers] if introduction else []
    texts += [area.teenagers for area in edition.record.areas]
    texts += [update.teenagers for update in edition.record.updates if not update.withdrawn]
    for text in texts:
        if text.place:
            message = f"This part for teenagers is on no page; {advice}."
            yield Problem(text.place, Code.NO_PAGE_FOR_TEENAGERS, message, Severity.WARNING)


def check_kinder(edition: Edition) -> Iterator[Problem]:
    """A rating's words for children are not kinder than the rating: a slow one is described as slow, and one that cannot
    be judged is not good news.

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
            if keys and is_written_by_rules(edition) and not any(slow.find(keys)):
                has_good_news = any(good.find(keys))
                if rating.is_slow or (has_good_news and not rating.is_judged):
                    yield _kinder(rating, edition.council.second_version, has_good_news=has_good_news)


def _kinder(rating: Rating, second: SecondVersion, *, has_good_news: bool) -> Problem:
    codes = listed((quoted(rating.delivery), quoted(rating.impact)), "and")
    what = "what is slow or not better yet" if rating.is_slow else "that this is not clear yet"
    words = "a child's" if second.is_for_children else "easy"
    advice = f"say in {words} words {what}."
    message = f"The rating is {codes}, but its words for {second.who}, {quoted(rating.young_people, SHOWN)}, do not say so; {advice}"
    severity = Severity.ERROR if has_good_news else Severity.WARNING
    return Problem(rating.young_people_place or rating.place, Code.KINDER_RATING, message, severity)
