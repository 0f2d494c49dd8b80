"""The site as a whole: a second version that was published does not vanish or move in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.check.against.changes import Change
from site_builder.check.against.comparison import Comparison
from site_builder.codes import Code
from site_builder.problems import Problem, Severity, quoted
from site_builder.record.facts.site import SECOND_VERSION
from site_builder.record.second_version import SecondVersion

_USUAL = {"address": f"/{SecondVersion().home}", "for": SecondVersion().readers, "rules": SecondVersion().rules.value}
"""What would be said of the version of which the facts say nothing."""


def check_second_version(change: Change, seen: Comparison) -> Iterator[Problem]:
    """What was at the addresses of the second version, or led on from them, still does. Whom it is for, and by which
    rules, is a warning: an update can tell readers of it."""
    second = seen.edition.council.second_version
    before, now = seen.before.get(SECOND_VERSION, _USUAL), _now(seen)
    for key in ("for", "rules") if not change.key else (change.key,):
        if key in ("for", "rules") and key in before and key in now and before[key] != now[key]:
            message = f"The second version was published with {quoted(key)} as {quoted(before[key])}, and now it is {quoted(now[key])}. If that matters to readers, publish an update that says so."
            yield Problem(second.place_of(key), Code.SILENT_ENTRY, message, Severity.WARNING)
    if change.key in ("for", "rules"):
        return
    old = before.get("address", "").strip("/")
    if old and second.home.strip("/") != old and old not in seen.addresses and _first(change, seen):
        yield Problem(second.place_of("path"), Code.SILENT_ADDRESS, _lost(old, second, seen))
    for alias in before.get("aliases", "").split(", ") if _first(change, seen) else ():
        if alias and alias.strip("/") not in seen.addresses:
            message = f"The address {quoted(alias)} led on to the second version when the site was published, and now nothing is there; write it below 'aliases' of 'second_version'."
            yield Problem(second.place_of("aliases"), Code.SILENT_ADDRESS, message)


def _now(seen: Comparison) -> Mapping[str, str]:
    """What is said of it now; of the usual one nothing is said."""
    said = seen.now.get(SECOND_VERSION)
    return said.values if said else _USUAL


def _first(change: Change, seen: Comparison) -> bool:
    """Whether a change is the first of those of the second version, so that each finding comes once."""
    if not change.key:
        return True
    before, now = seen.before.get(SECOND_VERSION, {}), _now(seen)
    changed = [key for key in ("address", "aliases", "off") if before.get(key) != now.get(key)]
    return change.key == changed[0]


def _lost(old: str, second: SecondVersion, seen: Comparison) -> str:
    """What is lost, and what to write."""
    pages = _pages(old, seen)
    said = f"The second version was published at {quoted(f'/{old}/')}"
    if second.is_on:
        return f"{said}, and is at {quoted(f'/{second.home}')} now: {pages} would lead nowhere. Write 'aliases: [/{old}/]' below 'second_version', and each leads on to its new place, or write 'path: {old}'."
    return f"{said}, and there is none now: {pages} would lead nowhere. Write a page docs/{old}.md that says what became of it, and add the addresses of its pages to 'aliases' of the plan summaries and updates that say the same; or delete 'second_version: false'."


def _pages(old: str, seen: Comparison) -> str:
    """How many addresses that are known to have been there are lost, with two of them."""
    updates = [name.partition("/")[2] for name, values in seen.before.items() if _has_page(name, values)]
    areas = [
        values["address"] for name, values in seen.before.items() if name.count("/") == 1 and name.startswith("area/")
    ]
    names = [address.strip("/").removeprefix("plan/") for address in areas] + [f"updates/{name}" for name in updates]
    examples = " and ".join(quoted(f"/{old}/{name}/") for name in names[:2])
    return f"its {len(names) + 1} pages, such as {examples}," if names else "its pages"


def _has_page(name: str, values: object) -> bool:
    return name.startswith("update/") and name.count("/") == 1 and isinstance(values, dict) and "young_people" in values
