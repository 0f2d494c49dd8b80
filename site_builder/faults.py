"""What goes wrong outside the content: what the machine refuses, and faults of the builder itself."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from site_builder.place import cache_folder
from site_builder.problems import UnusableError, shown

FAULT, STOPPED = 3, 130
"""Exit codes: a fault of the builder; ended by Ctrl+C, as shells count it (128 and the number of SIGINT)."""

_IN_PLAIN_WORDS = {
    errno.EACCES: "this user may not read or write it; change its permissions or its owner",
    errno.EPERM: "this user may not change it; change its permissions or its owner",
    errno.EROFS: "its disk is read-only; name other folders with --site-dir and --cache-dir",
    errno.ENOSPC: "the disk is full; make room on it",
    errno.EDQUOT: "the disk space of this user is used up; make room on it",
    errno.ENAMETOOLONG: "its name is too long for this disk; shorten it",
    errno.ENOENT: "it is not there any more; run the command again once nothing else changes the files",
    errno.EEXIST: "a file stands where a folder is needed; move it away",
    errno.ENOTDIR: "a file stands where a folder is needed; move it away",
    errno.EBUSY: "another program is using it; close that program",
    errno.EIO: "the disk reports an error; check the disk",
}


def refusal(error: OSError) -> str:
    """What the machine refused, in one sentence that names the file or folder and says what to do."""
    path = error.filename if error.filename2 is None else error.filename2  # of two, the one that was to be written
    name = (
        shown(os.fsdecode(path)) if isinstance(path, str | bytes) else "A file, a folder or what the command prints to"
    )
    advice = _IN_PLAIN_WORDS.get(error.errno or 0, f"the system says: {error.strerror or error}")
    return f"{name} cannot be used: {advice}."


def fault(root: Path) -> int:
    """Says in one sentence that the builder itself is at fault, keeps a log where that can be done, and returns the
    exit code 3. It never raises anything itself."""
    log = _log(root, f"{sys.version}\n{traceback.format_exc()}")
    where = f"please send {log} to its maintainers" if log else "no log of it could be written on this disk"
    with suppress(OSError):  # nobody is listening
        print(f"This is a fault in the builder, not in your text; {where}.", file=sys.stderr)
    return FAULT


def _log(root: Path, words: str) -> Path | None:
    """Where the log was written: in the cache folder, else in the system's folder for temporary files."""
    try:
        log = cache_folder(root) / "fault.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(words, encoding="utf-8", errors="backslashreplace")
        return log
    except (OSError, UnusableError):
        pass
    try:
        number, name = mkstemp(prefix="progress-fault-", suffix=".log")
        with os.fdopen(number, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(words)
        return Path(name)
    except OSError:
        return None
