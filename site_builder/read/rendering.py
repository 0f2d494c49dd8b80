"""Tokens of Markdown as HTML; the addresses of headings and footnotes are those of Python-Markdown, since people link to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from site_builder.messages import Messages
from site_builder.read.links import slug

Rule = Callable[[RendererHTML, Sequence[Token], int, OptionsDict, EnvType], str]
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")


def html_of(parser: MarkdownIt, tokens: list[Token], to: Callable[[str], str]) -> str:
    """The HTML of a text. `to` turns an anchor of the same page, such as "#fn:1", into what stands in `href`."""
    _number_headings(tokens)
    _align(tokens)
    html: str = parser.renderer.render(tokens, parser.options, {"to": to})
    return _EMPTY_PARAGRAPH.sub("", html)


def words_of(children: Sequence[Token]) -> str:
    """The words of a heading, without its marks and pictures."""
    return "".join(
        " " if child.type.endswith("break") else child.content for child in children if child.type != "image"
    )


def _number_headings(tokens: list[Token]) -> None:
    """Gives each heading its own id: its words, with `_1` after them if another heading already has it."""
    used: set[str] = set()
    times: dict[str, int] = {}
    for heading, inline in pairwise(tokens):
        if heading.type == "heading_open":
            wanted = name = slug(words_of([c for c in inline.children or [] if c.type != "html_inline"]), "-")
            while name in used or not name:
                times[wanted] = times.get(wanted, 0) + 1
                name = _next(wanted, times[wanted])
            used.add(name)
            heading.attrs["id"] = name


def _next(wanted: str, time: int) -> str:
    """The name that Python-Markdown gives to a heading that has been there `time` times: "a_1", and "a_2" after it."""
    counted = re.fullmatch(r"(.*)_([0-9]+)", wanted)
    return f"{counted.group(1)}_{int(counted.group(2)) + time}" if counted else f"{wanted}_{time}"


def _align(tokens: list[Token]) -> None:
    """Turns the `style` of table cells into a class: a strict content security policy blocks inline styles."""
    for token in tokens:
        if token.type in ("th_open", "td_open") and (style := str(token.attrs.pop("style", ""))):
            token.attrs["class"] = f"align-{style.rpartition(':')[2]}"


def set_rules(parser: MarkdownIt, messages: Messages) -> None:
    """Lets a parser write its HTML our way."""
    rules: dict[str, Rule] = {
        "s_open": lambda self, tokens, at, options, env: "<del>",
        "s_close": lambda self, tokens, at, options, env: "</del>",
        "html_inline": _html,
        "footnote_ref": _mark,
        "footnote_block_open": lambda self, tokens, at, options, env: '<div class="footnote">\n<hr>\n<ol>\n',
        "footnote_block_close": lambda self, tokens, at, options, env: "</ol>\n</div>\n",
        "footnote_open": lambda self, tokens, at, options, env: f'<li id="fn:{_label(tokens[at])}">\n',
        "footnote_close": lambda self, tokens, at, options, env: "</li>\n",
        "footnote_anchor": _way_back(messages),
    }
    for name, rule in rules.items():
        parser.add_render_rule(name, rule)


def _html(self: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
    """Comments are left out; what else is left has its finding and is shown as typed in a preview."""
    content = tokens[at].content
    return "" if content.startswith("<!--") else escape(content, quote=False)


def _label(token: Token) -> str:
    return escape(str(token.meta["label"]))


def _mark(self: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: Any) -> str:
    token = tokens[at]
    address = env["to"](f"#fn:{quote(token.meta['label'])}")
    return f'<sup id="{_name(token)}"><a class="footnote-ref" href="{address}">{token.meta["id"] + 1}</a></sup>'


def _name(token: Token, label: str = "") -> str:
    """The id of a mark: "fnref:1", and "fnref2:1" for the second mark of the same note."""
    time = token.meta["subId"] + 1
    return f"fnref{time if time > 1 else ''}:{label or _label(token)}"


def _way_back(messages: Messages) -> Rule:
    def way_back(self: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: Any) -> str:
        token = tokens[at]
        address = env["to"](f"#{_name(token, quote(token.meta['label']))}")
        title = escape(messages.plain("article.footnote", number=str(token.meta["id"] + 1)))
        return f'&#160;<a class="footnote-backref" href="{address}" title="{title}">&#8617;</a>'

    return way_back
