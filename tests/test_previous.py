"""Whether a former site may be kept, and for how long a site that was rolled back stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import write_manifest, write_tree

from site_builder.publishing.previous import Held, difference, held, hold, may_never_be_public_again

PAGE = "updates/2026-01-02-visit.md"
TEXT = "---\ntitle: A visit\ndate: 2026-01-02\n{}---\n\nInspectors came.\n"
WITHDRAWN = "withdrawn: {date: 2026-02-03, reason: It named somebody.}\n"
TAKEN_OUT = "corrections:\n  - {date: 2026-02-03, note: A name was taken out., show_before: false}\n"


@pytest.fixture
def site(tmp_path: Path) -> Callable[[str, str], Path]:
    """Makes a folder that holds what a site with one update says of itself, the update with some keys."""

    def made(name: str, keys: str) -> Path:
        root = write_tree(tmp_path / f"{name}-files", {PAGE: TEXT.format(keys)})
        (tmp_path / name / "data").mkdir(parents=True)
        write_manifest(root, tmp_path / name / "data" / "manifest.json")
        return tmp_path / name

    return made


@pytest.mark.parametrize("keys", [WITHDRAWN, TAKEN_OUT])
def test_only_what_is_public_in_the_former_site_must_not_come_back(keys: str, site: Callable[[str, str], Path]) -> None:
    former, without, later = site("former", ""), site("without", keys), site("later", keys)
    assert may_never_be_public_again(former, without) == ("/updates/2026-01-02-visit/",)
    assert may_never_be_public_again(without, later) == ()


@pytest.mark.parametrize(
    "name", ["letter.pdf", "Letter.DOCX", "old.doc", "figures.ods", "talk.mp3", "visit.MOV", "plan.zip", "a/boat.webp"]
)
def test_a_file_that_somebody_published_would_be_public_again(name: str, site: Callable[[str, str], Path]) -> None:
    former, now = site("former", ""), site("now", "")
    for path in (name, "assets/logo.png", "updates/share.png", "about.html", "about.html.gz"):
        (former / path).parent.mkdir(parents=True, exist_ok=True)
        (former / path).write_bytes(b"made up")
    assert difference(former, now).back == (f"/{name}",)


def test_a_site_that_was_rolled_back_stays_until_what_it_is_made_of_changes(tmp_path: Path) -> None:
    folder, version = tmp_path / "site", b"\x01"
    note = Held(str(folder.resolve()), "2026-03-02 10:00", b"files".hex(), version.hex())
    assert held(tmp_path, folder, b"files", version) is None
    hold(tmp_path, note)
    assert held(tmp_path, folder, b"files", version) == note
    assert held(tmp_path, folder, b"other", version) is None
    assert held(tmp_path, folder, b"files", b"\x02") is None
    assert held(tmp_path, tmp_path / "another", b"files", version) is None
    hold(tmp_path, Held(note.site_dir, note.moment, "", note.version))
    assert held(tmp_path, folder, b"", version) is None  # nobody knows what it was made of
