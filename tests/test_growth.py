"""Time grows with the sum of what is written, not with products: twice as much takes twice the work.

Work is counted in lines of our code that run, not in seconds: so a slow machine is not a fault."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import NOW, write_tree
from made_up_edition import edition

import site_builder
from site_builder import data, feeds
from site_builder.check import MOST_HOURS, check
from site_builder.check.consistency import check_area_names, check_document_titles
from site_builder.cli import main
from site_builder.pages import pages, site_map
from site_builder.pages.changes import changes
from site_builder.pages.update import article_makers
from site_builder.privacy import kept_back
from site_builder.problems import Place
from site_builder.read.dialect import Dialect
from site_builder.read.lists import list_findings
from site_builder.read.markdown import Converter
from site_builder.read.record import read_edition

EXAMPLETON = Path(__file__).parent / "sites" / "exampleton"
OURS = str(Path(site_builder.__file__).parent)
FOOTER = str(Path(site_builder.__file__).parent / "theme" / "footer.html")
MOST = 2.2
"""Work of the second doubling over work of the first: 2 where it grows with the sum, 4 where it grows with a product. With few
things a product shows more clearly than with many, of which a feed, say, has no more than the newest."""
Files = dict[str, str]


def work(root: Path, files: Files) -> int:
    """How many lines of our code run to read, check and make a site."""
    write_tree(root, files)
    return lines_of(lambda: make(root))


def lines_of(run: Callable[[], None], part: str = OURS) -> int:
    """How many lines of our code run, or of a part of it."""
    count = 0

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, event: str, argument: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(part) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def make(root: Path) -> None:
    site, _, _ = read_edition(root / "mkdocs.yml", NOW)
    check(site)
    shown = site.public().without_files(kept_back(site)).without_withdrawn_words()
    compiled, url = list(pages(shown)), site.site_url
    assert list(data.outputs(shown, compiled, data.files(shown))) and list(site_map.outputs(shown, compiled))
    assert list(feeds.outputs(shown, *article_makers(url), changes(shown, url)))


def update(number: int, keys: str = "", body: str = "Text.") -> Files:
    day = f"2025-{1 + number % 12:02}-{1 + number % 28:02}"
    return {f"updates/{day}-u{number}.md": f"---\ntitle: Update {number}\ndate: {day}\n{keys}\n---\n{body}\n"}


def updates(count: int, keys: Callable[[int], str], body: str = "Text.") -> Files:
    return {name: text for number in range(count) for name, text in update(number, keys(number), body).items()}


def listed(count: int, item: Callable[[int], str]) -> str:
    return "[" + ", ".join(item(number) for number in range(count)) + "]"


def files(count: int) -> Files:
    return {f"docs/files/{number}.csv": "a\n" for number in range(count)}


def area(keys: str) -> Files:
    return {"docs/plan/01-a.md": f"---\narea: 1\ntitle: A\n{keys}\n---\nText.\n"}


MANY: dict[str, Callable[[int], Files]] = {
    "updates": lambda n: updates(n, lambda _: "") | area(""),
    "updates of an area": lambda n: updates(n, lambda _: "areas: [1]") | area(""),
    "one series with gaps": lambda n: updates(n, lambda i: f"series: {{name: A, number: {i + 2 + i // 60}}}"),
    "series": lambda n: updates(n, lambda i: f"series: {{name: A {i}, number: 2}}"),
    "promises of one update": lambda n: (
        update(0, "promises: " + listed(n, lambda i: f"{{id: p{i}, text: We act., due: 2025-06}}"))
        | update(1, "keeps: " + listed(n, lambda i: f"p{i}"))
    ),
    "promises, each kept by the next": lambda n: updates(
        n, lambda i: f"promises: [{{id: p{i}, text: We act., due: 2025-06}}]\nkeeps: [p{max(i - 1, 0)}]"
    ),
    "one promise kept many times": lambda n: (
        updates(n, lambda i: "keeps: [one]") | update(n, "promises: [{id: one, text: We act., due: 2025-06}]")
    ),
    "documents": lambda n: (
        update(0, "documents: " + listed(n, lambda i: f"{{title: A {i}, url: files/{i}.csv, id: d{i}}}")) | files(n)
    ),
    "one document": lambda n: updates(n, lambda _: "documents: [{title: A, url: files/0.csv}]") | files(1),
    "sources": lambda n: (
        updates(n, lambda i: f"sources: [d{i}]")
        | update(n, "documents: " + listed(n, lambda i: f"{{title: A {i}, id: d{i}}}"))
    ),
    "sources of events": lambda n: {
        "docs/data/timeline.yml": "".join(
            f"- {{date: 2025, title: A {i}, source: {{title: S {i}, publisher: P}}}}\n" for i in range(n)
        )
    },
    "what people said": lambda n: (
        {
            "docs/data/voice.yml": "".join(
                f"- {{date: 2025, group: Parents, said: A {i}, state: no-answer, areas: [1], young_people: A.}}\n"
                for i in range(n)
            )
        }
        | area("")
    ),
    "groups that were asked": lambda n: {
        "docs/data/consultation.yml": "".join(f"- {{date: 2025, group: G {i}, about: A {i}}}\n" for i in range(n)),
        "docs/data/voice.yml": "".join(
            f"- {{date: 2025, group: G {i} group, said: A, state: no-answer}}\n" for i in range(n)
        ),
    },
    "aliases": lambda n: update(0, "aliases: " + listed(n, lambda i: f"/old/{i}/")),
    "links": lambda n: update(0, body="\n\n".join(f"[a](../docs/files/{i}.csv)" for i in range(n))) | files(n),
    "diary dates": lambda n: update(0, "diary: " + listed(n, lambda i: f"{{date: 2026-06-01, title: A {i}}}")),
    "terms": lambda n: (
        {"docs/data/glossary.yml": "".join(f"- {{term: word {i}, meaning: A.}}\n" for i in range(n))}
        | updates(n, lambda _: "", "This is word 7, not word 9.")
    ),
    "drafts that name files": lambda n: (
        updates(n, lambda i: "status: draft", "See docs/files/7.csv &amp; %41.") | files(n)
    ),
    "drafts that cannot be read": lambda n: updates(n, lambda i: "status: draft\nkinds: [", "See 7.csv.") | files(n),
    "withdrawn updates": lambda n: (
        updates(n, lambda i: "withdrawn: {date: 2026-01-01, reason: A.}", "See [a](../docs/files/7.csv).") | files(n)
    ),
    "actions": lambda n: area("actions: " + listed(n, lambda i: f"{{id: a{i}, text: Act., due: 2025-01}}")),
    "figures": lambda n: area(
        "measures: [{id: a, title: A, points: " + listed(n, lambda i: f"{{date: {1800 + i}, value: {i}}}") + "}]"
    ),
    "pages": lambda n: {f"docs/p{i}.md": f"# A {i}\n\nText [a](p{(i * 7) % n}.md).\n" for i in range(n)},
}


@pytest.mark.parametrize("many", MANY)
def test_twice_as_many_take_twice_the_work(many: str, tmp_path: Path) -> None:
    make(write_tree(tmp_path / "first", MANY[many](40)))  # what is read once and kept
    one, two, four = (work(tmp_path / str(count), MANY[many](count)) for count in (10, 20, 40))
    assert four - two <= MOST * max(two - one, 1)


def test_updates_that_wait_for_many_hours_take_no_more_work_than_some(tmp_path: Path) -> None:
    def waiting(count: int) -> Files:
        return updates(count, lambda i: f"publish_at: 2026-04-{1 + i % 28:02} {i // 28:02}:00")

    one, two, four = (
        work(tmp_path / str(count), waiting(count)) for count in (MOST_HOURS, 2 * MOST_HOURS, 4 * MOST_HOURS)
    )
    assert four - two <= MOST * max(two - one, 1)


def test_gaps_of_a_series_are_worked_out_once_however_many_pages_show_them(tmp_path: Path) -> None:
    series = updates(40, lambda i: f"series: {{name: A, number: {i + 2}}}")
    site, _, _ = read_edition(write_tree(tmp_path, series) / "mkdocs.yml", NOW)

    def asked(times: int) -> int:
        fresh = site.public()
        return lines_of(lambda: [fresh.record.missing_numbers("A") for _ in range(times)].clear())

    assert asked(40) < 2 * asked(1)


class Copied(list[Any]):
    """A list that counts how many of its items are copied out of it in slices."""

    copied = 0

    def __getitem__(self, place: Any) -> Any:
        found = super().__getitem__(place)
        self.copied += len(found) if isinstance(place, slice) else 0
        return found


@pytest.mark.parametrize("piece", ["a\n> b\n\n", "a\n- b\n\n", "a\n1. b\n\n", "- a\n\n  - b\n\n"])
def test_no_list_or_quotation_copies_all_that_follows_it(piece: str) -> None:
    text = piece * 500
    reading = Dialect().read(text)
    tokens = Copied(reading.tokens)
    list(list_findings(replace(reading, tokens=tokens), text, Place("a.md")))
    assert tokens.copied <= len(tokens)


def test_what_is_below_each_page_is_not_made_anew_for_each_page_by_hand(tmp_path: Path) -> None:
    def footers(count: int) -> int:
        root = write_tree(tmp_path / str(count), {f"docs/p{i}.md": f"# A {i}\n" for i in range(count)})
        built = []
        command = ["-f", str(root / "mkdocs.yml"), "build", "--no-search"]
        lines = lines_of(lambda: built.append(CliRunner().invoke(main, command)), FOOTER)
        assert built[0].exit_code == 0 and lines
        return lines

    one, two, four = footers(10), footers(20), footers(40)
    assert four - two <= MOST * (two - one)


def test_titles_of_documents_are_not_held_against_all_others(tmp_path: Path) -> None:
    def reports(count: int) -> int:
        documents = listed(count, lambda i: f"{{title: Report {i} of the board, date: {1800 + i}-05-01, publisher: A}}")
        root = write_tree(tmp_path / str(count), update(0, f"documents: {documents}"))
        edition, _, _ = read_edition(root / "mkdocs.yml", NOW)
        return lines_of(lambda: list(check_document_titles(edition)).clear())

    one, two, four = (reports(count) for count in (10, 20, 40))
    assert four - two <= MOST * (two - one)


def test_each_file_of_the_record_is_opened_once(tmp_path: Path) -> None:
    root = shutil.copytree(EXAMPLETON, tmp_path / "site")
    with opened() as paths:
        make(root)
    record = [path for folder in ("updates", "docs/plan", "docs/data") for path in (root / folder).rglob("*.*")]
    times = {path.relative_to(root).as_posix(): paths[str(path)] for path in record if path.suffix in (".md", ".yml")}
    assert len(times) > 20
    assert {name: count for name, count in times.items() if count != 1} == {}


def test_each_text_is_converted_once_however_many_pages_and_feeds_show_it(tmp_path: Path) -> None:
    root = shutil.copytree(EXAMPLETON, tmp_path / "site")
    converted: Counter[str] = Counter()

    def call(frame: FrameType, event: str, argument: Any) -> None:
        if event == "call" and frame.f_code is Converter.convert.__code__ and frame.f_locals["text"].strip():
            place = frame.f_locals["position"].first
            converted[f"{place.file}:{place.line}"] += 1

    before = sys.getprofile()
    sys.setprofile(call)
    try:
        make(root)
    finally:
        sys.setprofile(before)
    assert len(converted) > 20
    assert {place: count for place, count in converted.items() if count != 1} == {}


_opened: list[Counter[str]] = []


def _note_opened(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _opened:
        _opened[-1][str(arguments[0])] += 1


@contextmanager
def opened() -> Iterator[Counter[str]]:
    """How often each file is opened inside, by its path."""
    if _note_opened not in _HOOKED:  # a hook stays for as long as Python runs
        sys.addaudithook(_note_opened)
        _HOOKED.append(_note_opened)
    _opened.append(Counter())
    try:
        yield _opened[-1]
    finally:
        _opened.pop()


_HOOKED: list[Callable[..., None]] = []


@pytest.mark.parametrize("piece", ["[a](", "- " + " " * 1000])
def test_openings_of_links_and_items_are_looked_at_once(piece: str) -> None:
    """With a look at all that follows each of them this would not end in an hour."""
    line = piece * (1024 * 1024 // len(piece))
    assert list(check_area_names(edition(typed={"docs/about.md": f"{line}\n"}))) == []
