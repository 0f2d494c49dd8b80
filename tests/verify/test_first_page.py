"""What a site's address says of itself before any page is read: encryption, the way to it, the certificate."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import NOW

from site_builder.verify.live.address import read_address
from site_builder.verify.live.client import Answer
from site_builder.verify.live.headers import check_first
from site_builder.verify.live.observatory import FirstPage
from site_builder.verify.live.redirects import check_certificate, check_plain
from site_builder.verify.live.visit import Visit

HTTP, HTTPS = "http://a.example/", "https://a.example/"


def visit(plain: tuple[str, ...] | None = None, days: int | None = None, **headers: str) -> Visit:
    """What was answered at an address, of a site whose files do not matter."""
    named = tuple((name.lower().replace("_", "-"), value) for name, value in headers.items())
    first = FirstPage(Answer(HTTPS, 200, named), "", plain, None)
    site: Any = SimpleNamespace(address=read_address(HTTPS))
    return Visit(site, first, NOW, certificate_ends=None if days is None else NOW + timedelta(days=days))


@pytest.mark.parametrize(
    ("plain", "says"),
    [
        (None, ""),
        ((HTTP, HTTPS), ""),
        ((HTTP, HTTPS, "https://a.example/progress/"), ""),
        ((HTTP,), "error: http:// does not lead to https://"),
        ((HTTP, "http://a.example/progress/"), "error: http:// leads to 'http://a.example/progress/', which is not encrypted"),
        ((HTTP, "https://b.example/"), "warning: http:// leads to another host, 'https://b.example/'"),
    ],
)  # fmt: skip
def test_the_address_typed_without_https_leads_to_the_same_host_encrypted(
    plain: tuple[str, ...] | None, says: str
) -> None:
    said = [str(problem) for problem in check_plain(visit(plain))]
    assert [says in line for line in said] == ([True] if says else [])


@pytest.mark.parametrize(("days", "is_told"), [(None, False), (-1, True), (13, True), (14, False), (90, False)])
def test_a_certificate_is_told_of_two_weeks_before_it_ends(days: int | None, is_told: bool) -> None:
    assert len(list(check_certificate(visit(days=days)))) == is_told


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ("", "Strict-Transport-Security is not sent"),
        ("max-age=172800", "Strict-Transport-Security is for 2 days only"),
        ("max-age=31536000; includeSubDomains", ""),
    ],
)
def test_a_site_stays_encrypted_for_half_a_year_at_least(sent: str, says: str) -> None:
    said = [str(problem) for problem in check_first(visit(strict_transport_security=sent))]
    assert [says in line for line in said] == ([True] if says else [])
