"""No text is published by accident in the file in which it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.privacy import kept_back, public_files
from site_builder.problems import Place, Problem, Severity

TYPED_IN = frozenset({".doc", ".docx", ".docm", ".dot", ".dotx", ".odt", ".ott", ".fodt", ".rtf", ".pages", ".wpd"})
"""Files of word processors."""
TEXTS = TYPED_IN | {".txt", ".text", ".html", ".htm"}


def check_loose_files(edition: Edition) -> Iterator[Problem]:
    """A page or document of the site links to each text beside the plan summaries, and to each word processor's file
    anywhere below `docs/`: otherwise somebody took the file for a page."""
    suspects = sorted(file for file in edition.record.files - edition.record.drafts if is_suspect(file))
    if not suspects:
        return
    named = public_files(edition) | kept_back(edition).keys()
    for file in suspects:
        if file in named:
            continue
        if file.startswith("plan/"):
            message = "This file is not a plan summary, nothing on the site links to it, and it would be published as it is; save its text as 01-schools.md, or move it to docs/files/ and link to it."
            yield Problem(Place(f"docs/{file}"), Code.LOOSE_FILE, message)
        else:
            message = "Nothing on the site links to this file, and it is published as it is, with any names that the word processor keeps in it; link to it, or move it out of docs/."
            yield Problem(Place(f"docs/{file}"), Code.LOOSE_FILE, message, Severity.WARNING)


def is_suspect(file: str) -> bool:
    """Whether a file is of a kind in which people type texts, in a place where nobody means to publish such files."""
    path = PurePosixPath(file)
    if ".md" in map(str.lower, path.suffixes):
        return False  # the reader has already reported its name
    return path.suffix.lower() in (TEXTS if file.startswith("plan/") else TYPED_IN)
