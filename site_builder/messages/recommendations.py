"""The English texts for a plan whose parts are recommendations: where ours say area, they say recommendation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.messages import Forms, Messages, shipped

_OUTSIDE_NAMES = re.compile(r"(\{[^{}]*\})")
_AREA = re.compile(r"\b(?:([Aa])(n)( ))?([Aa])rea(s?)\b")


def of_recommendations(messages: Messages) -> Messages:
    """The catalogue with that word in each text as it comes with the package. Words that the council itself wrote stay,
    and so do those of other languages, whose files say it as they want."""
    ours = shipped("en")
    if ours is None or messages.language != "en":
        return messages
    changed = {key: _called(text) for key, text in messages.words.items() if text == ours.words.get(key)}
    return Messages({**messages.words, **changed})


def _called(text: str | Forms) -> str | Forms:
    if isinstance(text, str):
        return "".join(_pieces(text))
    return {form: "".join(_pieces(each)) for form, each in text.items()}


def _pieces(text: str) -> Iterator[str]:
    """The text without any change between braces, where the names of values stand."""
    for piece in _OUTSIDE_NAMES.split(text):
        yield piece if piece.startswith("{") else _AREA.sub(_word, piece)


def _word(found: re.Match[str]) -> str:
    article, _, space, capital, plural = found.groups("")
    return f"{article}{space}{'R' if capital == 'A' else 'r'}ecommendation{plural}"
