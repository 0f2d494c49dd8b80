"""nginx: maps for its block "http", and what belongs into the block "server" of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.hosting.headers import (
    CACHE,
    EVERYWHERE,
    KEPT,
    KEPT_FILES,
    KEPT_FOLDERS,
    NAMED,
    NOT_FOUND,
    POLICY,
    SEARCH_FOLDER,
    SEARCHING,
    TYPES,
)
from site_builder.hosting.publication import HSTS, MARK, SETTINGS, Placed, Publication
from site_builder.pages.redirects import for_nginx
from site_builder.record.outputs import Output

_HTTP = """\
# {mark} for nginx, as is all of this folder: the next build writes it anew.
# Into the block "http" of nginx's settings, write:  include {folder}http.conf;
map $uri ${name}_policy {{
    default "{policy}";
    "~^{base}(?:{searching})" "{search_policy}";
}}
map $uri ${name}_cache {{
    default "{short}";
    "~^{base}(?:{kept})" "{lasting}";
}}
map "" ${name}_hsts {{
    default "";
}}
{redirects}"""
_SERVER = """\
# {mark} for nginx. Into the block "server" of the site's host, write:
#   root /the/folder/of/the/host;    # the site itself lies in it, {where}
#   include {folder}server.conf;
# Once the whole host is served by HTTPS for good, say so to browsers, in the line before:
#   set ${name}_hsts "{hsts}";
location {base} {{
{leading}    index index.html;
    try_files $uri $uri/ =404;
    error_page 404 {not_found};
    error_page 403 =404 {not_found};
    absolute_redirect off;
    server_tokens off;
    gzip_static on;
    gzip_vary on;
{headers}
    default_type application/octet-stream;
    types {{
{types}
    }}
    # The settings of other hosts, and whatever else begins with a dot.
    location ~ "^{literal}(?:(?:.*/)?\\.(?!well-known/)|(?:{others})$)" {{
        return 404;
    }}
{named}}}
"""


def files(publication: Publication) -> Iterator[Placed]:
    """`deploy/nginx/http.conf` and `server.conf`, made for nginx 1.18 and later."""
    yield Placed(Output("nginx/http.conf", _http(publication).encode()), is_in_site=False)
    yield Placed(Output("nginx/server.conf", _server(publication).encode()), is_in_site=False)


def _http(publication: Publication) -> str:
    kept = "|".join([*(re.escape(folder) for folder in KEPT_FOLDERS), f"(?:{KEPT_FILES})$"])
    return _HTTP.format(
        mark=MARK,
        folder="/the/way/to/deploy/nginx/",
        name=publication.name,
        base=_literal(publication.plain_base),
        policy=EVERYWHERE[POLICY],
        search_policy=SEARCHING[POLICY],
        searching=f"{re.escape(SEARCH_FOLDER)}|{re.escape(NOT_FOUND)}$",
        short=EVERYWHERE[CACHE],
        kept=kept,
        lasting=KEPT[CACHE],
        redirects=for_nginx(publication.edition, f"{publication.name}_redirect") if publication.leads else "",
    )


def _server(publication: Publication) -> str:
    name, base = publication.name, publication.plain_base
    values = {**EVERYWHERE, POLICY: f"${name}_policy", CACHE: f"${name}_cache"}
    values[HSTS.partition(":")[0]] = f"${name}_hsts"
    leading = f"    if (${name}_redirect) {{ return 301 ${name}_redirect; }}\n" if publication.leads else ""
    return _SERVER.format(
        mark=MARK,
        folder="/the/way/to/deploy/nginx/",
        where="so that its first page is index.html" if base == "/" else f"in the folder {base.strip('/')}",
        hsts=HSTS.partition(": ")[2],
        name=name,
        base=f'"{base}"',
        literal=_literal(base),
        others="|".join(map(re.escape, SETTINGS)),
        leading=leading,
        not_found=f'"{base}{NOT_FOUND}"',
        headers="\n".join(f'    add_header {header} "{value}" always;' for header, value in values.items()),
        types=_types(),
        named="".join(_one_named(base, file, leading) for file in NAMED),
    )


def _types() -> str:
    """Types with their character set, which nginx sends as they are."""
    by_type: dict[str, list[str]] = {}
    for ending, kind in TYPES.items():
        by_type.setdefault(kind, []).append(ending)
    return "\n".join(f'        "{kind}" {" ".join(endings)};' for kind, endings in by_type.items())


def _one_named(base: str, name: str, leading: str) -> str:
    inner = leading.replace("    if", "        if")
    pattern = f'"^{_literal(base)}(?:.*/)?{re.escape(name)}$"'
    return f'    location ~ {pattern} {{\n{inner}        types {{}}\n        default_type "{NAMED[name]}";\n    }}\n'


def _literal(path: str) -> str:
    """A path as a pattern in quotation marks."""
    return re.escape(path).replace('"', '\\"')
