"""Redirects from old addresses: one page per address, and maps of all of them for servers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from site_builder.edition import Edition
from site_builder.pages.render import show
from site_builder.record.aliases import Alias
from site_builder.record.outputs import Output, root_from
from site_builder.record.plan import Area
from site_builder.record.updates import Update
from site_builder.views.redirect import RedirectView
from site_builder.views.young_people.doors import addresses

LONGEST_KEY = 40
"""Bytes: with its length and a pointer, it fits into the 64 that nginx has by default."""
_HOW = """\
# Old addresses and where they lead, for nginx. In the block "http", write: include {file};
# In the block "server": if ($progress_redirect) {{ return 301 $progress_redirect; }}
"""
_NGINX = """\
map $uri ${name}_by_path {{
    default "";
{paths}}}
map $request_uri ${name} {{
    default ${name}_by_path;
{queries}}}
"""


def outputs(edition: Edition) -> Iterator[Output]:
    """A redirect page for each alias that a static site can answer; if there is any alias, `_redirects` (the form of
    Netlify and Cloudflare Pages) and `redirects.nginx.conf` (ngx_http_map_module) list all of them."""
    aliases = leads(edition)
    pages = {alias.file: address for alias, address in aliases if alias.file}
    for file, address in pages.items():
        view = RedirectView(address, f"{edition.site_url}{address}")
        html = show("redirect.html", view, edition.messages, root_from(file.count("/")))
        yield Output(file, html.encode())
    if aliases:
        yield Output("_redirects", "".join(_rule(edition, *lead) for lead in leads(edition)).encode())
        yield Output(
            "redirects.nginx.conf", _HOW.format(file="redirects.nginx.conf").encode() + for_nginx(edition).encode()
        )


def leads(edition: Edition) -> list[tuple[Alias, str]]:
    """Every old address, and the address on the site that it leads to; in the order of areas and updates, then of the
    pages of the second version. An area's or update's own alias comes before what is made for a whole version."""
    own = [(alias, owner.address) for owner in _owners(edition) for alias in owner.aliases]
    known = {alias.file for alias, _ in own}
    return own + [lead for lead in _moved(edition) if lead[0].file not in known]


def _moved(edition: Edition) -> Iterator[tuple[Alias, str]]:
    """Every page of the second version by its address where that version was before, and its address now."""
    second = edition.council.second_version
    for alias in second.aliases:
        for rest in addresses(edition):
            yield Alias(f"/{alias.path.strip('/')}/{rest}", f"{alias.path.strip('/')}/{rest}"), second.home + rest


def _owners(edition: Edition) -> tuple[Area | Update, ...]:
    return (*edition.record.areas, *edition.record.updates)


def _rule(edition: Edition, alias: Alias, address: str) -> str:
    """One line of `_redirects`: the old path, its query as `name=value`, its target."""
    base = edition.base_path
    query = alias.query.replace("&", " ")
    return " ".join(filter(None, (f"{base}{alias.escaped}", query, f"{base}{address}", "301"))) + "\n"


def for_nginx(edition: Edition, name: str = "progress_redirect") -> str:
    """Maps of nginx (ngx_http_map_module) that give `$name`: the new address of an old one, or "".

    nginx compares `$uri` decoded, and `$request_uri` as it was sent, both ignoring capitals."""
    base, url = edition.base_path, edition.site_url
    paths: dict[str, str] = {}
    queries: dict[str, str] = {}
    for alias, address in leads(edition):
        if alias.query:
            queries.setdefault(f"{base}{alias.escaped}?{alias.query}".lower(), url + address)
            continue
        old = unquote(base) + alias.path
        ends = (old.rstrip("/"), f"{old.rstrip('/')}/") if alias.file.endswith("/index.html") else (old,)
        for end in ends:
            paths.setdefault(end.lower(), url + address)
    return _NGINX.format(name=name, paths=_lines(paths), queries=_lines(queries))


def _lines(leads: dict[str, str]) -> str:
    return "".join(f'    "{_key(old)}" "{new}";\n' for old, new in leads.items())


def _key(old: str) -> str:
    """An old address as a map of nginx needs it: a long one as a pattern, since it would not fit into nginx's table
    unless somebody sets `map_hash_bucket_size`, which its settings may contain only once."""
    return old if len(old.encode()) <= LONGEST_KEY else f"~*^{re.escape(old)}$"
