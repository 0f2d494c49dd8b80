"""Hand-written pages as they are built: nothing runs, no other host is asked, and nothing hidden is shown, whoever made them."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MKDOCS_YML, write_tree

from . import trees
from .trees import PROGRESS, files_of

BUILD = (*PROGRESS, "build", "--no-search")
FILES = {
    "docs/about.md": "# About\n\nText.\n",
    "updates/2026-02-14-a.md": "---\ntitle: A\ndate: 2026-02-14\n---\nText.\n",
    "updates/2026-02-15-secret.md": "---\ntitle: Secret\ndate: 2026-02-15\nstatus: draft\n---\n"
    "The zebra crossing at Hopton Lane will be closed.\n",
    "updates/2026-02-16-gone.md": "---\ntitle: Gone\ndate: 2026-02-16\nwithdrawn: {date: 2026-02-17, reason: Wrong.}\n---\n"
    "The yellow ferry to Burgh Island named two of the children.\n",
}
ADDS = "def on_page_content(html, **_):\n    return html + {0!r}\n"
HOOKS = {
    "an event handler": (ADDS.format("<p onclick='go()'>a</p>"), "'onclick' with 'go()' on the element '<p>'"),
    "a script": (ADDS.format("<script>go()</script>"), "the element '<script>'"),
    "a picture elsewhere": (
        ADDS.format("<img src='https://elsewhere.example/a.png'>"),
        "'src' with 'https://elsewhere",
    ),
    "a draft": (
        "from pathlib import Path\ndef on_page_markdown(markdown, **_):\n"
        "    return markdown + Path('updates/2026-02-15-secret.md').read_text()\n",
        "show words of updates/2026-02-15-secret.md, which the public may not read",
    ),
    "what was withdrawn": (
        ADDS.format("<p>The yellow ferry to Burgh Island</p>"),
        "show words of updates/2026-02-16-gone.md, which the public may not read",
    ),
}


@pytest.mark.parametrize("what", HOOKS)
def test_what_a_hook_puts_on_a_page_is_refused_with_the_page_and_the_old_site_stays(what: str, tmp_path: Path) -> None:
    hook, said = HOOKS[what]
    root = write_tree(tmp_path, FILES)
    assert trees.run(BUILD, root).returncode == 0
    before = files_of(root / "site")
    write_tree(root, {"mkdocs.yml": f"{MKDOCS_YML}hooks: [own.py]\n", "own.py": hook})
    done = trees.run(BUILD, root)
    assert done.returncode == 2 and "docs/about.md would " in done.stderr and said in done.stderr
    assert files_of(root / "site") == before


def test_a_hook_cannot_bring_in_a_page_of_the_theme(tmp_path: Path) -> None:
    hook = "def on_page_markdown(markdown, page, **_):\n    page.meta['template'] = 'base.html'\n    return markdown\n"
    root = write_tree(tmp_path, {**FILES, "mkdocs.yml": f"{MKDOCS_YML}hooks: [own.py]\n", "own.py": hook})
    assert trees.run(BUILD, root).returncode == 0
    page = (root / "site/about/index.html").read_text("utf-8")
    assert "googleapis" not in page and '<main id="--content"' in page


def test_a_template_of_the_council_is_used(tmp_path: Path) -> None:
    own = {
        "mkdocs.yml": MKDOCS_YML.replace("{name: material}", "{name: material, custom_dir: overrides}"),
        "overrides/wide.html": '{% extends "main.html" %}{% block extrahead %}<meta name="own">{% endblock %}',
        "docs/own.md": "---\ntemplate: wide.html\n---\n# Own\n",
    }
    root = write_tree(tmp_path, FILES | own)
    assert trees.run(BUILD, root).returncode == 0
    assert '<meta name="own">' in (root / "site/own/index.html").read_text("utf-8")
    assert '<meta name="own">' not in (root / "site/about/index.html").read_text("utf-8")


def test_blocks_of_the_theme_are_there(tmp_path: Path) -> None:
    page = '# Own\n\n!!! note "Mind"\n\n    Text.\n\n=== "One"\n\n    Tab.\n\n- [x] Done\n\n:material-home:\n'
    settings = (
        "markdown_extensions:\n  - admonition\n  - pymdownx.superfences\n  - pymdownx.tabbed: {alternate_style: true}\n"
        "  - pymdownx.tasklist\n  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        "      emoji_generator: !!python/name:material.extensions.emoji.to_svg\n"
    )
    root = write_tree(tmp_path, {**FILES, "docs/own.md": page, "mkdocs.yml": MKDOCS_YML + settings})
    done = trees.run(BUILD, root)
    assert done.returncode == 0, done.stderr
    built = (root / "site/own/index.html").read_text("utf-8")
    for piece in (
        '<div class="admonition note">',
        'type="radio"',
        'type="checkbox"',
        '<svg xmlns="http://www.w3.org/2000/svg"',
    ):
        assert piece in built
