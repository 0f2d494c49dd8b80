"""The glossary in place: the first use of a term on a page links to its meaning, so that it works on touch."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape, unescape

from site_builder.record.addresses import anchor
from site_builder.record.references import Term
from site_builder.record.tags import cut, joined

_NO_PROSE = frozenset({"a", "code", "pre", "abbr", "h1", "h2", "h3", "h4", "h5", "h6"})
_LEFT_ALONE = _NO_PROSE | {"figcaption"}
_LEFT_ALONE_BELOW = _NO_PROSE | {"strong"}


def explained(html: str, terms: tuple[Term, ...], root: str) -> str:
    """Sanitised HTML with the first use of each term as a link into the glossary.

    After the first use of an abbreviation its long form is written out. Headings, links and code are left alone."""
    if not terms:
        return html
    words, begins, pattern = _pattern(terms)
    if not _has_any(begins, html):
        return html
    seen: set[str] = set()
    return _in_text(html, _LEFT_ALONE, lambda text: pattern.sub(lambda match: _link(match, words, seen, root), text))


def explained_below(html: str, terms: tuple[Term, ...], seen: set[Term]) -> str:
    """The same for a page that explains its words at the end, at their `word_anchor`; terms in `seen` get no link.

    Bold words are left alone too: the author explains those there. Terms that get a link are added to `seen`."""
    if not terms:
        return html
    words, begins, pattern = _pattern(terms)
    if not _has_any(begins, html):
        return html

    def link(match: re.Match[str]) -> str:
        term = _term(match.group(), words)
        if term is None or term in seen:
            return match.group()
        seen.add(term)
        return f'<a class="term" href="#{word_anchor(term)}">{match.group()}</a>'

    return _in_text(html, _LEFT_ALONE_BELOW, lambda text: pattern.sub(link, text))


def terms_in(words: str, terms: tuple[Term, ...]) -> list[Term]:
    """The terms that appear in plain text, in the order of their first use."""
    if not terms:
        return []
    forms, begins, pattern = _pattern(terms)
    text = escape(words, quote=False)
    uses = (_term(match.group(), forms) for match in pattern.finditer(text)) if _has_any(begins, text) else ()
    return list(dict.fromkeys(term for term in uses if term))


def word_anchor(term: Term) -> str:
    """The anchor of a term's meaning, on a page that explains its words at the end."""
    return anchor("section-word", term.term)


def _in_text(html: str, left_alone: frozenset[str], change: Callable[[str], str]) -> str:
    """The HTML with its text changed, except inside the tags that are left alone."""
    depth = 0
    pieces = cut(html)
    for at in range(0, len(pieces), 4):
        if at and pieces[at - 1] in left_alone:
            depth += -1 if pieces[at - 2] else 1
        if not depth and pieces[at]:
            pieces[at] = change(pieces[at])
    return joined(pieces)


@lru_cache(maxsize=8)
def _pattern(terms: tuple[Term, ...]) -> tuple[dict[str, Term], frozenset[str], re.Pattern[str]]:
    """Each term by its written forms, how these begin, and a pattern that finds any of them; the longest form wins."""
    words = {escape(form, quote=False): term for term in terms for form in (term.term, term.short) if form}
    forms = "|".join(map(_form, sorted(words, key=len, reverse=True)))
    begins = frozenset("".join(form.split()[:1]).casefold() for form in words)
    return words, begins, re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])")


def _has_any(begins: frozenset[str], text: str) -> bool:
    """Whether a text may have any term: many have none, and that is seen in a tenth of the time that the pattern takes."""
    small = text.casefold()
    return any(begin in small for begin in begins)


def _form(form: str) -> str:
    """A regular expression for one written form: small letters may be capitals, and a plural s may follow."""
    literal = r"\s+".join(map(re.escape, form.split()))
    return f"(?i:{literal}s?)" if form.islower() else literal


def _term(typed: str, words: dict[str, Term]) -> Term | None:
    """The term of which a typed word is one form."""
    exact = " ".join(typed.split())
    small = exact.lower()
    return words.get(exact) or words.get(small) or words.get(small.removesuffix("s"))


def _link(match: re.Match[str], words: dict[str, Term], seen: set[str], root: str) -> str:
    typed = match.group()
    term = _term(typed, words)
    if term is None or term.term in seen:
        return typed
    seen.add(term.term)
    written_out = match.string[match.end() :].lstrip().startswith("(") or match.string[: match.start()].endswith("(")
    is_short = unescape(typed) == term.short
    long_form = f" ({escape(term.term, quote=False)})" if is_short and not written_out else ""
    return f'<a class="term" href="{root}glossary/#{anchor("term", term.term)}">{typed}</a>{long_form}'
