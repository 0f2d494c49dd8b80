"""What search reads of a finished page: the smallest HTML of which Pagefind makes the same as of the whole page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_MARK = "data-pagefind-body"
"""The attribute of what Pagefind reads of a page; of a page without it, nothing."""
_LEFT_OUT = frozenset(("nav", "template", "h1"))
"""Elements that lead to other pages; and the title, which is given beside the rest: a page of which nothing else is left is
not found by its title alone."""
_CLASSES_LEFT_OUT = frozenset(("label", "dates", "cards", "help", "helpers", "borrowed", "footnote-backref"))
"""Those of what is repeated on many pages, or shown beside the excerpt of a result; and the arrow that leads back from a
footnote."""
_LEADS_TO_NOTE = re.compile(r"\sid=\"fnref[^\"]*\"")
"""The number of a footnote: in an excerpt it would be a figure of the sentence."""
_MAIN = re.compile(rf"<main\b[^>]*\s{_MARK}[^>]*>")
_LANGUAGE = re.compile(r"<html\b[^>]*\slang=\"([^\"]*)\"")
_TITLE = re.compile(r"<h1\b[^>]*>.*?</h1>", re.DOTALL)
_TITLE_OF_WINDOW = re.compile(r"<title>.*?</title>", re.DOTALL)
_TAG = re.compile(r"<(?:!--.*?--|(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*))>", re.DOTALL)
_CLASS = re.compile(r"\sclass=\"([^\"]*)\"")
_KEPT = re.compile(r"\s(?:id=\"(?!p:)[^\"]*\"|alt=\"[^\"]*\"|data-pagefind-[a-z-]+(?:=\"[^\"]*\")?)")
"""The attributes that Pagefind goes by. It would note the number of every paragraph, for which nobody asks, and find a page by
the name of the file of its first picture."""
_WITHOUT_END = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
"""Elements that contain nothing."""
_WORDS_OF_PICTURE = re.compile(r"<img alt=\"([^\"]*)\">")


def searched(page: str) -> str:
    """The HTML for Pagefind; "" for a page that is not searched."""
    begin = _MAIN.search(page)
    if not begin:
        return ""
    main = page[begin.end() : page.rfind("</main>")]
    title, language = _TITLE.search(main) or _TITLE_OF_WINDOW.search(page), _LANGUAGE.search(page)
    content = "".join(_pieces(main))
    pictures = " ".join(filter(None, _WORDS_OF_PICTURE.findall(content)))
    return (
        f'<html lang="{language[1] if language else ""}">{title[0] if title else ""}'
        f'<main {_MARK} data-pagefind-meta="image_alt:{pictures}">{content}</main></html>'
    )


def _pieces(html: str) -> Iterator[str]:
    at = 0
    while tag := _TAG.search(html, at):
        yield html[at : tag.start()]
        at = tag.end()
        end, name, attributes = tag[1], tag[2], tag[3]
        if name and not end and _is_left_out(name, attributes):
            is_empty = name in _WITHOUT_END or attributes.endswith("/")
            at = at if is_empty else _end(html, name, at)
        elif name:
            yield f"<{end}{name}{''.join(_KEPT.findall(attributes))}>"
    yield html[at:]


def _is_left_out(name: str, attributes: str) -> bool:
    classes = _CLASS.search(attributes)
    if name == "sup" and _LEADS_TO_NOTE.search(attributes):
        return True
    return name in _LEFT_OUT or (classes is not None and not _CLASSES_LEFT_OUT.isdisjoint(classes[1].split()))


def _end(html: str, name: str, at: int) -> int:
    """Where the element ends whose content begins here."""
    depth = 1
    for tag in _tags_of(name).finditer(html, at):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(html)


@cache
def _tags_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^>]*>")
