"""A published folder is looked at by itself: as it was built nothing is found, and whatever is changed in it is."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import NOW

import site_builder
from site_builder.cli import main
from site_builder.verify import check_folder

from .conftest import FILES, VISIT

Changed = Callable[[Path], object]


def put(folder: Path, path: str, text: str) -> None:
    """Another file in the place of one, which may have a second name."""
    (folder / path).unlink(missing_ok=True)
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")


def edit(path: str, old: str, new: str) -> Changed:
    def change(folder: Path) -> None:
        text = (folder / path).read_text("utf-8")
        assert old in text
        put(folder, path, text.replace(old, new, 1))
        (folder / f"{path}.gz").unlink(missing_ok=True)

    return change


def twice(path: str, begin: str, end: str) -> Changed:
    def change(folder: Path) -> None:
        text = (folder / path).read_bytes().decode()
        before, _, rest = text.partition(begin)
        one = f"{begin}{rest.partition(end)[0]}{end}"
        (folder / path).unlink()
        (folder / path).write_bytes(f"{before}{one}{begin}{rest}".encode())

    return change


def remove(path: str) -> Changed:
    return lambda folder: (folder / path).unlink()


def add(path: str, text: str) -> Changed:
    return lambda folder: put(folder, path, text)


def test_nothing_is_found_in_a_folder_as_it_was_built(root: Path) -> None:
    assert check_folder(root / "site")[1] == []


def test_a_build_writes_what_its_hosts_need(root: Path) -> None:
    assert {path.name for path in (root / "deploy" / "nginx").iterdir()} == {"http.conf", "server.conf"}
    assert {".htaccess", "web.config", ".well-known"} <= {path.name for path in (root / "site").iterdir()}
    page = root / "site" / VISIT / "index.html"
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()
    assert f"{VISIT}/" in (root / "deploy" / "nginx" / "http.conf").read_text("utf-8")


def test_what_somebody_else_wrote_in_deploy_stays(root: Path) -> None:
    file = root / "deploy" / "nginx" / "http.conf"
    before = {path: path.read_bytes() for path in sorted((root / "site").rglob("*")) if path.is_file()}
    file.write_text("# ours\n", "utf-8")
    (root / "docs" / "about.md").write_text(FILES["docs/about.md"], "utf-8")
    shutil.rmtree(root / ".cache")
    site_builder.build(root / "mkdocs.yml", with_search=False, at=NOW)
    assert file.read_text("utf-8") == "# ours\n"
    assert {path: path.read_bytes() for path in before} == before  # the same day, the same bytes


@pytest.mark.parametrize(
    ("change", "file", "says"),
    [
        (remove("404.html"), "404.html", "the page for wrong addresses, is absent"),
        (add("feed.atom", ""), "feed.atom", "is empty, as if its upload had been cut off"),
        (remove(f"{VISIT}/index.html"), "data/manifest.json", f"The page '/{VISIT}/' is named here"),
        (edit(f"{VISIT}/index.html", ">They came to", ">They went to"), f"{VISIT}/index.html", "words of this page are not those"),
        (edit("easy/index.html", "</h1>", " again</h1>"), "easy/index.html", "words of this page are not those"),
        (edit("about/index.html", "<title>About us", "<title>Us"), "about/index.html", "was published as 'About us'"),
        (edit("data/updates.json", '"text": "They came', '"text": "They went'), "data/updates.json", "not those that were published"),
        (edit("data/updates.json", '"name": "2026-01-02-visit"', '"name": "x"'), "data/updates.json", "is absent here"),
        (add("extra/index.html", "<meta http-equiv=content-security-policy content=x>"), "extra/index.html", "not of this build"),
        (edit("about/index.html", "<main id", '<p class="notice draft">x</p><main id'), "about/index.html", "shows a draft"),
        (edit("about/index.html", "Content-Security-Policy", "X"), "about/index.html", "one of a preview"),
        (edit("about/index.html", "<main id", '<a href="../nowhere/">x</a><main id'), "about/index.html", "leads to '/nowhere/'"),
        (edit("about/index.html", "<main id", '<a href="../plan/#gone">x</a><main id'), "about/index.html", "the anchor 'gone'"),
        (edit("about/index.html", "</body>", '<script src="//count.example/a.js"></script></body>'), "about/index.html", "loads something from another site, 'count.example'"),
        (edit("about/index.html", "<main id", '<img src="/gone.png" alt=""><main id'), "about/index.html", "'/gone.png'"),
        (remove("plan/01-homes/index.html"), "index.html", "'./plan/01-homes/' leads to '/plan/01-homes/', which is not in the folder; build the site again, and publish it whole. "),
        (edit("feed.xml", "</item>", ""), "feed.xml", "No news reader can read this feed"),
        (edit("feed.json", '"items"', '"things"'), "feed.json", "No news reader can read this feed"),
        (edit("feed.xml", f"{VISIT}/</link>", "gone/</link>"), "feed.xml", "gone/' is not in the folder"),
        (edit("feed.xml", 'example/feed.xml" rel="self"', 'example/feed.rss" rel="self"'), "feed.xml", "says that its address is"),
        (twice("feed.xml", "<item>", "</item>"), "feed.xml", "is here 2 times"),
        (twice("calendar.ics", "BEGIN:VEVENT", "END:VEVENT\r\n"), "calendar.ics", "is here 2 times"),
        (edit("calendar.ics", "END:VCALENDAR", ""), "calendar.ics", "No calendar program can read this file"),
        (edit("sitemap.xml", "</urlset>", ""), "sitemap.xml", "No search engine can read this file"),
        (edit("sitemap.xml", f"exampleton.example/{VISIT}/", "exampleton.example/gone/"), "sitemap.xml", "is not in the folder"),
        (edit("data/plan.json", "{", ""), "data/plan.json", "No program can read this file"),
        (edit("data/areas.csv", ",", ",more,"), "data/areas.csv", "not all as many values"),
        (edit("data/areas.csv", '"Homes"', '"Homes" for all'), "data/areas.csv", "No program can read this file"),
        (add("about/index.html.gz", "no gzip"), "about/index.html.gz", "is not that of about/index.html"),
    ],
)  # fmt: skip
def test_what_is_not_as_it_was_built_is_told_with_its_file(change: Changed, file: str, says: str, site: Path) -> None:
    change(site)
    told = [str(problem) for problem in check_folder(site)[1]]
    assert [line for line in told if line.startswith(f"{file}:") and says in line], told


def test_what_is_true_of_many_files_is_told_once(site: Path) -> None:
    pages = [path.relative_to(site).as_posix() for path in site.glob("*/index.html")]
    for path in pages:
        edit(path, "Content-Security-Policy", "X")(site)
    [told] = [str(one) for one in check_folder(site)[1] if "one of a preview" in one.message]
    assert told.startswith(f"{min(pages)}:1: ") and f"true of {len(pages) - 1} other files" in told
    for path in site.rglob("*.html"):
        put(site, path.relative_to(site).as_posix(), path.read_text("utf-8").replace("/feed.atom", "/feed.atomic"))
    [absent] = [str(one) for one in check_folder(site)[1] if "/feed.atomic'" in one.message]
    assert absent.startswith("index.html:") and re.search(r"\. \d+ other pages link to it, too\.", absent)


def test_a_style_that_was_changed_is_known_by_its_name(site: Path) -> None:
    [style] = (site / "assets").glob("progress.*.css")
    put(site, f"assets/{style.name}", style.read_text("utf-8") + "a{}")
    [problem] = [one for one in check_folder(site)[1] if one.place.file == f"assets/{style.name}"]
    assert "was changed after it was built" in problem.message


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        (lambda folder: None, 0, "no errors, no warnings."),
        (add("extra/index.html", "<meta http-equiv=content-security-policy content=x>"), 0, "no errors, 1 warning."),
        (remove("robots.txt"), 1, "1 error, no warnings."),
        (
            remove("data/manifest.json"),
            2,
            "it has no data/manifest.json; name the folder that was published, such as site.",
        ),
        (shutil.rmtree, 2, "There is no folder"),
    ],
)
def test_the_exit_code_says_whether_the_folder_is_whole(change: Changed, code: int, says: str, site: Path) -> None:
    change(site)
    done = CliRunner().invoke(main, ["verify", str(site)])
    assert done.exit_code == code, done.output
    assert says in done.output.splitlines()[-1]
