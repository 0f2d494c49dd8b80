"""What a council's own scripts may call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

import site_builder

WriteSite = Callable[[dict[str, str]], Path]
WRONG = {"updates/2026-01-02-visit.md": "---\ntitle: A visit\ndate: 2026-01-02\nkinds: news\n---\n\nThey came.\n"}
LATER = {"updates/2026-01-02-visit.md": "---\ntitle: A visit\ndate: 2026-01-02\n---\n\nThey came.\n"}
NOON = datetime(2026, 3, 2, 12)


def test_a_script_is_given_what_progress_check_finds(write_site: WriteSite) -> None:
    root = write_site(WRONG)
    [finding] = [one for one in site_builder.findings(root / "mkdocs.yml", at=NOON) if one.severity == "error"]
    assert (finding.place.file, finding.place.line, finding.code) == ("updates/2026-01-02-visit.md", 4, "unknown-key")
    assert finding.message == "'kinds' is not a key of an update; did you mean 'kind'?"


def test_the_record_is_read_as_of_a_moment(write_site: WriteSite) -> None:
    root = write_site(LATER)
    assert not [one for one in site_builder.findings(root / "mkdocs.yml", at=NOON) if one.is_error]
    [finding] = [one for one in site_builder.findings(root / "mkdocs.yml", at=datetime(2026, 1, 1)) if one.is_error]
    assert finding.place.file == "updates/2026-01-02-visit.md"


def test_a_script_builds_a_site_and_is_told_where_it_is(write_site: WriteSite, tmp_path: Path) -> None:
    root = write_site(LATER)
    site = site_builder.build(root / "mkdocs.yml", site_dir=tmp_path / "out", with_search=False, at=NOON)
    assert (site.folder, site.updates) == (tmp_path / "out", 1)
    assert (site.folder / "updates/2026-01-02-visit/index.html").is_file()


def test_errors_leave_the_old_site_and_are_given_to_the_script(write_site: WriteSite, tmp_path: Path) -> None:
    root, out = write_site(LATER), tmp_path / "out"
    site_builder.build(root / "mkdocs.yml", site_dir=out, with_search=False, at=NOON)
    (root / "updates/2026-01-02-visit.md").write_text(WRONG["updates/2026-01-02-visit.md"], "utf-8")
    with pytest.raises(site_builder.ContentError, match="'kinds' is not a key of an update") as raised:
        site_builder.build(root / "mkdocs.yml", site_dir=out, with_search=False, at=NOON)
    assert any(finding.is_error for finding in raised.value.findings)
    assert "They came." in (out / "updates/2026-01-02-visit/index.html").read_text("utf-8")


def test_without_a_configuration_a_script_is_told(tmp_path: Path) -> None:
    with pytest.raises(site_builder.UnusableError, match="There is no"):
        site_builder.findings(tmp_path / "mkdocs.yml")
