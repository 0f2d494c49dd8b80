"""`site_dir` and `theme.custom_dir`: neither publishes, holds or eats what is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, findings

Write = Callable[[dict[str, str]], Path]
FILES = {
    "docs/plan/01-a.md": "---\narea: 1\ntitle: A\n---\nText.\n",
    "docs/files/a.txt": "a",
    "updates/2026-01-01-a.md": "---\ntitle: A\ndate: 2026-01-01\n---\nText.\n",
    "texts/en.yml": "",
    "words/allowed.yml": "",
    ".cache/left": "",
    "site/old/a.txt": "",
    "overrides/partials/a.html": "",
    "stuff/deep/a.txt": "",
    ".hidden/a.html": "",
}


def with_custom_dir(folder: str) -> str:
    return MKDOCS_YML.replace("{name: material}", f"{{name: material, custom_dir: '{folder}'}}")


def of_the_configuration(root: Path) -> list[str]:
    return [line.split(": error: ")[1] for line in findings(root) if line.startswith("mkdocs.yml") and "error" in line]


REFUSED_TEMPLATES = {
    ".": "is the site's own folder",
    "docs/..": "is the site's own folder",
    "..": "contains the site's folder",
    "../..": "contains the site's folder",
    "../elsewhere": "is outside the site's folder",
    "docs": "contains or belongs to the content",
    "docs/files": "contains or belongs to the content",
    "docs/plan": "contains or belongs to the content",
    "updates": "contains or belongs to the content",
    "texts": "contains or belongs to the content",
    "words": "contains or belongs to the content",
    ".cache": "contains or belongs to the content",
    "site": "is the folder into which the site is built, or overlaps with it",
    "site/old": "is the folder into which the site is built, or overlaps with it",
    ".hidden": "is hidden",
    "link": "contains or belongs to the content",
}


@pytest.mark.parametrize("folder", REFUSED_TEMPLATES)
def test_a_folder_of_templates_that_would_publish_other_files_is_an_error(folder: str, tmp_path: Path) -> None:
    root = tmp_path / "council"
    for name, text in {**FILES, "mkdocs.yml": with_custom_dir(folder)}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    (tmp_path / "elsewhere").mkdir()
    (root / "link").symlink_to("docs")
    assert of_the_configuration(root) == [
        f"All files in 'custom_dir' are published, and '{folder}' {REFUSED_TEMPLATES[folder]}; "
        "put your own templates into a separate folder, such as overrides. [engine]"
    ]


@pytest.mark.parametrize("folder", ["overrides", "overrides/partials", "./stuff"])
def test_a_folder_of_its_own_is_right_for_templates(folder: str, write_site: Write) -> None:
    assert of_the_configuration(write_site({**FILES, "mkdocs.yml": with_custom_dir(folder)})) == []


def test_a_folder_of_templates_holds_no_link_to_what_lies_elsewhere(write_site: Write) -> None:
    root = write_site({**FILES, "mkdocs.yml": with_custom_dir("overrides")})
    (root / "overrides/inside.html").symlink_to("partials/a.html")
    (root / "overrides/partials/draft.txt").symlink_to("../../updates/2026-01-01-a.md")
    (root / "overrides/all").symlink_to("../updates")
    said = "This symbolic link leads out of the folder of templates; put the file itself here. [link-out]"
    assert [line for line in findings(root) if "link-out" in line] == [
        f"overrides/{name}:1: error: {said}" for name in ("all", "partials/draft.txt")
    ]


REFUSED_SITES = {
    ".": "The site cannot be built into ., because it contains content. Name another folder.",
    "..": "The site cannot be built into .., because it contains content. Name another folder.",
    "docs": "The site cannot be built into docs, because it contains content. Name another folder.",
    "docs/site": "The site cannot be built into docs/site, because it contains content. Name another folder.",
    "updates": "The site cannot be built into updates, because it contains content. Name another folder.",
    "texts/x": "The site cannot be built into texts/x, because it contains content. Name another folder.",
    "words": "The site cannot be built into words, because it contains content. Name another folder.",
    ".cache": "The site cannot be built into .cache, because it contains content. Name another folder.",
    ".cache/site": "The site cannot be built into .cache/site, because it contains content. Name another folder.",
    ".own": ".own is a hidden folder, which web servers do not show. Name another folder.",
    "stuff": "stuff is not empty and was not built by progress. Empty it, or name another folder.",
    "mkdocs.yml": "mkdocs.yml is a file. Name a folder.",
}


@pytest.mark.parametrize("folder", REFUSED_SITES)
def test_check_says_that_the_site_cannot_be_built_there(folder: str, write_site: Write) -> None:
    files = {name: text for name, text in FILES.items() if not name.startswith("site/")}
    root = write_site({**files, "mkdocs.yml": f"{MKDOCS_YML}site_dir: {folder}\n"})
    assert of_the_configuration(root) == [f"{REFUSED_SITES[folder]} [engine]"]


@pytest.mark.parametrize("folder", ["public", "../public", "out/public"])
def test_a_new_folder_is_right_for_the_site(folder: str, write_site: Write) -> None:
    files = {name: text for name, text in FILES.items() if not name.startswith("site/")}
    assert of_the_configuration(write_site({**files, "mkdocs.yml": f"{MKDOCS_YML}site_dir: {folder}\n"})) == []
