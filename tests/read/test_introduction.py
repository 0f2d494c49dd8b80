"""The introduction in two parts: one for everyone, one for children and young people."""

from __future__ import annotations

from pathlib import Path

from conftest import NOW, write_tree

from site_builder.read.record import read_edition

CONFIGURATION = "site_url: https://example.org/\nplugins:\n  - progress: {council: C, plan: P}\n"
TEXT = "# Hello\n\nFor all.\n\n## For children and young people\n\nFor *you*. [Help](about.md)\n"


def test_a_part_that_is_too_much_is_not_called_empty(tmp_path: Path) -> None:
    files = {"mkdocs.yml": CONFIGURATION, "docs/index.md": f"Hi.\n\n## For children and young people\n\n{'> ' * 30}a"}
    _, _, problems = read_edition(write_tree(tmp_path, files) / "mkdocs.yml", NOW)
    assert [problem.code for problem in problems if problem.place.file == "docs/index.md"] == ["too-deep"]


def test_the_part_for_young_people_is_only_theirs(tmp_path: Path) -> None:
    files = {"mkdocs.yml": CONFIGURATION, "docs/index.md": TEXT, "docs/about.md": f"# About\n\n{TEXT[9:]}"}
    site, _, _ = read_edition(write_tree(tmp_path, files) / "mkdocs.yml", NOW)
    assert site.record.introduction
    assert site.record.introduction.text.text == "Hello For all."
    assert site.record.introduction.young_people.html("../") == '<p>For <em>you</em>. <a href="../about/">Help</a></p>'
    assert "For you" in site.record.pages[0].text.text and not site.record.pages[0].young_people, (
        "other pages have no such part"
    )
