"""Faults of a council's own code: its hooks and templates run in every build, and their faults are not ours."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path


def own_code_at_fault(error: BaseException, root: Path) -> str:
    """What a council's own hook or template, a file below its folder, got wrong, and where; "" if it was neither."""
    frames = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        frames.append((error.filename, error.lineno or 1))
    for name, line in reversed(frames):
        file = Path(name).resolve()
        if file.is_file() and is_own_code(file, root.resolve()):
            said = error.msg if isinstance(error, SyntaxError) else str(error)
            what, where = ("hook", "'hooks'") if file.suffix == ".py" else ("template", "'custom_dir'")
            return (
                f"The {what} {file.relative_to(root.resolve()).as_posix()} failed in line {line}: "
                f"{type(error).__name__}: {said.removesuffix('.')}. Correct it, or remove it from {where} in mkdocs.yml."
            )
    return ""


def is_own_code(file: Path, root: Path) -> bool:
    """Whether a file is a council's own. This package and libraries are not: a council may keep both below its folder.
    Both paths are absolute, without symbolic links."""
    return file.is_relative_to(root) and not _is_installed(file)


def _is_installed(file: Path) -> bool:
    package = Path(__file__).parent
    return file.is_relative_to(package) or "site-packages" in file.parts or sys.prefix in map(str, file.parents)
