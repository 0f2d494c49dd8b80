"""`!ENV` in `mkdocs.yml`: values from the environment, read as MkDocs reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.read.given_keys import typed
from site_builder.yaml_nodes import line_of

TAG = "!ENV"
_NULL = "tag:yaml.org,2002:null"


def unset(node: yaml.Node | None, environment: Mapping[str, str], first: Place) -> Iterator[Problem]:
    """A warning for each key of a mapping that `!ENV` leaves empty, since no variable that it names is set. What is not a
    mapping has none."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        names, default = _parts(value) if value.tag == TAG else ([], value)
        if default is None and not any(name in environment for name in names):
            what = f"The variable {quoted(names[0])} is not set here" if names else f"'{TAG}' names no variable"
            message = f"{what}, so that {quoted(typed(key))} is empty; set it, or write a value for that case: {TAG} [{names[0] if names else 'NAME'}, value]."
            yield Problem(line_of(value, first), Code.NOT_FILLED_IN, message, Severity.WARNING)


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
    names, default = _parts(node)
    for name in names:
        if name in environment:
            return _scalar(node, environment[name])
    if default is None or default.tag == _NULL:
        return _scalar(node, "")
    return (
        _scalar(node, default.value)
        if default.tag != TAG and isinstance(default, yaml.ScalarNode)
        else filled_in(default, environment)
    )


def _parts(node: yaml.Node) -> tuple[list[str], yaml.Node | None]:
    """The names of the variables, in order, and the default; None where there is none."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    *names, default = items if len(items) > 1 else [*items, None]
    return [name.value for name in names if isinstance(name, yaml.ScalarNode) and name.value], default


def _scalar(node: yaml.Node, value: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", value, node.start_mark, node.end_mark)
