"""`data/manifest.json` of a published site, in any version that was ever written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from site_builder.problems import UnusableError, advice, printable, quoted
from site_builder.record.facts import KINDS, VERSION
from site_builder.record.facts.published import Published, Things
from site_builder.record.outputs import GENERATOR

_WHICH = "name the data/manifest.json of the site that was published last"


def read_manifest(path: Path) -> Published:
    """What was published. UnusableError, with one sentence, for a file that is absent, damaged, of another program or of
    a newer version."""
    name = quoted(printable(str(path)), 300)
    whole = _json(path, name)
    if whole.get("generator") != GENERATOR:
        raise UnusableError(f"{name} is not the manifest of a site that progress built; {_WHICH}.")
    version = whole.get("version", 1)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise UnusableError(_damaged(name))
    if version > VERSION:
        words = f"{name} was written by a newer progress, in version {version} of its format; this one reads versions up to {VERSION}. Update the builder."
        raise UnusableError(words)
    things = _facts(whole) if version > 1 else _updates(whole)
    if things is None:
        raise UnusableError(_damaged(name))
    site, head = (str(whole.get(key) or "") for key in ("site", "published"))
    return Published(site, version, things, head)


def _json(path: Path, name: str) -> dict[str, Any]:
    import orjson  # which a check without a manifest need not load

    if path.is_dir():
        raise UnusableError(f"{name} is a folder; {_WHICH}.")
    try:
        whole = orjson.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise UnusableError(f"There is no file {name}; {_WHICH}.") from error
    except OSError as error:
        raise UnusableError(f"{name} cannot be read: {advice(error)}.") from error
    except ValueError as error:  # not UTF-8, not JSON, or too deep for it
        raise UnusableError(_damaged(name)) from error
    return whole if isinstance(whole, dict) else {}


def _damaged(name: str) -> str:
    return f"{name} is damaged, so it does not say what was published; fetch it again from the live site, or {_WHICH}."


def _facts(whole: dict[str, Any]) -> Things | None:
    """The facts as they were written; None if they are not whole."""
    things = whole.get("facts")
    if not isinstance(things, dict):
        return None
    are_whole = all(_is_name(name) and _is_said(values) for name, values in things.items())
    return things if are_whole else None


def _is_name(name: str) -> bool:
    parts = name.split("/")
    return len(parts) % 2 == 0 and all(parts) and KINDS.issuperset(parts[::2])


def _is_said(values: object) -> bool:
    return isinstance(values, dict) and all(isinstance(value, str) for value in values.values())


def _updates(whole: dict[str, Any]) -> Things | None:
    """The updates of the first version, in which one that was withdrawn has no title; None if they are not whole."""
    entries = whole.get("updates")
    if not isinstance(entries, list) or not all(_is_said(entry) and "name" in entry for entry in entries):
        return None
    return {f"update/{entry['name']}": _of_version_1(entry) for entry in entries}


def _of_version_1(entry: dict[str, str]) -> dict[str, str]:
    words = "text" if "title" in entry else "withdrawn_reason"
    return {key: entry[key] for key in ("address", "title", "date", "written") if key in entry} | {
        words: entry.get("sha256", "")
    }
