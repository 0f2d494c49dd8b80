"""A preview to send round: everything in it says that it is one, and nothing of an ordinary build does."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from posixpath import dirname, normpath
from zipfile import ZipFile

import pytest
from conftest import MKDOCS_YML, NOW, write_tree
from made_up_desk import FILES, UPDATE, desk_in, owner_of

from site_builder.building import Order, build
from site_builder.checked import Checked, read_and_check
from site_builder.desk.desk import Desk
from site_builder.engine import chosen
from site_builder.place import cache_folder, for_preview, may_replace
from site_builder.preview.export import LABEL, MARK, export, files_of
from site_builder.problems import UnusableError

MKDOCS = MKDOCS_YML.replace("      plan:", "      engine: plain\n      plan:")
TREE = {**FILES, "mkdocs.yml": MKDOCS, "docs/about.md": "# About\n\nWe [plan](plan/01-homes.md).\n"}
OLD = "updates/2026-01-06-old.md"
TREE[OLD] = (
    "---\ntitle: Old\ndate: 2026-01-06\naliases: [/old/]\ndiary:\n  - {date: 2026-05-01, title: A day}\n---\n\nText.\n"
)


def silent(words: str) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return read_and_check(write_tree(tmp_path_factory.mktemp("record"), TREE) / "mkdocs.yml", NOW)


@pytest.fixture(scope="module")
def preview(checked: Checked, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("sent") / "preview"
    export(checked, checked.sources.root / "mkdocs.yml", folder, silent)
    return {name: path.read_bytes() for name, path in files_of(folder)}


def pages(files: dict[str, bytes]) -> dict[str, str]:
    return {name: content.decode() for name, content in files.items() if name.endswith(".html")}


def test_every_page_says_which_day_it_shows_and_that_it_is_not_public(preview: dict[str, bytes]) -> None:
    assert len(pages(preview)) > 20
    for name, html in pages(preview).items():
        assert html.count(f'class="{MARK}"') == 1, name
        assert "Preview of 2 March 2026, 12:00. This is not public" in html, name
        assert '<meta name="robots" content="noindex, nofollow, noarchive">' in html.partition("</head>")[0], name
    assert preview["robots.txt"] == b"User-agent: *\nDisallow: /\n"


def test_drafts_are_in_it_and_marked(preview: dict[str, bytes]) -> None:
    assert "draft" in pages(preview)["updates/2026-02-01-draft/index.html"]


def test_nothing_that_programs_follow_is_in_it(preview: dict[str, bytes]) -> None:
    assert [name for name in preview if re.search(r"feed\.|\.ics|sitemap|manifest|redirects", name)] == []
    assert all('rel="alternate"' not in html and 'rel="canonical"' not in html for html in pages(preview).values())


def test_every_link_leads_to_a_file_so_that_no_server_is_needed(preview: dict[str, bytes]) -> None:
    for name, html in pages(preview).items():
        links = re.findall(r'<a\b[^>]*?\shref="([^"]*)"', html) if name != "404.html" else []
        for link in links:
            path = re.split("[?#]", link)[0]
            if path and not re.match(r"[a-z]+:|/", path):
                assert normpath(f"{dirname(name)}/{path}").lstrip("/") in preview, (name, link)


def test_no_ordinary_build_has_these_marks_or_may_replace_a_preview(checked: Checked, tmp_path: Path) -> None:
    root = checked.sources.root
    order = Order(checked, tmp_path / "site", cache_folder(root), silent, with_search=False)
    build(order, chosen(root / "mkdocs.yml", checked.sources))
    files = {name: path.read_bytes() for name, path in files_of(tmp_path / "site")}
    assert "feed.xml" in files
    assert [name for name, content in files.items() if MARK.encode() in content or b"noarchive" in content] == []
    assert LABEL not in files
    export(checked, root / "mkdocs.yml", tmp_path / "preview", silent)
    with pytest.raises(UnusableError, match="was not built by progress"):
        may_replace(tmp_path / "preview", root)
    with pytest.raises(UnusableError, match="holds something other than a preview"):
        export(checked, root / "mkdocs.yml", tmp_path / "site", silent)


def test_an_earlier_preview_is_replaced_whole(checked: Checked, tmp_path: Path) -> None:
    folder = tmp_path / "preview"
    folder.mkdir()
    (folder / LABEL).write_text("Preview of another day.", "utf-8")
    (folder / "withdrawn.html").write_text("Old.", "utf-8")
    export(checked, checked.sources.root / "mkdocs.yml", folder, silent)
    assert not (folder / "withdrawn.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["preview"]


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("site", "where the public site goes"),
        ("site/preview", "where the public site goes"),
        ("docs/preview", "it contains content"),
        (".", "it contains content"),
        ("..", "it contains content"),
        (".cache/preview", "it contains content"),
        ("mkdocs.yml", "is a file"),
    ],
)
def test_a_preview_never_goes_where_something_else_is(checked: Checked, folder: str, words: str) -> None:
    with pytest.raises(UnusableError, match=words):
        export(checked, checked.sources.root / "mkdocs.yml", checked.sources.root / folder, silent)


def test_the_command_says_what_is_in_it_and_beside_that_what_the_engine_warned_of(
    write_site: Callable[[dict[str, str]], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    from site_builder.commands.preview import export_preview

    hook = "import logging\n\ndef on_config(config):\n    logging.getLogger('mkdocs').warning('Made up.')\n"
    root = write_site({**TREE, "mkdocs.yml": f"{MKDOCS_YML}hooks: [own.py]\n", "own.py": hook})
    export_preview(root / "mkdocs.yml", root / "sent")
    told = capsys.readouterr()
    assert re.fullmatch(
        r"\d+ pages in \S*sent, with 1 update that is not public\. Open index\.html there\..*\n", told.out
    )
    assert told.err.endswith("warning: mkdocs: Made up.\n")


def test_with_an_error_in_the_content_the_command_writes_nothing(
    write_site: Callable[[dict[str, str]], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    from site_builder.commands.preview import export_preview

    root = write_site({**TREE, "updates/2026-01-07-wrong.md": "---\ntitel: W\n---\n"})
    with pytest.raises(SystemExit) as ended:
        export_preview(root / "mkdocs.yml", root / "sent")
    assert ended.value.code == 1
    assert not (root / "sent").exists()
    assert "No preview was written." in capsys.readouterr().err


def test_the_desk_hands_it_over_as_one_file_and_goes_on(tmp_path: Path) -> None:
    """Its own copy of the record lies beside the folder in which a preview is made, and stays."""
    root = write_tree(tmp_path / "record", TREE)
    with for_preview(cache_folder(root)) as trial:
        desk = Desk(root / "mkdocs.yml", trial, lambda: NOW)
        desk.checked_with({})
        answer = owner_of(desk).post("/preview")
        assert answer.headers["content-type"] == "application/zip"
        with ZipFile(BytesIO(answer.content)) as archive:
            names = archive.namelist()
            assert MARK in archive.read("preview-2026-03-02/index.html").decode()
        assert f"preview-2026-03-02/{LABEL}" in names
        assert [
            file for file in desk.checked_with({UPDATE: None}).edition.record.updates if file.place.file == UPDATE
        ] == []


def test_the_desk_says_why_there_is_no_preview(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, {**TREE, "updates/2026-01-07-wrong.md": "---\ntitel: W\n---\n"})
    answer = owner_of(desk).post("/preview")
    assert answer.status_code == 409
    assert "Some files have errors" in answer.text
