"""The limits of `FORMAT.md` that a golden case cannot hold: bytes, sizes, depth, symbolic links."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, NOW, findings

from site_builder.privacy import kept_back
from site_builder.read.record import read_edition

Write = Callable[[dict[str, str]], Path]
UPDATE = "---\ntitle: A\ndate: 2025-01-01\n---\n"
MIB = 1024 * 1024


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_a_file_that_is_not_utf_8_is_an_error_on_its_line(encoding: str, write_site: Write) -> None:
    root = write_site({"updates/2025-01-01-a.md": UPDATE})
    (root / "updates/2025-01-01-a.md").write_bytes(f"{UPDATE}Café ü.\n".encode(encoding))
    (line,) = findings(root)
    number = 5 if encoding == "latin-1" else 1
    assert line == (
        f"updates/2025-01-01-a.md:{number}: error: "
        "This line is not UTF-8 text; save the file with the encoding UTF-8. [not-utf-8]"
    )


@pytest.mark.parametrize("file", ["docs/about.md", "docs/plan/01-a.md", "docs/data/glossary.yml", "mkdocs.yml"])
def test_every_kind_of_file_must_be_utf_8(file: str, write_site: Write) -> None:
    root = write_site({file: ""})
    (root / file).write_bytes(b"a: b\nc: \xff\n")
    assert f"{file}:2: error: This line is not UTF-8 text; save the file with the encoding UTF-8. [not-utf-8]" in (
        findings(root)
    )


def test_english_in_two_bytes_a_letter_is_one_finding_and_not_one_a_line(write_site: Write) -> None:
    root = write_site({"docs/about.md": ""})
    (root / "docs/about.md").write_bytes("# About\n\nPlain words.\n".encode("utf-16-le"))
    assert [line.rpartition(" ")[2] for line in findings(root)] == ["[not-utf-8]"]


def test_a_file_of_one_mib_is_read_and_one_byte_more_is_not(write_site: Write) -> None:
    root = write_site({"docs/data/glossary.yml": "# Words.\n" * (MIB // 9) + "#\n" * (MIB % 9 // 2)})
    assert (root / "docs/data/glossary.yml").stat().st_size == MIB
    assert findings(root) == []
    with (root / "docs/data/glossary.yml").open("a") as file:
        file.write("\n")
    assert findings(root) == [
        "docs/data/glossary.yml:1: error: The file has 1,048,577 bytes; "
        "at most 1 MiB (1,048,576) can be read. Split it. [too-large]"
    ]


def test_the_limit_counts_bytes_and_not_letters(write_site: Write) -> None:
    line = "#" + "ä" * 31 + "\n"
    root = write_site({"docs/data/glossary.yml": line * (MIB // 64)})
    assert findings(root) == []
    write_site({"docs/data/glossary.yml": line * (MIB // 64 + 1)})
    assert findings(root)[0].endswith("[too-large]")


@pytest.mark.parametrize("deep", ["[" * 100_000, "{a: " * 50_000, "- " * 20_000 + "a", "[" * 500 + "]" * 500])
@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("updates/2025-01-01-a.md", "---\ntitle: A\ndeep:\n  {}\n---\nText.\n", 4),
        ("docs/about.md", "---\ndeep:\n  {}\n---\nText.\n", 3),
        ("docs/plan/01-a.md", "---\ndeep:\n  {}\n---\nText.\n", 3),
        ("docs/data/glossary.yml", "{}", 1),
        ("mkdocs.yml", "site_name: A\nextra:\n  {}\n", 3),
    ],
)
def test_thousands_of_levels_are_one_finding_and_no_crash(
    deep: str, file: str, text: str, line: int, write_site: Write
) -> None:
    root = write_site({file: text.replace("{}", deep)})
    assert findings(root) == [
        f"{file}:{line}: error: Lists and keys are nested more than 20 levels deep here; use fewer levels. [too-deep]"
    ]


@pytest.mark.parametrize("mark", ["> ", "* ", "1. "])
def test_thousands_of_quotations_or_lists_inside_one_another_do_not_crash(mark: str, write_site: Write) -> None:
    lines = "\n".join(f"{'    ' * level}{mark}a" for level in range(150)) if mark != "> " else mark * 3000 + "a"
    root = write_site({"updates/2025-01-01-a.md": f"{UPDATE}{lines}\n"})
    assert all(line.startswith("updates/2025-01-01-a.md:") for line in findings(root))


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    (folder / "secret.md").write_text(f"{UPDATE}Secret.\n")
    return folder


LEADS_OUT = "This symbolic link leads out of the site's folder; put the file itself here. [link-out]"


@pytest.mark.parametrize(
    "file",
    [
        *("updates/2025-01-01-a.md", "docs/about.md", "docs/plan/01-a.md", "docs/data/glossary.yml"),
        *("docs/index.md", "docs/images/visit.jpg", "docs/deep/page.md"),
    ],
)
def test_a_symbolic_link_that_leads_out_is_an_error(file: str, outside: Path, write_site: Write) -> None:
    root = write_site({})
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).symlink_to(outside / "secret.md")
    assert findings(root) == [f"{file}:1: error: {LEADS_OUT}"]


@pytest.mark.parametrize("folder", ["updates", "docs", "docs/plan", "docs/data", "words", "texts"])
def test_a_folder_that_leads_out_is_one_error_and_no_name_in_it_is_told(
    folder: str, outside: Path, write_site: Write
) -> None:
    root = write_site({})
    (root / folder).parent.mkdir(parents=True, exist_ok=True)
    (root / folder).symlink_to(outside)
    found = findings(root)
    assert f"{folder}:1: error: {LEADS_OUT.replace('file', 'folder')}" in found
    assert not [line for line in found if "secret" in line]


def test_a_folder_below_docs_that_leads_out_is_an_error(outside: Path, write_site: Write) -> None:
    root = write_site({"docs/index.md": "Words."})
    (root / "docs/more").symlink_to(outside)
    assert findings(root) == [f"docs/more:1: error: {LEADS_OUT}"]


LINKS_THAT_STAY = {
    "docs/b.md": "docs/files/a.md",
    "docs/deep/c.txt": "docs/files/c.txt",
    "docs/plan/02-b.md": "docs/plan/parts/02.md",
    "docs/data/glossary.yml": "docs/data/old/glossary.yml",
    "updates/2025-01-02-b.md": "updates/stored/b.md",
    "mkdocs.yml": "settings/live.yml",
}
LINKS_THAT_LEAVE = {
    ("docs/files/x.txt", "updates/2025-01-01-draft.md"): "out of docs/",
    ("docs/x.md", "updates/2025-01-01-draft.md"): "out of docs/",
    ("docs/x.txt", "mkdocs.yml"): "out of docs/",
    ("docs/x.txt", "notes/names.txt"): "out of docs/",
    ("docs/files/x.txt", "docs/data/glossary.yml"): "to docs/data/",
    ("docs/x.md", "docs/plan/01-a.md"): "to docs/plan/",
    ("docs/data/timeline.yml", "docs/files/timeline.yml"): "",
    ("docs/x.txt", "docs/.hidden/a.txt"): "to a hidden file",
    ("docs/x.txt", "docs/.env"): "to a hidden file",
    ("updates/2025-01-02-b.md", "docs/b.md"): "out of updates/",
    ("updates/2025-01-02-b.md", "stored.md"): "out of updates/",
    ("updates/2025-01-02-b.md", "updates/.stored.md"): "to a hidden file",
    ("texts/en.yml", "docs/en.yml"): "out of texts/",
    ("words/allowed.yml", "docs/allowed.yml"): "out of words/",
}


def link(root: Path, name: str, target: str, text: str = "") -> None:
    for file in (root / name, root / target):
        file.parent.mkdir(parents=True, exist_ok=True)
    if not (root / target).exists():
        (root / target).write_text(text)
    (root / name).unlink(missing_ok=True)
    (root / name).symlink_to(os.path.relpath(root / target, (root / name).parent))


@pytest.mark.parametrize("name", LINKS_THAT_STAY)
def test_a_symbolic_link_that_stays_in_its_part_is_fine(name: str, write_site: Write) -> None:
    root = write_site({})
    settings = (root / "mkdocs.yml").read_text()
    link(root, name, LINKS_THAT_STAY[name], settings if name == "mkdocs.yml" else "")
    assert [line for line in findings(root) if "link-out" in line] == []


@pytest.mark.parametrize(("name", "target"), LINKS_THAT_LEAVE)
def test_a_symbolic_link_that_leaves_its_part_would_publish_what_is_hidden(
    name: str, target: str, write_site: Write
) -> None:
    root = write_site({})
    link(root, name, target)
    where = LINKS_THAT_LEAVE[name, target]
    said = f"{name}:1: error: This symbolic link leads {where}; put the file itself here. [link-out]"
    assert (said in findings(root)) == bool(where)


@pytest.mark.parametrize("key", ["exclude_docs", "draft_docs"])
def test_a_symbolic_link_does_not_publish_what_a_setting_keeps_out(key: str, write_site: Write) -> None:
    root = write_site({"docs/notes/a.txt": "a", "mkdocs.yml": f"{MKDOCS_YML}{key}: notes/\n"})
    (root / "docs/b.txt").symlink_to("notes/a.txt")
    assert findings(root) == [
        f"docs/b.txt:1: error: This is a symbolic link to 'docs/notes/a.txt', which '{key}' in mkdocs.yml keeps out of "
        "the site; put the file itself here. [link-out]"
    ]


def test_a_symbolic_link_to_a_file_that_only_a_draft_points_to_is_kept_back_too(write_site: Write) -> None:
    draft = "---\ntitle: A\ndate: 2025-01-01\nstatus: draft\n---\n[It](../docs/files/secret.pdf)\n"
    root = write_site({"docs/files/secret.pdf": "a", "updates/2025-01-01-a.md": draft})
    (root / "docs/files/other.pdf").symlink_to("secret.pdf")
    site, _, _ = read_edition(root / "mkdocs.yml", NOW)
    assert set(kept_back(site)) == {"files/secret.pdf", "files/other.pdf"}


def test_a_whole_part_of_the_site_may_be_elsewhere_below_its_folder(write_site: Write) -> None:
    root = write_site({"content/docs/about.md": "# About\n", "content/docs/.env": "x", "content/updates/a.txt": "x"})
    (root / "docs").symlink_to("content/docs")
    assert findings(root) == []
    (root / "docs/x.txt").symlink_to("../updates/a.txt")
    assert findings(root) == [
        "docs/x.txt:1: error: This symbolic link leads out of docs/; put the file itself here. [link-out]"
    ]


@pytest.mark.parametrize(
    "file",
    ["updates/2025-01-01-a.md", "docs/about.md", "docs/plan/01-a.md", "docs/data/glossary.yml", "docs/picture.jpg"],
)
def test_a_symbolic_link_to_nothing_or_to_itself_is_an_error(file: str, write_site: Write) -> None:
    root = write_site({})
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    for target in (root / "nothing", root / file):
        (root / file).symlink_to(target)
        assert [line.rpartition(" ")[2] for line in findings(root)] == ["[unreadable]"]
        (root / file).unlink()


@pytest.mark.parametrize(
    "file", ["docs/plan/01-a.md", "docs/data/glossary.yml", "updates/2025-01-01-a.md", "docs/a.md"]
)
def test_a_folder_with_the_name_of_a_file_does_not_crash(file: str, write_site: Write) -> None:
    root = write_site({})
    (root / file).mkdir(parents=True)
    assert all(line.startswith(f"{file}:1: ") for line in findings(root))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_not_waited_for(write_site: Write) -> None:
    root = write_site({"updates/2025-01-02-b.md": UPDATE.replace("01-01", "01-02") + "Text.\n"})
    os.mkfifo(root / "updates/2025-01-01-a.md")
    assert findings(root) == [
        "updates/2025-01-01-a.md:1: error: This is not a file that can be read; put a real file here. [unreadable]"
    ]


def test_a_folder_reached_by_a_symbolic_link_is_not_published_unchecked(write_site: Write) -> None:
    root = write_site({"updates/2025-01-01-a.md": f"{UPDATE}Text.\n"})
    (root / "docs").mkdir()
    (root / "docs/copy").symlink_to(root / "updates")
    assert findings(root) == [
        "docs/copy:1: error: This is a symbolic link to a folder, whose files cannot be checked; "
        "put the folder itself here. [unreadable]"
    ]


def test_no_configuration_is_said_in_words(tmp_path: Path) -> None:
    assert findings(tmp_path) == [
        f"There is no {tmp_path}/mkdocs.yml; go to the folder that contains mkdocs.yml, name the file with -f, or begin a new site with 'progress start FOLDER'."
    ]


def test_a_site_of_nothing_but_its_configuration_has_no_finding(write_site: Write) -> None:
    assert findings(write_site({})) == []
