"""`progress preview --export`: a preview as a folder to send round."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from site_builder import clock
from site_builder.commands.findings import counted, exit_code, print_findings
from site_builder.commands.speaker import Speaker
from site_builder.commands.words import short
from site_builder.place import remembered
from site_builder.problems import Severity


def export_preview(file: Path, folder: Path) -> None:
    """Writes a preview into a folder and says what is in it; ends with 1 where the content has errors."""
    from site_builder.checked import read_and_check
    from site_builder.exported import export, may_export

    checked, speaker = read_and_check(file, clock.now(), remembered(file)), Speaker(file)
    may_export(folder, checked)
    if checked.has_errors:
        print_findings((one for one in checked.problems if one.severity is Severity.ERROR), err=True)
        speaker.say(f"{counted(checked.problems)} No preview was written.")
        sys.exit(exit_code(checked.findings))
    made = export(checked, file.resolve(), folder, speaker.say)
    drafts = sum(not checked.edition.is_public(update) for update in checked.edition.record.updates)
    click.echo(
        f"{made.pages} pages in {short(made.folder.resolve())}, with {drafts} update{'s' if drafts != 1 else ''} that "
        f"{'are' if drafts != 1 else 'is'} not public. Open index.html there. Send the folder only to those who check it."
    )
