"""Links that anybody may have typed: whatever a host or a page says, there is an answer."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit


def joined(address: str, link: str) -> str:
    """Where a link at an address leads, in full; as it is typed where that is not an address at all."""
    try:
        return urljoin(address, link)
    except ValueError:  # brackets that are not an IPv6 address, or a host that cannot be
        return link


def parts_of(address: str) -> SplitResult:
    """The parts of an address; all of them empty for what is not one."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")
