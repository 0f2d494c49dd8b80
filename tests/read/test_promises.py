"""Whose a promise is: the council's, named or not, or somebody else's."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import NOW, write_tree

from site_builder.read.record import read_edition

UPDATE = "---\ntitle: A\ndate: 2026-01-02\npromises:\n  - {{id: a, text: Hire., due: 2027, by: {by}}}\n---\nText.\n"


@pytest.mark.parametrize(
    ("by", "is_own"),
    [
        ("Exampleton Council (made up)", True),
        ("exampleton council (made up)", True),
        ("The council", True),
        ("", True),
        ("The government", False),
        ("Another Council", False),
    ],
)
def test_a_promise_by_the_council_itself_is_its_own(by: str, is_own: bool, tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"updates/2026-01-02-a.md": UPDATE.format(by=by)})
    site, _, _ = read_edition(root / "mkdocs.yml", NOW)
    assert [record.is_own for record in site.promises] == [is_own]
