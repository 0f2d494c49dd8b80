"""The previous site, kept beside the current one as `site.previous`, and what it must never bring back.

It is what was public before files last changed: a build that comes of a new day or an hour alone leaves it as it is.
Only its owner can read it, for a web server may show what lies beside a site."""

from __future__ import annotations

import filecmp
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from site_builder.inventory import files_below
from site_builder.json_text import parsed
from site_builder.part_files import replace_file
from site_builder.problems import UnusableError
from site_builder.read.manifests import read_manifest
from site_builder.record.facts.published import Published, Things
from site_builder.record.file_kinds import KINDS, Treatment

MANIFEST = Path("data", "manifest.json")
_HELD = "rolled-back.json"
_MADE = ("assets/", "pagefind/", "data/")
"""Folders whose files the builder makes. The pictures of shared links, which it makes too, are elsewhere."""
_OTHERS = (Treatment.XML, Treatment.FOREIGN, Treatment.ACTIVE, Treatment.PROGRAM, Treatment.PLAIN)
"""What the builder makes itself, or never publishes."""
_OF_AUTHORS = {ending for kind in KINDS if kind.treatment not in _OTHERS for ending in kind.endings} - {"gz"} | {"csv"}
"""Endings of the files that authors publish. Files of other kinds are made by the builder, which packs them with gzip, too."""


@dataclass(frozen=True)
class Held:
    """That a site was rolled back, and what it takes to build again."""

    site_dir: str
    moment: str
    made_from: str
    """The fingerprint of all files that a public site is made from, as they were then; "" where it is not known."""
    version: str
    """The builder's own."""


@dataclass(frozen=True)
class Difference:
    """What an exchange of the two sites would change for a reader; things by their address, in its order."""

    withdrawn: tuple[str, ...]
    """What was withdrawn or withheld since, or has words that were taken out because they could harm somebody."""
    back: tuple[str, ...]
    """What would be public again: pages that are gone, files that are gone."""
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    """What would be as it was before."""


def folder_of(site_dir: Path) -> Path:
    """Where the site before that in a folder is kept: beside it, so that each can become the other in one step."""
    site = site_dir.resolve()
    return site.with_name(f"{site.name}.previous")


def difference(previous: Path, site: Path) -> Difference:
    """What differs between the site in `previous` and that in `site`. UnusableError where the manifest of one cannot be read."""
    was, now = read_manifest(previous / MANIFEST), read_manifest(site / MANIFEST)
    owners = _owners(was.things), _owners(now.things)
    there = _files(previous), _files(site)
    files = there[0] - there[1], there[1] - there[0]
    rewritten = {
        name for name in there[0] & there[1] if not filecmp.cmp(f"{previous}{name}", f"{site}{name}", shallow=False)
    }
    changed = {name for name in owners[0].keys() & owners[1].keys() if owners[0][name] != owners[1][name]}
    return Difference(
        tuple(sorted({*_withdrawn(was, now)})),
        tuple(sorted({_called(name, was.things) for name in owners[0].keys() - owners[1].keys()} | files[0])),
        tuple(sorted({_called(name, now.things) for name in owners[1].keys() - owners[0].keys()} | files[1])),
        tuple(sorted({_called(name, now.things) for name in changed} | rewritten)),
    )


def is_site(folder: Path) -> bool:
    """Whether a folder is a site that we built, whatever it is called."""
    try:
        return bool(read_manifest(folder / MANIFEST))
    except UnusableError:
        return False


def may_never_be_public_again(previous: Path, site: Path) -> tuple[str, ...]:
    """The addresses, sorted, for which a former site must not be kept beside the new one: what that one withdraws or withholds,
    or has taken words out of because they could harm somebody. Where a manifest cannot be read, nobody knows, and that is named."""
    try:
        return tuple(sorted({*_withdrawn(read_manifest(previous / MANIFEST), read_manifest(site / MANIFEST))}))
    except UnusableError:
        return (MANIFEST.as_posix(),)


def _withdrawn(was: Published, now: Published) -> Iterator[str]:
    for name, values in now.things.items():
        before = was.things.get(name)
        if "withdrawn_reason" in values and before is not None and "withdrawn_reason" not in before:
            yield _called(name, now.things)
        is_hiding = values.get("show_before") == "no" and (before or {}).get("show_before") != "no"
        is_withholding = "withheld" in values and before is not None and "withheld" not in before
        if is_hiding or is_withholding:
            yield _called(_owner(name), now.things)


def _owners(things: Things) -> dict[str, dict[str, dict[str, str]]]:
    """The facts of each update, area and page, with those of what belongs to it."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for name, values in things.items():
        found.setdefault(_owner(name), {})[name] = dict(values)
    return found


def _owner(name: str) -> str:
    return "/".join(name.split("/")[:2])


def _called(name: str, things: Things) -> str:
    return things.get(name, {}).get("address") or name


def _files(site: Path) -> set[str]:
    """The paths of what authors published: documents and pictures."""
    paths = (Path(path).relative_to(site).as_posix() for path in files_below(str(site)))
    return {f"/{path}" for path in paths if _is_of_an_author(path)}


def _is_of_an_author(path: str) -> bool:
    is_made = path.startswith(_MADE) or path.endswith("/share.png")
    return not is_made and path.rpartition(".")[2].lower() in _OF_AUTHORS


def hold(cache: Path, held: Held) -> None:
    """Notes that a site was rolled back, so that the next timer does not build again what was taken away."""
    replace_file(cache / _HELD, json.dumps(asdict(held), indent=2).encode())


def is_held(cache: Path) -> bool:
    """Whether a site was rolled back, and nothing was built since."""
    return (cache / _HELD).is_file()


def release(cache: Path) -> None:
    """Forgets that a site was rolled back: something was built since."""
    (cache / _HELD).unlink(missing_ok=True)


def held(cache: Path, site_dir: Path, made_from: bytes, version: bytes) -> Held | None:
    """That the site in a folder was rolled back, if what it is made from is the same since, and the builder; else None."""
    try:
        note = Held(**parsed((cache / _HELD).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    is_same = note.site_dir == str(site_dir.resolve()) and note.version == version.hex()
    return note if is_same and made_from and note.made_from == made_from.hex() else None
