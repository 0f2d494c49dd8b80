"""What is written beside its place is a new file, whatever lies there by that name."""

from __future__ import annotations

from pathlib import Path

from site_builder.part_files import write_part


def test_a_link_of_that_name_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    outside, part = tmp_path / "outside", tmp_path / "part"
    outside.write_text("precious", "utf-8")
    part.symlink_to(outside)
    write_part(part, b"new")
    write_part(part, b"newer")
    assert (outside.read_text("utf-8"), part.read_bytes(), part.is_symlink()) == ("precious", b"newer", False)
