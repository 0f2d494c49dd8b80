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


EMERGENCY = "999"


def helpers(edition: Edition) -> tuple[Helper, ...]:
    """Who can help when somebody worries about a child, who helps children and young people, and who answers questions
    about the record. Each can be reached, and a number stands once."""
    messages, council = edition.messages, edition.council
    young = [_of(one, one.name) for one in edition.who_can_help if one.is_reachable and one.phone != EMERGENCY]
    asked = _of(council.contact, council.contact.name or council.name, messages.plain("mail.questions"))
    return (_worried(edition), *young, *((asked,) if council.contact.is_reachable else ()))


def _worried(edition: Edition) -> Helper:
    """The council's number if it has entered one, or that of the emergency services. A text of the council without a number
    speaks of the page on which it stands, so it is not for an e-mail."""
    messages, worried = edition.messages, edition.council.worried_about_a_child
    name, danger = messages.plain("frame.worried"), messages.plain("frame.in_danger")
    if worried.phone:
        return _of(worried, name, danger)
    return Helper(name, danger, EMERGENCY, EMERGENCY, worried.email, worried.url)


def _of(contact: Contact, name: str, text: str = "") -> Helper:
    return Helper(name, contact.text or text, contact.phone, contact.dialled, contact.email, contact.url)
