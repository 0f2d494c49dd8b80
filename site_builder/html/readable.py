"""What people and programs read in a finished file: the net under the rules for personal data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

_TAG = re.compile(
    r"<(?:!--.*?--|!\[CDATA\[|\?[^>]*\?|/?([a-zA-Z][\w:-]*)([^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*))>", re.DOTALL
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
_HASHES = (
    re.compile(r"sha256-[A-Za-z0-9+/]{43}="),
    re.compile(r'<code class="version">[0-9a-f]+</code>'),
    re.compile(r"[0-9a-f](?<![0-9A-Za-z][0-9a-f])[0-9a-f]{63}(?![0-9A-Za-z])"),
)
"""What the builder works out of words: among thousands there are some that look like a number of somebody or a postcode."""
MARKED_UP = (".html", ".xml", ".atom", ".svg", ".rss")
"""How the names of files end whose words are between tags."""
PLAIN = (".json", ".csv", ".ics", ".txt", ".webmanifest", ".vcf", ".tsv", ".jsonl")
"""How the names of others end that are text."""


def pieces(path: str, content: bytes) -> Iterator[str]:
    """A finished file in pieces that are the same wherever they stand, so that one need be looked at once: the lines of a
    page, of a feed or of a table, the items of JSON. They come one by one, for a file may be larger than all else."""
    if path.endswith(".ics"):
        content = content.replace(b"\r\n ", b"").replace(b"\n ", b"")
    end, begin = b"\n    }" if path.endswith(".json") else b"\n", 0
    while (found := content.find(end, begin)) >= 0:
        yield content[begin:found].decode("utf-8", "replace")
        begin = found + len(end)
    yield content[begin:].decode("utf-8", "replace")


def words(path: str, pieces: Iterable[str]) -> str:
    """What is read in pieces of a file: without tags, but with the values of attributes that people read or that lead to
    a mailbox or a telephone. Paragraphs, cells and the like are apart by an empty line."""
    text = "\n\n".join(pieces)
    for form in _HASHES:
        text = form.sub(" ", text)
    if not path.endswith(MARKED_UP):
        text = _ESCAPED.sub("\n", text).replace("\\,", ",")
    for _ in range(2):  # a feed has its pages' HTML as text
        if "<" in text:
            text = _TAG.sub(_words_of, text)
        text = unescape(text) if "&" in text else text
    return text


def _words_of(tag: re.Match[str]) -> str:
    return _read_in(tag[1], tag[2])


@lru_cache(maxsize=4096)
def _read_in(name: str | None, attributes: str | None) -> str:
    """What is read in a tag. Of ten tags of a site, nine are like one before."""
    gap = "" if name and name.lower() in _INLINE else "\n\n"
    if not attributes or "=" not in attributes:
        return gap
    read = [found[1:-1] for found in (*_READ.findall(attributes), *_ADDRESSES.findall(attributes))]
    return "".join((gap, *(f"\n\n{words}\n\n" for words in read if words)))
