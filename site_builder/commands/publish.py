"""`progress publish`: a build that compares with what was published before, and keeps what is published now."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder import clock, place
from site_builder.codes import Code
from site_builder.commands.build import (
    last_line,
    tell_what_changed,
    waits_after_a_rollback,
    warn_of_the_clock,
)
from site_builder.commands.findings import ERRORS, counted, exit_code, print_findings
from site_builder.commands.several import each, refuse_one_site_for_two, refuse_with_several
from site_builder.commands.speaker import Speaker, speakers
from site_builder.memory import Store
from site_builder.problems import Problem, UnusableError, advice, how_many
from site_builder.publishing import previous
from site_builder.read.chain import as_error, read_chain
from site_builder.record.chain import Chain
from site_builder.record.folders import PUBLISHED

if TYPE_CHECKING:
    from site_builder.checked import Checked
    from site_builder.publishing.chain import Publication

LOCK = "publish.lock"


@dataclass(frozen=True)
class Options:
    """What was typed after `progress publish`."""

    site_dir: Path | None
    cache_dir: Path | None
    with_search: bool
    against: Path | None
    """A manifest with which the record is compared in place of `published/`."""
    verify: bool
    redact: tuple[Path, ...]
    """Files whose words of earlier are taken out of `published/`."""
    is_quiet: bool = False
    """Whether it says what stops it, and one line alone."""
    keeps_previous: bool = False
    """Whether the site that it replaces stays beside it."""
    deploy_dir: Path | None = None
    """Where the files for hosts go that are not part of the site."""


def publish_sites(files: tuple[Path, ...], options: Options) -> None:
    """Publishes the site of each configuration, or looks whether what was kept is as it was written; ends with an exit
    code where that failed."""
    own = {"--site-dir": options.site_dir, "--cache-dir": options.cache_dir, "--against": options.against}
    refuse_with_several(files, own | {"--redact": options.redact, "--deploy-dir": options.deploy_dir})
    refuse_one_site_for_two(files)
    each(
        speakers(files, is_quiet=options.is_quiet),
        lambda speaker: _verify(speaker) if options.verify else _publish(options, speaker),
    )


def _verify(speaker: Speaker) -> None:
    """Says what `published/` holds and what its last hash is; exit 1 where it is not as it was written."""
    found: list[Problem] = []
    chain = read_chain(speaker.root, found)
    if found:
        print_findings(speaker.named(map(as_error, found)))
        sys.exit(ERRORS)
    if not chain:
        raise UnusableError(f"There is no {PUBLISHED}/ yet: 'progress publish' begins it.")
    first, last = chain.lines[0].moment, chain.lines[-1].moment
    taken = sum(1 for line in chain.lines if line.redacted)
    without = f" The words of {how_many(taken, 'line')} were taken out, as later lines say." if taken else ""
    lines, times = how_many(len(chain.lines), "line"), how_many(chain.publications, "publication")
    speaker.say(f"{PUBLISHED}/ is as it was written: {lines}, {times}, from {first} to {last}.{without}", err=False)
    speaker.say(f"Its last hash is {chain.head}", err=False)


def _publish(options: Options, speaker: Speaker) -> None:
    """Compares, builds, and then keeps what changed, while nobody else publishes."""
    cache = place.cache_folder(speaker.root)
    cache.mkdir(parents=True, exist_ok=True)
    with place.locked(cache, LOCK):
        _publish_alone(options, speaker)


def _publish_alone(options: Options, speaker: Speaker) -> None:
    from site_builder.building import Order, build
    from site_builder.checked import read_and_check
    from site_builder.engine import chosen
    from site_builder.publishing.chain import may_follow

    start, now = time.monotonic(), clock.now()
    cache = place.cache_folder(speaker.root, options.cache_dir)
    place.put_right(cache)
    memory = Store(cache, speaker.file)
    checked = read_and_check(speaker.file, now, memory)
    site_dir = options.site_dir or checked.sources.root / checked.sources.site_dir
    checked = _compared(options, checked, site_dir, speaker)
    redact = _named(options, checked)
    if waits_after_a_rollback(checked, speaker, cache, site_dir, "--redact" if redact else ""):
        return
    may_follow(checked.edition.record.chain, checked.edition.now)
    warn_of_the_clock(checked, speaker)
    keeps = options.keeps_previous and not redact
    order = Order(checked, site_dir, cache, speaker.say, options.with_search, keeps, options.deploy_dir)
    built = build(order, chosen(speaker.file, checked.sources))
    previous.release(cache)
    memory.keep()
    if redact and previous.is_site(kept := previous.folder_of(site_dir)):
        place.clear(kept)
    made = last_line(built, checked, site_dir, time.monotonic() - start, speaker)
    if not speaker.is_quiet:
        speaker.say(made, err=False)
    words = _keep(options, checked, site_dir, redact)
    speaker.say(f"{made} {words}" if speaker.is_quiet else words, err=False)


def _compared(options: Options, checked: Checked, site_dir: Path, speaker: Speaker) -> Checked:
    """The record with what changed in silence; exits where it has errors, and so is not published."""
    from site_builder.comparison import MANIFEST, is_ahead

    found = checked.compared_with_chain()
    if options.against:
        broken = {as_error(one) for one in checked.problems if one.code is Code.BROKEN_CHAIN}
        found = checked.compared_with(options.against).adding(broken)
    speaker.tell(found.problems, err=True)
    if found.has_errors:
        speaker.say_at_last(f"{counted(found.problems)} Nothing was built; the old site is as it was.")
        sys.exit(exit_code(found.findings))
    if is_ahead(options.against or site_dir / MANIFEST, checked.edition):
        words = f"The site that is there was published with a {PUBLISHED}/ of which lines are not here: fetch the newest one, as with 'git pull', and publish again."
        raise UnusableError(words)
    if not options.against and not checked.edition.record.chain:
        tell_what_changed(checked, site_dir, speaker)
    return found


def _named(options: Options, checked: Checked) -> set[str]:
    """The files to redact, from the root. UnusableError for one outside it."""
    root, found = checked.sources.root.resolve(), set[str]()
    for path in options.redact:
        inside = path.resolve()
        if not inside.is_relative_to(root):
            raise UnusableError(f"{path} is not below {root}; name a file of this site after --redact.")
        found.add(inside.relative_to(root).as_posix())
    return found


def _keep(options: Options, checked: Checked, site_dir: Path, redact: set[str]) -> str:
    """Adds to `published/` what the site that is now in its place says otherwise than the one before; says what."""
    from site_builder.comparison import MANIFEST
    from site_builder.publishing.chain import Publication, keep, with_publication, without_words
    from site_builder.read.manifests import read_manifest
    from site_builder.record.facts import VERSION, facts

    edition = checked.edition.public().without_withdrawn_words()
    things = read_manifest(site_dir / MANIFEST).things
    published = Publication(things, facts(edition.record), edition.now)
    before = edition.record.chain
    base = read_manifest(options.against) if options.against and not before else None
    try:
        longer = with_publication(before, published, base.things if base and base.version == VERSION else None)
        chain = without_words(longer, redact | _newly_harmful(before, longer, published), published)
        if chain.lines != before.lines:
            keep(checked.sources.root, before, chain)
    except OSError as error:
        words = f"The site is in its place, but {PUBLISHED}/ could not be written: {advice(error)}. Then run 'progress publish' again."
        raise UnusableError(words) from error
    return _kept(before, longer, chain)


def _newly_harmful(before: Chain, chain: Chain, published: Publication) -> set[str]:
    """The files in which a correction says, for the first time, that the words before could harm somebody."""
    new = {line.thing for line in chain.lines[len(before.lines) :] if line.key == "show_before" and line.now == "no"}
    return {published.found[thing].place.file for thing in new if thing in published.found}


def _kept(before: Chain, longer: Chain, chain: Chain) -> str:
    """What was added, as sentences."""
    added = sum(1 for line in longer.lines[len(before.lines) :] if line.is_of_facts)
    taken = sum(1 for line in chain.lines if line.redacted) - sum(1 for line in before.lines if line.redacted)
    words = f"Nothing that is published has changed since {before.lines[-1].moment[:10]}." if before else ""
    if added:
        words = f"Kept in {PUBLISHED}/: {how_many(added, 'fact')} as publication {longer.publications}."
    words += f" The words of {how_many(taken, 'line')} were taken out." if taken else ""
    return f"{words} Commit {PUBLISHED}/." if added or taken else words
