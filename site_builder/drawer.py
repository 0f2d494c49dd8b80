"""All that is remembered of one kind, in one file: pickles one after the other, and at its end a list of where each of them is.

Only that list is read at first, and of the rest what is asked for: thousands of pages are known by their hashes alone. What is
new waits in a file of its own, so that it does not fill the memory, and the file is replaced as a whole in the end."""

from __future__ import annotations

import os
import struct
import weakref
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import SpooledTemporaryFile, mkstemp
from typing import IO, Any, NamedTuple

from site_builder.fingerprint import SIZE, mark_of
from site_builder.safe_pickle import loaded, pickled

_ENTRY = struct.Struct(f">{SIZE}s{SIZE}sQI")
"""In the list: the key, the hash of the pickle, where it begins, its length."""
_END = struct.Struct(f">Q{SIZE}s")
"""After the list: where that begins, and its hash."""
_IN_MEMORY = 1_000_000
"""So many bytes of what is new wait in the memory."""
_AT_ONCE = 1_000_000
"""So many bytes are copied at once."""
_LARGEST = 1 << 28
"""So many bytes may the list have, or a pickle: a file with holes can seem to have any number."""


class _Old:
    """The file as an earlier build left it."""

    def __init__(self, file: Path) -> None:
        self._file = os.open(
            file, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        )  # a pipe waits
        weakref.finalize(self, os.close, self._file)

    def read(self, at: int, length: int) -> bytes:
        os.lseek(self._file, at, os.SEEK_SET)
        return os.read(self._file, length)

    def slots(self, version: bytes) -> Iterator[tuple[bytes, _Slot]]:
        """What it holds, by key; nothing where the list is damaged, or another version wrote it."""
        size = os.fstat(self._file).st_size
        end = self.read(size - _END.size, _END.size) if size >= _END.size else b""
        begin, mark = _END.unpack(end) if len(end) == _END.size else (size, b"")
        room = size - _END.size - begin
        listed = self.read(begin, room) if 0 < room < _LARGEST else b""
        if mark == _mark(listed, version) and len(listed) % _ENTRY.size == 0:
            for key, own, at, length in _ENTRY.iter_unpack(listed):
                if at + length <= begin and length < _LARGEST:
                    yield key, _Slot(self, at, length, own)


class _New:
    """What has been made since."""

    def __init__(self) -> None:
        self._file: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # for as long as the drawer is there
        self.close = weakref.finalize(self, self._file.close)
        self._end = 0

    def write(self, raw: bytes) -> _Slot:
        self._file.seek(self._end)
        self._file.write(raw)
        slot = _Slot(self, self._end, len(raw), mark_of(raw))
        self._end += len(raw)
        return slot

    def read(self, at: int, length: int) -> bytes:
        self._file.seek(at)
        return self._file.read(length)


class _Slot(NamedTuple):
    """Where a pickle is."""

    source: _Old | _New
    at: int
    length: int
    mark: bytes
    """The hash of its bytes: what is damaged is as good as absent."""


class Drawer:
    """What is remembered of one kind, by its key."""

    def __init__(self, file: Path, version: bytes) -> None:
        self._file = file
        self._version = version
        self._before = _slots(file, version)
        self._asked: dict[bytes, _Slot] = {}
        self._new: _New | None = None
        self._shared: dict[bytes, Any] = {}

    def get(self, key: bytes) -> tuple[Any] | None:
        """The value of a key in a tuple of its own; None where it is not remembered or cannot be read."""
        slot = self._asked.get(key) or self._before.get(key)
        if slot is None:
            return None
        try:
            value = loaded(_raw(slot))
        except Exception:  # whatever a damaged pickle comes to: it is as good as absent
            return None
        self._asked[key] = slot
        return (value,)

    def shared(self, key: bytes) -> Any:
        """A value that many ask for: it is read once. KeyError where it is not remembered."""
        if key not in self._shared:
            found = self.get(key)
            if found is None:
                raise KeyError(key)
            self._shared[key] = found[0]
        return self._shared[key]

    def keep_again(self, key: bytes) -> None:
        """Keeps a value that is not needed now."""
        if key not in self._asked and key in self._before:
            self._asked[key] = self._before[key]

    def put(self, key: bytes, value: object) -> None:
        """Remembers a value; what cannot be pickled, or not be written, is made each time."""
        try:
            raw = pickled(value)
            self._new = self._new or _New()
            self._asked[key] = self._new.write(raw)
        except Exception:  # whatever a class of others does when it is pickled; a full disk
            return

    def forget_new(self) -> None:
        """Forgets what was made since it was read from the disk."""
        self._asked, self._shared = {}, {}
        self._let_go()

    def keep(self) -> None:
        """Writes what was asked for, where that is not what the file has. Where nothing can be written, nothing is."""
        if self._new is None and len(self._asked) == len(self._before):
            return
        with suppress(OSError):  # a read-only or full disk: the next build makes it again
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handle, new = mkstemp(prefix="new-", dir=self._file.parent)
            try:
                with os.fdopen(handle, "wb") as stream:
                    self._write(stream)
                Path(new).replace(self._file)
            except OSError:
                Path(new).unlink(missing_ok=True)
                raise
            self._before = _slots(self._file, self._version)
            self._asked = dict(self._before)
            self._let_go()

    def _write(self, stream: IO[bytes]) -> None:
        listed, at = bytearray(), 0
        slots = sorted(self._asked.items(), key=lambda one: (one[1].source is self._new, one[1].at))
        for pickles in _joined(slot for _, slot in slots):
            stream.write(pickles)
        for key, slot in slots:
            listed += _ENTRY.pack(key, slot.mark, at, slot.length)
            at += slot.length
        stream.write(listed)
        stream.write(_END.pack(at, _mark(listed, self._version)))

    def _let_go(self) -> None:
        if self._new:
            self._new.close()
        self._new = None


def _slots(file: Path, version: bytes) -> dict[bytes, _Slot]:
    try:
        return dict(_Old(file).slots(version))
    except OSError:
        return {}


def _raw(slot: _Slot) -> bytes:
    """A pickle. ValueError where a byte of it has changed."""
    raw = slot.source.read(slot.at, slot.length)
    if mark_of(raw) != slot.mark:
        raise ValueError("it is damaged")
    return raw


def _joined(slots: Iterable[_Slot]) -> Iterator[bytes]:
    """The bytes of sorted slots; those of neighbours are read at once."""
    source, begin, end = None, 0, 0
    for slot in slots:
        if slot.source is not source or slot.at != end or end - begin > _AT_ONCE:
            if source:
                yield source.read(begin, end - begin)
            source, begin, end = slot.source, slot.at, slot.at
        end += slot.length
    if source:
        yield source.read(begin, end - begin)


def _mark(listed: bytes | bytearray, version: bytes) -> bytes:
    return blake2b(listed, digest_size=SIZE, key=version[:64]).digest()
