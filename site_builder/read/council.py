"""What a council says of itself in `mkdocs.yml`, and how it wants its site."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from site_builder.codes import Code
from site_builder.problems import Problem, Severity, listed, quoted
from site_builder.read.contacts import (
    read_contact,
    read_email,
    read_one_contact,
    read_partners,
    read_urgent_help,
)
from site_builder.read.documents import read_target
from site_builder.read.fields import Fields
from site_builder.read.second_version import read_second_version
from site_builder.record.actions import Status
from site_builder.record.colours import GROUNDS, LEAST, contrast
from site_builder.record.council import (
    AIMS,
    Accessibility,
    ApprovalRule,
    Compliance,
    Council,
    Licence,
    Limits,
    PlanParts,
    PreElection,
    SecurityContact,
    SheetWord,
    YoungPeople,
)
from site_builder.record.hosting import Host
from site_builder.record.ratings import Delivery, Impact
from site_builder.record.second_version import SecondVersion, WritingRules
from site_builder.record.setting_keys import COLOUR, HOST

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")


def read_council(top: Fields, plugin: Fields, zone: ZoneInfo, today: date) -> Council:
    """The council, each setting that is missing or wrong by its default."""
    urgent_contact, urgent_help = read_urgent_help(plugin)
    second_version = read_second_version(plugin)
    return Council(
        name=plugin.text("council"),
        plan=plugin.text("plan"),
        plan_parts=plugin.choice("plan_parts", PlanParts) or PlanParts.AREAS,
        timezone=zone,
        contact=read_contact(plugin, "contact"),
        worried_about_a_child=urgent_contact,
        urgent_help=urgent_help,
        partners=read_partners(plugin),
        second_version=second_version,
        young_people=_young_people(plugin, second_version),
        rating_words=_rating_words(plugin),
        sheet_words=_sheet_words(plugin),
        colours=_colours(plugin),
        logo=_logo(plugin),
        favicon=_favicon(top),
        unlinked_files=_unlinked_files(plugin),
        own_details=tuple(text for text, _ in plugin.texts("own_details")),
        least_count=plugin.whole("least_count") or Council().least_count,
        licence=_licence(plugin),
        accessibility=_accessibility(plugin, today),
        email_updates_url=plugin.address("email_updates_url"),
        feed_items=plugin.whole("feed_items") or 50,
        identifier_host=_host(plugin),
        pre_election=_pre_election(plugin),
        approvals=_approvals(plugin),
        tells_of_silence=plugin.yes("silence") or not plugin.is_filled("silence"),
        hosting=_hosting(plugin),
        security_contact=_security_contact(plugin),
        hub=plugin.address("hub"),
        place=plugin.place,
        places=plugin.places,
    )


def _host(plugin: Fields) -> str:
    value = plugin.text("identifier_host")
    if value and not re.fullmatch(HOST, value):
        message = f"{quoted(value)} is not a host; write it without https:// and path, such as www.example.org."
        plugin.add(plugin.place_of("identifier_host"), Code.ADDRESS, message)
        return ""
    return value


def _hosting(plugin: Fields) -> tuple[Host, ...]:
    """What the site is published on, each once, in the order of the file."""
    found: dict[Host, None] = {}
    allowed = [host.value for host in Host]
    for value, place in plugin.texts("hosting"):
        if value not in allowed:
            message = f"'hosting' has {quoted(value)}; use {listed(allowed)}."
            plugin.add(place, Code.UNKNOWN_WORD, message)
        elif Host(value) in found:
            plugin.add(place, Code.TWICE, f"The host {quoted(value)} appears twice in 'hosting'; keep one.")
        else:
            found[Host(value)] = None
    return tuple(found)


def _security_contact(plugin: Fields) -> SecurityContact:
    inner = plugin.inner("security_contact")
    if inner is None:
        return SecurityContact()
    found = SecurityContact(read_email(inner), inner.address("url"), inner.address("policy"))
    if not found.is_reachable and not any(map(inner.is_filled, ("email", "url"))):
        message = "'security_contact' has no 'email' or 'url', and security.txt must have one; write one of them."
        inner.add(inner.place, Code.MISSING_KEY, message)
    return found


def _licence(plugin: Fields) -> Licence:
    inner = plugin.inner("licence")
    return Licence(inner.text("name"), inner.address("url")) if inner else Licence()


def _young_people(plugin: Fields, second: SecondVersion) -> YoungPeople:
    inner, rules = plugin.inner("young_people"), second.rules
    default = replace(AIMS[rules], hide_page_url=YoungPeople().hide_page_url if second.is_for_children else "")
    if inner is None:
        return default
    teens = inner.yes("teens")
    if teens and rules is not WritingRules.CHILD:
        message = f"'teens' is true, but only a version with the rules {quoted(WritingRules.CHILD)} has pages for teenagers; delete it, or change 'rules' of 'second_version'."
        inner.add(inner.place_of("teens"), Code.NO_PAGE_FOR_TEENAGERS, message)
    return YoungPeople(
        ages=inner.text("ages"),
        reading_age=inner.whole("reading_age") or default.reading_age,
        help=tuple(map(read_one_contact, inner.items("help"))),
        hide_page_url=inner.address("hide_page_url") or default.hide_page_url,
        limits=_limits(inner, default.limits),
        teens=teens and rules is WritingRules.CHILD,
        teens_reading_age=inner.whole("teens_reading_age") or default.teens_reading_age,
    )


def _limits(young_people: Fields, default: Limits) -> Limits:
    """How long and how hard their texts may be, with our own limit for each that the council does not set."""
    inner = young_people.inner("limits")
    if inner is None:
        return default
    found: dict[str, int] = {}
    for key in inner.thing.by_name:
        if (limit := inner.whole(key)) is not None:
            found[key] = limit
    return replace(default, **found)


def _sheet_words(plugin: Fields) -> tuple[SheetWord, ...]:
    """The words of the programme office; each is known whatever its capitals, and means something in some column."""
    found: dict[str, SheetWord] = {}
    for item in plugin.items("sheet_words"):
        codes = (item.choice("delivery", Delivery), item.choice("impact", Impact), item.choice("status", Status))
        word = SheetWord(item.text("word"), *(code.value if code else "" for code in codes))
        if not any(codes) and not any(item.is_filled(key) for key in ("delivery", "impact", "status")):
            message = f"Nothing says what {quoted(word.word)} means; write 'delivery', 'impact' or 'status' beside it."
            item.add(item.place, Code.MISSING_KEY, message)
        if word.word.casefold() in found:
            message = f"The word {quoted(word.word)} appears twice in 'sheet_words'; put its meanings into one item."
            item.add(item.place_of("word"), Code.TWICE, message)
        found.setdefault(word.word.casefold(), word)
    return tuple(found.values())


def _rating_words(plugin: Fields) -> dict[str, str]:
    outer = plugin.inner("rating_words")
    words: dict[str, str] = {}
    for scale, codes in (("delivery", Delivery), ("impact", Impact)):
        inner = outer.inner(scale) if outer else None
        if inner:
            words |= {f"{scale}/{code}": text for code in codes if (text := inner.text(code))}
    return words


def _colours(plugin: Fields) -> dict[str, str]:
    inner = plugin.inner("colours")
    if inner is None:
        return {}
    colours = {name: value for name in GROUNDS if (value := _colour(inner, name))}
    return colours


def _colour(fields: Fields, name: str) -> str:
    """A colour such as "#005a70" with enough contrast to everything beside it; "" after a finding."""
    value = fields.text(name)
    if name in fields and not re.fullmatch(COLOUR, value):
        message = f'{quoted(value)} is not a colour; write it in double quotes, such as "#005a70".'
        fields.add(fields.place_of(name), Code.COLOUR, message)
        return ""
    for ground in GROUNDS[name] if value else ():
        if (ratio := contrast(value, ground)) < LEAST:
            message = f"{quoted(value)} and {quoted(ground)}, which is shown beside it, have a contrast of {ratio:.2f} to 1; choose a darker colour, with at least {LEAST} to 1."
            fields.add(fields.place_of(name), Code.CONTRAST, message)
            return ""
    return value


def _logo(plugin: Fields) -> str:
    url, file = read_target(plugin, "logo")
    if url:
        message = (
            f"{quoted(url)} is on another site; save the logo below docs/ and write its path, such as images/logo.svg."
        )
        plugin.add(plugin.place_of("logo"), Code.ADDRESS, message)
    if file and not file.lower().endswith(PICTURES):
        message = f"{quoted(file)} is not a picture; save the logo as SVG, PNG, JPEG, GIF or WebP and write its path."
        plugin.add(plugin.place_of("logo"), Code.ADDRESS, message)
    return file


def _favicon(top: Fields) -> str:
    """The icon that the theme's settings name; MkDocs checks it."""
    theme = top.inner("theme") if top.is_mapping("theme") else None
    return theme.text("favicon") if theme else ""


def _unlinked_files(plugin: Fields) -> tuple[str, ...]:
    """Paths below `docs/`, with `*` for any name."""
    found = []
    for value, place in plugin.texts("unlinked_files"):
        if value.startswith("/") or ".." in value.split("/") or "\\" in value or not value.strip("/"):
            message = f"{quoted(value)} is not a path below docs/; write one such as CNAME, files/letter.pdf or .well-known/*."
            plugin.add(place, Code.ADDRESS, message)
        else:
            found.append(value.removesuffix("/") + "/*" if value.endswith("/") else value)
    return tuple(found)


def _accessibility(plugin: Fields, today: date) -> Accessibility:
    inner = plugin.inner("accessibility")
    if inner is None:
        return Accessibility()
    found = Accessibility(
        status=inner.choice("status", Compliance),
        prepared=_past_day(inner, "prepared", today),
        reviewed=_past_day(inner, "reviewed", today),
        tested=inner.text("tested"),
        issues=tuple(text for text, _ in inner.texts("issues")),
        contact=inner.text("contact"),
    )
    if found.status in (Compliance.PARTIALLY, Compliance.NOT) and not found.issues:
        message = f"'issues' is missing beside 'status: {found.status}'; write in it what does not comply, a sentence each, since the statement must list it."
        inner.problems.append(Problem(inner.place_of("status"), Code.NOT_FILLED_IN, message, Severity.WARNING))
    if found.prepared and found.reviewed and found.reviewed < found.prepared:
        message = f"The statement was reviewed on {found.reviewed}, before it was prepared on {found.prepared}; correct the one that is wrong."
        inner.add(inner.place_of("reviewed"), Code.DATE_ORDER, message)
    return found


def _past_day(fields: Fields, key: str, today: date) -> date | None:
    """The day on which something was done."""
    day = _day(fields, key)
    if day and day > today:
        message = (
            f"The date {quoted(str(day))} of {quoted(key)} is after today, {today}; write the day on which it was done."
        )
        fields.add(fields.place_of(key), Code.FUTURE_DATE, message)
    return day


def _day(fields: Fields, key: str) -> date | None:
    when = fields.when(key)
    if when and not when.is_day:
        fields.add(fields.place_of(key), Code.DATE, f"The date {quoted(str(when))} has no day. Write it as 2025-07-17.")
        return None
    return when.first_day if when else None


def _pre_election(plugin: Fields) -> tuple[PreElection, ...]:
    found = []
    for item in plugin.items("pre_election"):
        first, last = _day(item, "from"), _day(item, "to")
        why = item.text("why")
        if first and last and last < first:
            item.add(item.place_of("to"), Code.DATE, f"The period ends on {last} before it begins on {first}.")
        elif first and last:
            found.append(PreElection(first, last, why, item.place))
    return tuple(found)


def _approvals(plugin: Fields) -> ApprovalRule:
    """How many approvals an update needs: a number, or a number and the day since when."""
    if not plugin.is_mapping("approvals"):
        return ApprovalRule(plugin.whole("approvals") or 0)
    inner = plugin.inner("approvals")
    return ApprovalRule(inner.whole("number") or 0, _day(inner, "since")) if inner else ApprovalRule()


def unfinished(council: Council) -> list[Problem]:
    """Warnings for what a council must fill in before the site goes public."""
    gaps = {
        "worried_about_a_child": council.worried_about_a_child.is_reachable or not council.asks_about_a_child,
        "contact": council.contact.is_reachable,
        "accessibility": bool(council.accessibility.status),
    }
    said = {
        "worried_about_a_child": "has no 'phone' or 'url'; people who are worried about a child are shown only 999 until the council fills it in",
        "contact": "has no 'email', 'phone' or 'url'; people cannot ask about the plan until the council fills it in",
        "accessibility": "has no 'status'; the accessibility statement says that nobody has tested the site yet",
    }
    return [
        Problem(council.place_of(key), Code.NOT_FILLED_IN, f"{quoted(key)} {said[key]}.", Severity.WARNING)
        for key, filled in gaps.items()
        if not filled
    ]
