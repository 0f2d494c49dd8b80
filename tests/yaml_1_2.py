"""YAML as editors and their schemas see it: version 1.2, whose core schema knows no dates and no `yes` or `no`."""

from __future__ import annotations

import re
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}


for _tag, _form in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
}.items():
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_form})$"), None)
_Loader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
_Loader.add_constructor("!ENV", lambda loader, node: _env(loader, node))
_Loader.add_multi_constructor("", lambda loader, _, node: _env(loader, node))


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    return loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else node.value


def load(text: str) -> Any:
    """The value of a YAML text."""
    return yaml.load(text, _Loader)
