"""Search: what its index holds, a site without it, and both boxes in a real browser under the policy of the site."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import lxml.html
import pytest
from browser import needs
from browser.server import Served, serving
from conftest import write_tree
from end_to_end import trees
from end_to_end.html import parsed, words_of
from end_to_end.test_preview import Preview, free_port
from end_to_end.trees import PROGRESS, Built, built, built_alone, files_of
from made_up_files import noisy, saved
from playwright.sync_api import Browser, Page, expect

from site_builder import search
from site_builder.fingerprint import mark_of
from site_builder.html.searched import searched
from site_builder.memory import NOTHING

URL = "https://example.net/a/b/"
COMMAND = (*PROGRESS, "build")
VISIT = "updates/2026-01-10-visit.md"
SMALL = {
    "docs/about.md": "# About\n\nWe made it up.\n",
    VISIT: "---\ntitle: A visit\ndate: 2026-01-10\n---\nThere was one.\n",
}
"""Enough where it does not matter what is found."""
NOWHERE = {"PAGEFIND_BINARY_PATH": "/nowhere/pagefind"}
"""As on a machine for which Pagefind is not made."""


@pytest.fixture(scope="module")
def site(shared: Path) -> Built:
    """Exampleton with search. Nothing may change it."""
    return trees.built_once(shared / "exampleton", trees.exampleton, URL)


@pytest.fixture(scope="module")
def without(shared: Path) -> Built:
    """Exampleton without search."""
    return trees.built_once(shared / "without-search", trees.exampleton, URL, (*COMMAND, "--no-search"))


def index_of(site: Built) -> dict[str, bytes]:
    """Each file of the index, unpacked where it is packed."""
    files = (path for path in sorted((site.site / search.FOLDER).rglob("*")) if path.is_file())
    read = {path.relative_to(site.site).as_posix(): path.read_bytes() for path in files}
    return {name: gzip.decompress(held) if held[:2] == b"\x1f\x8b" else held for name, held in read.items()}


def addresses_in(site: Built) -> list[str]:
    """The pages that the index leads to."""
    found = (held for name, held in index_of(site).items() if "/fragment/" in name)
    return sorted(json.loads(held.removeprefix(b"pagefind_dcd"))["url"].lstrip("/") for held in found)


def test_the_index_holds_what_is_public_and_nothing_else(site: Built) -> None:
    held = index_of(site)
    for word in (b"zbigniew", b"Zbigniew"):  # a word of a quote: in the index small, in its page's text as it stands
        assert any(word in content for content in held.values()), word
    for word in ("zzdraft", "zzembargo", "zzprivate"):
        assert [name for name, content in held.items() if word.encode() in content.lower() or word in name] == []


def test_the_index_leads_to_every_page_that_says_something_of_its_own(site: Built) -> None:
    """Not to itself, a wrong address, a redirect, what is there to be printed, a mere list of a year's updates, or a page
    for teenagers with the text for children."""
    found = addresses_in(site)
    left_out = re.compile(r"search/|summary/|404\.html|.*print/|updates/\d{4}/|young-people/teens/(\d\d-|updates/).*")
    own = {"young-people/teens/01-llais-plant/", "young-people/teens/updates/2025-07-10-everything-at-once/"}
    assert found == sorted({page for page in site.pages if not left_out.fullmatch(page)} | own)
    assert {"", "updates/", "guide/how-we-work/", "young-people/updates/2025-06-visit-three/"} <= set(found)


def test_nothing_of_pagefind_s_own_interfaces_is_published(site: Built) -> None:
    names = {Path(name).name for name in index_of(site) if name.endswith((".js", ".css"))}
    assert names == {"pagefind.js"}


def test_two_builds_make_the_same_index(site: Built, tmp_path: Path) -> None:
    again = built_alone(trees.exampleton(tmp_path / "tree"), URL, COMMAND, TZ="Pacific/Auckland", RAYON_NUM_THREADS="1")
    for folder in (search.FOLDER, "search"):
        assert files_of(again.site / folder) == files_of(site.site / folder)


NOTING = f"""#!{sys.executable}
import base64, json, os, sys
from pathlib import Path

held = b""
while "--service" in sys.argv and (piece := os.read(0, 1 << 16)):
    held += piece
    while b"," in held:
        one, held = held.split(b",", 1)
        asked = json.loads(base64.b64decode(one))["payload"]
        with Path(__file__).with_suffix(".asked").open("a") as file:
            print(asked["type"], asked.get("file_path", ""), file=file)
        files = [{{"path": "fragment/a", "content": "YQ=="}}, {{"path": "pagefind-ui.js", "content": ""}}]
        answer = json.dumps({{"payload": {{"type": "Done", "index_id": 0, "files": files}}}})
        os.write(1, base64.b64encode(answer.encode()) + b",")
"""
"""A program that answers as Pagefind does, and notes what it was asked."""


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a script")
def test_pagefind_is_given_the_marked_pages_in_the_order_of_their_paths(tmp_path: Path) -> None:
    program = tmp_path / "noting"
    program.write_text(NOTING)
    program.chmod(0o755)
    main = b"<main data-pagefind-body>Made up.</main>"
    pages = dict.fromkeys(("z/index.html", "b.html", "a/index.html", "a.html"), main)
    files = search.index(texts_of({**pages, "c.html": b"<main>Not marked.</main>", "d.txt": main}), program)
    asked = ["NewIndex", *(f"AddFile {name}" for name in sorted(pages)), "GetFiles"]
    assert [line.strip() for line in program.with_suffix(".asked").read_text().splitlines()] == asked
    assert files == {"fragment/a": b"a"}, "without what nobody needs"


def texts_of(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """What is searched of some files."""
    return search.texts(((path, mark_of(raw), partial(bytes, raw)) for path, raw in files.items()), NOTHING)


def test_pagefind_makes_the_same_of_what_is_searched_as_of_whole_pages(site: Built) -> None:
    """Of pages in which another parser has marked what is left out."""
    program = search.program()
    assert program
    pages = {page: site.text(trees.page_file(page)) for page in addresses_in(site)}
    small = search.index(((trees.page_file(page), searched(html)) for page, html in pages.items()), program)
    whole = search.index(((trees.page_file(page), with_marks(html)) for page, html in pages.items()), program)
    assert said_in(small) == said_in(whole)


def with_marks(html: str) -> str:
    """A page in which each element that is left out says so."""
    page = parsed(html)
    classes = {"label", "dates", "cards", "help", "helpers", "borrowed", "footnote-backref"}
    for element in page.iter("*"):
        if (
            element.tag in ("nav", "template", "h1")
            or element.get("id", "").startswith("fnref")
            or not classes.isdisjoint(element.classes)
        ):
            element.set("data-pagefind-ignore", "")
    return lxml.html.tostring(page, encoding="unicode")


def said_in(files: Mapping[str, bytes]) -> dict[str, tuple[str, str]]:
    """The title and the text of each page of an index, by its address."""
    pages = (gzip.decompress(content) for path, content in files.items() if path.startswith("fragment/"))
    found = [json.loads(page.removeprefix(b"pagefind_dcd")) for page in pages]
    return {page["url"]: (page["meta"].get("title", ""), page["content"]) for page in found}


def test_without_search_there_is_no_index_and_no_box_that_leads_to_it(without: Built) -> None:
    assert not (without.site / search.FOLDER).exists()
    box = "//header//form | //header//*[@class='without-script']"
    assert not [page for page in without.pages if parsed(without.text(trees.page_file(page))).xpath(box)]
    main = words_of(parsed(without.text("search/index.html")).xpath("//main")[0])
    assert all(words in main for words in ("Updates by year", "The plan", "Words explained"))


def test_every_page_for_adults_leads_to_search_and_has_the_box(site: Built) -> None:
    for page in site.pages:
        whole = parsed(site.text(trees.page_file(page)))
        forms = whole.xpath("//header//form[@role='search']")
        is_adults = not page.startswith("young-people/")
        assert len(whole.xpath("//header//a[contains(@href, 'search/')]")) == is_adults, page
        assert len(forms) == (is_adults and page != "search/"), page
        for form in forms:
            assert str(form.get("action")).endswith("search/") and form.xpath(".//input[@name='q']/@aria-label"), page


def test_where_pagefind_does_not_run_a_line_says_so_and_the_site_is_built_without(
    without: Built, tmp_path: Path
) -> None:
    other = built(trees.exampleton(tmp_path / "tree"), URL, COMMAND, **NOWHERE)
    assert [line for line in other.warned.splitlines() if "Pagefind" in line] == [search.missing()]
    assert "Traceback" not in other.warned
    assert files_of(other.site) == files_of(without.site)


def test_mkdocs_says_the_same_line(tmp_path: Path) -> None:
    other = built(write_tree(tmp_path, SMALL), "", (*trees.MKDOCS, "build"), **NOWHERE)
    assert search.missing() in other.warned.splitlines() and "Traceback" not in other.warned


def test_no_search_asked_for_gives_no_warning(tmp_path: Path) -> None:
    other = built(write_tree(tmp_path, SMALL), "", (*COMMAND, "--no-search"), **NOWHERE)
    assert "Pagefind" not in other.warned


@pytest.mark.skipif(sys.platform == "win32", reason="the broken program is a shell script")
def test_an_index_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text('#!/bin/sh\n[ "$1" = --version ] || { echo "The disk is full" >&2; exit 1; }\n')
    broken.chmod(0o755)
    root = write_tree(tmp_path / "tree", SMALL)
    before = files_of(built(root, "", COMMAND).site)
    trees.replace_in(root / VISIT, "There was one.", "There was another.")
    done = trees.run(COMMAND, root, PAGEFIND_BINARY_PATH=str(broken))
    assert (done.returncode, done.stdout) == (2, "")
    assert "Pagefind could not make the search index: The disk is full\n" in done.stderr
    assert files_of(root / "site") == before


@pytest.mark.parametrize("name", ["pagefind.yml", "pagefind.yaml", "pagefind.toml", "pagefind.json"])
def test_a_file_of_the_content_gives_pagefind_no_orders(name: str, tmp_path: Path) -> None:
    tree = write_tree(tmp_path, SMALL | {f"docs/{name}": "logfile: ../victim.txt\nserve: true\n"})
    done = trees.run(COMMAND, tree)
    assert done.returncode == 1
    assert f"docs/{name}:1: error: This file would be published at '/{name}', where the builder puts" in done.stderr


def test_orders_in_the_environment_are_not_taken(site: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    (tmp_path / "pagefind.yml").write_text(f"logfile: {victim}\n")
    monkeypatch.chdir(tmp_path)
    for name, value in {"PAGEFIND_SITE": "/nowhere", "PAGEFIND_LOGFILE": str(victim)}.items():
        monkeypatch.setenv(name, value)
    program = search.program()
    assert program
    files = search.index([("index.html", searched(site.text("index.html")))], program)
    assert victim.read_text() == "precious"
    assert "pagefind-entry.json" in files


def test_a_preview_has_no_index_and_says_so(tmp_path: Path) -> None:
    root, port = write_tree(tmp_path / "tree", SMALL), free_port()
    (tmp_path / "tmp").mkdir()
    server = trees.start((*PROGRESS, "preview", "--port", str(port)), root, TMPDIR=str(tmp_path / "tmp"))
    try:
        preview = Preview(root, f"http://127.0.0.1:{port}/", server, is_mkdocs=False)
        preview.until("search/", "Search does not work in a preview.")
        assert "Page not found" in preview.get("pagefind/pagefind.js")
    finally:
        server.terminate()
        server.wait(10)


def test_the_script_is_small_and_holds_no_words_for_readers() -> None:
    folder = Path(search.__file__).parent / "theme" / "assets"
    filter_of_lists, script = (folder / name for name in ("progress.js", "search.js"))
    assert len(filter_of_lists.read_bytes()) < 3200 and len(gzip.compress(script.read_bytes())) < 6200
    script = f"{filter_of_lists.read_text('utf-8')}{script.read_text('utf-8')}"
    texts = re.findall(r'"([^"\n]*)"', re.sub(r"//.*|/\*.*?\*/", "", script))
    texts = [text for text in texts if text != "DOMContentLoaded"]
    assert not [text for text in texts if re.search(r"[A-Z][a-z]|[a-z] [a-z]+ [a-z]", text)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with needs.browser() as started:
        yield started


@pytest.fixture(scope="module")
def served(site: Built) -> Iterator[Served]:
    with serving(site) as there:
        yield there


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site of which one page has a picture, whose words stand nowhere else."""
    text = f"{SMALL[VISIT]}\n![A platypus on a pier](../docs/a.png)\n"
    root = write_tree(tmp_path_factory.mktemp("pictured"), {**SMALL, VISIT: text})
    (root / "docs/a.png").write_bytes(saved(noisy(4, 4), "PNG"))
    with serving(built(root, "https://progress.exampleton.example/", COMMAND)) as there:
        yield there


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A reader's window, and what the browser has had to complain of."""
    complaints: list[str] = []
    with browser.new_page() as new:
        new.on("console", lambda message: complaints.append(message.text))
        new.on("pageerror", lambda error: complaints.append(str(error)))
        yield new, complaints


@pytest.fixture
def page(window: tuple[Page, list[str]]) -> Iterator[Page]:
    """A reader's page. The browser has nothing to complain of: no fault and no breach of the policy."""
    page, complaints = window
    complaints.clear()
    yield page
    assert complaints == []


def tab_to(page: Page, name: str) -> None:
    """Presses Tab until the element of that name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.get_attribute("aria-label") == name or focused.inner_text() == name:
            return
    pytest.fail(f"The keyboard does not reach {name!r}")


def test_the_keyboard_is_enough_to_get_from_the_progress_page_to_an_update(page: Page, served: Served) -> None:
    page.goto(served.url)
    tab_to(page, "Search this site")
    page.keyboard.type("neighbour")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 result for “neighbour”.")
    assert page.url == f"{served.url}search/?q=neighbour"
    title = page.locator("#--search-list a").inner_text()
    tab_to(page, title)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served.url}updates/2026-02-14-lodka/")
    assert page.locator("h1").inner_text() == title


def test_a_result_has_title_date_and_excerpt_with_the_words_marked(page: Page, served: Served) -> None:
    page.goto(f"{served.url}search/?q=dywedodd")
    result = page.locator("#--search-list li")
    assert result.locator("time").get_attribute("datetime") == "2025-07-10"
    assert result.locator("time").inner_text() == "10 July 2025"
    assert result.locator("mark").all_inner_texts()[0].startswith("dywedodd")
    assert "<b>bold</b> & 100% Łódź" in result.locator("a").inner_text()


def test_the_words_of_a_picture_lead_to_its_page(page: Page, pictured: Served) -> None:
    page.goto(f"{pictured.url}search/?q=platypus")
    expect(page.get_by_role("status")).to_have_text("1 result for “platypus”.")
    expect(page.locator("#--search-list a")).to_have_attribute("href", re.compile("/updates/2026-01-10-visit/$"))


def test_a_month_stays_a_month_and_pages_for_young_people_are_marked(page: Page, served: Served) -> None:
    page.goto(f"{served.url}search/?q=visit")
    expect(page.get_by_role("status")).to_contain_text("results for")
    dates = page.locator("#--search-list time").all_inner_texts()
    assert "June 2025" in dates
    young = page.locator("#--search-list li", has=page.locator("a[href*='/young-people/']"))
    marks = young.locator("small strong").all_inner_texts()
    assert len(marks) == young.count() and set(marks) == {"For children and young people", "For teenagers"}


def test_results_come_ten_at_a_time_and_the_focus_goes_to_the_first_new_one(page: Page, served: Served) -> None:
    page.goto(f"{served.url}search/?q=the")
    results = page.locator("#--search-list li")
    expect(results).to_have_count(10)
    count = int(page.get_by_role("status").inner_text().split()[0])
    assert count > 20
    tab_to(page, "Show more results")
    page.keyboard.press("Enter")
    expect(results).to_have_count(20)
    expect(results.nth(10).locator("a")).to_be_focused()
    while (shown := results.count()) < count:
        page.get_by_role("button", name="Show more results").click()
        expect(results).to_have_count(min(shown + 10, count))
        expect(results.nth(shown).locator("a")).to_be_focused()
    expect(page.locator("#--search-more")).to_be_hidden()


def test_a_new_question_changes_results_count_and_address(page: Page, served: Served) -> None:
    page.goto(f"{served.url}search/")
    assert page.get_by_role("status").inner_text() == "" and page.locator("#--search-list li").count() == 0
    box = page.get_by_label("Search all pages", exact=True)
    for words, said in (("dywedodd", "1 result for “dywedodd”."), ("qqqq", "No results for “qqqq”."), ("", "")):
        box.fill(words)
        box.press("Enter")
        expect(page.get_by_role("status")).to_have_text(said)
        assert page.url == f"{served.url}search/" + (f"?q={words}" if words else "")
        assert page.locator("#--search-list li").count() == (1 if words == "dywedodd" else 0)
        assert page.locator("#--search-none").is_visible() == (words == "qqqq")


@pytest.mark.parametrize(
    ("typed", "said"), [("neihgbour", "neighbour"), ("Neighbuor", "neighbour"), ("dywededd", "dywedodd")]
)
def test_a_slip_finds_and_says_so_and_leads_back(page: Page, served: Served, typed: str, said: str) -> None:
    page.goto(f"{served.url}search/?q={typed}")
    status = page.get_by_role("status")
    expect(status).to_contain_text(f"Showing results for “{said}”.")
    expect(status).to_contain_text(f"1 result for “{said}”.")
    back = status.get_by_role("link", name=f"Search only for “{typed}”")
    back.click()
    expect(page.get_by_role("status")).to_have_text(f"No results for “{typed}”.")
    assert page.get_by_label("Search all pages", exact=True).input_value() == typed


def test_words_of_the_council_s_own_list_lead_to_the_page_that_has_another(page: Page, served: Served) -> None:
    page.goto(f"{served.url}search/?q=who+to+call")
    expect(page.get_by_role("status")).to_contain_text("We also searched for: contact.")
    assert page.locator("#--search-contact").get_by_role("link").first.is_visible()
    page.goto(f"{served.url}search/?q=zzwelly")
    expect(page.get_by_role("status")).to_contain_text("We also searched for: neighbour.")
    assert page.locator("#--search-list li").count() == 1


def test_results_can_be_chosen_and_put_in_order_by_the_keyboard(page: Page, served: Served) -> None:
    page.goto(f"{served.url}search/?q=visit")
    expect(page.get_by_role("status")).to_contain_text("the best match first")
    page.get_by_text("Choose a year, kind, area or order").press("Enter")
    page.get_by_label("Year", exact=True).select_option("2025")
    expect(page.get_by_role("status")).to_contain_text("Only: 2025.")
    page.get_by_label("Order").select_option("Newest first")
    expect(page.get_by_role("status")).to_contain_text("the newest first")
    days = page.locator("#--search-list time").evaluate_all("(times) => times.map((time) => time.dateTime)")
    assert len(days) > 1 and days == sorted(days, reverse=True) and all(day.startswith("2025") for day in days)
    assert page.url.endswith("?q=visit&year=2025&order=date")
    page.get_by_label("Search all pages", exact=True).fill("")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("pages, the newest first. Only: 2025.")


def test_an_excerpt_is_whole_sentences(page: Page, served: Served) -> None:
    page.goto(f"{served.url}search/?q=neighbour")
    text = page.locator("#--search-list li p").inner_text()
    assert text[0].isupper() and text.rstrip()[-1] in ".?!"


def test_no_result_offers_the_three_ways(page: Page, served: Served) -> None:
    page.goto(f"{served.url}search/?q=zzdraftbody")
    expect(page.get_by_role("status")).to_have_text("No results for “zzdraftbody”.")
    ways = page.locator("#--search-none a").evaluate_all("(links) => links.map((link) => link.href)")
    assert [way.split("?q=zzdraftbody")[-1].removeprefix(served.url) for way in ways] == [
        "#--search-years",
        "plan/",
        "glossary/",
    ]


def test_a_reader_loads_only_what_the_question_needs(browser: Browser, served: Served) -> None:
    asked: list[str] = []
    with browser.new_page() as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{served.url}search/", wait_until="networkidle")
        assert [url for url in asked if "/pagefind/" in url] == []
        page.goto(f"{served.url}search/?q=dywedodd", wait_until="networkidle")
        assert len([url for url in asked if "/fragment/" in url]) == 1


def test_an_index_that_cannot_be_loaded_is_said_and_the_other_ways_remain(browser: Browser, served: Served) -> None:
    with browser.new_page() as page:
        page.route("**/pagefind/**", lambda route: route.abort())
        page.goto(f"{served.url}search/?q=boat")
        expect(page.get_by_role("status")).to_contain_text("Search is not working at the moment")
        assert page.get_by_role("heading", name="Updates by year").is_visible()


def test_the_filter_hides_what_lacks_a_word_and_says_how_many_are_left(page: Page, served: Served) -> None:
    page.goto(f"{served.url}updates/")
    cards = page.locator("main .card")
    everything = cards.count()
    page.get_by_label("Only updates with these words").focus()
    page.keyboard.type("WYL everything")  # whatever the case, with or without accents, in any order
    expect(page.get_by_role("status")).to_have_text(f"1 update of {everything} in this list contains these words.")
    assert page.locator("main .card:visible").count() == 1
    assert page.get_by_role("heading", level=2).all_inner_texts() == ["2025"]
    assert page.url == f"{served.url}updates/?filter=WYL+everything"
    page.reload()
    assert page.locator("main .card:visible").count() == 1
    page.get_by_label("Only updates with these words").fill("")
    expect(page).to_have_url(f"{served.url}updates/")
    assert page.locator("main .card:visible").count() == everything


def test_the_filter_is_on_the_page_of_a_year_too(page: Page, served: Served) -> None:
    page.goto(f"{served.url}updates/2025/?filter=zzzz")
    expect(page.get_by_role("status")).to_contain_text("No update in this list contains these words.")
    assert page.locator("main .card:visible").count() == 0


def test_without_script_search_says_what_to_do_and_lists_are_unfiltered(browser: Browser, served: Served) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{served.url}search/?q=boat")
        assert page.get_by_text("Search needs JavaScript.").is_visible()
        assert page.get_by_role("heading", name="Updates by year").is_visible()
        assert page.locator("main input:visible").count() == 0
        page.goto(f"{served.url}updates/?filter=zzzz")
        assert page.locator("main .cards > li:visible").count() > 5
        assert page.locator("main input:visible").count() == 0


def test_without_an_index_the_search_page_has_no_box(browser: Browser, without: Built) -> None:
    with serving(without) as there, browser.new_page() as page:
        page.goto(f"{there.url}search/?q=boat")
        assert page.locator("input:visible").count() == 0
        assert page.get_by_role("heading", name="Updates by year").is_visible()
