"""What is not published leaves no trace; what is published at its hour is there from that hour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from . import trees
from .trees import PROGRESS, Built, built, files_of

NINE_ON_NEW_YEARS_DAY = 4070941200
"""1 January 2099, 09:00 in London."""
EMBARGOED = "zzembargo"


def traces(site: Built, word: str) -> list[str]:
    """Every file of a site whose name or bytes hold a word."""
    names = files_of(site.site)
    held = (name for name in names if (site.site / name).is_file() and word.encode() in (site.site / name).read_bytes())
    return sorted({*held, *(name for name in names if word in name)})


@pytest.mark.parametrize("word", ["zzdraft", EMBARGOED, "zzprivate"])
def test_nothing_of_what_is_not_public_is_in_any_file_or_file_name(word: str, exampleton: Built) -> None:
    assert traces(exampleton, word) == []


def test_the_content_does_hold_what_the_site_must_not(exampleton: Built) -> None:
    """The test above is worth something: the words are in the content, and in every key that could leak."""
    text = "".join(file.read_text("utf-8") for file in (exampleton.root / "updates").glob("*zz*.md"))
    for key in ("title", "summary", "document", "quote", "person", "diary", "promise", "young", "body", "alias"):
        assert f"zzdraft{key}" in text and f"zzembargo{key}" in text
    assert (exampleton.root / "docs" / "files" / "zzprivatepaper.pdf").is_file()


def test_other_files_of_the_same_folders_are_there(exampleton: Built) -> None:
    for name in ("files/visit-letter.pdf", "files/reply-ŵyl.pdf"):
        assert (exampleton.site / name).read_bytes() == (exampleton.root / "docs" / name).read_bytes()
    assert {"images/boat.png", "images/logo.svg"} <= set(files_of(exampleton.site))


def test_a_draft_keeps_no_promise_and_fills_no_gap(exampleton: Built) -> None:
    promises = exampleton.text("data/promises.csv")
    assert re.search(
        '^"late-one",.*,"late",.*we cannot show that it happened.*,"","","promised","",".*/promises/late-one/","",',
        promises,
        re.MULTILINE,
    )
    assert re.findall(r"Visits by boat: ([^<]*)</li>", exampleton.text("slow/index.html")) == ["2"]


@pytest.fixture(scope="module")
def one_minute_before(tmp_path_factory: pytest.TempPathFactory, exampleton: Built) -> Built:
    root = trees.exampleton(tmp_path_factory.mktemp("before") / "tree")
    return built(root, exampleton.url, SOURCE_DATE_EPOCH=str(NINE_ON_NEW_YEARS_DAY - 60))


@pytest.fixture(scope="module")
def at_nine(tmp_path_factory: pytest.TempPathFactory, exampleton: Built) -> Built:
    root = trees.exampleton(tmp_path_factory.mktemp("after") / "tree")
    return built(root, exampleton.url, SOURCE_DATE_EPOCH=str(NINE_ON_NEW_YEARS_DAY))


def test_one_minute_before_its_hour_an_update_is_nowhere(one_minute_before: Built) -> None:
    assert traces(one_minute_before, EMBARGOED) == []
    assert "the next update becomes public on 1 January 2099 at 09:00;" in one_minute_before.said


def test_from_its_hour_an_update_is_everywhere(at_nine: Built) -> None:
    assert {
        "updates/2099-01-01-zzembargoname/index.html",
        "young-people/updates/2099-01-01-zzembargoname/index.html",
        "zzembargoalias/index.html",
        *("index.html", "updates/index.html", "updates/2099/index.html", "timeline/index.html", "documents/index.html"),
        *("promises/index.html", "plan/02-dom-i-szkola/index.html", "plan/02-dom-i-szkola/feed.xml", "sitemap.xml"),
        *("feed.xml", "feed.atom", "feed.json", "young-people/feed.xml", "calendar.ics", "data/updates.json"),
        *("data/updates.csv", "data/documents.csv", "data/promises.csv", "data/manifest.json"),
    } <= set(traces(at_nine, EMBARGOED))
    assert "no update is waiting to be published;" in at_nine.said


def test_a_draft_stays_away_whatever_the_hour(at_nine: Built) -> None:
    assert traces(at_nine, "zzdraft") + traces(at_nine, "zzprivatepaper") + traces(at_nine, "zzprivatelinked") == []
    assert "images/zzprivateseen.png" in files_of(at_nine.site)


def test_a_withdrawn_text_is_nowhere_but_its_page_says_why(exampleton: Built) -> None:
    for part in ("summary", "document", "diary", "promise", "young", "body"):
        assert traces(exampleton, f"zzwithdrawn{part}") == []
    assert "It named a street &amp; a number." in exampleton.text("updates/2025-08-01-taken-back/index.html")


def test_a_withdrawn_update_leaves_the_lists(exampleton: Built) -> None:
    holders = set(traces(exampleton, "2025-08-01-taken-back"))
    assert not holders & {"index.html", "updates/index.html", "updates/2025/index.html", "timeline/index.html"}
    assert {"feed.atom", "feed.json", "feed.xml", "plan/02-dom-i-szkola/feed.xml", "young-people/feed.xml"} <= holders


def test_a_draft_with_errors_does_not_stop_the_others(tree: Path) -> None:
    draft = tree / "updates" / "2026-02-20-zzdraftname.md"
    trees.replace_in(draft, "status: draft", "status: draft\nkinds: zzdraftkey")
    done = trees.run((*PROGRESS, "build"), tree)
    assert done.returncode == 0
    assert "updates/2026-02-20-zzdraftname.md:21: warning: 'kinds' is not a key of an update" in done.stderr
    assert traces(Built(tree, "", "", ""), "zzdraft") == []
