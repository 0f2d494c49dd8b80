"""The line by which a council's own repository says which release it is built with."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import InvalidVersion, Version

NAME = "council-progress"
FILES = ("requirements.txt", "requirements.in", "pyproject.toml")
"""Where it is looked for, beside `mkdocs.yml`."""
_WHEEL = re.compile(r"[\w.-]*council[_-]progress-[^\s/\\\"';#]+?\.whl", re.IGNORECASE)
_IN_TOML = re.compile(r"(?P<quote>[\"'])(?P<line>(?:(?!(?P=quote)).)*)(?P=quote)")
_EXACT = re.compile(r"(?P<operator>===?\s*)[^\s,;#]+")
_COMMENT = re.compile(r"(?:^|\s)#.*$")


@dataclass(frozen=True)
class Pin:
    """A line that names this package."""

    file: str
    line: int
    """From 1."""
    typed: str
    """As it is typed, without a comment."""
    version: Version | None
    """The one release that it allows; None where it allows several, or any."""
    is_hashed: bool = False
    """Whether it names a hash of the release, which nobody can write without the release itself."""

    def raised(self, version: Version) -> str:
        """What is typed there, for another release. ValueError, with the reason as words within a sentence, where changing a
        number is not enough."""
        if self.is_hashed:
            raise ValueError("it also names a hash")
        wheel = _WHEEL.search(self.typed)
        if wheel and self.version:
            return self.typed.replace(f"-{self.version}-", f"-{version}-")
        if not _EXACT.search(self.typed):
            raise ValueError("it names no single release")
        return _EXACT.sub(rf"\g<operator>{version}", self.typed, count=1)


def pins_in(files: Mapping[str, str]) -> list[Pin]:
    """The pins of some files, given their texts by their paths: in the order of the files and of their lines."""
    return [pin for file in files if file.rpartition("/")[2] in FILES for pin in _pins(file, files[file])]


def with_pin(text: str, pin: Pin, version: Version) -> str:
    """The text of the file with the pin for another release; every other byte stays. ValueError as for `Pin.raised`."""
    lines = text.splitlines(keepends=True)
    lines[pin.line - 1] = lines[pin.line - 1].replace(pin.typed, pin.raised(version), 1)
    return "".join(lines)


def _pins(file: str, text: str) -> Iterator[Pin]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        for typed in _typed(file, line, text):
            if pin := _read(file, number, typed, text):
                yield pin


def _typed(file: str, line: str, text: str) -> Iterator[str]:
    """What may be a requirement on a line."""
    if not file.endswith(".toml"):
        yield re.sub(r"\s*\\$", "", _COMMENT.sub("", line)).strip()
        return
    wanted = _required(text)
    yield from (match["line"] for match in _IN_TOML.finditer(line) if match["line"] in wanted)


def _required(text: str) -> set[str]:
    """The requirements of a `pyproject.toml` (PEP 621 and 735); none of one that cannot be read."""
    try:
        whole = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        return set()
    project, uv = _table(whole, "project"), _table(_table(whole, "tool"), "uv")
    groups = [*_table(project, "optional-dependencies").values(), *_table(whole, "dependency-groups").values()]
    lists = [project.get("dependencies"), *groups, uv.get("dev-dependencies")]
    return {one for some in lists if isinstance(some, list) for one in some if isinstance(one, str)}


def _table(whole: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """A table in TOML; an empty one where something else stands there."""
    found = whole.get(key)
    return found if isinstance(found, dict) else {}


def _read(file: str, number: int, typed: str, text: str) -> Pin | None:
    is_hashed = "--hash" in typed or (file.endswith(".txt") and "--hash" in _continued(text, number))
    plain = re.sub(r"\s+--hash.*$", "", typed)
    if wheel := _WHEEL.search(plain):
        return _of_wheel(file, number, plain, wheel.group(), is_hashed=is_hashed)
    try:
        requirement = Requirement(plain)
    except InvalidRequirement:
        return None
    if canonicalize_name(requirement.name) != NAME:
        return None
    exact = [one.version for one in requirement.specifier if one.operator in ("==", "===") and "*" not in one.version]
    return Pin(file, number, plain, _version(exact[0]) if len(exact) == 1 else None, is_hashed)


def _version(typed: str) -> Version | None:
    """A release; None for what was typed in its place after `===`, which allows anything."""
    try:
        return Version(typed)
    except InvalidVersion:
        return None


def _of_wheel(file: str, number: int, typed: str, wheel: str, *, is_hashed: bool) -> Pin | None:
    try:
        name, version, _, _ = parse_wheel_filename(wheel)
    except InvalidWheelFilename:
        return None
    return Pin(file, number, typed, version, is_hashed) if name == NAME else None


def _continued(text: str, number: int) -> str:
    """A line with those that it goes on to by a backslash."""
    lines, found = text.splitlines(), ""
    for line in lines[number - 1 :]:
        found += line
        if not line.rstrip().endswith("\\"):
            break
    return found
