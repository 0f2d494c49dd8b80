"""Every page of both sites, as a browser, a search engine and a screen reader take it."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml.html import HtmlElement
from made_up_files import picture
from PIL import Image

from . import trees
from .html import MISSING_PAGE, badly_formed, broken_links_of, links_of, parsed, words_of
from .trees import Built, page_file

SUMMARY_LENGTH = 160


@pytest.fixture(scope="session")
def pages(council: Built) -> dict[str, HtmlElement]:
    """Every page by its address, redirects left out."""
    return {address: parsed(council.text(page_file(address))) for address in council.pages}


def base_of(council: Built, address: str) -> str:
    return council.url + (MISSING_PAGE if address == "404.html" else address)


def one(page: HtmlElement, path: str) -> str:
    """The one value at a path; fails if there are none or several."""
    found = page.xpath(path)
    assert len(found) == 1, f"{path}: {found}"
    return str(found[0])


def test_every_link_picture_and_anchor_leads_somewhere(council: Built) -> None:
    broken = {address: broken_links_of(council, address) for address in council.pages}
    assert {address: links for address, links in broken.items() if links} == {}


def test_links_of_pages_are_relative_so_that_a_site_can_move(council: Built, pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        loaded = page.xpath("//a[@href!=normalize-space()]/@href | //img/@src | //link[@rel='stylesheet']/@href")
        own = [str(link) for link in loaded]  # an address that is shown as it is, as on paper, is whole
        assert not [link for link in own if link.startswith(council.url)], address
        if address != "404.html":
            assert not [link for link in own if link.startswith("/")], address


def test_a_wrong_address_shows_links_that_hold_at_any_depth(council: Built) -> None:
    page = parsed(council.text("404.html"))
    links = [link for link in links_of(page) if not re.match(r"https?:|mailto:|#", link)]
    assert links and all(urljoin("https://x/", link).removeprefix("https://x") == link for link in links)


def test_tags_are_closed_in_their_order(council: Built, pages: dict[str, HtmlElement]) -> None:
    wrong = {address: badly_formed(council.text(page_file(address))) for address in pages}
    assert {address: found for address, found in wrong.items() if found} == {}


def test_no_id_appears_twice_in_a_page(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        twice = [name for name, count in Counter(map(str, page.xpath("//@id"))).items() if count > 1]
        assert not twice, (address, twice)


def test_what_a_label_points_at_is_there(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        ids = set(map(str, page.xpath("//@id")))
        assert set(map(str, page.xpath("//@aria-labelledby"))) <= ids, address


def test_no_two_pages_have_the_same_title(pages: dict[str, HtmlElement]) -> None:
    titles = Counter(one(page, "//head/title/text()") for page in pages.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_title_ends_with_the_site_s_name(pages: dict[str, HtmlElement]) -> None:
    name = one(pages[""], "//head/meta[@property='og:site_name']/@content")
    assert one(pages[""], "//head/title/text()") == name
    for address, page in pages.items():
        title = one(page, "//head/title/text()")
        assert not address or (title.endswith(f" – {name}") and len(title) > len(name) + 3), address


def test_every_page_has_one_heading_of_level_one_in_its_main_part(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        [heading] = page.xpath("//h1")
        assert words_of(heading), address
        assert page.xpath("count(//main) = 1 and count(//main[@id='--content']//h1) = 1"), address


def test_no_level_of_heading_is_skipped(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        levels = [int(str(heading.tag)[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        steps = zip([0, *levels], levels, strict=False)
        assert all(level <= before + 1 for before, level in steps), (address, levels)


def test_no_heading_is_empty_and_none_is_without_text_below(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        assert all(words_of(heading) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")), address
        assert not page.xpath("//main//p[not(node()[normalize-space()]) and not(*)]"), address


def test_the_head_says_what_the_page_is(council: Built, pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        description = one(page, "//head/meta[@name='description']/@content")
        assert 0 < len(description) <= SUMMARY_LENGTH + 1, address
        assert one(page, "//head/meta[@property='og:description']/@content") == description
        assert one(page, "//head/link[@rel='canonical']/@href") == council.url + address
        assert one(page, "//head/meta[@property='og:url']/@content") == council.url + address
        assert one(page, "//head/title/text()").startswith(one(page, "//head/meta[@property='og:title']/@content"))
        assert one(page, "//head/meta[@property='og:type']/@content") in ("website", "article")
        assert one(page, "//head/meta[@charset]/@charset") == "utf-8"
        assert page.xpath("//html/@lang") == ["en-GB"]
        assert not page.xpath("//meta[@name='generator']")


def test_every_page_names_its_icon_and_the_picture_of_shared_links(
    council: Built, pages: dict[str, HtmlElement]
) -> None:
    council_name = json.loads(one(pages[""], "//head/script[@type='application/ld+json']/text()"))["@graph"][-1]["name"]
    site_name = one(pages[""], "//head/meta[@property='og:site_name']/@content")
    wanted = {"favicon.ico", "assets/favicon.svg", "assets/icon-180.png"}
    for address, page in pages.items():
        picture = one(page, "//head/meta[@property='og:image']/@content").removeprefix(council.url)
        words = one(page, "//head/meta[@property='og:image:alt']/@content")
        if picture == "assets/share.png":
            assert words == f"{site_name} – {council_name}"
        elif address == "":
            assert picture == "assets/share-home.png" and words.endswith(council_name)
        else:
            assert picture == f"{address}share.png" and words.startswith(one(page, "//main//h1/text()"))
        with Image.open(council.site / picture) as drawn:
            assert drawn.size == (1200, 630)
        assert one(page, "//head/meta[@property='og:image:width']/@content") == "1200"
        assert one(page, "//head/meta[@property='og:image:height']/@content") == "630"
        assert one(page, "//head/meta[@name='twitter:card']/@content") == "summary_large_image"
        icons = page.xpath("//head/link[@rel='icon' or @rel='apple-touch-icon']/@href")
        found = {urljoin(base_of(council, address), str(icon)).removeprefix(council.url) for icon in icons}
        assert found == wanted, address
    assert all((council.site / path).is_file() for path in wanted)
    assert not (council.site / "assets/images/favicon.png").exists()  # Material's logo


def test_updates_have_a_picture_of_their_own_unless_they_are_withdrawn(council: Built) -> None:
    updates = json.loads(council.text("data/updates.json"))["updates"]
    shown = {one["url"].removeprefix(council.url) for one in updates if "withdrawn" not in one}
    pictures = {f"{path.parent.relative_to(council.site)}/" for path in council.site.glob("*/**/share.png")}
    assert pictures == {"assets/", *shown}


def test_a_council_may_have_an_icon_and_a_picture_of_its_own(tmp_path: Path) -> None:
    root = trees.exampleton(tmp_path / "tree")
    trees.replace_in(root / "mkdocs.yml", "name: material", "name: material\n  favicon: images/boat.png")
    (root / "docs/assets").mkdir()
    (root / "docs/assets/share.png").write_bytes(picture("PNG", 61, 43))
    site = trees.built(root, "https://example.net/a/b/", (*trees.PROGRESS, "build", "--no-search"))
    page = parsed(site.text("plan/index.html"))
    assert page.xpath("//head/link[contains(@rel, 'icon')]/@href") == ["../images/boat.png"]
    with Image.open(site.site / "assets/share.png") as share:
        assert share.size == (61, 43)


def test_every_page_names_the_feeds(council: Built, pages: dict[str, HtmlElement]) -> None:
    wanted = {
        ("application/rss+xml", "feed.xml"),
        ("application/atom+xml", "feed.atom"),
        ("application/feed+json", "feed.json"),
        ("application/rss+xml", "young-people/feed.xml"),
    }
    for address, page in pages.items():
        links = page.xpath("//head/link[@rel='alternate']")
        found = {(link.get("type"), urljoin(base_of(council, address), link.get("href"))) for link in links}
        has_own = (council.site / address / "feed.xml").is_file() and address not in ("", "young-people/")
        own = {("application/rss+xml", f"{address}feed.xml")} if has_own else set()
        assert wanted | own == {(kind, whole.removeprefix(council.url)) for kind, whole in found}, address
        assert len({link.get("title") for link in links}) == len(wanted | own)


def test_no_page_asks_another_host_for_anything(pages: dict[str, HtmlElement]) -> None:
    loaded = "//img/@src|//script/@src|//iframe/@src|//link[@rel!='canonical']/@href|//source/@src|//object/@data"
    for address, page in pages.items():
        assert not [link for link in map(str, page.xpath(loaded)) if re.match(r"(?:https?:)?//", link)], address


def test_no_stylesheet_asks_for_what_the_policy_refuses(council: Built) -> None:
    for sheet in council.site.rglob("*.css"):
        text = sheet.read_text("utf-8")
        assert not re.search(r"""(?:@import|url\()\s*["']?(?:(?:https?:)?//|data:)""", text), sheet


def test_no_page_holds_a_script_or_a_style_in_itself(pages: dict[str, HtmlElement]) -> None:
    """A strict content security policy blocks them."""
    for address, page in pages.items():
        assert not page.xpath("//script[not(@src or @type='application/ld+json')]|//style|//*[@style]"), address
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), address
        assert not [link for link in links_of(page) if link.lower().startswith(("javascript:", "data:"))], address


def test_what_a_page_tells_machines_of_itself_can_be_read(council: Built, pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        for data in page.xpath("//script[@type='application/ld+json']/text()"):
            assert json.loads(str(data))["@context"] == "https://schema.org", address


def test_every_picture_says_what_it_shows(pages: dict[str, HtmlElement]) -> None:
    """Those of the young people's version say nothing that the words beside them do not say (WCAG 2.2, 1.1.1)."""
    for address, page in pages.items():
        pictures = page.xpath("//main//img")
        assert all((picture.get("alt") == "") is (picture.get("class") == "picture") for picture in pictures), address


def test_every_link_has_words_and_none_holds_another(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        for link in page.xpath("//a"):
            has_name = words_of(link) or link.get("aria-label") or link.xpath(".//img[@alt!='']")
            assert has_name, (address, link.get("href"))
            assert link.get("href"), address


def test_no_template_word_is_left_over(council: Built, pages: dict[str, HtmlElement]) -> None:
    for address in pages:
        text = council.text(page_file(address))
        assert not re.search(r"\{\{|\{%|\x02|\x03|&amp;amp;|&amp;lt;|>None<|\bUndefined\b", text), address


def test_help_is_at_the_top_and_the_bottom_of_every_page_for_young_people(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        blocks = page.xpath("//main/aside[contains(@class, 'help')]")
        assert len(blocks) == (2 if address.startswith("young-people/") else 0), address


def test_who_worries_about_a_child_finds_help_on_every_page(pages: dict[str, HtmlElement]) -> None:
    for address, page in pages.items():
        if address.startswith("young-people/"):
            continue  # they have help in a child's words, at their top and end
        [block] = page.xpath("//aside[contains(@class, 'safety')]")
        assert words_of(block).startswith("Worried about a child?"), address


def test_each_promise_action_rating_and_document_has_an_anchor(exampleton: Built) -> None:
    ids = anchors(exampleton, "updates/2025-07-10-everything-at-once/")
    assert {"promise-late-one", "promise-open-one", "promise-no-date-one"} <= ids
    assert len([name for name in ids if name.startswith("document-")]) == 5
    ids = anchors(exampleton, "plan/01-llais-plant/")
    assert {"action-letter-box", "rating-2024-11", "rating-2025-10-01", "measure-asked"} <= ids
    assert {"promise-late-one", "promise-warm-walls"} <= anchors(exampleton, "promises/")
    listed = exampleton.text("data/documents.csv").splitlines()[1:]
    assert (
        len([name for name in anchors(exampleton, "documents/") if name.startswith("document-")]) == len(listed) == 36
    )


def anchors(site: Built, address: str) -> set[str]:
    return set(map(str, parsed(site.text(page_file(address))).xpath("//@id")))


def test_an_area_without_a_young_people_s_part_says_so(exampleton: Built) -> None:
    page = words_of(parsed(exampleton.text("young-people/07-lonely-area/index.html")).xpath("//main")[0])
    assert "We have not written this part for young people yet." in page


def test_a_hand_written_page_leads_to_compiled_pages(exampleton: Built) -> None:
    page = parsed(exampleton.text("guide/how-we-work/index.html"))
    assert page.xpath("//main//a/@href") == [
        "../../updates/2025-07-10-everything-at-once/",
        "../../plan/02-dom-i-szkola/#co-sie-dzieje",
        "../../files/visit-letter.pdf",
        "../../about/",
    ]
