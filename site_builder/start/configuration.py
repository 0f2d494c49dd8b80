"""The `mkdocs.yml` that a site begins with: its own values, and every other setting explained and switched off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from site_builder.record.forms import Key
from site_builder.record.setting_keys import CONFIGURATION, PROGRESS, THEME
from site_builder.start.answers import Answers
from site_builder.start.key_lines import key_lines
from site_builder.write.scalars import double_quoted

_HEAD = """\
# The settings of the site.
#
# "# " with a space begins a note. A "#" right before a word switches a setting off: to use it, delete that "#" and those
# right before the indented lines below it that you need, and write your own values. Leave each line as far to the right
# as it is. "progress check" says what is wrong, and in which line; "progress guide configuration" tells more.
"""
_GROUPS = (
    ("Fill these in before the site goes public", ("contact", "worried_about_a_child", "urgent_help", "accessibility")),
    ("For whom, and in which words", ("young_people", "second_version", "rating_words", "sheet_words")),
    ("How it looks", ("colours", "logo")),
    (
        "Where it is published, and how people follow it",
        ("hosting", "identifier_host", "email_updates_url", "feed_items"),
    ),
    ("What may go public", ("approvals", "pre_election", "own_details", "least_count", "unlinked_files")),
)
"""The order in which the settings under `progress` are explained. One that is not named here goes into the last group."""
_REST = "Everything else"
_INDENT = 6


def configuration(answers: Answers, day: date, settings: Mapping[str, str]) -> str:
    """The text of the file. `settings` are those under `progress` that a profile switches on, as YAML."""
    given = {
        "site_name": f"site_name: {double_quoted(answers.plan)}",
        "site_url": f"site_url: {double_quoted(answers.address)}",
        "theme": "\n".join(["theme:", *(f"  {line}".rstrip() for line in _theme(day))]).rstrip(),
    }
    own = {
        "council": f"council: {double_quoted(answers.council)}",
        "plan": f"plan: {double_quoted(answers.plan)}",
        **({"partners": _partners(answers)} if answers.partners else {}),
        **({"identifier_host": f"identifier_host: {answers.host}"} if answers.host else {}),
        **settings,
    }
    first = [key for key in CONFIGURATION.keys if key.name in given]
    rest = [key for key in CONFIGURATION.keys if key.name not in given]
    lines = [*_HEAD.splitlines(), "", *key_lines(CONFIGURATION, first, day, given), "plugins:", "  - progress:"]
    lines += [*_progress(day, own), *_heading("Settings of the engine, MkDocs; most sites need none", 0)]
    return "\n".join([*lines, *key_lines(CONFIGURATION, rest, day, {})]).rstrip("\n") + "\n"


def _partners(answers: Answers) -> str:
    return "\n".join(["partners:", *(f"  - name: {double_quoted(name)}" for name in answers.partners)])


def _theme(day: date) -> list[str]:
    return key_lines(THEME, THEME.keys, day, {"name": "name: material"})


def _progress(day: date, given: Mapping[str, str]) -> Iterator[str]:
    """The settings under `progress`, group by group."""
    grouped = {name for _, names in _GROUPS for name in names}
    first = [key for key in PROGRESS.keys if key.required]
    yield from key_lines(PROGRESS, [*first, PROGRESS.by_name["partners"]], day, given, column=_INDENT)
    for heading, names in _GROUPS:
        yield from _group(heading, (PROGRESS.by_name[name] for name in names if name in PROGRESS.by_name), day, given)
    others = (key for key in PROGRESS.keys if not key.required and key.name not in {*grouped, "partners"})
    yield from _group(_REST, others, day, given)


def _group(heading: str, keys: Iterable[Key], day: date, given: Mapping[str, str]) -> Iterator[str]:
    yield from _heading(heading, _INDENT)
    yield from key_lines(PROGRESS, keys, day, given, column=_INDENT)


def _heading(words: str, column: int) -> list[str]:
    return [f"{' ' * column}# ----- {words} -----", ""]
