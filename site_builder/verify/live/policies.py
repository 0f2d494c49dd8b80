"""Content Security Policies as browsers read them: one after the other, and a page may do only what all of them allow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

Policy = Mapping[str, tuple[str, ...]]
"""The sources of each directive, in small letters. Of one that is there twice, the first counts."""
NONE = "'none'"
_META = re.compile(
    r"""<meta[^>]+http-equiv=["']?Content-Security-Policy["']?[^>]*?content=(["'])(.*?)\1""", re.I | re.S
)
_NOT_IN_META = ("frame-ancestors", "report-uri", "sandbox")
"""Directives that browsers take from a header alone (HTML, 4.2.5.3)."""


def sent_policies(headers: Iterable[str]) -> list[Policy]:
    """The policies of some headers, in which commas separate them (Content Security Policy Level 3, 2.2)."""
    return [_policy(one) for header in headers for one in header.split(",") if one.strip()]


def policies_inside(html: str) -> list[Policy]:
    """Those of a page's own `meta` elements."""
    found = (_policy(match.group(2).replace("&#39;", "'").replace("&#x27;", "'")) for match in _META.finditer(html))
    return [{name: sources for name, sources in one.items() if name not in _NOT_IN_META} for one in found]


def sources(policy: Policy, directive: str) -> tuple[str, ...] | None:
    """What a directive allows, or its fallback where it is absent; None where there is neither."""
    stands_in = ("default-src",) if directive.endswith("-src") else ()
    return next((policy[name] for name in (directive, *stands_in) if name in policy), None)


def allows(policy: Policy, directive: str, keyword: str, origin: str) -> bool:
    """Whether a policy lets a page load something of its own site, or use what a keyword stands for."""
    allowed = sources(policy, directive)
    if allowed is None:
        return True
    if keyword == "'self'":
        host = origin.partition("://")[2]
        own = (keyword, "*", f"{origin.partition(':')[0]}:", origin, f"{origin}/", host)
        return any(one in own for one in allowed)
    return keyword in allowed or (keyword == "'wasm-unsafe-eval'" and "'unsafe-eval'" in allowed)


def combined(policies: Iterable[Policy]) -> Policy:
    """What several allow together, for each directive that any of them names: the sources that are in all that name it."""
    found: dict[str, tuple[str, ...]] = {}
    for policy in policies:
        for directive, allowed in policy.items():
            before = found.get(directive)
            found[directive] = allowed if before is None else tuple(one for one in before if one in allowed) or (NONE,)
    return found


def _policy(text: str) -> Policy:
    found: dict[str, tuple[str, ...]] = {}
    for part in text.lower().split(";"):
        name, *allowed = part.split() or [""]
        if name:
            found.setdefault(name, tuple(allowed) or ((NONE,) if name.endswith("-src") else ()))
    return found
