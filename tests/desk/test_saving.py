"""A proposal is saved whole or not at all, and never over what somebody else changed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from made_up_desk import FILES, TERMS, UPDATE, desk_in

from site_builder.desk import versions
from site_builder.desk.changes import Change, NewBody, Wanted, Whole, only
from site_builder.desk.conflicts import clashes, rebased
from site_builder.desk.desk import Desk
from site_builder.desk.files import content_of, look
from site_builder.desk.proposals import Proposal, all_proposed, proposed
from site_builder.desk.saving import Conflict, NotSaved, Saved, put_right, save
from site_builder.place import alone, cache_folder, for_preview

TITLE = Change(("title",), "Inspectors visit us")
TERM = Change((0, "meaning"), "A plan for one child")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


def both(desk: Desk) -> Proposal:
    """One proposal for two files."""
    wanted = [Wanted(UPDATE, (TITLE,), look(desk, UPDATE)[1]), Wanted(TERMS, (TERM,), look(desk, TERMS)[1])]
    return all_proposed(desk, wanted)


def on_disk(desk: Desk) -> dict[str, str]:
    """Every file of the record, and every other file that a save may have left."""
    paths = (path for path in desk.root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(desk.root).as_posix(): path.read_bytes().decode() for path in paths}


def test_a_save_changes_what_was_shown_and_nothing_else(desk: Desk) -> None:
    before = on_disk(desk)
    assert isinstance(save(desk, both(desk), "Both"), Saved)
    changed = FILES[UPDATE].replace("Inspectors visit", "Inspectors visit us")
    assert on_disk(desk) == {
        **before,
        UPDATE: changed,
        TERMS: FILES[TERMS].replace("A plan\n", "A plan for one child\n"),
    }


def test_an_undone_save_leaves_the_same_bytes_and_can_be_undone_as_well(desk: Desk) -> None:
    before = on_disk(desk)
    saved = save(desk, both(desk), "Both")
    after = on_disk(desk)
    assert isinstance(saved, Saved)
    for wanted in (before, after):
        newest = versions.kept(desk)[0]
        back = [only(one.file, versions.content(desk, one.before), one.after) for one in newest.changes]
        assert isinstance(save(desk, all_proposed(desk, back), "Undone"), Saved)
        assert on_disk(desk) == wanted


def test_new_files_and_deletions_can_be_undone(desk: Desk) -> None:
    before = on_disk(desk)
    new = "updates/2026-03-01-new.md"
    wanted = [
        only(new, b"---\ntitle: N\ndate: 2026-03-01\n---\n\nText.\n", ""),
        only(TERMS, None, look(desk, TERMS)[1]),
    ]
    assert isinstance(save(desk, all_proposed(desk, wanted), "New"), Saved)
    assert new in on_disk(desk) and TERMS not in on_disk(desk)
    back = [only(one.file, versions.content(desk, one.before), one.after) for one in versions.kept(desk)[0].changes]
    assert isinstance(save(desk, all_proposed(desk, back), "Undone"), Saved)
    assert on_disk(desk) == before


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(desk: Desk) -> None:
    target = desk.root / "docs/data/words.yml"
    (desk.root / TERMS).rename(target)
    target.chmod(0o640)
    (desk.root / TERMS).symlink_to("words.yml")
    save(desk, proposed(desk, TERMS, [TERM], look(desk, TERMS)[1]), "Term")
    assert (desk.root / TERMS).is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert "one child" in target.read_text("utf-8")


@pytest.mark.parametrize("when", ["before it is proposed", "before it is saved"])
def test_what_somebody_else_changed_is_never_written_over(desk: Desk, when: str) -> None:
    other = FILES[TERMS].replace("A group", "The board")
    wanted = [Wanted(UPDATE, (TITLE,), look(desk, UPDATE)[1]), Wanted(TERMS, (TERM,), look(desk, TERMS)[1])]
    if when == "before it is proposed":
        (desk.root / TERMS).write_text(other, "utf-8")
    made = all_proposed(desk, wanted)
    (desk.root / TERMS).write_text(other, "utf-8")
    assert save(desk, made, "Both") == Conflict((TERMS,))
    assert on_disk(desk) == {**on_disk(desk), UPDATE: FILES[UPDATE], TERMS: other}
    assert versions.kept(desk) == ()
    [clash] = clashes(desk, made.wanted)
    assert [line.text.strip() for hunk in clash.meanwhile for line in hunk.lines if line.what.name == "NEW"] == [
        "meaning: The board"
    ]


def test_changes_that_touch_nothing_of_what_was_changed_are_made_in_the_new_file(desk: Desk) -> None:
    seen = look(desk, TERMS)[1]
    (desk.root / TERMS).write_text("- {term: A, meaning: New}\n" + FILES[TERMS], "utf-8")
    again = rebased(desk, (Wanted(TERMS, (TERM, Change((2, "term"), "Z"), Change((1,), None)), seen),))
    assert again
    assert isinstance(save(desk, all_proposed(desk, again), "Term"), Saved)
    assert (
        on_disk(desk)[TERMS]
        == "- {term: A, meaning: New}\n- term: Care plan\n  meaning: A plan for one child\n- term: Z\n"
    )


@pytest.mark.parametrize(
    ("file", "wish", "old", "new"),
    [
        (TERMS, TERM, "A plan", "The plan"),
        (TERMS, TERM, "Care plan", "Plan"),
        (UPDATE, TITLE, "Inspectors visit", "A visit"),
        (UPDATE, NewBody("They left."), "two days", "three days"),
        (UPDATE, Change(("promises", 0, "due"), "2027"), "2026-09", "2026-10"),
        (UPDATE, Change(("summary",), "In short."), "title:", "summary: Short.\ntitle:"),
        (UPDATE, Whole(None), "two days", "three days"),
    ],
)
def test_changes_that_touch_what_was_changed_are_not_made(
    desk: Desk, file: str, wish: Change | NewBody | Whole, old: str, new: str
) -> None:
    seen = look(desk, file)[1]
    (desk.root / file).write_text(FILES[file].replace(old, new, 1), "utf-8")
    assert rebased(desk, (Wanted(file, (wish,), seen),)) is None


class Full(OSError):
    """The disk of a test is full."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


@pytest.mark.parametrize("refused", ["fsync", "replace"])
def test_a_full_disk_loses_nothing_and_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch, refused: str) -> None:
    """The second of two files cannot be written, or cannot be put in its place: the first is put back."""
    before, made, count = on_disk(desk), both(desk), 0
    real, real_fsync = Path.replace, os.fsync

    def full(self: Path, target: Path) -> Path:
        nonlocal count
        count += self.name.endswith(".part") and ".cache" not in self.parts
        if count == 2:
            count += 1
            raise Full(target)
        return real(self, target)

    def full_disk(number: int) -> None:
        nonlocal count
        count += 1
        if count == 2:
            raise Full(desk.root)
        real_fsync(number)

    if refused == "replace":
        monkeypatch.setattr(Path, "replace", full)
    else:
        monkeypatch.setattr(os, "fsync", full_disk)
    answer = save(desk, made, "Both")
    assert isinstance(answer, NotSaved)
    assert "the disk is full" in answer.words
    assert on_disk(desk) == before
    assert versions.kept(desk) == ()
    assert isinstance(save(desk, made, "Both"), Saved)


def test_a_desk_that_is_killed_between_two_files_is_finished_by_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    made, real, count = both(desk), Path.replace, 0

    def killed(self: Path, target: Path) -> Path:
        nonlocal count
        count += self.name.endswith(".part") and ".cache" not in self.parts
        if count == 2:
            raise Killed
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        patch.setattr(Path, "unlink", lambda self, missing_ok=False: None)  # nor is anything cleared up
        with pytest.raises(Killed):
            save(desk, made, "Both")
    put_right(desk)
    assert on_disk(desk)[UPDATE] == (made.files[0].after or b"").decode()
    assert on_disk(desk)[TERMS] == (made.files[1].after or b"").decode()
    assert not [name for name in on_disk(desk) if name.endswith(".part")]


@pytest.mark.parametrize(
    "file", ["../other.md", "updates/../../x.md", "/etc/passwd", "site/index.html", "updates//x.md"]
)
def test_no_file_outside_the_record_can_be_named(desk: Desk, file: str) -> None:
    with pytest.raises(ValueError, match="is not a file of this record"):
        proposed(desk, file, [Whole(b"")], "")


def test_a_link_that_leads_out_of_the_record_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("Secret.", "utf-8")
    (desk.root / "updates/2026-01-01-out.md").symlink_to(tmp_path / "outside.md")
    with pytest.raises(ValueError, match="is not a file of this record"):
        content_of(desk, "updates/2026-01-01-out.md")


def test_twenty_versions_of_each_file_are_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "KEPT", 3)
    save(desk, proposed(desk, TERMS, [TERM], look(desk, TERMS)[1]), "Term")
    for number in range(5):
        change = Change(("title",), f"Visit {number}")
        save(desk, proposed(desk, UPDATE, [change], look(desk, UPDATE)[1]), f"Visit {number}")
    assert [one.words for one in versions.kept(desk)] == ["Visit 4", "Visit 3", "Visit 2", "Term"]
    kept = {path.name for path in (versions.folder_of(desk) / "contents").iterdir()}
    assert kept == {
        digest for one in versions.kept(desk) for change in one.changes for digest in (change.before, change.after)
    }


def test_damaged_versions_are_passed_over(desk: Desk) -> None:
    save(desk, both(desk), "Both")
    for name, content in (("00000002.json", b"{"), ("00000003.json", b"[]"), ("x.json", b"{}")):
        (versions.folder_of(desk) / "saves" / name).write_bytes(content)
    assert [one.words for one in versions.kept(desk)] == ["Both"]


def test_what_cannot_be_done_as_a_whole_is_not_saved(desk: Desk) -> None:
    below = Change(("promises",), None)
    broken = FILES[UPDATE].replace("areas: [1]", "areas: [1")
    (desk.root / UPDATE).write_text(broken, "utf-8")
    made = proposed(desk, UPDATE, [TITLE, below], look(desk, UPDATE)[1])
    assert made.is_refused
    with pytest.raises(ValueError, match="cannot be saved"):
        save(desk, made, "Title")
    assert on_disk(desk)[UPDATE] == broken


def test_what_can_be_undone_outlives_builds_and_previews_and_is_never_kept_in_git(desk: Desk) -> None:
    save(desk, both(desk), "Both")
    cache = cache_folder(desk.root)
    with alone(cache), for_preview(cache):
        pass
    assert [one.words for one in versions.kept(desk)] == ["Both"]
    assert (cache / "desk/.gitignore").read_text("utf-8") == "*\n"
