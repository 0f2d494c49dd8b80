"""The e-mail as a message that a mail program opens as a draft, with HTML and plain text."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256


def message(subject: str, text: bytes, html: bytes) -> bytes:
    """An unsent message (RFC 5322) with both forms (RFC 2046, 5.1.4), without sender, receivers and date: the same bytes
    for the same words."""
    made = EmailMessage(policy=SMTP)
    made["Subject"] = subject
    made["X-Unsent"] = "1"  # Outlook opens it as a draft
    made.set_content(text.decode(), cte="quoted-printable")
    made.add_alternative(html.decode(), subtype="html", cte="quoted-printable")
    made.set_boundary(f"digest-{sha256(html + text).hexdigest()[:32]}")
    return made.as_bytes()
