"""A drawing that is published has lost what its editor left in it, and no word that it shows."""

from __future__ import annotations

from site_builder.media.drawings import without_names

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:editor="urn:made-up"'


def test_words_after_what_is_left_out_stay_where_they_were() -> None:
    drawn = f"<svg {SPACES}><text><editor:a/>One <tspan>two</tspan> three<editor:b/> four<metadata>x</metadata> five</text></svg>"
    assert b"<text>One <tspan>two</tspan> three four five</text>" in without_names(drawn.encode())
