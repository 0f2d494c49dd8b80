"""The preview answers, follows each change, shows drafts, and says what is wrong instead of going silent."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from conftest import MKDOCS_YML, write_tree
from made_up_files import noisy, saved

from site_builder.media.cleaning import key_of

from . import trees
from .html import parsed, words_of
from .trees import MKDOCS, PROGRESS, content_of, files_of, replace_in

PATIENCE = 30
"""Seconds after which what was awaited will not come any more."""
NEWEST = "updates/2026-02-14-lodka"
DRAFT = "updates/2026-02-20-zzdraftname"
EMBARGOED = "updates/2099-01-01-zzembargoname"
HIDDEN = """---
title: {word}title
date: {day}
{key}
documents: [{{title: A paper, url: files/{word}privatepaper.pdf}}]
young_people: {word}young
---

{word}body
"""
FILES = {
    "mkdocs.yml": MKDOCS_YML.replace("progress.exampleton.example/", "progress.exampleton.example/a/b/"),
    "docs/index.md": "# Are things better in Ŵyl?\n\nWe made it up.\n",
    "docs/data/glossary.yml": "- {term: Zebra crossing, meaning: A way over the road.}\n- {term: Łódka, meaning: A boat.}\n",
    "docs/data/timeline.yml": "- {date: 2012, title: It is made up, text: Somebody thought of it.}\n",
    "docs/files/zzdraftprivatepaper.pdf": "a letter",
    "docs/files/zzembargoprivatepaper.pdf": "a letter",
    f"{NEWEST}.md": "---\ntitle: Warm homes\ndate: 2026-02-14\n---\n\nEvery home in Ŵyl is warm.\n",
    f"{DRAFT}.md": HIDDEN.format(word="zzdraft", day="2026-02-20", key="status: draft"),
    f"{EMBARGOED}.md": HIDDEN.format(word="zzembargo", day="2099-01-01", key="publish_at: 2099-01-01 09:00"),
}
"""A small council at the sub-path of its site, with what is public and what is not."""
DRAFTED = {
    "mkdocs.yml": MKDOCS_YML.replace("      council:", "      engine: plain\n      council:"),
    "docs/about.md": "# About\n\n![Boats at the pier](images/seen.png)\n",
    "docs/images/seen.png": "a picture",
    "docs/images/zzprivatepicture.png": "a picture",
    f"{DRAFT}.md": """---
title: zzdraft
date: 2026-02-20
status: draft
image: images/zzprivatepicture.png
image_alt: A boat
---

zzdraftbody
""",
}
"""A small record with a picture that is public and one that is not."""


@dataclass
class Preview:
    """A server at work on a tree."""

    tree: Path
    url: str
    server: subprocess.Popen[bytes]
    is_mkdocs: bool

    def get(self, address: str) -> str:
        """What is at an address now; "" if the server does not answer yet."""
        try:
            with urlopen(self.url + address, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            return str(error.read().decode())
        except (URLError, ConnectionError):
            return ""

    def until(self, address: str, words: str) -> str:
        """The page at an address as soon as it holds some words; fails if it never does."""
        deadline = time.monotonic() + PATIENCE
        text = ""
        while time.monotonic() < deadline:
            assert self.server.poll() is None, "the server has ended"
            if words in (text := self.get(address)):
                return text
            time.sleep(0.05)  # lets the server work; what is awaited is the words
        pytest.fail(f"{words!r} did not come to /{address}; there stands: {text[:2000]}")


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@pytest.fixture(scope="module", params=["progress preview", "mkdocs serve"])
def preview(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of a small council at the sub-path of its site. Tests undo what they change."""
    folder = tmp_path_factory.mktemp("preview")
    tree, port = write_tree(folder / "tree", FILES), free_port()
    (folder / "tmp").mkdir()
    commands = {
        "progress preview": (*PROGRESS, "preview", "--port", str(port)),
        "mkdocs serve": (*MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{port}"),
    }
    server = trees.start(commands[request.param], tree, TMPDIR=str(folder / "tmp"))
    try:
        shown = Preview(tree, f"http://127.0.0.1:{port}/a/b/", server, request.param == "mkdocs serve")
        shown.until("", "Are things better in Ŵyl?")
        yield shown
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def test_a_preview_shows_the_site_and_writes_nothing_into_it(preview: Preview, tmp_path: Path) -> None:
    assert "Every home in Ŵyl is warm." in preview.get(f"{NEWEST}/")
    assert "Somebody thought of it." in preview.get("timeline/")
    assert content_of(preview.tree) == files_of(write_tree(tmp_path / "untouched", FILES))
    assert not (preview.tree / "site").exists()


def test_a_preview_follows_a_change(preview: Preview) -> None:
    replace_in(preview.tree / f"{NEWEST}.md", "Every home in Ŵyl is warm.", "Every home in Ŵyl is hot.")
    preview.until(f"{NEWEST}/", "Every home in Ŵyl is hot.")
    replace_in(preview.tree / f"{NEWEST}.md", "Every home in Ŵyl is hot.", "Every home in Ŵyl is warm.")
    preview.until(f"{NEWEST}/", "Every home in Ŵyl is warm.")


def test_a_preview_follows_a_new_file(preview: Preview) -> None:
    new = preview.tree / "updates" / "2026-02-28-brand-new.md"
    new.write_text("---\ntitle: Brand new\ndate: 2026-02-28\n---\n\nJust written.\n", "utf-8")
    preview.until("updates/2026-02-28-brand-new/", "Just written.")
    new.unlink()
    preview.until("updates/2026-02-28-brand-new/", "Page not found")


def test_a_preview_shows_and_marks_drafts(preview: Preview) -> None:
    for address, title in ((DRAFT, "zzdraft"), (EMBARGOED, "zzembargo")):
        page = words_of(parsed(preview.get(f"{address}/")).xpath("//main")[0])
        assert f"{title}body" in page and "Draft: this update is not public yet." in page
        page = words_of(parsed(preview.get(f"young-people/{address}/")).xpath("//main")[0])
        assert f"{title}young" in page and "Draft: this update is not public yet." in page
    cards = parsed(preview.get("updates/")).xpath("//li[@class='card']")
    marked = [words_of(card.xpath(".//h2 | .//h3")[0]) for card in cards if "Draft, not public" in words_of(card)]
    assert marked == ["zzembargotitle", "zzdrafttitle"]


def test_a_preview_shows_what_only_a_draft_points_to(preview: Preview) -> None:
    with urlopen(f"{preview.url}files/zzdraftprivatepaper.pdf", timeout=PATIENCE) as answer:
        assert answer.read().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("file", "good", "wrong", "said"),
    [
        (
            "docs/data/glossary.yml",
            "term: Łódka",
            "<b>: Łódka",
            ":2: error: &#39;&lt;b&gt;&#39; is not a key of a term;",
        ),
        ("mkdocs.yml", "council: Ex", "counsil: Ex", ":6: error: &#39;counsil&#39; is not a key of the plugin"),
    ],
)
def test_a_preview_shows_what_is_wrong_and_comes_back(
    file: str, good: str, wrong: str, said: str, preview: Preview
) -> None:
    replace_in(preview.tree / file, good, wrong)
    page = preview.until("", f"{file}{said}")
    assert words_of(parsed(page).xpath("//h1")[0]) == "This must be put right first"
    assert f"{file}{said}" in preview.get(f"{NEWEST}/")
    replace_in(preview.tree / file, wrong, good)
    preview.until("", "Are things better in Ŵyl?")
    preview.until(f"{NEWEST}/", "Every home in Ŵyl is warm.")


def test_a_preview_outlives_a_configuration_that_nobody_can_read(preview: Preview) -> None:
    if preview.is_mkdocs:
        return  # MkDocs reads it before any plugin may speak, and keeps silent until it is mended
    replace_in(preview.tree / "mkdocs.yml", "plugins:", "plugins: [")
    preview.until("", "mkdocs.yml:")
    assert "This must be put right first" in preview.get(f"{NEWEST}/")
    replace_in(preview.tree / "mkdocs.yml", "plugins: [", "plugins:")
    preview.until("", "Are things better in Ŵyl?")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_preview_answers_nobody_elses_name(method: str, preview: Preview) -> None:
    """A page of another site that lets its own name lead to this computer does not read the drafts."""
    headers = {} if method == "POST" else {"Host": "evil.example"}
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(f"{preview.url}{DRAFT}/", headers=headers, method=method), timeout=PATIENCE)
    assert refused.value.code == (405 if method == "POST" else 421)
    assert b"zzdraft" not in refused.value.read()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals.")
@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_preview_leaves_no_draft_behind(ending: str, tmp_path: Path) -> None:
    tree, port = write_tree(tmp_path / "tree", DRAFTED), free_port()
    for name in ("seen", "zzprivatepicture"):
        (tree / "docs" / "images" / f"{name}.png").write_bytes(saved(noisy(400, 300), "PNG"))
    server = trees.start((*PROGRESS, "preview", "--port", str(port)), tree)
    shown = Preview(tree, f"http://127.0.0.1:{port}/", server, False)
    with trees.ended(server):
        assert shown.until(f"{DRAFT}/", "zzdraft")
        server.send_signal(getattr(signal, ending))
        server.wait(PATIENCE)
    if ending == "SIGKILL":  # whoever comes next clears up
        assert trees.run((*PROGRESS, "build", "--no-search"), tree).returncode == 0
    assert {path.name for path in (tree / ".cache").iterdir()} <= {
        "build.lock",
        "memory",
        "pictures",
        "published",
        "stylesheets",
    }
    kept = {path.name for path in (tree / ".cache" / "pictures").iterdir()}
    assert key_of((tree / "docs/images/zzprivatepicture.png").read_bytes()) not in kept
    assert ending != "SIGKILL" or key_of((tree / "docs/images/seen.png").read_bytes()) in kept


def test_a_port_that_is_taken_ends_with_2_and_says_so(tmp_path: Path) -> None:
    tree = write_tree(tmp_path / "tree", FILES)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        port = door.getsockname()[1]
        done = trees.run((*PROGRESS, "preview", "--port", str(port)), tree)
    assert done.returncode == 2
    assert (
        done.stderr.splitlines()[-1]
        == f"Port {port} cannot be used (Address already in use); name another with --port."
    )
