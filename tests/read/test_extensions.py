"""Extensions of Python-Markdown: what they bring in is found, and none of the site's own folder is run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import invalidate_caches
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, findings

Write = Callable[[dict[str, str]], Path]
INCLUDES = """
from pathlib import Path
from markdown import Extension
from markdown.preprocessors import Preprocessor

class Includes(Extension, Preprocessor):
    def extendMarkdown(self, md):
        md.preprocessors.register(self, "own", 100)
    def run(self, lines):
        here = Path(__file__).parents[1]
        return [text for line in lines for text in (here.joinpath(line[1:]).read_text().split("\\n") if line[:1] == "@" else [line])]

def makeExtension(**settings):
    return Includes()
"""
BUNDLE = """
from markdown import Extension

class Bundle(Extension):
    def extendMarkdown(self, md):
        md.registerExtensions(["pymdownx.snippets"], {})

def makeExtension(**settings):
    return Bundle()
"""
DRAFT = "---\ntitle: Z\ndate: 2026-01-02\nstatus: draft\n---\nThe zebra crossing at Hopton Lane will be closed.\n"
FILES = {
    "site/docs/a.md": "# A\n\n@site/updates/2026-01-02-z.md\n",
    "site/updates/2026-01-02-z.md": DRAFT,
    "outside/zz_includes.py": INCLUDES,
    "outside/zz_bundle.py": BUNDLE,
    "site/zz_own.py": "raise SystemExit(9)\n",
}


@pytest.fixture
def root(write_site: Write, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A site with a draft, beside a folder of installed extensions."""
    found = write_site(FILES)
    for folder in (found / "outside", found / "site"):
        monkeypatch.syspath_prepend(folder)
    invalidate_caches()
    yield found / "site"


def said(root: Path, extension: str) -> list[str]:
    (root / "mkdocs.yml").write_text(f"{MKDOCS_YML}markdown_extensions: [{extension}]\n")
    return [line for line in findings(root) if "error" in line]


def test_an_extension_that_shows_a_draft_is_found_whatever_its_name(root: Path) -> None:
    (line,) = said(root, "zz_includes")
    assert line == (
        "docs/a.md:1: error: This page shows words from updates/2026-01-02-z.md, which is not public: an extension "
        "brings them in. Remove that line from the page. [not-public]"
    )


def test_an_extension_that_brings_in_one_which_is_refused_is_found(root: Path) -> None:
    (root / "docs/a.md").write_text("# A\n")
    (line,) = said(root, "zz_bundle")
    assert "'zz_bundle' brings in 'pymdownx.snippets', which puts other files into pages" in line


def test_an_extension_in_the_site_s_own_folder_is_not_run(root: Path) -> None:
    (line,) = said(root, "zz_own")
    assert line.startswith("mkdocs.yml:12: error: The extension 'zz_own' is in the site's own folder, where it would")
