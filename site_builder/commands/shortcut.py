"""A file to double-click that opens the desk of one record: for Windows, macOS and Linux."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from site_builder.problems import UnusableError

MARK = "Made by progress edit --shortcut"
"""In the first lines of each of our files: only such a file is ever written over."""
_WINDOWS = """\
@echo off
rem {mark}
chcp 65001 >nul
cd /d "{folder}"
"{python}" -m site_builder -f "{file}" edit
if errorlevel 1 pause
"""
_MACOS = """\
#!/bin/sh
# {mark}
cd {folder} && exec {python} -m site_builder -f {file} edit
"""
_LINUX = """\
[Desktop Entry]
# {mark}
Type=Application
Version=1.0
Name={name}
Comment=Write updates and keep the plan up to date
Exec={python} -m site_builder -f {path} edit
Path={folder}
Icon=accessories-text-editor
Terminal=true
Categories=Office;
"""


def write_shortcut(file: Path, desktop: Path | None = None, system: str = sys.platform) -> Path:
    """Writes the file onto the desktop of whoever asks or, without one, into the folder of the record; returns its path.

    UnusableError if another file has its name."""
    config_file = file.resolve()
    folder = desktop or _desktop() or config_file.parent
    name, text = shortcut(config_file, Path(sys.executable), system)
    path = folder / name
    if path.is_symlink() or (path.exists() and MARK not in path.read_text("utf-8", "replace")):
        raise UnusableError(f"{path} already exists and was not made by this command; rename it first.")
    path.write_bytes(text.encode())
    path.chmod(0o755)
    click.echo(f"Double-click {path} to open the desk.")
    return path


def shortcut(config_file: Path, python: Path, system: str) -> tuple[str, str]:
    """The name of the file for a system (as `sys.platform` has it), and its text. UnusableError for a folder whose name
    such a file cannot hold."""
    folder, name = config_file.parent, f"Updates of {config_file.parent.name}"
    if any(not sign.isprintable() or sign in '"%' for sign in f"{config_file}{python}"):
        raise UnusableError(f"A shortcut cannot name {config_file}: rename the folder without quotes or '%'.")
    if system == "win32":
        words = {"folder": folder, "python": python, "file": config_file.name}
        return f"{name}.bat", _WINDOWS.format(mark=MARK, **words).replace("\n", "\r\n")
    if system == "darwin":
        quoted = {"folder": _shell(folder), "python": _shell(python), "file": _shell(config_file.name)}
        return f"{name}.command", _MACOS.format(mark=MARK, **quoted)
    entry = {"python": _entry(python), "path": _entry(config_file), "folder": folder}
    return f"{name}.desktop", _LINUX.format(mark=MARK, name=name, **entry)


def _shell(words: Path | str) -> str:
    return shlex.quote(str(words))


def _entry(path: Path) -> str:
    """An argument of a desktop entry, in double quotes (Desktop Entry Specification, "The Exec key")."""
    escaped = "".join(f"\\\\{sign}" if sign in "`$\\" else sign for sign in str(path))
    return f'"{escaped}"'


def _desktop() -> Path | None:
    """The desktop of this user, by the names that systems give it."""
    homes = (Path.home(), Path.home() / "OneDrive")
    return next((folder for home in homes if (folder := home / "Desktop").is_dir()), None)
