"""A withdrawal removes: of the update nothing stays anywhere in the site but its address, its day and the reason."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest

from . import trees
from .trees import PROGRESS, Built, built

NAME = "2026-02-01-child"
UPDATE = """\
---
title: zzgonetitle of a child
date: 2026-02-01
summary: zzgonesummary
kind: report
happened: 2026-01-30
happened_title: zzgonehappened
areas: [1]
series: {name: zzgoneseries, number: 7}
documents:
  - {title: zzgonedocument, url: files/zzgone.pdf, publisher: zzgonepublisher, note: zzgonenote, response: {title: zzgoneresponse}}
sources: [{title: zzgonesource, held: true}]
quotes:
  - {text: zzgonequote, name: zzgonename, role: zzgonerole, organisation: zzgoneorganisation}
diary: [{date: 2026-12-01, title: zzgonediary, note: zzgonediarynote}]
promises: [{id: zzgonepromise, text: zzgonepromisetext, due: 2027-01, by: zzgoneby, young_people: zzgonepromised}]
young_people: |
  ## zzgoneyoungtitle

  zzgoneyoung [a paper](../docs/files/zzgone.pdf)
image: images/zzgone.png
image_alt: zzgonealt
corrections: [{date: 2026-02-02, note: zzgonecorrection}]
aliases: [/old/child/]
withdrawn: {date: 2026-02-03, reason: It named somebody.}
---
## zzgoneheading

zzgonebody ![zzgonepicture](../docs/images/zzgone.png)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Exampleton with an update that was withdrawn, search included."""
    tree = trees.exampleton(tmp_path_factory.mktemp("withdrawn") / "tree")
    (tree / "updates" / f"{NAME}.md").write_text(UPDATE, "utf-8")
    (tree / "docs" / "files" / "zzgone.pdf").write_bytes(b"%PDF-1.4 zzgonepaper")
    shutil.copy(next(tree.glob("docs/**/*.png")), tree / "docs" / "images" / "zzgone.png")
    return built(tree, "https://example.net/a/b/", (*PROGRESS, "build"))


def test_no_word_picture_or_file_of_it_is_left(site: Built) -> None:
    for path in (path for path in site.site.rglob("*") if path.is_file()):
        raw = path.read_bytes()
        held = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
        assert b"zzgone" not in held.lower(), path
        assert "zzgone" not in path.name


def test_its_addresses_say_when_and_why(site: Built) -> None:
    for address in (f"updates/{NAME}/", f"young-people/updates/{NAME}/"):
        page = site.text(f"{address}index.html")
        assert "It named somebody." in page and "3\u00a0February 2026" in page
    assert "url=../../updates/2026-02-01-child/" in site.text("old/child/index.html")
    for feed in ("feed.xml", "feed.atom", "feed.json", "young-people/feed.xml"):
        assert "It named somebody." in site.text(feed)


def test_the_build_names_what_left_with_it(site: Built) -> None:
    for file in ("files/zzgone.pdf", "images/zzgone.png"):
        assert (
            f"Left out of the site: docs/{file}. Only updates/{NAME}.md, which is withdrawn, points to it."
            in site.warned
        )
    assert Path(site.root / "docs" / "files" / "zzgone.pdf").is_file()
