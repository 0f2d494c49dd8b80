"""Pickles of our own values, which can run no program: whoever may write into the cache folder may write what is read here."""

from __future__ import annotations

import gc
import io
import pickle
import sys
from dataclasses import is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

_OURS = "site_builder."
_FOREIGN = frozenset(
    {
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("markupsafe", "Markup"),
    }
)
"""The classes that are not ours and may stand in what is remembered: a pickle could otherwise run any program."""


def pickled(value: object) -> bytes:
    """The pickle of a value. Any error for a value that cannot be pickled, or not be read again."""
    stream = io.BytesIO()
    _Writer(stream, protocol=5).dump(value)
    raw = stream.getvalue()
    loaded(raw)  # what could not be read again is not kept
    return raw


def loaded(raw: bytes) -> Any:
    """The value of a pickle. Any error for one that is damaged; `UnpicklingError` where it names anything but values."""
    was_on = gc.isenabled()
    gc.disable()  # many values at once are not garbage: to look for some among them took four times as long as to make them
    try:
        return _Reader(io.BytesIO(raw)).load()
    finally:
        if was_on:
            gc.enable()


@lru_cache(maxsize=1024)
def _class(module: str, name: str) -> Any:
    if (module, name) == (__name__, _zone.__name__):
        return _zone
    found = getattr(sys.modules.get(module) or _imported(module, name), name, None) if "." not in name else None
    is_ours = (
        isinstance(found, type) and found.__module__ == module and (is_dataclass(found) or issubclass(found, Enum))
    )
    if (module, name) in _FOREIGN or (module.startswith(_OURS) and is_ours):
        return found
    raise pickle.UnpicklingError(f"{module}.{name}")


class _Reader(pickle.Unpickler):
    """Reads pickles of our own values: no other name in one is ever looked up, so that none can run anything."""

    find_class = staticmethod(_class)  # a method in Python took as long as the rest of reading


def _imported(module: str, name: str) -> Any:
    """A module that may be asked for, imported where nobody has yet."""
    if not module.startswith(_OURS) and (module, name) not in _FOREIGN:
        raise pickle.UnpicklingError(f"{module}.{name}")
    __import__(module)
    return sys.modules[module]


def _zone(key: str) -> ZoneInfo:
    return ZoneInfo(key)


class _Writer(pickle.Pickler):
    """Writes values so that no name but that of a class is asked for when they are read. A zone's own way asks for
    `getattr`, which could reach anything, and so does that of an enumeration before Python 3.11.4."""

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, Enum):
            return type(value), (value.value,)
        if isinstance(value, ZoneInfo):
            return _zone, (value.key,)
        return NotImplemented
