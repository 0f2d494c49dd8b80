"""A record compared with what was published, whether a file says that or the site that a build replaces."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.check.against import all_changes, compare
from site_builder.check.against.changes import Change
from site_builder.check.against.updates import is_update
from site_builder.edition import Edition
from site_builder.messages import upper_first
from site_builder.problems import Problem, Severity, UnusableError, printable, quoted
from site_builder.read.chain import read_chain
from site_builder.read.manifests import read_manifest
from site_builder.record.chain import Chain
from site_builder.record.facts.published import Published
from site_builder.record.folders import PUBLISHED

if TYPE_CHECKING:
    from site_builder.views.status import Item

MANIFEST = Path("data", "manifest.json")


def with_manifest(file: Path, edition: Edition, found: Iterable[Problem]) -> tuple[Problem, ...]:
    """What changed in silence since a manifest, or the folder `published/`, was written, sorted by file and line. `found`
    is what else is wrong: a file with an error of its own is compared once that is put right.

    UnusableError for a file that cannot be compared with."""
    if file.is_dir() and file.name == PUBLISHED:
        return with_chain(edition, found, _chain_of(file))
    published = read_manifest(file)
    if _is_of_another_site(published, edition):
        words = f"{quoted(printable(str(file)), 300)} is the manifest of another site, {quoted(published.site_url, 300)}, and nothing in it is from this record; name that of this site."
        raise UnusableError(words)
    return _compared(published, edition, found)


def with_chain(edition: Edition, found: Iterable[Problem], chain: Chain) -> tuple[Problem, ...]:
    """The same since what a chain says was published last."""
    return _compared(Published(edition.site_url, chain.version, chain.things), edition, found)


def _chain_of(folder: Path) -> Chain:
    problems: list[Problem] = []
    chain = read_chain(folder.resolve().parent, problems)
    if problems or not chain:
        why = f"is not as it was written: {problems[0]}" if problems else "holds nothing that was published"
        raise UnusableError(f"{quoted(printable(str(folder)), 300)} {why}")
    return chain


def is_ahead(manifest: Path, edition: Edition) -> bool:
    """Whether a site was published with a `published/` that has more than the one that is here. False where there is no
    such site, and where it does not say."""
    try:
        head = read_manifest(manifest).head
    except UnusableError:
        return False
    return bool(head) and head not in edition.record.chain.hashes


def with_old_site(site_dir: Path, edition: Edition) -> tuple[tuple[Problem, ...], str]:
    """The same since the site in a folder was built, as notes; and why it cannot be said, or ""."""
    if not (site_dir / MANIFEST).is_file():
        return (), ""
    try:
        published = read_manifest(site_dir / MANIFEST)
    except UnusableError as error:
        return (), f"warning: What changed since the old site cannot be told: {error}"
    return tuple(problem.as_note() for problem in _compared(published, edition, ())), ""


def changed_since(site_dir: Path, edition: Edition) -> tuple[tuple[Item, ...], str]:
    """Everything that changed since `published/` was last added to or, without it, since the site in a folder was built,
    by file and line, each with whether the record tells of it; and why that cannot be said, or ""."""
    try:
        published = last_published(site_dir, edition)
    except UnusableError as error:
        return (), f"not known: {error}"
    if published is None:
        return (
            (),
            f"not known yet, since there is neither a folder {quoted(PUBLISHED)} nor a site in {quoted(printable(site_dir.name))}",
        )
    found = {_item(change, bool(problems)) for change, problems in all_changes(published, edition)}
    return tuple(sorted(found, key=lambda item: (item.place, item.text))), ""


def last_published(site_dir: Path, edition: Edition) -> Published | None:
    """What `published/` says was published last or, without it, the site in a folder; None where neither is there.

    UnusableError for a site whose manifest cannot be read."""
    chain = edition.record.chain
    if chain.things:
        return Published(edition.site_url, chain.version, chain.things)
    manifest = site_dir / MANIFEST
    return read_manifest(manifest) if manifest.is_file() else None


def _item(change: Change, is_silent: bool) -> Item:
    words = f"{upper_first(change.called)} is new" if change.is_new else change.words
    from site_builder.views.status import Item

    return Item("change", words, change.place, note="in silence; see `progress check --against`" if is_silent else "")


def _compared(published: Published, edition: Edition, found: Iterable[Problem]) -> tuple[Problem, ...]:
    wrong = {problem.place.file for problem in found if problem.severity is Severity.ERROR}
    problems = {problem for problem in compare(published, edition) if problem.place.file not in wrong}
    return tuple(sorted(problems))


def _is_of_another_site(published: Published, edition: Edition) -> bool:
    """Whether a manifest has another address, and updates of which none is in this record."""
    updates = {name for name in published.things if is_update(name)}
    ours = {f"update/{update.name}" for update in edition.record.updates}
    return published.site_url != edition.site_url and bool(updates) and ours.isdisjoint(updates)
