"""`!ENV` in `mkdocs.yml`: values from the environment, read as MkDocs reads them."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

TAG = "!ENV"


def filled_in(node: yaml.Node, environment: Mapping[str, str]) -> yaml.Node:
    """The same nodes with the value from the environment in place of each `!ENV`, on the same line.

    `!ENV NAME` is the value of a variable, and empty where it is not set; `!ENV [NAME, OTHER, default]` that of the
    first which is set, or the last item (pyyaml-env-tag, which MkDocs uses)."""
    if node.tag == TAG:
        return _value(node, environment)
    if isinstance(node, yaml.MappingNode):
        node.value = [(key, filled_in(value, environment)) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        node.value = [filled_in(item, environment) for item in node.value]
    return node


def _value(node: yaml.Node, environment: Mapping[str, str]) -> yaml.Node:
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    *names, default = items if len(items) > 1 else [*items, None]
    for name in names:
        if isinstance(name, yaml.ScalarNode) and name.value in environment:
            return _scalar(node, environment[name.value])
    return _scalar(node, default.value) if isinstance(default, yaml.ScalarNode) else default or _scalar(node, "")


def _scalar(node: yaml.Node, value: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", value, node.start_mark, node.end_mark)
