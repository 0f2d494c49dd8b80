"""Every component with its examples: their HTML, the states that they show, and the guide's tables."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes

from gallery.components import EVERYBODY, FOLDER, YOUNG_PEOPLE, Component, components
from gallery.council import edition
from gallery.page import page, with_own_anchors
from gallery.table import TABLE, table
from gallery.values import resolved, value_of
from site_builder.pages.render import environment

GOLDEN = Path(__file__).parent / "components"
GUIDE = Path(__file__).parents[2] / "guide" / "components.md"
COMPONENTS = components()

every_component = pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)


def shown(component: Component) -> str:
    """Every example with its name above it; blank lines and spaces at the ends of lines mean nothing in HTML."""
    found = (f"<!-- {example.name} -->\n{example.html('../')}" for example in component.examples)
    return "".join(f"{line.rstrip()}\n" for line in "\n".join(found).splitlines() if line.strip())


@every_component
def test_examples_are_the_html_that_was_found_right(component: Component, request: pytest.FixtureRequest) -> None:
    file = GOLDEN / f"{component.name}.html"
    if request.config.getoption("--update"):
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(shown(component), "utf-8")
    assert shown(component) == file.read_text("utf-8")


def test_nothing_is_kept_of_a_component_that_is_gone() -> None:
    names = [component.name for component in COMPONENTS]
    assert sorted(file.stem for file in GOLDEN.iterdir()) == names
    assert sorted(file.stem for file in FOLDER.glob("*.yml")) == names


@every_component
def test_a_template_prints_each_component(component: Component) -> None:
    others = (file for file in FOLDER.parent.rglob("*.html") if file != FOLDER / f"{component.name}.html")
    assert any(f'"components/{component.name}.html"' in file.read_text("utf-8") for file in others)


@every_component
def test_a_component_has_several_examples_and_no_two_are_alike(component: Component) -> None:
    html = [example.html("") for example in component.examples]
    assert len(html) == len(set(html)) > 1
    assert len({example.name for example in component.examples}) == len(html)


@every_component
def test_what_a_component_is_for_is_one_sentence_on_one_line(component: Component) -> None:
    assert re.fullmatch(r"[A-Z][^\n|]*\.", component.about)
    assert component.layout in (EVERYBODY, YOUNG_PEOPLE)
    assert component.around.count("{}") == 1


def test_the_guide_says_of_each_component_what_it_is_for_and_what_it_takes(request: pytest.FixtureRequest) -> None:
    text = GUIDE.read_text("utf-8")
    made = TABLE.sub(lambda found: f"{found.group(1)}\n{table()}\n\n", text)
    if request.config.getoption("--update"):
        GUIDE.write_text(made, "utf-8")
    assert GUIDE.read_text("utf-8") == made


def test_the_pages_say_that_all_is_made_up_and_run_no_script() -> None:
    for layout in (EVERYBODY, YOUNG_PEOPLE):
        html = page(layout, [one for one in COMPONENTS if one.layout == layout], stylesheets=())
        assert "Everything on this page is made up" in html and "(made up)</title>" in html
        assert not re.search(r"<script|<style|\son\w+=|\sstyle=", html)
        assert '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;' in html
        ids = re.findall(r'\sid="([^"]*)"', html)
        assert sorted(ids) == sorted(set(ids))


def test_references_within_an_example_lead_to_its_own_ids() -> None:
    html = '<h2 id="a">A</h2><p aria-labelledby="a"><a href="#a">here</a> <a href="#b">there</a></p>'
    own = '<h2 id="x-a">A</h2><p aria-labelledby="x-a"><a href="#x-a">here</a> <a href="#b">there</a></p>'
    assert with_own_anchors(html, "x") == own


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("views.cards.Card", {"titel": "x"}, "Card has no titel"),
        ("views.cards.Card", {"title": "x"}, "Card needs date"),
        ("views.cards.Card", "x", "Card needs its fields, not 'x'"),
        ("tuple[views.cards.Card, ...]", "x", "a list is needed, not 'x'"),
        ("views.ratings.Mark", "good", "'good' is not a valid Impact"),
        ("record.dates.When | None", "soon", "invalid literal"),
        ("str", ["x"], r"words are needed, not \['x'\]"),
        ("Markup", "<b>x</b>", "raw-html"),
    ],
)
def test_what_a_component_cannot_take_is_refused_in_words(kind: str, typed: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        value_of(resolved({"it": kind})["it"], typed)


def test_an_example_of_another_form_is_named_with_its_file() -> None:
    wrong = replace(
        COMPONENTS[0], name="card", takes={"card": "views.cards.Card"}, typed=({"case": "old", "kard": ""},)
    )
    with pytest.raises(ValueError, match=r"^card\.yml, “old”: the component does not take kard$"):
        assert wrong.examples


class Watched(Environment):
    """Notes in `asked` whether each condition of a template was true or false."""

    def compile(self, source: Any, name: Any = None, *others: Any, **more: Any) -> Any:
        template = self.parse(source, name)
        for number, one in enumerate(template.find_all((nodes.If, nodes.CondExpr))):
            where = f"{name}:{one.lineno} ({number})"
            asked[where] = set()
            one.test = nodes.Call(nodes.Name("watch", "load"), [nodes.Const(where), one.test], [], None, None)
        return super().compile(template, name, *others, **more)


asked: dict[str, set[bool]] = {}


def watch(where: str, value: object) -> object:
    asked[where].add(bool(value))
    return value


def test_the_examples_show_every_state_of_every_component() -> None:
    """Each condition of a template holds in one example and fails in another."""
    templates = environment(edition().messages).overlay()
    templates.__class__ = Watched
    templates.globals = {**templates.globals, "watch": watch}
    for component in COMPONENTS:
        for example in component.examples:
            example.printed(templates, "")
    assert {where: seen for where, seen in asked.items() if len(seen) < 2} == {}
