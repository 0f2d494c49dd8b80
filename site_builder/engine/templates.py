"""The templates of MkDocs' theme, listed and compiled in less time."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from site_builder.frames import Compiled

_COMPILED = Compiled()


class Templates(FileSystemLoader):
    """The templates and other files of some folders, without what begins with a dot when they are listed. MkDocs has them
    listed to copy what is not a template, and leaves all of that out: the 14,000 icons of Material took longer to list
    than a small site to build."""

    def list_templates(self) -> list[str]:
        """Every other file, sorted, each once."""
        found = set()
        for folder in self.searchpath:
            for inner, folders, files in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found |= {Path(inner, name).relative_to(folder).as_posix() for name in files}
        return sorted(found)


def quicker(made: Callable[[], Environment], folders: Sequence[str]) -> Callable[[], Environment]:
    """A function that makes the same environment as `made`, with the listing of `Templates`, and compiles nothing twice."""

    def environment() -> Environment:
        env = made()
        env.loader, env.bytecode_cache = Templates(folders), _COMPILED
        return env

    return environment
