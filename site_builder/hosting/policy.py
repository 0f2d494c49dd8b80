"""What a page may load and do (Content Security Policy Level 3), in its `meta` element and in a host's header."""

from __future__ import annotations

SEARCHING = ("search", "not-found")
"""The sections whose pages search: one page each."""
SEARCHING_FILES = ("search/index.html", "404.html")
"""The files of these pages."""
POLICY = (
    *("default-src 'none'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'"),
    *("form-action 'self'", "base-uri 'none'"),
)
"""A site's own files, and nothing from any other site."""
NOT_FRAMED = "frame-ancestors 'none'"
"""No other site shows a page as if it were its own; browsers take this from a header alone."""


def policy(*, searches: bool) -> str:
    """The policy inside a page, for hosts that send none. The hash of its JSON-LD follows it: browsers do not run data,
    but checkers ask for the hash.

    Pagefind's index is read by WebAssembly, which only the pages that search may run."""
    scripts = "script-src 'self' 'wasm-unsafe-eval'" if searches else "script-src 'self'"
    return "; ".join((*POLICY, scripts))


def sent_policy(*, searches: bool) -> str:
    """The policy that a host sends. A browser keeps to both, so a header for all pages of a site takes no hash."""
    return f"{policy(searches=searches)}; {NOT_FRAMED}"
