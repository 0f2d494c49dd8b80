"""What a host sends with each file, beside the one table of what it should send."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.hosting.headers import CACHE, COMPRESSED, EVERYWHERE, POLICY, headers_of, type_of
from site_builder.problems import Problem, Severity, quoted
from site_builder.verify.live.client import Answer
from site_builder.verify.live.findings import WHERE, finding, together
from site_builder.verify.live.observatory import PRIVATE, SIX_MONTHS
from site_builder.verify.live.policies import sent_policies
from site_builder.verify.live.visit import Visit

_OPENER = ("same-origin", "same-origin-allow-popups", "noopener-allow-popups")
_RISKS = {
    POLICY: "a script that somebody brings into a page would run, and other sites could show the page as theirs",
    "Referrer-Policy": "other sites learn from which page a reader came",
    "Permissions-Policy": "nothing keeps a page from asking for camera, microphone or place",
    "Cross-Origin-Opener-Policy": "a page of another site that opened this one keeps a hold of its window",
    "X-Content-Type-Options": "browsers guess at types, and may run what is not a script",
}
"""What may come of it where a header is absent."""
_OF_PAGES = (POLICY, "Permissions-Policy", "Cross-Origin-Opener-Policy")
_SEARCH_TOO = "With /search/ and wrong addresses its script-src has 'wasm-unsafe-eval', too"
_WEB_PAGES = (".html", ".htm")
_ALIKE = {
    "text/javascript": ("application/javascript", "application/x-javascript"),
    "application/xml": ("text/xml", "application/rss+xml"),
    "application/rss+xml": ("application/xml", "text/xml"),
    "application/feed+json": ("application/json",),
    "application/atom+xml": ("application/xml", "text/xml"),
    "image/x-icon": ("image/vnd.microsoft.icon",),
    "font/woff2": ("application/font-woff2",),
}
"""Types that programs take for the same."""
_DAY = 86_400
_LETTERS = ("text/html", "text/css", "text/javascript", "text/csv", "text/calendar", "text/plain")
"""Types whose letters are read as the header says."""
_SMALL = 1400
"""Bytes that fit into one packet, compressed or not."""


def check_headers(visit: Visit) -> Iterator[Problem]:
    """Each header of the table that protects readers is sent, with a value that does."""
    found = ((path, words) for path, answer in _shown(visit) for words in _headers(path, answer))
    yield from together(visit.site, found, Severity.WARNING)


def _headers(path: str, answer: Answer) -> Iterator[str]:
    for name, risk in _RISKS.items():
        if name in _OF_PAGES and not path.endswith(_WEB_PAGES):
            continue
        value, more = answer.header(name), f". {_SEARCH_TOO}" if name == POLICY else ""
        if not value:
            yield f'{name} is missing from {{files}}: {risk}. Let the host send "{name}: {EVERYWHERE[name]}"{more}; {WHERE}.'
        elif not _protects(name, value):
            yield f'{name} is {quoted(value, 80)} with {{files}}, and so {risk}. Let the host send "{EVERYWHERE[name]}"{more}.'


def _protects(name: str, value: str) -> bool:
    words = [one.strip().lower() for one in value.split(",")]
    match name:
        case "Referrer-Policy":
            return words[-1] in PRIVATE
        case "Cross-Origin-Opener-Policy":
            return words[0].partition(";")[0].strip() in _OPENER
        case "X-Content-Type-Options":
            return words[0] == "nosniff"
        case "Permissions-Policy":
            names = {match.group(1) for match in re.finditer(r"([a-z-]+)=\(\)", value.lower())}
            return {"camera", "microphone", "geolocation"} <= names
        case _:
            return any("frame-ancestors" in policy for policy in sent_policies([value]))


def check_kept(visit: Visit) -> Iterator[Problem]:
    """No browser keeps a page, a feed or data longer than an hour: what was withdrawn would stay there."""
    found = []
    for path, answer in _shown(visit):
        seconds = re.search(r"max-age=(\d{1,15})", answer.header(CACHE))
        is_short = headers_of(path)[CACHE] == EVERYWHERE[CACHE]
        if is_short and seconds and int(seconds.group(1)) > _DAY and path.rpartition(".")[2] in COMPRESSED:
            days = int(seconds.group(1)) // _DAY
            found.append(
                (
                    path,
                    f'Browsers are told to keep {{files}} for {days} {"day" if days == 1 else "days"}, so a withdrawal or correction would not be seen before. Let the host send "{CACHE}: {EVERYWHERE[CACHE]}"; {WHERE}.',
                )
            )
    yield from together(visit.site, found, Severity.WARNING)


def check_types(visit: Visit) -> Iterator[Problem]:
    """Each file is sent with the type that the table has for it, text with its character set."""
    found = (
        (path, words) for path, answer in _shown(visit) if (words := wrong_type(path, answer.header("Content-Type")))
    )
    yield from together(visit.site, found, Severity.ERROR)


def wrong_type(path: str, sent: str) -> str:
    """What is wrong with the type that is sent with a file, as a sentence; "" if nothing is."""
    expected = type_of(path)
    wanted, given = _named(expected), _named(sent)
    if not expected:
        return ""
    if wanted == "application/octet-stream":  # read by a script, which does not look at the type
        return f"The host sends {{files}} as a web page, so search fails; {WHERE}." if given == "text/html" else ""
    if given != wanted and given not in _ALIKE.get(wanted, ()):
        said = f"as {quoted(sent)}" if sent else "without a type"
        return f'The host sends {{files}} {said}, and not as "{expected}": {_harm(wanted)}; {WHERE}.'
    if wanted in _LETTERS and "charset" in sent.lower() and "utf-8" not in sent.lower():
        return f'The host sends {{files}} as {quoted(sent)}; it is UTF-8, so letters such as "é" and "£" would be wrong. Let it send "{expected}".'
    return ""


def _named(header: str) -> str:
    return header.partition(";")[0].strip().lower()


def _harm(wanted: str) -> str:
    return {
        "text/calendar": "calendars do not open it",
        "text/css": "browsers refuse it, and the pages have no look",
        "text/javascript": "browsers refuse it",
        "application/wasm": "browsers refuse it",
        "text/html": "browsers save it in place of showing it",
    }.get(wanted, "programs may not open it")


def check_cookies(visit: Visit) -> Iterator[Problem]:
    """No cookie is set: the page about privacy says that there is none."""
    found = [
        (path, quoted(cookie.partition("=")[0]))
        for path, answer in _shown(visit)
        for cookie in answer.all("Set-Cookie")
    ]
    for name in sorted({name for _, name in found}):
        words = f"The host sets the cookie {name} with {{files}}, and the site's page about privacy says that there are none. Switch it off in the host, its firewall or its load balancer."
        yield from together(visit.site, [(path, words) for path, one in found if one == name], Severity.ERROR)


def check_compressed(visit: Visit) -> Iterator[Problem]:
    """Text is compressed on its way."""
    found = [
        (
            path,
            "The host sends {files} without compressing: pages take some four times as long to arrive. Switch gzip on.",
        )
        for path, answer in _shown(visit)
        if path.endswith((*_WEB_PAGES, ".css", ".js", ".json"))
        and not answer.header("Content-Encoding")
        and not _is_small(answer)
    ]
    yield from together(visit.site, found, Severity.NOTE)


def check_first(visit: Visit) -> Iterator[Problem]:
    """The first page says that all of the host is HTTPS, is one that search engines may list, and does not say which
    version of which program shows it."""
    answer, base = visit.first.answer, visit.site.address.base
    robots = answer.header("X-Robots-Tag")
    if re.search(r"\b(?:noindex|none)\b", robots, re.IGNORECASE):
        yield finding(base, f"The host tells search engines to leave the site out (X-Robots-Tag: {robots[:60]}): nobody will find it. Take that header away.", Severity.WARNING)  # fmt: skip
    for name in ("Server", "X-Powered-By"):
        if re.search(r"\d", answer.header(name)):
            yield finding(base, f"The host says which version it runs ({name}: {answer.header(name)[:60]}), which helps nobody but attackers. Switch that off.", Severity.NOTE)  # fmt: skip
    if not visit.first.is_encrypted:
        yield finding(base, "The site is not encrypted: others on the way can read and change what a reader sees. Publish it at https://.", Severity.WARNING)  # fmt: skip
        return
    seconds = re.search(r"max-age=\"?(\d{1,15})", answer.header("Strict-Transport-Security"))
    if not seconds or int(seconds.group(1)) < SIX_MONTHS:
        said = "is not sent" if not seconds else f"is for {int(seconds.group(1)) // _DAY} days only"
        yield finding(base, f'Strict-Transport-Security {said}: a reader\'s first visit by http:// can be led elsewhere. Once everything on {visit.site.address.host} is HTTPS for good, let the host send "Strict-Transport-Security: max-age=31536000"; \'progress guide hosting\' says where.', Severity.WARNING)  # fmt: skip


def _is_small(answer: Answer) -> bool:
    """Whether a host says that a file is too short to be worth compressing."""
    said = answer.header("Content-Length")
    return bool(re.fullmatch(r"[0-9]{1,15}", said)) and int(said) <= _SMALL


def _shown(visit: Visit) -> Iterator[tuple[str, Answer]]:
    """Every file that is there, but for those that are shown at wrong addresses only."""
    for path in sorted(visit.site.marks):
        yield path, visit.site.answers[path]
