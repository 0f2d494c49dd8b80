"""`security.txt`: whom to tell of a weakness (RFC 9116)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from site_builder.hosting.publication import MARK, Placed, Publication
from site_builder.record.outputs import Output

PATH = ".well-known/security.txt"
"""Where it is looked for, at the root of a host alone (RFC 9116, 3)."""


def files(publication: Publication) -> Iterator[Placed]:
    """`security.txt` where a contact is given: in the site if that has a host of its own, else beside it, to be put at the
    host's root. A council's own below `docs/` comes first."""
    edition = publication.edition
    contact = edition.council.security_contact
    if not contact.is_reachable or PATH in edition.record.files:
        return
    address = urlsplit(edition.site_url)
    lines = [
        f"# {MARK}: the next build writes it anew.",
        *([f"Contact: mailto:{contact.email}"] if contact.email else []),
        *([f"Contact: {contact.url}"] if contact.url else []),
        f"Expires: {expires(edition.today).isoformat()}T00:00:00Z",
        f"Preferred-Languages: {edition.messages.language}",
        *([f"Policy: {contact.policy}"] if contact.policy else []),
        f"Canonical: {address.scheme}://{address.netloc}/{PATH}",
    ]
    is_in_site = publication.is_at_root
    output = Output(PATH if is_in_site else "security.txt", ("\n".join(lines) + "\n").encode())
    yield Placed(output, is_in_site)


def expires(today: date) -> date:
    """The first day of a month that comes 11 months later: less than a year, as RFC 9116, 2.5.5 recommends, and the same
    for all builds of a month."""
    months = today.year * 12 + today.month - 1 + 11
    return date(months // 12, months % 12 + 1, 1)
