"""Whom a young reader can turn to: three large buttons at the top of each page, and all of them in full at its end."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import NATIONAL_HELP, Edition
from site_builder.record.council import Contact

MOST = 2
"""How many people can be called from the top of a page; one more button leads to all of them."""
SHORT = 3
"""The most signs of a number that needs a verb beside it: nobody takes "0800 1111" for anything else."""


@dataclass(frozen=True)
class HelpButton:
    """A button at the top of a page."""

    dialled: str
    """The number that it calls, as `tel:` takes it; "" for the one that leads to the end of the page."""
    words: str
    about: str
    """Whom it calls, or what for, in small letters."""


def help_buttons(edition: Edition) -> tuple[HelpButton, ...]:
    """The first people who can be called, then one button for everybody else, or for what all of them do."""
    messages, known = edition.messages, list(zip(edition.who_can_help, _short_names(edition), strict=True))
    called = [pair for pair in known if pair[0].dialled][:MOST]
    buttons = [HelpButton(contact.dialled, _words(edition, contact), name) for contact, name in called]
    others = [pair[1] for pair in known if pair not in called]
    about = others[0] if len(others) == 1 else messages.plain("help.more_about")
    return (*buttons, HelpButton("", messages.plain("help.more"), about))


def _words(edition: Edition, contact: Contact) -> str:
    is_short = len(contact.dialled) <= SHORT
    return edition.messages.plain("help.call", phone=contact.phone) if is_short else contact.phone


def _short_names(edition: Edition) -> list[str]:
    """What each button says below its number: the council's names, or the catalogue's short words for ours."""
    if own := edition.council.young_people.help:
        return [contact.text if contact.name == contact.phone else contact.name for contact in own]
    national = {edition.messages.plain(f"help.{name}"): f"help.{name}_short" for name in NATIONAL_HELP}
    helping = (one.name for one in edition.who_can_help)
    return [edition.messages.plain(national[name]) if name in national else name for name in helping]
