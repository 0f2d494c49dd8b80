"""Templates that are compiled once, however many sites and languages are built."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from site_builder.memory import own_version


class Compiled(BytecodeCache):
    """Templates as Python compiled them, for as long as the process lives: a site after the first need not compile them
    again. Templates are known by file and content. For environments of one kind: another may compile otherwise."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives a template what is known of it."""
        checksum, code = self._known.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a compiled template in place of its last version."""
        if bucket.code:
            self._known[bucket.key] = bucket.checksum, bucket.code


class CompiledBeside(Compiled):
    """The same for templates of this package, for the processes to come, too. They lie where Python keeps what it compiles
    of the modules beside them, and whoever can write there can change those: it is never the cache folder of a site, in
    which nothing may lie that runs when it is read."""

    def __init__(self, folder: Path) -> None:
        """`folder` has the templates."""
        super().__init__()
        kept_in = Path(cache_from_source(str(folder / "_.py"))).parent
        self._files = FileSystemBytecodeCache(str(kept_in), f"%s.{sys.implementation.cache_tag}.jinja")

    def get_source_checksum(self, source: str) -> str:
        """Of the text, the program and the versions of its libraries: Jinja does not note its own."""
        return super().get_source_checksum(f"{own_version().hex()}{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives a template what is known of it, or lies there; what is damaged is as good as absent."""
        super().load_bytecode(bucket)
        if bucket.code is None:
            with suppress(Exception):  # whatever a damaged file comes to
                self._files.load_bytecode(bucket)
                super().dump_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a compiled template, and writes it where Python may write what it compiles."""
        super().dump_bytecode(bucket)
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):  # a folder that only another may write to: each process compiles them
            Path(self._files.directory).mkdir(parents=True, exist_ok=True)
            self._files.dump_bytecode(bucket)
