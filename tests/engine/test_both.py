"""The two engines make the same site, and `check` says where the plain one cannot."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns
from subprocess import run

import pytest
from conftest import MKDOCS_YML, NOW, findings, write_tree

from site_builder import place
from site_builder.building import Built, Order, build
from site_builder.checked import Checked, read_and_check
from site_builder.engine import Engine, Task
from site_builder.engine.mkdocs import MkDocs
from site_builder.engine.plain import Plain
from site_builder.frames import Look, surroundings
from site_builder.problems import UnusableError
from site_builder.read.engine import GIVEN

PLAIN_YML = MKDOCS_YML.replace("  - progress:\n", "  - progress:\n      engine: plain\n")
PAGES = {
    "docs/index.md": "# Why\n\nThere is a plan.\n",
    "docs/about.md": "---\ntitle: About & more\n---\n\nText, [deep](deep/page.md#part), [file](files/a%20b.csv), [home](index.md), "
    "[one](../updates/2026-02-01-one.md), [out](https://a.example/?b=c), ![A picture](images/a.png)\n",
    "docs/deep/README.md": "# The folder's page\n\n[Beside](page.md) [part](page.md#part)\n",
    "docs/deep/page.md": "A page without a heading.\n\n## Part\n\n| a | b |\n| -: | - |\n| 1 | 2 |\n",
    "docs/deep/other_page.md": "# `Code` & *stars*\n\n!!! note\n\n    Mind.\n\nWords[^1] {: .a }\n\n[^1]: A note.\n",
    "docs/files/a b.csv": "a,b\n",
    "docs/images/a.png": "a picture",
    "docs/soon.md": "# Soon\n",
    "updates/2026-02-01-one.md": "---\ntitle: One\ndate: 2026-02-01\n---\nText.\n",
}
SETTINGS = {
    "no others": "",
    "extensions": "markdown_extensions:\n  - admonition\n  - attr_list\n  - footnotes\n  - toc: {permalink: true}\n  - pymdownx.superfences\n",
    "navigation": "nav:\n  - Home: index.md\n  - Folder: [deep/page.md, {Renamed: about.md}]\n  - https://a.example/\n",
    "what is kept out": "draft_docs: soon.md\nexclude_docs: deep/other_page.md\nnot_in_nav: /deep/\n",
    "its own templates": "",
}
OWN = {
    "own/footer.html": "<footer>{{ edition.council.name }}</footer>",
    "own/own.css": "a{}",
    "own/wide.html": '{% extends "main.html" %}{% block extrahead %}<meta name="own">{% endblock %}',
    "docs/wide.md": "---\ntemplate: wide.html\n---\n# Wide\n",
}


def read(root: Path) -> Checked:
    checked = read_and_check(root / "mkdocs.yml", NOW)
    assert not checked.has_errors, checked.problems
    return checked


def made(root: Path, checked: Checked, engine: Engine, site: str) -> tuple[Built, dict[str, bytes]]:
    """A site of a tree, and what is in it."""
    order = Order(checked, root / site, place.cache_folder(root), print, with_search=False)
    built = build(order, engine)
    folder = root / site
    return built, {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("settings", SETTINGS)
def test_both_engines_make_the_same_bytes(settings: str, tmp_path: Path) -> None:
    files = dict(PAGES)
    configuration = MKDOCS_YML + SETTINGS[settings]
    if settings == "its own templates":
        files |= OWN
        configuration = configuration.replace("{name: material}", "{name: material, custom_dir: own}")
    root = write_tree(tmp_path, {**files, "mkdocs.yml": configuration})
    checked = read(root)
    by_mkdocs, one = made(root, checked, MkDocs(root / "mkdocs.yml"), "site-1")
    by_itself, other = made(root, checked, Plain(), "site-2")
    assert by_itself == by_mkdocs
    assert sorted(other) == sorted(one)
    assert {name for name in one if one[name] != other[name]} == set()


@pytest.mark.parametrize("name", ["frozen-record", "exampleton"])
def test_both_engines_make_the_same_bytes_of_a_whole_site(name: str, tmp_path: Path) -> None:
    """Real size and real sentences; a path, other letters, and an extension of its own."""
    root = tmp_path / "tree"
    copytree(Path(__file__).parents[1] / "sites" / name, root, ignore=ignore_patterns("expected", "README.md"))
    checked = read(root)
    by_mkdocs, one = made(root, checked, MkDocs(root / "mkdocs.yml"), "site-1")
    by_itself, other = made(root, checked, Plain(), "site-2")
    assert by_itself == by_mkdocs and sorted(other) == sorted(one)
    assert {name for name in one if one[name] != other[name]} == set()


def test_the_plain_engine_says_what_only_mkdocs_can_do(tmp_path: Path) -> None:
    settings = PLAIN_YML.replace(
        "{name: material}", "\n  name: material\n  custom_dir: own\n  static_templates: [a.html]"
    )
    more = "  - search\n  - tags\nhooks:\n  - own.py\nnav: 5\n"
    own = {
        "own/footer.html": "<footer>\n{{ config.copyright }}</footer>",
        "own/wide.html": '{% extends "main.html" %}\n{% block content %}\n{{ page.title | url }}{% endblock %}',
        "own/broken.html": "\n{% if %}",
        "own.py": "",
    }
    root = write_tree(tmp_path, {**own, "mkdocs.yml": settings + more})
    assert [line for line in findings(root) if "[engine]" in line or "[template]" in line] == [
        "mkdocs.yml:6: error: 'static_templates' is for MkDocs alone, while 'engine' is plain; delete it, or write 'engine: mkdocs' below 'progress'. [engine]",
        "mkdocs.yml:17: error: The plugin 'tags' runs in MkDocs alone, while 'engine' is plain; delete this line, or write 'engine: mkdocs' below 'progress'. [engine]",
        "mkdocs.yml:19: error: 'hooks' is for MkDocs alone, while 'engine' is plain; delete it, or write 'engine: mkdocs' below 'progress'. [engine]",
        "mkdocs.yml:20: error: 'nav' is not a list; write one page per line, after '- '. [engine]",
        "own/broken.html:2: error: This template cannot be read (Expected an expression, got 'end of statement block'); correct it. [template]",
        "own/footer.html:2: error: 'config' is known in MkDocs alone, while 'engine' is plain; take it out. [template]",
        "own/wide.html:3: error: 'page' is known in MkDocs alone, while 'engine' is plain; take it out. [template]",
        "own/wide.html:3: error: 'url' is a filter of MkDocs alone, while 'engine' is plain; take it out. [template]",
    ]


def test_a_template_that_is_on_compiled_pages_may_not_use_what_mkdocs_knows(tmp_path: Path) -> None:
    settings = MKDOCS_YML.replace("{name: material}", "{name: material, custom_dir: own}")
    own = {"own/footer.html": "{{ config.copyright }}", "own/wide.html": "{{ config.copyright }}"}
    root = write_tree(tmp_path, {**own, "mkdocs.yml": settings})
    assert [line for line in findings(root) if "[template]" in line] == [
        "own/footer.html:1: error: 'config' is known in MkDocs alone, and this template stands on compiled pages too; take it out. [template]"
    ]


def test_an_engine_that_nobody_knows_is_a_finding(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"mkdocs.yml": PLAIN_YML.replace("plain", "hugo")})
    assert "mkdocs.yml:6: error: 'engine' is 'hugo'; use mkdocs or plain. [unknown-word]" in findings(root)


def test_templates_are_given_what_check_says_that_they_are(tmp_path: Path) -> None:
    edition = read_and_check(write_tree(tmp_path, {}) / "mkdocs.yml", NOW).edition
    assert {*surroundings(edition, Look((), (), ()), "./"), "head", "content"} == GIVEN


def test_the_plain_engine_imports_no_mkdocs(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {**PAGES, "mkdocs.yml": PLAIN_YML})
    script = (
        "import sys\nfrom site_builder.__main__ import main\nsys.argv = ['progress', 'build', '--no-search']\n"
        "try:\n    main()\nfinally:\n    print([name for name in sys.modules if name.split('.')[0] == 'mkdocs'])"
    )
    done = run([sys.executable, "-c", script], cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("is_wrong", [False, True])
def test_a_build_leaves_the_log_of_mkdocs_as_it_was(is_wrong: bool, tmp_path: Path) -> None:
    root = write_tree(tmp_path, {**PAGES, "mkdocs.yml": MKDOCS_YML + ("nav: 5\n" if is_wrong else "")})
    log = logging.getLogger("mkdocs")
    before = (log.level, log.propagate, list(log.handlers))
    checked = read_and_check(root / "mkdocs.yml", NOW)
    task = Task(checked.edition, checked.sources, root / ".cache", print)
    if is_wrong:
        with pytest.raises(UnusableError, match=r"MkDocs cannot read mkdocs\.yml: Config value 'nav'"):
            MkDocs(root / "mkdocs.yml").render(task, root / "site")
    else:
        MkDocs(root / "mkdocs.yml").render(task, root / "site")
    assert (log.level, log.propagate, list(log.handlers)) == before


@pytest.mark.parametrize("event", ["on_startup(command, dirty)", "on_nav(nav, config, files)"])
def test_why_a_hook_stops_a_build_is_told_in_its_own_words(event: str, tmp_path: Path) -> None:
    """Before MkDocs begins nothing has been said; later it logs the words, and ends with others of its own."""
    hook = f"from mkdocs.exceptions import PluginError\ndef {event}:\n    raise PluginError('No bus runs.')\n"
    root = write_tree(tmp_path, {**PAGES, "mkdocs.yml": f"{MKDOCS_YML}hooks: [own.py]\n", "own.py": hook})
    checked = read_and_check(root / "mkdocs.yml", NOW)
    task = Task(checked.edition, checked.sources, root / ".cache", print)
    with pytest.raises(UnusableError) as refused:
        MkDocs(root / "mkdocs.yml").render(task, root / "site")
    assert str(refused.value) == "No bus runs."
