"""What is left of Material's stylesheet: all that content can need, and nothing of a frame that our pages do not have."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.engine import material
from site_builder.engine.material import frame_classes, stylesheets, trimmed
from site_builder.engine.theme import Assets
from site_builder.problems import UnusableError
from site_builder.record.outputs import Output

WHOLE = next(
    Path(str(folder / file.name)).read_text("utf-8")
    for folder in [files("material") / "templates/assets/stylesheets"]
    for file in sorted(folder.iterdir(), key=lambda file: file.name)
    if re.fullmatch(r"main\..*\.css", file.name)
)
"""The sheet of the installed theme."""
ICON = """url('data:image/svg+xml;charset=utf-8,<svg d="M1 1;)}"/>')"""


def left_of(sheet: str) -> str:
    made = trimmed(sheet)
    return (made.every_page + made.blocks).replace("\n", "")


KEPT = [
    ".md-typeset h2{margin:1em}",
    ".md-typeset .admonition.note,.md-typeset details.note{border-color:red}",
    "html .md-typeset .footnote-ref{color:red}",
    ".md-typeset .md-button--primary{color:red}",
    ".highlight .k,.highlight [data-linenos]:before{color:red}",
    ".md-typeset .tabbed-set>input:nth-child(2):checked~.tabbed-content>:nth-child(2){display:block}",
    '.md-typeset .keys .key-tab:after{content:"⇥"}',
    ".md-typeset img[align=left]{margin:0}",
    "@media print{.md-typeset pre{white-space:pre-wrap}}",
    "@supports (display:grid){@media print{.md-typeset .grid{display:grid}}}",
    "body{--a:red}.md-typeset p{color:var(--a)}",
    ".md-typeset .tabbed-set>input:focus-visible~.tabbed-labels>label{color:red}",
]


@pytest.mark.parametrize("sheet", KEPT)
def test_what_content_can_need_is_kept_as_it_is(sheet: str) -> None:
    assert left_of(sheet) == sheet


GONE = {
    "a class of the frame": ".md-header{color:red}.md-typeset .md-tag{color:red}",
    "a class of a frame around content": ".md-content__inner .md-typeset h2{color:red}",
    "a direction that our frame does not say": "[dir=ltr] .md-typeset li{color:red}",
    "a class that a script sets": ".js .md-typeset p{color:red}.md-typeset .tabbed-control{color:red}",
    "an element that the sanitiser takes": ".md-typeset video,.md-typeset mjx-container{color:red}",
    "an attribute that the sanitiser takes": ".md-typeset [data-md-state]{color:red}",
    "a value that the sanitiser takes": ".md-typeset [role=dialog] p{color:red}",
    "motion": "@keyframes a{to{top:0}}.md-typeset a{transition:color 1s;animation-name:a}",
    "the frame's own layout": "html{font-size:125%;overflow-x:hidden}body{display:flex;min-height:100%}",
    "the ring of the focus": "input{outline:none}",
    "tables, which we draw": ".md-typeset table:not([class]) td{padding:1em}",
    "a name that nothing asks for": ":root{--a:var(--b);--b:red}",
    "paper": "@page{margin:1cm}",
    "comments": "/* a */",
}


@pytest.mark.parametrize("sheet", GONE.values(), ids=GONE)
def test_what_no_page_can_need_goes(sheet: str) -> None:
    assert left_of(sheet) == ""


def test_of_a_list_of_selectors_only_those_stay_that_can_match() -> None:
    assert left_of(".md-nav a,.md-typeset a,.md-typeset .md-tag{color:red}") == ".md-typeset a{color:red}"


def test_what_material_s_script_tells_by_a_class_is_known_without_it() -> None:
    sheet = ".no-js .md-typeset .tabbed-labels>label{color:red}.md-typeset .keys.focus-visible{color:red}"
    text = ".md-typeset .tabbed-labels>label{color:red}.md-typeset .keys:focus-visible{color:red}"
    assert left_of(sheet) == text


def test_a_picture_goes_with_the_box_that_shows_it_and_with_all_that_draws_the_box() -> None:
    sheet = (
        f":root{{--icon:{ICON};--other:red}}.md-typeset .tip>.admonition-title:before{{mask-image:var(--icon)}}"
        '.md-typeset .admonition-title:before{content:"";width:1em}.md-typeset .admonition-title{color:var(--other)}'
        f".md-typeset .keys:after{{background:{ICON}}}.md-typeset p{{background:{ICON};color:red}}"
    )
    text = ":root{--other:red}.md-typeset .admonition-title{color:var(--other)}.md-typeset p{color:red}"
    assert sorted(left_of(sheet).split("}")) == sorted(text.split("}"))


def test_what_only_extensions_make_is_kept_for_hand_written_pages() -> None:
    sheet = ".md-typeset p,.md-typeset .keys,.md-typeset summary,.md-typeset .footnote{color:red}"
    made = trimmed(sheet)
    assert made.every_page == ".md-typeset p,.md-typeset .footnote{color:red}\n"
    assert made.blocks == ".md-typeset .keys,.md-typeset summary{color:red}\n"


def test_a_class_that_a_council_s_own_template_names_is_kept_for_every_page() -> None:
    names = frame_classes('<div class="md-grid own"><p class="md-tag">amd-header</p></div>')
    sheet = ".md-grid{margin:0}.md-header{margin:0}"
    assert (names, trimmed(sheet, names).every_page) == ({"md-grid", "md-tag"}, ".md-grid{margin:0}\n")


def test_the_installed_theme_loses_nine_tenths_and_none_of_its_blocks() -> None:
    made = trimmed(WHOLE)
    assert len(made.every_page) < 8_000 and len(made.blocks) < 27_000
    for name in (
        "admonition-title",
        "tabbed-labels",
        "task-list-item",
        "highlighttable",
        "key-enter",
        "cards",
        "md-button",
    ):
        assert f".{name}" in made.blocks, name
    for name in (
        "url(",
        "data:",
        "sourceMappingURL",
        "@keyframes",
        "transition",
        "[dir=",
        "md-header",
        "no-js",
        "__comments",
    ):
        assert name not in made.every_page + made.blocks, name


def test_every_name_that_the_installed_theme_s_rules_ask_for_is_set_in_them_or_has_another_in_its_place() -> None:
    made = trimmed(WHOLE)
    text = made.every_page + made.blocks
    asked = set(re.findall(r"var\((--[\w-]+)\)", text))
    assert asked - set(re.findall(r"(--[\w-]+):", text)) == set()


@given(st.sampled_from([WHOLE[start : start + 3_000] for start in range(0, len(WHOLE), 3_000)]))
def test_any_part_of_the_theme_s_sheet_can_be_read_and_what_is_left_loses_no_more(part: str) -> None:
    once = trimmed(part)
    again = trimmed(once.every_page), trimmed(once.blocks)
    assert (again[0].every_page, again[1].blocks) == (once.every_page, once.blocks)


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A folder of a theme that is laid out as Material's."""
    (tmp_path / "theme" / material.FOLDER).mkdir(parents=True)
    (tmp_path / "theme" / material.FOLDER / "main.0123.min.css").write_text(".md-typeset p{margin:0}.md-x{margin:0}")
    return tmp_path / "theme"


def test_what_is_made_is_named_by_its_bytes_and_remembered(theme: Path, tmp_path: Path) -> None:
    made = [stylesheets([tmp_path, theme], None, tmp_path / "cache") for _ in range(2)]
    assert made[0] == made[1] and made[0].main.content == b".md-typeset p{margin:0}\n"
    assert re.fullmatch(r"assets/stylesheets/main\.[0-9a-f]{8}\.css", made[0].main.path)
    assert len(list((tmp_path / "cache" / "stylesheets").iterdir())) == 1


def _cut(text: str) -> str:
    return text[:-3]


def _other(text: str) -> str:
    return text.replace("margin", "border")


@pytest.mark.parametrize("damage", [_cut, _other, lambda _: "", lambda _: "null"])
def test_what_is_remembered_wrongly_is_as_good_as_absent(
    damage: Callable[[str], str], theme: Path, tmp_path: Path
) -> None:
    made = stylesheets([theme], None, tmp_path / "cache")
    for file in (tmp_path / "cache" / "stylesheets").iterdir():
        file.write_text(damage(file.read_text()))
    assert stylesheets([theme], None, tmp_path / "cache") == made


def test_another_sheet_is_made_anew(theme: Path, tmp_path: Path) -> None:
    made = stylesheets([theme], None, tmp_path / "cache")
    (theme / material.FOLDER / "main.0123.min.css").write_text(".md-typeset p{margin:1px}")
    assert stylesheets([theme], None, tmp_path / "cache").main.path != made.main.path


def test_a_cache_that_cannot_be_written_costs_only_time(theme: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in its place")
    assert stylesheets([theme], None, tmp_path / "cache").main.content == b".md-typeset p{margin:0}\n"


def test_hand_written_pages_read_one_sheet_more_and_ours_comes_last(theme: Path, tmp_path: Path) -> None:
    made = stylesheets([theme], None, tmp_path / "cache")
    ours = Assets({name: Output(f"assets/{name}", b"") for name in ("progress.css", "colours.css")})
    last = ("assets/progress.css", "assets/colours.css")
    assert made.of_page(ours, is_compiled=True) == (made.main.path, *last)
    assert made.of_page(ours, is_compiled=False) == (made.main.path, made.blocks.path, *last)


@pytest.mark.parametrize(
    ("template", "needed"), [("{% extends 'base.html' %}", True), ("{% extends 'main.html' %}", False)]
)
def test_a_template_on_material_s_own_frame_needs_its_whole_sheet(
    template: str, needed: bool, theme: Path, tmp_path: Path
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "x.html").write_text(template + '<p class="md-x">')
    made = stylesheets([theme], tmp_path / "own", tmp_path / "cache")
    assert (made.is_whole_needed, b"md-x" in made.main.content) == (needed, True)


def test_a_theme_without_its_sheet_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="mkdocs-material"):
        stylesheets([tmp_path], None, tmp_path / "cache")
