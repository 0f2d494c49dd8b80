"""What was changed at each publication, fact by fact and with the words before and after, as `published/` has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from site_builder.record.chain import FORMAT, Chain, Line, changed_facts, follow
from site_builder.record.dates import When, day_of, span_of
from site_builder.record.facts.said import Facts
from site_builder.record.facts.site import is_of_second_version
from site_builder.record.record import Record

_NAMES = ("title", "term", "group", "inspection", "what", "name", "said", "text", "date")
"""The keys by which readers know a thing."""
_PAGES = {"term": "glossary/", "body": "governance/", "rhythm": "governance/", "document": "documents/"}
_PAGES |= {"event": "timeline/", "judgement": "timeline/", "consultation": "plan/", "version": "plan/"}
_PAGES |= {"voice": "you-said/"}
"""Where the entries of data files are shown, by their kind; all others on the progress page."""
_NEVER = {"minor", "withdrawn", "withdrawn_reason", "address", "aliases", "made_in", "written", "reviewed"}
_NEVER |= {"young_people_reviewed", "young_people_checked"}
"""Keys that tell of changes, or are there to be renewed."""
_TOLD = {"action": {"due"}, "measure": {"target"}, "promise": {"due", "due_text"}, "area": {"sources"}}
_TOLD |= {"point": {"value", "revised", "revised_was", "revised_why"}}
"""Keys whose changes are told elsewhere: by an entry of 'moved' or by 'revised', or because lists may grow."""
_TELLING = ("move", "correction")
_ENDED = ("done", "stopped")


@dataclass(frozen=True)
class ChangedFact:
    """One fact before and after."""

    thing: str
    """The name of its thing within its owner, such as "rating/2025-06-01"; "" for the owner itself."""
    title: str
    """How readers know that thing; "" for the owner itself."""
    key: str
    was: str | None
    """The value before, of a text its words; None if there was none."""
    now: str | None
    """The same after it."""
    is_kept: bool = True
    """Whether the words of both are known; they are "" where they are not."""
    is_gone: bool = False
    """Whether the whole thing is gone since."""

    @property
    def kind(self) -> str:
        """The kind of the thing; "" for the owner itself."""
        return self.thing.split("/")[-2] if self.thing else ""


@dataclass(frozen=True)
class PublishedChange:
    """What was changed at one publication in one update, area, page or entry of a list."""

    owner: str
    """Its name, such as "update/2025-07-17-visit"."""
    title: str
    address: str
    day: When
    """The day of that publication."""
    facts: tuple[ChangedFact, ...]
    corrections: tuple[str, ...]
    """The names of the corrections that came with it, in their order."""
    minor: When | None
    """When its author says that only spelling or layout was changed, if that was said with it."""
    is_redacted: bool
    """Whether words were taken out of what was kept of it."""
    is_gone: bool = False
    """Whether the whole page or entry is gone since."""


def published_changes(record: Record, found: Facts, today: date) -> tuple[PublishedChange, ...]:
    """Every change of what was published, oldest first, of what is public now; what changed since comes last.

    Nothing in it was ever withdrawn, and nothing is of an update that is not public any more."""
    chain = record.chain
    story = _Story(chain, found, _names(record), record.council.second_version.is_on)
    for _, lines in chain.by_publication():
        story.tell(lines)
    story.tell(list(_pending(chain, found, today)))
    return tuple(change for number, change in enumerate(story.told) if story.may_show(number, change))


def _pending(chain: Chain, found: Facts, today: date) -> Iterator[Line]:
    for thing, key, was, now in changed_facts(chain.things, found.things):
        file = found[thing].place.file if thing in found else chain.files.get(thing, "")
        yield Line(chain.publications + 1, str(today), file, thing, key, was, now)


def _names(record: Record) -> Mapping[str, str]:
    """The names of updates as they are now, by names that their files had before."""
    found = {}
    for update in record.updates:
        for alias in update.aliases:
            way, _, name = alias.typed.strip("/").partition("/")
            if way == "updates" and name and "/" not in name:
                found[f"update/{name}"] = f"update/{update.name}"
    return found


@dataclass
class _Story:
    """Goes through the publications, and gathers what each changed."""

    chain: Chain
    found: Facts
    renamed: Mapping[str, str]
    with_second: bool
    """Whether what was changed in the second version is told: not on a site that has none any more."""
    things: dict[str, dict[str, str]] = field(default_factory=dict)
    told: list[PublishedChange] = field(default_factory=list)
    withdrawn: dict[str, int] = field(default_factory=dict)
    """How much had been told when an update was withdrawn last."""

    def tell(self, lines: list[Line]) -> None:
        """What one publication changed, by owner, in the order of the lines."""
        if not lines:
            return
        is_restated = {line.file for line in lines if line.redacts}
        is_first = not self.things
        is_new_format = any(line.thing == FORMAT for line in lines)
        redacted = {line.file for line in lines if line.redacted}
        by_owner: dict[str, list[Line]] = {}
        before = {line.thing: dict(self.things.get(line.thing, {})) for line in lines if line.is_of_facts}
        owners = {line.thing: self._owner(line, before) for line in lines if line.is_of_facts}
        for line in lines:
            if not line.is_of_facts:
                continue
            follow(self.things, line)
            if is_of_second_version(line.key) and not self.with_second:
                continue
            if line.now is None or line.was is not None or not (line.file in is_restated or is_new_format):
                by_owner.setdefault(owners[line.thing], []).append(line)
        for owner, own in by_owner.items() if not is_first else ():
            self._tell_of(owner, own, before, redacted)
        self._note_withdrawals(owners.values())

    def _owner(self, line: Line, before: Mapping[str, Mapping[str, str]]) -> str:
        """The update, area, page or entry to which a thing belongs, by its name today."""
        top = "/".join(line.thing.split("/")[:2])
        if top.startswith("promise/"):
            made_in = self.things.get(top, {}).get("made_in") or before.get(top, {}).get("made_in", "")
            made_in = line.now if line.key == "made_in" and line.now else made_in
            top = f"update/{made_in or self.found[top].values['made_in']}" if made_in or top in self.found else top
        return self.renamed.get(top, top)

    def _tell_of(
        self, owner: str, lines: list[Line], before: Mapping[str, Mapping[str, str]], redacted: Iterable[str]
    ) -> None:
        corrections = [line.thing for line in lines if _is_new_correction(line, owner)]
        minor = next((line.now for line in lines if line.thing == owner and line.key == "minor"), None)
        told = [line for line in lines if _is_told(line, before, bool(corrections))]
        if any(line.key == "text" for line in told):  # a summary that nobody typed is the beginning of the text
            typed = self.found[owner].places if owner in self.found else ()
            told = [line for line in told if line.key != "summary" or line.thing != owner or "summary" in typed]
        facts = [self._fact(line, owner, before[line.thing]) for line in told]
        values, day = self.things.get(owner) or before.get(owner) or {}, lines[0].moment[:10]
        address = values["address"].lstrip("/") if "address" in values else _PAGES.get(owner.partition("/")[0], "")
        said = minor or (values.get("minor") if values.get("minor") == day else None)
        is_redacted = any(line.file in redacted for line in lines)
        self.told.append(
            PublishedChange(
                owner=owner,
                title=title_of(values),
                address=address,
                day=day_of(date.fromisoformat(day)),
                facts=tuple(fact for fact in facts if fact),
                corrections=tuple(corrections),
                minor=_when(said),
                is_redacted=is_redacted,
                is_gone=owner not in self.things,
            )
        )

    def _fact(self, line: Line, owner: str, before: Mapping[str, str]) -> ChangedFact | None:
        is_text = any(_is_hash(value) for value in (line.was, line.now) if value)
        is_gone = line.thing not in self.things
        if is_gone and line.thing == owner and owner.startswith("page/"):
            return None  # of a page that is gone, it is told that it is gone
        within = "" if line.thing == owner else line.thing.removeprefix(f"{owner}/")
        title = title_of(self.things.get(line.thing) or before) if within else ""
        was, now = (self._words(value) if is_text and value else value for value in (line.was, line.now))
        return ChangedFact(within, title, line.key, was, now, is_kept="" not in (was, now), is_gone=is_gone)

    def _words(self, hashed: str) -> str:
        return self.found.texts.get(hashed) or self.chain.texts.get(hashed, "")

    def _note_withdrawals(self, owners: Iterable[str]) -> None:
        for owner in owners:
            if "withdrawn" in self.things.get(owner, {}):
                self.withdrawn[owner] = len(self.told)

    def may_show(self, number: int, change: PublishedChange) -> bool:
        """Whether a change may be shown: what belongs to an update that is public, and was not withdrawn after it."""
        is_owned = change.owner.partition("/")[0] in ("update", "area")
        if change.owner.startswith("site/"):
            return False  # the pages themselves show it
        if is_owned and (change.owner not in self.found or "withdrawn" in self.found[change.owner].values):
            return False
        return number >= self.withdrawn.get(change.owner, 0)


def _is_new_correction(line: Line, owner: str) -> bool:
    return line.key == "note" and line.was is None and line.thing.startswith(f"{owner}/correction/")


def _is_told(line: Line, before: Mapping[str, Mapping[str, str]], is_corrected: bool) -> bool:
    """Whether a change belongs to what readers are told: of something that had been published, and not told elsewhere."""
    kind = line.thing.split("/")[-2]
    if kind in _TELLING or not before.get(line.thing) or line.key in _NEVER | _TOLD.get(kind, set()):
        return False
    if kind == "action" and line.key in ("status", "done", "evidence"):
        return line.was in _ENDED or (line.key == "done" and line.was is not None)
    return line.was is not None or is_corrected


def title_of(values: Mapping[str, str]) -> str:
    """How readers know a thing with these facts: its title, or what it has in place of one; "" if it has none."""
    return next((values[key] for key in _NAMES if key in values), "")


def _is_hash(value: str) -> bool:
    return len(value) == 64 and set(value) <= set("0123456789abcdef")


def _when(typed: str | None) -> When | None:
    date = span_of(typed) if typed else None
    return date.first if date else None
