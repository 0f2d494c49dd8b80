"""The file to double-click that opens the desk."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from site_builder.commands.shortcut import MARK, shortcut, write_shortcut
from site_builder.problems import UnusableError

CONFIG = Path("/home/pat/Our council's plan/mkdocs.yml")
PYTHON = Path("/opt/a b/python")


def test_on_windows_it_is_a_batch_file_that_stays_open_after_an_error() -> None:
    name, text = shortcut(CONFIG, PYTHON, "win32")
    assert name == "Updates of Our council's plan.bat"
    lines = text.split("\r\n")
    assert 'cd /d "/home/pat/Our council\'s plan"' in lines
    assert '"/opt/a b/python" -m site_builder -f "mkdocs.yml" edit' in lines
    assert "\n" not in text.replace("\r\n", "")


def test_on_macos_it_is_a_script_that_a_shell_reads_as_meant() -> None:
    name, text = shortcut(CONFIG, PYTHON, "darwin")
    assert name == "Updates of Our council's plan.command"
    words = shlex.split(text.splitlines()[-1])
    assert words[:2] == ["cd", str(CONFIG.parent)]
    assert words[4:] == [str(PYTHON), "-m", "site_builder", "-f", "mkdocs.yml", "edit"]


def test_on_linux_it_is_a_desktop_entry() -> None:
    name, text = shortcut(CONFIG, PYTHON, "linux")
    assert name == "Updates of Our council's plan.desktop"
    assert f'Exec="{PYTHON}" -m site_builder -f "{CONFIG}" edit' in text.splitlines()


def test_it_is_made_anew_but_never_over_another_file(tmp_path: Path) -> None:
    config = tmp_path / "plan" / "mkdocs.yml"
    config.parent.mkdir()
    path = write_shortcut(config, tmp_path, "linux")
    assert MARK in path.read_text("utf-8") and path.stat().st_mode & 0o100
    assert write_shortcut(config, tmp_path, "linux") == path
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UnusableError, match="already exists"):
        write_shortcut(config, tmp_path, "linux")
    assert path.read_text("utf-8") == "mine"


@pytest.mark.parametrize("folder", ['a"b', "50%done", "a\nb"])
def test_a_folder_that_such_a_file_cannot_name_is_refused(folder: str) -> None:
    with pytest.raises(UnusableError, match="rename the folder"):
        shortcut(Path("/home") / folder / "mkdocs.yml", PYTHON, "win32")
