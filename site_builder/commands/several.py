"""A command for several councils, one after the other: each as if it were alone, and none stops the others."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from site_builder import clock, faults
from site_builder.commands.findings import OK, UNUSABLE
from site_builder.commands.speaker import Speaker
from site_builder.problems import UnusableError, printable
from site_builder.record.folders import meets

Run = Callable[[Speaker], None]
"""Runs a command for one council; ends with an exit code, or raises what the command line has words for."""


def each(every: tuple[Speaker, ...], run: Run, *, may_write: bool = True) -> None:
    """Runs a command for each council in turn. With several it ends with the highest of their exit codes: a fault
    of ours (3), then a wrong use or configuration (2), then errors (1)."""
    if len(every) == 1:
        run(every[0])
        return
    codes = {speaker.name: _code(speaker, run, may_write) for speaker in every}
    click.echo(_summary(codes), err=True)
    sys.exit(max(codes.values()))


def refuse_with_several(files: tuple[Path, ...], typed: Mapping[str, object]) -> None:
    """UnusableError for the first option with a value that means one council's files, where several are named."""
    if len(files) > 1 and (option := next((name for name, value in typed.items() if value), "")):
        raise UnusableError(f"{option} is for one council at a time; name one file with -f, or leave {option} out.")


def refuse_one_site_for_two(files: tuple[Path, ...]) -> None:
    """UnusableError for two configurations in one folder whose sites would go to the same place: the later one would replace
    the other's site."""
    taken: dict[Path, Path] = {}
    beside = Counter(file.resolve().parent for file in files)
    for file in (one for one in files if beside[one.resolve().parent] > 1):
        try:
            folder = (file.resolve().parent / site_dir_in(file)).resolve()
        except UnusableError:  # which its own turn says
            continue
        if other := next((taken[one] for one in taken if meets(folder, one)), None):
            words = f"{printable(str(other))} and {printable(str(file))} put their sites into one folder, so that one would be lost; give one of them another 'site_dir'."
            raise UnusableError(words)
        taken[folder] = file


def site_dir_in(file: Path) -> str:
    """The folder of the site, as a configuration says. UnusableError where that cannot be read."""
    from site_builder.read.configuration import read_configuration

    return read_configuration(file, clock.now(), [])[1].site_dir


def _code(speaker: Speaker, run: Run, may_write: bool) -> int:
    try:
        run(speaker)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else OK
    except UnusableError as error:
        speaker.say_at_last(error)
        return error.exit_code
    except (BrokenPipeError, click.Abort):  # nobody reads any more, or wants it to go on: true of all councils
        raise
    except OSError as error:
        speaker.say_at_last(faults.refusal(error))
        return UNUSABLE
    except Exception:  # users must never see a traceback, whatever it is
        speaker.say_at_last(faults.sentence(speaker.root, may_write=may_write))
        return faults.FAULT
    return OK


def _summary(codes: dict[str, int]) -> str:
    failed = [f"{name} ({code})" for name, code in codes.items() if code]
    if not failed:
        return f"All {len(codes)} councils succeeded."
    return f"{len(failed)} of {len(codes)} councils failed, with their exit codes in brackets: {', '.join(failed)}."
