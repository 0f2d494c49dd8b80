"""What each host is told, read as the host reads it, is what the one table says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from xml.etree import ElementTree

import pytest

from site_builder.hosting.azure import LARGEST
from site_builder.hosting.headers import CACHE, EVERYWHERE, POLICY, headers_of, type_of
from site_builder.record.council import SecurityContact
from site_builder.record.hosting import Host

from .made_up_site import PATHS, TARGET, files, publication

BASES = pytest.mark.parametrize("base", ["/", "/a/progress/"])
Sent = Callable[[str], Mapping[str, str]]
"""What a host sends with a file of the site."""
SHOWN = [path for path in PATHS if path not in (".htaccess", "404.html")]
FOR_GOOD = f"https://council.example/{TARGET}"


def told(host: Host, base: str = "/") -> dict[str, str]:
    return files(publication(host, url=f"https://council.example{base}"))


def by_apache(text: str, base: str) -> Sent:
    everywhere = dict(re.findall(r'^Header always set (\S+) "(.*)"$', text, re.MULTILINE))
    apart = re.findall(r'^<If "%\{REQUEST_URI\} =~ m#(.*)#">\n((?:    .*\n)+)</If>$', text, re.MULTILINE)

    def sent(path: str) -> dict[str, str]:
        found = dict(everywhere)
        for pattern, lines in apart:
            if re.search(pattern, f"{base}{path}"):
                found |= dict(re.findall(r'^    Header always set (\S+) "(.*)"$', lines, re.MULTILINE))
        return found

    return sent


def by_iis(text: str, base: str) -> Sent:
    root = ElementTree.fromstring(text.encode())

    def added(server: ElementTree.Element | None) -> dict[str, str]:
        custom = [] if server is None else server.findall("httpProtocol/customHeaders/*")
        removed = {one.get("name") for one in custom if one.tag == "remove"}
        found = {str(one.get("name")): str(one.get("value")) for one in custom if one.tag == "add"}
        assert found.keys() <= removed  # a second one of the same name is an error
        return found

    def sent(path: str) -> dict[str, str]:
        found = added(root.find("system.webServer"))
        for place in root.findall("location"):
            if path == place.get("path") or path.startswith(f"{place.get('path')}/"):
                found |= added(place.find("system.webServer"))
        return found

    return sent


def by_azure(text: str, base: str) -> Sent:
    whole = json.loads(text)

    def sent(path: str) -> dict[str, str]:
        routes = (route for route in whole["routes"] if fnmatchcase(f"{base}{path}", route["route"]))
        return whole["globalHeaders"] | next(routes, {}).get("headers", {})

    return sent


def by_underscore(text: str, base: str) -> Sent:
    """Later rules replace earlier ones on Netlify, the longer address being later; on Cloudflare they must take theirs away."""
    rules: list[tuple[str, dict[str, str], set[str]]] = []
    for line in text.splitlines():
        if line.startswith("  ! "):
            rules[-1][2].add(line[4:])
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[-1][1][name] = value
        elif not line.startswith("#"):
            rules.append((line, {}, set()))
    detaches = any(detached for *_, detached in rules)

    def sent(path: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for pattern, headers, detached in rules:
            if fnmatchcase(f"{base}{path}", pattern):
                assert not detaches or not (found.keys() & headers.keys()) - detached
                found |= headers
        found.pop("Content-Type", None)
        return found

    return sent


@BASES
@pytest.mark.parametrize(
    ("host", "name", "read"),
    [
        (Host.APACHE, ".htaccess", by_apache),
        (Host.IIS, "web.config", by_iis),
        (Host.AZURE, "staticwebapp.config.json", by_azure),
        (Host.NETLIFY, "_headers", by_underscore),
        (Host.CLOUDFLARE, "_headers", by_underscore),
    ],
)
def test_each_file_comes_with_its_headers(host: Host, name: str, read: Callable[[str, str], Sent], base: str) -> None:
    made = told(host, base)
    [path] = [path for path in made if path.endswith(name)]
    sent = read(made[path], base)
    assert {path: dict(sent(path)) for path in SHOWN} == {path: headers_of(path) for path in SHOWN}


def test_only_the_pages_that_search_may_run_webassembly() -> None:
    may = [path for path in PATHS if "wasm-unsafe-eval" in headers_of(path)[POLICY]]
    assert may == ["404.html", "search/index.html"]


def test_only_files_whose_names_change_with_their_content_are_kept_for_long() -> None:
    kept = [path for path in PATHS if "immutable" in headers_of(path)[CACHE]]
    assert [path for path in kept if not re.search(r"[0-9]", path)] == []
    assert len(kept) == 5


@pytest.mark.parametrize("host", [Host.NETLIFY, Host.CLOUDFLARE, Host.AZURE, Host.GITHUB])
def test_what_is_read_at_the_root_alone_lies_beside_a_site_with_a_path(host: Host) -> None:
    inside, outside = told(host, "/"), told(host, "/a/progress/")
    assert {f"deploy/{host}/{path}" for path in inside} == set(outside)


def test_two_hosts_with_a_file_of_one_name_have_each_its_own() -> None:
    made = files(publication(Host.NETLIFY, Host.CLOUDFLARE))
    assert set(made) == {"_headers", "deploy/netlify/_headers"}
    assert "\n  ! " in made["_headers"] and "\n  ! " not in made["deploy/netlify/_headers"]


def test_types_are_told_by_the_ending() -> None:
    apache, iis = told(Host.APACHE)[".htaccess"], ElementTree.fromstring(told(Host.IIS)["web.config"].encode())
    azure = json.loads(told(Host.AZURE)["staticwebapp.config.json"])["mimeTypes"]
    maps = {
        one.get("fileExtension"): one.get("mimeType") for one in iis.findall("system.webServer/staticContent/mimeMap")
    }
    for path in SHOWN:
        ending, kind = path.rpartition(".")[2], type_of(path, by_name=False)
        assert kind and f'AddType "{kind}" .{ending}\n' in apache
        assert maps[f".{ending}"] == azure[f".{ending}"] == kind
    named = {place.get("path") for place in iis.findall("location") if place.find(".//mimeMap") is not None}
    assert named == {"feed.xml", "feed.json", "plan/01-homes/feed.xml"}


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("old/", ""),
        ("old", ""),
        ("OLD", ""),
        ("news/Item.aspx", "id=4&lang=en"),
        ("café bar", ""),
        ("old/page.html", ""),
        ("a$b/", ""),
    ],
)
def test_an_old_address_leads_on_with_apache_and_iis(path: str, query: str) -> None:
    apache = re.findall(
        r'^(?:RewriteCond %\{QUERY_STRING\} "(.*)" \[NC\]\n)?RewriteRule "(.*)" "(.*)" \[R=301,L,NC,NE,QSD\]$',
        told(Host.APACHE)[".htaccess"],
        re.MULTILINE,
    )
    iis = []
    for rule in ElementTree.fromstring(told(Host.IIS)["web.config"].encode()).iter("rule"):
        match, action, condition = rule.find("match"), rule.find("action"), rule.find("conditions/add")
        assert match is not None and action is not None
        iis.append(("" if condition is None else condition.get("pattern"), match.get("url"), action.get("url")))
    for rules in (apache, iis):
        targets = [
            target
            for asked, pattern, target in rules
            if re.search(pattern, path, re.IGNORECASE) and (not asked or re.search(asked, query, re.IGNORECASE))
        ]
        assert targets[:1] == [FOR_GOOD]
        assert not any(
            asked and re.search(asked, other) for asked, _, _ in rules for other in ("xid=4&lang=en", "id=4&lang=en2")
        )


def test_azure_leads_on_what_has_no_query_and_its_file_is_not_too_large() -> None:
    many = tuple(f"/news/a-rather-long-old-address-{number}/" for number in range(400))
    [text] = files(publication(Host.AZURE, aliases=("/old/", "/item.aspx?id=4", *many))).values()
    leads = {route["route"]: route["redirect"] for route in json.loads(text)["routes"] if "redirect" in route}
    assert leads["/old"] == leads["/old/"] == FOR_GOOD and "/item.aspx" not in leads
    assert len(text) <= LARGEST


def test_cloudfront_is_told_the_same_headers_but_how_long_files_are_kept_which_the_upload_says() -> None:
    made = told(Host.S3)
    for name, path in (("headers.json", "index.html"), ("headers-search.json", "search/index.html")):
        policy = json.loads(made[f"deploy/s3/{name}"])
        security = policy["SecurityHeadersConfig"]
        sent = {one["Header"]: one["Value"] for one in policy["CustomHeadersConfig"]["Items"]}
        lists = [
            policy["CustomHeadersConfig"],
            *(one for one in policy["CorsConfig"].values() if isinstance(one, dict)),
        ]
        assert [one["Quantity"] for one in lists] == [len(one["Items"]) for one in lists]
        sent[POLICY] = security["ContentSecurityPolicy"]["ContentSecurityPolicy"]
        sent["Referrer-Policy"] = security["ReferrerPolicy"]["ReferrerPolicy"]
        sent["Access-Control-Allow-Origin"] = policy["CorsConfig"]["AccessControlAllowOrigins"]["Items"][0]
        sent["X-Content-Type-Options"] = "nosniff" if security["ContentTypeOptions"]["Override"] else ""
        assert sent == {name: value for name, value in headers_of(path).items() if name != CACHE}
    copies = made["deploy/s3/upload.sh"].splitlines()
    for path in SHOWN:
        said = [
            line for line in copies if any(fnmatchcase(path, one) for one in re.findall(r'--include "(.*?)"', line))
        ]
        cache = re.findall(r'--cache-control "(.*?)"', said[-1])[0] if said else EVERYWHERE[CACHE]
        assert cache == headers_of(path)[CACHE]
        assert not said or f'--content-type "{type_of(path)}"' in said[-1]


def test_cloudfront_leads_old_addresses_on() -> None:
    [leads] = re.findall(r"var LEADS = (\{.*?\});", told(Host.S3)["deploy/s3/viewer-request.js"], re.DOTALL)
    assert set(json.loads(leads).values()) == {FOR_GOOD}
    assert {"/old", "/old/", "/news/item.aspx?id=4&lang=en", "/caf%c3%a9%20bar"} <= set(json.loads(leads))


@pytest.mark.parametrize(
    ("url", "path"),
    [("https://a.example/", ".well-known/security.txt"), ("https://a.example/b/", "deploy/security.txt")],
)
def test_who_finds_a_weakness_is_told_whom_to_tell(url: str, path: str) -> None:
    contact = SecurityContact("web@a.example", policy="https://a.example/security")
    text = files(publication(Host.GITLAB, url=url, security_contact=contact))[path]
    assert text.splitlines()[1:] == [
        "Contact: mailto:web@a.example",
        "Expires: 2027-02-01T00:00:00Z",
        "Preferred-Languages: en",
        "Policy: https://a.example/security",
        "Canonical: https://a.example/.well-known/security.txt",
    ]


def test_a_site_that_names_no_host_is_given_nothing() -> None:
    made = publication(Host.GITLAB)
    assert files(made) == {}
