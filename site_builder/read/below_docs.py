"""What is below `docs/` beside plan summaries and data: which files are part of the site, and what is in the way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.read.files import look_into
from site_builder.read.listing import files_below
from site_builder.read.source import almost_markdown, is_ignored, no_file, refused, relative, unread
from site_builder.record.file_facts import FileFacts, is_meant
from site_builder.record.file_kinds import is_left_over
from site_builder.sources import Sources, patterns

_LEFT_OUT = patterns("")
"""What MkDocs leaves out by default."""


class BelowDocs:
    """The files below `docs/` of one site. What is wrong with them is added to `problems`."""

    def __init__(self, sources: Sources, meant: tuple[str, ...], problems: list[Problem]) -> None:
        """`meant` is the setting `unlinked_files`."""
        self._root = sources.root
        self._sources = sources
        self._meant = meant
        self._problems = problems
        self.excluded: set[str] = set()
        """Paths below `docs/` of the files that `exclude_docs` keeps out of the site, as far as they have been met."""
        self.links: dict[str, str] = {}
        """Where symbolic links lead, both as paths below `docs/`."""

    def _add(self, path: Path, code: Code, message: str, severity: Severity = Severity.ERROR) -> None:
        self._problems.append(Problem(Place(relative(self._root, path)), code, message, severity))

    @cached_property
    def paths(self) -> tuple[Path, ...]:
        """All files below `docs/` except the plan summaries and the data, in the order of their names."""
        found: list[Problem] = []
        paths = files_below(self._root, self._sources.docs, found)
        self._problems += self._of_the_site(found)
        self._left_overs(paths)
        return tuple(path for path in paths if self._is_of_the_site(path))

    def _is_of_the_site(self, path: Path) -> bool:
        inside = path.relative_to(self._sources.docs)
        hidden = self.is_excluded(path) or (is_ignored(path) and not path.name.startswith("."))
        hidden = hidden or is_left_over(path.name)
        if hidden and is_meant(inside.as_posix(), self._meant):
            hidden = inside.as_posix() in self.excluded
        is_summary = inside.parts[0] == "plan" and len(inside.parts) == 2 and path.suffix == ".md"
        return not hidden and not is_summary and inside.parts[0] != "data"

    def _of_the_site(self, problems: list[Problem]) -> Iterator[Problem]:
        """What is wrong with folders and names below `docs/`: nothing if `exclude_docs` keeps them out of the site, a
        warning if `draft_docs` does."""
        for problem in problems:
            inside = problem.place.file.removeprefix("docs/")
            spellings = (inside, f"{inside}/")
            if not any(map(self._sources.exclude_docs.match_file, spellings)):
                is_draft = any(map(self._sources.draft_docs.match_file, spellings))
                yield problem.softened() if is_draft else problem

    def is_draft(self, path: Path) -> bool:
        """Whether `draft_docs` keeps a file below `docs/` out of the built site."""
        return self._sources.draft_docs.match_file(path.relative_to(self._sources.docs).as_posix())

    def is_excluded(self, path: Path) -> bool:
        """Whether `exclude_docs` keeps a file below `docs/` out of the site, as MkDocs reads it."""
        inside = path.relative_to(self._sources.docs).as_posix()
        is_excluded = self._sources.exclude_docs.match_file(inside)
        self.excluded |= {inside} if is_excluded and not _LEFT_OUT.match_file(inside) else set()
        return is_excluded

    def inspected(self) -> Iterator[tuple[str, FileFacts]]:
        """The path below `docs/` of each file there that may be published, and what inspecting it found."""
        for path in self.paths:
            name = path.relative_to(self._sources.docs).as_posix()
            if trouble := no_file(self._root, path) or unread(self._root, path) or self._kept_out_link(path):
                self._problems.append(trouble.softened() if self.is_draft(path) else trouble)
                continue
            if right := almost_markdown(path.name):
                message = f"{quoted(path.name)} would be published as it was typed: only files that end in '.md', in small letters, become pages; rename it {right}."
                self._add(path, Code.FILE_NAME, message)
            try:
                yield name, look_into(path, name, self._root / ".cache")
            except OSError as error:
                self._problems.append(refused(self._root, path, error))

    def _kept_out_link(self, path: Path) -> Problem | None:
        """What is wrong with a symbolic link that would publish what a setting keeps out; notes where others lead."""
        if not path.is_symlink():
            return None
        own, docs = path.relative_to(self._sources.docs).as_posix(), self._sources.docs.resolve()
        target = path.resolve().relative_to(docs).as_posix()
        self.links[own] = target
        for key in ("exclude_docs", "draft_docs"):
            patterns = getattr(self._sources, key)
            if patterns.match_file(target) and not patterns.match_file(own):
                message = f"This is a symbolic link to {quoted(f'docs/{target}')}, which {quoted(key)} in mkdocs.yml keeps out of the site; put the file itself here."
                return Problem(Place(f"docs/{own}"), Code.LINK_OUT, message)
        return None

    def _left_overs(self, paths: list[Path]) -> None:
        """Reports files that are left out because of their names: nobody means to publish them."""
        for path in paths:
            inside = path.relative_to(self._sources.docs)
            is_elsewhere = inside.parts[0] == "data" or self.is_excluded(path)
            if is_elsewhere or not is_left_over(path.name) or almost_markdown(path.name):
                continue
            if not is_meant(inside.as_posix(), self._meant):
                message = "This looks like something that a program, a merge or a download left behind, and is not published; delete it, or give it another name if it is there on purpose."
                self._add(path, Code.LEFT_OVER, message, Severity.WARNING)
