"""Documents that lie below `docs/`."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import NOW, write_tree

from site_builder.read.record import read_edition


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("files/letter.pdf#page=3", "../files/letter.pdf#page=3"),
        ("files/letter.pdf#page=3&zoom=2", "../files/letter.pdf#page=3&zoom=2"),
        ("files/letter.pdf#a b", "../files/letter.pdf#a%20b"),
        ("files/letter.pdf", "../files/letter.pdf"),
    ],
)
def test_a_document_keeps_the_page_that_its_address_names(typed: str, address: str, tmp_path: Path) -> None:
    files = {
        "docs/files/letter.pdf": "a letter",
        "updates/2025-01-01-a.md": f"---\ntitle: A\ndate: 2025-01-01\ndocuments: [{{title: L, url: '{typed}'}}]\n---\nText.\n",
    }
    site, _, _ = read_edition(write_tree(tmp_path, files) / "mkdocs.yml", NOW)
    (document,) = site.record.updates[0].documents
    assert (document.address("../"), document.file) == (address, "files/letter.pdf")
