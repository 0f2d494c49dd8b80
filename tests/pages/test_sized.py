"""A picture in a page is looked for where its address leads from that page, and nowhere outside the site's files."""

from __future__ import annotations

import pytest

from site_builder.html.sized import sized
from site_builder.record.file_facts import Shown


@pytest.mark.parametrize(
    ("address", "source", "file"),
    [
        ("", "images/a.png", "images/a.png"),
        ("about/", "../images/a%20b.png", "images/a b.png"),
        ("about/", "a.png", "about/a.png"),
        ("about/", "../about/./a.png?1#x", "about/a.png"),
        ("404.html", "images/a.png", "images/a.png"),
        ("help/more.html", "a.png", "help/a.png"),
        ("about/", "../../a.png", None),
        ("about/", "/images/a.png", None),
        ("about/", "https://www.exampleton.example/a.png", None),
        ("about/", "//www.exampleton.example/a.png", None),
        ("about/", "data:image/png;base64,AA", None),
        ("about/", "", None),
    ],
)
def test_the_file_of_a_picture_is_looked_up_by_where_its_address_leads(
    address: str, source: str, file: str | None
) -> None:
    asked: list[str] = []

    def look_up(name: str) -> Shown:
        asked.append(name)
        return Shown(40, 30)

    html = f'<p><img alt="A" src="{source}"></p>'
    known = html.replace('">', '" width="40" height="30" decoding="async">')
    assert (sized(html, address, look_up), asked) == ((known, [file]) if file else (html, []))


def test_an_image_without_an_address_is_left_as_it_is() -> None:
    html = '<img alt="Nothing">'
    assert sized(html, "about/", lambda file: Shown(40, 30)) == html
