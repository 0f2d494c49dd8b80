"""Which addresses of the web, and of e-mail, are taken as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import findings, write_tree

from site_builder.record.web_addresses import is_web_address

CONFIGURATION = "site_url: https://example.org/\nplugins:\n  - progress:\n      council: A\n      plan: B\n      contact: {email: EMAIL}\n"


@pytest.mark.parametrize(
    "address", ["https://a.example", "http://a.example:8080/b?c=d@e#f", "https://[::1]/", "https://ŵyl.example/"]
)
def test_a_whole_address_is_taken(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "\x00https://www.example.org/",
        "https://elsewhere.example\\.gov.uk/",
        *("https://a.example:x/", "https://a.example:99999/", "https://a.example:0/", "https://user:word@a.example/"),
        *(
            "https://user@a.example/",
            "https://",
            "//a.example/",
            "https://a b.example/",
            "https://[::1/",
            "ftp://a.example/",
            "https://a..example/",
            "https://.example/",
            "https://-a.example/",
            "https://a.example,b/",
            f"https://{'a' * 64}.example/",
        ),
    ],
)
def test_an_address_that_leads_nowhere_or_holds_a_password_is_not(address: str) -> None:
    assert not is_web_address(address)


@pytest.mark.parametrize("email", ["care@example.org", "first.last+plan@my-council.gov.uk", "o'neil@example.org"])
def test_an_e_mail_address_is_taken(email: str, tmp_path: Path) -> None:
    assert not [line for line in _said(tmp_path, email) if "[address]" in line]


@pytest.mark.parametrize(
    "email", ["a@b", "a@example.org?cc=b@example.org", "a@example.org&body=x", "a@example.org\\nb", "a b@c.org"]
)
def test_an_e_mail_address_that_would_do_more_is_not(email: str, tmp_path: Path) -> None:
    assert [line for line in _said(tmp_path, email) if "is not an e-mail address" in line]


def _said(tmp_path: Path, email: str) -> list[str]:
    return findings(write_tree(tmp_path, {"mkdocs.yml": CONFIGURATION.replace("EMAIL", f'"{email}"')}))
