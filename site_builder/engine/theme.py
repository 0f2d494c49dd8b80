"""The theme's files: templates, style and icon, and the parts of Material that are left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from site_builder.edition import Edition
from site_builder.pages import colours
from site_builder.record.outputs import Output
from site_builder.record.record import Record

OURS = Path(__file__).parents[1] / "theme"
"""The folder of our own templates and style."""
MATERIALS_ICON = "assets/images/favicon.png"
STYLES_AND_SCRIPTS = (
    *("progress.css", "lists.css", "plan.css", "changes.css", "summary.css", "young-frame.css", "young-people.css"),
    *("progress.js", "search.js", "young-people.js"),
)
"""Our own, below `assets/`; a council's folder of templates may hold others of the same names."""
PACK = "pack.css"
"""The style of packs alone, which no site has."""
UNUSED = (
    *("assets/javascripts/", "assets/stylesheets/palette", MATERIALS_ICON),
    *(f"assets/{name}" for name in (*STYLES_AND_SCRIPTS, PACK)),  # published under a name with a mark
)
"""Which of the theme's files are not copied into a site: how their addresses begin."""
_MARK_LENGTH = 10
_FOR_MAINTAINERS = re.compile(rb"/\*.*?\*/|^[ ]+", re.DOTALL | re.MULTILINE)
"""Comments and indents of our own styles: an eighth of what a reader would load."""


@dataclass(frozen=True)
class Assets:
    """Styles and scripts as a site publishes them, each with a mark of its bytes in its name: a browser may keep it
    for ever, and no page meets the style of another version."""

    outputs: Mapping[str, Output]
    """By the name without the mark, such as "progress.css"."""

    @property
    def addresses(self) -> dict[str, str]:
        """Where each is published, by its name."""
        return {name: output.path for name, output in self.outputs.items()}

    def address(self, name: str) -> str:
        """Where one is published, such as "assets/progress.3f2a91c07b.css"."""
        return self.outputs[name].path

    def write(self, site: Path) -> None:
        """Writes all of them into a site's folder."""
        for output in self.outputs.values():
            file = site / output.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(output.content)


def assets(folders: Sequence[Path], edition: Edition) -> Assets:
    """The styles and scripts of a site, each from the first of the theme's folders that has it, and the council's
    colours."""
    names = (
        name for name in STYLES_AND_SCRIPTS if edition.council.second_version.is_on or not name.startswith("young-")
    )
    contents = {name: _content(_first(folders, f"assets/{name}")) for name in names}
    contents[colours.NAME] = colours.style(edition)
    return Assets({name: _marked(name, content) for name, content in contents.items()})


def style_in_one(folders: Sequence[Path], edition: Edition) -> str:
    """The style of a page that stands for itself: that of all pages and of the plan, the council's colours,
    and that of packs."""
    sheets = [_content(_first(folders, f"assets/{name}")) for name in ("progress.css", "plan.css", PACK)]
    return b"\n".join([*sheets[:-1], colours.style(edition), sheets[-1]]).decode()


def _first(folders: Sequence[Path], path: str) -> Path:
    return next(folder / path for folder in folders if (folder / path).is_file())


def _content(file: Path) -> bytes:
    """What is published of a style or script: of our own styles, the rules; of all else, every byte."""
    content = file.read_bytes()
    return _FOR_MAINTAINERS.sub(b"", content) if file.suffix == ".css" and OURS in file.parents else content


def _marked(name: str, content: bytes) -> Output:
    stem, _, kind = name.rpartition(".")
    return Output(f"assets/{stem}.{sha256(content).hexdigest()[:_MARK_LENGTH]}.{kind}", content)


def chosen_icon(named: str, record: Record) -> str:
    """The icon that a council sets as `theme.favicon`; "" if it sets none and Material's own logo is there instead."""
    return named if named != MATERIALS_ICON or named in record.files else ""
