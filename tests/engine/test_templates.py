"""The theme's templates are listed as MkDocs would list them, and none is taken for another that was compiled before."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from site_builder.engine.templates import Templates, quicker

MATERIAL = Path(str(files("material") / "templates"))


def test_mkdocs_finds_the_same_files_of_a_theme_as_without_us(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    own = tmp_path / "own"
    for name in ("a.css", ".hidden/b.css", "deep/.c.css", "deep/d.css", "assets/images/favicon.png", "page.html"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(name)
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ntheme: {name: material, custom_dir: own}\nplugins: []\n")
    config = load_config(str(tmp_path / "mkdocs.yml"))

    def found(env: Environment) -> list[tuple[str, str]]:
        made = Files([])
        made.add_files_from_theme(env, config)
        return [(file.src_uri, str(file.abs_src_path)) for file in made]

    others = found(config.theme.get_env())
    assert found(quicker(config.theme.get_env, config.theme.dirs)()) == others
    assert {"a.css", "deep/d.css"} <= {name for name, _ in others}


def test_what_begins_with_a_dot_is_not_listed_and_yet_loaded() -> None:
    listed = Templates([str(MATERIAL)]).list_templates()
    assert listed == [name for name in FileSystemLoader(str(MATERIAL)).list_templates() if name[0] != "."]
    icon = ".icons/material/account.svg"
    assert icon not in listed and Environment(loader=Templates([str(MATERIAL)])).get_template(icon).render()


def test_a_template_that_has_changed_or_lies_elsewhere_is_compiled_anew(tmp_path: Path) -> None:
    def said(folder: Path, words: str) -> str:
        folder.mkdir(exist_ok=True)
        (folder / "main.html").write_text(words)
        return quicker(lambda: Environment(), [str(folder)])().get_template("main.html").render(a=1)

    one, two = tmp_path / "one", tmp_path / "two"
    assert [said(one, "A {{ a }}"), said(two, "B {{ a }}"), said(one, "C {{ a }}"), said(one, "A {{ a }}")] == [
        "A 1",
        "B 1",
        "C 1",
        "A 1",
    ]
