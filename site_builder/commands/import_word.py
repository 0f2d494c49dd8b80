"""`progress import FILE.docx` and `progress new --from FILE.docx`: a Word file as the draft of an update."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from site_builder import clock
from site_builder.checked import Checked, read_and_check
from site_builder.codes import Code
from site_builder.commands.findings import ERRORS, OK, print_lines
from site_builder.commands.words import short, taken
from site_builder.edition import Edition
from site_builder.part_files import write_new
from site_builder.problems import Problem, UnusableError, advice, printable, quoted
from site_builder.read.markdown import Converter
from site_builder.read.source import LARGEST, Source
from site_builder.read.updates import read_update
from site_builder.record.kinds import Kind
from site_builder.word import Choices, Draft, Finding, NotImportedError, WordImport, import_word_file
from site_builder.word import draft as draft_of

_TOO_LONG = "The text is longer than an update can be (1 MiB); make several files of it."


def import_word(
    config_file: Path,
    file: Path,
    kind: str,
    areas: tuple[int, ...],
    date: str | None,
    dry_run: bool,
    *,
    title: str = "",
) -> int:
    """Writes the draft of an update with the words and pictures of a Word file, and prints its path and what was left
    out or changed; with `dry_run` it writes nothing. `title` goes before the file's own.

    Exit code 0, or 1 where the file holds what must not come along: each such place is printed, and nothing is
    written. UnusableError for wrong use: no such file, an option that is wrong, a file that is there already."""
    content = _content(file)
    checked = read_and_check(config_file, clock.now())
    try:
        came = import_word_file(content, printable(file.name))
    except NotImportedError as error:
        print_lines(map(str, error.findings))
        click.echo(_refused(len(error.findings)), err=True)
        return ERRORS
    if title and came.title and " ".join(title.split()) != came.title:
        came = replace(came, left_out=(*came.left_out, f"The title in the file, {quoted(came.title)}, is left out."))
    draft = draft_of(
        came, printable(file.name), Choices(title, Kind(kind), areas, date), checked.edition, checked.sources
    )
    if there := next((path for path in draft.files if path.exists()), None):
        raise taken(there)
    if len(draft.text.encode()) > LARGEST:
        print_lines([str(Finding(printable(file.name), 0, "", Code.WORD_FILE, _TOO_LONG))])
        click.echo(_refused(1), err=True)
        return ERRORS
    if not dry_run:
        _write(draft)
    found = _findings(draft, checked) if dry_run else _checked(config_file, draft)
    print_lines(_report(draft, came, file, found, is_dry=dry_run))
    return OK


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except IsADirectoryError as error:
        raise UnusableError(f"{printable(str(file))} is a folder; name the Word file in it.") from error
    except FileNotFoundError as error:
        raise UnusableError(
            f"There is no file {printable(str(file))}; check the name, or drag the file into this window: that types where it is."
        ) from error
    except OSError as error:
        raise UnusableError(f"{printable(str(file))} cannot be read: {advice(error)}.") from error


def _refused(count: int) -> str:
    what = "this" if count == 1 else f"each of these {count}"
    return f"Nothing was written. See to {what} in Word, save the file, and import it again."


def _write(draft: Draft) -> None:
    """All files or none: what is there already is never touched."""
    done: list[Path] = []
    try:
        for path, content in {**draft.pictures, draft.path: draft.text.encode()}.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_new(path, content)
            done.append(path)
    except OSError as error:
        for path in done:
            path.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            raise taken(path) from error
        raise


def _checked(config_file: Path, draft: Draft) -> list[Problem]:
    """What the check says of the new files, beside all others."""
    checked = read_and_check(config_file, clock.now())
    files = [path.relative_to(checked.sources.root).as_posix() for path in draft.files]
    return list(checked.findings.only(files).problems)


def _findings(draft: Draft, checked: Checked) -> list[Problem]:
    """What our own reader says of a draft that is not on disk."""
    edition: Edition = checked.edition
    found: list[Problem] = []
    file = draft.path.relative_to(checked.sources.root).as_posix()
    read_update(Source(file, draft.text), edition.council, Converter(edition.messages), found)
    return [problem.softened() for problem in sorted(set(found))]


def _report(draft: Draft, came: WordImport, file: Path, found: list[Problem], *, is_dry: bool) -> Iterator[str]:
    if is_dry:
        yield "Nothing was written. These files would be:"
    yield from (str(short(path)) for path in draft.files)
    if came.left_out:
        yield f"What was left out or changed of {printable(file.name)}:"
        yield from (f"- {words}" for words in came.left_out)
    yield from map(str, found)
    if not is_dry:
        yield "It is a draft. Read it beside the Word file, then take the line 'status: draft' out to publish it."
