"""IIS: `web.config`. What leads old addresses on needs the module URL Rewrite, and is left out where there are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from site_builder.hosting.headers import EVERYWHERE, NAMED, NOT_FOUND, TYPES
from site_builder.hosting.publication import HSTS, MARK, Placed, Publication
from site_builder.record.hosting import FILES, Host
from site_builder.record.outputs import Output

_SAID = f""" {MARK} for IIS 8 and later: the next build writes it anew. With rules below "rewrite" it needs the module URL Rewrite.
     Once the whole host is served by HTTPS for good, say so to browsers at the site above: {HSTS} """


def files(publication: Publication) -> Iterator[Placed]:
    """`web.config`, in the site, at whatever path of its host that is."""
    root = Element("configuration")
    root.append(ElementTree.Comment(_SAID))
    server = SubElement(root, "system.webServer")
    documents = SubElement(SubElement(server, "defaultDocument", enabled="true"), "files")
    SubElement(documents, "clear")
    SubElement(documents, "add", value="index.html")
    SubElement(server, "directoryBrowse", enabled="false")
    errors = SubElement(server, "httpErrors", errorMode="Custom", existingResponse="Replace")
    SubElement(errors, "remove", statusCode="404", subStatusCode="-1")
    SubElement(errors, "error", statusCode="404", path=NOT_FOUND, responseMode="File")
    content = SubElement(server, "staticContent")
    for ending, kind in TYPES.items():
        _type(content, ending, kind)
    SubElement(content, "clientCache", cacheControlMode="NoControl")
    _headers(server, EVERYWHERE, also_removed=("X-Powered-By",))
    _rewrite(server, publication)
    for path, headers in publication.apart.items():
        _headers(_location(root, path.rstrip("/")), headers)
    for path in publication.paths:
        name = path.rpartition("/")[2]
        if name in NAMED:
            ending = name.rpartition(".")[2]
            _type(SubElement(_location(root, path), "staticContent"), ending, NAMED[name])
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    content_bytes = f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
    yield Placed(Output(FILES[Host.IIS], content_bytes), is_in_site=True)


def _location(root: Element, path: str) -> Element:
    return SubElement(SubElement(root, "location", path=path), "system.webServer")


def _type(content: Element, ending: str, kind: str) -> None:
    """One that the server has already is an error unless it is removed first."""
    SubElement(content, "remove", fileExtension=f".{ending}")
    SubElement(content, "mimeMap", fileExtension=f".{ending}", mimeType=kind)


def _headers(server: Element, headers: Mapping[str, str], also_removed: tuple[str, ...] = ()) -> None:
    custom = SubElement(SubElement(server, "httpProtocol"), "customHeaders")
    for name in (*also_removed, *headers):
        SubElement(custom, "remove", name=name)
    for name, value in headers.items():
        SubElement(custom, "add", name=name, value=value)


def _rewrite(server: Element, publication: Publication) -> None:
    if not publication.leads:
        return
    rules = SubElement(SubElement(server, "rewrite"), "rules")
    for number, lead in enumerate(publication.leads, 1):
        rule = SubElement(rules, "rule", name=f"{publication.name} {number}", stopProcessing="true")
        SubElement(rule, "match", url=f"^{re.escape(lead.path)}{'/?' if lead.is_folder else ''}$")
        if lead.query:
            conditions = SubElement(rule, "conditions")
            SubElement(conditions, "add", input="{QUERY_STRING}", pattern=f"^{re.escape(lead.query)}$")
        SubElement(
            rule, "action", type="Redirect", url=lead.target, redirectType="Permanent", appendQueryString="false"
        )
