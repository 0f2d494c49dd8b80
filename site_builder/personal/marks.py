"""Entries of the lists `notes` and `meant`, as they are found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from site_builder.personal.found import Found, Kind, plain
from site_builder.personal.searched import Searched
from site_builder.personal.sought import Signs
from site_builder.problems import quoted

LINE_BEGINS = r"(?:^|(?<=\n))[ \t>*_#=\-–—•(!\[\"'“|]*"
LINE_ENDS = r"(?=[ \t*_.!\])\"'”’]*(?:\n|\Z))"
_ADDRESS = re.compile(r"https?://[^\s<>)\]\"']+|(?<=\]\()[^)\s]*")
_QUOTES = {"'": "['‘’]", '"': '["“”]'}


def marks(searched: Searched) -> Iterator[Found]:
    """Whatever the list `notes` has, such as "NOT FOR PUBLICATION" or "Sent from my iPhone", unless `meant` allows it."""
    signs, by_sign = signs_of_notes(searched.lists["notes"])
    near = (sign for sign in searched.near(signs) if sign in searched.small)
    entries = [entry for sign in near for entry in by_sign[sign]]
    if not entries:
        return
    text = without_addresses(without_meant(searched.text, searched.lists["meant"]))
    for entry in sorted(entries):
        for match in note_pattern(entry).finditer(text):
            typed = match["note"]
            yield Found(match.start("note"), match.end("note"), Kind.MARK, quoted(typed), (plain(typed),))


@lru_cache(maxsize=16)
def signs_of_notes(notes: frozenset[str]) -> tuple[Signs, dict[str, list[str]]]:
    """What is looked for first, and the entries of each."""
    by_sign: dict[str, list[str]] = {}
    for entry in notes:
        by_sign.setdefault(bare(entry), []).append(entry)
    return Signs(by_sign), by_sign


def without_meant(text: str, meant: frozenset[str]) -> str:
    """A text with spaces in place of all that is meant as it stands."""
    for phrase in sorted(meant):
        text = words_pattern(phrase, any_case=True).sub(blank, text)
    return text


def without_addresses(text: str) -> str:
    """A text with spaces in place of its web addresses."""
    return _ADDRESS.sub(blank, text)


def blank(match: re.Match[str]) -> str:
    """Spaces in place of what was found, so that everything else keeps its position and line."""
    return "".join("\n" if sign == "\n" else " " for sign in match.group())


def bare(entry: str) -> str:
    """An entry in small letters, without the signs that tie it to the beginning and the end of a line."""
    return entry.removeprefix("^").removesuffix("$").casefold()


@lru_cache(maxsize=1024)
def note_pattern(entry: str) -> re.Pattern[str]:
    """A note wherever it stands as whole words; with "^" only where a line begins with it, with "$" only where one ends."""
    begins = LINE_BEGINS if entry.startswith("^") else ""
    entry, is_last = entry.removeprefix("^").removesuffix("$"), entry.endswith("$")
    ends = (
        LINE_ENDS
        if is_last
        else r"(?![(\[:])"
        if entry.endswith("]")
        else r"(?![^\]\n]{0,200}\][(\[:])"
        if entry.startswith("[")
        else ""
    )  # a link
    return re.compile(f"{begins}(?P<note>{words_pattern(entry).pattern}){ends}")


@lru_cache(maxsize=1024)
def words_pattern(entry: str, *, any_case: bool = False) -> re.Pattern[str]:
    """The words of an entry as whole words, over the end of a line too; a capital must be one, unless `any_case`."""
    inner = r"\s+".join("".join(_letter(sign, any_case=any_case) for sign in word) for word in entry.split())
    # An underline outside a word is emphasis in Markdown: "_TBC_".
    before = r"(?<![^\W_])(?<![^\W_]_)" if entry[:1].isalnum() else ""
    after = r"(?!_?[^\W_])" if entry[-1:].isalnum() else ""
    return re.compile(f"{before}{inner}{after}")


def _letter(sign: str, *, any_case: bool) -> str:
    if sign in _QUOTES:
        return _QUOTES[sign]
    if sign.isalpha() and (any_case or sign.islower()):
        return "".join(
            ("[", *sorted({re.escape(form) for form in (sign.lower(), sign.upper()) if len(form) == 1}), "]")
        )
    return re.escape(sign)
