"""No two things have the same address, and no old address is misleading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.invisible import named, unseen_sign
from site_builder.problems import Place, Problem, Severity, listed, quoted
from site_builder.record.addresses import MAPS, OF_THE_THEME, RESERVED, address_of, fits_windows
from site_builder.record.aliases import alike
from site_builder.record.hosting import FILES
from site_builder.record.plan import FILE_NAME as PLAN_NAME
from site_builder.record.plan import Area
from site_builder.record.second_version import SecondVersion
from site_builder.record.updates import FILE_NAME as UPDATE_NAME
from site_builder.record.updates import Kind, Update


def check_address_clashes(edition: Edition) -> Iterator[Problem]:
    """A file below `docs/` does not get an address that another file has or that the builder uses itself.

    Small and capital letters count as the same, as they do on many computers and hosts."""
    seen: dict[str, str] = {"": "the progress page"}
    for file in sorted(f"docs/{file}" for file in edition.record.files):
        address = address_of(file)
        if address is None or file == "docs/index.md":
            continue
        path = address.removesuffix("index.html")
        key = alike(unquote(path))
        if key.split("/")[0] in reserved(edition) and not _may_have_address(key):
            message = f"This file would be published at {quoted(f'/{path}')}, where the builder puts a page of its own; give it another name."
            yield Problem(Place(file), Code.ADDRESS_CLASH, message)
        elif key in seen:
            message = f"This file would be published at {quoted(f'/{path}')}, the address of {seen[key]}{_only_in_letters(file, seen[key])}; give it another name."
            yield Problem(Place(file), Code.ADDRESS_CLASH, message)
        seen.setdefault(key, file)


def reserved(edition: Edition) -> frozenset[str]:
    """The first parts of the addresses that the builder uses itself, in small letters."""
    owners: list[Area | Update] = [*edition.record.areas, *edition.record.updates]
    has_aliases = any(owner.aliases for owner in (*owners, edition.council.second_version))
    of_hosts = {FILES[host] for host in edition.council.hosting if host in FILES}
    own = RESERVED | of_hosts | edition.council.second_version.first_parts
    return own | MAPS if has_aliases else own


def _only_in_letters(file: str, other: str) -> str:
    """Says so where two names are the same only to computers that ignore capitals and accents."""
    are_alike = file != other and alike(file) == alike(other)
    return " (to many computers the two names are the same)" if are_alike else ""


def _may_have_address(path: str) -> bool:
    """Whether a file may have an address in a folder whose name we use: pictures and documents may, pages may not."""
    return "/" in path.strip("/") and not path.endswith(("/", "/feed.xml")) and not path.startswith(("data/", "feed."))


def check_windows_names(edition: Edition) -> Iterator[Problem]:
    """A file below `docs/` has a name that is allowed on every computer, and that readers see as it is."""
    for file in sorted(edition.record.files):
        if sign := unseen_sign(file):
            message = f"There is an invisible sign in the file name {quoted(file)}, {named(sign)}; rename it without that sign."
            yield Problem(Place(f"docs/{file}"), Code.FILE_NAME, message)
        if not fits_windows(file):
            message = f'Windows does not allow the file name {quoted(file)}: it is reserved for devices, contains one of < > : " | ? * \\, or part of it ends in a dot or a space; rename it.'
            yield Problem(Place(f"docs/{file}"), Code.FILE_NAME, message)


def check_aliases(edition: Edition) -> Iterator[Problem]:
    """An old address is given once, and nothing else on the site is at, above or below it."""
    owners: list[Area | Update | SecondVersion] = [edition.council.second_version]
    owners += [*sorted(edition.record.areas, key=lambda area: area.place.file), *edition.by_file]
    moved = [owner for owner in owners if owner.aliases]
    files = set(_outputs(edition)) if moved else set()
    folders = {folder for file in files for folder in _folders(file)}
    seen: dict[str, str] = {}
    for owner in moved:
        for alias in owner.aliases:
            place = owner.place_of(f"aliases/{alias.typed}")
            file = alike(alias.file or alias.typed)
            if alias.file and (file in files or file in folders or files & _folders(file) or _is_made(file, edition)):
                message = f"Something on the site already has the address {quoted(alias.typed)}; an alias must be an address that is free."
                yield Problem(place, Code.ALIAS, message)
            elif (other := seen.get(file, owner.place.file)) != owner.place.file:
                message = f"The alias {quoted(alias.typed)} is already in {other}; keep one."
                yield Problem(place, Code.TWICE, message)
            elif above := next((old for old in _folders(file) if old in seen), None):
                message = f"The alias {quoted(alias.typed)} is below the alias {quoted(f'/{above}')} in {seen[above]}, which is a page and cannot be a folder too; keep one."
                yield Problem(place, Code.ALIAS, message)
            seen.setdefault(file, owner.place.file)


def check_alias_queries(edition: Edition) -> Iterator[Problem]:
    """An old address with a `?` is answered by each host that the site is published on."""
    hosts = edition.council.hosting
    unable = [host.value for host in hosts if not host.tells_queries_apart]
    if hosts and not unable:
        return
    owners: list[Area | Update] = [*edition.record.areas, *edition.record.updates]
    for owner, alias in ((one, alias) for one in owners for alias in one.aliases if alias.query):
        if unable:
            message = f"The alias {quoted(alias.typed)} has a '?', and what follows it cannot be told apart on {listed(unable, 'and')}, which 'hosting' names; who follows it there finds the page for wrong addresses."
        else:
            message = f"The alias {quoted(alias.typed)} has a '?', and a static site cannot see what follows it; it works only if your server reads the site's _redirects or redirects.nginx.conf."
        yield Problem(owner.place_of(f"aliases/{alias.typed}"), Code.ALIAS, message, Severity.WARNING)


def check_renamed(edition: Edition) -> Iterator[Problem]:
    """A file keeps its name, by which subscribers' programs recognise its content.

    An alias that is the address of another file name shows that the file was renamed. What is no longer in the feeds
    may have been renamed: no subscriber would notice."""
    names = {*edition.record.update_by_name, *(area.name for area in edition.record.areas)}
    for update in edition.public().record.updates[: edition.council.feed_items]:
        yield from _renamed(update, "updates/", UPDATE_NAME, names)
    for area in edition.record.areas:
        if area.ratings:
            yield from _renamed(area, "plan/", PLAN_NAME, names)


def _renamed(owner: Area | Update, folder: str, pattern: re.Pattern[str], names: set[str]) -> Iterator[Problem]:
    for alias in owner.aliases:
        old = alias.path.removeprefix(folder).strip("/")
        if alias.path.startswith(folder) and pattern.fullmatch(f"{old}.md") and old not in names:
            message = f"The alias {quoted(alias.typed)} is the address of a file named {quoted(f'{old}.md')}; if this file used to have that name, subscribers will see its content a second time. Give it its old name back, and delete the alias."
            yield Problem(owner.place_of(f"aliases/{alias.typed}"), Code.ALIAS, message, Severity.WARNING)


def _outputs(edition: Edition) -> Iterator[str]:
    """The paths of those files of the site whose names depend on its content, as they are compared."""
    addresses = [address_of(f"docs/{file}") or "" for file in edition.record.files]
    pages = [*(update.address for update in edition.record.updates), *(area.address for area in edition.record.areas)]
    addresses += [address for page in pages for address in (page, f"{page}feed.xml")]
    for address in map(unquote, addresses):
        yield alike(f"{address}index.html" if address.endswith("/") or not address else address)


def _folders(file: str) -> set[str]:
    """Every folder that contains a file, at any level."""
    parts = file.split("/")
    return {"/".join(parts[:number]) for number in range(1, len(parts))}


def _is_made(file: str, edition: Edition) -> bool:
    """Whether the builder itself makes this file, whatever the site's content."""
    first, _, rest = file.partition("/")
    rest = rest.removesuffix("index.html").strip("/")
    if first not in ("updates", "plan"):
        return first in RESERVED | MAPS | OF_THE_THEME | edition.council.second_version.first_parts
    second = rest.split("/")[0]
    return second in {"", "print", "feed.xml", *(kind.value for kind in Kind)} or (
        second.isdigit() and len(second) == 4
    )
