"""Which files below `docs/` the public must not have: what only hidden and withdrawn updates point to."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MKDOCS_YML, NOW, findings

from site_builder.edition import Edition
from site_builder.privacy import kept_back
from site_builder.read.record import read_edition

Write = Callable[[dict[str, str]], Path]
Read = Callable[[dict[str, str]], Edition]
OWNER = "updates/2026-03-01-one.md"


@pytest.fixture
def read(write_site: Write) -> Read:
    return lambda files: read_edition(write_site(files) / "mkdocs.yml", NOW)[0]


def one(keys: str = "status: draft", body: str = "Text.", head: str = "title: A\ndate: 2026-03-01\n") -> dict[str, str]:
    """One update with some more keys."""
    return {OWNER: f"---\n{head}{keys}\n---\n{body}\n"}


def files(*names: str) -> dict[str, str]:
    return {f"docs/{name}": "x" for name in names}


def in_body(link: str) -> dict[str, str]:
    return one(body=link)


def as_document(url: str, more: str = "") -> dict[str, str]:
    return one(f"status: draft\ndocuments:\n  - title: A\n    url: {url}{more}")


SPELT = {
    "as it lies": in_body("[a](../docs/files/aé-b c.pdf)"),
    "percent escapes": in_body("[a](../docs/files/a%C3%A9%2Db%20c.pdf)"),
    "escapes that were escaped": in_body("[a](../docs/files/a%25C3%25A9-b%2520c.pdf)"),
    "a sign for each space": in_body("[a](../docs/files/a%C3%A9-b+c.pdf)"),
    "a value with a sign for each space": as_document("files/aé-b+c.pdf"),
    "its address on the site as a form writes it": as_document(
        "https://progress.exampleton.example/files/a%25C3%25A9-b+c.pdf"
    ),
    "entities of HTML": in_body("[a](<../docs/files/a&eacute;&#45;b&#x20;c.pdf>)"),
    "backslashes of Markdown": in_body(r"[a](<../docs/files/aé\-b c.pdf>)"),
    "a reference": in_body("[a][1]\n\n[1]: <../docs/files/aé-b c.pdf>"),
    "a picture": in_body("![a](<../docs/files/aé-b c.pdf>)"),
    "HTML": in_body('<a href="../docs/files/aé-b c.pdf">a</a>'),
    "a path in the text": in_body("It lies in docs/files/aé-b c.pdf."),
    "a path of Windows": in_body(r"It lies in docs\files\aé-b c.pdf."),
    "accents as two signs": in_body(unicodedata.normalize("NFD", "[a](<../docs/files/aé-b c.pdf>)")),
    "capitals": in_body("[a](<../docs/Files/AÉ-B c.PDF>)"),
    "a folder too few": in_body("[a](<files/aé-b c.pdf>)"),
    "only its name": in_body("[a](<aé-b c.pdf>)"),
    "a query": in_body("[a](<../docs/files/aé-b c.pdf?download=1>)"),
    "a value": as_document("files/aé-b c.pdf"),
    "a value below docs/": as_document("docs/files/aé-b c.pdf"),
    "a value with a slash": as_document("/files/aé-b c.pdf"),
    "a value with a dot": as_document("./files/aé-b c.pdf"),
    "escapes of YAML": as_document(r'"files/a\xe9\x2db\u0020c.pdf"'),
    "a folded value": as_document("files/aé-b\n      c.pdf"),
    "a folded value in quotes": as_document('"files/aé-\\\n      b c.pdf"'),
    "a response": as_document("https://a.example/", "\n    response: {title: B, url: files/aé-b c.pdf}"),
    "its address on the site": as_document("https://progress.exampleton.example/files/a%C3%A9-b%20c.pdf"),
    "a text for young people": one("status: draft\nyoung_people: '[a](<../docs/files/aé-b c.pdf>)'"),
    "an image": one("status: draft\nimage: files/aé-b c.pdf\nimage_alt: A"),
    "a file that cannot be read": one("status: draft\n  kinds: [", "[a](<../docs/files/aé-b c.pdf>)"),
    "only a name, in a file that cannot be read": one("status: draft\n  kinds: [", "**aé-b c.pdf**, and more"),
    "a key that is not one": one("status: draft\nfile: files/a&eacute;-b%20c.pdf"),
}


@pytest.mark.parametrize("how", SPELT)
def test_a_file_is_kept_back_however_a_draft_spells_it(how: str, read: Read) -> None:
    site = read(files("files/aé-b c.pdf", "files/b c.pdf", "files/c.pdf") | SPELT[how])
    assert kept_back(site) == {"files/aé-b c.pdf": OWNER}


@pytest.mark.parametrize("keys", ["status: draft", "status: draft\n  kinds: ["])
def test_a_draft_takes_no_other_file_off_the_site(keys: str, read: Read) -> None:
    body = "Ask IT for the CNAME, see [the plan](../docs/files/action-plan.pdf) and action.plan.pdf. Robots"
    others = files("files/plan.pdf", "CNAME", "Robots", "plan.pdf", "files/on-plan.pdf", "action-plan/letter.pdf")
    site = read(files("files/action-plan.pdf") | others | one(keys, body))
    assert set(kept_back(site)) == {"files/action-plan.pdf"}


def test_a_name_by_itself_means_nothing_in_a_draft_that_can_be_read(read: Read) -> None:
    site = read(files("files/plan.pdf", "google123.html") | one(body="We name plan.pdf and google123.html."))
    assert kept_back(site) == {}


def test_what_the_public_reads_stays_whatever_a_draft_points_to(read: Read) -> None:
    body = " ".join(f"[a](../docs/files/{name}.pdf)" for name in "abcdefg")
    site = read(
        files(*(f"files/{name}.pdf" for name in "abcdefg"))
        | one(body=body)
        | {
            "updates/2026-03-01-open.md": "---\ntitle: A\ndate: 2026-03-01\ndocuments: [{title: A, url: files/a.pdf}]\n---\nText.\n",
            "docs/about.md": "[b](files/b.pdf)\n",
            "docs/data/timeline.yml": "- {date: 2020, title: C, source: {title: C, url: files/c.pdf}}\n",
            "docs/plan/01-a.md": "---\narea: 1\ntitle: A\nratings: [{date: 2025-01-01, delivery: complete, impact: mixed, "
            "reason: A, source: {title: D, url: files/d.pdf}}]\n---\nText.\n\n## For children and young people\n\n[e](../files/e.pdf)\n",
            "docs/index.md": "[f](files/f.pdf)\n",
        }
    )
    assert set(kept_back(site)) == {"files/g.pdf"}


def test_what_a_withdrawn_update_points_to_leaves_with_it(read: Read) -> None:
    keys = (
        "withdrawn: {date: 2026-03-02, reason: It named a child.}\n"
        "documents: [{title: A, url: files/a.pdf, response: {title: B, url: files/b.pdf}}]\n"
        "image: files/c.png\nimage_alt: C\nyoung_people: '[d](../docs/files/d.pdf)'"
    )
    names = ("files/a.pdf", "files/b.pdf", "files/c.png", "files/d.pdf", "files/e.pdf")
    public = {"docs/about.md": "[b](files/b.pdf)\n"}
    site = read(files(*names, "files/f.pdf") | public | one(keys, "![e](../docs/files/e.pdf)"))
    assert set(kept_back(site)) == set(names) - {"files/b.pdf"}


def test_a_page_that_only_a_preview_shows_keeps_its_files_back(read: Read) -> None:
    pages = {"docs/soon.md": "[a](files/a.pdf)\n", "mkdocs.yml": f"{MKDOCS_YML}draft_docs: soon.md\n"}
    site = read(files("files/a.pdf") | pages)
    assert kept_back(site) == {"files/a.pdf": "docs/soon.md"}
    assert site.public().record.pages == () and site.public().record.files == {"files/a.pdf"}


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8"])
def test_a_draft_that_is_no_utf_8_or_too_large_stops_nobody_and_keeps_its_files_back(
    encoding: str, write_site: Write
) -> None:
    root = write_site(files("files/aé.pdf"))
    text = f"---\ntitle: Café\ndate: 2026-03-01\nstatus: draft\n---\n[a](../docs/files/aé.pdf)\n{'x' * 1024 * 1024}\n"
    (root / "updates").mkdir()
    (root / OWNER).write_bytes(text.encode(encoding))
    [found] = findings(root)
    assert found.startswith(f"{OWNER}:") and ": warning: " in found
    assert kept_back(read_edition(root / "mkdocs.yml", NOW)[0]) == {"files/aé.pdf": OWNER}


def test_what_draft_docs_names_is_not_public_be_it_the_introduction_or_a_plan_summary(read: Read) -> None:
    site = read(
        {
            "mkdocs.yml": f"{MKDOCS_YML}draft_docs: |\n  index.md\n  plan/02-*\n",
            "docs/index.md": "Zz.\n",
            "docs/plan/01-a.md": "---\narea: 1\ntitle: A\n---\nText.\n",
            "docs/plan/02-b.md": "---\narea: 2\ntitle: B\n---\nText.\n",
        }
    )
    assert site.record.introduction and site.public().record.introduction is None
    assert [area.number for area in site.record.areas] == [1]
    assert site.record.drafts == {"index.md", "plan/02-b.md"}


def test_a_file_whose_whole_address_the_public_reads_stays(read: Read) -> None:
    whole = "https://progress.exampleton.example/files/a%20b.csv"
    public = {"updates/2026-02-28-open.md": f"---\ntitle: B\ndate: 2026-02-28\n---\nSee <{whole}#a>.\n"}
    site = read(files("files/a b.csv", "files/c.csv") | public | one(body=f"{whole} docs/files/c.csv"))
    assert set(kept_back(site)) == {"files/c.csv"}


@pytest.mark.parametrize("page", ["docs/index.md", "docs/plan/02-b.md", "docs/soon.md"])
@pytest.mark.parametrize("link", ["[a](../docs/files/a.csv)", "It lies in docs/files/a.csv."])
def test_what_only_a_drafted_page_points_to_is_kept_back_whatever_page_it_is(page: str, link: str, read: Read) -> None:
    config = f"{MKDOCS_YML}draft_docs: |\n  index.md\n  soon.md\n  plan/02-*\n"
    site = read(files("files/a.csv", "files/b.csv") | {"mkdocs.yml": config, page: f"{link}\n"})
    assert kept_back(site) == {"files/a.csv": page}


@pytest.mark.parametrize("typed", ["files/a  b.csv", r"files\/a%20%20b.csv", "files/a\n b.csv", "files/a b.csv"])
def test_spaces_in_a_file_s_name_may_be_one_or_many(typed: str, read: Read) -> None:
    """A text is wrapped at them, and a browser shows several as one."""
    config = f"{MKDOCS_YML}draft_docs: soon.md\n"
    site = read(files("files/a  b.csv") | {"mkdocs.yml": config, "docs/soon.md": f"[a]({typed})\n"})
    assert set(kept_back(site)) == {"files/a  b.csv"}


@pytest.mark.parametrize(
    "body", ["It is docs/files/a%41.csv.", r"It is docs\\\\files\\a%41.csv.", "It is docs/files/a%2541.csv."]
)
def test_what_looks_like_an_escape_in_a_file_s_name_may_be_none(body: str, read: Read) -> None:
    assert set(kept_back(read(files("files/a%41.csv") | one(body=body)))) == {"files/a%41.csv"}


def test_a_withdrawn_update_s_files_leave_however_it_wrote_their_addresses(read: Read) -> None:
    keys = "withdrawn: {date: 2026-03-02, reason: It named a child.}"
    body = "https://progress.exampleton.example/files/a.csv"
    assert set(kept_back(read(files("files/a.csv") | one(keys, body)))) == {"files/a.csv"}
