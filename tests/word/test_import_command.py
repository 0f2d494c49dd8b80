"""`progress import release.docx` and `progress new --from`: what is written, what is said, and what is never touched."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NOW
from PIL import Image
from typed_commands import progress
from word_shapes import cell, item, paragraph, picture, run, table, word_file

from site_builder.checked import read_and_check

WriteSite = Callable[[dict[str, str]], Path]
AREA = "---\narea: 3\ntitle: Spotting risk\n---\n\nA summary.\n"
TITLE = paragraph("Hub opens", style="Title")
TEXT = paragraph("A hub with six rooms opens on Monday. ", run("Come", "<w:b/>"), " and see.")
NAME = "updates/2026-03-02-hub-opens.md"


@pytest.fixture(autouse=True)
def _stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))


@pytest.fixture
def root(write_site: WriteSite, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with one area, in which commands are typed."""
    root = write_site({"docs/plan/03-risk.md": AREA})
    monkeypatch.chdir(root)
    return root


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def photograph() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (80, 60), "#883344").save(out, "JPEG")
    return out.getvalue()


def with_pictures() -> bytes:
    """A release with a picture above its text and another in it."""
    body = (TITLE, paragraph(picture("rIdP1")), TEXT, paragraph(picture("rIdP2", "The red roof of the hub")))
    images = {"rIdP1": "media/a.jpg", "rIdP2": "media/b.jpg"}
    return word_file(*body, files={"word/media/a.jpg": photograph(), "word/media/b.jpg": photograph()}, images=images)


def test_a_word_file_becomes_a_draft_that_the_check_reads(root: Path) -> None:
    (root / "release.docx").write_bytes(word_file(TITLE, TEXT, item("one"), item("two")))
    done = progress("import", "release.docx", "--kind", "report", "--area", "3", "--date", "2026-02-27")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "updates/2026-02-27-hub-opens.md",
        "What was left out or changed of release.docx:",
        "- The summary is the first paragraph, beginning 'A hub with six rooms…'.",
        "It is a draft. Read it beside the Word file, then take the line 'status: draft' out to publish it.",
    ]
    checked = read_and_check(root / "mkdocs.yml", NOW)
    [update] = checked.edition.record.updates
    assert (update.title, str(update.date), update.kind, update.areas) == ("Hub opens", "2026-02-27", "report", (3,))
    assert update.draft
    assert update.written_summary == "A hub with six rooms opens on Monday. Come and see."
    assert update.body.text == "A hub with six rooms opens on Monday. Come and see. one two"
    assert [problem for problem in checked.problems if problem.place.file.startswith("updates/")] == []


def test_a_dry_run_says_the_same_and_writes_nothing(root: Path) -> None:
    (root / "release.docx").write_bytes(with_pictures())
    before = files(root)
    done = progress("import", "release.docx", "--dry-run")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:4] == [
        "Nothing was written. These files would be:",
        NAME,
        "docs/images/2026-03-02-hub-opens-1.jpg",
        "docs/images/2026-03-02-hub-opens-2.jpg",
    ]
    assert files(root) == before


def test_pictures_wait_for_a_description_and_no_update_is_published_without(root: Path) -> None:
    (root / "release.docx").write_bytes(with_pictures())
    done = progress("import", "release.docx")
    assert done.exit_code == 0
    assert "warning: 'What the picture shows' is only a sample" in done.stdout
    text = (root / NAME).read_text("utf-8")
    assert 'image: "images/2026-03-02-hub-opens-1.jpg"\n' in text
    assert 'image_alt: "What the picture shows"\n' in text
    assert "![The red roof of the hub](../docs/images/2026-03-02-hub-opens-2.jpg)" in text
    published = text.replace("status: draft", "status: published").replace(
        "The red roof of the hub", "What the picture shows"
    )
    (root / NAME).write_text(published, "utf-8")
    found = [problem for problem in read_and_check(root / "mkdocs.yml", NOW).problems if problem.place.file == NAME]
    assert [(problem.code, problem.is_error) for problem in found] == [("sample", True), ("sample", True)]


def test_what_must_not_come_along_is_printed_and_nothing_is_written(root: Path) -> None:
    hidden = paragraph("Seen ", run("and not seen", "<w:vanish/>"))
    merged = table([cell("Wide", properties='<w:gridSpan w:val="2"/>')], [cell("a"), cell("b")])
    (root / "release.docx").write_bytes(word_file(TITLE, hidden, merged))
    before = files(root)
    done = progress("import", "release.docx")
    assert done.exit_code == 1
    assert [line.partition(": error: ")[0] for line in done.stdout.splitlines()] == [
        "release.docx: paragraph 2, below 'Hub opens'",
        "release.docx: table 1, row 1, column 1, below 'Hub opens'",
    ]
    assert done.stderr == "Nothing was written. See to each of these 2 in Word, save the file, and import it again.\n"
    assert files(root) == before


@pytest.mark.parametrize("there", [NAME, "docs/images/2026-03-02-hub-opens-2.jpg"])
def test_what_is_there_is_never_written_over(there: str, root: Path) -> None:
    (root / "release.docx").write_bytes(with_pictures())
    (root / there).parent.mkdir(exist_ok=True)
    (root / there).write_text("mine", "utf-8")
    before = files(root)
    done = progress("import", "release.docx")
    assert (done.exit_code, done.stderr) == (
        2,
        f"{there} already exists and was left as it is; choose another title or date.\n",
    )
    assert files(root) == before
    assert (root / there).read_text("utf-8") == "mine"


def test_new_takes_the_text_of_a_word_file_and_its_own_title(root: Path) -> None:
    (root / "release.docx").write_bytes(word_file(TITLE, TEXT))
    done = progress("new", "--from", "release.docx")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, NAME)
    other = progress("new", "Another title", "--from", "release.docx", "--kind", "board")
    assert other.stdout.splitlines()[0] == "updates/2026-03-02-another-title.md"
    assert "- The title in the file, 'Hub opens', is left out." in other.stdout
    assert "kind: board" in (root / "updates/2026-03-02-another-title.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ((TEXT,), "release.docx has no title: give its first line the style 'Title' in Word"),
        ((paragraph("Long " * 40, style="Title"), TEXT), "The title of release.docx has 199 characters, and a title has at most 150"),
    ],
)  # fmt: skip
def test_a_file_without_a_fitting_title_needs_one_and_is_never_cut(
    body: tuple[str, ...], said: str, root: Path
) -> None:
    (root / "release.docx").write_bytes(word_file(*body))
    done = progress("import", "release.docx")
    assert done.exit_code == 2
    assert done.stderr.startswith(said)
    assert progress("new", "My title", "--from", "release.docx").exit_code == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["import", "gone.docx"], "There is no file gone.docx"),
        (["import", "docs"], "docs is a folder; name the Word file in it."),
        (["import", "release.docx", "--area", "9"], "The plan has no area 9; use 3."),
        (["import", "release.docx", "--date", "soon"], "The date 'soon' cannot be read."),
        (["import", "plan.xlsx", "--kind", "news"], "--kind, --area and --date are for Word files"),
        (["import", "plan.xls"], "plan.xls is not a sheet that can be read; save it as .xlsx or .csv."),
        (["new"], "Usage: "),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_to_do(typed: list[str], said: str, root: Path) -> None:
    (root / "release.docx").write_bytes(word_file(TITLE, TEXT))
    done = progress(*typed)
    assert done.exit_code == 2
    assert done.stderr.startswith(said)


def test_a_file_of_another_kind_ends_with_1_and_says_what_it_is(root: Path) -> None:
    (root / "release.pdf").write_bytes(b"%PDF-1.7")
    done = progress("import", "release.pdf")
    assert done.exit_code == 1
    assert done.stdout.startswith("release.pdf: error: This is a PDF")
