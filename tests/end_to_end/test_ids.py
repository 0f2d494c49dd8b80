"""No two elements of a page have one `id`, whatever headings an author writes (HTML 3.2.6, WCAG 2.2, 4.1.2)."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from conftest import write_tree

from . import trees
from .trees import Built, files_of

NOT_FOR_CHILDREN = re.compile(r"\d|delivery|outcome|stratml|boat-hook")
"""Names that the rules for their texts do not let through."""
_ID = re.compile(r"""<[^<>]*?\sid=["']?([^"'\s<>]+)""")


def ids_of(site: Path) -> dict[str, list[str]]:
    """All identities of each page, by the page's path."""
    return {name: _ID.findall((site / name).read_text("utf-8")) for name in files_of(site) if name.endswith(".html")}


def headed(names: list[str], level: str) -> str:
    """A text with a heading for each name, as typed and in words."""
    return "".join(
        f"\n{level} {name}\n\nText.\n\n{level} {name.replace('-', ' ').strip().title()}\n\nText.\n" for name in names
    )


def stands_on(text: Path, page: str) -> bool:
    """Whether a page holds the text of a file. One to print holds all areas."""
    if text.stem == "index":
        return page in ("index.html", "young-people/index.html", "young-people/teens/index.html")
    if text.stem == "own":
        return page in ("404.html", "about/index.html", "guide/how-we-work/index.html", "search/index.html")
    return f"/{text.stem}/" in page or (text.parent.name == "plan" and page.endswith("/print/index.html"))


@pytest.fixture(scope="module")
def crowded(without_search: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Exampleton, with each text having headings that are called like every identity of each page that it stands on."""
    root = trees.exampleton(tmp_path_factory.mktemp("ids") / "tree")
    found = ids_of(without_search.site)
    write_tree(root, {"docs/own.md": "# Own\n", "mkdocs.yml": (root / "mkdocs.yml").read_text("utf-8")})
    for file in [
        *root.glob("docs/plan/*.md"),
        *root.glob("updates/*.md"),
        root / "docs/index.md",
        root / "docs/own.md",
    ]:
        own = (ids for page, ids in found.items() if stands_on(file, page))
        names = sorted({name for ids in own for name in ids if len(name) < 40})
        head, mark, young = file.read_text("utf-8").partition("\n## For children and young people")
        children = headed([name for name in names if not NOT_FOR_CHILDREN.search(name)], "####") if mark else ""
        file.write_text(f"{head}\n{headed(names, '##')}{mark}{young}{children}", "utf-8")
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
