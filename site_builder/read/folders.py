"""`site_dir` and `theme.custom_dir` of `mkdocs.yml`: neither may publish, contain or overwrite what is read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from site_builder.codes import Code
from site_builder.json_text import parsed
from site_builder.problems import Place, Problem, quoted
from site_builder.read.fields import Fields
from site_builder.read.listing import files_below
from site_builder.read.source import relative, unread
from site_builder.record.council import Council
from site_builder.record.folders import meets, meets_content
from site_builder.record.outputs import GENERATOR
from site_builder.sources import Sources

SITE = "site"
"""Where MkDocs puts a site that no setting puts elsewhere."""


def check_site_dir(root: Path, top: Fields) -> None:
    """The site goes into a folder that is free, if the configuration names one; a build checks all others."""
    typed = top.text("site_dir")
    if typed and (why := no_place_for_the_site(root / typed, typed, root)):
        top.add(top.place_of("site_dir"), Code.ENGINE, why)


def check_beside(root: Path, top: Fields, council: Council) -> None:
    """What a host needs besides the site goes into `deploy/`, which is then not the site itself, for all to read."""
    typed = top.text("site_dir")
    if typed and council.hosting and (root / typed).resolve() == (root / "deploy").resolve():
        message = f"{quoted(typed)} is where files for your host go that must not be published, as 'hosting' asks; name another folder, such as site."
        top.add(top.place_of("site_dir"), Code.ENGINE, message)


def no_place_for_the_site(folder: Path, typed: str, root: Path) -> str:
    """Why the site cannot be built into a folder, as sentences; "" if it is absent, empty or built by us, and contains
    nothing that we read."""
    folder = folder.resolve()
    if meets_content(folder, root):
        return f"The site cannot be built into {typed}, because it contains content. Name another folder."
    if folder.name.startswith("."):
        return f"{typed} is a hidden folder, which web servers do not show. Name another folder."
    if folder.exists() and not folder.is_dir():
        return f"{typed} is a file. Name a folder."
    if folder.is_dir() and any(folder.iterdir()) and not _is_ours(folder):
        return f"{typed} is not empty and was not built by progress. Empty it, or name another folder."
    return ""


def _is_ours(folder: Path) -> bool:
    try:
        manifest = parsed((folder / "data" / "manifest.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    return isinstance(manifest, dict) and manifest.get("generator") == GENERATOR


def read_custom_dir(root: Path, top: Fields) -> Path | None:
    """The folder of the council's own templates, whose other files are published; None without a usable one."""
    theme = top.inner("theme") if top.is_mapping("theme") else None
    typed = theme.text("custom_dir") if theme else ""
    if not theme or not typed:
        return None
    folder = (root / typed).resolve()
    place = theme.place_of("custom_dir")
    if not folder.is_dir():
        top.add(place, Code.ENGINE, f"There is no folder {quoted(typed)}; make it, or delete this line.")
        return None
    if why := _why_not(folder, root.resolve(), top.text("site_dir") or SITE):
        message = f"All files in 'custom_dir' are published, and {quoted(typed)} {why}; put your own templates into a separate folder, such as overrides."
        top.add(place, Code.ENGINE, message)
        return None
    top.problems += _links_out(root, folder)
    refused = (unread(root.resolve(), path) for path in files_below(root.resolve(), folder, top.problems))
    top.problems += [problem for problem in refused if problem]
    return folder


def _why_not(folder: Path, root: Path, site_dir: str) -> str:
    """What is wrong with a folder for templates, as the middle of a sentence; "" where nothing is."""
    if not folder.is_relative_to(root):
        return "is outside the site's folder" if not root.is_relative_to(folder) else "contains the site's folder"
    if folder == root:
        return "is the site's own folder"
    if meets_content(folder, root):
        return "contains or belongs to the content"
    if meets(folder, (root / site_dir).resolve()):
        return "is the folder into which the site is built, or overlaps with it"
    if any(part.startswith(".") for part in folder.relative_to(root).parts):
        return "is hidden"
    return ""


def _links_out(root: Path, folder: Path) -> Iterator[Problem]:
    """Symbolic links of a council's own templates that lead out of their folder: their files would be published."""
    for above, folders, files in os.walk(folder):
        for path in (Path(above, name) for name in sorted([*folders, *files])):
            if path.is_symlink() and not path.resolve().is_relative_to(folder):
                message = "This symbolic link leads out of the folder of templates; put the file itself here."
                yield Problem(Place(relative(root.resolve(), path)), Code.LINK_OUT, message)


def is_own_template(sources: Sources, name: str) -> bool:
    """Whether a page may name a template: one that lies in the council's own folder of templates."""
    folder = sources.custom_dir
    return folder is not None and (folder / name).is_file() and (folder / name).resolve().is_relative_to(folder)
