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
from typing import IO, Any

from site_builder.fingerprint import SIZE, mark_of
from site_builder.safe_pickle import loaded, pickled

_ENTRY = struct.Struct(f">{SIZE}s{SIZE}sQI")
"""In the list: the key, the hash of the pickle, where it begins, its length."""
_SLOT = struct.Struct(f">?{SIZE}sQI")
"""Where a pickle is: whether in what is new, its hash, where it begins, its length. As bytes, since of 10,000 updates there are
100,000, and as values of their own they took three times as much room. What is damaged is as good as absent: so the hash."""
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

    def slots(self, version: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Where all that it holds is, by key; nothing where the list is damaged, or another version wrote it."""
        size = os.fstat(self._file).st_size
        end = self.read(size - _END.size, _END.size) if size >= _END.size else b""
        begin, mark = _END.unpack(end) if len(end) == _END.size else (size, b"")
        room = size - _END.size - begin
        listed = self.read(begin, room) if 0 < room < _LARGEST else b""
        if mark == _mark(listed, version) and len(listed) % _ENTRY.size == 0:
            for key, own, at, length in _ENTRY.iter_unpack(listed):
                if at + length <= begin and length < _LARGEST:
                    yield key, _SLOT.pack(False, own, at, length)


class _New:
    """What has been made since."""

    def __init__(self) -> None:
        self._file: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # for as long as the drawer is there
        self.close = weakref.finalize(self, self._file.close)
        self._end = 0

    def write(self, raw: bytes) -> bytes:
        """Where it is from now on."""
        self._file.seek(self._end)
        self._file.write(raw)
        slot = _SLOT.pack(True, mark_of(raw), self._end, len(raw))
        self._end += len(raw)
        return slot

    def read(self, at: int, length: int) -> bytes:
        self._file.seek(at)
        return self._file.read(length)


class Drawer:
    """What is remembered of one kind, by its key."""

    def __init__(self, file: Path, version: bytes) -> None:
        self._file = file
        self._version = version
        self._old, self._before = _opened(file, version)
        self._asked: dict[bytes, bytes] = {}
        self._new: _New | None = None
        self._shared: dict[bytes, Any] = {}

    def get(self, key: bytes) -> tuple[Any] | None:
        """The value of a key in a tuple of its own; None where it is not remembered or cannot be read."""
        slot = self._asked.get(key) or self._before.get(key)
        if slot is None:
            return None
        try:
            value = loaded(self._raw(slot))
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
            self._old, self._before = _opened(self._file, self._version)
            self._asked = dict(self._before)
            self._let_go()

    def _write(self, stream: IO[bytes]) -> None:
        listed, at = bytearray(), 0
        slots = sorted(((*_SLOT.unpack(slot), key) for key, slot in self._asked.items()), key=_place)
        for pickles in self._joined((is_new, begin, length) for is_new, _, begin, length, _ in slots):
            stream.write(pickles)
        for _, mark, _, length, key in slots:
            listed += _ENTRY.pack(key, mark, at, length)
            at += length
        stream.write(listed)
        stream.write(_END.pack(at, _mark(listed, self._version)))

    def _raw(self, slot: bytes) -> bytes:
        """A pickle. ValueError where a byte of it has changed."""
        is_new, mark, at, length = _SLOT.unpack(slot)
        raw = self._read(is_new, at, length)
        if mark_of(raw) != mark:
            raise ValueError("it is damaged")
        return raw

    def _joined(self, slots: Iterable[tuple[bool, int, int]]) -> Iterator[bytes]:
        """The bytes of sorted slots; those of neighbours are read at once."""
        source, begin, end = False, 0, 0
        for is_new, at, length in slots:
            if is_new is not source or at != end or end - begin > _AT_ONCE:
                yield self._read(source, begin, end - begin)
                source, begin, end = is_new, at, at
            end += length
        yield self._read(source, begin, end - begin)

    def _read(self, is_new: bool, at: int, length: int) -> bytes:
        source = self._new if is_new else self._old
        return source.read(at, length) if source and length else b""

    def _let_go(self) -> None:
        if self._new:
            self._new.close()
        self._new = None


def _opened(file: Path, version: bytes) -> tuple[_Old | None, dict[bytes, bytes]]:
    """The file as it lies there, and where in it what is; nothing where it cannot be read."""
    try:
        old = _Old(file)
        return old, dict(old.slots(version))
    except OSError:
        return None, {}


def _place(slot: tuple[bool, bytes, int, int, bytes]) -> tuple[bool, int]:
    return slot[0], slot[2]


def _mark(listed: bytes | bytearray, version: bytes) -> bytes:
    return blake2b(listed, digest_size=SIZE, key=version[:64]).digest()
