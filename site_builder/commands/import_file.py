"""`progress import`: a Word file or a sheet, told apart by the extension."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from site_builder.problems import UnusableError, quoted
from site_builder.record.kinds import Kind

SHEETS = (".xlsx", ".csv")
_ALMOST_SHEETS = (".xls", ".xlsm", ".xlsb", ".ods", ".tsv", ".numbers")


@dataclass(frozen=True)
class Options:
    """What was typed after `progress import`."""

    file: Path
    kind: str | None
    areas: tuple[int, ...]
    date: str | None
    dry_run: bool


def import_file(config_file: Path, options: Options) -> int:
    """Imports one file and says what came of it. Exit code: 0; 1 for findings in the file; UnusableError for wrong use.

    What is not a sheet goes to the reader of Word files, which says what it is and what to do."""
    ending = options.file.suffix.lower()
    if ending in _ALMOST_SHEETS:
        raise UnusableError(f"{options.file.name} is not a sheet that can be read; save it as .xlsx or .csv.")
    if ending in SHEETS:
        if options.kind or options.areas or options.date:
            raise UnusableError(
                f"--kind, --area and --date are for Word files; leave them out for {quoted(options.file.name)}."
            )
        from site_builder.commands.import_sheet import import_sheet

        return import_sheet(config_file, options.file, options.dry_run)
    from site_builder.commands.import_word import import_word

    kind = options.kind or Kind.NEWS.value
    return import_word(config_file, options.file, kind, options.areas, options.date, options.dry_run)
