"""No visible word is fixed in a template or in the code: a site whose content and texts are Greek has no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from lxml import etree
from lxml.html import HtmlElement

from . import trees
from .greek import greek, in_greek
from .html import parsed
from .trees import Built

ADDRESS = "https://example.net/a/b/"
_LATIN = re.compile(r"[A-Za-z]{2,}")
_NO_WORDS = re.compile(
    r"https?://\S+|\bexample\.net/\S*|\S+@\S+|\b[\w.-]+\.(?:json|csv|xml|ics|pdf|svg|md|yml)\b|\b(?:PDF|CSV|JSON|XML)\b|\{\w+\}"
)
"""Addresses, file names and places to be filled in, which no language changes."""
_SPOKEN = ("aria-label", "alt", "title", "placeholder", "summary", "abbr")
_HEAD = {"description", "og:title", "og:description", "og:site_name", "og:image:alt", "twitter:title"}


@pytest.fixture(scope="module")
def site(greek: Built) -> Built:
    """The made-up council in Greek, as `progress build` makes it."""
    return greek


def said(page: HtmlElement) -> Iterator[str]:
    """Everything that a page says to a reader, to a screen reader, to a search engine, or by its script."""
    for element in page.iter(etree.Element):
        if element.tag in ("script", "style", "code", "pre", "samp"):
            yield element.tail or ""
            continue
        yield from (element.text or "", element.tail or "")
        yield from (element.get(name, "") for name in _SPOKEN)
        yield from (
            words for name, value in element.attrib.items() if name.startswith("data-") for words in in_data(value)
        )
        if element.tag == "meta" and (element.get("name") or element.get("property")) in _HEAD:
            yield element.get("content", "")


def in_data(value: str) -> Iterator[str]:
    """The words in what a page keeps for its script: of a list, those that are not addresses."""
    if not value.startswith("["):
        yield from (value,) if " " in value else ()
        return
    waiting = json.loads(value)
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif not one.endswith("/"):
            yield one


def foreign(words: Iterator[str]) -> set[str]:
    return {word for text in words for word in _LATIN.findall(_NO_WORDS.sub(" ", unescape(text)))}


def test_no_page_holds_a_word_of_another_language(site: Built) -> None:
    found = {page: words for page in site.pages if (words := foreign(said(parsed(site.text(trees.page_file(page))))))}
    assert found == {}


def test_the_words_before_and_after_a_correction_are_in_the_language(tmp_path: Path) -> None:
    root = in_greek(trees.exampleton(tmp_path / "tree"))
    publish = (*trees.PROGRESS, "publish", "--no-search")
    trees.built(root, "", publish)
    title, text, note = greek("Councillors"), greek("The plan is called"), greek("We took words out")
    file = root / "updates/2025-03-04-better-together.md"
    for old, new in ((f"title: {title}", f"title: {title} {greek('now')}"), (text, f"{text} {greek('again')}")):
        trees.replace_in(file, old, new)
    trees.replace_in(file, "\nminor:", f"\n- date: 2026-03-02\n  note: {note}.\nminor:")
    trees.built(root, "", publish)
    page = parsed((root / "site/changes/index.html").read_text("utf-8"))
    added = [" ".join("".join(one.itertext()).split()) for one in page.iter("ins")]
    assert any(greek("again") in words for words in added) and any(greek("now") in words for words in added)
    assert foreign(said(page)) == set()


def test_every_page_says_its_language(site: Built) -> None:
    assert {parsed(site.text(trees.page_file(page))).get("lang") for page in site.pages} == {"el"}


@pytest.mark.parametrize("feed", ["feed.xml", "young-people/feed.xml", "plan/01-llais-plant/feed.xml"])
def test_no_feed_holds_a_word_of_another_language(site: Built, feed: str) -> None:
    root = etree.fromstring(site.text(feed).encode())
    told = [text for item in root.iter("title", "description", "category") for text in [item.text or ""]]
    whole = [parsed(f"<p>{item.text}</p>") for item in root.iter("{http://purl.org/rss/1.0/modules/content/}encoded")]
    assert foreign(iter([*told, *(text for page in whole for text in said(page))])) == set()


def test_the_calendar_holds_no_word_of_another_language(site: Built) -> None:
    unfolded = site.text("calendar.ics").replace("\n ", "")
    lines = [line for line in unfolded.splitlines() if line.startswith(("SUMMARY:", "DESCRIPTION:", "NAME:"))]
    assert foreign(line.partition(":")[2].replace("\\n", " ") for line in lines) == set()


def test_dates_are_written_in_the_language(site: Built) -> None:
    assert "Ιουλίου 2025" in site.text("updates/2025-07-10-everything-at-once/index.html")


def test_numbers_are_written_in_the_language(site: Built) -> None:
    assert ">4.000</text>" in site.text("plan/01-llais-plant/index.html")


@pytest.mark.parametrize("page", ["updates/2024-11-visit-one/", "guide/how-we-work/"])
def test_a_table_without_a_heading_is_named_in_the_language(site: Built, page: str) -> None:
    assert f'aria-label="{greek("Table")}"' in site.text(f"{page}index.html")


def test_a_made_up_language_without_its_texts_is_not_built(site: Built, tmp_path: Path) -> None:
    root = trees.exampleton(tmp_path / "tree")
    file = root / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("  name: material", "  name: material\n  language: el"), "utf-8")
    ended = trees.run((*trees.PROGRESS, "check"), root)
    assert "mkdocs.yml:6: error: 'el' has no texts; use 'en', or write every text in texts/el.yml. [language]" in (
        ended.stdout
    )
