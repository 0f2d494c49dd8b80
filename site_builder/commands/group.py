"""The group that all commands belong to: what ends them in which words, and for how many councils they are."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

import click

from site_builder.problems import UnusableError

P = ParamSpec("P")
UNUSABLE, STOPPED = 2, 130
"""Exit codes: wrong usage or configuration; ended by Ctrl+C, as shells have it (128 and the number of SIGINT)."""


class Commands(click.Group):
    """Runs a command; wrong usage ends with 2, a fault of ours with 3 and a log, never with a traceback."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """As in click; ends with 2 where nobody reads the help to its end."""
        try:
            return super().make_context(*args, **kwargs)
        except BrokenPipeError:  # from the help, which click would end with 1
            sys.exit(UNUSABLE)

    def invoke(self, context: click.Context) -> Any:
        """Runs the command, and turns what stops it into words and an exit code."""
        try:
            return super().invoke(context)
        except UnusableError as error:
            _say(str(error))
            context.exit(error.exit_code)
        except (KeyboardInterrupt, click.Abort):
            _say("Stopped.")
            context.exit(STOPPED)
        except click.MissingParameter as error:
            words = error.message or _what_it_is(error)
            raise click.MissingParameter(words, error.ctx, error.param) from error
        except click.NoSuchOption as error:
            if misplaced := _before_the_command(error, self):
                raise misplaced from error
            raise
        except (click.ClickException, click.exceptions.Exit):
            raise
        except BrokenPipeError:  # the reader of the output has read enough
            context.exit(UNUSABLE)
        except OSError as error:
            from site_builder import faults

            _say(faults.refusal(error))
            context.exit(UNUSABLE)
        except Exception:  # users must never see a traceback, whatever it is
            from site_builder import faults

            root = context.params["files"][0].resolve().parent
            context.exit(faults.fault(root, may_write=context.invoked_subcommand not in ("check", "status")))


def _what_it_is(error: click.MissingParameter) -> str:
    """What was not typed, in the words of the help: of the option or, for an argument, of the command. Without a full stop
    where click adds one, before the words to choose from."""
    if isinstance(error.param, click.Option):
        words = error.param.help or ""
    else:
        words = " ".join((error.ctx.command.help or "").partition("\n\n")[0].split()) if error.ctx else ""
    has_choice = error.param is not None and isinstance(error.param.type, click.Choice)
    return words.removesuffix(".") if has_choice else words


def _before_the_command(error: click.NoSuchOption, group: click.Group) -> click.UsageError | None:
    """Where an option belongs that was typed after a command and is one of the whole program; None for any other."""
    if error.ctx is None or not any(error.option_name in param.opts for param in group.params):
        return None
    name, command = error.option_name, error.ctx.info_name
    words = (
        f"'{name}' is an option of progress itself; type it before '{command}', as in 'progress {name} … {command}'."
    )
    return click.UsageError(words, error.ctx)


def _say(words: str) -> None:
    """Last words before the command ends: if nobody can hear them, that is not another error."""
    with suppress(OSError):
        click.echo(words, err=True)


class WholeNumber(click.IntRange):
    """A number that an option takes; what is wrong with another is said in plain words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            within = f", {self.min} or more" if self.max is None else f" from {self.min} to {self.max}"
            self.fail(f"'{value}' is not a whole number{within}.", param, ctx)


def only(files: tuple[Path, ...]) -> Path:
    """The one configuration that was named. UnusableError where a command for one council was typed for several."""
    if len(files) > 1:
        command = click.get_current_context().info_name
        raise UnusableError(f"`progress {command}` is for one council at a time; name one file with -f.")
    return files[0]


def for_one_council(command: Callable[Concatenate[Path, P], None]) -> Callable[P, None]:
    """Calls a command with the one configuration that was named."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        command(only(click.get_current_context().obj), *args, **kwargs)

    return run
