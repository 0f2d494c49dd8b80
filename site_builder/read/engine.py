"""Which engine renders hand-written pages, and what of `mkdocs.yml` and of the council's templates it cannot do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.read.fields import Fields
from site_builder.read.given_keys import typed
from site_builder.read.source import read_source
from site_builder.record.setting_keys import THEME
from site_builder.yaml_nodes import line_of

HARMLESS = ("progress", "search")
"""Plugins that `plain` does without: ours, which it replaces, and MkDocs' own search, which no page asks."""
FRAME = ("main.html", "header.html", "footer.html", "leave.html", "safety.html")
"""Our templates that stand on compiled pages too: a council's own ones in their place never see MkDocs' values."""
GIVEN = frozenset(
    {
        *(
            "edition",
            "messages",
            "text",
            "link",
            "contact",
            "worried",
            "root",
            "logo",
            "pictures",
            "layout",
            "section",
        ),
        *(
            "policy",
            "has_search",
            "is_preview",
            "icon",
            "stylesheets",
            "assets",
            "hand_written",
            "called",
            "today",
            "head",
            "content",
        ),
    }
)
"""What every template of the theme may use; a test holds it to what `frames.py` gives."""
_INSTEAD = "or write 'engine: mkdocs' below 'progress'"


def check_plain(top: Fields, plugins: list[tuple[yaml.Node, yaml.Node | None]], first: Place) -> Iterator[Problem]:
    """What `mkdocs.yml` asks for that only MkDocs can do, where `engine` is `plain`."""
    for node, _ in plugins:
        if typed(node) not in HARMLESS:
            message = f"The plugin {quoted(typed(node))} runs in MkDocs alone, while 'engine' is plain; delete this line, {_INSTEAD}."
            yield Problem(line_of(node, first), Code.ENGINE, message)
    theme = Fields(top.node("theme"), THEME, first, []) if top.is_mapping("theme") else None
    places = [("hooks", top.place_of("hooks"))] if "hooks" in top else []
    places += (
        [("static_templates", theme.place_of("static_templates"))] if theme and "static_templates" in theme else []
    )
    for key, place in places:
        message = f"{quoted(key)} is for MkDocs alone, while 'engine' is plain; delete it, {_INSTEAD}."
        yield Problem(place, Code.ENGINE, message)
    nav = top.node("nav")
    if nav is not None and not isinstance(nav, yaml.SequenceNode):
        yield Problem(top.place_of("nav"), Code.ENGINE, "'nav' is not a list; write one page per line, after '- '.")


def check_unused(top: Fields, first: Place) -> Iterator[Problem]:
    """What `mkdocs.yml` says of Material's own look, which no page follows but one with a
    template of the council's own: a warning, since it does no harm."""
    theme = Fields(top.node("theme"), THEME, first, []) if top.is_mapping("theme") else None
    places = [(key, top.place_of(key)) for key in ("extra_css", "extra_javascript") if key in top]
    places += [(f"theme.{key}", theme.place_of(key)) for key in ("palette", "font") if theme and key in theme]
    for key, place in places:
        message = f"{quoted(key)} changes nothing: pages have their own style and scripts. Delete it; 'colours' and 'logo' below 'progress' set the council's look."
        yield Problem(place, Code.ENGINE, message, Severity.WARNING)


def check_templates(root: Path, folder: Path | None, *, is_plain: bool) -> Iterator[Problem]:
    """What a council's own templates use that nobody gives them: a template in place of one of ours stands on compiled
    pages too, and `plain` draws all of them, without MkDocs' values."""
    environment = Environment()
    for path in sorted(folder.rglob("*.html")) if folder else ():
        if not path.is_file() or (not is_plain and path.name not in FRAME):
            continue
        source = read_source(root, path, [])
        if source is None:
            continue
        try:
            tree = environment.parse(source.text)
        except TemplateSyntaxError as error:
            message = f"This template cannot be read ({error.message}); correct it."
            yield Problem(source.place.at(error.lineno), Code.TEMPLATE, message)
            continue
        why = "while 'engine' is plain" if is_plain else "and this template stands on compiled pages too"
        for filter_ in tree.find_all(nodes.Filter):
            if filter_.name not in environment.filters:
                message = f"{quoted(filter_.name)} is a filter of MkDocs alone, {why}; take it out."
                yield Problem(source.place.at(filter_.lineno), Code.TEMPLATE, message)
        for name in sorted(_unknown(tree)):
            line = min((found.lineno for found in tree.find_all(nodes.Name) if found.name == name), default=1)
            message = f"{quoted(name)} is known in MkDocs alone, {why}; take it out."
            yield Problem(source.place.at(line), Code.TEMPLATE, message)


def _unknown(tree: nodes.Template) -> set[str]:
    """The names that a template uses and neither sets nor is given."""
    own = {found.name for found in tree.find_all(nodes.Name) if found.ctx in ("store", "param")}
    used = {found.name for found in tree.find_all(nodes.Name) if found.ctx == "load"}
    return (
        used
        - own
        - GIVEN
        - set(DEFAULT_NAMESPACE)
        - {"self", "super", "loop", "caller", "varargs", "kwargs"}
        - _macros(tree)
    )


def _macros(tree: nodes.Template) -> set[str]:
    """The names of its own macros, and of those that it brings in from other templates."""
    found = {macro.name for macro in tree.find_all(nodes.Macro)}
    found |= {brought.target for brought in tree.find_all(nodes.Import)}
    for brought in tree.find_all(nodes.FromImport):
        found |= {name if isinstance(name, str) else name[1] for name in brought.names}
    return found
