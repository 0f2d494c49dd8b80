"""What keeps the public from opening an address, or what it should not carry, as far as the address itself tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit, urlunsplit

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.record.hosts import is_slip, trial_of, why_private
from site_builder.record.offices import behind_a_door
from site_builder.record.rewritten import inside, rewritten_by

_SECRETS = frozenset(
    {
        *("access_token", "id_token", "refresh_token", "auth_token", "authtoken", "token", "tempauth", "guestaccesstoken"),
        *("authkey", "api_key", "apikey", "api-key", "password", "passwd", "pwd", "secret", "client_secret"),
        *("sessionid", "session_id", "phpsessid", "jsessionid", "x-amz-signature", "x-amz-credential", "x-amz-security-token"),
        *("awsaccesskeyid", "x-goog-signature", "sig", "signature"),
    }
)  # fmt: skip
"""Names in an address whose values let in whoever has them."""
_SHORTEST_SECRET = 6
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|mc_cid|mc_eid|mkt_tok|igshid|igsh|_hsenc|_hsmi|hsctatracking"
    r"|yclid|twclid|ttclid|li_fat_id|vero_id|oly_enc_id|oly_anon_id|_ga|_gl|s_cid|cmpid|ns_campaign|ns_mchannel|at_campaign"
    r"|at_medium|trk|trkcampaign|xtor",
    re.IGNORECASE,
)
"""Names in an address by which those who count visitors know from where or from whom they come."""
_ELSEWHERE = "link to a page that anybody can open, or save the file below docs/ and link to that"
_LOCAL = re.compile(r"file:|[A-Za-z]:[\\/](?!/)|\\{1,4}[\w.-]+\\|(?:smb|afp|nfs|ms-\w+|onenote|notes|outlook|msteams):", re.IGNORECASE)  # fmt: skip
_MAILBOX = re.compile(r"[^@\s/]+@[^@\s/.]+(?:\.[^@\s/.]+)*")
_OLD = re.compile(r"s?ftp:", re.IGNORECASE)
_ARCHIVES = ("web.archive.org", "webarchive.nationalarchives.gov.uk", "www.webarchive.org.uk", "archive.ph")


@dataclass(frozen=True)
class Flaw:
    """What is wrong with an address: its kind, and a sentence with what to do, in which no secret stands."""

    code: Code
    words: str
    severity: Severity = Severity.ERROR

    def at(self, place: Place) -> Problem:
        """The finding at a place."""
        return Problem(place, self.code, self.words, self.severity)


def flaws(address: str, own: str = "") -> Iterator[Flaw]:
    """What is wrong with an address as it was typed; `own` is that of the site itself, or "".

    A web address, one of a file or of a mailbox; nothing for what is none of these, nor for a path on the site."""
    address = unescape(address)
    if address.lower().startswith("mailto:"):
        yield from _mail(address)
    elif local := local_flaw(address):
        yield local
    else:
        try:
            parts = urlsplit(address)
            is_web = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
        except ValueError:  # brackets that are not an IPv6 address
            return
        yield from _web(address, parts, own) if is_web else ()


def local_flaw(address: str) -> Flaw | None:
    """What is wrong with an address that leads to a file on one computer or network; None for any other."""
    if _LOCAL.match(address):
        path = re.sub(r"([\\/](?:Users|home)[\\/]+)[^\\/]+", r"\1…", address, flags=re.IGNORECASE)  # whose it is
        words = f"{quoted(path)} is a file on one computer or on the council's own network, which the public cannot open; save it below docs/ and link to that."
        return Flaw(Code.PRIVATE_ADDRESS, words)
    if _OLD.match(address):
        return Flaw(Code.PRIVATE_ADDRESS, f"{quoted(shown(address))} is an address that browsers no longer open; {_ELSEWHERE}.")  # fmt: skip
    return None


def secret_flaw(address: str) -> Flaw | None:
    """What is wrong with a web address that lets in whoever has it; None for any other."""
    try:
        parts = urlsplit(unescape(address))
    except ValueError:
        return None
    if "@" in parts.netloc:
        return _secret(address, "a user's name or password")
    pairs = parse_qsl(f"{parts.query}&{parts.fragment.partition('?')[2] or parts.fragment}")
    named = next((key for key, value in pairs if _is_secret(key, value)), "")
    if not named and re.search(r";jsessionid=\w", parts.path, re.IGNORECASE):
        named = "jsessionid"
    return _secret(address, f"{quoted(named)}, which lets in whoever has it") if named else None


def shown(address: str) -> str:
    """An address as a finding may show it: without a user's name, and without what follows "?" or "#"."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address.partition("?")[0]
    more = "?…" if parts.query else ""
    path = parts.path.partition(";")[0]
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{path}{more}" if parts.netloc else address


def _is_secret(key: str, value: str) -> bool:
    return key.lower().removeprefix("amp;") in _SECRETS and len(value) >= _SHORTEST_SECRET


def _secret(address: str, what: str) -> Flaw:
    words = f"{quoted(shown(address))} carries {what}: everybody would have it; take it out, and have it changed, since files and their history keep it."
    return Flaw(Code.SECRET_ADDRESS, words)


def _web(address: str, parts: SplitResult, own: str) -> Iterator[Flaw]:
    """What is wrong with a web address; of one that somebody rewrote, what is wrong with the real one too."""
    if by := rewritten_by(parts):
        real = inside(address)
        right = f"write {quoted(real, 300)}" if real and not secret_flaw(real) else "open it, and write the address that the browser then shows"  # fmt: skip
        words = f"{quoted(shown(address))} is an address of {by} instead of the real one: it can stop working, and may say who got it; {right}."
        yield Flaw(Code.REWRITTEN_ADDRESS, words)
        yield from (one for one in flaws(real, own) if one.code is not Code.INSECURE_ADDRESS) if real else ()
        return
    if secret := secret_flaw(address):
        yield secret
    host = (parts.hostname or "").rstrip(".")
    if why := why_private(host):
        yield Flaw(Code.PRIVATE_ADDRESS, f"The public cannot open {quoted(shown(address))}: {quoted(host)} {why}; {_ELSEWHERE}.")  # fmt: skip
        return
    if door := behind_a_door(host, parts):
        severity = Severity.ERROR if door.is_certain else Severity.WARNING
        yield Flaw(Code.PRIVATE_ADDRESS, f"{quoted(shown(address))} {door.why}; {door.advice or _ELSEWHERE}.", severity)
    yield from _tracking(address, parts)
    yield from _of_own(address, parts, own) or _insecure(address, parts, host)


def _tracking(address: str, parts: SplitResult) -> Iterator[Flaw]:
    pairs = parts.query.split("&")
    counting = [pair for pair in pairs if _TRACKING.fullmatch(pair.partition("=")[0])]
    if counting:
        right = urlunsplit(parts._replace(query="&".join(pair for pair in pairs if pair not in counting)))
        right = quoted(right, 300) if not secret_flaw(right) else "it without that"
        name = counting[0].partition("=")[0]
        words = f"{quoted(shown(address))} carries {quoted(name)}, by which somebody counts who follows the link; write {right}."
        yield Flaw(Code.TRACKED_ADDRESS, words, Severity.WARNING)


def _insecure(address: str, parts: SplitResult, host: str) -> list[Flaw]:
    if parts.scheme.lower() != "http" or host in _ARCHIVES:
        return []
    words = f"{quoted(shown(address))} is not encrypted; write https:// if the page opens with it."
    return [Flaw(Code.INSECURE_ADDRESS, words, Severity.WARNING)]


def _of_own(address: str, parts: SplitResult, own: str) -> list[Flaw]:
    """What is wrong with an address that seems meant for the site itself."""
    right = urlsplit(own)
    host, ours = (parts.hostname or "").rstrip("."), right.hostname or ""
    base = right.path.rstrip("/")
    is_there = not base or f"{parts.path}/".startswith(f"{base}/")
    first, our_first = parts.path.strip("/").partition("/")[0], base.strip("/").partition("/")[0]
    corrected = urlunsplit((right.scheme, right.netloc, parts.path, parts.query, parts.fragment))
    if not ours or ours.endswith(("example.org", "example.com", "example.net")):
        return []
    if trial_of(host, ours):
        words = f"The public cannot open {quoted(shown(address))}: {quoted(host)} is where the site is tried out; write {quoted(shown(corrected), 300)}."
        return [Flaw(Code.OWN_ADDRESS, words)]
    if host == ours and is_there and parts.scheme != right.scheme:
        return [_slip(address, f"begins with {parts.scheme}:, and the site with {right.scheme}:", corrected)]
    if host.removeprefix("www.") == ours.removeprefix("www.") and host != ours and is_there:
        return [_slip(address, f"has {'no' if ours.startswith('www.') else 'a'} 'www.', unlike the site", corrected)]
    if is_slip(host, ours):
        return [_slip(address, f"has the host {quoted(host)}, one letter away from the site's own", corrected)]
    if host == ours and our_first and is_slip(first, our_first):
        moved = f"{base}/{parts.path.lstrip('/').partition('/')[2]}"
        return [_slip(address, f"has {quoted(first)} where the site has {quoted(our_first)}", urlunsplit((right.scheme, right.netloc, moved, "", "")))]  # fmt: skip
    return []


def _slip(address: str, what: str, right: str) -> Flaw:
    words = f"{quoted(shown(address))} {what}; write {quoted(shown(right), 300)}, or the path of the file, if this site is meant."
    return Flaw(Code.OWN_ADDRESS, words, Severity.WARNING)


def reach_flaw(address: str) -> Flaw | None:
    """What is wrong with a `mailto:` or `tel:` link to which nobody could write, or which nobody could call."""
    if address.lower().startswith("tel:"):
        words = f"The link {quoted(address)} has no telephone number; write its digits, such as tel:01632960001."
        return None if re.search("[0-9]", unquote(address)) else Flaw(Code.LINK, words)
    found, keys = _boxes(address)
    wrong = [box for box in found if not _MAILBOX.fullmatch(box)]
    if not wrong and (found or "to" in keys):
        return None
    what = f"{quoted(wrong[0])}, which is not a mail address" if wrong else "no mail address"
    return Flaw(Code.LINK, f"The link {quoted(address)} has {what}; write one such as mailto:name@example.org.")


def _boxes(address: str) -> tuple[list[str], set[str]]:
    """The mailboxes of a `mailto:` link, and the keys of what it writes."""
    boxes, _, query = address[len("mailto:") :].partition("?")
    keys = {key.lower().removeprefix("amp;") for key, _ in parse_qsl(query, keep_blank_values=True)}
    return [box.strip() for box in re.split("[,;]", unquote(boxes)) if box.strip()], keys


def _mail(address: str) -> Iterator[Flaw]:
    """What is wrong with a link to a mailbox: a mailbox that only staff can reach, several, or a letter written for others."""
    found, keys = _boxes(address)
    for box in found:
        host = box.rpartition("@")[2].lower()
        if _MAILBOX.fullmatch(box) and (why := why_private(host)):
            words = (
                f"Nobody outside can write to this address: {quoted(host)} {why}; write one that the public can use."
            )
            yield Flaw(Code.PRIVATE_ADDRESS, words)
    many = ["several addresses"] if len(found) > 1 else []
    if extra := [*many, *(f"'{key}'" for key in ("to", "cc", "bcc", "body") if key in keys)]:
        words = f"This mail link has {', '.join(extra)}, which not every program keeps, and which the reader does not see before; write one address alone, such as mailto:name@example.org."
        yield Flaw(Code.MAIL_LINK, words, Severity.WARNING)
