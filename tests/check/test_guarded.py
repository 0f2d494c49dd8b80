"""The guard over a record: what it remembers, and that no finding of any rule quotes what it found."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import NOW, findings, write_tree

from site_builder.checked import read_and_check
from site_builder.memory import Store

NUMBER = "07700 900123"
UPDATE = "---\ntitle: A visit\ndate: 2025-01-01\n{keys}---\nRing {number}.\n"


@pytest.mark.parametrize(
    ("keys", "is_remembered"),
    [
        ("", True),
        ("status: draft\n", False),
        ("publish_at: 2099-01-01 10:00\n", False),
        ("withdrawn: {date: 2025-02-01, reason: It was wrong.}\n", False),
    ],
)
def test_nothing_is_remembered_of_what_the_public_may_not_read(keys: str, is_remembered: bool, tmp_path: Path) -> None:
    file = f"updates/{'2099' if 'publish_at' in keys else '2025'}-01-01-visit.md"
    text = UPDATE.format(keys=keys, number=NUMBER).replace("date: 2025", f"date: {file[8:12]}")
    root = write_tree(tmp_path / "site", {file: text})
    memory = Store(tmp_path / "cache", root / "mkdocs.yml", b"1")
    checked = read_and_check(root / "mkdocs.yml", NOW, memory)
    memory.keep()
    assert any(problem.code == "personal-data" for problem in checked.problems)
    kept = b"".join(path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file())
    assert (NUMBER.replace(" ", "").encode() in kept) is is_remembered


def test_no_finding_of_any_rule_quotes_what_was_found(tmp_path: Path) -> None:
    title = f"Ring {NUMBER} " + "and much more " * 12
    text = f"---\ntitle: {title}\ndate: 2025-01-01\n---\nKyle, {NUMBER}\nMia, 07700 900124\nLeo, 07700 900125\n"
    said = "\n".join(findings(write_tree(tmp_path, {"updates/2025-01-01-visit.md": text})))
    assert "[too-long]" in said and "[list]" in said
    assert "9001" not in said


def test_a_long_list_of_people_is_told_in_short(tmp_path: Path) -> None:
    rows = "".join(f"Name {number},07700 900{number}\n" for number in range(100, 200))
    said = findings(write_tree(tmp_path, {"docs/files/list.csv": f"Name,Phone\n{rows}"}))
    told = [line for line in said if line.endswith("[personal-data]")]
    assert len(told) == 11
    assert "From here on this file has 90 more that look like a mobile or private telephone number" in told[-1]
