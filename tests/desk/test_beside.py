"""What stands beside a form: how it will look to readers, and what would be found, before anything is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from browser_like import sent_back
from conftest import MKDOCS_YML, NOW
from starlette.testclient import TestClient

from site_builder.desk.app import application
from site_builder.desk.desk import Desk

HERE = "http://127.0.0.1:8123"
BEFORE = "2026-01-10-before"
VISIT = "2026-02-03-visit"
FILES = {
    f"updates/{BEFORE}.md": "---\ntitle: Before the visit\ndate: 2026-01-10\n---\nWords.\n",
    f"updates/{VISIT}.md": """\
---
title: A visit  # the title
date: 2026-02-03
image: images/visit.jpg
image_alt: A door
young_people: |
  ## We had a visit

  Some people came to see us. They talked to you.
---

Inspectors came.

They saw [what was before](2026-01-10-before.md).
""",
    "docs/images/visit.jpg": "a picture",
    "docs/plan/01-homes.md": """\
---
area: 1
title: Homes
young_people_title: A home
---
What was found.

## For children and young people

### What was wrong

You moved too often. We are sorry.
""",
    "docs/data/glossary.yml": "- {term: Placement, meaning: A home to live in.}\n",
    "docs/index.md": "# Are things better?\n\nThis is how it goes.\n",
    "docs/contact.md": "# Contact\n\nRing us.\n",
}
PLAIN = MKDOCS_YML.replace("      council:", "      engine: plain\n      council:")


class Writer:
    """Somebody who has a form open."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        desk = Desk(root / "mkdocs.yml", folder, lambda: NOW)
        self.client = TestClient(application(desk, 8123, "key"), base_url=HERE)
        self.client.get("/?key=key")

    def form(self, file: str) -> dict[str, Any]:
        """What a form sends that nobody has touched."""
        return {name: value.removeprefix("\r\n") for name, value in sent_back(self.client.get(f"/edit/{file}").text)}

    def ask(self, what: str, file: str, **typed: str) -> Any:
        """What a script is answered, when something else is typed into the form."""
        headers = {"Origin": HERE, "Accept": "application/json"}
        answer = self.client.post(f"/{what}/{file}", data={**self.form(file), **typed}, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def look(self, file: str, **typed: str) -> dict[str, str]:
        """What each aspect shows."""
        found = self.ask("look", file, **typed)
        return {one["name"]: self.shown(f"/looked/{found['id']}/{one['address']}") for one in found["views"]}

    def shown(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, address
        return answer.text


@pytest.fixture
def writer(write_site: Callable[[dict[str, str]], Path], tmp_path_factory: pytest.TempPathFactory) -> Writer:
    return Writer(write_site({"mkdocs.yml": PLAIN, **FILES}), tmp_path_factory.mktemp("trial"))


UPDATE = f"updates/{VISIT}.md"


def test_what_is_typed_is_shown_as_each_reader_meets_it(writer: Writer) -> None:
    shown = writer.look(UPDATE, title="Another title", **{"--text": "Words **that nobody has saved**."})
    assert list(shown) == ["page", "list", "feed", "mail", "children"]
    assert all("Another title" in shown[name] for name in ("page", "list", "feed", "mail"))
    assert all("<strong>that nobody has saved</strong>" in shown[name] for name in ("page", "feed", "mail"))
    assert "We had a visit" in shown["children"]
    assert "Another title" not in (writer.root / UPDATE).read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "typed", "aspects", "words"),
    [
        ("docs/plan/01-homes.md", {"--text": "Something else."}, ["page", "list", "children"], "Something else."),
        ("docs/data/glossary.yml", {}, ["page", "children"], "A home to live in."),
        ("docs/contact.md", {"--text": "# Contact\n\nWrite to us."}, ["page"], "Write to us."),
        ("docs/index.md", {"--text": "# Are things better?\n\nWe say so."}, ["page", "children"], "We say so."),
        ("mkdocs.yml", {"site_name": "Another name"}, ["page", "children"], "Another name"),
    ],
)
def test_every_kind_of_file_is_shown(
    writer: Writer, file: str, typed: dict[str, str], aspects: list[str], words: str
) -> None:
    shown = writer.look(file, **typed)
    assert list(shown) == aspects
    assert words in shown["page"]


def test_styles_and_pictures_come_along_and_scripts_do_not(writer: Writer) -> None:
    found = writer.ask("look", UPDATE)
    address = f"/looked/{found['id']}.dark/{found['views'][0]['address']}"
    answer = writer.client.get(address)
    assert "<script" not in answer.text
    assert "sandbox allow-same-origin; default-src 'none'" in answer.headers["content-security-policy"]
    styles = [urljoin(address, one.split('"')[0]) for one in answer.text.split('rel="stylesheet" href="')[1:]]
    assert styles and all("(prefers-color-scheme" not in writer.shown(style) for style in styles)
    [ours] = [style for style in styles if "/progress." in style]
    assert "@media all {" in writer.shown(ours) and "color-scheme: dark" in writer.shown(ours)
    assert "@media not all {" in writer.shown(ours.replace(".dark/", ".light/"))
    assert writer.client.get(urljoin(address, "../../images/visit.jpg")).headers["content-type"] == "image/jpeg"
    assert writer.client.get(urljoin(address, "../../nothing/")).status_code == 404
    assert writer.client.get(f"/looked/{found['id']}/..%2F..%2F..%2Fmkdocs.yml").status_code == 404


def test_what_cannot_be_read_says_why(writer: Writer) -> None:
    found = writer.ask("look", UPDATE, **{"date.day": "31"})
    assert found["views"] == []
    assert "2026-02-31" in found["why_not"][0]


def test_a_finding_stands_beside_its_text_with_its_line_there(writer: Writer) -> None:
    typed = {
        "--text": "One.\n\nTwo [is](nothing.md).",
        "young_people": "## A visit\n\nThis was [bad](none.md) for you.",
    }
    found = writer.ask("remarks", UPDATE, **typed)
    assert 'data-line="3">line 3</button>:</span> The link &#39;nothing.md&#39;' in found["texts"]["--text"]
    assert 'data-line="3">line 3</button>:</span> The link &#39;none.md&#39;' in found["texts"]["young_people"]
    assert found["wrong"] == ["--text", "young_people"]


def test_a_finding_elsewhere_stands_at_its_field(writer: Writer) -> None:
    found = writer.ask("remarks", UPDATE, image_alt="")
    assert "“What the picture shows” is missing" in found["fields"]["f-image_alt"]
    assert "#f-image_alt" in found["others"]
    assert found["wrong"] == []


def test_a_finding_in_another_file_is_told_too(writer: Writer) -> None:
    found = writer.ask("remarks", f"updates/{BEFORE}.md", status="draft")
    assert f"updates/{VISIT}.md" in found["others"]


def test_a_text_for_children_has_its_reading_age_and_hardest_sentence(writer: Writer) -> None:
    hard = "The multidisciplinary safeguarding partnership implemented considerable organisational improvements."
    found = writer.ask("remarks", UPDATE, young_people=f"## A visit\n\nYou can talk to us. {hard}")
    assert "Reading age" in found["texts"]["young_people"]
    assert f"The hardest sentence: “{hard}”" in found["texts"]["young_people"]
    assert "Reading age" not in found["texts"]["--text"]
    area = writer.ask("remarks", "docs/plan/01-homes.md")
    assert "“You moved too often.”" in area["texts"]["--young-people"]


def test_a_text_for_adults_has_hints_that_are_no_findings(writer: Writer) -> None:
    found = writer.ask("remarks", UPDATE, **{"--text": "One.\n\nWe work at pace, and they came."})
    assert "1 hint for plainer words" in found["texts"]["--text"]
    assert 'data-line="3">line 3</button>: &#39;at pace&#39; in' in found["texts"]["--text"]
    assert found["wrong"] == []


def test_without_a_script_both_are_pages(writer: Writer) -> None:
    data = {**writer.form(UPDATE), "--text": "Two [is](nothing.md)."}
    looked = writer.client.post(f"/look/{UPDATE}", data=data, headers={"Origin": HERE})
    assert looked.text.count('sandbox="allow-same-origin"') == 10
    remarks = writer.client.post(f"/remarks/{UPDATE}", data=data, headers={"Origin": HERE})
    assert "The link &#39;nothing.md&#39;" in remarks.text


def test_links_are_picked_as_files_lie_on_disk(writer: Writer) -> None:
    targets = writer.client.get("/targets", params={"file": UPDATE}).json()
    addresses = {one["title"]: one["address"] for one in targets}
    assert addresses == {
        "Before the visit": "2026-01-10-before.md",
        "Homes": "../docs/plan/01-homes.md",
        "Contact": "../docs/contact.md",
        "Placement": "",
    }


def test_what_is_pasted_is_converted(writer: Writer) -> None:
    answer = writer.client.post("/pasted", data={"html": "<p>Some <b>words</b></p>"}, headers={"Origin": HERE})
    assert answer.json() == {"markdown": "Some **words**", "is_block": False, "left_out": []}
    assert writer.client.post("/pasted", data={"html": "words"}, headers={"Origin": HERE}).status_code == 204


def test_a_file_that_is_not_of_the_record_is_not_shown(writer: Writer) -> None:
    for address in ("look/updates/none.md", "remarks/../secrets.md", "look/docs/images/visit.jpg"):
        assert writer.client.post(f"/{address}", headers={"Origin": HERE}).status_code == 404
