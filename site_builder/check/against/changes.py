"""What differs between what was published and what a record says now, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from site_builder.messages import upper_first
from site_builder.problems import Place, quoted
from site_builder.record.facts.published import Things
from site_builder.record.facts.said import Facts

_HASHED = {"text": "The text", "young_people": "The young people's text", "teenagers": "The teenagers' text"}
"""What messages call the texts of which a manifest has only a hash."""
_TYPED = {
    **{"withdrawn_reason": "reason", "revised_was": "was", "revised_why": "why"},
    **{"checked_by": "by", "checked_how": "how"},
    **{"closed_why": "why", "closed_decided_by": "decided_by", "closed_young_people": "young_people"},
    **{"young_people_did": "did", "young_people_why": "why"},
}
"""The keys that authors type for those of facts that have another name."""
_NAMES = ("title", "term", "group", "inspection", "what", "name")
"""The keys by which authors know an entry."""
_WITH_TEXTS = ("update", "area", "page")


@dataclass(frozen=True)
class Change:
    """One fact that is not as it was published."""

    thing: str
    """Its name."""
    key: str
    """Its key; "" where the thing as a whole is gone or new."""
    was: str | None
    """The value as it was published; None if there was none."""
    now: str | None
    """The value now; None if there is none."""
    values: Mapping[str, str]
    """What the thing was as it was published, or what a new one is."""
    place: Place

    @property
    def kind(self) -> str:
        """The kind of the thing, such as "action"."""
        return self.thing.split("/")[-2]

    @property
    def top(self) -> str:
        """The name of the outermost thing, such as "area/3"."""
        return "/".join(self.thing.split("/")[:2])

    @property
    def above(self) -> str:
        """The name of the thing to which this one belongs; "" for an outermost one."""
        return self.thing.rpartition("/")[0].rpartition("/")[0]

    @property
    def is_gone(self) -> bool:
        """Whether the thing as a whole is gone."""
        return not self.key and self.now is None

    @property
    def is_new(self) -> bool:
        """Whether the thing as a whole is new."""
        return not self.key and self.was is None

    @property
    def called(self) -> str:
        """What a message calls the thing, within a sentence."""
        name, values = self.thing.rpartition("/")[2], self.values
        outer = self._outer if self.kind in ("point", "report", "comparator") else ""
        title = quoted(next((values[key] for key in _NAMES if key in values), name))
        date, rater = values.get("date", name), f" by {quoted(values['by'])}" if "by" in values else ""
        return {
            "update": "this update",
            "area": "this plan summary",
            "quote": f"the quote of {values.get('name', name)}",
            "diary": f"the diary date {title}",
            "document": f"the document {title}",
            "correction": f"the correction of {date}",
            "rating": f"the rating of {date}{rater}",
            "decision": f"the response of {date} by {quoted(values.get('by', ''))}",
            "point": f"the value of {date} for {outer}",
            "report": f"the report of {date} on {outer}",
            "move": f"the move of {date}",
            "page": "this page",
            "site": "the list of partners",
            "voice": f"the entry {quoted(name)}",
            "promise": f"the promise {quoted(name)}",
            "outcome": f"the outcome of the promise {quoted(self.thing.split('/')[1])}",
            "action": f"the action {quoted(name)}",
            "measure": f"the measure {quoted(name)}",
            "comparator": f"the comparator {title} of {outer}",
        }.get(self.kind, f"the {self.kind} {title}")

    @property
    def _outer(self) -> str:
        """What a value, a report or a comparator belongs to; a value of a comparator names both."""
        parts = self.thing.split("/")
        outer = quoted(parts[3])
        return f"{quoted(unquote(parts[5]))} in {outer}" if "comparator" in parts[4:-2:2] else outer

    @property
    def words(self) -> str:
        """What changed, as a sentence without its full stop."""
        if self.is_gone:
            return f"{upper_first(self.called)} was published, and is gone"
        if self.is_new:
            return f"{upper_first(self.called)} was added to what had been published without it"
        is_hash = self.key in _HASHED and (self.kind in _WITH_TEXTS or self.kind == "quote")
        key = _HASHED[self.key] if is_hash else quoted(_TYPED.get(self.key, self.key))
        what = upper_first(self.called) if self.key == "value" else f"{key} of {self.called}"
        if self.was is None:
            return f"{what} was added to what had been published without it"
        if is_hash:
            return f"{what} was published, and is gone" if self.now is None else f"{what} is not as it was published"
        return f"{what} was published as {quoted(self.was)}{', and is gone' if self.now is None else ''}"


def changes(before: Things, now: Facts) -> Iterator[Change]:
    """Every fact that was published and is another now, is gone, or is new, in the order of `before`, then of `now`."""
    for thing, values in before.items():
        said = now.get(thing)
        if said is None:
            yield Change(thing, "", "", None, values, _nearest(thing, values, now))
            continue
        if values == said.values:  # nearly always
            continue
        for key in [*values, *(key for key in said.values if key not in values)]:
            if values.get(key) != said.values.get(key):
                yield Change(thing, key, values.get(key), said.values.get(key), values, said.place_of(key))
    for thing, said in now.items():
        if thing not in before:
            yield Change(thing, "", None, "", said.values, said.place)


_LISTS = {
    "quote": "quotes",
    "document": "documents",
    "correction": "corrections",
    "action": "actions",
    "report": "reports",
    "rating": "ratings",
    "decision": "responses",
    "measure": "measures",
    "comparator": "comparators",
    "point": "points",
    "move": "moved",
    "outcome": "outcome",
    "promise": "promises",
}
"""The keys below which the things of a kind are written."""
_FILES = {
    "document": "docs/data/documents.yml",
    "event": "docs/data/timeline.yml",
    "judgement": "docs/data/judgements.yml",
    "version": "docs/data/plan_versions.yml",
    "consultation": "docs/data/consultation.yml",
    "voice": "docs/data/voice.yml",
    "rhythm": "docs/data/rhythms.yml",
    "term": "docs/data/glossary.yml",
    "body": "docs/data/governance.yml",
    "site": "mkdocs.yml",
}


def _nearest(thing: str, values: Mapping[str, str], now: Facts) -> Place:
    """Where a thing that is gone would be: at the list of its kind, or in the file in which it was."""
    *above, kind, name = thing.split("/")
    parent = f"update/{values.get('made_in', '')}" if kind == "promise" else "/".join(above)
    if parent in now:
        key = name if name in ("source", "evidence", "response", "closed") else _LISTS.get(kind, kind)
        return now[parent].place_of(key)
    if above:  # the thing to which it belongs is gone, too
        return Place(file_of("/".join(above), values))
    return Place(file_of(f"{kind}/{name}", values))


def file_of(thing: str, values: Mapping[str, str]) -> str:
    """The path from the root of the file in which an outermost thing is written."""
    kind, _, name = thing.partition("/")
    if kind == "update":
        return f"updates/{name}.md"
    if kind == "promise":
        return f"updates/{values.get('made_in', '')}.md"
    if kind == "area":
        return f"docs/{values.get('address', '').strip('/')}.md"
    return _FILES.get(kind, f"docs/{unquote(name)}")
