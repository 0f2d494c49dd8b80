"""Words as Markdown that shows exactly these words: signs that would be marks are escaped, and no others."""

from __future__ import annotations

import re

_MARKS = re.compile(
    r"""[\\`*\[|~^]
    | (?<![^\W_])_ | _(?![^\W_])            # not inside a word
    | <(?=[\w/!?]|$) | &(?=\#?\w+;|\#?$)
    | (?<=\])\(                             # what other tools take for a link
    | \{(?=[{%:.\#\w]|$) | =(?==) | (?<==)= | \$(?=\$) | (?<=\$)\$ | (?<![\w:/]):(?=[a-z][a-z0-9_+-]+:(?![\w:/]))  # what only other tools take for marks
    """,
    re.VERBOSE,
)
_AT_START = re.compile(
    r"""(?P<sign>\#{1,6}(?=\s|\w|$) | > | [-+](?=\s|\w|$|[-+=]) | =(?=\s|$|[-+=]) | :(?=\s|:) | !(?=!) | \?(?=\?))
    | (?P<number>\d{1,9})(?=[.)](?:\s|[^\W\d_]|$))
    """,
    re.VERBOSE,
)


def verbatim(words: str, *, in_link: bool = False) -> str:
    """Words inside a line, or inside the words of a link, which a bracket would end. Where they end in a sign that what
    comes after them could make a mark, it is escaped too."""
    shown = _MARKS.sub(r"\\\g<0>", words)
    return shown.replace("]", r"\]") if in_link else shown


def verbatim_start(line: str) -> str:
    """A line of Markdown that is a line of words, whatever it begins with: neither an item nor a heading nor a quotation."""
    match = _AT_START.match(line)
    if not match:
        return line
    return f"{line[: match.end('number')]}\\{line[match.end('number') :]}" if match["number"] else f"\\{line}"
