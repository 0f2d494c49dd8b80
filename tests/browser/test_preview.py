"""An open page of the preview follows what its author saves, as a browser sees it: nobody reloads it by hand."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, write_tree
from end_to_end import trees
from end_to_end.test_preview import free_port
from end_to_end.trees import PROGRESS, replace_in
from playwright.sync_api import Browser, Locator, Page, expect

PATIENCE = 20_000
"""Milliseconds after which what was awaited will not come any more."""
HOOK = "from words import WORD\n\ndef on_page_markdown(markdown, **rest):\n    return f'{markdown}\\n\\nThe hook says {WORD}.\\n'\n"
FROM, TO = "Every home in Ŵyl is warm.", "Every home in Ŵyl is hot."
NEWEST = "updates/2026-02-14-warm"
TREE = {
    "mkdocs.yml": MKDOCS_YML.replace("plugins:\n", "hooks: [hooks/hook.py]\nwatch: [beside]\nplugins:\n"),
    "docs/about.md": "# About\n\nWe made it up.\n",
    f"{NEWEST}.md": f"---\ntitle: Warm homes\ndate: 2026-02-14\nkind: report\n---\n\n{FROM}\n" + "\nThey came.\n" * 20,
    "hooks/hook.py": HOOK,
    "hooks/words.py": "WORD = 'one'\n",
    "beside/something.txt": "Made up.",
}


@dataclass(frozen=True)
class Previewed:
    """A tree whose preview runs, and the address of its progress page."""

    tree: Path
    url: str


@pytest.fixture(scope="module")
def previewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    """A preview of a small council with a hook of its own and a folder beside `docs/` that is followed too."""
    tree, port = write_tree(tmp_path_factory.mktemp("preview") / "tree", TREE), free_port()
    command = (*PROGRESS, "preview", "--port", str(port))
    server = subprocess.Popen(command, cwd=tree, env=trees.environment(), stdout=subprocess.PIPE, encoding="utf-8")
    assert server.stdout
    try:
        assert "The preview" in server.stdout.readline()  # as soon as it answers
        yield Previewed(tree, f"http://127.0.0.1:{port}/")
    finally:
        server.terminate()
        server.wait(trees.PATIENCE)
        server.stdout.close()


@pytest.fixture
def opened(browser: Browser, previewed: Previewed) -> Iterator[Page]:
    """The newest update in a window so low that it scrolls."""
    with browser.new_page(viewport={"width": 700, "height": 200}) as page:
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        page.goto(f"{previewed.url}{NEWEST}/")
        yield page


def finding(page: Page, begins: str) -> Locator:
    """The lines of the page of findings that begin so, about one place."""
    return page.locator("li code").filter(has_text=re.compile(f"^{re.escape(begins)}")).first


def test_a_saved_update_loads_the_open_page_anew_where_it_was_scrolled_to(previewed: Previewed, opened: Page) -> None:
    opened.evaluate("scrollTo(0, 123)")
    replace_in(previewed.tree / f"{NEWEST}.md", FROM, TO)
    expect(opened.get_by_text(TO)).to_have_count(1)
    opened.wait_for_function("scrollY === 123")
    replace_in(previewed.tree / f"{NEWEST}.md", TO, FROM)
    expect(opened.get_by_text(FROM)).to_have_count(1)
    opened.wait_for_function("scrollY === 123")


@pytest.mark.parametrize(
    ("file", "good", "wrong", "line"),
    [
        (f"{NEWEST}.md", "kind: report", "kind: <b>", 4),
        ("mkdocs.yml", "council: Ex", "counsil: Ex", 8),
        ("mkdocs.yml", "plugins:\n", "plugins: [\n", 7),
    ],
)
def test_an_error_takes_the_pages_place_until_it_is_mended(
    file: str, good: str, wrong: str, line: int, previewed: Previewed, opened: Page
) -> None:
    opened.evaluate("scrollTo(0, 123)")
    replace_in(previewed.tree / file, good, wrong)
    expect(finding(opened, f"{file}:{line}: error: ")).to_have_count(1)
    expect(opened.get_by_text(FROM)).to_have_count(0)
    replace_in(previewed.tree / file, wrong, good)
    expect(opened.get_by_text(FROM)).to_have_count(1)
    opened.wait_for_function("scrollY === 123")


def test_files_that_come_and_go_are_followed(previewed: Previewed, opened: Page) -> None:
    tree = previewed.tree
    opened.goto(f"{previewed.url}updates/")
    new = tree / "updates" / "2026-02-28-brand-new.md"
    new.write_text("---\ntitle: Brand new\ndate: 2026-02-28\n---\n\nJust written.\n", "utf-8")
    expect(opened.get_by_role("link", name="Brand new")).to_have_count(1)
    new.rename(new.with_name("2026-02-28-renamed.md"))
    expect(opened.locator("a[href$='2026-02-28-renamed/']")).to_have_count(1)
    new.with_name("2026-02-28-renamed.md").unlink()
    expect(opened.get_by_role("link", name="Brand new")).to_have_count(0)


def test_folders_that_were_not_there_at_the_start_are_followed(previewed: Previewed, opened: Page) -> None:
    for name, file in (("texts", "en.yml"), ("words", "allowed.yml")):
        folder = previewed.tree / name
        assert not folder.exists()
        folder.mkdir()
        (folder / file).write_text("nonsense: [\n", "utf-8")
        expect(finding(opened, f"{name}/{file}:1: error: ")).to_have_count(1)
        (folder / file).unlink()
        folder.rmdir()
        expect(opened.get_by_text(FROM)).to_have_count(1)


def test_hooks_are_followed_and_so_is_what_they_import(previewed: Previewed, opened: Page) -> None:
    opened.goto(f"{previewed.url}about/")
    expect(opened.get_by_text("The hook says one.")).to_have_count(1)
    replace_in(previewed.tree / "hooks" / "words.py", "'one'", "'three'")
    expect(opened.get_by_text("The hook says three.")).to_have_count(1)
    replace_in(previewed.tree / "hooks" / "hook.py", "The hook says", "The new hook says")
    expect(opened.get_by_text("The new hook says three.")).to_have_count(1)
    (previewed.tree / "hooks" / "hook.py").write_text(HOOK, "utf-8")
    replace_in(previewed.tree / "hooks" / "words.py", "'three'", "'one'")
    expect(opened.get_by_text("The hook says one.")).to_have_count(1)


def test_a_folder_that_watch_names_is_followed(previewed: Previewed, opened: Page) -> None:
    with opened.expect_event("load"):
        (previewed.tree / "beside" / "anything.txt").touch()
