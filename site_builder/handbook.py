"""The guide as it comes with the package: pages of Markdown, from the folder `guide/` of the project."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_IN_PROJECT = Path(__file__).parent.parent / "guide"
_ENTRY = re.compile(r"^- \[[^\]]*\]\((?P<file>[\w-]+)\.md\): (?P<about>.*)$", re.MULTILINE)
_CODE_SECTION = r"^## {code}\n+(?P<text>(?:(?!^## ).*\n?)*)"
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)


@dataclass(frozen=True)
class Handbook:
    """All pages of the guide."""

    folder: Traversable

    @cached_property
    def pages(self) -> dict[str, str]:
        """What each page is about, by its name ("add-an-update"), in the order in which the guide lists them."""
        return {match["file"]: match["about"] for match in _ENTRY.finditer(self._read("README"))}

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
        return _COMMENT.sub("", self.folder.joinpath(f"{name}.md").read_text("utf-8"))


def handbook() -> Handbook:
    """The guide of the installed package, or that of the project which is being worked on."""
    inside = files("site_builder").joinpath("guide")
    return Handbook(inside if inside.is_dir() else _IN_PROJECT)
