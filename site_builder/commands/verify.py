"""`progress verify`: whether a folder is whole as it was published; it asks no network."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from site_builder.commands.findings import ERRORS, OK, counts, print_findings
from site_builder.problems import has_errors
from site_builder.verify import found_in


def verify_folder(folder: Path) -> None:
    """Prints what is wrong with a published folder, and ends with 0 if nothing is, or 1."""
    published, problems = found_in(folder)
    print_findings(problems)
    pages = len(published.page_paths)
    click.echo(
        f"{folder}: {len(published.paths)} files, {pages} {'page' if pages == 1 else 'pages'}: {counts(problems)}."
    )
    sys.exit(ERRORS if has_errors(problems) else OK)
