"""Reads what `mkdocs.yml` sets for this builder. What it sets only for MkDocs is left to MkDocs."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import yaml
from pathspec import GitIgnoreSpec

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.memory import NOTHING, Memory
from site_builder.messages import Messages
from site_builder.messages.for_readers import for_readers
from site_builder.messages.recommendations import of_recommendations
from site_builder.problems import Place, Problem, Severity, UnusableError, quoted
from site_builder.read.council import read_council
from site_builder.read.engine import check_plain, check_templates, check_unused
from site_builder.read.engine_yaml import aliases, unsafe, value_of
from site_builder.read.environment import filled_in, unset
from site_builder.read.extensions import check_plugins, read_extensions
from site_builder.read.fields import Fields
from site_builder.read.folders import SITE, check_beside, check_site_dir, read_custom_dir
from site_builder.read.given_keys import typed
from site_builder.read.hooks import check_hooks, hook_files
from site_builder.read.levels import strays, with_strays
from site_builder.read.messages import read_messages
from site_builder.read.source import read_source, relative
from site_builder.record.council import Council, PlanParts
from site_builder.record.record import Record
from site_builder.record.second_version import WritingRules
from site_builder.record.setting_keys import CONFIGURATION, LANGUAGE, PROGRESS, EngineName
from site_builder.record.web_addresses import home_of, is_home
from site_builder.sources import Sources, patterns
from site_builder.yaml_nodes import compose, compose_as_the_engine, line_of

PLUGIN = "progress"
THEME = "material"
PLACEHOLDER = "example.org"
"""The host in an address that is not known yet (RFC 2606 reserves it for examples)."""


def read_configuration(
    config_file: Path, now: datetime, problems: list[Problem], memory: Memory = NOTHING
) -> tuple[Edition, Sources]:
    """An edition whose record holds the council and nothing else yet, and where its files lie; wrong values are added
    to `problems` and replaced by their defaults.

    `now` is any moment; one without a time zone is the council's own time. UnusableError where there is no such file or it is no YAML mapping."""
    file = config_file.resolve()
    if not file.is_file():
        raise UnusableError(
            f"There is no {config_file}; go to the folder that contains mkdocs.yml, name the file with -f, or begin a new site with 'progress start FOLDER'."
        )
    root = file.parent
    place = Place(relative(root, file))
    as_typed = _safe_node(file, problems)
    problems += unset(as_typed, os.environ, place)
    problems += unset(_plugin_node(as_typed), os.environ, place)
    node = filled_in(as_typed, os.environ)
    assert isinstance(node, yaml.MappingNode)  # as it was before
    top = Fields(node, CONFIGURATION, place, problems)
    _check_engine(top)
    _check_theme(top)
    check_site_dir(root, top)
    problems += check_plugins(_entries(node), PLUGIN, place)
    problems += check_hooks(root, top)
    options = _plugin_node(node)
    problems += strays(node, options, place)
    plugin = Fields(with_strays(node, options), PROGRESS, place, problems, place=_plugin_place(node, place))
    edition, sources = _edition(root, now, top, plugin, memory), _sources(root, top, plugin)
    check_beside(root, top, edition.council)
    is_plain = sources.engine == EngineName.PLAIN
    problems += check_unused(top, place) if not sources.custom_dir else ()
    problems += check_plain(top, _entries(node), place) if is_plain else ()
    problems += check_templates(root, sources.custom_dir, is_plain=is_plain)
    return edition, sources


def check_before_the_engine(config_file: Path) -> None:
    """Raises UnusableError, in the words of the findings, for what MkDocs must not even read."""
    found: list[Problem] = []
    _safe_node(config_file.resolve(), found)
    if refused := [problem for problem in found if problem.code == Code.YAML_FEATURE]:
        raise UnusableError("\n".join(map(str, sorted(refused))))


def _safe_node(file: Path, problems: list[Problem]) -> yaml.MappingNode:
    """The root node of the configuration, with findings for what MkDocs' own reader would run.

    UnusableError where it is not a mapping, or its aliases are too much to be read at all."""
    found: list[Problem] = []
    source = read_source(file.parent, file, found)
    node = compose(source.text, source.place, found, tags=True) if source else None
    if source and node and (too_much := aliases(node, source.place)):
        raise UnusableError(str(too_much), [too_much])
    if not isinstance(node, yaml.MappingNode) or source is None:
        words = "\n".join(str(problem) for problem in found)
        raise UnusableError(
            words or f"{file.name} contains no settings; it needs at least site_name, site_url and plugins.",
            found,
        )
    other = compose_as_the_engine(source.text, source.place, found)
    problems += found
    problems += sorted({*unsafe(node, source.place), *(unsafe(other, source.place) if other else ())})
    return node


def _edition(root: Path, now: datetime, top: Fields, plugin: Fields, memory: Memory) -> Edition:
    zone = _timezone(plugin)
    here = now.astimezone(zone) if now.tzinfo else now.replace(tzinfo=zone)
    council = read_council(top, plugin, zone, here.date())
    return Edition(
        Record(council),
        now=here,
        site_name=top.text("site_name"),
        site_url=_site_url(top),
        messages=_as_called(_texts(root, top, memory), council),
    )


def _as_called(messages: Messages, council: Council) -> Messages:
    """The messages as they call the parts of the plan, the second version and its readers."""
    second = council.second_version
    if council.plan_parts is PlanParts.RECOMMENDATIONS:
        messages = of_recommendations(messages)
    if second.is_usual or not second.is_on:
        return messages
    own = {WritingRules.EASY_READ: ["easy_read"], WritingRules.NONE: ["without_rules"]}.get(second.rules, [])
    return for_readers(messages, ["second_version", *own], second.readers)


def _sources(root: Path, top: Fields, plugin: Fields) -> Sources:
    return Sources(
        root,
        top.place.file,
        exclude_docs=_patterns(top, "exclude_docs", patterns),
        custom_dir=read_custom_dir(root, top),
        extensions=read_extensions(top.node("markdown_extensions"), root, Place(top.place.file), top.problems),
        engine=plugin.choice("engine", EngineName) or EngineName.MKDOCS,
        site_dir=top.text("site_dir") or SITE,
        nav=_navigation(top),
        also_followed=(*hook_files(root, top), *(root / typed for typed, _ in top.texts("watch"))),
        not_in_nav=_patterns(top, "not_in_nav", lambda typed: GitIgnoreSpec.from_lines(typed.splitlines())),
        draft_docs=_patterns(top, "draft_docs", lambda typed: GitIgnoreSpec.from_lines(typed.splitlines())),
    )


def _navigation(top: Fields) -> Any:
    """The setting `nav` as it is; MkDocs says what is wrong with it, and `check_plain` in its place."""
    node = top.node("nav")
    try:
        return value_of(node) if node is not None else None
    except (ImportError, AttributeError, ValueError):
        return None


def _patterns(top: Fields, key: str, read: Callable[[str], GitIgnoreSpec]) -> GitIgnoreSpec:
    """The files that a setting of MkDocs names, by lines like those of a `.gitignore`."""
    try:
        return read(top.text(key))
    except (ValueError, re.error):  # a pattern that pathspec refuses, or that makes a wrong regular expression
        message = f"{quoted(key)} contains a line that is not a pattern for file names; write one per line, such as notes/ or *.docx."
        top.add(top.place_of(key), Code.ENGINE, message)
        return read("")


def _texts(root: Path, top: Fields, memory: Memory) -> Messages:
    """The messages in the language that the theme's settings name; English if they name none."""
    theme = top.inner("theme") if top.is_mapping("theme") else None
    language = theme.text("language") if theme else ""
    if theme and language and not re.fullmatch(LANGUAGE, language):
        theme.add(
            theme.place_of("language"), Code.LANGUAGE, f"{quoted(language)} is not a language; write it as en or cy."
        )
        language = ""
    place = theme.place_of("language") if theme else top.place
    return read_messages(root, language or "en", place, top.problems, memory)


def _check_engine(top: Fields) -> None:
    """MkDocs' settings that would move the addresses or files which this builder promises."""
    for key, only in (("docs_dir", "docs"), ("use_directory_urls", "true")):
        if key in top and top.text(key) != only:
            top.add(
                top.place_of(key),
                Code.ENGINE,
                f"{quoted(key)} must be {only}: the site's addresses depend on it. Delete this line.",
            )
    if "INHERIT" in top:
        top.add(top.place_of("INHERIT"), Code.ENGINE, "'INHERIT' is not read here; write all settings in this file.")
    if top.is_filled("extra_templates"):
        message = "'extra_templates' would publish files that have not been checked; delete it, and write a page in Markdown below docs/ or put a finished file there."
        top.add(top.place_of("extra_templates"), Code.ENGINE, message)


def _check_theme(top: Fields) -> None:
    """The theme is Material."""
    theme = top.inner("theme") if top.is_mapping("theme") else None
    name = theme.text("name") if theme else top.text("theme")
    if name != THEME:
        message = (
            f"'theme' must be {THEME}, since the look of the pages depends on it; write 'theme: {{name: {THEME}}}'."
        )
        top.add(theme.place_of("name") if theme else top.place_of("theme"), Code.ENGINE, message)


def _entries(node: yaml.Node) -> list[tuple[yaml.Node, yaml.Node | None]]:
    """Name and options of each plugin, however the list is written."""
    found: list[tuple[yaml.Node, yaml.Node | None]] = []
    for key, value in node.value:
        if typed(key) != "plugins":
            continue
        for item in value.value if isinstance(value, yaml.SequenceNode) else [value]:
            found += item.value if isinstance(item, yaml.MappingNode) else [(item, None)]
    return found


def _plugin_node(node: yaml.Node) -> yaml.Node | None:
    options = next((options for name, options in _entries(node) if typed(name) == PLUGIN), None)
    return None if isinstance(options, yaml.ScalarNode) and not options.value.strip() else options


def _plugin_place(node: yaml.Node, first: Place) -> Place:
    return next((line_of(name, first) for name, _ in _entries(node) if typed(name) == PLUGIN), first)


def _site_url(top: Fields) -> str:
    value = top.text("site_url")
    if value and not is_home(value):
        home = home_of(value)
        advice = f"do you mean {home}?" if home else "write it in full, such as https://www.example.org/progress/."
        message = f"{quoted(value)} is not the address of a site; {advice}"
        top.add(top.place_of("site_url"), Code.ADDRESS, message)
        value = ""
    if urlsplit(value).hostname == PLACEHOLDER:
        message = f"{quoted(value)} is a placeholder; write the address at which the site will be published, before anyone subscribes."
        top.problems.append(Problem(top.place_of("site_url"), Code.NOT_FILLED_IN, message, Severity.WARNING))
    return f"{value.rstrip('/')}/" if value else "https://example.org/"


def _timezone(plugin: Fields) -> ZoneInfo:
    value = plugin.text("timezone") or "Europe/London"
    try:
        return ZoneInfo(value)
    except (KeyError, OSError, ValueError):  # no such zone; the name of a folder of zones; no name at all
        message = f"There is no time zone {quoted(value)}; write one such as Europe/London."
        plugin.add(plugin.place_of("timezone"), Code.TIMEZONE, message)
        return ZoneInfo("Europe/London")
