"""No two things stand at one address, and no old address leads astray."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.check.names import in_order
from site_builder.model.addresses import RESERVED, address_of
from site_builder.model.plan import Area
from site_builder.model.site import Site
from site_builder.model.updates import Kind, Update
from site_builder.problems import Place, Problem, quoted


def check_address_clashes(site: Site) -> Iterator[Problem]:
    """A file under `docs/` does not become an address that another file has or that the builder makes itself."""
    seen: dict[str, str] = {"": "the progress page"}
    for file in sorted(f"docs/{file}" for file in site.files):
        address = address_of(file)
        if address is None or file == "docs/index.md":
            continue
        path = address.removesuffix("index.html")
        if path.split("/")[0] in RESERVED and not _may_stand_there(path):
            message = f"This file would stand at {quoted(f'/{path}')}, where the builder puts a page of its own; give it another name."
            yield Problem(Place(file), "address-clash", message)
        elif path in seen:
            message = f"This file would stand at {quoted(f'/{path}')}, where {seen[path]} stands already; give it another name."
            yield Problem(Place(file), "address-clash", message)
        seen.setdefault(path, file)


def _may_stand_there(path: str) -> bool:
    """Pictures and documents may lie in folders that share a name with ours, pages may not."""
    return "/" in path.strip("/") and not path.endswith("/") and not path.startswith(("data/", "feed."))


def check_aliases(site: Site) -> Iterator[Problem]:
    """An old address stands once, and no page of the site stands there."""
    pages = {address_of(page.file) for page in site.pages}
    pages |= {update.address for update in site.updates} | {area.address for area in site.areas}
    seen: dict[str, str] = {}
    owners: list[Area | Update] = [*sorted(site.areas, key=lambda area: area.place.file), *in_order(site)]
    for owner in owners:
        for alias in owner.aliases:
            place = owner.place_of(f"aliases/{alias}")
            address = alias.removeprefix("/")
            if address in pages or address.split("/")[0] in RESERVED - {"updates", "plan"} or _is_made(address):
                yield Problem(
                    place,
                    "alias",
                    f"A page of the site stands at {quoted(alias)} already; an alias is an address that is free.",
                )
            elif alias in seen:
                yield Problem(place, "twice", f"The alias {quoted(alias)} stands in {seen[alias]} already; keep one.")
            seen.setdefault(alias, owner.place.file)


def _is_made(address: str) -> bool:
    """Whether the builder itself makes this address below `updates/` or `plan/`."""
    first, _, rest = address.rstrip("/").partition("/")
    kinds = {kind.value for kind in Kind}
    return first in ("updates", "plan") and (rest in {"", "print", *kinds} or (rest.isdigit() and len(rest) == 4))
