"""A live site is looked at as its readers meet it: at a host that does all as it should nothing is found, and each fault
of a host is."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import NOW

from site_builder.cli import main
from site_builder.problems import UnusableError
from site_builder.verify.live import look_at
from site_builder.verify.live.address import read_address
from site_builder.verify.live.client import Asker

from .conftest import VISIT
from .made_up_host import CERTIFICATE, Fault, Reply, hosting
from .test_verify import edit, put, remove

_ELSEWHERE = "https://elsewhere.example/"


def told(folder: Path, fault: Fault = lambda path, reply: None, built: Path | None = None) -> list[str]:
    """What is said of a site at a host on this computer, without what is always so there: it is not encrypted, and not
    at the address that it was built for."""
    with hosting(folder, fault) as address:
        looked = look_at(address, built, NOW, lambda words: None, is_given=built is not None)
        said = [str(problem).replace(address, "/") for problem in looked.problems]
    always = ("is not encrypted", "was built for https://progress.exampleton.example/")
    assert all(any(words in line for line in said) for words in always), said
    return [line for line in said if not any(words in line for words in always)]


def sent(name: str, value: str | None, *, at: str = "", ending: str = "") -> Fault:
    """A header that is sent with another value, or not at all, with all files or with some."""

    def fault(path: str, reply: Reply) -> None:
        if path.startswith(at) and path.endswith(ending):
            reply.headers.pop(name, None)
            if value is not None:
                reply.headers[name] = value

    return fault


def answered(at: str, status: int, location: str = "", body: bytes | None = None) -> Fault:
    """Another answer at one path."""

    def fault(path: str, reply: Reply) -> None:
        if path == at:
            reply.status = status
            reply.headers |= {"Location": location} if location else {}
            reply.body = reply.body if body is None else body

    return fault


NOWHERE = "progress-verify/no-such-page/index.html"


def test_nothing_is_found_at_a_host_that_does_all_as_it_should(root: Path) -> None:
    [small, old] = told(root / "site", built=root / "site")
    assert "without compressing" in small
    assert "/old/:1: note: This old address is a page that leads on" in old
    assert told(root / "site", _compressed) == []


def _compressed(path: str, reply: Reply) -> None:
    reply.body = gzip.compress(reply.body, 1)
    reply.headers["Content-Encoding"] = "gzip"


HOSTS: dict[str, tuple[tuple[Fault, ...], tuple[str, ...]]] = {
    "a host that was told nothing": (
        (
            sent("Content-Security-Policy", None),
            sent("Referrer-Policy", None),
            sent("Cross-Origin-Opener-Policy", None),
            sent("X-Content-Type-Options", None, at="feed."),
            sent("Cache-Control", "max-age=604800"),
            sent("Content-Type", "application/octet-stream", ending=".ics"),
            sent("Content-Type", "text/plain", ending=".csv"),
            sent("Content-Type", "text/html", ending=".atom"),
            sent("Content-Type", None, ending=".json"),
            answered(NOWHERE, 404, body=b"<h1>Not Found</h1>"),
            answered("about", 404),
        ),
        (
            "/:1: warning: Content-Security-Policy is missing from this file and",
            "/:1: warning: Referrer-Policy is missing from every file of the site",
            "/:1: warning: Cross-Origin-Opener-Policy is missing from this file and",
            "/feed.atom:1: warning: X-Content-Type-Options is missing from this file and 2 others",
            "/:1: warning: Browsers are told to keep this file and",
            " for 7 days, so a withdrawal or correction would not be seen before.",
            "/calendar.ics:1: error: The host sends this file as 'application/octet-stream', and not as \"text/calendar; charset=utf-8\": calendars do not open it",
            ', and not as "text/csv; charset=utf-8"',
            "/feed.atom:1: error: The host sends this file as 'text/html', and not as \"application/atom+xml\"",
            'without a type, and not as "application/json"',
            "/progress-verify/no-such-page/:1: error: A wrong address shows a page of the host",
            "/about:1: error: Without the slash at its end this address is answered with 404",
        ),
    ),
    "a host that was told something else": (
        (
            sent("Content-Security-Policy", "default-src 'self'"),
            sent("Referrer-Policy", "unsafe-url"),
            sent("Permissions-Policy", "camera=(self)"),
            sent("Set-Cookie", "lb=1; Path=/"),
            sent("X-Robots-Tag", "noindex, nofollow"),
            sent("X-Powered-By", "ASP.NET 4.8"),
            sent("Content-Type", "text/html; charset=iso-8859-1", ending=".html"),
            answered(NOWHERE, 200),
            answered("about/index.html", 301, _ELSEWHERE),
            answered("old/index.html", 302, f"/{VISIT}/"),
            answered("news/Item.aspx?id=4", 404),
        ),
        (
            "/:1: warning: Content-Security-Policy is 'default-src 'self'' with this file and",
            "/:1: warning: Referrer-Policy is 'unsafe-url' with every file of the site",
            "/:1: warning: Permissions-Policy is 'camera=(self)' with this file and",
            "/:1: error: The host sets the cookie 'lb' with every file of the site",
            "/:1: warning: The host tells search engines to leave the site out",
            "/:1: note: The host says which version it runs (X-Powered-By: ASP.NET 4.8)",
            'letters such as "é" and "£" would be wrong',
            "/progress-verify/no-such-page/:1: error: A wrong address is answered with 200 in place of 404",
            f"/about/:1: warning: This address leads to another host, '{_ELSEWHERE}'",
            "/old/:1: warning: This old address leads on for now only (302)",
            f"/news/Item.aspx?id=4:1: warning: This old address is answered with 404 in place of leading to /{VISIT}/. Some hosts",
        ),
    ),
    "a host that is too strict, and broken": (
        (
            sent("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            sent("Permissions-Policy", "camera=(), microphone=()"),
            sent("X-Robots-Tag", "none"),
            sent("Server", "made-up/1.24"),
            answered(NOWHERE, 302, "/"),
            answered("about/index.html", 500),
            answered("plan/01-homes/index.html", 404),
            answered("old/index.html", 404),
            answered("news/Item.aspx?id=4", 301, "/"),
        ),
        (
            "/:1: error: The Content-Security-Policy that the host sends forbids the page its own scripts",
            "/:1: warning: Permissions-Policy is 'camera=(), microphone=()' with this file and",
            "/:1: warning: The host tells search engines to leave the site out (X-Robots-Tag: none)",
            "/:1: note: The host says which version it runs (Server: made-up, made-up/1.24)",
            "A wrong address leads on to '/' (302)",
            "/about/:1: error: This address is answered with 500 in place of the file",
            f"/old/:1: error: This old address is answered with 404 in place of leading to /{VISIT}/. Let the host answer 301",
            f"/news/Item.aspx?id=4:1: error: This old address leads to '/' in place of /{VISIT}/",
            "The page '/plan/01-homes/' is named here, and is not on the site",
        ),
    ),
}
"""Faults that get not into each other's way, and what is said of each."""


@pytest.fixture(scope="module")
def of_hosts(root: Path) -> dict[str, list[str]]:
    def all_of(faults: tuple[Fault, ...]) -> Fault:
        return lambda path, reply: [fault(path, reply) for fault in faults] and None

    return {host: told(root / "site", all_of(faults), root / "site") for host, (faults, _) in HOSTS.items()}


@pytest.mark.parametrize(("host", "says"), [(host, words) for host, (_, said) in HOSTS.items() for words in said])
def test_each_fault_of_a_host_is_told_at_its_address(host: str, says: str, of_hosts: dict[str, list[str]]) -> None:
    assert [line for line in of_hosts[host] if says in line], of_hosts[host]


ODD: dict[str, tuple[Fault, str]] = {
    "a redirect to no address": (answered("feed.atom", 302, "http://[::1"), "'/feed.atom', which is not on the site"),
    "a redirect to a file": (answered("feed.atom", 302, "file:///etc/passwd"), "leads to another host, 'file:///etc/"),
    "links that are none": (
        answered(
            "glossary/index.html", 200, body=b'<img src="http://[x"><a href="//[y">a</a><script src="http://z:9x/">'
        ),
        "The words of this page are not those that were published",
    ),
    "data of another shape": (
        answered("data/updates.json", 200, body=b'{"updates": [{"name": ["a"]}, {"name": {}}, 5]}'),
        "is absent here, and the manifest names it",
    ),
    "data that is no list": (answered("data/updates.json", 200, body=b'{"updates": 5}'), "is absent here"),
    "a time without end": (sent("Cache-Control", f"max-age={'9' * 5000}"), "Browsers are told to keep"),
    "packed twice": (sent("Content-Encoding", "gzip, gzip", at="feed.xml"), "is compressed more than once"),
}


@pytest.mark.parametrize(("fault", "says"), ODD.values(), ids=ODD)
def test_whatever_a_host_answers_is_told_in_words(fault: Fault, says: str, root: Path) -> None:
    assert any(says in line for line in told(root / "site", fault))


@pytest.mark.parametrize("site", ["http://[::1", "javascript:alert(1)", 5, "https://x.example/\n::error::"])
def test_a_manifest_whose_site_is_not_an_address_is_told(site: object, root: Path) -> None:
    manifest = json.loads((root / "site/data/manifest.json").read_text("utf-8")) | {"site": site}
    fault = answered("data/manifest.json", 200, body=json.dumps(manifest).encode())
    with pytest.raises(UnusableError, match="which is not an address") as raised:
        told(root / "site", fault)
    assert "\n" not in str(raised.value)


def test_an_old_address_that_a_host_leads_on_for_good_is_as_it_should_be(root: Path) -> None:
    lines = told(root / "site", answered("old/index.html", 301, f"/{VISIT}/"), built=root / "site")
    assert not [line for line in lines if "/old/" in line], lines


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (edit("about/index.html", "We are", "You are"), "1 file is live with other bytes than in the folder, or not at all: 'about/index.html'"),
        (edit("data/manifest.json", '"About us"', '"About you"'), "What is live is not the build in the folder: 1 page is changed (such as /about/)"),
        (remove("feed.atom"), "/feed.atom:1: error: This file, the news feed in another form, is absent"),
        (edit("feed.xml", f"{VISIT}/</link>", "gone/</link>"), "gone/' is not on the site"),
        (edit("about/index.html", "<main id", '<a href="../nowhere/#x">x</a><main id'), "'../nowhere/#x' leads to '/nowhere/', which is not on the site"),
    ],
)  # fmt: skip
def test_what_is_live_is_what_was_built(change: Callable[[Path], object], says: str, root: Path, site: Path) -> None:
    change(site)
    said = told(site, built=root / "site")
    assert [line for line in said if says in line and ": error: " in line], said


def test_a_host_that_shows_the_first_page_at_wrong_addresses_is_told_and_nothing_else_of_it(root: Path) -> None:
    first = (root / "site" / "index.html").read_bytes()
    said = told(root / "site", answered(NOWHERE, 200, body=first), built=root / "site")
    [line] = [line for line in said if ": error: " in line]
    assert "A wrong address is answered with 200 in place of 404" in line


def test_what_a_style_loads_is_on_the_site_too(site: Path) -> None:
    put(site, "assets/more.css", "h1 { background: url('dot.svg') }")
    put(site, "assets/dot.svg", "<svg/>")
    edit("about/index.html", "<main id", '<link rel="stylesheet" href="../assets/more.css"><main id')(site)
    assert not [line for line in told(site) if "which is not on the site" in line]
    remove("assets/dot.svg")(site)
    assert [line for line in told(site) if "'dot.svg' leads to '/assets/dot.svg', which is not on the site" in line]


def test_another_site_is_never_asked(root: Path, site: Path) -> None:
    put(site, "about/index.html", '<a href="http://127.0.0.1:9/">x</a><a href="//localhost/">y</a>')
    asked = []
    told(site, lambda path, reply: asked.append(path))
    assert "about/index.html" in asked
    with pytest.raises(ValueError, match="is not at"):
        Asker(read_address("https://exampleton.example/")).ask(_ELSEWHERE)


@pytest.mark.parametrize(
    ("url", "is_there"),
    [
        ("https://exampleton.example/other/", True),
        ("https://EXAMPLETON.example:443/", True),
        ("http://exampleton.example:443/", False),
        ("https://exampleton.example:8443/", False),
        ("https://www.exampleton.example/", False),
    ],
)
def test_what_is_asked_has_the_scheme_the_host_and_the_port_that_were_named(url: str, is_there: bool) -> None:
    assert read_address("https://exampleton.example/progress/").has(url) is is_there


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("www.exampleton.example/progress", "did you mean https://www.exampleton.example/progress?"),
        ("ftp://exampleton.example/", "does not begin with https://"),
        ("https://user:word@exampleton.example/", "without a name"),
        ("https://user@exampleton.example/", "without a name"),
        ("https://exampleton.example/?page=1", "is not the address of a site"),
        ("https://exampleton.example:port/", "is not an address"),
        ("https://exampleton.invalid/", "cannot be found: nobody knows a computer of that name"),
    ],
)
def test_what_is_not_an_address_is_told_with_what_to_type(typed: str, says: str) -> None:
    done = CliRunner().invoke(main, ["verify", "--url", typed])
    assert (done.exit_code, says in done.output) == (2, True), done.output


def test_a_host_without_our_site_is_told(root: Path) -> None:
    (root / "empty").mkdir()
    (root / "empty" / "404.html").write_text("none", "utf-8")
    with (
        hosting(root / "empty") as address,
        pytest.raises(UnusableError, match=r"no manifest of a site .*the answer was 404"),
    ):
        look_at(address, None, NOW, lambda words: None)


def test_a_site_behind_a_password_is_told(root: Path) -> None:
    with hosting(root / "site", lambda path, reply: setattr(reply, "status", 401)) as address:
        done = CliRunner().invoke(main, ["verify", "--url", address])
    assert (done.exit_code, "is closed to the public (the answer was 401)" in done.output) == (2, True), done.output


def test_an_address_that_leads_to_another_host_is_not_followed(root: Path) -> None:
    with hosting(root / "site", answered("index.html", 301, _ELSEWHERE)) as address:
        done = CliRunner().invoke(main, ["verify", "--url", address])
    assert done.exit_code == 1
    assert f"on another host, which was not asked. Name that one: progress verify --url {_ELSEWHERE}" in done.output


@pytest.mark.parametrize("is_answered", [False, True])
def test_a_network_that_is_interrupted_ends_it_with_a_sentence(
    is_answered: bool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: str, reply: Reply) -> None:
        if path.startswith(("plan", "updates", "feed", "data/schema", "promises")):
            if not is_answered:
                raise ConnectionResetError
            reply.status = 429  # the host refuses to be asked so much

    monkeypatch.setattr("site_builder.verify.live.client.PAUSE", 0)
    with hosting(root / "site", broken) as address:
        done = CliRunner().invoke(main, ["verify", "--url", address])
    assert (done.exit_code, "the network was interrupted" in done.output) == (2, True), done.output


def test_a_certificate_that_nobody_trusts_is_a_finding(root: Path) -> None:
    with hosting(root / "site", with_tls=True) as address:
        done = CliRunner().invoke(main, ["verify", "--url", address])
    assert done.exit_code == 1
    assert "its certificate was made by the server itself" in done.output


@pytest.mark.parametrize(
    ("name", "host", "says"),
    [
        ("host_not_valid_yet", "127.0.0.1", "its certificate is not valid yet"),
        ("host_expired", "127.0.0.1", "its certificate has expired"),
        ("host_of_another_name", "localhost", "its certificate is for another name"),
    ],
)
def test_what_is_wrong_with_a_certificate_is_told(
    name: str, host: str, says: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the years 2990 to 2999, of two days in 2020, and of other.example; all are trusted here."""
    certificate = CERTIFICATE.with_name(f"{name}.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with hosting(root / "site", with_tls=True, certificate=certificate) as address:
        asked = address.replace("127.0.0.1", host)
        assert says in Asker(read_address(asked)).ask(asked).failure


def test_a_host_with_all_headers_has_the_best_grade(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with hosting(root / "site", sent("Strict-Transport-Security", "max-age=31536000"), with_tls=True) as address:
        done = CliRunner().invoke(main, ["verify", str(root / "site"), "--url", address])
    assert done.exit_code == 0, done.output
    assert "Mozilla's HTTP Observatory: A+ (130 points)" in done.output
    assert re.search(
        r"Looked at \d+ pages with every link in them, \d+ feeds, 1 calendar, \d+ files of open", done.output
    )
    assert f"{address}, compared with {root / 'site'}: no errors, 1 warning, 2 notes." in done.output


def _open_to_others(path: str, reply: Reply) -> None:
    reply.headers["Access-Control-Allow-Origin"] = "https://other.example"
    reply.headers["Access-Control-Allow-Credentials"] = "true"


def test_a_certificate_that_soon_ends_is_told_and_a_site_that_is_open_to_others_loses_points(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with hosting(root / "site", _open_to_others, with_tls=True) as address:
        asker = Asker(read_address(address))
        asker.ask(address)
        ends = asker.certificate_ends
        assert isinstance(ends, datetime)
        looked = look_at(address, None, ends - timedelta(days=13), lambda words: None)
    said = list(map(str, looked.problems))
    assert [line for line in said if f"certificate ends on {ends.day} {ends:%B %Y}" in line], said
    assert [line for line in said if "Strict-Transport-Security is not sent" in line]
    assert looked.grade and "lets every other site read this one as its reader" in str(looked.grade.lines)
