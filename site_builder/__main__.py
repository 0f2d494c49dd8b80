"""`python -m site_builder` is the command `progress`."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command. Ctrl+C ends it with one word and 130, in the second in which its libraries are loaded, too."""
    try:
        from site_builder import cli

        cli.main()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
