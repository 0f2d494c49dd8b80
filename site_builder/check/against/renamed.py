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
    by_text = {values["text"]: name for name, values in new.items() if "text" in values}
    by_alias = {alias.strip("/"): name for name, values in new.items() for alias in _aliases(values)}
    found = {
        name: by_alias.get(values.get("address", "").strip("/")) or by_text.get(values.get("text", ""))
        for name, values in gone.items()
    }
    names = {name: other for name, other in found.items() if other}
    return {_renamed(name, names): _remade(values, names) for name, values in before.items()} if names else before


def _aliases(values: Mapping[str, str]) -> list[str]:
    return [alias for alias in values.get("aliases", "").split(", ") if alias]


def _renamed(name: str, names: Mapping[str, str]) -> str:
    top = "/".join(name.split("/")[:2])
    return f"{names[top]}{name.removeprefix(top)}" if top in names else name


def _remade(values: Mapping[str, str], names: Mapping[str, str]) -> Mapping[str, str]:
    made_in = names.get(f"update/{values.get('made_in', '')}")
    return {**values, "made_in": made_in.partition("/")[2]} if made_in else values
