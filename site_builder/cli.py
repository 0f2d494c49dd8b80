"""The commands: their words and their exit codes."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from site_builder import build, faults, place, plugin, published
from site_builder.build import Checked
from site_builder.check.readability_table import readability_table
from site_builder.codes import Code
from site_builder.new_update import new_update
from site_builder.problems import Place, Problem, Severity, UnusableError, listed, quoted, shown
from site_builder.record.updates import Kind

OK, ERRORS, UNUSABLE = 0, 1, 2


class Commands(click.Group):
    """Runs a command; a wrong use ends with 2, a fault of ours with 3 and a log, never with a traceback."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        try:
            return super().make_context(*args, **kwargs)
        except BrokenPipeError:  # of the help, which click would end with 1
            sys.exit(UNUSABLE)

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except UnusableError as error:
            _say(str(error))
            context.exit(UNUSABLE)
        except (KeyboardInterrupt, click.Abort):
            _say("Stopped.")
            context.exit(faults.STOPPED)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except BrokenPipeError:  # whoever read the output has read enough
            context.exit(UNUSABLE)
        except OSError as error:
            _say(faults.refusal(error))
            context.exit(UNUSABLE)
        except Exception:  # users must never see a traceback, whatever it is
            root = Path(context.params.get("file", "mkdocs.yml")).resolve().parent
            context.exit(faults.fault(root, may_write=context.invoked_subcommand != "check"))


def _say(words: str) -> None:
    """Last words before the command ends: that nobody may be there to hear them is no reason for others."""
    with suppress(OSError):
        click.echo(words, err=True)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-f", "--file", default="mkdocs.yml", show_default=True, metavar="FILE", help="The site's configuration.")
@click.version_option(
    package_name="site-builder", prog_name="progress", message="%(prog)s %(version)s", help="Show the version and exit."
)
@click.pass_context
def main(context: click.Context, file: str) -> None:
    """Builds a council's public progress site from its updates and its plan.

    Write an update with `progress new`, look at it with `progress preview`, and build the site with
    `progress build`. Each command says what is wrong in which file and line, and what to do."""
    context.obj = Path(file)


@main.command("build")
@click.option("--site-dir", type=click.Path(path_type=Path), metavar="DIR", help="Where the site goes  [default: site]")
@click.option("--no-search", is_flag=True, help="Leave search out: its index, and its box at the top of each page.")
@click.option(
    "--cache-dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the site is made before it is put in place  [default: .cache beside the configuration]",
)
@click.option(
    "--urgent",
    is_flag=True,
    help="While files have errors: the site as last published, with today's withdrawals and mkdocs.yml.",
)
@click.option(
    "--also",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="With --urgent: this file goes public as it is now, too.",
)
@click.pass_obj
def build_site(
    file: Path, site_dir: Path | None, no_search: bool, cache_dir: Path | None, urgent: bool, also: tuple[Path, ...]
) -> None:
    """Check everything, then build the whole site in place of the old one.

    With an error in the content (exit 1) or in the configuration (exit 2) the old site stays as it was."""
    if also and not urgent:
        raise UnusableError("--also goes with --urgent; a plain build publishes every file as it is now.")
    begun = time.monotonic()
    cache = place.cache_folder(file.resolve().parent, cache_dir)
    place.put_right(cache)
    if urgent:
        _build_urgently(file, site_dir, cache, also, begun=begun, with_search=not no_search)
        return
    checked = build.read_and_check(file, plugin.now())
    _print_findings(checked.problems, err=True)
    if checked.has_errors:
        click.echo(f"{_counted(checked.problems)} Nothing was built; the old site is as it was.", err=True)
        sys.exit(_exit_code(checked))
    read = f"{_number(len(checked.edition.record.updates), 'update')} and {_number(len(checked.edition.record.areas), 'area')}"
    click.echo(f"Read {read}; building.", err=True)
    _warn_of_the_clock(checked)
    built, folder = plugin.run(checked, file, site_dir, cache, with_search=not no_search)
    click.echo(_last_line(built, checked, folder, time.monotonic() - begun))


def _build_urgently(
    file: Path, site_dir: Path | None, cache: Path, also: tuple[Path, ...], *, begun: float, with_search: bool
) -> None:
    """Builds what was published last, with what is urgent, and says what goes public and what does not."""
    with published.urgent(file, plugin.now(), also, cache) as urgency:
        if site_dir and site_dir.resolve() != urgency.site_dir:
            raise UnusableError(f"What was published last stands in {urgency.site_dir}; --urgent builds there alone.")
        for name in urgency.unfinished:
            words = "a withdrawal is begun here that cannot be published: it needs its date and its reason, and no draft holds one."
            click.echo(f"{name}: {words}", err=True)
        for name in urgency.deleted:
            words = "this update is deleted, but still public, since a deletion is not urgent. Put the file back with 'withdrawn' to take its text away at once."
            click.echo(f"{name}: {words}", err=True)
        if urgency.refused:
            _print_lines(urgency.refused, err=True)
            click.echo(f"{file.name} has errors, so the site keeps the one that was published last.", err=True)
        if not urgency.taken:
            other = "" if urgency.refused else f", and no other {file.name}"
            click.echo(f"Nothing is urgent: no new withdrawal{other}. Nothing was built.", err=True)
            sys.exit(ERRORS)
        if urgency.checked.has_errors:
            _print_findings(problem for problem in urgency.checked.problems if problem.severity is Severity.ERROR)
            click.echo(
                "Even so the site would have these errors. Nothing was built; the old site is as it was.", err=True
            )
            sys.exit(ERRORS)
        click.echo(f"The site as it was published last, as of {urgency.moment}, with:", err=True)
        _print_lines((f"  {shown(line)}" for line in urgency.taken), err=True)
        if urgency.left:
            click.echo("Not published, since a plain build must check it: what else has changed in", err=True)
            _print_lines((f"  {shown(name)}" for name in urgency.left), err=True)
        _warn_of_the_clock(urgency.checked)
        made_in = place.cache_folder(urgency.config_file.parent)
        built, folder = plugin.run(
            urgency.checked, urgency.config_file, urgency.site_dir, made_in, with_search=with_search
        )
        published.renew(urgency, file.resolve().parent, cache)
        click.echo(
            f"{_made(built, folder, time.monotonic() - begun)}; whatever waits for its hour needs a plain build{_as_of(urgency.checked)}."
        )


def _last_line(built: build.Built, checked: Checked, folder: Path, seconds: float) -> str:
    following = build.next_publication(checked.edition)
    when = (
        f"the next update becomes public on {_moment(following)}"
        if following
        else "no update is waiting to be published"
    )
    return f"{_made(built, folder, seconds)}; {when}{_as_of(checked)}."


def _as_of(checked: Checked) -> str:
    """The moment of the build, where it is not the clock's: whoever reads the log of a timer must see it."""
    return f"; built as of {_moment(checked.edition.now)}, as SOURCE_DATE_EPOCH says" if plugin.is_set() else ""


def _warn_of_the_clock(checked: Checked) -> None:
    if words := plugin.clock_warning(checked.edition.now):
        click.echo(words, err=True)


def _made(built: build.Built, folder: Path, seconds: float) -> str:
    made = f"{_number(built.pages, 'page')}, {_number(built.updates, 'update')}, {_number(built.feeds, 'feed')}"
    return f"Built {made} in {seconds:.1f} seconds in {_short(folder)}"


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _moment(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y at %H:%M}"


def _short(folder: Path) -> Path:
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


@main.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How the findings are written: lines to read, a list for programs, or notes in GitHub Actions.",
)
@click.option(
    "--readability", is_flag=True, help="Print how easy each text for young people is to read, hardest first."
)
@click.option(
    "--at", metavar="MOMENT", help="Check as of another moment, such as '2026-11-26 10:00', the council's time."
)
@click.option("--strict", is_flag=True, help="Let warnings fail too: exit 1.")
@click.pass_obj
def check_site(
    file: Path, paths: tuple[Path, ...], style: str, readability: bool, at: str | None, strict: bool
) -> None:
    """Read and check everything, and write nothing. Findings of each PATH alone, a file or a folder, where one is named.

    Exit 0 where no error was found, 1 where there is one, 2 where the configuration is wrong. An update that waits
    for its hour is checked as it will be then, with all that is public by then."""
    with _told_in_json(file) if style == "json" else nullcontext():
        inside = [_inside(file.resolve(), path) for path in paths] or ["."]
        everything = build.read_and_check(file, _typed_moment(at) if at is not None else plugin.now())
    checked = everything.only(inside)
    if readability:
        _print_lines(readability_table(everything.edition, lambda text: build.is_below(text.place.file, inside)))
    elif style == "json":
        _print_json(checked.problems)
    elif style == "github":
        _print_lines(map(_for_github, checked.problems))
    else:
        _print_findings(checked.problems)
    elsewhere = set(everything.problems) - set(checked.problems)
    others = f" In other files: {_counts(elsewhere)}." if elsewhere else ""
    click.echo(f"{_counted(checked.problems)}{others}", err=True)
    sys.exit(_exit_code(checked, strict=strict))


def _inside(config_file: Path, path: Path) -> str:
    """A file or folder of the site as findings name it: typed from here, or from the folder of `mkdocs.yml`.

    UnusableError where there is none, or where nothing there is ever read: its findings would be none, and untrue."""
    root = config_file.parent
    there = next((found for found in (Path.cwd() / path, root / path) if found.exists()), None)
    if there is None:
        raise UnusableError(f"There is no file or folder {quoted(str(path))}; name one of the site.")
    place = Path(os.path.normpath(there.parent.resolve() / there.name))
    name = place.relative_to(root).as_posix() if place.is_relative_to(root) else ".."
    if name not in (".", config_file.name) and name.partition("/")[0] not in published.FOLDERS:
        folders = listed(published.FOLDERS, "and")
        message = f"{quoted(str(path))} is not part of the site; {config_file.name} and the files below {folders} are checked."
        raise UnusableError(message)
    return name


@contextmanager
def _told_in_json(file: Path) -> Iterator[None]:
    """Lets a program that reads JSON find there too what stops the check itself; all other words go where they go."""
    place = Place(file.name)
    try:
        yield
    except UnusableError as error:
        _print_json(error.problems or [Problem(place, Code.UNUSABLE, str(error))])
        raise
    except OSError as error:
        _print_json([Problem(place, Code.MACHINE, faults.refusal(error))])
        raise
    except Exception:
        _print_json([Problem(place, Code.FAULT, f"{faults.WORDS}.")])
        raise


def _typed_moment(typed: str) -> datetime:
    """A day and an hour without a time zone, which is the council's."""
    try:
        return datetime.strptime(typed.strip(), "%Y-%m-%d %H:%M")
    except ValueError:
        words = f"The moment {quoted(typed)} cannot be read. Write a day and an hour, as in --at '2026-11-26 10:00'."
        raise UnusableError(words) from None


def _exit_code(checked: Checked, *, strict: bool = False) -> int:
    if not checked.has_errors:
        return ERRORS if strict and checked.problems else OK
    return UNUSABLE if checked.is_unusable else ERRORS


def _counted(problems: Iterable[Problem]) -> str:
    counts = _counts(problems)
    return f"{counts[0].upper()}{counts[1:]}."


def _counts(problems: Iterable[Problem]) -> str:
    """How many errors and warnings there are, as words within a sentence."""
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    return f"{errors or 'no'} {'error' if errors == 1 else 'errors'}, {warnings or 'no'} {'warning' if warnings == 1 else 'warnings'}"


def _print_findings(problems: Iterable[Problem], *, err: bool = False) -> None:
    _print_lines(map(str, problems), err=err)


def _print_lines(lines: Iterable[str], *, err: bool = False) -> None:
    for line in lines:
        click.echo(line, err=err)


def _print_json(problems: Iterable[Problem]) -> None:
    """In ASCII alone, so that it can be read whatever the encoding of the output is."""
    click.echo(json.dumps([_as_data(problem) for problem in problems], indent=2))


def _as_data(problem: Problem) -> dict[str, str | int]:
    return {
        "file": problem.file,
        "line": problem.place.line,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.words,
    }


def _for_github(problem: Problem) -> str:
    """A workflow command of GitHub Actions, which escapes `%` and, in properties, `:` and `,`."""
    message = problem.words.replace("%", "%25")
    file = problem.file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{problem.severity} file={file},line={problem.place.line},title={problem.code}::{message}"


@main.command("preview")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(1, 65535),
    metavar="N",
    help="Port of this computer where it stands.",
)
@click.pass_obj
def preview_site(file: Path, port: int) -> None:
    """Show the site on this computer, drafts included and marked, and build it again at each change."""
    try:
        plugin.preview(file, port, click.echo)
    except KeyboardInterrupt:
        click.echo("Stopped.")
    except OSError as error:
        if error.filename is not None:  # it is no matter of the port
            raise
        raise UnusableError(f"Port {port} cannot be used ({error.strerror}); name another with --port.") from error


@main.command("new")
@click.argument("title")
@click.option("--date", "date", metavar="D", help="Day it is published, such as 2025-07-17  [default: today]")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Kind]),
    default=Kind.NEWS.value,
    show_default=True,
    help="What sort of thing it tells of.",
)
@click.option(
    "--area",
    "areas",
    type=click.IntRange(min=0),
    multiple=True,
    metavar="N",
    help="Number of an area; more than one is possible.",
)
@click.pass_obj
def write_new_update(file: Path, title: str, date: str | None, kind: str, areas: tuple[int, ...]) -> None:
    """Write a new update file in which every key is explained, and print its path."""
    checked = build.read_and_check(file, plugin.now())
    path, text = new_update(checked.edition, checked.sources.updates, title, date, Kind(kind), areas)
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError as error:
        words = f"{_short(path)} is there already and was left as it is; choose another title or date."
        raise UnusableError(words) from error
    click.echo(_short(path))


if __name__ == "__main__":
    main()
