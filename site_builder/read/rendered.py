"""Renders hand-written pages with the extensions in `mkdocs.yml`, as the engine will, and finds what is not allowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import markdown

from site_builder.codes import Code
from site_builder.problems import Place, Problem, quoted
from site_builder.read.extensions import refusal
from site_builder.read.hand_written import NotedHtml
from site_builder.read.tags import AS_TYPED, KEPT
from site_builder.safe_html import Taken, taken_away
from site_builder.sources import Extension

ALWAYS = ("toc", "tables", "fenced_code")
"""What MkDocs itself adds to `markdown_extensions`."""
_HTML = r"(<(?:/?[a-zA-Z][^<>@ ]*(?: [^<>]*)?|![a-zA-Z][^<>]*|\?[^<>]*)>)"
QUOTES = "\"'"
MOST = 20
"""How many findings of one page are listed one by one."""


def with_extensions(extensions: Iterable[Extension], problems: list[Problem]) -> markdown.Markdown:
    """Python-Markdown as the engine uses it. An extension that cannot be used is left out, and a finding at its line."""
    made = markdown.Markdown(extensions=list(ALWAYS))
    for extension in extensions:
        problems += _register(made, extension)
    return made


def _register(made: markdown.Markdown, extension: Extension) -> Iterator[Problem]:
    place = extension.place or Place("mkdocs.yml")
    try:
        made.registerExtensions([extension.name], {extension.name: dict(extension.options)})
    except ImportError:
        message = f"There is no extension {quoted(extension.name)} on this computer; correct its name, install it, or delete this line."
        yield Problem(place, Code.ENGINE, message)
        return
    except Exception as error:  # an extension of anybody's may raise anything
        message = f"The extension {quoted(extension.name)} refuses its settings ({str(error).strip(QUOTES)}); correct them, or delete this line."
        yield Problem(place, Code.ENGINE, message)
        return
    for part in (*made.preprocessors, *made.postprocessors):
        if why := refusal(type(part).__module__):
            message = (
                f"{quoted(extension.name)} brings in {quoted(type(part).__module__)}, which {why}; delete this line."
            )
            yield Problem(place, Code.ENGINE, message)


class Renderer:
    """Renders pages as the engine does, except for raw HTML, which is left as text and noted."""

    def __init__(self, engine: markdown.Markdown) -> None:
        self._raw: list[str] = []
        self._markdown = engine
        for registry, name in ((engine.preprocessors, "html_block"), (engine.inlinePatterns, "html")):
            if name in registry:
                registry.deregister(name)
        engine.inlinePatterns.register(NotedHtml(_HTML, self._raw), "noted_html", 90)

    def html(self, text: str, first: Place) -> tuple[str, list[Problem]]:
        """The page's HTML, with raw HTML as text, and a finding for each thing that the engine's page would lack."""
        self._raw.clear()
        try:
            html = self._markdown.reset().convert(text)
        except RecursionError:  # its own finding says so
            return "", []
        except Exception as error:
            message = f"An extension that mkdocs.yml names cannot read this page ({quoted(str(error))}); correct the page, or remove the extension."
            return "", [Problem(first, Code.ENGINE, message)]
        return html, list(self._findings(text, html, first))

    def _findings(self, text: str, html: str, first: Place) -> Iterator[Problem]:
        lines = text.split("\n")
        raw = [tag for tag in dict.fromkeys(self._raw) if not KEPT.fullmatch(tag)]
        by_line = {_line(lines, tag, first): tag for tag in reversed(raw[:MOST])}
        yield from (_raw(tag, place) for place, tag in by_line.items())
        taken = taken_away(html)
        yield from (_taken(part, _line(lines, part.shown, first)) for part in taken[:MOST])
        if more := len(taken[MOST:]):
            message = f"This page has {more} more things that are not allowed; remove those that are listed first."
            yield Problem(first, Code.UNSAFE, message)


def _raw(tag: str, place: Place) -> Problem:
    return Problem(place, Code.RAW_HTML, f"{quoted(tag)} is HTML; {AS_TYPED}.")


def _taken(part: Taken, place: Place) -> Problem:
    return Problem(
        place, Code.UNSAFE, f"{part.words[0].upper()}{part.words[1:]} is not allowed on a page; {part.advice}."
    )


def _line(lines: list[str], typed: str, first: Place) -> Place:
    """The first line that contains something, or the very first if an extension made it from other words."""
    return first.at(first.line + next((number for number, line in enumerate(lines) if typed in line), 0))
