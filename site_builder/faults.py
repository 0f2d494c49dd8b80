"""What goes wrong outside the content: what the machine refuses, and bugs in the builder itself."""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from site_builder.part_files import write_part
from site_builder.place import cache_folder
from site_builder.problems import UnusableError, advice, printable

WORDS = "This is a fault in the builder, not in your text"
FAULT = 3
"""Exit code of a fault of the builder."""


def refusal(error: OSError) -> str:
    """What the machine refused, in a sentence that names the file or folder and says what to do."""
    path = error.filename if error.filename2 is None else error.filename2  # of two, the one to be written
    name = printable(os.fsdecode(path)) if isinstance(path, str | bytes) else "A file, a folder or the command's output"
    return f"{name} cannot be used: {advice(error)}."


def fault(root: Path, *, may_write: bool = True) -> int:
    """Says in one sentence that the builder itself is at fault, writes a log if possible, and returns exit code 3.
    It never raises anything itself.

    Without `may_write` the log lies in the system's folder for temporary files, and nothing is written below `root`."""
    words = sentence(root, may_write=may_write)
    with suppress(OSError):  # nobody is listening
        print(words, file=sys.stderr)
    return FAULT


def sentence(root: Path, *, may_write: bool = True) -> str:
    """That sentence, after the log of the exception that is being handled was written."""
    log = _log(root if may_write else None, f"{sys.version}\n{traceback.format_exc()}")
    where = f"please send {log} to its maintainers" if log else "no log of it could be written on this disk"
    return f"{WORDS}; {where}."


def _log(root: Path | None, words: str) -> Path | None:
    """Where the log was written: in the cache folder, otherwise in the system's folder for temporary files."""
    with suppress(OSError, UnusableError):
        if root:
            log = cache_folder(root) / "fault.log"
            log.parent.mkdir(parents=True, exist_ok=True)
            write_part(log, words.encode("utf-8", "backslashreplace"))
            return log
    try:
        number, name = mkstemp(prefix="progress-fault-", suffix=".log")
        with os.fdopen(number, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(words)
        return Path(name)
    except OSError:
        return None
