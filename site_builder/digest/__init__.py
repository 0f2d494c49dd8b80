"""An e-mail that tells what became public, in the forms that mail services take."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.digest.fitting import fitted
from site_builder.digest.message import message
from site_builder.digest.notify import Notify
from site_builder.digest.plain import Plain
from site_builder.digest.rich import for_mailchimp, html
from site_builder.edition import Edition
from site_builder.record.outputs import Output
from site_builder.views.digest import DigestView

HTML, MAILCHIMP, TEXT, NOTIFY = "digest.html", "digest-mailchimp.html", "digest.txt", "digest-notify.md"
SUBJECT, MESSAGE = "subject.txt", "digest.eml"


def outputs(edition: Edition, view: DigestView) -> Iterator[Output]:
    """All forms of an e-mail, as files. What is too long for mail programs is cut to as many things as fit, with a link to the
    rest. They depend on the record and the day alone."""
    fits = fitted(view, lambda shorter: for_mailchimp(edition, shorter))
    page, text = html(edition, fits), Plain().body(fits, edition.messages)
    yield Output(HTML, page)
    yield Output(MAILCHIMP, for_mailchimp(edition, fits))
    yield Output(TEXT, text)
    yield Output(NOTIFY, Notify().body(fits, edition.messages))
    yield Output(SUBJECT, f"{fits.subject}\n".encode())
    yield Output(MESSAGE, message(fits.subject, text, page))
