"""The files of `published/`: a line each for every fact that was ever published, and whether they still are as written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.read.listing import entries
from site_builder.read.source import relative
from site_builder.record.chain import Chain, Line, follow
from site_builder.record.folders import PUBLISHED

YEAR = re.compile(r"\d{4}\.jsonl")
_AT_MOST = 5
"""How many findings are told: one change of the past may break every line after it."""
_SAID = {"thing": str, "key": str, "was": (str, type(None)), "now": (str, type(None)), "salt": str}
_HEAD = {"publication": int, "moment": str, "file": str, "before": str, "hash": str}
_RESTORE = "restore the file as it is under version control"


def read_chain(root: Path, problems: list[Problem]) -> Chain:
    """What was published, as the folder says; empty where there is none, and where it is not as it was written, of which
    warnings tell."""
    folder = root / PUBLISHED
    if not folder.is_dir():
        return Chain()
    found: list[Problem] = []
    lines = [line for path in entries(root, folder, found) for line in _lines(root, path, found)]
    if not found:
        found += _breaks(lines)
    problems += [problem.softened() for problem in found[:_AT_MOST]]
    return Chain() if found else Chain(tuple(lines))


def chain_files(chain: Chain) -> dict[str, bytes]:
    """The files that hold a chain, by name: one for each year in which anything was published."""
    found: dict[str, list[str]] = {}
    for line in chain.lines:
        found.setdefault(f"{line.moment[:4]}.jsonl", []).append(_typed(line))
    return {name: "".join(lines).encode("utf-8", "surrogatepass") for name, lines in found.items()}


def _typed(line: Line) -> str:
    """A line as it is written."""
    said: dict[str, object] = {"publication": line.publication, "moment": line.moment, "file": line.file}
    if line.redacted:
        said["redacted"] = line.redacted
    else:
        said |= {"thing": line.thing, "key": line.key, "was": line.was, "now": line.now}
        said |= {"words": line.words} if line.words else {}
        said["salt"] = line.salt
    return f"{json.dumps(said | {'before': line.before, 'hash': line.hash}, ensure_ascii=False)}\n"


def _lines(root: Path, path: Path, found: list[Problem]) -> Iterator[Line]:
    name = relative(root, path)
    if path.suffix != ".jsonl" or path.is_dir():
        return
    if not YEAR.fullmatch(path.name):
        message = f"{quoted(path.name)} is not a file of the published record; its files are named by their year, such as 2026.jsonl. Move it out of published/."
        found.append(Problem(Place(name), Code.BROKEN_CHAIN, message))
        return
    if path.is_symlink():
        message = "This is a symbolic link; put the file itself here."
        found.append(Problem(Place(name), Code.LINK_OUT, message))
        return
    try:
        raw = path.read_bytes()
    except OSError as error:
        found.append(Problem(Place(name), Code.MACHINE, f"This file cannot be read: {error.strerror or error}."))
        return
    *whole, rest = raw.split(b"\n")
    if rest:
        message = "The last line is not whole: it was cut off while it was written. Delete that line, or restore the file as it is under version control; 'progress publish' then writes again what it said."
        found.append(Problem(Place(name, len(whole) + 1), Code.BROKEN_CHAIN, message))
    for number, text in enumerate(whole, 1):
        place = Place(name, number)
        line = _line(text, place)
        if line is None:
            found.append(Problem(place, Code.BROKEN_CHAIN, f"This line is not as progress writes them; {_RESTORE}."))
        elif isinstance(line, Line):
            yield line
        else:
            message = f"This line was changed after it was written: its hash is {line[:12]}…, and it names another; {_RESTORE}."
            found.append(Problem(place, Code.BROKEN_CHAIN, message))


def _line(text: bytes, place: Place) -> Line | str | None:
    """A line; its true hash where it names another; None for what is not a line."""
    try:
        said = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    wanted: dict[str, Any] = _HEAD | ({"redacted": str} if "redacted" in said else _SAID)
    wanted |= {"words": str} if "words" in said and "redacted" not in said else {}
    if said.keys() != wanted.keys() or not all(_is(said[key], form) for key, form in wanted.items()):
        return None
    named = said.pop("hash")
    line = Line(**said, place=place)
    return line if line.hash == named else line.hash


def _is(value: object, form: Any) -> bool:
    return isinstance(value, form) and not isinstance(value, bool)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """ValueError for a key that is there twice: people would read one value, and programs the other."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _breaks(lines: list[Line]) -> Iterator[Problem]:
    """Where the chain is broken: lines that do not follow those before them."""
    before, publication, things = "", 0, dict[str, dict[str, str]]()
    told = {(number, line.file) for line in lines for number in line.redacts}
    unclear = {line.file for line in lines if line.redacted}
    for number, line in enumerate(lines, 1):
        place = line.place or Place(PUBLISHED)
        if line.before != before:
            gone = (
                "the lines before it are gone" if number == 1 else "a line before it was changed, taken out or put in"
            )
            message = f"This line does not follow the one before it: {gone}; {_RESTORE}."
            yield Problem(place, Code.BROKEN_CHAIN, message)
        elif line.publication < publication or line.moment[:4] != place.file[-10:-6]:
            message = f"This line is not in its place: it is of publication {line.publication}, {line.moment[:10]}; {_RESTORE}."
            yield Problem(place, Code.BROKEN_CHAIN, message)
        elif line.redacted and (str(number), line.file) not in told:
            message = f"The words of this line were taken out, and no line says so; {_RESTORE}, and use 'progress publish --redact {line.file}'."
            yield Problem(place, Code.BROKEN_CHAIN, message)
        elif line.is_of_facts and line.file not in unclear and things.get(line.thing, {}).get(line.key) != line.was:
            message = f"This line says that {quoted(line.key)} of {quoted(line.thing)} was something else than the lines before it say; {_RESTORE}."
            yield Problem(place, Code.BROKEN_CHAIN, message)
        before, publication = line.hash, line.publication
        if line.is_of_facts:
            follow(things, line)


def as_error(problem: Problem) -> Problem:
    """A finding as an error, for what cannot do without the chain."""
    return replace(problem, severity=Severity.ERROR)
