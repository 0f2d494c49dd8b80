"""The pages of all components: in the site's own style, under its policy, without scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from gallery.components import EVERYBODY, YOUNG_PEOPLE, Component, components
from gallery.council import council, edition
from site_builder.engine import Task
from site_builder.engine.plain import Plain
from site_builder.folder import NewFolder
from site_builder.hosting.policy import policy
from site_builder.record.outputs import Output
from site_builder.record.tags import with_named_anchors

ADDRESSES = {EVERYBODY: "", YOUNG_PEOPLE: "young-people/"}
"""The address of each style's page. The style for young people changes every paragraph, so no page can have both."""
TITLES = {EVERYBODY: "Components (made up)", YOUNG_PEOPLE: "Components for children and young people (made up)"}
_ID = re.compile(r'\sid="([^"]*)"')
_POINTER = re.compile(r'(\s(?:href="#|aria-labelledby="|for="))([^"]*)"')


def write_gallery(folder: Path, cache: Path) -> None:
    """Writes the pages, their styles and pictures into a folder, which need not exist; `cache` keeps the trimmed style."""
    checked = council()
    task = Task(checked.edition, checked.sources, cache, lambda said: None)
    look = Plain().render(task, folder).look
    styles = {
        EVERYBODY: tuple(look.stylesheets)
        + tuple(look.asset(f"{name}.css") for name in ("lists", "plan", "changes", "summary")),
        YOUNG_PEOPLE: (*look.stylesheets, look.asset("young-people.css")),
    }
    found = components()
    for layout, address in ADDRESSES.items():
        shown = [component for component in found if component.layout == layout]
        NewFolder(folder).write(
            [Output(f"{address}index.html", page(layout, shown, stylesheets=styles[layout]).encode())]
        )


def page(layout: str, shown: Sequence[Component], *, stylesheets: Sequence[str]) -> str:
    """The page of the components of one style."""
    root = "../" * ADDRESSES[layout].count("/")
    other = EVERYBODY if layout == YOUNG_PEOPLE else YOUNG_PEOPLE
    return (
        _templates()
        .get_template("page.html")
        .render(
            language=edition().messages.tag,
            policy=policy(searches=False),
            title=TITLES[layout],
            layout=layout,
            root=root,
            stylesheets=stylesheets,
            count=len(shown),
            other_address=f"{ADDRESSES[other]}index.html",
            other_title=TITLES[other],
            sections=[(one.name, one.about, _examples(one, root)) for one in shown],
        )
    )


def _examples(component: Component, root: str) -> list[tuple[str, str]]:
    """The name and the HTML of each example, with ids that no other example has."""
    named = enumerate(component.examples, 1)
    return [(one.name, with_own_anchors(one.html(root), f"{component.name}-{number}")) for number, one in named]


def with_own_anchors(html: str, name: str) -> str:
    """HTML with a name before each id and before each reference to one of them, since the page shows every part several
    times."""
    known = set(_ID.findall(html))

    def pointed(found: re.Match[str]) -> str:
        begin, target = found.groups()
        return f'{begin}{name}-{target}"' if target in known else found.group()

    return _POINTER.sub(pointed, with_named_anchors(html, name))


def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("gallery", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
