"""How to reach people, as `mkdocs.yml` says it: the council, its partners, and whoever helps at once."""

from __future__ import annotations

import re

from site_builder.codes import Code
from site_builder.problems import listed, quoted
from site_builder.read.fields import Fields
from site_builder.record.council import Contact, Partner, UrgentHelp
from site_builder.record.forms import inner_of

_EMAIL = re.compile(r"[\w.!$*+/^'{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
"""One address and nothing after it (HTML 4.10.5.1.5, without the signs that a `mailto:` link would take for orders)."""
_OF_A_CONTACT = ("name", "text", "email", "phone", "url")


def read_contact(plugin: Fields, key: str) -> Contact:
    """The contact that a key holds; one that cannot be reached where there is none."""
    inner = plugin.inner(key)
    return read_one_contact(inner) if inner else Contact()


def read_one_contact(fields: Fields) -> Contact:
    """A contact, by those keys of one that the thing has."""
    values: dict[str, str] = {}
    for name in (name for name in fields.thing.by_name if name in _OF_A_CONTACT):
        values[name] = fields.address(name) if name == "url" else fields.text(name)
    if "email" in values:
        values["email"] = read_email(fields)
    phone = values.get("phone", "")
    if phone and not any(sign in "0123456789" for sign in phone):
        message = f"{quoted(phone)} is not a telephone number; write it in digits, such as 01632 960 001."
        fields.add(fields.place_of("phone"), Code.NUMBER, message)
        values["phone"] = ""
    return Contact(**values, place=fields.place_of("text"))


def read_email(fields: Fields) -> str:
    """An e-mail address; "" where there is none, or after a finding."""
    email = fields.text("email")
    if email and not _EMAIL.fullmatch(email):
        message = f"{quoted(email)} is not an e-mail address; write it as name@example.org."
        fields.add(fields.place_of("email"), Code.ADDRESS, message)
        return ""
    return email


def read_urgent_help(plugin: Fields) -> tuple[Contact, UrgentHelp]:
    """Whom the strip about urgent help names, and how it begins: as `urgent_help` says or, without that key, as
    `worried_about_a_child` does."""
    about_a_child = read_contact(plugin, "worried_about_a_child")
    if not is_chosen(plugin, "urgent_help", "a site without this strip"):
        return about_a_child, UrgentHelp(is_on=not is_switched_off(plugin, "urgent_help"))
    inner = plugin.inner("urgent_help")
    assert inner is not None  # as was just seen
    found = read_one_contact(inner)
    if not any(inner.is_filled(key) for key in ("text", "phone", "url")):
        message = (
            "'urgent_help' has no 'text', 'phone' or 'url'; write at least one of them, or people read only its title."
        )
        inner.add(inner.place, Code.MISSING_KEY, message)
    if plugin.is_filled("worried_about_a_child"):
        message = "'worried_about_a_child' and 'urgent_help' both say whom people turn to at once; keep one."
        plugin.add(plugin.place_of("worried_about_a_child"), Code.TWICE, message)
    return found, UrgentHelp(inner.text("title"))


def is_chosen(plugin: Fields, key: str, without: str) -> bool:
    """Whether a key that can also switch something off has keys of its own; anything else than `false` and `true` in
    their place is a finding, with words for what `false` means."""
    if plugin.is_mapping(key):
        return True
    if key in plugin and not is_switched_off(plugin, key) and plugin.text(key) not in ("", "true"):
        names = listed(map(quoted, _inner_names(plugin, key)), "and")
        message = (
            f"{quoted(key)} is {quoted(plugin.text(key))}; write its keys {names} below it, or false for {without}."
        )
        plugin.add(plugin.place_of(key), Code.YES_OR_NO, message)
    return False


def is_switched_off(plugin: Fields, key: str) -> bool:
    """Whether a key says `false`, or `off`, which is the same in YAML 1.1."""
    return not plugin.is_mapping(key) and plugin.text(key) in ("false", "off")


def _inner_names(plugin: Fields, key: str) -> tuple[str, ...]:
    inner = inner_of(plugin.thing.by_name[key].form)
    return tuple(inner.by_name) if inner else ()


def read_partners(plugin: Fields) -> tuple[Partner, ...]:
    """Who answers for the plan together with the council, in the order of the file, each once."""
    items = plugin.items("partners")
    found = [Partner(read_one_contact(item), item.text("what")) for item in items]
    names = {plugin.text("council").casefold()}
    for partner, item in zip(found, items, strict=True):
        if partner.name.casefold() in names:
            message = f"{quoted(partner.name)} is named twice, the council included; keep one."
            item.add(item.place_of("name"), Code.TWICE, message)
        names.add(partner.name.casefold())
    return tuple(found)
