"""MkDocs' own settings beside ours: strict builds, navigation, pages that it keeps back, and a council's own hooks."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
from pathlib import Path
from subprocess import DEVNULL, PIPE

import pytest
from conftest import MKDOCS_YML, write_tree

from . import trees
from .trees import MKDOCS, PROGRESS, Built, files_of

STRICT = """\
validation:
  omitted_files: warn
  absolute_links: warn
  unrecognized_links: warn
  anchors: warn
"""
"""The settings that MkDocs' manual recommends."""
UPDATE = "---\ntitle: {0}\ndate: 2026-02-14\n{1}---\n[Home](../docs/index.md), [about](../docs/about.md#why).\n"
FILES = {
    "docs/index.md": "Why there is a plan: [about](about.md).\n",
    "docs/about.md": "# About\n\n## Why\n\n[The update](../updates/2026-02-14-a.md), [its document](../updates/2026-02-14-a.md#document-2026-02-14-a-one), "
    "[area](plan/01-a.md#why), [home](index.md), [deep](deep/page.md), [letter](files/one.pdf)\n",
    "docs/deep/page.md": "# Deep\n\n[The update](../../updates/2026-02-14-%61.md), [area](../plan/01-a.md), [about](../about.md#why)\n",
    "docs/files/one.pdf": "one",
    "docs/files/gone.pdf": "gone",
    "docs/plan/01-a.md": "---\narea: 1\ntitle: A\n---\n## Why\n\nText.\n",
    "updates/2026-02-14-a.md": UPDATE.format("A", "documents: [{title: One, url: files/one.pdf}]\n"),
    "updates/2026-02-14-gone.md": UPDATE.format(
        "Gone", "documents: [{title: Gone, url: files/gone.pdf}]\nwithdrawn: {date: 2026-02-15, reason: Wrong.}\n"
    ),
}
NAVIGATION = {
    "none": "",
    "ours alone": "nav: [index.md, about.md, deep/page.md]\n",
    "titles and folders": "nav:\n  - Home: index.md\n  - Plan: [plan/01-a.md, {Updates: updates/}]\n  - ../updates/2026-02-14-a.md\n"
    "  - timeline/\n  - About: about.md\n  - deep/page.md\n",
}


@pytest.mark.parametrize("nav", NAVIGATION)
def test_a_strict_build_with_the_recommended_settings_passes(nav: str, tmp_path: Path) -> None:
    root = write_tree(tmp_path, FILES | {"mkdocs.yml": MKDOCS_YML + STRICT + NAVIGATION[nav]})
    done = trees.run((*MKDOCS, "build", "--strict"), root)
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr
    page = (root / "site/deep/page/index.html").read_text("utf-8")
    assert 'href="../../updates/2026-02-14-a/"' in page and 'href="../../plan/01-a/"' in page
    assert "progress-page" not in page


def test_a_navigation_of_only_our_pages_leaves_nothing_in_mkdocs_own(tmp_path: Path) -> None:
    root = write_tree(tmp_path, FILES | {"mkdocs.yml": f"{MKDOCS_YML}nav: [index.md]\n"})
    done = trees.run((*MKDOCS, "build", "--strict"), root)
    assert done.returncode == 0, done.stderr


def test_a_strict_build_still_stops_at_what_is_wrong_in_mkdocs_settings(tmp_path: Path) -> None:
    root = write_tree(tmp_path, FILES | {"mkdocs.yml": f"{MKDOCS_YML}nav: [index.md, none.md]\n"})
    done = trees.run((*MKDOCS, "build", "--strict"), root)
    assert done.returncode == 1 and "'none.md'" in done.stderr
    assert not (root / "site").exists()


@pytest.fixture(scope="module")
def kept_out(tmp_path_factory: pytest.TempPathFactory) -> Built:
    pages = {
        "docs/old.md": "# Zzold\n",
        "docs/notes/a.md": "# Zznotes\n",
        "docs/soon.md": "# Zzsoon\n\n[a](files/soon.pdf)\n",
    }
    more = {"docs/files/soon.pdf": "soon", "docs/.well-known/security.txt": "Contact: mailto:a@b.example"}
    settings = "exclude_docs: |\n  old.md\n  notes/\n  !.well-known\ndraft_docs: soon.md\nnot_in_nav: deep/\n"
    root = write_tree(tmp_path_factory.mktemp("kept"), FILES | pages | more | {"mkdocs.yml": MKDOCS_YML + settings})
    return trees.built(root, "https://progress.exampleton.example/")


@pytest.mark.parametrize("word", ["zzold", "zznotes", "zzsoon", "notes/a", '"/old', '"/soon'])
def test_a_page_that_mkdocs_keeps_out_is_in_no_file(word: str, kept_out: Built) -> None:
    names = [name for name in files_of(kept_out.site) if (kept_out.site / name).is_file()]
    assert [name for name in names if word.encode() in (kept_out.site / name).read_bytes().lower()] == []


def test_a_page_that_is_not_in_the_navigation_and_a_hidden_file_by_name_are_there(kept_out: Built) -> None:
    assert "progress.exampleton.example/deep/page/" in kept_out.text("sitemap.xml")
    pages = json.loads(kept_out.text("data/manifest.json"))["pages"]
    assert {"/deep/page/", "/about/"} <= {page["address"] for page in pages}
    assert kept_out.text(".well-known/security.txt").startswith("Contact:")


def test_what_only_a_withdrawn_update_or_a_draft_page_points_to_is_left_out_and_named(kept_out: Built) -> None:
    assert {path.name for path in (kept_out.site / "files").iterdir()} == {"one.pdf"}
    assert [line for line in kept_out.warned.splitlines() if line.startswith("Left out")] == [
        "Left out of the site: docs/files/gone.pdf. Only updates/2026-02-14-gone.md, which is withdrawn, points to it.",
        "Left out of the site: docs/files/soon.pdf. Only docs/soon.md, which is not public, points to it.",
    ]


HOOKS = {
    "raises": ("def on_page_content(html, **_):\n    raise KeyError('a')\n", "failed in line 2: KeyError: 'a'"),
    "lacks a library": ("\nimport nothing_of_that_name\n", "failed in line 2: ModuleNotFoundError: "),
    "asks for a file that is not there": (
        "def on_config(config):\n    open('/none/of/it')\n",
        "failed in line 2: FileNotFoundError",
    ),
    "ends the program": ("import sys\ndef on_config(config):\n    sys.exit(0)\n", "failed in line 3: SystemExit: 0"),
    "has an event that there is not": (
        "if True:\n    def on_monday(**_): ...\n",
        "has 'on_monday', and MkDocs has no event",
    ),
    "is a class": ("class on_env: ...\n", "failed in on_env: MkDocs cannot call it"),
}


@pytest.mark.parametrize("how", HOOKS)
def test_a_hook_that_fails_is_named_and_is_no_fault_of_the_builder(how: str, tmp_path: Path) -> None:
    text, said = HOOKS[how]
    root = write_tree(tmp_path, FILES | {"mkdocs.yml": f"{MKDOCS_YML}hooks: [hooks/own.py]\n", "hooks/own.py": text})
    done = trees.run((*PROGRESS, "build"), root)
    assert done.returncode == 2
    assert f"The hook hooks/own.py {said}" in done.stderr
    assert "fault" not in done.stderr and "Traceback" not in done.stderr
    assert not (root / "site").exists()


@pytest.mark.parametrize("text", ["{{ edition.nothing.of.that.name }}", "{{ 1 / 0 }}"])
def test_a_template_of_the_council_that_fails_is_named(text: str, tmp_path: Path) -> None:
    settings = MKDOCS_YML.replace("{name: material}", "{name: material, custom_dir: own}")
    root = write_tree(tmp_path, FILES | {"mkdocs.yml": settings, "own/footer.html": f"\n{text}\n"})
    done = trees.run((*PROGRESS, "build"), root)
    assert done.returncode == 2, done.stderr
    assert "The template own/footer.html failed in line 2: " in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to one process")
def test_ctrl_c_ends_a_preview_with_one_word(tmp_path: Path) -> None:
    root = write_tree(tmp_path, FILES)
    command = (*PROGRESS, "preview", "--port", str(free_port()))
    server = subprocess.Popen(
        command, cwd=root, env=trees.environment(PYTHONUNBUFFERED="1"), stdout=PIPE, stderr=DEVNULL, encoding="utf-8"
    )
    with trees.ended(server):
        assert server.stdout and "Ctrl+C ends it." in server.stdout.readline()
        server.send_signal(signal.SIGINT)
        said, _ = server.communicate(timeout=trees.PATIENCE)
    assert (server.returncode, said) == (0, "Stopped.\n")


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
