"""Whom to turn to, at the end of an e-mail."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import NATIONAL_HELP, Edition
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

    @property
    def lines(self) -> tuple[str, ...]:
        """All but the web page, for an e-mail without links; a number that ends the text is there alone."""
        phone = "" if self.text.rstrip(".").endswith(self.phone) else self.phone
        return tuple(line for line in (self.name, self.text, phone, self.email) if line)


EMERGENCY = NATIONAL_HELP["emergency"]


def helpers(edition: Edition) -> tuple[Helper, ...]:
    """Who gives urgent help, unless the council has none on its pages, who helps those for whom the second version is, and
    who answers questions about the record. Each can be reached, and no number is given twice."""
    council = edition.council
    is_told = council.asks_about_a_child or council.worried_about_a_child.is_reachable
    urgent = (_urgent(edition),) if council.urgent_help.is_on and is_told else ()
    young = edition.who_can_help if council.second_version.is_on else ()
    reached = (_of(one, one.name) for one in young if one.is_reachable and one.phone != EMERGENCY)
    partners = (partner.contact for partner in council.partners)
    questions = edition.messages.plain("mail.questions")
    asked = (_of(one, one.name or council.name, questions) for one in (council.contact, *partners) if one.is_reachable)
    return (*urgent, *reached, *asked)


def _urgent(edition: Edition) -> Helper:
    """What the strip at the top of every page says: about a child, the council's number or that of the emergency services.
    A text of the council without a number speaks of its page, so it is not for an e-mail."""
    messages, council = edition.messages, edition.council
    worried = council.worried_about_a_child
    if not council.asks_about_a_child:
        return _of(worried, council.urgent_help.title)
    name, danger = messages.plain("frame.worried"), messages.plain("frame.in_danger")
    if worried.phone:
        return _of(worried, name, danger)
    return Helper(name, danger, EMERGENCY, EMERGENCY, worried.email, worried.url)


def _of(contact: Contact, name: str, text: str = "") -> Helper:
    return Helper(name, contact.text or text, contact.phone, contact.dialled, contact.email, contact.url)
