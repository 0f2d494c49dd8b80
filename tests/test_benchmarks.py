"""What `make bench` measures is a record that can be published, and its table says what was measured."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from conftest import NOW

from benchmarks.builders import Hugo, MaterialBlog
from benchmarks.corpus import change_body, change_title, posts, words_per_update, write_corpus
from benchmarks.councils import write_one
from benchmarks.measuring import CommandFailed, Cost, cost_of, least
from benchmarks.running import Column
from benchmarks.table import Result, section
from site_builder.checked import read_and_check


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_corpus(tmp_path, 12)
    return tmp_path


def test_the_corpus_has_no_error_and_says_in_each_text_that_it_is_made_up(corpus: Path) -> None:
    checked = read_and_check(corpus / "mkdocs.yml", NOW)
    assert not checked.has_errors
    assert len(checked.edition.record.updates) == 12
    for update in checked.edition.record.updates:
        assert "made up" in update.body.text or "made-up" in update.body.text
        assert update.young_people and "made-up" in update.young_people.text


def test_the_same_size_gives_the_same_words_and_as_many_as_the_results_name(corpus: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()
    write_corpus(again, 12)
    for file in (corpus / "updates").iterdir():
        assert (again / "updates" / file.name).read_bytes() == file.read_bytes()
    assert 225 <= words_per_update(corpus) <= 245


def test_a_changed_corpus_is_another_record_without_errors(corpus: Path) -> None:
    file = sorted((corpus / "updates").iterdir())[5]
    change_body(file, 1)
    change_title(file, 2)
    checked = read_and_check(corpus / "mkdocs.yml", NOW)
    assert not checked.has_errors
    changed = checked.edition.record.update_by_name[file.stem]
    assert changed.title == "Made-up title of time 2"
    assert changed.body.text.endswith("This made-up sentence came later, as number 1.")


@pytest.mark.parametrize("builder", [Hugo(), MaterialBlog(with_search=True)])
def test_other_programs_are_given_the_same_words(builder: Hugo | MaterialBlog, corpus: Path, tmp_path: Path) -> None:
    builder.write(corpus, tmp_path / "other")
    for post in posts(corpus):
        text = builder.source(tmp_path / "other", post.name).read_text("utf-8").replace("\n<!-- more -->\n", "")
        words = text.split("---\n", 2)[2].split()
        wanted = f"{post.body} ## For children and young people {post.young_people}".split()
        assert [word for word in words if "](" not in word] == [word for word in wanted if "](" not in word]


def test_each_of_many_councils_has_an_address_and_words_of_its_own(tmp_path: Path) -> None:
    records = []
    for number in (0, 1):
        write_one(tmp_path / f"council-{number}", 3, number)
        checked = read_and_check(tmp_path / f"council-{number}" / "mkdocs.yml", NOW)
        assert not checked.has_errors
        records.append(checked.edition)
    assert [edition.site_url for edition in records] == [f"https://example.org/council-{number}/" for number in (0, 1)]
    first, second = ({update.body.text for update in edition.record.updates} for edition in records)
    assert first.isdisjoint(second)


def test_a_command_is_measured_with_what_it_starts(tmp_path: Path) -> None:
    inner = "sum(number * number for number in range(2_000_000))"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    alone, both = (cost_of([sys.executable, "-c", code], tmp_path) for code in ("import subprocess, sys", outer))
    assert both.cpu > alone.cpu
    assert both.memory > 1


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match=r"ended with 3: it is made up"):
        cost_of([sys.executable, "-c", "print('it is made up'); raise SystemExit(3)"], tmp_path)


def test_the_table_holds_each_program_against_ours_with_or_without_search() -> None:
    ours, search = Cost(2, 3, 90), Cost(4, 5, 100)
    columns = (
        Column("progress", False, {"cold": ours}),
        Column("progress, with search", True, {"cold": search}),
        Column("other", False, {"cold": Cost(1, 1, 50)}),
        Column("other, with search", True, {"cold": Cost(12, 13, 60)}),
        Column("bare Hugo", False, trouble="Hugo is not installed"),
    )
    text = section(Result(1000, 235, 1, (0.05, 0.06), (0.5, 0.75), columns))
    assert "## 1,000 updates" in text
    assert "| cold | **2.00** (3.00) | **4.00** (5.00) | **1.00** (1.00), ×0.50 | **12.00** (13.00), ×3.00 |" in text
    assert "| memory, MB | 90 | 100 | 50 | 60 |" in text
    assert "Not measured: bare Hugo: Hugo is not installed." in text


def test_the_least_of_each_figure_counts() -> None:
    assert least([Cost(2, 5, 90), Cost(3, 4, 80)]) == Cost(2, 4, 80)
