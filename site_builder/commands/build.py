"""`progress build`, and `progress build --urgent`."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from site_builder import clock, place, unchanged
from site_builder.commands.findings import ERRORS, counted, counts, exit_code, print_findings, print_lines
from site_builder.commands.several import each, refuse_one_site_for_two, refuse_with_several
from site_builder.commands.speaker import Speaker, speakers
from site_builder.commands.words import short
from site_builder.inventory import tree
from site_builder.memory import Store, own_version
from site_builder.problems import Severity, UnusableError, how_many, printable
from site_builder.unchanged import Last

if TYPE_CHECKING:
    from site_builder.building import Built, Order
    from site_builder.checked import Checked
    from site_builder.publishing.urgent import Urgent


@dataclass(frozen=True)
class Options:
    """What was typed after `progress build`."""

    site_dir: Path | None
    cache_dir: Path | None
    with_search: bool
    urgent: bool
    also: tuple[Path, ...]
    against: Path | None
    """A manifest with which the record is compared."""
    is_quiet: bool = False
    """Whether it says what stops it, and one line alone."""
    keeps_previous: bool = False
    """Whether the site that it replaces stays beside it."""
    deploy_dir: Path | None = None
    """Where the files for hosts go that lie beside the site."""


def build_sites(files: tuple[Path, ...], options: Options) -> None:
    """Builds the site of each configuration, each in its own folder; ends with an exit code where one was not built."""
    own = {
        "--site-dir": options.site_dir,
        "--cache-dir": options.cache_dir,
        "--urgent": options.urgent,
        "--also": options.also,
    }
    own |= {"--against": options.against, "--deploy-dir": options.deploy_dir}
    refuse_with_several(files, own)
    refuse_one_site_for_two(files)
    each(speakers(files, is_quiet=options.is_quiet), lambda speaker: _build_site(options, speaker))


def _build_site(options: Options, speaker: Speaker) -> None:
    """Checks everything, then builds the whole site to replace the old one, and says what was made; otherwise it exits
    with a code, and the old site stays as it was."""
    if options.also and not options.urgent:
        raise UnusableError("--also goes with --urgent; a plain build publishes every file as it is now.")
    if options.against and options.urgent:
        raise UnusableError("--against goes with a plain build; --urgent publishes nothing but what is urgent.")
    start = time.monotonic()
    cache = place.cache_folder(speaker.root, options.cache_dir)
    place.put_right(cache)
    if options.urgent:
        _build_urgently(options, speaker, cache, start)
        return
    memory, now, inputs = Store(cache, speaker.file), clock.now(), unchanged.inputs_of(speaker.file)
    if (last := unchanged.last(memory, inputs, now)) and _is_as_asked(last, options):
        _say_again(last, speaker, now)
        return
    _build_anew(options, speaker, cache, memory, now, inputs, start)


def _is_as_asked(last: Last, options: Options) -> bool:
    """Whether the last build did what is asked for now, and its site is still there."""
    if options.against:
        return False
    is_there = options.site_dir is None or str(options.site_dir.resolve()) == last.site_dir
    return is_there and last.with_search == options.with_search and last.has_its_site()


def _say_again(last: Last, speaker: Speaker, now: datetime) -> None:
    """Says what the last build said, and that nothing has changed since."""
    speaker.tell(last.problems, err=True)
    for words in (*last.said, *filter(None, [clock.warning(now)])):
        speaker.say(words)
    made = f"Nothing has changed since the last build: {_counted(*last.made)} in {short(Path(last.site_dir))}"
    speaker.say(f"{made}; {_following(last.until)}{_as_of(now.astimezone(ZoneInfo(last.zone)))}.", err=False)


def _build_anew(
    options: Options, speaker: Speaker, cache: Path, memory: Store, now: datetime, inputs: bytes | None, start: float
) -> None:
    from site_builder.building import Order, build
    from site_builder.checked import read_and_check
    from site_builder.engine import chosen
    from site_builder.publishing import previous

    checked = read_and_check(speaker.file, now, memory)
    site_dir = options.site_dir or checked.sources.root / checked.sources.site_dir
    if options.cache_dir:  # before anything is kept there; the folder of every day is never where a site may go
        place.may_be_made_in(cache, site_dir)
    found = (checked.compared_with(options.against) if options.against else checked).findings
    speaker.tell(found.problems, err=True)
    if found.has_errors:
        memory.keep()
        speaker.say_at_last(f"{counted(found.problems)} Nothing was built; the old site is as it was.")
        sys.exit(exit_code(found))
    read = f"{how_many(len(checked.edition.record.updates), 'update')} and {how_many(len(checked.edition.record.areas), 'area')}"
    if waits_after_a_rollback(checked, speaker, cache, site_dir):
        return
    speaker.say(f"Read {read}; building.")
    warn_of_the_clock(checked, speaker)
    if not options.against:
        tell_what_changed(checked, site_dir, speaker)
    said: list[str] = []

    def say(words: str) -> None:
        said.append(words)
        speaker.say(words)

    order = Order(checked, site_dir, cache, say, options.with_search, options.keeps_previous, options.deploy_dir)
    built = build(order, chosen(speaker.file, checked.sources))
    previous.release(cache)
    _remember(order, built, memory, inputs, said)
    speaker.say(last_line(built, checked, site_dir, time.monotonic() - start, speaker), err=False)


def waits_after_a_rollback(checked: Checked, speaker: Speaker, cache: Path, site_dir: Path, ordered: str = "") -> bool:
    """Whether the site was rolled back and no file has changed since, which is then said: a timer must not build again
    what somebody took away. UnusableError where something was `ordered` that no timer asks for, such as `--redact`: who
    asks must not take it for done."""
    from site_builder.publishing import previous

    if not previous.is_held(cache):
        return False
    from site_builder.publishing.last_publication import finished

    held = previous.held(cache, site_dir, finished(checked.edition, checked.sources), own_version())
    if held:
        words = f"Nothing was built: the site was rolled back at {held.moment}, and no file has changed since. Correct what was wrong, or run 'progress rollback --yes' to go forward again."
        if ordered:
            raise UnusableError(f"{words} What {ordered} asks for was not done either; ask for it again after that.")
        speaker.say(words, err=False)
    return bool(held)


def tell_what_changed(checked: Checked, site_dir: Path, speaker: Speaker) -> None:
    """Notes what changed in silence since the site that is now replaced was built."""
    from site_builder.comparison import with_old_site

    notes, warning = with_old_site(site_dir, checked.edition)
    speaker.tell(notes, err=True)
    if warning:
        speaker.say(warning)


def _remember(order: Order, built: Built, memory: Store, inputs: bytes | None, said: list[str]) -> None:
    """Keeps what was made, and what came of it where nobody changed a file meanwhile; no finding that quotes a draft."""
    checked = order.checked
    from site_builder.building import site_of

    edition, config_file = checked.edition, checked.sources.root / checked.sources.config_file
    hidden = {update.place.file for update in edition.hidden}
    is_public = not any(problem.place.file in hidden for problem in checked.problems)
    if is_public and unchanged.is_known_whole(config_file) and unchanged.inputs_of(config_file) == inputs:
        site_dir = order.site_dir.resolve()
        last = Last(
            problems=checked.problems,
            said=tuple(said),
            made=(built.pages, built.updates, built.feeds),
            site_dir=str(site_dir),
            site=site_of(order) or tree(site_dir),
            with_search=order.with_search,
            moment=edition.now,
            until=checked.next_publication,
            zone=edition.council.timezone.key,
        )
        unchanged.note(memory, inputs, last)
    memory.keep()


def _build_urgently(options: Options, speaker: Speaker, cache: Path, start: float) -> None:
    """Builds the site as last published with the urgent changes, and says what goes public and what does not."""
    from site_builder.building import Order, build
    from site_builder.engine import chosen
    from site_builder.publishing import deploy, urgent

    with urgent.urgent(speaker.file, clock.now(), options.also, cache) as urgency:
        if options.site_dir and options.site_dir.resolve() != urgency.site_dir:
            raise UnusableError(f"The site published last is in {urgency.site_dir}; --urgent builds only there.")
        _tell_what_is_not_urgent(urgency, speaker)
        if not urgency.taken:
            other = "" if urgency.refused else f", and no other {speaker.file.name}"
            click.echo(f"There is nothing urgent: no new withdrawal{other}. Nothing was built.", err=True)
            sys.exit(ERRORS)
        if urgency.checked.has_errors:
            print_findings(problem for problem in urgency.checked.problems if problem.severity is Severity.ERROR)
            click.echo(
                "Even then the site would have these errors. Nothing was built; the old site is as it was.", err=True
            )
            sys.exit(ERRORS)
        click.echo(f"The site as last published, as of {urgency.moment}, with:", err=True)
        print_lines((f"  {printable(line)}" for line in urgency.taken), err=True)
        if urgency.left:
            click.echo("Not published, since a plain build must check them: other changes in", err=True)
            print_lines((f"  {printable(name)}" for name in urgency.left), err=True)
        warn_of_the_clock(urgency.checked, speaker)
        made_in, sources = place.cache_folder(urgency.config_file.parent), urgency.checked.sources
        order = Order(urgency.checked, urgency.site_dir, made_in, speaker.say, options.with_search)
        order = replace(order, deploy_dir=options.deploy_dir or deploy.folder_of(replace(sources, root=speaker.root)))
        built = build(order, chosen(urgency.config_file, sources))
        if warning := urgent.renew(urgency, speaker.root, cache):
            click.echo(warning, err=True)
        click.echo(
            f"{_made(built, urgency.site_dir, time.monotonic() - start)}; updates that wait for their hour need a plain build{_as_of(urgency.checked.edition.now)}."
        )


def _tell_what_is_not_urgent(urgency: Urgent, speaker: Speaker) -> None:
    """Says of each change that could have been urgent why it does not go public."""
    for name in urgency.unfinished:
        words = "this withdrawal is unfinished and cannot be published: it needs its date and its reason, and the update must not be a draft."
        click.echo(f"{name}: {words}", err=True)
    for name in urgency.deleted:
        words = "this update is deleted but still public, since a deletion is not urgent. Put the file back with 'withdrawn' to remove its text at once."
        click.echo(f"{name}: {words}", err=True)
    if urgency.refused:
        print_lines(urgency.refused, err=True)
        click.echo(f"{speaker.file.name} has errors, so the site keeps the one published last.", err=True)


def last_line(built: Built, checked: Checked, folder: Path, seconds: float, speaker: Speaker) -> str:
    """What was built, where, and when the next update becomes public; how many findings, where they were not printed."""
    found = counts(checked.problems).removeprefix("no errors, ")
    unseen = f", with {found}" if speaker.is_quiet and checked.problems else ""
    return (
        f"{_made(built, folder, seconds)}{unseen}; {_following(checked.next_publication)}{_as_of(checked.edition.now)}."
    )


def _following(hour: datetime | None) -> str:
    return f"the next update becomes public on {_moment(hour)}" if hour else "no update is waiting to be published"


def _as_of(now: datetime) -> str:
    """The moment of the build if it is not the clock's: anybody who reads the log of a timer must see it."""
    return f"; built as of {_moment(now)}, as SOURCE_DATE_EPOCH says" if clock.is_set() else ""


def warn_of_the_clock(checked: Checked, speaker: Speaker) -> None:
    """Says so where the clock may be wrong."""
    if words := clock.warning(checked.edition.now):
        speaker.say(words)


def _made(built: Built, folder: Path, seconds: float) -> str:
    made = _counted(built.pages, built.updates, built.feeds)
    return f"Built {made} in {seconds:.1f} seconds in {short(folder)}"


def _counted(pages: int, updates: int, feeds: int) -> str:
    return f"{how_many(pages, 'page')}, {how_many(updates, 'update')}, {how_many(feeds, 'feed')}"


def _moment(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y at %H:%M}"
