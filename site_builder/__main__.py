"""`python -m site_builder` is the command `progress`."""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import suppress

_VALUES_THAT_STAY = 200_000
"""A record is as many values, none of them garbage: looking for some among them each time that 700 more have been made, as
Python does, took an eighth of a build."""


def main() -> None:
    """Runs the command. Ctrl+C ends it with one word and 130, in the second in which its libraries are loaded, too;
    an output that takes nothing, such as a full disk or a closed pipe, with 2."""
    gc.set_threshold(_VALUES_THAT_STAY, 10, 10)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # any name and any sign, whatever the terminal can show
    try:
        from site_builder import cli

        try:
            cli.main()
        except OSError as error:  # from what click prints itself, such as --help
            from site_builder import faults

            _say(faults.refusal(error))
            sys.exit(2)
    except KeyboardInterrupt:
        _say("Stopped.")
        sys.exit(130)
    finally:
        _let_go()
        gc.freeze()  # what is left need not be looked through before Python ends


def _say(words: str) -> None:
    with suppress(OSError):
        print(words, file=sys.stderr)


def _let_go() -> None:
    """Throws away what an output did not take: Python would try once more when it ends, and fail in words of its own."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream:
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    main()
