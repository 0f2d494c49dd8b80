"""Lists as Word and people write them: read as lists where that is sure, and findings where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.read.dialect import Inline, Reading

_SPACES = r"[ \t\u00a0\u2000-\u200a\u202f\u3000]"
_BULLET = re.compile(rf"(?:[•●◦○▪▫■□‣⁃∙\uf0a7\uf0b7\uf0d8]{_SPACES}*|·{_SPACES}+|[o§]\t{_SPACES}*)(?=\S)")
"""A bullet of Word's, also those that are letters of its fonts for signs."""
_WIDE_SPACE = re.compile(r"([-*+]|\d{1,9}[.)])[\u00a0\u2000-\u200a\u202f\u3000][ \t]*(?=\S)")
"""A mark of Markdown's with a space after it that only looks like one."""
_DASH = re.compile(rf"[–—‒―−‐‑]{_SPACES}+(?=\S)")

_MARKS = (
    re.compile(r"\(?[a-z][.)]\s+(?=\S)"),
    re.compile(r"\(?[A-Z][.)]\s+(?=\S)"),
    re.compile(r"\(?(?:[ivx]{1,5}|[IVX]{1,5})[.)]\s+(?=\S)"),
    re.compile(r"\(?\d{1,3}(?:\.\)|[:/])\s+(?=\S)"),
    re.compile(r"[o§]\s+(?=\S)"),
    re.compile(r"\(\d{1,3}\)\s+(?=\S)"),
    re.compile(r"\d{1,3}[.)](?=[^\W\d_])"),
    re.compile(r"[-–—‐‑+](?=[^\W_])"),
    re.compile(r"\*(?=\w)(?!.*\*)"),
    re.compile(r"[–—‒―−‐‑]\s+(?=\S)"),
    re.compile(r"\d{1,3}\s+[-–—]\s+(?=\S)"),
    re.compile(r"[→⇒➔➜➤➢►▶»★☆✓✔✅❌✗✘☑☐👉🔹🔸🟢🔵⭐📌]\ufe0f?\s*(?=\S)"),
)
"""What begins an item for a person and none for Markdown."""
_MARKDOWNS = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_YEAR = 1000


def with_lists(text: str, reading: Reading) -> str:
    """The text with Markdown's marks in place of Word's, line by line, where a list is surely meant."""
    lines = text.split("\n")
    for inline in reading.inlines():
        if inline.tag == "p":
            typed = [line.strip() for line in inline.text.split("\n")]
            for number, mark in _sure(typed):
                _put(lines, inline.first_line + number, typed[number], mark)
    return "\n".join(lines)


def _sure(typed: list[str]) -> Iterator[tuple[int, str]]:
    """The lines of a paragraph that surely begin an item, and the mark that Markdown wants for each."""
    dashes = {number for number, line in enumerate(typed) if _DASH.match(line)}
    is_list = len(dashes) > 1 or any(number and typed[number - 1].endswith(":") for number in dashes)
    for number, line in enumerate(typed):
        if wide := _WIDE_SPACE.match(line):
            yield number, wide.group(1)
        elif _BULLET.match(line) or (is_list and number in dashes):
            yield number, "-"


def _put(lines: list[str], number: int, typed: str, mark: str) -> None:
    """Replaces the mark of one line, unless something other than a quotation's mark stands before it."""
    line = lines[number].rstrip()
    before = line[: len(line) - len(typed)]
    if not line.endswith(typed) or before.strip(" \t>"):
        return
    begun = next(match for pattern in (_WIDE_SPACE, _BULLET, _DASH) if (match := pattern.match(typed)))
    lines[number] = f"{before}{mark} {typed[begun.end() :]}"


def list_findings(reading: Reading, first: Place) -> Iterator[Problem]:
    """Items that would run together in one line of text, and numbers that would be shown as others."""
    for inline in reading.inlines():
        if inline.tag == "p" and "\n" in inline.text:
            yield from _run_together(inline, first)
    yield from _numbers(reading, first)


def _run_together(inline: Inline, first: Place) -> Iterator[Problem]:
    typed = [line.strip() for line in inline.plain.split("\n")]
    place = first.at(first.line + inline.first_line)
    for pattern in _MARKS:
        found = [number for number, line in enumerate(typed) if pattern.match(line)]
        if len(found) > 1:
            yield _unknown_mark(pattern, typed[found[0]], place.at(place.line + found[0]))
            return
    found = [number for number, line in enumerate(typed) if number and _MARKDOWNS.match(line)]
    if len(found) > 1 or any(typed[number - 1].endswith(":") for number in found):
        line = typed[found[0]]
        message = f"{quoted(line)} does not begin a list here, so these lines would run together; put an empty line before it, and no more spaces at its start than the text above has."
        yield Problem(place.at(place.line + found[0]), "list", message)


def _unknown_mark(pattern: re.Pattern[str], line: str, place: Place) -> Problem:
    match = pattern.match(line)
    mark, rest = (match.group().strip(), line[match.end() :]) if match else ("", line)
    number = re.search(r"\d+", mark)
    is_kept = mark[-1] not in "-–—‒―−‐‑+*o§"  # letters are named elsewhere, and a tick says more than a dot
    right = f"{number.group()}. {rest}" if number else f"- {f'{mark} ' if is_kept else ''}{rest}"
    message = f"{quoted(line)} does not begin an item of a list, so these lines would run together; write {quoted(right, 200)}, with an empty line before the first, and so on."
    return Problem(place, "list", message)


def _numbers(reading: Reading, first: Place) -> Iterator[Problem]:
    """What the author counts and the page would count otherwise."""
    lists: list[list[tuple[int, int]]] = []
    for token in reading.tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open" and token.info and token.map:
            lists[-1].append((int(token.info), token.map[0]))
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            yield from _miscounted(lists.pop(), first)


def _miscounted(items: list[tuple[int, int]], first: Place) -> Iterator[Problem]:
    if len(items) == 1 and items[0][0] >= _YEAR:
        number, line = items[0]
        message = (
            f"'{number}.' at the start of a line begins a list; write '{number}\\.' if it is a year or ends a sentence."
        )
        yield Problem(first.at(first.line + line), "list", message, Severity.WARNING)
    if {number for number, _ in items} == {1}:  # 1. 1. 1. is how many people number a list
        return
    for shown, (number, line) in enumerate(items, items[0][0] if items else 0):
        if number != shown:
            message = f"'{number}.' would be shown as {shown}.; number the items in order."
            yield Problem(first.at(first.line + line), "list", message)
            return
