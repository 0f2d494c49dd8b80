"""An update from a Word file, in the desk: what must not come along is named, all else becomes a draft."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from httpx2 import Response
from made_up_desk import desk_in, owner_of
from starlette.testclient import TestClient

FIXTURES = Path(__file__).parents[1] / "word" / "fixtures"
RELEASE = (FIXTURES / "word-template-release.docx").read_bytes()
UNSEEN = (FIXTURES / "libreoffice-unseen.docx").read_bytes()


@pytest.fixture
def owner(tmp_path: Path) -> TestClient:
    return owner_of(desk_in(tmp_path))


def send(owner: TestClient, content: bytes, **typed: str) -> Response:
    """The form with a Word file, and the fields that are shown, with other values in some."""
    shown = owner.get("/from-word").text
    fields = dict(re.findall(r'<input type="(?:text|hidden)" [^>]*name="([^"]+)" value="([^"]*)"', shown))
    titles = [name for name in fields if name.endswith("title")]
    typed = {titles[0] if name == "title" else name: value for name, value in typed.items()}
    return owner.post("/from-word", data=fields | typed, files={"word": ("release.docx", content)})


def updates(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (folder / "record/updates").iterdir()}


def test_a_word_file_becomes_a_draft_and_says_what_was_left_out(owner: TestClient, tmp_path: Path) -> None:
    before = updates(tmp_path)
    done = send(owner, RELEASE)
    assert done.status_code == 200 and "<h1>The draft is made</h1>" in done.text
    [name] = updates(tmp_path).keys() - before.keys()
    assert "status: draft" in updates(tmp_path)[name]
    assert f'href="/edit/updates/{name}"' in done.text
    assert owner.get(f"/edit/updates/{name}").status_code == 200


def test_a_title_that_is_typed_goes_before_that_of_the_file(owner: TestClient, tmp_path: Path) -> None:
    send(owner, RELEASE, title="A made-up title")
    [text] = [text for name, text in updates(tmp_path).items() if name.endswith("-a-made-up-title.md")]
    assert 'title: "A made-up title"' in text


def test_what_must_not_come_along_is_named_with_its_place_and_nothing_is_written(
    owner: TestClient, tmp_path: Path
) -> None:
    before = updates(tmp_path)
    refused = send(owner, UNSEEN)
    assert refused.status_code == 422 and updates(tmp_path) == before
    assert "to see to in Word" in refused.text and "Paragraph" in refused.text


@pytest.mark.parametrize(("content", "words"), [(b"", "is empty"), (b"%PDF-1.7", "This is a PDF")])
def test_a_file_of_another_kind_says_what_it_is(owner: TestClient, content: bytes, words: str) -> None:
    refused = send(owner, content)
    assert refused.status_code == 422 and words in refused.text


def test_without_a_file_the_form_asks_for_one(owner: TestClient) -> None:
    refused = owner.post("/from-word", data={})
    assert refused.status_code == 422 and "Choose the Word file." in refused.text


def test_the_same_file_a_second_time_writes_over_nothing(owner: TestClient, tmp_path: Path) -> None:
    send(owner, RELEASE)
    before = updates(tmp_path)
    refused = send(owner, RELEASE)
    assert refused.status_code == 422 and "There is already a file" in refused.text
    assert updates(tmp_path) == before


def test_what_came_from_word_can_be_undone_with_its_pictures(owner: TestClient, tmp_path: Path) -> None:
    before = updates(tmp_path)
    send(owner, RELEASE)
    undo = owner.get("/undo").text
    assert "From Word: " in undo
    [address] = re.findall(r'action="(/undo/[^"]+)"', undo)[:1]
    proposal = owner.post(address)
    owner.post(proposal.url.path, data={"do": "save", "although": "yes"})
    assert updates(tmp_path) == before
