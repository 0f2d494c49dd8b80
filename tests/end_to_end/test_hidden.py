"""Whole builds, search index and pictures included: a site with everything hidden that there is, and without it."""

from __future__ import annotations

from pathlib import Path

from conftest import write_tree
from test_hidden import EXCLUDED, PUBLIC

from .trees import PROGRESS, built, files_of

HIDDEN = {
    **EXCLUDED,
    "updates/2026-02-02-zzdraft.md": "---\ntitle: Open\ndate: 2026-02-02\nstatus: draft\nkeeps: [two]\nareas: [1]\n"
    'image: assets/share.png\nimage_alt: zz\nsources: [{title: zz, url: "files/zz\\x2da.csv"}]\n---\nzz key worker\n',
    "updates/2026-03-10-zzwaits.md": "---\ntitle: zz\ndate: 2026-03-10\npublish_at: 2026-03-10 10:00\nyoung_people: zz.\n"
    "series: {name: Visits, number: 2}\naliases: [/zz/]\n---\nzz [a](../docs/files/zz&#45;b.csv)\n",
    "docs/soon/zz.md": "# About us\n\nzz [a](../files/zz-c.csv)\n",
    "docs/plan/09-zz.md": "---\narea: 9\ntitle: zz\n---\n[a](../files/zz-d.csv)\n",
    **{f"docs/files/zz-{letter}.csv": "zz\n" for letter in "abcd"},
}


def test_a_whole_site_is_the_same_bytes_with_everything_hidden_that_there_is(tmp_path: Path) -> None:
    without = built(write_tree(tmp_path / "without", PUBLIC), "", (*PROGRESS, "build"))
    root = write_tree(tmp_path / "with", PUBLIC | HIDDEN)
    (root / "docs" / "assets").mkdir()
    (root / "docs" / "assets" / "share.png").write_bytes((without.site / "assets" / "icon-180.png").read_bytes())
    hidden = built(root, "", (*PROGRESS, "build"))
    assert files_of(hidden.site) == files_of(without.site)
    assert "Left out of the site: docs/assets/share.png. Only updates/2026-02-02-zzdraft.md" in hidden.warned
