"""`progress start`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click

from site_builder import clock
from site_builder.checked import read_and_check
from site_builder.codes import Code
from site_builder.commands.words import short
from site_builder.problems import Problem, UnusableError, listed
from site_builder.start import Answers, Profile, Systems, files, write_new_folder
from site_builder.start.answers import NOT_KNOWN_YET, flaws_of_address, flaws_of_areas, flaws_of_name
from site_builder.start.new_folder import refuse

NONE = "none"
TO_FILL_IN = (Code.NOT_FILLED_IN, Code.SAMPLE)
"""The codes of the only findings that a new site may have."""
_QUESTIONS = {
    "council": "What is the council called, as residents know it?",
    "plan": "What is the plan called?",
    "area": "Which areas does the plan have? One per line, in the plan's order and without numbers; an empty line ends the list.",
    "address": "At which address will the site be? Press Enter if nobody knows it yet.",
}
_OF_AN_INQUIRY = {
    "council": "What is the council or inquiry called, as residents know it?",
    "area": "Which recommendations are there? One per line, in their order and without numbers; an empty line ends the list.",
}
"""The questions that differ where a plan has recommendations in place of areas."""


@dataclass(frozen=True)
class Options:
    """What was typed after the command; None or empty where an option was left out."""

    council: str | None
    plan: str | None
    areas: tuple[str, ...]
    address: str | None
    partners: tuple[str, ...]
    profile: str
    pipelines: tuple[str, ...]
    asks: bool
    """Whether somebody is there to answer."""


def start(folder: Path, options: Options) -> None:
    """Writes a new site into the folder, and says what comes next. UnusableError where an answer is missing or wrong, or
    the folder has something in it: nothing is written then."""
    refuse(folder)
    answers = _answers(options)
    if flaws := answers.flaws:
        raise UnusableError("\n".join(f"--{question}: {flaw}" for question, flaw in flaws))
    written = files(answers, clock.now().date(), version("council-progress"))
    write_new_folder(folder, written, _look_at)
    click.echo(_next_steps(folder, len(written), answers.pipelines))


def _answers(options: Options) -> Answers:
    """The answers, from the options and, for those that are left out, from the person at the terminal."""
    given = {
        "council": options.council,
        "plan": options.plan,
        "area": options.areas or None,
        "address": options.address,
    }
    missing = [f"--{name}" for name, typed in given.items() if typed is None]
    if missing and not options.asks:
        are = "is" if len(missing) == 1 else "are"
        raise click.UsageError(
            f"{listed(missing, 'and')} {are} missing; name each as an option: with --yes, or where nobody can type an answer, nothing is asked."
        )
    profile = Profile(options.profile)
    questions = _QUESTIONS | (_OF_AN_INQUIRY if profile is Profile.RECOMMENDATIONS else {})
    council = _name(questions["council"]) if options.council is None else options.council
    plan = _name(questions["plan"]) if options.plan is None else options.plan
    areas = options.areas or tuple(_areas(questions["area"]))
    address = _address(questions["address"]) if options.address is None else options.address
    partners = options.partners or (_partners() if options.asks and profile is Profile.SEND else ())
    return Answers(
        council.strip(),
        plan.strip(),
        tuple(area.strip() for area in areas),
        address.strip(),
        tuple(partner.strip() for partner in partners),
        profile,
        _systems(options.pipelines),
    )


def _systems(typed: Iterable[str]) -> tuple[Systems, ...]:
    """Whose pipelines are written: those that were named, or all."""
    named = dict.fromkeys(typed)
    if NONE in named and len(named) > 1:
        raise click.UsageError("'none' goes by itself; leave the others out.")
    return tuple(Systems(name) for name in named if name != NONE) if named else tuple(Systems)


def _name(question: str) -> str:
    click.echo(question)
    return _asked_until_right(flaws_of_name)


def _address(question: str) -> str:
    click.echo(question)
    return _asked_until_right(lambda typed: flaws_of_address(typed) if typed else ()) or NOT_KNOWN_YET


def _areas(question: str) -> list[str]:
    """The areas, as many as somebody names."""
    click.echo(question)
    found: list[str] = []
    while True:
        typed = _asked_until_right(lambda typed: _flaws_of_next(typed, found), f"{len(found) + 1}. ")
        if not typed:
            return found
        found.append(typed)


def _partners() -> tuple[str, ...]:
    """Who answers for a SEND partnership's plan together with the council, if that is known."""
    click.echo("Which integrated care board of the NHS is responsible for it, too? Press Enter to leave it out.")
    typed = _asked_until_right(lambda typed: flaws_of_name(typed) if typed else ())
    return (typed,) if typed else ()


def _flaws_of_next(typed: str, found: Sequence[str]) -> Iterable[str]:
    """What is wrong with one more area; an empty line ends them, and is wrong only while there is none."""
    return [*flaws_of_name(typed), *flaws_of_areas([*found, typed])] if typed or not found else []


def _asked_until_right(flaws: Callable[[str], Iterable[str]], sign: str = "> ") -> str:
    """What somebody answers; they are told why and asked again until nothing is wrong with it."""
    while True:
        typed = str(click.prompt("", default="", show_default=False, prompt_suffix=sign)).strip()
        if not (found := list(flaws(typed))):
            return typed
        click.echo("\n".join(f"  {flaw}" for flaw in found))


def _look_at(stage: Path) -> None:
    """UnusableError, in the check's own words, if a new site has findings that it must not have: an answer is not fit
    to be published then."""
    checked = read_and_check(stage / "mkdocs.yml", clock.now())
    if wrong := [problem for problem in checked.problems if problem.is_error or problem.code not in TO_FILL_IN]:
        raise UnusableError("\n".join(["The answers cannot be used as they are:", *map(_as_item, wrong)]))


def _as_item(problem: Problem) -> str:
    return f"- {problem.words} [{problem.code}]"


def _next_steps(folder: Path, count: int, systems: Sequence[Systems]) -> str:
    name = str(short(folder))
    quoted = f'"{name}"' if " " in name else name
    there = "" if folder.resolve() == Path.cwd() else f"  cd {quoted}\n"
    pipelines = "What else your pipelines need: progress guide operate\n"
    if len(systems) > 1:
        pipelines = "Of the pipelines keep those of your service, and delete the others: progress guide operate\n"
    within = next((one for one in folder.resolve().parents if (one / "mkdocs.yml").is_file()), None)
    nested = (
        f" It is inside another site, {within}: if you did not mean that, delete it and begin elsewhere."
        if within
        else ""
    )
    return f"""\
{name} has {count} files now. Nothing is public yet.{nested} What comes next:

{there}  progress preview    shows the site on this computer, drafts included
  progress check      lists what is still to be filled in
  progress edit       opens forms in the browser, to write the first update

{pipelines if systems else ""}The whole way to a published site: progress guide begin"""
