"""An author's text as a page shows it: with terms explained, tables in boxes and headings at the page's levels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from site_builder.html.cited import cited
from site_builder.html.explained import explained, explained_below
from site_builder.html.tables import in_boxes
from site_builder.messages import Messages
from site_builder.record.prose import Prose
from site_builder.record.tags import with_named_anchors
from site_builder.views.prose import ExplainedText
from site_builder.views.young_people.words import HardTexts

_HEADING = re.compile(r"<(/?)h([2-5])\b")
_ANY_HEADING = re.compile(r"<(/?)h([2-6])\b")


def html_of(text: Prose, root: str) -> Markup:
    """An author's converted and sanitised Markdown: the one thing that is not escaped again."""
    return Markup(text.html(root))


def explained_of(messages: Messages, view: ExplainedText, root: str) -> Markup:
    """The same for a page of the site: glossary terms link to their meaning, tables are in boxes."""
    return Markup(in_boxes(explained(view.text.html(root), view.terms, root), messages))


def cited_of(messages: Messages, view: ExplainedText, root: str) -> Markup:
    """The same with a link to each paragraph, for the page whose own text it is."""
    return Markup(cited(explained_of(messages, view, root), messages, view.before))


def inside_of(text: Prose, root: str, number: int) -> Markup:
    """An area's text for a page with several: headings one level lower, anchors with the area's number."""
    lower = _HEADING.sub(lambda match: f"<{match.group(1)}h{int(match.group(2)) + 1}", text.html(root))
    return Markup(with_named_anchors(lower, f"area-{number}"))


def linked(view: HardTexts, root: str, by: int | None = None, top: int = 3) -> tuple[Markup, ...]:
    """The texts of a page for young people: the first use of a hard word links to the end of the page.

    `by` is the number of levels by which headings move down, as in `moved`."""
    seen, results = set(view.explained_in_place), []
    for text in view.texts:
        html = text.html(root) if by is None else moved(text.html(root), by, top=top)
        results.append(Markup(explained_below(html, view.terms, seen)))
    return tuple(results)


def moved_texts(texts: Sequence[Prose], root: str, by: int, name: str) -> tuple[Markup, ...]:
    """Several texts, each with its headings moved down by some levels and the name in front of its anchors."""
    return tuple(moved_text(text, root, by, name) for text in texts)


def moved_text(text: Prose, root: str, by: int, name: str) -> Markup:
    """The same for one text."""
    return Markup(moved(text.html(root), by, name))


def moved(html: str, by: int, name: str = "", *, top: int = 3) -> str:
    """A text with its headings moved down by some levels, from `top` to 6, and the name in front of its anchors."""
    lower = _ANY_HEADING.sub(lambda match: f"<{match.group(1)}h{min(6, max(top, int(match.group(2)) + by))}", html)
    return with_named_anchors(lower, name) if name else lower
