"""`progress preview --export`: a preview as a folder to send round."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from site_builder import clock
from site_builder.commands.findings import stop_at_errors
from site_builder.commands.words import short
from site_builder.place import remembered
from site_builder.problems import how_many


def export_preview(file: Path, folder: Path) -> None:
    """Writes a preview into a folder and says what is in it; ends with 1 where the content has errors."""
    from site_builder.checked import read_and_check
    from site_builder.preview.export import export, may_export

    checked = read_and_check(file, clock.now(), remembered(file))
    may_export(folder, checked)
    stop_at_errors(checked, "No preview was written.")
    made = export(checked, file.resolve(), folder, partial(click.echo, err=True))
    drafts = sum(not checked.edition.is_public(update) for update in checked.edition.record.updates)
    click.echo(
        f"{made.pages} pages in {short(made.folder.resolve())}, with {how_many(drafts, 'update')} that "
        f"{'are' if drafts != 1 else 'is'} not public. Open index.html there. Send the folder only to those who check it."
    )
