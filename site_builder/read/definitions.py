"""What a text defines for use elsewhere in it: link addresses, footnotes, abbreviations. Unused ones would be lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.read.dialect import Reading


def definition_findings(reading: Reading, first: Place) -> Iterator[Problem]:
    """Yields a finding for each definition that is given twice or that nothing uses."""
    yield from _notes(reading, first)
    yield from _references(reading, first)
    for name, (line, _) in reading.noted.abbreviations.items():
        if name not in reading.noted.used:
            message = f"{quoted(name)} is explained here but is not in the text; delete this line, or explain it in docs/data/glossary.yml."
            yield Problem(first.at(first.line + line), Code.UNUSED, message, Severity.WARNING)


def _notes(reading: Reading, first: Place) -> Iterator[Problem]:
    seen: set[str] = set()
    for line, label, has_mark in reading.noted.notes:
        place = first.at(first.line + line)
        if label in seen:
            yield Problem(place, Code.TWICE, f"There are two notes {quoted(f'[^{label}]:')}; give each its own name.")
        elif not has_mark:
            message = f"No mark leads to the note {quoted(f'[^{label}]:')}, so it would not be shown; write [^{label}] where it belongs, or delete the note."
            yield Problem(place, Code.FOOTNOTE, message)
        seen.add(label)


def _references(reading: Reading, first: Place) -> Iterator[Problem]:
    references: dict[str, dict[str, Any]] = reading.env.get("references", {})
    used = set(_labels(reading.tokens)) if references else set()
    for label, found in references.items():
        if label not in used:
            yield _unused(label, found["href"], first.at(first.line + found["map"][0]))
    for found in reading.env.get("duplicate_refs", ()):
        message = f"{quoted(found['label'].lower())} already has an address, further up; delete one of the two lines, or give it another name."
        yield Problem(first.at(first.line + found["map"][0]), Code.TWICE, message)


def _labels(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if label := token.meta.get("label"):
            yield normalizeReference(label)
        yield from _labels(token.children or [])


def _unused(label: str, address: str, place: Place) -> Problem:
    if address in ("", "#") or label.startswith(("//", "COMMENT")):  # how some people write comments
        return Problem(place, Code.COMMENT, "This comment is left out; delete it.", Severity.WARNING)
    is_address = "://" in address or address.startswith(("mailto:", "tel:", "#", "www.")) or "." in address.strip(".")
    what = f"This line gives {quoted(f'[{label.lower()}]')} an address that no link uses, so it would not be shown"
    message = f"{what}; delete it, or write \\[ at its start to show it as typed."
    return Problem(place, Code.UNUSED, message, Severity.WARNING if is_address else Severity.ERROR)
