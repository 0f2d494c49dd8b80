"""The lines of a file without what nobody reads: notes in YAML, comments, and code."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_TICKS = re.compile(r"`+")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?\s*$")
_NOTE = re.compile(r"(?:^|\s)#\s.*$|^#.*$")


def shown_lines(text: str, *, is_yaml: bool) -> Iterator[tuple[int, str]]:
    """Each line that is not empty, with its number from 1: of a Markdown file, its keys and its text; or of a YAML file."""
    lines = text.split("\n")
    body = 0 if not is_yaml else len(lines)
    if not is_yaml and lines[0].strip() == "---":
        body = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), len(lines))
    yield from _of_yaml(lines[:body])
    below = _without_comments("\n".join(lines[body:]))
    yield from ((body + number, line) for number, line in _of_markdown(below.split("\n")))


def _of_yaml(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines without notes; what looks like one in a block of text is a heading."""
    block = -1
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip())
        if block >= 0 and line.strip() and indent <= block:
            block = -1
        if block < 0:
            line = line if _ends_quoted(line) else _NOTE.sub("", line)
            block = indent if _BLOCK.search(line) else -1
        if line.strip():
            yield number, line


def _of_markdown(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines without code."""
    fence = ""
    for number, line in enumerate(lines, 1):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif fence:
            fence = "" if mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]) else fence
        elif line.strip():
            yield number, _without_code(line) if "`" in line else line


def _ends_quoted(line: str) -> bool:
    """Whether a line ends with a quoted value and what closes lists around it, and has a `#` before the last quote."""
    last = max(line.rfind('"'), line.rfind("'"))
    return "#" in line[: max(last, 0)] and not line[last + 1 :].strip().strip(",}]")


def _without_comments(text: str) -> str:
    """The text with spaces in place of comments. What follows the last end of one is left as it is: there each beginning
    would be looked for an end that is not there."""
    end = text.rfind("-->") + len("-->") if "-->" in text else 0
    return _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text[:end]) + text[end:]


def _without_code(line: str) -> str:
    """The line with spaces in place of what is between two equal runs of backticks. Each run is looked at once: whether
    it closes is known from where the last run as long as it begins."""
    runs = list(_TICKS.finditer(line))
    last = {len(run.group()): run.start() for run in runs}
    pieces: list[str] = []
    done, begin, opening = 0, 0, ""
    for run in runs:
        if not opening and last[len(run.group())] > run.start():
            opening, begin = run.group(), run.start()
        elif run.group() == opening:
            pieces += [line[done:begin], " " * (run.end() - begin)]
            done, opening = run.end(), ""
    return "".join([*pieces, line[done:]])
