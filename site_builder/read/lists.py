"""Finds lists that would be shown as a line of text, as other lists, or as something else, and their right form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.read.dialect import Inline, Reading

_MARKS = (
    re.compile(r"\(?[a-z][.)]\s+(?=\S)"),
    re.compile(r"\(?[A-Z][.)]\s+(?=\S)"),
    re.compile(r"\(?(?:[ivx]{1,5}|[IVX]{1,5})[.)]\s+(?=\S)"),
    re.compile(r"\(?\d{1,3}(?:\.\)|[:/])\s+(?=\S)"),
    re.compile(r"[o§]\s+(?=\S)"),
    re.compile(r"\(\d{1,3}\)\s+(?=\S)"),
    re.compile(r"(?:\[\d{1,3}\]|\d{1,3}[\]>}])\s*(?=\S)"),
    re.compile(r"#(?:\d{1,3}[.):]|\.)\s*(?=\S)"),
    re.compile(r"(?:[①-⓿❶-➓]|\d\ufe0f?\u20e3)\s*(?=\S)"),
    re.compile(r"\d{1,3}[.)](?=[^\W\d_])"),
    re.compile(r"[-–—‐‑+](?=[^\W_])"),
    re.compile(r"\*(?=\w)(?!.*\*)"),
    re.compile(r"[–—‒―−‐‑]\s+(?=\S)"),
    re.compile(r"\d{1,3}\s+[-–—]\s+(?=\S)"),
    re.compile(r"[→⇒➔➜➤➢►▶»★☆✓✔✅❌✗✘☑☐👉🔹🔸🟢🔵⭐📌]\ufe0f?\s*(?=\S)"),
)
"""What begins an item to a person but not in Markdown."""
_CAPITALS = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŴŶŹŻ"
_LABELS = (
    re.compile(rf"\*{{0,2}}_?[{_CAPITALS}\d][\w’'()./& -]{{0,30}}?(?::| [-–—])[*_]{{0,3}}\s+(?=\S)"),
    re.compile(r"\d{1,3}(?:\.\d{1,3})+[.)]?\s+(?=\S)"),
    re.compile(r"\d{1,3}(?:st|nd|rd|th)?\s+(?=[A-Z])"),
    re.compile(r"\d{1,2}(?:[.:]\d\d)? ?[ap]m\b"),
)
"""How lines begin that stand by themselves, where all lines of a paragraph do: "Tel: …", "5 May …", "1.1 …"."""
_GOES_ON_BELOW = re.compile(
    r"\b(?:an?|and|are|at|be|by|for|from|had|has|have|in|is|it|of|on|or|since|than|that|the|to|until|was|were|with)$"
)
_BY_ITSELF = re.compile(rf"[*_(“\"'‘]*[{_CAPITALS}\d+](?:.*[^.!?])?")
_ENOUGH = 200
"""Characters of a line that distinguish words from code."""
_SHORT, _FEW = 40, 3
"""Signs of a line, and lines of a paragraph, that make an address or a signature."""
_BREAK = re.compile(r"(?:\\|  |<br\s*/?>\s*)$", re.IGNORECASE)
_BULLET = re.compile(r"[-*+][ \t]+(?=\S)")
_NUMBER = re.compile(r"\d{1,9}[.)][ \t]+(?=\S)")
_ANY_MARK = re.compile(r"^(?:[-*+>]|\d+[.)])\s*")
_GOES_ON = re.compile(r"[\w,]$")
_IN_A_SENTENCE = re.compile(r"[a-z\d£€]")
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_MONTH = re.compile(rf"\d{{1,2}}\. {_MONTHS}")
_COUNTED = re.compile(rf"(?:#|Step\s)?(?P<number>\d{{1,3}}):?\s+(?=\S)(?!{_MONTHS})")
"""What begins an item only where every line of a paragraph counts on: "1 hire" above "2 answer"."""
_MARK = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_PROSE = re.compile(r"(?:[\"“‘']?[A-Z])?[^{}=<>;()\[\]`$]*(?: [a-z’']{2,}[,.]?){3}[^{}=<>;`$]*")
_YEAR = 1000


def list_findings(reading: Reading, text: str, first: Place) -> Iterator[Problem]:
    """Yields findings for items that would run together into one line of text, numbers that would be shown as others,
    and anything that is, or is in, a different list from what it seems."""
    lines = text.split("\n")
    for inline in reading.inlines():
        if inline.tag == "p" and "\n" in inline.text:
            yield from _run_together(inline, lines, first)
    yield from _numbers(reading, lines, first)
    yield from _by_accident(reading, lines, first)
    yield from _beside(reading, lines, first)
    yield from _indented(reading, first)


def _run_together(inline: Inline, lines: Sequence[str], first: Place) -> Iterator[Problem]:
    typed = [line.strip() for line in inline.plain.split("\n")]
    broken = [bool(_BREAK.search(line)) for line in inline.text.split("\n")]
    joined = [number for number in range(len(typed)) if not (number and broken[number - 1])]
    place = first.at(first.line + inline.first_line)
    spaces = lines[inline.first_line].find(inline.text.split("\n")[0])
    before = f"{spaces} spaces" if spaces > 0 else "no space"
    for pattern in _MARKS:
        found = [number for number in joined if pattern.match(typed[number])]
        if len(found) > 1:
            yield _unknown_mark(pattern, typed[found[0]], before, place.at(place.line + found[0]))
            return
    if len(joined) == len(typed) and _counts(typed):
        yield _unknown_mark(_COUNTED, typed[0], before, place)
        return
    bullets = [number for number in joined if number and _BULLET.match(typed[number])]
    numbers = [number for number in joined if number and _NUMBER.match(typed[number])]
    own = _NUMBER.match(lines[inline.first_line].lstrip(" \t>"))  # of the item whose text this is
    is_next = own and numbers and int(re.split(r"[.)]", typed[numbers[0]])[0]) == int(own.group().rstrip(" \t.)")) + 1
    if bullets or len(numbers) > 1 or is_next or any(typed[number - 1].endswith(":") for number in numbers):
        number = min(bullets + numbers)
        message = f"{quoted(typed[number])} does not begin a list here, so these lines would run together; put an empty line before it, and {before} at its start."
        yield Problem(place.at(place.line + number), Code.LIST, message)
    elif len(joined) == len(typed) and "\t" not in inline.text and (begin := _by_themselves(typed)) is not None:
        message = f"{quoted(typed[begin])} and what is below it would be shown as one line; begin each of these lines with '- ', or end each but the last with '\\'."
        yield Problem(place.at(place.line + begin), Code.LIST, message, Severity.WARNING)


def _counts(typed: Sequence[str]) -> bool:
    """Whether each line begins with the number after that of the line above it."""
    numbers = [int(match["number"]) for match in map(_COUNTED.match, typed) if match]
    return len(numbers) == len(typed) and all(after == before + 1 for before, after in pairwise(numbers))


def _by_themselves(typed: Sequence[str]) -> int | None:
    """The first line of a paragraph that is made of separate lines, such as an address; None if it is one text."""
    for begin in (0, 1):
        part = typed[begin:]
        is_wrapped = begin == 1 and not re.search(r"[.:!?]$", typed[0])
        if len(part) > 1 and not is_wrapped and any(all(pattern.match(line) for line in part) for pattern in _LABELS):
            return begin
    is_short = len(typed) >= _FEW and max(map(len, typed)) <= _SHORT
    is_short = is_short and not any(map(_GOES_ON_BELOW.search, typed[:-1]))
    return 0 if is_short and all(map(_BY_ITSELF.fullmatch, typed[:-1])) and _BY_ITSELF.match(typed[-1]) else None


def _unknown_mark(pattern: re.Pattern[str], line: str, before: str, place: Place) -> Problem:
    match = pattern.match(line)
    mark, rest = (match.group().strip(), line[match.end() :]) if match else ("", line)
    number = re.search(r"\d+", mark)
    is_sign = mark[-1] in "-–—‒―−‐‑+*o§"  # letters are named elsewhere, and a tick says more than a dot
    is_kept = not is_sign or (mark[-1] in "-–−+" and rest[:1].isdigit())  # below zero, or more than before
    right = (
        f"{number.group()}. {rest}"
        if number
        else f"- {mark if is_kept else ''}{' ' if is_kept and not is_sign else ''}{rest}"
    )
    where = "" if before == "no space" else f" and {before} at its start"
    message = f"{quoted(line)} does not begin an item of a list, so these lines would run together; write {quoted(right, 200)}, with an empty line before the first{where}, and so on."
    return Problem(place, Code.LIST, message)


def _numbers(reading: Reading, lines: Sequence[str], first: Place) -> Iterator[Problem]:
    """Yields findings for what the page would number differently from the author."""
    lists: list[list[tuple[int, int]]] = []
    for token in reading.tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open" and token.info and token.map:
            lists[-1].append((int(token.info), token.map[0]))
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            yield from _miscounted(lists.pop(), lines, first)


def _miscounted(items: list[tuple[int, int]], lines: Sequence[str], first: Place) -> Iterator[Problem]:
    number, line = items[0] if len(items) == 1 else (0, 0)
    if number >= _YEAR or (number and _MONTH.match(lines[line].lstrip(" >"))):
        message = f"'{number}.' at the start of a line begins a list; write '{number}\\.' if it is a year or a date, or ends a sentence."
        yield Problem(first.at(first.line + line), Code.LIST, message, Severity.WARNING)
    if {number for number, _ in items} == {1}:  # 1. 1. 1. is how many people number a list
        return
    for shown, (number, line) in enumerate(items, items[0][0] if items else 0):
        if number != shown:
            message = f"'{number}.' would be shown as {shown}.; number the items in order."
            yield Problem(first.at(first.line + line), Code.LIST, message)
            return


def _by_accident(reading: Reading, lines: Sequence[str], first: Place) -> Iterator[Problem]:
    """A sentence that continues on a line with a number or mark at its start, which makes it a list or quotation."""
    for at, (closed, opened) in enumerate(pairwise(reading.tokens)):
        above = reading.tokens[at - 1].map if closed.type == "paragraph_close" and not closed.level else None
        if not (above and opened.map and opened.map[0] == above[1] and _is_one(reading.tokens, at + 1)):
            continue
        line = lines[above[1]].lstrip() if opened.tag == "blockquote" else lines[above[1]].lstrip(" >")
        goes_on = opened.tag == "ol" or _IN_A_SENTENCE.match(_ANY_MARK.sub("", line))
        if goes_on and _GOES_ON.search(lines[above[1] - 1].rstrip()) and not _MONTH.match(line):
            what = "quotation" if opened.tag == "blockquote" else "list"
            right = re.sub(r"^(\d*)(\S)", r"\1\\\2", line)
            message = f"{quoted(line)} begins a {what} in the middle of a sentence; write {quoted(right, 200)} if the sentence continues."
            yield Problem(first.at(first.line + above[1]), Code.LIST, message, Severity.WARNING)


def _is_one(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation begins there, or a list of one item."""
    count, level = 0, tokens[at].level
    for number in range(at + 1, len(tokens)):  # a slice would copy all that follows, at each list of a text
        if tokens[number].level == level:
            break
        count += tokens[number].type == "list_item_open" and tokens[number].level == level + 1
    return tokens[at].tag == "blockquote" or (tokens[at].tag in ("ol", "ul") and count == 1)


def _beside(reading: Reading, lines: Sequence[str], first: Place) -> Iterator[Problem]:
    """What has spaces before it, but too few to belong to the item above it."""
    item: Token | None = None
    for token, after in pairwise(reading.tokens):
        item = token if token.type == "list_item_open" else item
        is_after = token.type.endswith("list_close") and after.nesting >= 0 and after.level == token.level
        if not (item and item.map and is_after and after.map):
            continue
        above, below = lines[item.map[0]], lines[after.map[0]]
        mark = _MARK.match(above)
        spaces = len(below) - len(below.lstrip(" "))
        least = 1 if after.type.endswith("list_open") else 2
        if mark and least <= spaces - (len(above) - len(above.lstrip(" "))) and spaces < mark.end():
            message = f"{quoted(below)} does not belong to the item above it, {quoted(above)}; put {mark.end()} spaces before it, or none."
            yield Problem(first.at(first.line + after.map[0]), Code.LIST, message, Severity.WARNING)


def _indented(reading: Reading, first: Place) -> Iterator[Problem]:
    """Sentences and lists that four spaces or a tab turn into code."""
    for token in reading.tokens:
        if token.type == "code_block" and token.map:
            line = token.content.strip().split("\n")[0][:_ENOUGH]
            if "\t" not in line.strip() and (_MARK.match(line) or _PROSE.fullmatch(line)):
                message = f"{quoted(line)} would be shown as code, since there are four spaces or a tab before it; remove them, or write '```' on a line above and a line below."
                yield Problem(first.at(first.line + token.map[0]), Code.CODE, message, Severity.WARNING)
