"""Apache: `.htaccess`, for which the host must allow `AllowOverride FileInfo`, mod_headers and mod_rewrite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from site_builder.hosting.headers import COMPRESSED, EVERYWHERE, NAMED, NOT_FOUND, TYPES
from site_builder.hosting.publication import HSTS, MARK, SETTINGS, Lead, Placed, Publication
from site_builder.record.hosting import FILES, Host
from site_builder.record.outputs import Output

_SETTINGS = "|".join(map(re.escape, SETTINGS))


def files(publication: Publication) -> Iterator[Placed]:
    """`.htaccess` (Apache 2.4), in the site, at whatever path of its host that is."""
    text = "\n".join(_lines(publication)) + "\n"
    yield Placed(Output(FILES[Host.APACHE], text.encode()), is_in_site=True)


def _lines(publication: Publication) -> Iterator[str]:
    yield f"# {MARK} for Apache 2.4: the next build writes it anew. It needs mod_headers, mod_rewrite and mod_mime,"
    yield '# and "AllowOverride FileInfo" for this folder.'
    yield "# Once the whole host is served by HTTPS for good, say so to browsers in its own settings:"
    yield f"#   Header always set {HSTS.replace(': ', ' ')}"
    yield f"ErrorDocument 404 {publication.base}{NOT_FOUND}"
    yield from _types()
    yield from (f'Header always set {name} "{value}"' for name, value in EVERYWHERE.items())
    for path, headers in publication.apart.items():
        yield from _apart(publication, path, headers)
    yield "RewriteEngine On"
    yield from (line for lead in publication.leads for line in _rule(lead))
    yield f'RewriteRule "^(?:{_SETTINGS})$" - [R=404,L]'
    yield "# A folder without a page of its own is a wrong address like any other."
    yield 'RewriteCond "%{REQUEST_FILENAME}" -d'
    yield 'RewriteCond "%{REQUEST_FILENAME}/index.html" !-f'
    yield 'RewriteRule "^" - [R=404,L]'


def _types() -> Iterator[str]:
    for ending, kind in TYPES.items():
        yield f'AddType "{kind}" .{ending}'
    for name, kind in NAMED.items():
        yield f'<Files "{name}">\n    ForceType "{kind}"\n</Files>'
    kinds = " ".join(dict.fromkeys(TYPES[ending].partition(";")[0] for ending in COMPRESSED))
    yield f"<IfModule mod_deflate.c>\n    AddOutputFilterByType DEFLATE {kinds} {' '.join(NAMED.values())}\n</IfModule>"


def _apart(publication: Publication, path: str, headers: Mapping[str, str]) -> Iterator[str]:
    """By the address that was asked for; the page for wrong addresses by its file, for it is shown at any."""
    inner = "\n".join(f'    Header always set {name} "{value}"' for name, value in headers.items())
    if path == NOT_FOUND:
        yield f'<Files "{path}">\n{inner}\n</Files>'
        return
    pattern = re.escape(f"{publication.plain_base}{path}").replace("#", r"\#") + ("" if path.endswith("/") else "$")
    yield f'<If "%{{REQUEST_URI}} =~ m#^{pattern}#">\n{inner}\n</If>'


def _rule(lead: Lead) -> Iterator[str]:
    if lead.query:
        yield f'RewriteCond %{{QUERY_STRING}} "^{re.escape(lead.query)}$" [NC]'
    target = lead.target.replace("\\", "\\\\").replace("%", r"\%").replace("$", r"\$")
    yield f'RewriteRule "^{re.escape(lead.path)}{"/?" if lead.is_folder else ""}$" "{target}" [R=301,L,NC,NE,QSD]'
