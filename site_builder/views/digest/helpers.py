"""Whom to turn to, at the end of an e-mail."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.council import Contact


@dataclass(frozen=True)
class Helper:
    """One way to get help or to ask. What is not known is ""."""

    name: str
    text: str
    phone: str = ""
    dialled: str = ""
    email: str = ""
    url: str = ""


def helpers(edition: Edition) -> tuple[Helper, ...]:
    """Who can help when somebody worries about a child, who helps children and young people, and who answers questions
    about the record."""
    messages, council = edition.messages, edition.council
    worried = _of(council.worried_about_a_child, messages.plain("frame.worried"))
    if not worried.phone:
        text = worried.text or messages.plain("frame.in_danger")
        worried = Helper(worried.name, text, "" if "999" in text else "999", "999", worried.email, worried.url)
    elif not worried.text:
        worried = Helper(
            worried.name, messages.plain("frame.in_danger"), worried.phone, worried.dialled, worried.email, worried.url
        )
    young = (_of(one, one.name) for one in edition.who_can_help)
    asked = _of(council.contact, council.contact.name or council.name, messages.plain("mail.questions"))
    return (worried, *young, *((asked,) if council.contact.is_reachable else ()))


def _of(contact: Contact, name: str, text: str = "") -> Helper:
    return Helper(name, contact.text or text, contact.phone, contact.dialled, contact.email, contact.url)
