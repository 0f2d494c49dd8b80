"""Templates that are compiled once in a process, however many sites and languages it builds."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


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
