"""A command as somebody types it, run in the test's own process."""

from __future__ import annotations

from click.testing import CliRunner, Result

from site_builder.cli import main


def progress(*typed: str) -> Result:
    """What a command answers. A fault that gets out of it fails the test."""
    result = CliRunner().invoke(main, list(typed))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result
