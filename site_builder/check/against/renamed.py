"""Updates whose file has another name: they are compared with themselves."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.check.against.updates import is_update
from site_builder.record.facts.published import Things
from site_builder.record.facts.said import Facts


def with_new_names(before: Things, now: Facts) -> Things:
    """What was published, with each update that was renamed under its new name: one whose old address leads to a new
    update, or whose text a new update has word for word."""
    gone = {name: values for name, values in before.items() if is_update(name) and name not in now}
    new = {name: said.values for name, said in now.items() if is_update(name) and name not in before}
    found = {name: _same(values, new) for name, values in gone.items()} if new else {}
    names = {name: other for name, other in found.items() if other}
    return {_renamed(name, names): _remade(values, names) for name, values in before.items()} if names else before


def _same(values: Mapping[str, str], new: Things) -> str:
    """The name of the new update that one is now, or ""."""
    address, text = values.get("address", "").strip("/"), values.get("text")
    for name, others in new.items():
        if address in (alias.strip("/") for alias in others.get("aliases", "").split(", ")):
            return name
    return next((name for name, others in new.items() if text and others.get("text") == text), "")


def _renamed(name: str, names: Mapping[str, str]) -> str:
    top = "/".join(name.split("/")[:2])
    return f"{names[top]}{name.removeprefix(top)}" if top in names else name


def _remade(values: Mapping[str, str], names: Mapping[str, str]) -> Mapping[str, str]:
    made_in = names.get(f"update/{values.get('made_in', '')}")
    return {**values, "made_in": made_in.partition("/")[2]} if made_in else values
