"""One finished page: its links, its anchors, its words, and the marks that no published page has."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from site_builder.record.prose import plain_text

_MAIN = re.compile(r'<main id="--content"[^>]*>\n(.*)\n</main>', re.DOTALL)
_LINKS = {"href", "src", "poster", "action", "data"}
_LOADING = ("script", "img", "iframe", "source", "video", "audio", "track", "embed", "object")
_LOADED = {"stylesheet", "preload", "modulepreload", "icon", "prefetch"}
_REFRESH = re.compile(r"\s*\d+\s*;\s*url=(.*)", re.IGNORECASE)


class ReadPage(HTMLParser):
    """A page, parsed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[tuple[str, int]] = []
        """Each link, picture, style and script as it is typed, with its line."""
        self.loaded: list[tuple[str, int]] = []
        """What a browser loads with the page without being asked: scripts, styles, pictures, frames."""
        self.anchors = {"", "top"}
        """What can follow `#`."""
        self.drafts: list[int] = []
        """The lines of marks of drafts."""
        self.leads_on = False
        """Whether it does nothing but lead to another page."""
        self.has_policy = False
        """Whether it says what it may load, as every page does that is not a preview."""
        self.title = ""
        self._in_title = False
        main = _MAIN.search(html)
        self.words = plain_text(main.group(1)) if main else ""
        """Those of its content, as the manifest's hash counts them."""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the links, anchors and marks of one element."""
        given = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        self._in_title = tag == "title" and not self.title
        self.anchors |= {given[name] for name in ("id", "name") if given.get(name)}
        self.links += [(value, line) for name, value in given.items() if name in _LINKS and tag != "base"]
        self.links += [(one.split()[0], line) for one in given.get("srcset", "").split(",") if one.split()]
        if tag in _LOADING or (tag == "link" and _LOADED.intersection(given.get("rel", "").lower().split())):
            self.loaded += [(given[name], line) for name in ("src", "href", "data") if given.get(name)]
        if "draft" in given.get("class", "").split():
            self.drafts.append(line)
        if tag == "meta":
            self._meta(given, line)

    def _meta(self, given: dict[str, str], line: int) -> None:
        kind = given.get("http-equiv", "").lower()
        self.has_policy |= kind == "content-security-policy"
        if kind == "refresh" and (found := _REFRESH.match(given.get("content", ""))):
            self.leads_on = True
            self.links.append((found.group(1), line))
        if given.get("property") == "og:image":
            self.links.append((given.get("content", ""), line))

    def handle_endtag(self, tag: str) -> None:
        """Notes where the title ends."""
        self._in_title &= tag != "title"

    def handle_data(self, data: str) -> None:
        """Adds to the title."""
        if self._in_title:
            self.title += data
