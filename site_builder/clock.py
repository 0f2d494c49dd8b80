"""The moment of a build: only the commands and the plugin ask for it, once, and hand it down."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from site_builder.problems import UnusableError, quoted


def now() -> datetime:
    """The moment of the build: `SOURCE_DATE_EPOCH` if it is set (reproducible-builds.org), else the clock.

    UnusableError if that variable is not a number of seconds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UnusableError(
            f"SOURCE_DATE_EPOCH is {quoted(str(epoch))}; it must be a number of seconds since 1970."
        ) from error


def is_set() -> bool:
    """Whether the moment comes from that variable and not from the clock."""
    return bool(os.environ.get("SOURCE_DATE_EPOCH"))


def warning(moment: datetime) -> str:
    """A warning if the moment of a build is more than a day from this computer's clock, else "": a variable that somebody
    left set would hold back what is due, or publish what is not."""
    clock = datetime.now(moment.tzinfo)
    if abs(clock - moment) <= timedelta(days=1):
        return ""
    return (
        f"warning: SOURCE_DATE_EPOCH sets the moment of this build to {moment:%Y-%m-%d %H:%M}, while this computer's clock "
        f"says {clock:%Y-%m-%d %H:%M}. Updates that wait for their hour go public by the former; unset the variable to build "
        "by the clock."
    )
