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


def test_what_is_below_for_teenagers_is_only_theirs_in_every_file(tmp_path: Path) -> None:
    part = "\n\n### For teenagers\n\n#### Your rights\n\nFor *15*. [Help]({})\n"
    body = "\n\n## For children and young people\n\n### What was wrong\n\nFor you."
    files = {
        "mkdocs.yml": CONFIGURATION,
        "docs/index.md": f"Hi.\n\n## For children and young people\n\nFor you.{part.format('about.md')}",
        "docs/about.md": "# About\n\nAll.",
        "docs/plan/01-a.md": f"---\narea: 1\ntitle: A\nyoung_people_title: A\n---\nAll.{body}{part.format('../about.md')}",
        "updates/2026-01-01-a.md": "---\ntitle: A\ndate: 2026-01-01\nyoung_people: |\n  For you."
        + part.format("../docs/about.md").replace("\n", "\n  ").rstrip()
        + "\n---\nAll.",
    }
    site, _, problems = read_edition(write_tree(tmp_path, files) / "mkdocs.yml", NOW)
    assert [problem.message for problem in problems if problem.place.file != "mkdocs.yml"] == []
    [area], [update] = site.record.areas, site.record.updates
    assert site.record.introduction
    for children, teenagers in (
        (site.record.introduction.young_people, site.record.introduction.teenagers),
        (area.young_people[0].text, area.teenagers),
        (update.young_people, update.teenagers),
    ):
        assert children.text == "For you."
        html = '<h4 id="your-rights">Your rights</h4>\n<p>For <em>15</em>. <a href="../about/">Help</a></p>'
        assert teenagers.html("../") == html
