"""The guide as it comes with the package: pages of Markdown, from the folder `guide/` of the project."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

CHANGES = "changelog"
"""The name of the page that is not in the folder of the others."""
_PROJECT: Traversable = Path(__file__).parent.parent
_ENTRY = re.compile(r"^- \[[^\]]*\]\((?P<file>[\w-]+)\.md\): (?P<about>.*)$", re.MULTILINE)
_CODE_SECTION = r"^## {code}\n+(?P<text>(?:(?!^## ).*\n?)*)"
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)


@dataclass(frozen=True)
class Handbook:
    """All pages of the guide."""

    folder: Traversable
    changelog: Traversable

    @cached_property
    def pages(self) -> dict[str, str]:
        """What each page is about, by its name ("add-an-update"), in the order in which the guide lists them."""
        pages = {match["file"]: match["about"] for match in _ENTRY.finditer(self._read("README"))}
        return pages | {CHANGES: "what each version changes for a council."}

    def page(self, name: str) -> str:
        """The text of a page, as Markdown. KeyError for a name that is not in `pages`."""
        if name not in self.pages:
            raise KeyError(name)
        return self._read(name)

    def explanation(self, code: str) -> str:
        """What the guide to problems says of a code, as Markdown. KeyError for a code that it does not have."""
        match = re.search(_CODE_SECTION.format(code=re.escape(code)), self._read("problems"), re.MULTILINE)
        if not match:
            raise KeyError(code)
        return match["text"].strip() + "\n"

    def _read(self, name: str) -> str:
        file = self.changelog if name == CHANGES else self.folder.joinpath(f"{name}.md")
        return _COMMENT.sub("", file.read_text("utf-8"))


def handbook() -> Handbook:
    """The guide of the installed package, or that of the project which is being worked on."""
    package = files("site_builder")
    root = package if package.joinpath("guide").is_dir() else _PROJECT
    return Handbook(root.joinpath("guide"), root.joinpath("CHANGELOG.md"))
