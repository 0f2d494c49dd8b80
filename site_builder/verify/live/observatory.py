"""The grade of a first page by the rules of Mozilla's HTTP Observatory, as its program of 20 August 2026 has them
(github.com/mdn/mdn-http-observatory, version 1.6.3, algorithm 6: src/grader/charts.js and src/analyzer/tests/).

It asks the first page of a host, and so tells of another page where a site has a path. It knows the list of hosts that
browsers have built in for HTTPS, which would replace two of these lines; nobody is asked for that list here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from site_builder.verify.links_as_typed import joined, parts_of
from site_builder.verify.live.client import Answer
from site_builder.verify.live.policies import NONE, Policy, combined, policies_inside, sent_policies, sources

FULL = 100
_FOR_EXTRA = 90
"""The points without any extra that are needed before what is extra counts."""
_GRADES = (
    *((100, "A+"), (90, "A"), (85, "A-"), (80, "B+"), (70, "B"), (65, "B-"), (60, "C+"), (50, "C"), (45, "C-")),
    *((40, "D+"), (30, "D"), (25, "D-"), (0, "F")),
)
"""The least points of each grade."""
SIX_MONTHS = 15_552_000
"""Seconds: 180 days."""
PRIVATE = ("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin")
_LAX_REFERRERS = ("origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade")
_BROAD = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
_INLINE = {"'unsafe-inline'", "data:"}
_HASHES = ("'sha256-", "'sha384-", "'sha512-", "'nonce-")
_OPENER = {"same-origin": 10, "same-origin-allow-popups": 10, "noopener-allow-popups": 10, "unsafe-none": 0}
_EMBEDDER = {"require-corp": 10, "credentialless": 10, "unsafe-none": 0}
_RESOURCE = {"same-origin": 10, "same-site": 10, "cross-origin": 0}


@dataclass(frozen=True)
class FirstPage:
    """What a scanner sees."""

    answer: Answer
    html: str
    plain: tuple[str, ...] | None
    """The addresses through which `http://` leads, that one first; None where nothing answers there."""
    shared: Answer | None
    """What is answered to `OPTIONS`, as a browser asks before a page of another site may read this one."""

    @property
    def is_encrypted(self) -> bool:
        """Whether it was asked for by HTTPS."""
        return self.answer.address.startswith("https:")


@dataclass(frozen=True)
class Line:
    """One rule: its points, below 0 where they are lost, and what it looked at."""

    points: int
    words: str


@dataclass(frozen=True)
class Grade:
    """All rules, in the order of the scanner."""

    lines: tuple[Line, ...]

    @property
    def score(self) -> int:
        """Points: from 0, and above 100 with what is extra."""
        lost = FULL + sum(line.points for line in self.lines if line.points < 0)
        return max(0, lost + sum(line.points for line in self.lines if line.points > 0) if lost >= _FOR_EXTRA else lost)

    @property
    def letter(self) -> str:
        """From A+ to F."""
        return next(letter for least, letter in _GRADES if self.score >= least)


def grade(page: FirstPage) -> Grade:
    """The grade of a first page."""
    return Grade(tuple(line for rule in RULES for line in rule(page)))


def _content_policy(page: FirstPage) -> Iterator[Line]:
    sent, inside = sent_policies(page.answer.all("Content-Security-Policy")), policies_inside(page.html)
    if not sent and not inside:
        only = " (only one that reports)" if page.answer.header("Content-Security-Policy-Report-Only") else ""
        yield Line(-25, f"There is no Content-Security-Policy{only}.")
        return
    policy = combined([*sent, *inside])
    scripts, styles, objects = (_sources(policy, one) for one in ("script-src", "style-src", "object-src"))
    active = {one for name, allowed in policy.items() if name not in ("img-src", "media-src") for one in allowed}
    passive = {one for name in ("img-src", "media-src") for one in sources(policy, name) or ()}
    if scripts & (_BROAD | _INLINE) or objects & _BROAD:
        yield Line(-20, "The Content-Security-Policy lets scripts run from anywhere, or within the page.")
    elif page.is_encrypted and any(one.startswith(("http:", "ftp:")) for one in active):
        yield Line(-20, "The Content-Security-Policy lets a page load things without encryption.")
    elif "'unsafe-eval'" in scripts | styles:
        yield Line(-10, "The Content-Security-Policy has 'unsafe-eval'.")
    elif page.is_encrypted and any(one.startswith(("http:", "ftp:")) for one in passive):
        yield Line(-10, "The Content-Security-Policy lets a page load pictures without encryption.")
    elif styles & (_BROAD | _INLINE):
        yield Line(0, "The Content-Security-Policy lets styles come from anywhere, or be part of the page.")
    elif policy.get("default-src") == (NONE,):
        yield Line(10, "The Content-Security-Policy begins with default-src 'none', and has nothing unsafe.")
    else:
        yield Line(5, "The Content-Security-Policy has nothing unsafe.")


def _sources(policy: Policy, directive: str) -> set[str]:
    allowed = sources(policy, directive)
    found = {"*"} if allowed is None else set(allowed)
    return found - {"'unsafe-inline'"} if any(one.startswith(_HASHES) for one in found) else found


def _cookies(page: FirstPage) -> Iterator[Line]:
    """Each rule for cookies is one for a site that has some; ours have none, so the worst that can be said is."""
    found = [_attributes(one) for one in page.answer.all("Set-Cookie")]
    if not found:
        yield Line(0, "No cookie is set.")
        return
    is_hsts = _seconds(page) is not None and page.is_encrypted
    points = min(_of_cookie(name, attributes, is_hsts=is_hsts) for name, attributes in found)
    yield Line(points, f"{'A cookie is' if len(found) == 1 else f'{len(found)} cookies are'} set.")


def _attributes(cookie: str) -> tuple[str, dict[str, str]]:
    first, *rest = cookie.split(";")
    parts = (one.strip().partition("=") for one in rest)
    return first.partition("=")[0].strip().lower(), {name.lower(): value.lower() for name, _, value in parts}


def _of_cookie(name: str, attributes: dict[str, str], *, is_hsts: bool) -> int:
    is_session = "login" in name or "sess" in name
    is_secure, same = "secure" in attributes, attributes.get("samesite")
    lost = [0]
    if (same is not None and same not in ("strict", "lax", "none")) or (same == "none" and not is_secure):
        lost.append(-20)
    if not is_secure:
        lost.append((-10 if is_session else -5) if is_hsts else (-40 if is_session else -20))
    if "csrf" in name and not same:
        lost.append(-20)
    if is_session and "httponly" not in attributes:
        lost.append(-30)
    return min(lost) or (5 if same else 0)


def _embedder(page: FirstPage) -> Iterator[Line]:
    yield from _token(page, "Cross-Origin-Embedder-Policy", _EMBEDDER)


def _opener(page: FirstPage) -> Iterator[Line]:
    yield from _token(page, "Cross-Origin-Opener-Policy", _OPENER)


def _resource(page: FirstPage) -> Iterator[Line]:
    yield from _token(page, "Cross-Origin-Resource-Policy", _RESOURCE)


def _token(page: FirstPage, name: str, known: dict[str, int]) -> Iterator[Line]:
    value = page.answer.header(name).partition(";")[0].strip()
    if not value:
        yield Line(0, f"{name} is not sent.")
    elif value in known:
        yield Line(known[value], f"{name} is {value}.")
    else:
        yield Line(-5, f"{name} cannot be understood.")


def _sharing(page: FirstPage) -> Iterator[Line]:
    allowed = page.shared.header("Access-Control-Allow-Origin") if page.shared else ""
    if page.shared and allowed not in ("", "*") and page.shared.header("Access-Control-Allow-Credentials") == "true":
        yield Line(-50, "Access-Control-Allow-Origin lets every other site read this one as its reader.")
    elif allowed == "*":
        yield Line(0, "Access-Control-Allow-Origin lets other sites read what is public anyway.")
    else:
        yield Line(0, "Access-Control-Allow-Origin lets no other site read this one.")


def _redirection(page: FirstPage) -> Iterator[Line]:
    if page.plain is None:
        yield Line(0, "Nothing answers at http://, so nothing needs to lead to https://.")
        return
    schemes = [parts_of(one).scheme for one in page.plain]
    if len(schemes) == 1:
        yield Line(-20, "http:// does not lead to https://.")
    elif schemes[-1] != "https":
        yield Line(-20, "http:// leads on, and not to https://.")
    elif schemes[1] == "http":
        yield Line(-10, "http:// leads to another address at http:// first.")
    elif parts_of(page.plain[0]).hostname != parts_of(page.plain[1]).hostname:
        yield Line(-5, "http:// leads to another host at once.")
    else:
        yield Line(0, "http:// leads to https:// on the same host.")


def _referrer(page: FirstPage) -> Iterator[Line]:
    typed = [one.strip().lower() for one in page.answer.header("Referrer-Policy").split(",")]
    found = [one for one in typed if one in (*PRIVATE, *_LAX_REFERRERS)]
    if not any(typed):
        yield Line(0, "Referrer-Policy is not sent.")
    elif not found:
        yield Line(-5, "Referrer-Policy cannot be understood.")
    elif found[-1] in PRIVATE:
        yield Line(5, f"Referrer-Policy is {found[-1]}.")
    else:
        yield Line(-5, f"Referrer-Policy is {found[-1]}, which tells other sites where a reader came from.")


def _transport(page: FirstPage) -> Iterator[Line]:
    sent = page.answer.all("Strict-Transport-Security")
    if not page.is_encrypted:
        yield Line(-20, "There is no HTTPS, and so no Strict-Transport-Security.")
    elif not sent:
        yield Line(-20, "Strict-Transport-Security is not sent.")
    elif (seconds := _seconds(page)) is None:
        yield Line(-20, "Strict-Transport-Security cannot be understood.")
    elif seconds < SIX_MONTHS:
        yield Line(-10, f"Strict-Transport-Security is for {seconds // 86400} days, and should be for 180 or more.")
    else:
        yield Line(0, f"Strict-Transport-Security is for {seconds // 86400} days.")


def _seconds(page: FirstPage) -> int | None:
    """For how long browsers keep to HTTPS; None where they are not told, or not clearly."""
    header = next(iter(page.answer.all("Strict-Transport-Security")), "")
    found = re.search(r"(?:^|;)\s*max-age=\"?(\d{1,15})", header, re.IGNORECASE)
    return int(found.group(1)) if found and "," not in header else None


def _integrity(page: FirstPage) -> Iterator[Line]:
    scripts = _Scripts(page.html).found
    foreign = [one for one in scripts if parts_of(one[0]).netloc not in ("", parts_of(page.answer.address).netloc)]
    if not scripts:
        yield Line(0, "No script is loaded.")
    elif not foreign:
        points = 5 if page.is_encrypted and scripts[0][1] else 0
        yield Line(points, "All scripts are the site's own.")
    else:
        lost = [_of_script(joined(page.answer.address, src), has_mark=has_mark) for src, has_mark in foreign]
        yield Line(min(lost), "Scripts of other sites are loaded.")


def _of_script(url: str, *, has_mark: bool) -> int:
    is_encrypted = url.startswith("https:")
    return 5 if has_mark and is_encrypted else -20 if has_mark else -5 if is_encrypted else -50


class _Scripts(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, bool]] = []
        """The address of each script, and whether the page says what its hash must be."""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and given.get("src"):
            self.found.append((str(given["src"]), bool(given.get("integrity"))))


def _sniffing(page: FirstPage) -> Iterator[Line]:
    value = page.answer.header("X-Content-Type-Options").strip().lower()
    said = "is nosniff" if value == "nosniff" else "cannot be understood" if value else "is not sent"
    yield Line(0 if value == "nosniff" else -5, f"X-Content-Type-Options {said}.")


def _framing(page: FirstPage) -> Iterator[Line]:
    value = page.answer.header("X-Frame-Options").strip().lower()
    if any("frame-ancestors" in policy for policy in sent_policies(page.answer.all("Content-Security-Policy"))):
        yield Line(5, "The Content-Security-Policy says who may show the page within another (frame-ancestors).")
    elif value in ("deny", "sameorigin"):
        yield Line(5, f"X-Frame-Options is {value}.")
    elif value.startswith("allow-from"):
        yield Line(0, "X-Frame-Options is allow-from, which browsers no longer know.")
    else:
        yield Line(-20, "Any other site may show the page within its own: no frame-ancestors, no X-Frame-Options.")


RULES: tuple[Callable[[FirstPage], Iterator[Line]], ...] = (
    *(_content_policy, _cookies, _embedder, _opener, _sharing, _redirection),
    *(_referrer, _transport, _integrity, _sniffing, _framing, _resource),
)
