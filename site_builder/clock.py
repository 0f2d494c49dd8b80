"""The moment of a build: only the commands and the plugin ask for it, once, and hand it down."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from site_builder.problems import UnusableError, quoted

_VARIABLE = "SOURCE_DATE_EPOCH"
_LAST = 2**32 - 1
"""In 2106: the last second that the header of a gzip file can hold (RFC 1952, 2.3.1), which MkDocs writes with it."""


def now() -> datetime:
    """The moment of the build: `SOURCE_DATE_EPOCH` if it is set (reproducible-builds.org), else the clock.

    UnusableError if that variable is not a number of seconds."""
    epoch = os.environ.get(_VARIABLE, "").strip()  # a file or another command gives it with a line end
    if not epoch:  # as a pipeline sets one that it does not know; MkDocs would take it for a number later
        os.environ.pop(_VARIABLE, None)
        return datetime.now(UTC)
    if not (epoch.isascii() and epoch.isdigit() and len(epoch) <= len(str(_LAST)) and int(epoch) <= _LAST):
        raise UnusableError(
            f"{_VARIABLE} is {quoted(epoch)}; it must be a number of seconds since 1970, in digits, at most {_LAST}."
        )
    return datetime.fromtimestamp(int(epoch), UTC)


def is_set() -> bool:
    """Whether the moment comes from that variable and not from the clock."""
    return bool(os.environ.get(_VARIABLE, "").strip())


def warning(moment: datetime) -> str:
    """A warning if the moment of a build is more than a day from this computer's clock, else "": a variable that somebody
    left set would hold back what is due, or publish what is not."""
    clock = datetime.now(moment.tzinfo)
    if abs(clock - moment) <= timedelta(days=1):
        return ""
    return (
        f"warning: {_VARIABLE} sets the moment of this build to {moment:%Y-%m-%d %H:%M}, while this computer's clock "
        f"says {clock:%Y-%m-%d %H:%M}. Updates that wait for their hour go public by the former; unset the variable to build "
        "by the clock."
    )
