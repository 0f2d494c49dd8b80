"""Finds the tags of safe HTML: an attribute's value may contain `<`, `>` or what looks like an attribute."""

from __future__ import annotations

import re

TAG = re.compile(r"""(<[/!?A-Za-z][^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>)""")
"""One tag, quoted values and all. `TAG.split` gives text, tag, text, and so on."""
_NAMED = re.compile(r"""(<(?=[/!?A-Za-z])(/?)(\w*)[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>)""")
"""The same tags, each with its slash and its name."""
_ID = re.compile(r"""("[^"]*"|'[^']*')|(\sid=["'])""")
"""A quoted value, or the beginning of the attribute `id`."""


def with_named_anchors(html: str, name: str) -> str:
    """The HTML with the name and a hyphen before each element's `id`, for a page that contains several such texts."""
    pieces = TAG.split(html)
    pieces[1::2] = [
        _ID.sub(lambda found: found.group() + f"{name}-" * bool(found.group(2)), tag) for tag in pieces[1::2]
    ]
    return "".join(pieces)


def cut(html: str) -> list[str]:
    """The HTML cut at its tags: text, tag, its slash or nothing, its name, text, and so on; `joined` makes it whole again."""
    return _NAMED.split(html)


def joined(pieces: list[str]) -> str:
    """What `cut` was given, with the texts and tags as they are now."""
    whole = [""] * (len(pieces) // 2 + 1)
    whole[::2], whole[1::2] = pieces[::4], pieces[1::4]
    return "".join(whole)
