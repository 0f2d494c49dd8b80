"""What `mkdocs.yml` may contain besides plain YAML: MkDocs' own reader would run what some tags name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import yaml

from site_builder.codes import Code
from site_builder.problems import Place, Problem, quoted
from site_builder.read.environment import TAG
from site_builder.yaml_nodes import line_of

MOST = 20_000
"""The most values of a configuration with each alias written out: more is an attack, and takes MkDocs minutes."""
_YAML = "tag:yaml.org,2002:"
_PLAIN = frozenset(f"{_YAML}{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq"))
_UNQUOTED = frozenset(f"{_YAML}{name}" for name in ("int", "float", "timestamp", "bool", "null", "merge", "value"))
"""What a text without quotes may be taken for by its look."""
_NAME = f"{_YAML}python/name:"
_CALL = f"{_YAML}python/object/apply:"
_NAMES = re.compile(
    r"(?:material\.extensions|materialx)\.emoji\.(?:twemoji|to_svg)"
    r"|pymdownx\.emoji\.(?:twemoji|emojione|gemoji|to_svg|to_png|to_alt)"
    r"|pymdownx\.superfences\.fence_(?:code|div)_format"
    r"|pymdownx\.slugs\.u?slugify\w*"
)
"""The functions that the manuals of Material and PyMdown Extensions tell people to name."""
_CALLS = re.compile(r"pymdownx\.slugs\.slugify")


def unsafe(root: yaml.Node, first: Place) -> Iterator[Problem]:
    """Yields findings for every tag but the documented ones, and every `<<`, in a file without too many aliases.

    To be called before MkDocs reads the file: its reader makes any object that a tag names."""
    met: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in met:
            continue
        met.add(id(node))
        if not _is_allowed(node):
            message = f"The tag {quoted(_short(node.tag))} is not allowed here; write the value out. Only '!ENV', '!relative' and the functions that the manuals of Material and PyMdown name can be read."
            yield Problem(line_of(node, first), Code.YAML_FEATURE, message)
        elif isinstance(node, yaml.ScalarNode) and not _is_readable(node):
            yield _unreadable(node, first)
        if isinstance(node, yaml.MappingNode):
            yield from _keys(node, first)
        waiting += _inside(node)


def _keys(node: yaml.MappingNode, first: Place) -> Iterator[Problem]:
    for key, _ in node.value:
        if key.tag == f"{_YAML}merge":
            message = "'<<' brings in keys from elsewhere; write them out here."
            yield Problem(line_of(key, first), Code.YAML_FEATURE, message)
        elif not isinstance(key, yaml.ScalarNode) or key.tag not in _PLAIN:
            message = "A key must be plain text here, without a tag; write it out."
            yield Problem(line_of(key, first), Code.YAML_FEATURE, message)
        elif not _is_readable(key):
            yield _unreadable(key, first)


def _unreadable(node: yaml.ScalarNode, first: Place) -> Problem:
    message = f"{quoted(node.value)} is read as a date, a number or a mark of YAML's own by its look, and is not one; put it in double quotes if it is meant as it stands."
    return Problem(line_of(node, first), Code.YAML_FEATURE, message)


def _inside(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [value for _, value in node.value]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _is_allowed(node: yaml.Node) -> bool:
    tag = str(node.tag)
    if tag in (*_PLAIN, TAG, "!relative", f"{_YAML}merge", f"{_YAML}value"):
        return tag != "!relative" or isinstance(node, yaml.ScalarNode)
    if tag.startswith(_NAME):
        return bool(_NAMES.fullmatch(tag.removeprefix(_NAME)))
    return tag.startswith(_CALL) and bool(_CALLS.fullmatch(tag.removeprefix(_CALL)))


def _is_readable(node: yaml.ScalarNode) -> bool:
    """Whether MkDocs' reader can make a value of a text that stands there without quotes, such as 2025-02-30 or 0x_."""
    if node.tag not in _UNQUOTED:
        return True
    try:
        _Values("").construct_object(node)
    except (yaml.YAMLError, ValueError, KeyError, AttributeError, OverflowError):
        return False
    return True


def _short(tag: str) -> str:
    return tag.replace(_YAML, "!!")


def aliases(root: yaml.Node, first: Place) -> Problem | None:
    """What is wrong with the aliases of a file; None if nothing is."""
    sizes: dict[int, int] = {}

    def size(node: yaml.Node) -> int:
        """How many values a node has with each alias written out; too many if it leads into itself."""
        if id(node) not in sizes:
            sizes[id(node)] = MOST + 1  # for an alias of itself below it
            sizes[id(node)] = 1 + sum(map(size, _inside(node)))
        return sizes[id(node)]

    if size(root) <= MOST + len(sizes):
        return None
    message = f"Aliases ('*name') turn this file into more than {MOST:,} values, or lead into themselves; write out what you need."
    return Problem(first, Code.YAML_FEATURE, message)


class _Values(yaml.SafeLoader):
    """Makes values of nodes in which `unsafe` found nothing."""


def _function(loader: _Values, name: str, node: yaml.Node) -> Any:
    if not _is_allowed(node):
        raise ValueError(node.tag)
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(module), attribute)


def _called(loader: _Values, name: str, node: yaml.Node) -> Any:
    given = loader.construct_mapping(node, deep=True) if isinstance(node, yaml.MappingNode) else {}
    return _function(loader, name, node)(**given.get("kwds", {}))


_Values.add_constructor("!relative", lambda loader, node: ".")
_Values.add_multi_constructor(_NAME, _function)
_Values.add_multi_constructor(_CALL, _called)


def value_of(node: yaml.Node) -> Any:
    """The value that MkDocs' reader makes from a node without findings.

    ImportError or AttributeError if a function that it names is not installed, ValueError for what is not a value."""
    try:
        return _Values("").construct_document(node)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
