"""`hooks` of `mkdocs.yml`: programs that MkDocs runs. Here they are read and never run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from site_builder.codes import Code
from site_builder.problems import Place, Problem, advice, quoted
from site_builder.read.fields import Fields
from site_builder.read.source import relative


def check_hooks(root: Path, top: Fields) -> Iterator[Problem]:
    """Every hook that MkDocs could not even load: one that is not there, cannot be read or is not Python."""
    for typed, place in top.texts("hooks"):
        try:
            file = (root / typed).resolve(strict=True)
            ast.parse(file.read_bytes())
        except (FileNotFoundError, IsADirectoryError):
            message = f"There is no hook {quoted(typed)}; write the path of a Python file, seen from here, or delete this line."
            yield Problem(place, Code.ENGINE, message)
        except OSError as error:
            yield Problem(place, Code.MACHINE, f"The hook {quoted(typed)} cannot be read: {advice(error)}.")
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:  # a NUL is a ValueError before 3.11.4
            line = getattr(error, "lineno", None) or 1
            where = Place(relative(root, file), line) if file.is_relative_to(root) else place
            yield _wrong(getattr(error, "msg", str(error)), where)


def hook_files(root: Path, top: Fields) -> Iterator[Path]:
    """Each hook, or its folder, from which it may import; the site's own folder holds too much else."""
    for typed, _ in top.texts("hooks"):
        file = root / typed
        yield file if file.parent == root else file.parent


def _wrong(said: str, place: Place) -> Problem:
    message = f"A hook cannot be read as Python ({quoted(said)}); correct it, or remove it from 'hooks' in mkdocs.yml."
    return Problem(place, Code.ENGINE, message)
