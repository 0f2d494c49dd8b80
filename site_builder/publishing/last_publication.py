"""What was last published, kept beside the build, for `build --urgent`."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from site_builder.edition import Edition
from site_builder.inventory import files_below, mark_in
from site_builder.json_text import parsed
from site_builder.part_files import replace_file
from site_builder.privacy import kept_back
from site_builder.problems import UnusableError, advice, printable
from site_builder.read.source import is_ignored
from site_builder.sources import Sources

KEPT = "published"
"""The folder of the cache that holds the files of the last published site."""
RECORD = "record.json"
CONTENT = "content"


def keep(edition: Edition, sources: Sources, site_dir: Path, cache: Path) -> str:
    """Keeps the files from which a site was built, as far as they are public, replacing those of the previous build.

    No draft, and nothing that waits for its hour, is among them. The site is already in place, so a failure is not a
    reason to end with an error: returns a warning, or ""."""
    kept = cache / KEPT
    try:
        _remove_links(kept, kept / CONTENT)
        (kept / RECORD).unlink(missing_ok=True)  # what lies there is worth nothing until it is whole again
        _bring_up_to_date(kept / CONTENT, sources.root, set(_public_files(edition, sources)))
        _note(edition, sources, site_dir, kept)
    except (OSError, ValueError) as error:
        return _not_kept(kept, cache, error)
    return ""


def finished(edition: Edition, sources: Sources) -> bytes:
    """The fingerprint of all files that the public site is made from, or will be once each update that waits for its hour
    has had it: neither a draft nor the clock changes it. b"" where a file cannot be read."""
    hours, made = edition.hours_to_come, hashlib.sha256()
    try:
        for file in sorted(set(_public_files(edition.at(hours[-1]) if hours else edition, sources))):
            made.update(f"{file}\0".encode() + mark_in(str(sources.root / file)))
    except (OSError, ValueError):
        return b""
    return made.digest()


def _remove_links(*folders: Path) -> None:
    """Removes those of some folders that are symbolic links: whoever can write the content must not choose which files are
    deleted. Below them, `files_below` takes no link."""
    for folder in folders:
        if folder.is_symlink():
            folder.unlink()


def _bring_up_to_date(kept: Path, root: Path, files: set[str]) -> None:
    """Makes a folder hold some files of another and nothing else; one with the same size and time is the same."""
    kept.mkdir(parents=True, exist_ok=True)
    top = os.fspath(kept)
    there = {path[len(top) + 1 :].replace(os.sep, "/"): os.lstat(path) for path in files_below(top)}
    for file in there.keys() - files:
        _remove(kept, file)
    for file in sorted(files):
        if file not in there or not _is_same((root / file).stat(), there[file]):
            (kept / file).parent.mkdir(parents=True, exist_ok=True)
            (kept / file).unlink(missing_ok=True)
            shutil.copy2(root / file, kept / file)


def _remove(kept: Path, file: str) -> None:
    """Removes a file, and the folders that are empty without it."""
    (kept / file).unlink()
    for folder in Path(file).parents:
        try:
            (kept / folder).rmdir()
        except OSError:  # it has other files
            return


def _note(edition: Edition, sources: Sources, site_dir: Path, kept: Path) -> None:
    """Writes beside the kept files which site was built from them."""
    said = {
        "site_dir": os.path.relpath(site_dir.resolve(), sources.root),
        "site": _fingerprint(site_dir),
        "moment": f"{edition.now:%Y-%m-%d %H:%M}",
        "config_file": sources.config_file,
    }
    replace_file(kept / RECORD, json.dumps(said, indent=2).encode())


def _exchange(new: Path, old: Path) -> None:
    """Replaces the previous folder, which is worthless as soon as it is not complete."""
    (old / RECORD).unlink(missing_ok=True)
    shutil.rmtree(old, ignore_errors=True)
    new.rename(old)


def _not_kept(new: Path, cache: Path, error: Exception) -> str:
    shutil.rmtree(new, ignore_errors=True)
    name = printable(str(getattr(error, "filename", None) or new))
    why = advice(error) if isinstance(error, OSError) else f"the system says: {error}"
    return (
        f"warning: The site is in its place, but what it was made from could not be kept in {printable(str(cache / KEPT))}: "
        f"{name}: {why}. 'progress build --urgent' will not work until a build has kept it."
    )


def _public_files(edition: Edition, sources: Sources) -> Iterator[str]:
    """The paths from the root of all files that the public site was made from."""
    record = edition.record
    pages = {page.file for page in (*record.pages, *([record.introduction] if record.introduction else []))}
    yield sources.config_file
    yield from (update.place.file for update in edition.public().record.updates)
    yield from (area.place.file for area in edition.record.areas)
    files = (f"docs/{file}" for file in edition.record.files - kept_back(edition).keys())
    yield from (file for file in files if file in pages or not file.endswith(".md"))
    for folder in (sources.docs / "data", *(sources.root / name for name in ("words", "texts"))):
        paths = folder.iterdir() if folder.is_dir() else ()
        yield from (
            path.relative_to(sources.root).as_posix() for path in paths if path.is_file() and not is_ignored(path)
        )


def _is_same(now: os.stat_result, then: os.stat_result) -> bool:
    return stat.S_ISREG(then.st_mode) and (now.st_size, now.st_mtime_ns) == (then.st_size, then.st_mtime_ns)


def _fingerprint(site_dir: Path) -> str:
    """What distinguishes one built site from another; "" if there is none."""
    manifest = site_dir / "data" / "manifest.json"
    return hashlib.sha256(manifest.read_bytes()).hexdigest() if manifest.is_file() else ""


def renew(new: Path, site_dir: Path, root: Path, cache: Path) -> str:
    """Keeps `new`, which a build of urgent things kept, as what was published last of the site in `root`; a warning
    where that failed, as `keep` has it."""
    try:
        said = parsed((new / RECORD).read_text(encoding="utf-8"))
        said["site_dir"] = os.path.relpath(site_dir, root)
        (new / RECORD).write_text(json.dumps(said, indent=2), encoding="utf-8")
        _exchange(new, cache / KEPT)
    except (OSError, ValueError, TypeError) as error:
        return _not_kept(new, cache, error)
    return ""


def record_of(cache: Path) -> dict[str, str]:
    """What is noted beside the kept files. UnusableError where none are kept."""
    try:
        note = parsed((cache / KEPT / RECORD).read_text(encoding="utf-8"))
        return {key: str(note[key]) for key in ("site_dir", "site", "moment", "config_file")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        words = "It is not known here what was published last: each build keeps it in .cache/published. Keep .cache from build to build, or correct the errors."
        raise UnusableError(words) from error


def site_dir_of(root: Path, note: dict[str, str]) -> Path:
    """Where the last published site is. UnusableError if a different one is there now."""
    site_dir = (root / note["site_dir"]).resolve()
    there = _fingerprint(site_dir)
    if there and there != note["site"]:
        words = f"The site in {note['site_dir']} is not the one that .cache/published was kept for, so it is not known what was published last. Correct the errors."
        raise UnusableError(words)
    return site_dir
