"""Reads a page as a browser does: which values it would send back for a form that nobody touches."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html


def sent_back(page: str) -> list[tuple[str, str]]:
    """The names and values of the one form of a page, as they are sent when its last button is pressed.

    Source: HTML, "4.10.22.4 Constructing the entry list", with the line ends of texts as two signs."""
    document = html.fromstring(page)
    [form] = document.xpath("//form[@method='post']")
    return [pair for control in form.iter() for pair in _values(control)]


def _values(control: html.HtmlElement) -> Iterator[tuple[str, str]]:
    name = control.get("name")
    if not name or control.get("disabled") is not None:
        return
    if control.tag == "textarea":
        words = (control.text or "").removeprefix("\n")  # as HTML has it, "13.2.6.4.7": the first line end is none
        yield name, words.replace("\n", "\r\n")
    elif control.tag == "select":
        options = control.xpath(".//option")
        chosen = [one for one in options if one.get("selected") is not None] or options[:1]
        yield from ((name, one.get("value", "")) for one in chosen)
    elif control.tag == "input":
        kind = control.get("type", "text")
        if kind in ("radio", "checkbox"):
            if control.get("checked") is not None:
                yield name, control.get("value", "on")
        elif kind in ("text", "hidden"):
            yield name, control.get("value", "").replace("\r", "").replace("\n", "")
