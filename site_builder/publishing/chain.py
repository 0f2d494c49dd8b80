"""What `progress publish` adds to `published/`: a line for each fact that changed, and the words that are taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from site_builder.part_files import replace_file
from site_builder.problems import UnusableError
from site_builder.read.chain import chain_files, read_chain
from site_builder.record.chain import FORMAT, REDACTION, Chain, Line, Things, changed_facts, linked
from site_builder.record.facts import VERSION
from site_builder.record.facts.said import Facts
from site_builder.record.folders import PUBLISHED


@dataclass(frozen=True)
class Publication:
    """What a site says, which is now published."""

    things: Things
    """Its facts, as its manifest has them."""
    found: Facts
    """The same with places and the words of texts, from the record."""
    now: datetime

    @property
    def moment(self) -> str:
        """When it is published, to the second, with its distance from UTC."""
        return self.now.replace(microsecond=0).isoformat()


def may_follow(chain: Chain, now: datetime) -> None:
    """UnusableError where the clock stands before the last publication."""
    if chain and datetime.fromisoformat(chain.lines[-1].moment) > now:
        words = f"The last publication was at {chain.lines[-1].moment}, and it is {now.isoformat()} now: set the clock, or SOURCE_DATE_EPOCH, right."
        raise UnusableError(words)


def with_publication(chain: Chain, published: Publication, before: Things | None = None) -> Chain:
    """The chain with a line for each fact that is not as it was. An empty one begins with `before`, what an older site
    said, if that is given."""
    if not chain and before:
        chain = _longer(chain, _lines(chain, published, before), published)
    return _longer(chain, _lines(chain, published, published.things), published)


def _lines(chain: Chain, published: Publication, things: Things) -> Iterator[Line]:
    if chain.version < VERSION and things:
        yield Line(0, "", "", FORMAT, "version", str(chain.version or "") or None, str(VERSION))
    for thing, key, was, now in changed_facts(chain.things, things):
        said = published.found.get(thing)
        file = said.place.file if said else chain.files.get(thing, "")
        yield Line(0, "", file, thing, key, was, now, words=published.found.texts.get(now or "", ""))


def _longer(chain: Chain, lines: Iterable[Line], published: Publication) -> Chain:
    """The chain with some lines as its next publication."""
    number, moment = chain.publications + 1, published.moment
    made = (replace(line, publication=number, moment=moment, salt=token_hex(16)) for line in lines)
    return Chain((*chain.lines, *linked(made, chain.head)))


def without_words(chain: Chain, files: Collection[str], published: Publication) -> Chain:
    """The chain without the words of some files that are not public any more; its hashes stay as they are, and lines at
    its end say which words were taken out. UnusableError for a file of which there is nothing."""
    known = {line.file for line in chain.lines}
    if wrong := sorted({*files} - known):
        words = f'There is nothing of {wrong[0]} in {PUBLISHED}/; name a file as it is written there after "file", such as updates/2025-07-17-visit.md.'
        raise UnusableError(words)
    for file in sorted(files):
        chain = _without_words_of(chain, file, published)
    return chain


def _without_words_of(chain: Chain, file: str, published: Publication) -> Chain:
    out = [number for number, line in enumerate(chain.lines, 1) if line.file == file and _is_past(line, chain)]
    if not out:
        return chain
    things, files = chain.things, chain.files
    lines = [line.without_words() if number in out else line for number, line in enumerate(chain.lines, 1)]
    shorter = Chain(tuple(lines))
    own = {thing: values for thing, values in things.items() if files[thing] == file}
    kept = {thing: values for thing, values in shorter.things.items() if thing in own}
    texts = {**chain.texts, **published.found.texts}
    more = [Line(0, "", file, REDACTION, "lines", None, ", ".join(map(str, out)))]
    for thing, key, _, now in changed_facts(kept, own):
        more.append(Line(0, "", file, thing, key, None, now, words=texts.get(now or "", "")))
    return _longer(shorter, more, published)


def _is_past(line: Line, chain: Chain) -> bool:
    """Whether a line has anything to say that is not public any more."""
    if not line.is_of_facts:
        return False
    return line.was is not None or chain.things.get(line.thing, {}).get(line.key) != line.now


def keep(root: Path, before: Chain, chain: Chain) -> None:
    """Writes a chain, each file at once, the newest first: whenever that is broken off, what is there is whole.

    UnusableError where the folder is not as it was read any more, OSError where it cannot be written."""
    folder = root / PUBLISHED
    if read_chain(root, []).head != before.head:
        words = f"{PUBLISHED}/ was changed meanwhile, so nothing was added to it; run 'progress publish' again."
        raise UnusableError(words)
    folder.mkdir(exist_ok=True)
    for left in folder.glob(".*.jsonl.part"):
        left.unlink()
    old = chain_files(before)
    for name, content in sorted(chain_files(chain).items(), reverse=True):
        if old.get(name) != content:
            replace_file(folder / name, content)
