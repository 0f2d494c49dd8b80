"""Options of `mkdocs.yml` that stand at another level than their own: what a wrong indent does to people who do not
know YAML. They are findings, and are read as if they stood right, so that nothing else seems to be missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import yaml

from site_builder.codes import Code
from site_builder.problems import Place, Problem, listed, quoted
from site_builder.read.given_keys import typed
from site_builder.record.forms import Inner
from site_builder.record.setting_keys import CONFIGURATION, PROGRESS
from site_builder.yaml_nodes import line_of

Pair = tuple[yaml.Node, yaml.Node]
NAME = "progress"
"""Under which name the plugin's options stand in the list of plugins."""


def with_strays(root: yaml.MappingNode, options: yaml.Node | None) -> yaml.Node | None:
    """The plugin's options with those that stand elsewhere, and without those that do not belong to it but to the whole
    site or below another option; each is in `strays`, too."""
    found = [pair for pair, _ in _below(root)]
    if not isinstance(options, yaml.MappingNode):
        return _mapping(found, root) if found and (options is None or not options.value) else options
    given = {typed(key) for key, _ in options.value}
    kept = [pair for pair in options.value if not _owners(typed(pair[0]))]
    added = [pair for pair in found if typed(pair[0]) not in given]
    return _mapping([*kept, *added], options) if added or len(kept) < len(options.value) else options


def strays(root: yaml.MappingNode, options: yaml.Node | None, first: Place) -> Iterator[Problem]:
    """A finding for each option at a wrong level."""
    for (key, _), where in _below(root):
        message = f"{quoted(typed(key))} stands {where}, but must be indented below '{NAME}:' in the list of plugins; move the line there, as in the guide to the configuration."
        yield Problem(line_of(key, first), Code.WRONG_LEVEL, message)
    for key, _ in options.value if isinstance(options, yaml.MappingNode) else ():
        if owners := _owners(typed(key)):
            message = f"{quoted(typed(key))} stands directly below '{NAME}:', but belongs {listed(owners)}; move the line there."
            yield Problem(line_of(key, first), Code.WRONG_LEVEL, message)


def _below(root: yaml.MappingNode) -> Iterator[tuple[Pair, str]]:
    """The plugin's options that stand elsewhere, and where."""
    for key, value in root.value:
        if typed(key) == NAME and isinstance(value, yaml.MappingNode):
            yield from ((pair, "below a key of its own") for pair in _ours(value.value))
        elif typed(key) == "plugins":
            yield from ((pair, f"level with '{NAME}:'") for pair in _beside(value))
    yield from ((pair, "at the beginning of a line") for pair in _ours(root.value))


def _beside(plugins: yaml.Node) -> Iterator[Pair]:
    """Options that are indented as far as the plugin's own name: YAML takes them for other plugins."""
    items = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    entries = [item.value for item in items if isinstance(item, yaml.MappingNode)]
    return chain.from_iterable(_ours(pairs) for pairs in entries if any(typed(key) == NAME for key, _ in pairs))


def _ours(pairs: Iterable[Pair]) -> Iterator[Pair]:
    return ((key, value) for key, value in pairs if typed(key) in PROGRESS.by_name)


def _owners(name: str) -> list[str]:
    """Where an option belongs that is not the plugin's own, in words; empty if nobody has it, or the plugin itself."""
    if name in PROGRESS.by_name:
        return []
    whole = ["at the beginning of a line"] if name in CONFIGURATION.by_name else []
    inner = [key for key in PROGRESS.keys if isinstance(key.form, Inner) and key.form.thing]
    return whole + [f"below '{key.name}:'" for key in inner if name in key.form.thing.by_name]  # type: ignore[union-attr]


def _mapping(pairs: list[Pair], like: yaml.Node) -> yaml.MappingNode:
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, like.start_mark, like.end_mark)
