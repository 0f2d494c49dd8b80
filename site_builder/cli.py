"""The command line: options, help and exit codes. What a command needs is imported when it runs: so help appears at once.

One long list of commands; the only branches are for wrong usage. What a command does is in `commands/`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from site_builder.commands.group import Commands, WholeNumber, for_one_council, only
from site_builder.problems import UnusableError
from site_builder.record.kinds import Kind

_PATH = click.Path(path_type=Path)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-f",
    "--file",
    "files",
    type=_PATH,
    multiple=True,
    default=["mkdocs.yml"],
    show_default=True,
    metavar="FILE",
    help="The site's configuration. Named several times, `build` and `check` take one council after the other.",
)
@click.version_option(
    package_name="council-progress",
    prog_name="progress",
    message="%(prog)s %(version)s",
    help="Show the version and exit.",
)
@click.pass_context
def main(context: click.Context, files: tuple[Path, ...]) -> None:
    """Builds a council's public progress site from its updates and its plan.

    Begin a site with `progress start`, write an update with `progress new`, look at it with `progress preview`, and
    build the site with `progress build`. Each command says what is wrong in which file and line, and what to do."""
    if len(files) == 1 and files[0].is_dir():  # one of several must not stop the others
        raise UnusableError(f"{files[0]} is a folder; name the file in it, such as {files[0] / 'mkdocs.yml'}.")
    context.obj = files


_quiet = click.option(
    "--quiet",
    "-q",
    "is_quiet",
    is_flag=True,
    help="Print only errors, warnings of the machine, and one line of result.",
)


# What every command that builds a site can be told.
_site_dir = click.option("--site-dir", type=_PATH, metavar="DIR", help="Where the site goes  [default: site]")
_no_search = click.option(
    "--no-search", is_flag=True, help="Leave out search: its index, and its box at the top of each page."
)
_cache_dir = click.option(
    "--cache-dir",
    type=_PATH,
    metavar="DIR",
    help="Where the site is built before it is put in place  [default: .cache beside the configuration]",
)
_deploy_dir = click.option(
    "--deploy-dir",
    type=_PATH,
    metavar="DIR",
    help="Where files for the host that are not part of the site go  [default: deploy beside the configuration]",
)
_keep_previous = click.option(
    "--keep-previous",
    "keeps_previous",
    is_flag=True,
    help="Keep the site that is replaced as site.previous beside it, for `progress rollback`.",
)


@main.command("build", short_help="Check everything, then replace the site with a new one.")
@_site_dir
@_no_search
@_cache_dir
@click.option(
    "--urgent",
    is_flag=True,
    help="While files have errors: build the site as last published, with today's withdrawals and mkdocs.yml.",
)
@click.option(
    "--also",
    type=_PATH,
    multiple=True,
    metavar="FILE",
    help="With --urgent: this file goes public as it is now, too.",
)
@click.option(
    "--against",
    type=_PATH,
    metavar="FILE",
    help="Fail where anything changed in silence since this data/manifest.json was published.",
)
@_deploy_dir
@_keep_previous
@_quiet
@click.pass_obj
def build_site(
    files: tuple[Path, ...],
    site_dir: Path | None,
    no_search: bool,
    cache_dir: Path | None,
    urgent: bool,
    also: tuple[Path, ...],
    against: Path | None,
    deploy_dir: Path | None,
    keeps_previous: bool,
    is_quiet: bool,
) -> None:
    """Check everything, then build the whole site to replace the old one.

    With an error in the content (exit 1) or in the configuration (exit 2) the old site stays as it was."""
    from site_builder.commands.build import Options, build_sites

    options = Options(site_dir, cache_dir, not no_search, urgent, also, against, is_quiet, keeps_previous, deploy_dir)
    build_sites(files, options)


@main.command("publish", short_help="Build the site, and keep a record of what went public.")
@_site_dir
@_no_search
@_cache_dir
@click.option(
    "--against",
    type=_PATH,
    metavar="FILE",
    help="Compare with this data/manifest.json of the live site in place of published/.",
)
@click.option("--verify", is_flag=True, help="Build nothing: check that published/ is as it was written.")
@click.option(
    "--redact",
    type=_PATH,
    multiple=True,
    metavar="FILE",
    help="Remove from published/ the words that this file no longer has.",
)
@_deploy_dir
@_keep_previous
@_quiet
@click.pass_obj
def publish_site(
    files: tuple[Path, ...],
    site_dir: Path | None,
    no_search: bool,
    cache_dir: Path | None,
    against: Path | None,
    verify: bool,
    redact: tuple[Path, ...],
    deploy_dir: Path | None,
    keeps_previous: bool,
    is_quiet: bool,
) -> None:
    """Build the site, unless anything changed in silence, and keep what is published now in published/.

    Each changed fact becomes a line there, which names the hash of the line before it: so a change of the past is seen.
    Keep the folder under version control."""
    from site_builder.commands.publish import Options, publish_sites

    if verify and (redact or against):
        raise UnusableError("--verify goes by itself; leave --redact and --against out.")
    options = Options(site_dir, cache_dir, not no_search, against, verify, redact, is_quiet, keeps_previous, deploy_dir)
    publish_sites(files, options)


@main.command("rollback", short_help="Put back the previous site.")
@_site_dir
@_cache_dir
@click.option("--yes", "is_agreed", is_flag=True, help="Do it: without this, it only says what readers would see.")
@for_one_council
def roll_back_site(file: Path, site_dir: Path | None, cache_dir: Path | None, is_agreed: bool) -> None:
    """Put back the previous site, which `build --keep-previous` kept as site.previous; a second time goes forward again.

    Nothing that was withdrawn, or taken out because it could harm somebody, comes back. Exit 1 if nothing was changed."""
    from site_builder.commands.rollback import Options, roll_back

    roll_back(file, Options(site_dir, cache_dir, is_agreed))


@main.command("check")
@click.argument("paths", nargs=-1, type=_PATH, metavar="[PATH]...")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github", "gitlab", "azure"]),
    default="text",
    show_default=True,
    help="How the findings are written: lines to read, a list for programs, or what a service shows at their lines.",
)
@click.option(
    "--readability", is_flag=True, help="Print how easy each text for young people is to read, hardest first."
)
@click.option(
    "--all", "all_texts", is_flag=True, help="With --readability, texts for adults too, and hints for writing them."
)
@click.option(
    "--at", metavar="MOMENT", help="Check as of another moment, such as '2026-11-26 10:00', the council's time."
)
@click.option("--strict", is_flag=True, help="Fail for warnings too: exit 1.")
@click.option(
    "--against",
    type=_PATH,
    metavar="FILE",
    help="Compare with what was published: the data/manifest.json of the live site.",
)
@_quiet
@click.pass_obj
def check_site(
    files: tuple[Path, ...],
    paths: tuple[Path, ...],
    style: str,
    readability: bool,
    all_texts: bool,
    at: str | None,
    strict: bool,
    against: Path | None,
    is_quiet: bool,
) -> None:
    """Read and check everything, and write nothing. With a PATH, a file or a folder, show only the findings there.

    Exit 0 if no error is found, 1 if there is one, 2 if the configuration is wrong. An update that waits for its hour
    is checked as at that hour, with everything that will be public by then."""
    from site_builder.commands.check import Options, check

    check(files, Options(paths, style, readability, all_texts, at, strict, against, is_quiet))


@main.command("status", short_help="List what is overdue, silent, unanswered or due soon.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is written: lines to read, or data for programs.",
)
@click.pass_obj
def print_status(files: tuple[Path, ...], style: str) -> None:
    """Print what your team has to deal with, and write nothing.

    What is overdue, silent, stale or unanswered, what is due in the next 30 days, what waits for its hour, and what
    changed since the site was built."""
    from site_builder.commands.status import status

    status(files, style)


@main.command("pack", short_help="Write what changed between two meetings, to print.")
@click.option("--since", required=True, metavar="D", help="First day, such as that of the last meeting: 2026-01-28.")
@click.option("--until", metavar="D", help="Last day  [default: today]")
@click.option("--as-at", metavar="D", help="Show the plan as it stood on this day, too.")
@click.option("--pack-dir", type=_PATH, metavar="DIR", help="Where the pack goes  [default: below packs]")
@for_one_council
def write_a_pack(file: Path, since: str, until: str | None, as_at: str | None, pack_dir: Path | None) -> None:
    """Write what changed between two meetings, as one page to print and CSV files, and print its path.

    Everything is from the public record: nothing that is a draft or waits for its hour is in it."""
    from site_builder.commands.pack import write_pack

    write_pack(file, since, until, as_at, pack_dir)


@main.command("digest", short_help="Write an e-mail of what became public since a day.")
@click.option(
    "--since",
    required=True,
    metavar="D",
    help="First day, such as 2026-01-28, or 'last': from where the last one ended.",
)
@click.option("--until", metavar="D", help="Last day  [default: today]")
@click.option("--to", type=_PATH, metavar="FOLDER", help="Where its files go  [default: below digests]")
@for_one_council
def write_an_email(file: Path, since: str, until: str | None, to: Path | None) -> None:
    """Write an e-mail of what became public since a day, for GovDelivery, GOV.UK Notify or Mailchimp.

    Nothing is sent, nobody's address is held, and nothing that is a draft or waits for its hour is in it."""
    from site_builder.commands.digest import write_digest

    write_digest(file, since, until, to)


@main.command("mail-check", short_help="Try the feed by the rules of six e-mail services.")
@click.option("--rules", is_flag=True, help="Show every service's rules, and the page that says them.")
@for_one_council
def check_mail_services(file: Path, rules: bool) -> None:
    """Replay the last 20 entries of the feed against the rules of six mail services, and ask no network.

    It says which subscribers would have missed what, or had it twice, and names the page on which each service says how it
    reads a feed. Exit 0 if nobody would, 1 if somebody would."""
    from site_builder.commands.mail_check import check_mail

    check_mail(file, rules)


@main.command("export", short_help="Write the plan as a workbook, to be filled in by others.")
@click.argument("target", type=_PATH, metavar="FILE")
@for_one_council
def export_sheets(file: Path, target: Path) -> None:
    """Write actions, ratings, measures and promises as a workbook (plan.xlsx) to fill in, and print its path.

    A name such as actions.csv writes that table of the site's open data, and a folder all of them. `progress import`
    reads each back. Only what is public is in them."""
    from site_builder.commands.export import export

    export(file, target)


@main.command("preview", short_help="Show the site on this computer, drafts included.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=WholeNumber(1, 65535),
    metavar="N",
    help="Port on this computer.",
)
@click.option(
    "--export",
    type=_PATH,
    metavar="FOLDER",
    help="Write the preview into this folder, to send round, in place of showing it.",
)
@click.option(
    "--key",
    "has_key",
    is_flag=True,
    help="Show it only to a browser that opens the printed address: on a computer that other people use, too.",
)
@for_one_council
def preview_site(file: Path, port: int, export: Path | None, has_key: bool) -> None:
    """Show the site on this computer, drafts included and marked, and build it again at each change."""
    if export:
        from site_builder.commands.preview import export_preview

        export_preview(file, export)
        return
    from site_builder import clock
    from site_builder.preview.guard import end_cleanly
    from site_builder.preview.live import preview

    end_cleanly()
    try:
        preview(file, port, clock.now, click.echo, has_key=has_key)
    except KeyboardInterrupt:
        click.echo("Stopped.")
    except OSError as error:
        if error.filename is not None:  # not to do with the port
            raise
        raise UnusableError(f"Port {port} cannot be used ({error.strerror}); name another with --port.") from error


@main.command("edit", short_help="Open forms in the browser, to write updates and the plan.")
@click.option(
    "--port",
    default=0,
    type=WholeNumber(0, 65535),
    metavar="N",
    help="Port on this computer  [default: any that is free]",
)
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@click.option("--shortcut", is_flag=True, help="Put a file on your desktop that opens this when you double-click it.")
@for_one_council
def edit_record(file: Path, port: int, no_browser: bool, shortcut: bool) -> None:
    """Open forms in the browser, on this computer alone, to write updates and keep the plan up to date."""
    if shortcut:
        from site_builder.commands.shortcut import write_shortcut

        write_shortcut(file)
        return
    from site_builder.commands.edit import edit

    edit(file, port, opens_browser=not no_browser)


# What every command that makes an update can be told of it.
_date = click.option(
    "--date", "date", metavar="D", help="Day on which it is published, such as 2025-07-17  [default: today]"
)
_areas = click.option(
    "--area",
    "areas",
    type=WholeNumber(min=0),
    multiple=True,
    metavar="N",
    help="Number of an area; may be repeated.",
)


@main.command("new", short_help="Write a new update file, in which every key is explained.")
@click.argument("words", nargs=-1, metavar="[TITLE]")
@_date
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Kind]),
    default=Kind.NEWS.value,
    show_default=True,
    help="What kind of update it is.",
)
@_areas
@click.option(
    "--from",
    "word_file",
    type=_PATH,
    metavar="FILE",
    help="Take the text and pictures of this Word file, and its title unless one is given.",
)
@for_one_council
def write_new_update(
    file: Path,
    words: tuple[str, ...],
    date: str | None,
    kind: str,
    areas: tuple[int, ...],
    word_file: Path | None,
) -> None:
    """Write a new update file in which every key is explained, and print its path."""
    if len(words) > 1:
        raise UnusableError(f'Put the title in quotation marks: progress new "{" ".join(words)}".')
    title = "".join(words)
    if word_file:
        from site_builder.commands.import_word import import_word

        sys.exit(import_word(file, word_file, kind, areas, date, False, title=title))
    from site_builder.commands import new

    if not title:
        raise click.UsageError("Give the update a title in quotation marks, or a Word file with --from.")
    new.write_new_update(file, title, date, Kind(kind), areas)


@main.command("start", short_help="Begin a council's own site in a new folder.")
@click.argument("folder", type=_PATH)
@click.option("--council", metavar="NAME", help="The council's name as residents know it.")
@click.option("--plan", metavar="NAME", help="The plan's name.")
@click.option(
    "--area", "areas", multiple=True, metavar="NAME", help="An area of the plan; once for each, in its order."
)
@click.option("--address", metavar="ADDRESS", help="Where the site will be, such as https://www.example.org/progress/.")
@click.option(
    "--partner",
    "partners",
    multiple=True,
    metavar="NAME",
    help="Who else is responsible for the plan, such as the NHS; once for each.",
)
@click.option(
    "--for",
    "profile",
    type=click.Choice(["children", "send", "recommendations"]),
    default="children",
    show_default=True,
    help="What the plan is for: children's services, a SEND partnership, or an inquiry's recommendations.",
)
@click.option(
    "--pipelines",
    "systems",
    type=click.Choice(["github", "gitlab", "azure", "none"]),
    multiple=True,
    help="Whose pipelines are written, which check and publish by themselves  [default: all three]",
)
@click.option("--yes", is_flag=True, help="Ask nothing: every answer is in the options.")
def start_a_site(
    folder: Path,
    council: str | None,
    plan: str | None,
    areas: tuple[str, ...],
    address: str | None,
    partners: tuple[str, ...],
    profile: str,
    systems: tuple[str, ...],
    yes: bool,
) -> None:
    """Begin a council's own site in a new FOLDER: its settings, its plan's areas and a first update to fill in.

    It asks for the council, the plan, its areas and the address of the site, unless the options say them."""
    from site_builder.commands.start import Options, start

    asks = not yes and sys.stdin.isatty()
    start(folder, Options(council, plan, areas, address, partners, profile, systems, asks))


@main.command("next", short_help="Print when the site changes next by itself.")
@click.option("--publications", is_flag=True, help="Only the hours at which updates become public.")
@for_one_council
def show_next_moment(file: Path, publications: bool) -> None:
    """Print when the site changes next and must be built again, for a timer: as ISO 8601, in the council's time."""
    from site_builder.commands.next_moment import show_next

    show_next(file, publications)


@main.command("verify", short_help="Check that a site is complete, in its folder or live.")
@click.argument("folder", type=_PATH, required=False)
@click.option("--url", "address", metavar="ADDRESS", help="Look at the live site at this address.")
@click.pass_obj
def verify_published(files: tuple[Path, ...], folder: Path | None, address: str | None) -> None:
    """Check that a FOLDER, such as site, is complete and as it was built: before it is published, or a copy of it after.

    Every page and update that its manifest names is there with its words, every link and anchor leads somewhere, feeds
    and calendar can be read, and nothing is a draft. Exit 0 if so, 1 if not, 2 if it is not such a folder.

    With --url the live site is looked at as its readers meet it: what its host sends with each file, wrong and old
    addresses, feeds, search and every link within it; and whether it is the one in FOLDER, or in the folder site if that
    is there. Nothing but that address is asked: no link to another site is followed."""
    if address:
        from site_builder.commands.verify import verify_live

        verify_live(address, folder, only(files))
    elif folder:
        from site_builder.commands.verify import verify_folder

        verify_folder(folder)
    else:
        words = "Name the folder that was published, such as site, or the address of the live site with --url."
        raise UnusableError(words)


@main.command("automate", short_help="Write the files with which a service builds the site.")
@click.argument(
    "system",
    type=click.Choice(["github", "gitlab", "azure", "systemd", "container", "kubernetes", "councils"]),
    metavar="SYSTEM",
)
@for_one_council
def write_pipelines(file: Path, system: str) -> None:
    """Write what checks, builds and publishes the site by itself: for a service, or for a server of yours.

    SYSTEM is github, gitlab or azure; systemd, container or kubernetes; or councils, one engine for many of them. It prints the paths of the files and never overwrites one."""
    from typing import cast

    from site_builder.commands.automate import Server, System, automate

    automate(file, cast("System | Server", system))


@main.command("upgrade", short_help="Say what a new release changes in your files, or do it.")
@click.option("--write", "writes", is_flag=True, help="Write the changes: all of them, or none.")
@click.option(
    "--undo", "undoes", is_flag=True, help="Take back what the last upgrade wrote, if nobody has changed it since."
)
@click.option(
    "--from", "since", metavar="VERSION", help="The release that your files are for, if no line of them names it."
)
@for_one_council
def upgrade_files(file: Path, writes: bool, undoes: bool, since: str | None) -> None:
    """Say what the installed release brings and what it changes in your files, each line of it; with --write do it.

    The release that your files are for is the one that requirements.txt or pyproject.toml names; that line is raised,
    too. Install the new release first. Nothing else in your files changes, not a byte."""
    from site_builder.commands.upgrade import Options, upgrade

    upgrade(file, Options(writes, undoes, since))


@main.command("guide")
@click.argument("page", required=False)
@click.option("--browser", is_flag=True, help="Open it in the browser.")
def show_guide_page(page: str | None, browser: bool) -> None:
    """Show a PAGE of the guide, or what each page is about."""
    from site_builder.commands.guide import show_guide

    show_guide(page, browser)


@main.command("explain", short_help="Say what the CODE at the end of a finding means.")
@click.argument("code")
def explain_code(code: str) -> None:
    """Say what the CODE in square brackets at the end of a finding means, and what to do."""
    from site_builder.commands.guide import explain

    explain(code)


@main.command("texts", short_help="Print the words that the site says by itself.")
@click.argument("sought", default="", metavar="[WORDS]")
@for_one_council
def show_site_texts(file: Path, sought: str) -> None:
    """Print every text that the site says by itself, or those with some WORDS, ready to be changed."""
    from site_builder.commands.own_words import show_texts

    show_texts(file, sought)


@main.command("words", short_help="Print the lists of words that texts are checked against.")
@click.argument("name", required=False, metavar="[LIST]")
@for_one_council
def show_word_list(file: Path, name: str | None) -> None:
    """Print which lists of words texts are checked against, or the words of one LIST."""
    from site_builder.commands.own_words import show_words

    show_words(file, name)


@main.command("import", short_help="Take in a Word file as a draft, or a filled-in workbook.")
@click.argument("source", type=_PATH, metavar="FILE")
@_date
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in Kind]),
    help="What kind of update a Word file becomes  [default: news]",
)
@_areas
@click.option("--dry-run", is_flag=True, help="Write nothing: show what would be written or changed.")
@for_one_council
def import_a_file(
    file: Path, source: Path, date: str | None, kind: str | None, areas: tuple[int, ...], dry_run: bool
) -> None:
    """Make a draft of a Word file (.docx), or take actions, ratings, measures and promises from a sheet (.xlsx, .csv).

    A Word file with tracked changes, comments, hidden text or marks such as OFFICIAL-SENSITIVE is refused, with the
    place of each (exit 1). Its draft never takes the place of a file that is there."""
    from site_builder.commands.import_file import Options, import_file

    sys.exit(import_file(file, Options(source, kind, areas, date, dry_run)))


if __name__ == "__main__":
    main()
