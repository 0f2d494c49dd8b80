"""`hooks` of `mkdocs.yml`: programs that MkDocs runs. Here they are read and never run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from site_builder.codes import Code
from site_builder.problems import Place, Problem, advice, did_you_mean, quoted
from site_builder.read.fields import Fields
from site_builder.read.source import relative

_EVENTS = (
    *("on_startup", "on_shutdown", "on_serve", "on_config", "on_pre_build", "on_files", "on_nav", "on_env"),
    *("on_post_build", "on_build_error", "on_pre_template", "on_template_context", "on_post_template", "on_pre_page"),
    *("on_page_read_source", "on_page_markdown", "on_page_content", "on_page_context", "on_post_page"),
)
"""The functions that MkDocs 1.6 calls; it stops at any other whose name begins with `on_` (`mkdocs/plugins.py`)."""


def check_hooks(root: Path, top: Fields) -> Iterator[Problem]:
    """Every hook that MkDocs could not even load: one that is not there, cannot be read, is not Python, or has a
    function for an event that there is not."""
    for typed, place in top.texts("hooks"):
        try:
            file = (root / typed).resolve(strict=True)
            program = ast.parse(file.read_bytes())
            if file.is_relative_to(root):
                yield from _unknown_events(program, Place(relative(root, file)))
        except (FileNotFoundError, IsADirectoryError):
            message = f"There is no hook {quoted(typed)}; write the path of a Python file, seen from here, or delete this line."
            yield Problem(place, Code.ENGINE, message)
        except OSError as error:
            yield Problem(place, Code.MACHINE, f"The hook {quoted(typed)} cannot be read: {advice(error)}.")
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:  # a NUL is a ValueError before 3.11.4
            line = getattr(error, "lineno", None) or 1
            where = Place(relative(root, file), line) if file.is_relative_to(root) else place
            yield _wrong(getattr(error, "msg", str(error)), where)


def _unknown_events(program: ast.Module, place: Place) -> Iterator[Problem]:
    for part in program.body:
        name = _called(part)
        if name.startswith("on_") and name not in _EVENTS:
            advice = did_you_mean(name, _EVENTS, "let its name begin with another word than 'on_'.")
            message = f"MkDocs has no event {quoted(name)} and stops there; {advice}"
            yield Problem(place.at(part.lineno), Code.ENGINE, message)


def _called(part: ast.stmt) -> str:
    """The name of what a statement makes, if that can be called for sure."""
    match part:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return part.name
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda()):
            return name
    return ""


def hook_files(root: Path, top: Fields) -> Iterator[Path]:
    """Each hook, or its folder, from which it may import; the site's own folder holds too much else."""
    for typed, _ in top.texts("hooks"):
        file = root / typed
        yield file if file.parent == root else file.parent


def _wrong(said: str, place: Place) -> Problem:
    message = f"A hook cannot be read as Python ({quoted(said)}); correct it, or remove it from 'hooks' in mkdocs.yml."
    return Problem(place, Code.ENGINE, message)
