"""One content gives one site, whoever builds it, wherever and whenever."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from . import trees
from .trees import MKDOCS, PROPERDOCS, REPOSITORY, Built, built, built_alone, content_of, files_of

COMMANDS = {
    "mkdocs build --strict": (*MKDOCS, "build", "--strict"),
    "properdocs build": (*PROPERDOCS, "build", "-f", "mkdocs.yml"),
}
"""`mkdocs build` without `--strict`: test_wheel.py."""


@pytest.fixture(scope="module", params=COMMANDS)
def same_site(request: pytest.FixtureRequest, herefordshire: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Herefordshire's site as another command makes it."""
    root = trees.herefordshire(tmp_path_factory.mktemp("other") / "tree")
    return built(root, herefordshire.url, COMMANDS[request.param])


def test_every_command_builds_the_same_files_and_bytes(same_site: Built, herefordshire: Built) -> None:
    assert files_of(same_site.site) == files_of(herefordshire.site)


def test_every_command_writes_the_site_and_the_cache_and_nothing_else(
    same_site: Built, herefordshire: Built, tmp_path: Path
) -> None:
    content = files_of(trees.herefordshire(tmp_path / "untouched"))
    for tree in (same_site.root, herefordshire.root):
        assert content_of(tree) == content
        assert {path.name for path in tree.parent.iterdir()} == {"tree"}
        kept = {path.name for path in (tree / ".cache").iterdir()}
        assert kept - {"memory"} == {"build.lock", "published", "stylesheets"}  # MkDocs' own commands remember nothing


def test_order_of_files_time_of_day_time_zone_and_language_change_no_byte(exampleton: Built, tmp_path: Path) -> None:
    root = tmp_path / "tree"
    originals = sorted(
        (file for file in trees.exampleton(tmp_path / "first").rglob("*") if file.is_file()), reverse=True
    )
    for number, file in enumerate(originals):
        copy = root / file.relative_to(tmp_path / "first")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, copy)
        os.utime(copy, (10_000_000 * number, 10_000_000 * number))
    later = {
        "SOURCE_DATE_EPOCH": str(trees.MOMENT + 9 * 3600 + 7),
        "TZ": "Pacific/Auckland",
        "LANG": "C",
        "LC_ALL": "C",
    }
    other = built_alone(root, exampleton.url, **later, PYTHONHASHSEED="7")
    assert files_of(other.site) == files_of(exampleton.site)


def test_a_second_build_without_the_cache_changes_no_byte(exampleton: Built, tree: Path) -> None:
    shutil.rmtree(tree / ".cache")
    assert files_of(built(tree, exampleton.url).site) == files_of(exampleton.site)


ADDRESSES = [
    "/",
    "/updates/",
    "/plan/",
    "/young-people/",
    "/timeline/",
    "/documents/",
    "/glossary/",
    "/governance/",
    "/subscribe/",
    "/promises/",
    "/you-said/",
    "/young-people/you-said/",
    "/slow/",
    "/accessibility/",
    "/privacy/",
    "/search/",
    "/feed.xml",
    "/feed.atom",
    "/feed.json",
    "/young-people/feed.xml",
    "/calendar.ics",
    "/data/",
    "/summary/",
    "/data/updates.json",
    "/data/plan.json",
    "/data/history.json",
    "/data/updates.csv",
    "/data/areas.csv",
    "/data/ratings.csv",
    "/data/measures.csv",
    "/data/comparators.csv",
    "/data/actions.csv",
    "/data/promises.csv",
    "/data/voice.csv",
    "/data/documents.csv",
    "/data/quotes.csv",
    "/data/diary.csv",
    "/data/manifest.json",
    "/sitemap.xml",
    "/robots.txt",
    "/404.html",
]
"""FORMAT's table; what its later issues bring is not here: print/, /changes/, /data/history.json, /data/schema/."""


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_promised_address_exists(address: str, council: Built) -> None:
    assert (council.site / (address.lstrip("/") + ("index.html" if address.endswith("/") else ""))).stat().st_size > 0


def test_every_file_has_its_page(council: Built) -> None:
    updates = {file.stem for file in (council.root / "updates").glob("*.md") if "zz" not in file.name}
    areas = {file.stem for file in (council.root / "docs" / "plan").glob("*.md")}
    wanted = {f"updates/{name}/" for name in updates} | {f"updates/{name[:4]}/" for name in updates}
    wanted |= {f"{part}/{name}/" for name in areas for part in ("plan", "young-people")}
    assert wanted <= set(council.pages)
    assert all((council.site / "plan" / name / "feed.xml").is_file() for name in areas)


def test_young_people_have_a_page_for_every_update_with_a_text_for_them(council: Built) -> None:
    texts = {
        file.stem: file.read_text("utf-8") for file in (council.root / "updates").glob("*.md") if "zz" not in file.name
    }
    wanted = {name for name, text in texts.items() if re.search("^young_people:", text, re.MULTILINE)}
    found = {path.parent.name for path in (council.site / "young-people" / "updates").glob("*/index.html")}
    assert wanted and found == wanted


def test_the_site_map_names_exactly_the_pages(council: Built) -> None:
    root = ElementTree.fromstring(council.text("sitemap.xml"))
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [entry.findtext(f"{space}loc") for entry in root.iter(f"{space}url")]
    assert sorted(map(str, listed)) == sorted(council.url + page for page in council.pages if page != "404.html")
    assert not (council.site / "sitemap.xml.gz").exists()


def test_robots_are_shown_the_site_map(council: Built) -> None:
    assert council.text("robots.txt") == f"User-agent: *\nAllow: /\n\nSitemap: {council.url}sitemap.xml\n"


@pytest.mark.parametrize(
    ("alias", "target", "address"),
    [
        ("news/pop-up/", "../../", "updates/2025-07-10-everything-at-once/"),
        ("2025/everything/", "../../", "updates/2025-07-10-everything-at-once/"),
        ("old/plan/voices/", "../../../", "plan/01-llais-plant/"),
    ],
)
def test_an_old_address_leads_on(alias: str, target: str, address: str, exampleton: Built) -> None:
    page = exampleton.text(f"{alias}index.html")
    assert f'<meta http-equiv="refresh" content="0; url={target}{address}">' in page
    assert f'<a href="{target}{address}">' in page
    assert f'<link rel="canonical" href="{exampleton.url}{address}">' in page
    assert '<meta name="robots" content="noindex">' in page


def test_no_other_page_is_a_redirect(exampleton: Built) -> None:
    redirects = [file for file in exampleton.site.rglob("*.html") if trees.is_redirect(file)]
    assert len(redirects) == 4


def test_another_council_s_site_knows_nothing_of_the_first(exampleton: Built) -> None:
    for name in files_of(exampleton.site):
        file = exampleton.site / name
        assert "hereford" not in name.lower()
        assert not file.is_file() or b"hereford" not in file.read_bytes().lower(), name


def test_the_program_names_no_council() -> None:
    """The councils of England whose name a program for one of them may hold by accident, and ours."""
    named = re.compile(
        r"hereford|exampleton|leeds|worcester|shropshire|\bLondon Borough\b|(?<!www\.)example\.org/progress",
        re.IGNORECASE,
    )
    placeholder = 'NOT_KNOWN_YET = "https://example.org/progress/"'
    for file in (REPOSITORY / "site_builder").rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            text = file.read_text("utf-8", "replace").replace(placeholder, "")
            assert not named.search(text), file


def test_the_last_line_says_what_was_built_and_what_waits(exampleton: Built, herefordshire: Built) -> None:
    made = r"Built \d+ pages, \d+ updates, \d+ feeds in \d+\.\d seconds in site; "
    last = [site.said.removesuffix("\n") for site in (exampleton, herefordshire)]  # all else is on standard error
    moment = r"; built as of 2 March 2026 at 12:00, as SOURCE_DATE_EPOCH says\."
    assert re.fullmatch(made + r"the next update becomes public on 1 January 2099 at 09:00" + moment, last[0])
    assert re.fullmatch(made + r"no update is waiting to be published" + moment, last[1])
    pages, updates, feeds = map(int, re.findall(r"(\d+) (?:pages|updates|feeds)", last[0]))
    assert (pages, updates, feeds) == (len(exampleton.pages), 14, 61)
