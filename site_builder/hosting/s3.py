"""A bucket of Amazon S3 behind CloudFront: how files are uploaded, and which requests and headers CloudFront sends."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from site_builder.hosting.headers import CACHE, EVERYWHERE, KEPT, NAMED, POLICY, SEARCHING, TYPES
from site_builder.hosting.publication import HSTS, MARK, Placed, Publication
from site_builder.record.outputs import Output

_ASKED = """\
// {mark}: the next build writes it anew. A CloudFront function (cloudfront-js-2.0) for the event "viewer request".
var BASE = {base};
var LEADS = {leads};
function handler(event) {{
  var request = event.request, path = request.uri.toLowerCase(), query = request.rawQueryString() || "";
  var target = (query && LEADS[path + "?" + query.toLowerCase()]) || LEADS[path];
  if (target) return moved(target);
  if (request.uri.endsWith("/")) request.uri += "index.html";
  else if (request.uri.startsWith(BASE) && request.uri.split("/").pop().indexOf(".") < 0) return moved(request.uri + "/");
  return request;
}}
function moved(target) {{
  return {{ statusCode: 301, statusDescription: "Moved Permanently", headers: {{ location: {{ value: target }} }} }};
}}
"""
_BY_CLOUDFRONT = {
    POLICY: "ContentSecurityPolicy",
    "Referrer-Policy": "ReferrerPolicy",
    "X-Content-Type-Options": "ContentTypeOptions",
}
"""Headers that CloudFront knows by names of its own, and refuses among others."""
_ORIGIN = "Access-Control-Allow-Origin"
_UPLOAD = """\
#!/bin/sh
# {mark}: the next build writes it anew. Uploads the site:  sh deploy/s3/upload.sh site name-of-the-bucket
set -eu
to="s3://$2{base}"
aws s3 sync "$1/" "$to" --exclude "*.gz" --cache-control "{short}"
{copies}
aws s3 sync "$1/" "$to" --exclude "*.gz" --size-only --delete
"""


def files(publication: Publication) -> Iterator[Placed]:
    """`deploy/s3/`: a function, two policies of headers, and a script that uploads."""
    made = {
        "viewer-request.js": _asked(publication),
        "headers.json": _policy(publication, "all", EVERYWHERE),
        "headers-search.json": _policy(publication, "search", {**EVERYWHERE, **SEARCHING}),
        "upload.sh": _upload(publication),
    }
    for name, text in made.items():
        yield Placed(Output(f"s3/{name}", text.encode()), is_in_site=False)


def _asked(publication: Publication) -> str:
    leads: dict[str, str] = {}
    for lead in publication.leads:
        olds = (f"{lead.escaped}?{lead.query}",) if lead.query else lead.spellings
        for old in olds:
            leads.setdefault(f"{publication.base}{old}".lower(), lead.target)
    return _ASKED.format(mark=MARK, base=json.dumps(publication.base), leads=json.dumps(leads, indent=2))


def _policy(publication: Publication, name: str, given: Mapping[str, str]) -> str:
    """A response headers policy, as `aws cloudfront create-response-headers-policy` takes it."""
    security: dict[str, object] = {}
    for header, called in _BY_CLOUDFRONT.items():
        value = {} if header == "X-Content-Type-Options" else {called: given[header]}
        security[called] = {"Override": True, **value}
    others = [
        {"Header": header, "Value": value, "Override": True}
        for header, value in given.items()
        if header not in {*_BY_CLOUDFRONT, _ORIGIN, CACHE}
    ]
    whole = {
        "Name": f"{publication.name}-{name}".replace("_", "-"),
        "Comment": f"{MARK}. When all is HTTPS for good, add: {HSTS}",
        "SecurityHeadersConfig": security,
        "CorsConfig": {
            "AccessControlAllowOrigins": {"Quantity": 1, "Items": [given[_ORIGIN]]},
            "AccessControlAllowHeaders": {"Quantity": 1, "Items": ["*"]},
            "AccessControlAllowMethods": {"Quantity": 2, "Items": ["GET", "HEAD"]},
            "AccessControlAllowCredentials": False,
            "OriginOverride": True,
        },
        "CustomHeadersConfig": {"Quantity": len(others), "Items": others},
    }
    return json.dumps(whole, indent=2) + "\n"


def _upload(publication: Publication) -> str:
    """Each file gets its type and how long it may be kept when it is uploaded."""
    found: dict[tuple[str, str], list[str]] = {}
    for path, headers in publication.apart.items():
        if headers == KEPT:
            ending = path.rpartition(".")[2] if not path.endswith("/") else "pf_index"
            found.setdefault((TYPES[ending], KEPT[CACHE]), []).append(f"{path}*" if path.endswith("/") else path)
    for ending in ("html", "ics", "csv", "atom", "txt"):
        found.setdefault((TYPES[ending], EVERYWHERE[CACHE]), []).append(f"*.{ending}")
    for name, kind in NAMED.items():
        found.setdefault((kind, EVERYWHERE[CACHE]), []).append(f"*{name}")
    lines = []
    for (kind, cache), patterns in found.items():
        included = " ".join(f'--include "{pattern}"' for pattern in patterns)
        lines.append(
            f'aws s3 cp "$1/" "$to" --recursive --exclude "*" {included} --content-type "{kind}" --cache-control "{cache}"'
        )
    return _UPLOAD.format(mark=MARK, base=publication.base, short=EVERYWHERE[CACHE], copies="\n".join(lines))
