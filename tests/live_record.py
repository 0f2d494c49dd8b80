"""The repository's own record: where it is, and a guard that keeps tests away from it.

It changes whenever the council adds, corrects or withdraws something. A test that reads it would turn red on that day,
for no fault of anybody. Only `tests/own_record/` reads it, and asks of it nothing that a valid change could break."""

from __future__ import annotations

import os
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
PARTS = ("mkdocs.yml", "docs", "updates", "texts", "words")
"""What a record is made of, by the name of each file or folder beside its `mkdocs.yml`."""
_OWN = tuple(str(REPOSITORY / part) for part in PARTS)
_EVENTS = ("open", "os.listdir", "os.scandir")
_READER = "tests/own_record/"


def guard() -> None:
    """Lets no test of this process but those of `tests/own_record/` open a file of the repository's own record.

    Python offers no way to take an audit hook back; it goes with the process."""
    sys.addaudithook(_audit)


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _EVENTS or not isinstance(arguments[0], str | os.PathLike):
        return
    if event == "open" and arguments[1] is None:
        return  # `os.open`, which takes names that are relative to a folder that it does not tell
    path = os.path.abspath(arguments[0])  # noqa: PTH100  # Path would ask the system for every file that Python opens
    is_ours = path.startswith(_OWN) and any(path == own or path.startswith(own + os.sep) for own in _OWN)
    if is_ours and not os.environ.get("PYTEST_CURRENT_TEST", "").startswith(_READER):
        raise AssertionError(f"A test reads {path}, which is no test's: use tests/sites/frozen-record, or make one up.")
