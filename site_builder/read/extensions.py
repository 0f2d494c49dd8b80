"""`markdown_extensions` and `plugins` of `mkdocs.yml`: what hand-written pages are made with, and what is refused."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from site_builder.codes import Code
from site_builder.problems import Place, Problem, quoted
from site_builder.read.engine_yaml import value_of
from site_builder.read.given_keys import typed
from site_builder.sources import Extension
from site_builder.yaml_nodes import line_of

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

READS_FILES = frozenset({"pymdownx.snippets", "markdown_include", "mdx_include", "mdx_include_lines", "mdincluder"})
"""Modules that put other files into a page, including drafts."""
RUNS_PROGRAMS = frozenset({"markdown_exec", "markdown_inline_graphviz", "markdown_code_runner"})
REFUSED_PLUGINS = frozenset(
    {
        *("macros", "include-markdown", "markdown-exec", "gen-files", "simple-hooks", "monorepo", "multirepo"),
        *("embed-file-plugin", "jinja", "snippets", "codeinclude", "file-filter", "table-reader", "charts", "pheasant"),
    }
)
"""MkDocs' plugins that put other files, or what a program says, into a page, where no check sees it before."""


def read_extensions(
    value: yaml.Node | None, root: Path, first: Place, problems: list[Problem]
) -> tuple[Extension, ...]:
    """The extensions that a council names, in order, each with its settings; refused ones are findings."""
    found = []
    for name, options in _named(value):
        place = line_of(name, first)
        if why := refusal(typed(name)):
            problems.append(Problem(place, Code.ENGINE, f"{quoted(typed(name))} {why}; delete this line."))
            continue
        if _lies_here(typed(name), root):
            message = f"The extension {quoted(typed(name))} is in the site's own folder, where it would run on every computer that checks this site; install it as a package, or delete this line."
            problems.append(Problem(place, Code.ENGINE, message))
            continue
        try:
            given = value_of(options) if options is not None else {}
        except (ImportError, AttributeError, ValueError):
            message = f"The settings of {quoted(typed(name))} name something that is not there; correct them."
            problems.append(Problem(place, Code.ENGINE, message))
            continue
        found.append(Extension(typed(name), given if isinstance(given, dict) else {}, place))
    return tuple(found)


def _lies_here(name: str, root: Path) -> bool:
    """Whether an extension would be taken from the site's own folder, where `progress check` would run it."""
    for module in {name.partition(":")[0], *(entry.module for entry in _entries(name))}:
        top = module.partition(".")[0]
        if (root / top).is_dir() or (root / f"{top}.py").is_file():
            spec = find_spec(top) if top else None
            origins = [spec.origin or "", *(spec.submodule_search_locations or ())] if spec else []
            if any(origin and Path(origin).resolve().is_relative_to(root.resolve()) for origin in origins):
                return True
    return False


def refusal(name: str) -> str:
    """Why an extension is refused, as the end of a sentence; "" for all others. `name` is that of it or its module."""
    modules = {name.partition(":")[0], *(entry.module for entry in _entries(name))}
    for module in (one.replace("-", "_").lower() for one in modules):
        if _is_in(module, READS_FILES):
            return "puts other files into pages, including drafts"
        if _is_in(module, RUNS_PROGRAMS):
            return "runs programs that a page contains"
    return ""


def _entries(name: str) -> Iterator[EntryPoint]:
    yield from (entry for entry in _installed(tuple(sys.path)) if entry.name == name)


@lru_cache(maxsize=4)  # looking through all that is installed, for each extension, took a fifth of a build
def _installed(path: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    """What is installed in the folders of a search path, which is Python's own, as extensions of Markdown."""
    from importlib.metadata import entry_points

    return tuple(entry_points(group="markdown.extensions"))


def _is_in(module: str, refused: frozenset[str]) -> bool:
    return any(module == one or module.startswith(f"{one}.") for one in refused)


def check_plugins(named: list[tuple[yaml.Node, yaml.Node | None]], own: str, first: Place) -> Iterator[Problem]:
    """Each plugin is named once, and none puts into a page what `progress check` cannot see."""
    seen: set[str] = set()
    for node, _ in named:
        name, place = typed(node), line_of(node, first)
        if name in REFUSED_PLUGINS:
            message = f"The plugin {quoted(name)} puts other files, or the output of programs, into pages; delete this line, and write that content into the pages."
            yield Problem(place, Code.ENGINE, message)
        if name in seen:
            again = "its settings are in two places" if name == own else "MkDocs would run it twice"
            yield Problem(
                place, Code.KEY_TWICE, f"The plugin {quoted(name)} is named a second time here; keep one: {again}."
            )
        seen.add(name)


def _named(value: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
    """Name and settings of each extension, however the list is written."""
    if isinstance(value, yaml.MappingNode):
        yield from value.value
    for item in value.value if isinstance(value, yaml.SequenceNode) else ():
        if isinstance(item, yaml.MappingNode):
            yield from item.value
        elif isinstance(item, yaml.ScalarNode):
            yield item, None
