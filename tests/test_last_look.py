"""The last look at a finished site: what no file has and a page shows all the same stops the build."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import MKDOCS_YML, write_tree
from made_up_edition import edition

from site_builder.cli import main
from site_builder.last_look import File, look
from site_builder.memory import NOTHING, Memory, Store
from site_builder.problems import StoppedError
from site_builder.read.word_lists import read_word_lists
from site_builder.record.allowed_personal import Allowed
from site_builder.record.council import Contact
from site_builder.record.dates import When

LISTS = read_word_lists(Path(__file__).parent, [])


def made(path: str, text: str) -> File:
    content = text.encode()
    return File(path, blake2b(content, digest_size=16).digest(), lambda: content)


def looked(*files: File, memory: Memory = NOTHING, **values: object) -> str:
    """What stops the build; "" where nothing does."""
    try:
        look(files, edition(word_lists=LISTS, memory=memory, **values))
    except StoppedError as error:
        return str(error)
    return ""


def test_a_mark_that_must_begin_a_line_is_not_looked_for_where_a_page_begins_lines_of_its_own() -> None:
    assert looked(made("about/index.html", "<h2>\nConfidential\n</h2>\n<p>\nInternal only in name.\n</p>")) == ""


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("about/index.html", "<p>Ring <b>07700</b>\n<i>900</i> 123.</p>"),
        ("about/index.html", '<img src="a.jpg" alt="Ring 07700 900123">'),
        ("about/index.html", '<a href="mailto:jo.bloggs@gmail.com">Write</a>'),
        ("about/index.html", '<meta name="description" content="DOB 3.3.2012">'),
        ("about/index.html", "<td>NHS number</td>\n<td>943 476 5919</td>"),
        ("feed.xml", "<content:encoded>&lt;p&gt;Ring &lt;b&gt;07700&lt;/b&gt; 900123&lt;/p&gt;</content:encoded>"),
        ("data/updates.json", '{"updates": [\n    {\n      "body": "<p>Ring 07700\\u00a0900123</p>"\n    }\n]}'),
        ("data/updates.csv", "title,body\r\nA visit,07700 900123\r\n"),
        ("calendar.ics", "DESCRIPTION:Ring 0770\r\n 0 900123\\, please\r\n"),
        ("files/notes.txt", "Password: Blue-Kettle-9"),
        ("about/index.html", "<p>OFFICIAL-SENSITIVE</p>"),
    ],
)
def test_what_only_a_finished_file_has_stops_the_build(path: str, text: str) -> None:
    said = looked(made(path, text))
    address = f"/{path.removesuffix('index.html')}"
    what = "page" if path.endswith(".html") else "file"
    assert said.startswith(f"{path}:1: error: The {what} {address} would show ")
    assert said.endswith("Nothing was built; the old site is as it was.")
    assert "900123" not in said and "Kettle" not in said and "bloggs" not in said


def test_the_same_on_many_pages_is_told_once() -> None:
    pages = [made(f"{number}/index.html", f"<p>{number} 07700 900123</p>") for number in range(30)]
    assert looked(*pages).count("\n") == 1
    assert "The page /0/ and 29 more would show" in looked(*pages)


def test_what_a_text_of_the_record_has_was_told_to_its_author() -> None:
    page = made("about/index.html", "<p>Ring 01632 960123.</p>")
    assert looked(page)
    assert not looked(page, typed={"docs/about.md": "Ring (01632) 960123."})
    hidden = {"updates/2026-01-01-a.md": "Ring 01632 960123."}
    assert looked(page, typed=hidden, hidden_texts=hidden)


def test_what_is_known_or_allowed_may_be_shown() -> None:
    page = made("about/index.html", "<p>Text 07700 900123 or write to jo@gmail.com.</p>")
    allowed = Allowed("jo@gmail.com", "Head of care", When(2026, 1, 1), "She wants it.", edition().council.place)
    assert not looked(page, contact=Contact(phone="+44 7700 900123"), allowed_personal=(allowed,))


def test_names_with_ages_and_counts_are_left_to_the_texts_since_a_page_puts_others_beside_them() -> None:
    assert not looked(made("index.html", "<p>Ellie Jones, 9, and</p><table><tr><td>Children<td>3</table>"))


HEX = "ab07700900123cdef0011223344556677889900aabbccddeeff0011223344556"
"""A hash in which somebody could see a telephone number."""


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data/manifest.json", f'{{"sha256": "{HEX}"}}'),
        ("about/index.html", f'<p>Version <code class="version">{HEX[2:13]}</code></p>'),
        ("about/index.html", f"<meta content=\"script-src 'sha256-{'A' * 20}/GU279AA/{'b' * 14}='\">"),
    ],
)
def test_a_hash_is_nobody_s_number(path: str, text: str) -> None:
    assert len(HEX) == 64 and looked(made(path, text)) == ""


def test_a_number_beside_hashes_is_found() -> None:
    assert looked(made("data/updates.json", f'{{"sha256": "{HEX}", "text": "07700900123"}}'))
    assert looked(made("about/index.html", "<code>07700900123</code>"))


def test_of_files_that_are_searched_together_only_that_with_a_number_is_named() -> None:
    pages = [made(f"page-{number}/index.html", f"<p>Words of page {number}.</p>") for number in range(5)]
    said = looked(*pages[:3], made("about/index.html", "<p>Ring 07700 900123</p>"), *pages[3:])
    assert said.count("would show") == 1
    assert "The page /about/ would show a mobile" in said


def test_what_one_site_had_is_found_in_the_next_that_the_same_process_builds(tmp_path: Path) -> None:
    frame, number = "<p>The same frame.</p>", "<p>Ring 07700 900124</p>"
    for council in ("one", "other"):
        store = Store(tmp_path / council, tmp_path / council / "mkdocs.yml", b"1")
        assert not looked(made("about/index.html", frame), memory=store)
        assert looked(made("contact/index.html", f"{frame}\n{number}"), memory=store)


def test_a_file_that_was_looked_at_is_not_read_again(tmp_path: Path) -> None:
    store = Store(tmp_path, tmp_path / "mkdocs.yml", b"1")
    page = made("about/index.html", "<p>Nothing.</p>")
    assert not looked(page, memory=store)
    store.keep()

    def refused() -> bytes:
        raise AssertionError("it is read again")

    again = Store(tmp_path, tmp_path / "mkdocs.yml", b"1")
    assert not looked(File(page.path, page.mark, refused), memory=again)


def test_what_was_found_is_found_again_however_little_has_changed(tmp_path: Path) -> None:
    for _ in range(2):
        store = Store(tmp_path, tmp_path / "mkdocs.yml", b"1")
        assert looked(made("about/index.html", "<p>07700 900123</p>"), memory=store)
        assert looked(made("other/index.html", "<p>New.</p>\n<p>07700 900123</p>"), memory=store)
        store.keep()


def test_a_template_that_shows_a_number_stops_the_build_and_the_old_site_stays(tmp_path: Path) -> None:
    settings = MKDOCS_YML.replace("{name: material}", "{name: material, custom_dir: own}") + "      engine: plain\n"
    root = write_tree(tmp_path, {"mkdocs.yml": settings, "docs/about.md": "# About\n\nText.\n"})
    (root / "own").mkdir()
    command = ["-f", str(root / "mkdocs.yml"), "build", "--no-search"]
    assert CliRunner().invoke(main, command).exit_code == 0
    before = (root / "site/index.html").read_bytes()
    (root / "own/footer.html").write_text("<p>07700 <b>900</b> 123</p>", "utf-8")
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1, done.stderr
    assert "would show a mobile or private telephone number ('07…', 11 digits)" in done.stderr
    assert (root / "site/index.html").read_bytes() == before


def test_a_large_file_is_searched_in_parts_and_nothing_is_lost_between_them() -> None:
    """The label is at the end of one part, the number at the beginning of the next."""
    for length in range(99_980, 100_004, 4):
        rows = ["a " * (length // 2), "<td>DOB</td>", "<td>3.3.2012</td>", "<p>More.</p>"]
        assert looked(made("about/index.html", "\n".join(rows))), length
        assert not looked(made("about/index.html", "\n".join(rows[:2])))


def test_with_more_pieces_than_are_known_everything_is_found_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.last_look._MOST_PIECES", 10)
    many = "\n".join(f"<p>Line {number}.</p>" for number in range(50))
    pages = [made(f"{number}/index.html", f"{many}\n<p>Page {number}.</p>") for number in range(5)]
    for number in range(3):
        store = Store(tmp_path, tmp_path / "mkdocs.yml", b"1")
        wrong = made("last/index.html", f"{many}\n<p>{number}</p>\n<p>07700 900123</p>")
        assert looked(*pages, wrong, memory=store).startswith("last/index.html:1: error: ")
        assert not looked(*pages, memory=store)
        store.keep()
