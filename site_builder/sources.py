"""Where the files of one site are, and how its configuration says they are read and rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pathspec import GitIgnoreSpec

from site_builder.problems import Place


def patterns(typed: str) -> GitIgnoreSpec:
    """What `exclude_docs` leaves out: hidden files and `templates/`, which MkDocs leaves out by default
    (`mkdocs.structure.files._default_exclude`), and then what is named by lines like those of a `.gitignore`.

    ValueError for a line that is not a pattern."""
    return GitIgnoreSpec.from_lines([".*", "/templates/", *typed.splitlines()])


@dataclass(frozen=True)
class Extension:
    """One of Python-Markdown's extensions, with which the engine renders hand-written pages."""

    name: str
    options: Mapping[str, Any] = field(default_factory=dict, compare=False)
    place: Place | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Sources:
    """The folders of one site, and what the engine needs to know of them. All paths are absolute."""

    root: Path
    """The folder of the configuration."""
    config_file: str = "mkdocs.yml"
    """The configuration's path from the root."""
    exclude_docs: GitIgnoreSpec = field(default_factory=lambda: patterns(""))
    """What below `docs/` is not part of the site, as MkDocs reads it; hidden files are left out unless it says otherwise."""
    draft_docs: GitIgnoreSpec = field(default_factory=lambda: GitIgnoreSpec.from_lines([]))
    """What below `docs/` is shown only in a preview."""
    custom_dir: Path | None = None
    """Folder of the council's own templates; None if it has none."""
    extensions: tuple[Extension, ...] = ()
    """What `markdown_extensions` adds to hand-written pages."""
    engine: str = "mkdocs"
    """What renders hand-written pages: "mkdocs", or "plain" for Python-Markdown alone."""
    site_dir: str = "site"
    """Where the site goes, as a path from the root."""
    nav: Any = None
    """The setting `nav`, as parsed YAML: which hand-written pages are in every page's footer, and in which order."""
    not_in_nav: GitIgnoreSpec = field(default_factory=lambda: GitIgnoreSpec.from_lines([]))
    """Which pages the footer leaves out, if there is no `nav`."""

    also_followed: tuple[Path, ...] = ()
    """Files and folders of the engine's that a preview follows: hooks with the modules beside them, and `watch`."""

    @property
    def docs(self) -> Path:
        """Folder of the plan, the data and the hand-written pages."""
        return self.root / "docs"

    @property
    def updates(self) -> Path:
        """Folder of the updates."""
        return self.root / "updates"
