"""The hash of a value: equal values have equal ones, in every process, and different values different ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache
from hashlib import blake2b
from pathlib import PurePath
from typing import Any
from zoneinfo import ZoneInfo

SIZE = 16
"""How many bytes a fingerprint has."""
_LONG = 6
"""A tuple with as many members may stand in a thousand values, as the terms of a glossary do, and is written once."""
_HELD = 4_000_000
"""Bytes. When more have been written of the tuples that are remembered, all of these are let go: most are never met again."""

_LARGE = 8
"""A dataclass with more fields, such as an update, is asked for by many pages."""

Put = Callable[[bytes], None]


class Fingerprints:
    """Makes fingerprints, and remembers for as long as it lives those of long tuples, which many values share."""

    def __init__(self, *, whole: bool = False) -> None:
        """With `whole`, fields count that are left out when two dataclasses are compared: whatever can be seen of a value
        then has its part, and the fingerprints of large dataclasses are remembered, too."""
        self._stamped: dict[int, tuple[object, bytes]] = {}
        self._long: dict[int, tuple[object, bytes]] = {}
        self._room = _HELD
        self._writers: dict[type, tuple[bytes, _Writer]] = {}
        self._is_whole = whole

    def stamp(self, value: object, known: bytes) -> None:
        """Gives a large value the fingerprint of what it was made from."""
        self._stamped[id(value)] = (value, known)  # it is held, so that no other value can take its number

    def stamped(self, value: object) -> bytes:
        """The fingerprint that was given to this very value; b"" where none was."""
        _, known = self._stamped.get(id(value), (None, b""))
        return known

    def of(self, *values: object) -> bytes:
        """The fingerprint of plain values: what is written, numbers, days, enumerations, frozen dataclasses of these,
        and collections of these. A field that does not count when two dataclasses are compared does not count here.

        TypeError for anything else: nobody could say whether it is the same again."""
        found: list[bytes] = []
        self._members(values, found.append)
        return blake2b(b"".join(found), digest_size=SIZE).digest()

    def _write(self, value: object, put: Put) -> None:
        kind = type(value)
        if kind is str:
            raw = value.encode("utf-8", "surrogatepass")  # type: ignore[attr-defined]  # it is a str
            put(b"s%d:" % len(raw))
            put(raw)
        elif value is None or kind is bool:
            put(repr(value).encode())
        elif kind is tuple:
            self._tuple(value, put)  # type: ignore[arg-type]  # it is a tuple
        else:
            known = self._writers.get(kind)
            if known is None:
                known = self._writers[kind] = _writer(kind, self._is_whole)  # type: ignore[arg-type]  # a class can be hashed
            put(known[0])
            known[1](self, value, put)

    def _tuple(self, value: tuple[object, ...], put: Put) -> None:
        if len(value) < _LONG:
            self._members(value, put)
        else:
            self._shared(value, value, put)

    def _shared(self, value: object, members: Iterable[object], put: Put) -> None:
        known = self._stamped.get(id(value)) or self._long.get(id(value))
        if known is None:
            found: list[bytes] = []
            self._members(members, found.append)
            written = b"".join(found)
            known = (value, blake2b(written, digest_size=SIZE).digest())  # with the value, as above
            self._hold(known, len(written))
        put(b"L")
        put(known[1])

    def _hold(self, known: tuple[object, bytes], size: int) -> None:
        if size > self._room:
            self._long, self._room = {}, _HELD
        self._long[id(known[0])] = known
        self._room -= size

    def _members(self, value: Iterable[object], put: Put) -> None:
        put(b"(")
        for member in value:
            self._write(member, put)
        put(b")")

    def _set(self, value: Iterable[object], put: Put) -> None:
        found = []
        for member in value:
            pieces: list[bytes] = []
            self._write(member, pieces.append)
            found.append(b"".join(pieces))
        put(b"{%d:" % len(found))
        put(b"".join(sorted(found)))

    def _mapping(self, value: Mapping[object, object], put: Put) -> None:
        put(b"m%d:" % len(value))
        for key, member in value.items():  # in its order, which a template may print
            self._write(key, put)
            self._write(member, put)


_Writer = Callable[[Fingerprints, Any, Put], None]


@lru_cache(maxsize=1024)
def _writer(kind: type, is_whole: bool) -> tuple[bytes, _Writer]:
    """The name of a kind of value, and what writes the rest of such a value. TypeError where nothing can."""
    return f"<{kind.__module__}.{kind.__qualname__}>".encode(), _parts_writer(kind, is_whole)


def _parts_writer(kind: type, is_whole: bool) -> _Writer:
    if issubclass(kind, Enum):
        return lambda made, value, put: made._write(value.name, put)
    if is_dataclass(kind):
        return _of_dataclass(kind, is_whole)
    if issubclass(kind, ZoneInfo):
        return lambda made, value, put: made._write(_key_of(value), put)
    if issubclass(kind, bytes):
        return lambda _, value, put: put(b"%d:" % len(value) + value)
    if issubclass(kind, str | int | float | date | datetime | time | timedelta | PurePath):
        return lambda made, value, put: made._write(_plain(value), put)
    if issubclass(kind, tuple | list):
        return lambda made, value, put: made._members(value, put)
    if issubclass(kind, set | frozenset):
        return lambda made, value, put: made._set(value, put)
    if issubclass(kind, Mapping):
        return lambda made, value, put: made._mapping(value, put)
    raise TypeError(f"{kind.__qualname__} has no fingerprint")


def _plain(value: object) -> str:
    zone = getattr(getattr(value, "tzinfo", None), "key", "")
    return f"{value!s}{zone}{getattr(value, 'fold', '')}"


def _key_of(zone: ZoneInfo) -> str:
    if zone.key is None:
        raise TypeError("a time zone without a name has no fingerprint")
    return zone.key


def _of_dataclass(kind: type, is_whole: bool) -> _Writer:
    """Writes the fields that count when two are compared; once, where two are never the same, as two catalogues."""
    names = tuple(field.name for field in fields(kind) if field.compare or is_whole)

    def members(value: object) -> Iterator[object]:
        return (getattr(value, name) for name in names)

    if "__eq__" not in vars(kind) or (is_whole and len(names) > _LARGE):
        return lambda made, value, put: made._shared(value, members(value), put)

    def write(made: Fingerprints, value: Any, put: Put) -> None:
        for name in names:
            made._write(getattr(value, name), put)

    return write


def mark_of(content: bytes) -> bytes:
    """The hash by which bytes are known again."""
    return blake2b(content, digest_size=SIZE).digest()
