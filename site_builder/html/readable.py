"""What people and programs read in a finished file, as blocks of words: the net under the rules for personal data."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(
    r"<(?:!--.*?--|!\[CDATA\[|\?[^>]*\?|/?([a-zA-Z][\w:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*))>", re.DOTALL
)
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q"),
        *("s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    }
)
"""Elements that do not part words."""
_READ = re.compile(
    r"""(?:\b(?:alt|title|content|aria-label|label|summary|value|placeholder)|\bdata-[\w-]+)\s*=\s*("[^"]*"|'[^']*')"""
)
_ADDRESSES = re.compile(
    r"""\b(?:href|src|action)\s*=\s*("(?:mailto:|tel:|sms:|[^"]*[?&=@])[^"]*"|'(?:mailto:|tel:)[^']*')"""
)
_ESCAPED = re.compile(r"\\(?:[nrt]|u00[aA]0)")
MARKED_UP = (".html", ".xml", ".atom", ".svg", ".rss")
"""How the names of files end whose words are between tags."""
PLAIN = (".json", ".csv", ".ics", ".txt", ".webmanifest", ".vcf", ".tsv", ".jsonl")
"""How the names of others end that are text."""


def blocks(path: str, content: bytes) -> list[str]:
    """The words of a finished file, a block each: a paragraph, a cell, a line, or the value of an attribute that people
    read or that leads to a mailbox or a telephone."""
    text = content.decode("utf-8", "replace")
    if path.endswith(".ics"):
        text = text.replace("\r\n ", "").replace("\n ", "").replace("\\n", "\n").replace("\\,", ",")
    elif path.endswith((".json", ".webmanifest", ".jsonl")):
        text = _ESCAPED.sub("\n", text)
    if path.endswith(MARKED_UP) or "<" in text:
        text = unescape(_TAG.sub(_words_of, text))
        if "<" in text:  # a feed has its pages' HTML as text
            text = unescape(_TAG.sub(_words_of, text))
    return [line for line in text.splitlines() if line.strip()]


def _words_of(tag: re.Match[str]) -> str:
    name, attributes = tag[1], tag[2]
    gap = "" if name and name.lower() in _INLINE else "\n"
    if not attributes or "=" not in attributes:
        return gap
    read = [found[1:-1] for found in (*_READ.findall(attributes), *_ADDRESSES.findall(attributes))]
    return "".join((gap, *(f"\n{words}\n" for words in read if words)))
