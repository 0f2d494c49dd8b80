"""No text is published by accident as the file in which it was typed."""

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
    """A text beside the plan summaries, and a word processor's file anywhere below `docs/`, is one that a page or
    document of the site leads to: else somebody took it for a page."""
    suspects = sorted(file for file in edition.record.files - edition.record.drafts if is_suspect(file))
    if not suspects:
        return
    named = public_files(edition) | kept_back(edition).keys()
    for file in suspects:
        if file in named:
            continue
        if file.startswith("plan/"):
            message = "This file is not a plan summary, nothing on the site leads to it, and it would be published as it is; save its text as 01-schools.md, or move it to docs/files/ and link to it."
            yield Problem(Place(f"docs/{file}"), Code.LOOSE_FILE, message)
        else:
            message = "Nothing on the site leads to this file, and it is published as it is, with the names that a word processor keeps in it; link to it, or move it out of docs/."
            yield Problem(Place(f"docs/{file}"), Code.LOOSE_FILE, message, Severity.WARNING)


def is_suspect(file: str) -> bool:
    """Whether a file is one in which texts are typed, at a place where nobody means to publish those."""
    path = PurePosixPath(file)
    if ".md" in map(str.lower, path.suffixes):
        return False  # found by its name when it was read
    return path.suffix.lower() in (TEXTS if file.startswith("plan/") else TYPED_IN)
