"""What must not come out in the periods before elections (Local Government Act 1986, section 2, and the Code of
Recommended Practice on Local Authority Publicity, 2011: no publicity in which councillors speak or are shown)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.record.council import PreElection
from site_builder.record.dates import NOWHERE
from site_builder.record.elected import elected_names, named_in, says_elected, shown_in
from site_builder.record.facts.said import hashed
from site_builder.record.kinds import Kind
from site_builder.record.updates import Quote, Update

_PICTURE = re.compile(r"!\[([^\]\n]{1,2000}+)\]\(")


def check_elections(edition: Edition) -> Iterator[Problem]:
    """An update that comes out in a period of `pre_election` has no quote of anybody elected, is not mere news, and
    neither its title nor a picture names or shows anybody elected, unless `pre_election_ok` says why. That its text
    names them is a warning, and so is each of these where only a part of its month lies in the period.

    It goes by the update's own dates, never by today. What `published/` says was public already stays."""
    periods = edition.council.pre_election
    names = elected_names(edition.record.updates) if periods else frozenset()
    for update in edition.record.updates if periods else ():
        period = _period_of(update, periods)
        if period and not update.withdrawn and "pre_election_ok" not in update.places:
            yield from _Restricted(update, period, names, edition).findings()


def _period_of(update: Update, periods: tuple[PreElection, ...]) -> PreElection | None:
    """The first period in which an update comes out, or may come out."""
    when = update.comes_out
    found = (one for one in periods if one.first <= when.last_day and when.first_day <= one.last)
    return None if update.date == NOWHERE else next(found, None)


@dataclass(frozen=True)
class _Restricted:
    """An update that comes out in a period."""

    update: Update
    period: PreElection
    names: frozenset[str]
    edition: Edition

    def findings(self) -> Iterator[Problem]:
        """What should not be in it."""
        update, titled = self.update, named_in(self.update.title, self.names)
        for quote in update.quotes:
            if says_elected(quote) and not self._was_public(quote):
                yield self._of_quote(quote)
        if self._is_public_already:
            return
        if update.kind is Kind.NEWS:
            what = "'kind' is news" if "kind" in update.places else "Without 'kind' this is news"
            advice = "let it wait, or name another kind if it reports an official fact, such as a decision"
            yield self._found(update.place_of("kind"), what, advice)
        if titled:
            what = f"The title, and so the picture of shared links, names {quoted(titled)}"
            yield self._found(update.place_of("title"), what, "leave the name out")
        for place, alt in self._pictures():
            if shown := shown_in(alt, self.names):
                yield self._found(place, f"The picture shows {quoted(shown)}, by its description", "leave it out")
        yield from () if titled else self._named_in_text()

    def _of_quote(self, quote: Quote) -> Problem:
        how = "is elected" if quote.elected else f"seems to be elected ({quoted(quote.role)})"
        otherwise = "" if quote.elected else ", write elected: false if that is wrong"
        what = f"This quotes {quoted(quote.name)}, who {how}"
        return self._found(quote.place or self.update.place, what, f"leave the quote out{otherwise}")

    def _pictures(self) -> Iterator[tuple[Place, str]]:
        """The description of each picture, and its place."""
        update = self.update
        if update.image:
            yield update.place_of("image_alt"), update.image_alt
        for number, line in enumerate(self.edition.record.typed.get(update.place.file, "").splitlines(), 1):
            yield from ((update.place.at(number), match[1]) for match in _PICTURE.finditer(line))

    def _named_in_text(self) -> Iterator[Problem]:
        """A warning for the first place in its own words that names somebody elected."""
        update = self.update
        texts = {"summary": update.written_summary, "means": update.means, "in_short": update.in_short}
        for place, text in (*((update.place_of(key), text) for key, text in texts.items()), *self._body()):
            if named := named_in(text, self.names):
                what, advice = f"The text names {quoted(named)}", "leave the name out, or what they think"
                yield self._found(place, what, advice).softened()
                return

    def _body(self) -> Iterator[tuple[Place, str]]:
        place = self.update.body.place or self.update.place
        lines = self.edition.record.typed.get(place.file, "").splitlines()[place.line - 1 :]
        yield from ((place.at(place.line + number), _PICTURE.sub("", line)) for number, line in enumerate(lines))

    def _found(self, place: Place, what: str, advice: str) -> Problem:
        """An error, or a warning where nobody knows whether the update comes out in the period."""
        when, period = self.update.comes_out, self.period
        is_certain = period.first <= when.first_day and when.last_day <= period.last
        comes = "comes out" if is_certain else f"is dated {quoted(str(when))}, so that it may come out"
        advice = advice if is_certain else f"{advice}, write the day in 'date' and in the file's name"
        way = "or say who allowed it, when and why: pre_election_ok: {by: Monitoring officer, date: …, why: …}"
        message = f"{what}, and the update {comes} in {period.called}; {advice}, {way}."
        return Problem(place, Code.PRE_ELECTION, message, Severity.ERROR if is_certain else Severity.WARNING)

    @property
    def _is_public_already(self) -> bool:
        return f"update/{self.update.name}" in self.edition.record.chain.things

    def _was_public(self, quote: Quote) -> bool:
        """Whether these words of theirs were published before."""
        before, words = f"update/{self.update.name}/quote/", str(hashed(quote.text))
        things = self.edition.record.chain.things.items()
        return any(values.get("text") == words for name, values in things if name.startswith(before))
