"""No two things stand at one address, and no old address leads astray."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from site_builder.check.names import in_order
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.record.addresses import MAPS, OF_THE_THEME, RESERVED, address_of, fits_windows
from site_builder.record.aliases import alike
from site_builder.record.plan import FILE_NAME as PLAN_NAME
from site_builder.record.plan import Area
from site_builder.record.updates import FILE_NAME as UPDATE_NAME
from site_builder.record.updates import Kind, Update


def check_address_clashes(edition: Edition) -> Iterator[Problem]:
    """A file under `docs/` does not become an address that another file has or that the builder makes itself.

    Small and capital letters count as one: on many computers and hosts they are."""
    seen: dict[str, str] = {"": "the progress page"}
    for file in sorted(f"docs/{file}" for file in edition.record.files):
        address = address_of(file)
        if address is None or file == "docs/index.md":
            continue
        path = address.removesuffix("index.html")
        key = alike(unquote(path))
        if key.split("/")[0] in _reserved(edition) and not _may_stand_there(key):
            message = f"This file would stand at {quoted(f'/{path}')}, where the builder puts a page of its own; give it another name."
            yield Problem(Place(file), Code.ADDRESS_CLASH, message)
        elif key in seen:
            message = f"This file would stand at {quoted(f'/{path}')}, where {seen[key]} stands already{_only_in_letters(file, seen[key])}; give it another name."
            yield Problem(Place(file), Code.ADDRESS_CLASH, message)
        seen.setdefault(key, file)


def _reserved(edition: Edition) -> frozenset[str]:
    """First parts of what the builder makes itself."""
    owners: list[Area | Update] = [*edition.record.areas, *edition.record.updates]
    has_aliases = any(owner.aliases for owner in owners)
    return RESERVED | MAPS if has_aliases else RESERVED


def _only_in_letters(file: str, other: str) -> str:
    """Says where two names are one only for computers that take capitals and accents so."""
    are_alike = file != other and alike(file) == alike(other)
    return " (many computers take the two names for one)" if are_alike else ""


def _may_stand_there(path: str) -> bool:
    """Pictures and documents may lie in folders that share a name with ours, pages may not."""
    return "/" in path.strip("/") and not path.endswith("/") and not path.startswith(("data/", "feed."))


def check_windows_names(edition: Edition) -> Iterator[Problem]:
    """A file below `docs/` has a name that every computer can hold."""
    for file in sorted(edition.record.files):
        if not fits_windows(file):
            message = f'Windows cannot hold a file of the name {quoted(file)}: it is kept for devices, holds one of < > : " | ? * \\, or a part of it ends in a dot or a space; rename it.'
            yield Problem(Place(f"docs/{file}"), Code.FILE_NAME, message)


def check_aliases(edition: Edition) -> Iterator[Problem]:
    """An old address stands once, and nothing of the site stands there, above it or below it."""
    files = set(_outputs(edition))
    folders = {folder for file in files for folder in _folders(file)}
    seen: dict[str, str] = {}
    owners: list[Area | Update] = [*sorted(edition.record.areas, key=lambda area: area.place.file), *in_order(edition)]
    for owner in owners:
        for alias in owner.aliases:
            place = owner.place_of(f"aliases/{alias.typed}")
            file = alike(alias.file or alias.typed)
            if alias.file and (file in files or file in folders or files & _folders(file) or _is_made(file)):
                message = f"Something of the site stands at {quoted(alias.typed)} already; an alias is an address that is free."
                yield Problem(place, Code.ALIAS, message)
            elif (other := seen.get(file, owner.place.file)) != owner.place.file:
                message = f"The alias {quoted(alias.typed)} stands in {other} already; keep one."
                yield Problem(place, Code.TWICE, message)
            elif above := next((old for old in _folders(file) if old in seen), None):
                message = f"The alias {quoted(alias.typed)} lies below the alias {quoted(f'/{above}')} in {seen[above]}, which is a page and cannot be a folder too; keep one."
                yield Problem(place, Code.ALIAS, message)
            seen.setdefault(file, owner.place.file)


def check_renamed(edition: Edition) -> Iterator[Problem]:
    """A file keeps its name, by which subscribers' programs know what it says. An alias that is the address of another
    name shows that it had one; what feeds hold no more can have been renamed without anybody noticing."""
    there = {*edition.record.update_by_name, *(area.name for area in edition.record.areas)}
    for update in edition.public().record.updates[: edition.council.feed_items]:
        yield from _renamed(update, "updates/", UPDATE_NAME, there)
    for area in edition.record.areas:
        if area.ratings:
            yield from _renamed(area, "plan/", PLAN_NAME, there)


def _renamed(owner: Area | Update, folder: str, names: re.Pattern[str], there: set[str]) -> Iterator[Problem]:
    for alias in owner.aliases:
        old = alias.path.removeprefix(folder).strip("/")
        if alias.path.startswith(folder) and names.fullmatch(f"{old}.md") and old not in there:
            message = f"The alias {quoted(alias.typed)} is the address that a file named {quoted(f'{old}.md')} has; if this file had that name, subscribers see what it says a second time. Give it its old name back, and delete the alias."
            yield Problem(owner.place_of(f"aliases/{alias.typed}"), Code.ALIAS, message, Severity.WARNING)


def _outputs(edition: Edition) -> Iterator[str]:
    """The paths of the site's files whose names its content decides, as they are compared."""
    found = [address_of(f"docs/{file}") or "" for file in edition.record.files]
    pages = [*(update.address for update in edition.record.updates), *(area.address for area in edition.record.areas)]
    found += [address for page in pages for address in (page, f"{page}feed.xml")]
    for address in map(unquote, found):
        yield alike(f"{address}index.html" if address.endswith("/") or not address else address)


def _folders(file: str) -> set[str]:
    """Every folder in which a file lies."""
    parts = file.split("/")
    return {"/".join(parts[:number]) for number in range(1, len(parts))}


def _is_made(file: str) -> bool:
    """Whether the builder itself makes this file, whatever the content."""
    first, _, rest = file.partition("/")
    rest = rest.removesuffix("index.html").strip("/")
    if first not in ("updates", "plan"):
        return first in RESERVED | MAPS | OF_THE_THEME
    second = rest.split("/")[0]
    return second in {"", "print", "feed.xml", *(kind.value for kind in Kind)} or (
        second.isdigit() and len(second) == 4
    )
