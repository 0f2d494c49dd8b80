"""The components of `site_builder/pages/templates/components/`, each with the examples beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment
from markupsafe import Markup

import site_builder
from gallery.council import edition
from gallery.values import resolved, value_of
from site_builder.html.dated import dated
from site_builder.pages.render import environment

FOLDER = Path(site_builder.__file__).parent / "pages" / "templates" / "components"
EVERYBODY, YOUNG_PEOPLE = "adults", "young-people"
"""The two styles, by the names of their layouts."""


@dataclass(frozen=True)
class Example:
    """One component with made-up values."""

    component: Component
    name: str
    """What is special about it, in words."""
    values: Mapping[str, Any]
    """What the component takes, by the names of its parameters."""

    def html(self, root: str) -> str:
        """What a page at `root` shows."""
        messages = edition().messages
        return dated(self.printed(environment(messages), root), messages)

    def printed(self, templates: Environment, root: str) -> str:
        """What its macro prints of it, in the HTML that stands around it on pages."""
        name = self.component.name
        macro = getattr(templates.get_template(f"components/{name}.html").module, name)
        values = {**self.values, "root": root} if "root" in macro.arguments else self.values
        return self.component.around.replace("{}", str(macro(**values)))


@dataclass(frozen=True)
class Component:
    """A part of pages that readers meet again and again."""

    name: str
    about: str
    """What it is for, in one sentence."""
    takes: Mapping[str, str]
    """The type of each parameter of its macro, by name; without `root`, and without those that every example leaves out."""
    layout: str
    """The style that it is for: `EVERYBODY` or `YOUNG_PEOPLE`."""
    around: str
    """The HTML around it on its pages, with {} in its place."""
    typed: tuple[Mapping[str, Any], ...]
    """The examples as typed."""

    @property
    def examples(self) -> tuple[Example, ...]:
        """The examples, in the order of the file. ValueError if one is not what the component takes."""
        kinds = resolved(self.takes)
        return tuple(self._example(kinds, one) for one in self.typed)

    def _example(self, kinds: Mapping[str, Any], typed: Mapping[str, Any]) -> Example:
        try:
            return Example(self, typed["case"], dict(_values(kinds, typed)))
        except ValueError as error:
            raise ValueError(f"{self.name}.yml, “{typed['case']}”: {error}") from error


_LOADER = getattr(
    yaml, "CBaseLoader", yaml.BaseLoader
)  # in C where it is there: a hundred files in a tenth of the time


def components() -> list[Component]:
    """Every component, in alphabetical order. OSError if one has no examples, ValueError if their file has unknown keys."""
    return [_component(file) for file in sorted(FOLDER.glob("*.html"))]


def _component(file: Path) -> Component:
    typed = yaml.load(file.with_suffix(".yml").read_text("utf-8"), _LOADER)
    if unknown := typed.keys() - {"about", "takes", "layout", "around", "examples"}:
        raise ValueError(f"{file.stem}.yml has unknown keys: {', '.join(sorted(unknown))}")
    return Component(
        name=file.stem,
        about=typed["about"],
        takes=typed["takes"],
        layout=typed.get("layout", EVERYBODY),
        around=typed.get("around", "{}"),
        typed=tuple(typed["examples"]),
    )


def _values(kinds: Mapping[str, Any], example: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The arguments of the component's macro, by name; `caller` is a function, as in a `call` block."""
    if unknown := example.keys() - kinds.keys() - {"case"}:
        raise ValueError(f"the component does not take {', '.join(sorted(unknown))}")
    for name, kind in kinds.items():
        if name in example:
            value = value_of(kind, example[name])
            yield name, _caller(value) if name == "caller" else value


def _caller(words: Markup) -> Any:
    return lambda: words
