"""What leads on from old addresses: a page at each that a static site can answer, and all of them for servers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, NOW

from site_builder.pages import redirects
from site_builder.read.record import read_edition

HEAD = "---\ntitle: A\ndate: 2025-01-01\naliases:\n"


@pytest.fixture
def outputs(write_site: Callable[[dict[str, str]], Path]) -> Callable[..., dict[str, str]]:
    """What is at the old addresses of one update, by path, for a site at `/progress/`."""

    def of(*aliases: str) -> dict[str, str]:
        lines = "".join(f"  - {alias}\n" for alias in aliases) or "  []\n"
        settings = MKDOCS_YML.replace(".example/\n", ".example/progress/\n", 1)
        root = write_site({"mkdocs.yml": settings, "updates/2025-01-01-a.md": f"{HEAD}{lines}---\nText.\n"})
        site, _, _ = read_edition(root / "mkdocs.yml", NOW)
        return {output.path: output.content.decode() for output in redirects.outputs(site)}

    return of


Outputs = Callable[..., dict[str, str]]


@pytest.mark.parametrize(
    ("alias", "file", "target"),
    [
        ("/news/old/", "news/old/index.html", "../../updates/2025-01-01-a/"),
        ("/news/old", "news/old/index.html", "../../updates/2025-01-01-a/"),
        ("/news/old.html", "news/old.html", "../updates/2025-01-01-a/"),
        ("/old.HTM", "old.HTM", "./updates/2025-01-01-a/"),
        ("/News/Item.aspx", "News/Item.aspx/index.html", "../../updates/2025-01-01-a/"),
        ("/files/old.pdf", "files/old.pdf/index.html", "../../updates/2025-01-01-a/"),
        ("/news/a%20b/", "news/a b/index.html", "../../updates/2025-01-01-a/"),
        ("/caf%C3%A9", "café/index.html", "../updates/2025-01-01-a/"),
        ("/ŵyl/", "ŵyl/index.html", "../updates/2025-01-01-a/"),
    ],
)
def test_an_old_address_has_a_page_where_a_static_host_looks_for_it(
    alias: str, file: str, target: str, outputs: Outputs
) -> None:
    found = outputs(alias)
    assert set(found) == {file, "_redirects", "redirects.nginx.conf"}
    assert f'content="0; url={target}"' in found[file]


def test_an_address_with_a_query_is_only_in_the_maps(outputs: Outputs) -> None:
    found = outputs("/news/Item.aspx?id=4&lang=en")
    assert set(found) == {"_redirects", "redirects.nginx.conf"}
    assert found["_redirects"] == "/progress/news/Item.aspx id=4 lang=en /progress/updates/2025-01-01-a/ 301\n"
    assert (
        '"/progress/news/item.aspx?id=4&lang=en" "https://progress.exampleton.example/progress/updates/2025-01-01-a/";'
        in found["redirects.nginx.conf"]
    )


def test_letters_of_a_query_are_escaped_as_browsers_do(outputs: Outputs) -> None:
    assert outputs("/find?q=ŵyl%20a")["_redirects"].startswith("/progress/find q=%C5%B5yl%20a /progress/updates/")


def test_the_maps_hold_every_old_address_as_servers_compare_them(outputs: Outputs) -> None:
    found = outputs("/news/a%20b/", "/news/old.html", "/ŵyl")
    assert found["_redirects"].splitlines() == [
        f"/progress/{old} /progress/updates/2025-01-01-a/ 301" for old in ("news/a%20b/", "news/old.html", "%C5%B5yl")
    ]
    lines = [line.split('"')[1] for line in found["redirects.nginx.conf"].splitlines() if line.startswith('    "')]
    assert lines == [
        "/progress/news/a b",
        "/progress/news/a b/",
        "/progress/news/old.html",
        "/progress/ŵyl",
        "/progress/ŵyl/",
    ]


def test_the_same_page_under_two_forms_is_made_once_and_nginx_is_told_once(outputs: Outputs) -> None:
    found = outputs("/news/old/", "/news/old", "/News/old")
    assert sorted(found) == ["News/old/index.html", "_redirects", "news/old/index.html", "redirects.nginx.conf"]
    assert found["redirects.nginx.conf"].count('"/progress/news/old/"') == 1  # a second one stops nginx


def test_a_site_without_old_addresses_has_no_maps(outputs: Outputs) -> None:
    assert outputs() == {}


def test_a_long_address_is_a_pattern_which_nginx_needs_no_larger_table_for(outputs: Outputs) -> None:
    [line] = [
        line.strip()
        for line in outputs("/news/a-very.long-address+of-the-old-site.aspx?id=4")["redirects.nginx.conf"].splitlines()
        if "very" in line
    ]
    assert line.startswith(r'"~*^/progress/news/a\-very\.long\-address\+of\-the\-old\-site\.aspx\?id=4$" ')
