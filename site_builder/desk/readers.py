"""An update as it arrives elsewhere: in a program that reads feeds, and in an e-mail that a mail service makes of one."""

from __future__ import annotations

from markupsafe import Markup

from site_builder.desk.rendering import rendered
from site_builder.edition import Edition
from site_builder.feeds.entries import Entry
from site_builder.record.dates import day_of


def in_reader(entry: Entry, edition: Edition) -> str:
    """The entry as feed readers show it: with their own type, and none of the site's style."""
    return _shown("feed_entry.html", entry, edition)


def as_mail(entry: Entry, edition: Edition) -> str:
    """The entry as mail services send it: its title is the subject, its text is the text. Mailchimp, GovDelivery and
    others fill a council's own design around it, which is not known here."""
    return _shown("mail.html", entry, edition)


def _shown(template: str, entry: Entry, edition: Edition) -> str:
    day = day_of(entry.published.astimezone(edition.council.timezone).date())
    words = {"html": Markup(entry.html), "day": day.words(edition.messages)}
    return rendered(template, entry=entry, edition=edition, **words)
