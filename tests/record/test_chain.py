"""What was published as a chain of lines: nothing in it changes without being seen, and words can be taken out of it."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from conftest import NOW, write_tree
from exampleton_history import SITE, STRING
from hypothesis import given, settings
from hypothesis import strategies as st
from test_hidden import OPEN, PUBLIC, hidden_pages, hidden_updates

from site_builder.data import json_files
from site_builder.edition import Edition
from site_builder.problems import Problem, UnusableError
from site_builder.publishing.chain import Publication, keep, may_follow, with_publication, without_words
from site_builder.read.chain import chain_files, read_chain
from site_builder.read.record import read_edition
from site_builder.record.chain import Chain
from site_builder.record.facts import facts
from site_builder.record.folders import PUBLISHED

FILES = {path.name: path.read_bytes() for path in (SITE / PUBLISHED).iterdir()}
GUIDE = Path(__file__).parents[2] / "guide" / "publish.md"


def read(files: dict[str, bytes]) -> tuple[Chain, list[Problem]]:
    """What is read of the files of a folder, and what is wrong with them."""
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        (Path(folder) / PUBLISHED).mkdir()
        for name, raw in files.items():
            (Path(folder) / PUBLISHED / name).write_bytes(raw)
        return read_chain(Path(folder), problems), problems


def published(edition: Edition, now: datetime | None = None) -> Publication:
    found = facts(edition.public().without_withdrawn_words().record)
    return Publication(found.things, found, now or edition.now)


def edition_of(files: dict[str, str], now: datetime = NOW) -> Edition:
    with TemporaryDirectory() as folder:
        return read_edition(write_tree(Path(folder), files) / "mkdocs.yml", now)[0]


@cache
def public() -> Edition:
    return edition_of(PUBLIC)


@cache
def short() -> dict[str, bytes]:
    """The files of a chain with lines of two years: as much as it takes to change each kind of line, and read at once."""
    kept, few = "updates/2026-02-03-kept.md", {name: PUBLIC[name] for name in (OPEN, "mkdocs.yml")}
    first, gone = published(edition_of({**few, kept: PUBLIC[kept]})), published(edition_of(few))
    chain = with_publication(Chain(), replace(first, now=NOW - timedelta(days=400)))
    gone = replace(gone, now=NOW - timedelta(days=300))
    chain = without_words(with_publication(chain, gone), [kept], gone)
    more = edition_of({**few, "docs/plan/02-schools.md": PUBLIC["docs/plan/02-schools.md"]})
    return chain_files(with_publication(chain, published(more)))


@st.deferred
def lines() -> st.SearchStrategy[tuple[str, int]]:
    """A line of those files: its file, and its number from 0."""
    return st.sampled_from([(name, at) for name, raw in short().items() for at in range(raw.count(b"\n"))])


def changed(change: Callable[[list[bytes]], None], name: str) -> dict[str, bytes]:
    lines = short()[name].split(b"\n")[:-1]
    change(lines)
    return {**short(), name: b"".join(line + b"\n" for line in lines)}


def test_what_is_written_is_read_back() -> None:
    chain, problems = read(FILES)
    assert problems == []
    assert chain_files(chain) == FILES


@given(lines, st.data())
@settings(max_examples=150)
def test_every_change_of_a_line_is_found_at_that_line(at: tuple[str, int], data: st.DataObject) -> None:
    """Whichever value of it is another."""
    name, number = at

    def change(lines: list[bytes]) -> None:
        said: dict[str, Any] = json.loads(lines[number])
        key = data.draw(st.sampled_from(sorted(said)))
        other: Any = st.integers(0, 99) if key == "publication" else st.text(max_size=5) | st.just(f"{said[key]}x")
        said[key] = data.draw(other.filter(lambda value: value != said[key]))
        lines[number] = json.dumps(said).encode()

    chain, problems = read(changed(change, name))
    assert not chain
    assert (problems[0].place.file, problems[0].place.line) == (f"{PUBLISHED}/{name}", number + 1)


@given(lines, st.integers(1, 3))
def test_lines_that_are_taken_out_are_found_but_for_the_last(at: tuple[str, int], count: int) -> None:
    """Of the last ones only somebody knows who has the hash."""
    name, number = at
    files = changed(lambda lines: lines.__delitem__(slice(number, number + count)), name)
    is_end = name == max(short()) and number + count >= short()[name].count(b"\n")
    assert bool(read(files)[1]) is not is_end


@given(lines, lines)
def test_lines_that_are_put_in_twice_or_elsewhere_are_found(one: tuple[str, int], other: tuple[str, int]) -> None:
    line = short()[one[0]].split(b"\n")[one[1]]
    assert read(changed(lambda lines: lines.insert(other[1], line), other[0]))[1]


@pytest.mark.parametrize("name", sorted(FILES)[:-1])
def test_a_year_that_is_missing_is_found(name: str) -> None:
    assert read({other: raw for other, raw in FILES.items() if other != name})[1]


def test_where_the_first_lines_are_gone_that_is_said() -> None:
    first, *others = sorted(short())
    [problem, *_] = read({name: short()[name] for name in others})[1]
    assert "the lines before it are gone" in problem.message
    [problem, *_] = read(changed(lambda lines: lines.pop(1), first))[1]
    assert "a line before it was changed, taken out or put in" in problem.message


def test_a_whole_history_written_anew_has_another_end() -> None:
    chain, _ = read(FILES)
    text = chain_files(chain)["2025.jsonl"].decode()
    again = with_publication(Chain(), Publication(chain.things, facts(edition_of({}).record), NOW))
    assert again.head not in text
    assert again.things == chain.things


@pytest.mark.parametrize("cut", [1, 20, 200])
def test_a_last_line_that_was_cut_off_is_told_in_words(cut: int) -> None:
    name = max(FILES)
    _, [problem, *_] = read({**FILES, name: FILES[name][:-cut]})
    assert problem.place.line == FILES[name].count(b"\n")
    assert problem.message.startswith("The last line is not whole: it was cut off")


def test_the_guide_proves_the_chain_with_ten_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    [script] = re.findall(r"^```python\n(.*?)^```", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(SITE)
    exec(script, {})
    assert capsys.readouterr().out.strip() == read(FILES)[0].head


# What is added


def test_the_same_record_adds_nothing() -> None:
    edition = public()
    chain = with_publication(Chain(), published(edition))
    assert chain.things == published(edition).things
    assert with_publication(chain, published(edition, NOW + timedelta(days=400))) == chain


def test_a_change_is_one_line_with_the_value_before_and_after() -> None:
    chain = with_publication(Chain(), published(public()))
    files = {**PUBLIC, "docs/plan/01-homes.md": PUBLIC["docs/plan/01-homes.md"].replace("at-risk", "off-track")}
    [line] = with_publication(chain, published(edition_of(files))).lines[len(chain.lines) :]
    assert (line.file, line.thing, line.key) == ("docs/plan/01-homes.md", "area/1/rating/2026-01-10", "delivery")
    assert (line.was, line.now, line.before) == ("at-risk", "off-track", chain.head)
    assert line.publication == 2


@given(st.data())
@settings(max_examples=40)
def test_after_any_change_the_chain_says_what_the_record_says(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from([name for name in PUBLIC if name.endswith(".md")]))
    words = sorted(set(re.findall(r"[A-Za-z]{4,}", PUBLIC[file])))
    found = {**PUBLIC, file: PUBLIC[file].replace(data.draw(st.sampled_from(words)), "Zebra")}
    before, after = published(public()), published(edition_of(found))
    chain = with_publication(with_publication(Chain(), before), after)
    assert chain.things == after.things
    assert read(chain_files(chain)) == (chain, [])
    back = with_publication(chain, before)
    assert back.things == before.things


@given(hidden_updates() | hidden_pages())
@settings(max_examples=30)
def test_nothing_that_is_hidden_is_ever_added(hidden: dict[str, str]) -> None:
    with_it, without = published(edition_of(PUBLIC | hidden)), published(public())
    chain = with_publication(Chain(), without)
    assert with_publication(chain, with_it) == chain


def test_a_clock_that_stands_before_the_last_publication_is_refused() -> None:
    chain = with_publication(Chain(), published(public()))
    may_follow(chain, NOW)
    with pytest.raises(UnusableError, match="The last publication was at 2026-03-02T12:00:00"):
        may_follow(chain, NOW - timedelta(seconds=1))


def test_a_chain_begins_with_what_an_older_site_said() -> None:
    now, before = published(public()), {"area/1": {"title": "Houses"}}
    chain = with_publication(Chain(), now, before)
    assert [line.publication for line in chain.lines if line.thing == "area/1" and line.key == "title"] == [1, 2]
    assert chain.things == now.things


# What is taken out


@cache
def two_texts() -> tuple[Chain, Publication]:
    """A chain in which a text had a name, and has it no more."""
    first = {**PUBLIC, "updates/2026-02-03-kept.md": PUBLIC["updates/2026-02-03-kept.md"].replace("It is", "Zzname is")}
    now = published(public())
    return with_publication(with_publication(Chain(), published(edition_of(first))), now), now


def test_words_are_taken_out_and_every_hash_stays() -> None:
    chain, now = two_texts()
    shorter = without_words(chain, ["updates/2026-02-03-kept.md"], now)
    assert b"Zzname" in b"".join(chain_files(chain).values())
    assert b"Zzname" not in b"".join(chain_files(shorter).values())
    assert [line.hash for line in shorter.lines[: len(chain.lines)]] == [line.hash for line in chain.lines]
    assert shorter.things == chain.things
    assert read(chain_files(shorter)) == (shorter, [])


def test_a_second_time_nothing_is_taken_out() -> None:
    chain, now = two_texts()
    shorter = without_words(chain, ["updates/2026-02-03-kept.md"], now)
    assert without_words(shorter, ["updates/2026-02-03-kept.md"], now) == shorter


def test_what_is_kept_of_a_withdrawn_update_is_what_its_page_says() -> None:
    file = "updates/2026-02-03-kept.md"
    chain = with_publication(Chain(), published(public()))
    gone = PUBLIC[file].replace("---\nIt is", "withdrawn: {date: 2026-02-05, reason: It was wrong.}\n---\nIt is")
    now = published(edition_of({**PUBLIC, file: gone}))
    chain = without_words(with_publication(chain, now), [file], now)
    kept = {line.now for line in chain.lines if line.file == file and line.is_of_facts}
    assert kept == {"/updates/2026-02-03-kept/", "2026-02-03", "2026-02-05", "It was wrong."}


def test_words_that_are_gone_without_a_line_that_says_so_are_found() -> None:
    chain, _ = two_texts()
    lines = [line.without_words() if number == 3 else line for number, line in enumerate(chain.lines)]
    [problem, *_] = read(chain_files(Chain(tuple(lines))))[1]
    assert problem.place.line == 4
    assert "The words of this line were taken out, and no line says so" in problem.message


def test_a_file_of_which_nothing_was_published_is_refused() -> None:
    chain, now = two_texts()
    with pytest.raises(UnusableError, match=r"There is nothing of updates/x\.md in published/"):
        without_words(chain, ["updates/x.md"], now)


# What is written


def test_a_folder_that_somebody_else_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    chain, _ = two_texts()
    keep(tmp_path, Chain(), chain)
    with pytest.raises(UnusableError, match="was changed meanwhile"):
        keep(tmp_path, Chain(), chain)
    assert read_chain(tmp_path, []) == chain


def test_a_publication_that_ends_between_two_files_leaves_a_whole_chain_and_the_next_one_completes_it(
    tmp_path: Path,
) -> None:
    """Wherever it is killed, for each file is replaced in one step: the newest first, and last those that lose words."""
    kept, few = "updates/2026-02-03-kept.md", {name: PUBLIC[name] for name in (OPEN, "mkdocs.yml")}
    first, last = edition_of({**few, kept: PUBLIC[kept]}), published(edition_of(few))
    before = with_publication(Chain(), replace(published(first), now=NOW - timedelta(days=400)))
    after = without_words(with_publication(before, last), [kept], last)
    old, new = chain_files(before), chain_files(after)
    order = sorted((name for name in new if old.get(name) != new[name]), reverse=True)
    assert len(order) == 2
    for done in range(len(order) + 1):
        root = tmp_path / str(done)
        write_tree(root, {f"{PUBLISHED}/{name}": raw.decode() for name, raw in old.items()})
        for name in order[:done]:
            (root / PUBLISHED / name).write_bytes(new[name])
        problems: list[Problem] = []
        there = read_chain(root, problems)
        assert problems == []
        keep(root, there, after)
        assert {path.name: path.read_bytes() for path in (root / PUBLISHED).iterdir()} == new


def test_what_a_killed_publication_left_is_removed(tmp_path: Path) -> None:
    chain, _ = two_texts()
    (tmp_path / PUBLISHED).mkdir()
    (tmp_path / PUBLISHED / ".2026.jsonl.part").write_bytes(b'{"publication": 1')
    keep(tmp_path, Chain(), chain)
    assert [path.name for path in (tmp_path / PUBLISHED).iterdir()] == ["2026.jsonl"]


# What is told of it


def test_no_words_of_a_withdrawn_update_or_of_a_harmful_text_are_told() -> None:
    edition = read_edition(SITE / "mkdocs.yml", NOW)[0].public().without_withdrawn_words()
    told = repr(edition.history)
    assert "zzwithdrawn" not in told and "Zzhidden" not in told
    assert "zzwithdrawn" in FILES["2025.jsonl"].decode(), "otherwise this would prove nothing"
    [entry] = [entry for entry in edition.history if entry.of == "Who held the string"]
    assert entry.is_hidden and not entry.facts
    assert STRING in FILES["2025.jsonl"].decode()


def past() -> dict[str, str]:
    """The files of the chain in which a text has changed."""
    return {f"{PUBLISHED}/{name}": raw.decode() for name, raw in chain_files(two_texts()[0]).items()}


@cache
def with_its_past() -> Edition:
    return edition_of(PUBLIC | past()).public()


def test_the_data_say_which_thing_of_a_file_changed() -> None:
    """The file itself has no name there, and what stands in it has one."""
    page = "docs/plan/01-homes.md"
    first = {
        **PUBLIC,
        page: PUBLIC[page].replace("at-risk", "off-track").replace("title: Homes\n", "title: Houses\n", 1),
    }
    chain = with_publication(with_publication(Chain(), published(edition_of(first))), published(public()))
    files = {f"{PUBLISHED}/{name}": raw.decode() for name, raw in chain_files(chain).items()}
    [entry] = json.loads(json_files.history(edition_of(PUBLIC | files).public()))["history"]
    assert entry["changed"] == [
        {"key": "title", "was": "Houses", "now": "Homes"},
        {"thing": "rating/2026-01-10", "key": "delivery", "was": "off-track", "now": "at-risk"},
    ]


@given(hidden_updates() | hidden_pages())
@settings(max_examples=25)
def test_what_is_hidden_moves_nothing_of_what_is_told(hidden: dict[str, str]) -> None:
    assert with_its_past().history == edition_of(PUBLIC | hidden | past()).public().history != ()


def test_what_will_be_published_today_is_told_as_it_will_be_afterwards() -> None:
    chain, _ = two_texts()
    first = Chain(tuple(line for line in chain.lines if line.publication == 1))
    editions = [
        edition_of(PUBLIC | {f"{PUBLISHED}/{name}": raw.decode() for name, raw in chain_files(one).items()}).public()
        for one in (first, chain)
    ]
    assert editions[0].history == editions[1].history != ()


def test_an_update_that_was_shown_again_does_not_tell_what_it_said_before_it_was_withdrawn() -> None:
    file = "updates/2026-02-03-kept.md"
    texts = [
        PUBLIC[file].replace("It is kept", "Zzone is kept"),
        PUBLIC[file].replace("It is kept", "Zztwo is kept"),
        PUBLIC[file].replace("---\nIt is", "withdrawn: {date: 2026-02-05, reason: It was wrong.}\n---\nIt is"),
        PUBLIC[file],
        PUBLIC[file].replace("It is kept", "It is well kept"),
    ]
    chain = Chain()
    for text in texts:
        chain = with_publication(chain, published(edition_of({**PUBLIC, file: text})))
    files = {f"{PUBLISHED}/{name}": raw.decode() for name, raw in chain_files(chain).items()}
    told = repr(edition_of({**PUBLIC, file: texts[-1]} | files).public().history)
    assert "well kept" in told
    assert "Zz" not in told


def test_earlier_words_of_a_file_are_told_after_it_was_renamed() -> None:
    tree = copy.copy(PUBLIC)
    tree["updates/2026-02-03-new-name.md"] = tree.pop("updates/2026-02-03-kept.md").replace(
        "keeps:", "aliases: [/updates/2026-02-03-kept/]\nkeeps:"
    )
    assert "Zzname" in repr(edition_of(tree | past()).public().history)
