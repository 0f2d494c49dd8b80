"""Whether a host is one that the public can reach, as far as its name tells; nothing is asked of any network."""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

_NEVER_PUBLIC = frozenset(
    [
        "local",
        "localhost",
        "localdomain",
        "internal",
        "intranet",
        "intra",
        "corp",
        "lan",
        "home",
        "private",
        "priv",
        "domain",
        "workgroup",
        "test",
        "invalid",
        "ad",
        "prv",
    ]
)
"""Last labels that no public host has (RFC 2606, RFC 6761, RFC 6762 appendix G; ICANN keeps "internal" for private use).
"example" is among the reserved ones too, and is left out: nobody has a network of that name."""
_NEVER_PUBLIC_ENDS = (".home.arpa", ".localtest.me", ".nip.io", ".sslip.io", ".ts.net", ".onion")
_INSIDE = frozenset(["intranet", "intra", "sharepoint", "vpn", "citrix", "remote", "staffnet"])
"""First labels by which councils call what only their staff can open."""
_TRIALS = frozenset(
    [
        "staging",
        "stage",
        "test",
        "testing",
        "dev",
        "develop",
        "uat",
        "preprod",
        "pre-prod",
        "preview",
        "demo",
        "sandbox",
        "beta",
        "qa",
    ]
)
"""Labels of sites on which something is tried out."""
_NUMBER = re.compile(r"(?:0x[0-9a-f]+|[0-9]+)(?:\.(?:0x[0-9a-f]+|[0-9]+)){0,3}", re.IGNORECASE)


def why_private(host: str) -> str:
    """Why the public cannot reach a host, as words that follow its name, or "" if they may; `host` is in small letters."""
    host = host.rstrip(".")
    if address := numeric(host):
        if address.is_loopback or address.is_unspecified:
            return "is the reader's own computer"
        return "" if address.is_global else "is an address of a private network"
    first, *others = host.split(".")
    if host == "localhost" or host.endswith(".localhost"):
        return "is the reader's own computer"
    if not others:
        return "has no dot, so that it is the name of a computer on the council's own network"
    if others[-1] in _NEVER_PUBLIC or host.endswith(_NEVER_PUBLIC_ENDS):
        return f"ends in '.{others[-1]}', which only private networks use"
    return f"begins with '{first}.', as what only staff can open does" if first in _INSIDE else ""


def numeric(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host in digits is, in every form that browsers read, such as "127.1"; None for a name."""
    try:
        return ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host)) if _NUMBER.fullmatch(host) else None
    except OSError:
        return None


def trial_of(host: str, own: str) -> bool:
    """Whether a host is one on which a site is tried out, going by the host of that site."""
    ours = own.removeprefix("www.")
    first, _, rest = host.partition(".")
    parts = set(first.split("-"))
    is_below = rest.removeprefix("www.") == ours or rest == ours.partition(".")[2]
    return host != own and is_below and bool(parts & _TRIALS or first in _TRIALS)


def is_slip(typed: str, right: str) -> bool:
    """Whether a word is another one with a single slip: a letter wrong, missing, too many, or two exchanged."""
    if typed == right or min(len(typed), len(right)) < 5 or abs(len(typed) - len(right)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(typed, right, strict=False)) if a != b), min(len(typed), len(right)))
    one, other = typed[start:], right[start:]
    exchanged = len(one) > 1 and len(other) > 1 and one[0] == other[1] and one[1] == other[0] and one[2:] == other[2:]
    return exchanged or one[1:] == other[1:] or one[1:] == other or one == other[1:]
