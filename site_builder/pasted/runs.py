"""Words with their looks as one line of Markdown, in which every sign that is not a mark is shown as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from site_builder.invisible import FORBIDDEN
from site_builder.write.signs import verbatim, verbatim_start


@dataclass(frozen=True)
class Run:
    """Some words that look the same."""

    words: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    small: str = ""
    """ "sup", "sub", or "" """
    code: bool = False
    address: str = ""
    """Where they lead; "" if nowhere."""
    note: str = ""
    """The name of the footnote to which they lead; the words are not shown then."""


_SPACE = re.compile(r"[\s\u00a0\u2007\u202f]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffc\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ORDINALS = ("st", "nd", "rd", "th")
_MARKS = (("bold", "**"), ("italic", "*"), ("struck", "~~"))


def tidy(words: str) -> str:
    """Words with plain spaces only, and without signs that nobody sees."""
    return _SPACE.sub(" ", FORBIDDEN.sub("", _INVISIBLE.sub("", words)))


def line_of(runs: Sequence[Run], *, begins: bool = True) -> str:
    """The words of one line as Markdown; `begins` if it is at the start of a line of the text."""
    line = _marked(list(_joined(runs))).strip()
    return verbatim_start(line) if begins else line


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs with single spaces between words, and those that look the same as one."""
    words, spaced = "", [replace(run, words=tidy(run.words)) for run in runs]
    trimmed = []
    for run in spaced:
        more = run.words.lstrip(" ") if not words or words.endswith(" ") else run.words
        words += more
        if more or run.note:
            trimmed.append(replace(run, words=more))
    for looks, same in groupby(trimmed, key=lambda run: replace(run, words="")):
        yield replace(looks, words="".join(run.words for run in same))


def _marked(runs: list[Run]) -> str:
    """Links around marks around words, so that no two of them cross."""
    made = ""
    for address, group in groupby(runs, key=lambda run: run.address):
        same = list(group)
        made = made + _linked(address, same) if address else _looking(same, made)
    return made


def _linked(address: str, runs: list[Run]) -> str:
    words = "".join(run.words for run in runs)
    inside = words.strip()
    left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    if not inside or inside == address:
        return f"{left}<{address}>{right}" if inside else words
    return f"{left}[{_looking(runs, '').strip()}]({address}){right}"


def _looking(runs: list[Run], before: str, names: tuple[tuple[str, str], ...] = _MARKS) -> str:
    """Words with the marks of their looks, after what comes before them."""
    if not names:
        return before + "".join(map(_plain, runs))
    (name, mark), *others = names
    made = before
    groups = [(look, list(group)) for look, group in groupby(runs, key=lambda run: bool(getattr(run, name)))]
    for number, (look, group) in enumerate(groups):
        inside = _looking(group, "", tuple(others))
        after = groups[number + 1][1][0].words[:1] if number + 1 < len(groups) else ""
        made += _wrapped(inside, mark, made[-1:], after) if look else inside
    return made


def _wrapped(inside: str, mark: str, before: str, after: str) -> str:
    """Words with a mark on both sides, if it is a mark there (CommonMark 0.31, 6.2): spaces stay outside, and so do signs
    that would keep it from being one."""
    words = inside.strip()
    if not any(map(str.isalnum, words)) or before.isalnum() or (before and before == mark[0]):
        return inside
    if mark == "~~" and re.search(r"(?:://|www\.)\S*$", words):  # an address takes the mark in
        return inside
    left, right = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    if not right and after.isalnum():
        if words.endswith((">", "`", ")")) or "://" in words or "www." in words:
            return inside
        core = re.sub(r"[\W_]+$", "", words)
        words, right = core, words[len(core) :]
    return f"{left}{mark}{words}{mark}{right}"


def _plain(run: Run) -> str:
    if run.note:
        return f"[^{run.note}]"
    if run.code and run.words.strip():
        ticks = "`" * (max(map(len, re.findall("`+", run.words)), default=0) + 1)
        space = " " if "`" in run.words else ""
        return f"{ticks}{space}{run.words.strip()}{space}{ticks}"
    words = verbatim(run.words, in_link=bool(run.address))
    inside = words.strip()
    if inside in _ORDINALS:  # Word raises them by itself
        return words
    return words.replace(inside, f"<{run.small}>{inside}</{run.small}>", 1) if run.small and inside else words
