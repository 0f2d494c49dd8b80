"""What search asks for only where it is needed, beside Pagefind's index: what each page is about, and the site's words.

Pagefind could choose and sort by itself, but writes other bytes in each run where it is asked to
(https://github.com/Pagefind/pagefind/issues/638), and its order by date is part of what every first question loads."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from site_builder.edition import Edition
from site_builder.record.outputs import Output
from site_builder.views.search import Traits, traits

PAGES, WORDS = "search/pages.json", "search/words.json"
MOST_WORDS = 20_000
"""The most common words, some 60 KB when packed; a slip is hardly ever in a word that is rarer."""
SHORTEST = 4
"""Letters. Shorter words are near too many others."""
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},30}}")
_FRAGMENT = ".pf_fragment"
"""The ending of the file of one page."""
_SIGNATURE = b"pagefind_dcd"
_ADDRESS = re.compile(rb'"url":"([^"]*)"')
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""Digits of a page's hash as letters: no hash then looks like a telephone number or a postcode to whoever looks for one."""


def outputs(edition: Edition, index: Mapping[str, bytes]) -> Iterator[Output]:
    """Both files, made of the files of an index.

    `pages.json`: `{"pages": [[date, kind, areas, hashes], ...]}`, updates first, newest first, each with the
    hashes of its page and of that in other versions. `words.json`: `{"words": [group, ...]}`, by how many pages have them:
    each group has words of half as many pages as the one before, in alphabetical order, with spaces between them."""
    fragments = {path: content for path, content in sorted(index.items()) if path.endswith(_FRAGMENT)}
    yield _json(PAGES, {"pages": list(_pages(traits(edition), _addresses(fragments)))})
    yield _json(WORDS, {"words": groups(words_of(map(_text, fragments.values())))})


def _json(path: str, whole: object) -> Output:
    return Output(path, f"{json.dumps(whole, ensure_ascii=False, separators=(',', ':'))}\n".encode())


def _addresses(fragments: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The name of each fragment, and the address of its page, which is at its beginning."""
    for path, content in fragments.items():
        packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
        if found := _ADDRESS.search(packed.decompress(content, 2000)):
            yield path.removesuffix(_FRAGMENT), json.loads(b'"%s"' % found[1])


def _pages(things: Iterable[tuple[str, Traits]], fragments: Iterable[tuple[str, str]]) -> Iterator[list[object]]:
    by_end: dict[str, list[tuple[int, str, str]]] = {}
    for name, address in fragments:
        for end in _ends(address):
            by_end.setdefault(end, []).append((address.count("/"), address, name))
    for end, thing in things:
        names = [name.rpartition("_")[2].translate(_LETTERS) for _, _, name in sorted(by_end.get(end, ()))]
        if names:
            yield [thing.date, thing.kind, list(thing.areas), " ".join(names)]


def _ends(address: str) -> tuple[str, str]:
    """The last one and the last two parts of an address."""
    parts = address.strip("/").split("/")
    return f"{parts[-1]}/", f"{'/'.join(parts[-2:])}/"


def _text(content: bytes) -> str:
    found = json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))
    return f"{found['meta'].get('title', '')} {found['content']}"


def words_of(texts: Iterable[str]) -> Mapping[str, int]:
    """The words of some texts in small letters, each with the number of texts that have it."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(set(_WORD.findall(text.lower())))
    return found


def groups(counts: Mapping[str, int]) -> list[str]:
    """The most common words in groups, the most common group first, with spaces between its words."""
    common = sorted(counts, key=lambda word: (-counts[word], word))[:MOST_WORDS]
    found: dict[int, list[str]] = {}
    for word in common:
        found.setdefault(counts[word].bit_length(), []).append(word)
    return [" ".join(sorted(group)) for group in found.values()]
