"""No two elements of a page have one `id`, whatever headings an author writes (HTML 3.2.6, WCAG 2.2, 4.1.2)."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from conftest import write_tree

from . import trees
from .trees import Built, files_of

_ID = re.compile(r"""<[^<>]*?\sid=["']?([^"'\s<>]+)""")


def ids_of(site: Path) -> dict[str, list[str]]:
    """All identities of each page, by the page's path."""
    return {name: _ID.findall((site / name).read_text("utf-8")) for name in files_of(site) if name.endswith(".html")}


def headed(names: list[str], level: str) -> str:
    """A text with a heading for each name, as typed and in words."""
    return "".join(
        f"\n{level} {name}\n\nText.\n\n{level} {name.replace('-', ' ').strip().title()}\n\nText.\n" for name in names
    )


@pytest.fixture(scope="module")
def crowded(without_search: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Exampleton, with each text having headings that are called like every identity of every page."""
    root = trees.exampleton(tmp_path_factory.mktemp("ids") / "tree")
    names = sorted({name for found in ids_of(without_search.site).values() for name in found if len(name) < 40})
    assert {"--content", "--filter", "--search-list", "--listen"} <= set(names)
    adults = headed(names, "##")
    children = headed(
        [name for name in names if not re.search(r"\d|delivery|outcome|stratml|boat-hook", name)], "####"
    )  # by the rules for them
    for file in root.glob("docs/plan/*.md"):
        file.write_text(file.read_text("utf-8") + children, "utf-8")
    for file in [*root.glob("docs/plan/*.md"), *root.glob("updates/*.md"), root / "docs/index.md"]:
        head, mark, young = file.read_text("utf-8").partition("\n## For children and young people")
        file.write_text(f"{head}\n{adults}{mark}{young}", "utf-8")
    write_tree(
        root, {"docs/own.md": f"# Own\n{adults}\n{children}", "mkdocs.yml": (root / "mkdocs.yml").read_text("utf-8")}
    )
    return trees.built(root, "https://example.net/a/b/", (*trees.PROGRESS, "build", "--no-search"))


def test_every_identity_appears_once_on_its_page(crowded: Built) -> None:
    twice = {
        page: again
        for page, found in ids_of(crowded.site).items()
        if (again := [name for name, times in Counter(found).items() if times > 1])
    }
    assert twice == {}


def test_the_frame_and_the_scripts_have_names_that_no_heading_has(crowded: Built) -> None:
    own = crowded.text("own/index.html")
    assert own.count('id="--content"') == 1 and 'href="#--content"' in own and 'id="content"' in own
