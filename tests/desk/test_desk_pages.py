"""The desk's pages as a browser without script uses them: what there is, new things, lists, what is sent back."""

from __future__ import annotations

import re
from pathlib import Path

import httpx2
import pytest
from browser_like import sent_back
from conftest import write_manifest
from made_up_desk import AREA, FILES, TERMS, UPDATE, desk_in, owner_of
from made_up_files import picture
from starlette.testclient import TestClient

from site_builder.desk import versions
from site_builder.desk.desk import Desk

DRAFT = "updates/2026-02-01-draft.md"
MORE = {
    "updates/2026-03-05-later.md": "---\ntitle: Later\ndate: 2026-03-05\npublish_at: 2026-03-05 10:00\n---\n\nSoon.\n",
    "updates/2026-01-02-gone.md": "---\ntitle: Gone\ndate: 2026-01-02\n"
    "withdrawn: {date: 2026-01-03, reason: It was wrong.}\n---\n\nWords.\n",
    "updates/2026-01-03-broken.md": "---\ntitle: [Broken\n---\n\nWords.\n",
    "docs/about.md": "# About\n\nWords.\n",
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path, {**FILES, **MORE})


@pytest.fixture
def owner(desk: Desk) -> TestClient:
    return owner_of(desk)


def words_of(answer: httpx2.Response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text.partition("<main")[2]).split())


def send(
    owner: TestClient, page: httpx2.Response, typed: dict[str, str], files: dict[str, tuple[str, bytes]]
) -> httpx2.Response:
    """Sends the form of a page with something typed into it."""
    data: dict[str, list[str]] = {}
    for name, value in sent_back(page.text):
        data.setdefault(name, []).append(value)
    data |= {name: [value] for name, value in typed.items()}
    return owner.post(page.url.path, data=data, files=files or {"none": ("", b"")})


def test_the_first_page_says_how_each_update_stands(owner: TestClient) -> None:
    words = words_of(owner.get("/"))
    assert "Later 5 March 2026 Waits until 10:00 on 5 March 2026" in words
    assert "Not yet 1 February 2026 Draft" in words
    assert "Inspectors visit 5 January 2026 Public" in words
    assert "Gone 2 January 2026 Withdrawn on 3 January 2026" in words
    assert re.search(r"2026-01-03-broken.md cannot be read [1-9] to put right", words)
    assert "1. Homes 1 action, 1 rating, 1 measure On track / Mixed, 1 January 2026" in words


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("state=draft", ["Not yet"]),
        ("state=withdrawn", ["Gone"]),
        ("q=INSPECTORS", ["Inspectors visit"]),
        ("q=march", ["Later"]),
    ],
)
def test_the_list_is_narrowed_down(owner: TestClient, query: str, shown: list[str]) -> None:
    updates = owner.get(f"/?{query}").text.partition('id="updates"')[2].partition('id="plan"')[0]
    assert re.findall(r'<a href="/edit/[^"]*">([^<]*)</a>', updates) == shown


@pytest.mark.parametrize(
    ("which", "words", "at"),
    [
        ("promises", "We will hire", f"/edit/{UPDATE}?line=7"),
        ("actions", "Tell families", f"/edit/{AREA}?line=5"),
        ("ratings", "1 January 2026", f"/edit/{AREA}?line=10"),
        ("measures", "Calls answered", f"/edit/{AREA}?line=12"),
    ],
)
def test_every_piece_leads_to_its_own_form(owner: TestClient, which: str, words: str, at: str) -> None:
    assert f'<a href="{at}">{words}</a>' in owner.get(f"/all/{which}").text
    form = owner.get(at)
    assert form.status_code == 200 and re.search(rf'name="at" value="{which}/0"', form.text)


def test_a_new_update_is_a_draft_with_what_was_typed(desk: Desk, owner: TestClient) -> None:
    typed = {"title": "The boat: is back", "areas": "1", "summary": "It runs.", "--text": "It runs\r\n\r\nagain."}
    answer = send(owner, owner.get("/new/update"), typed, {})
    assert answer.url.path == "/edit/updates/2026-03-02-the-boat-is-back.md"
    text = (desk.root / "updates/2026-03-02-the-boat-is-back.md").read_text("utf-8")
    assert 'title: "The boat: is back"\n' in text and "areas: [1]\n" in text and "status: draft\n" in text
    assert text.endswith("---\n\nIt runs\n\nagain.\n")
    assert "\n#" not in text, "the form says what each key is for"


def test_a_title_that_is_there_already_is_asked_about(owner: TestClient) -> None:
    page = owner.get("/new/update")
    answer = send(owner, page, {"title": "inspectors VISIT"}, {})
    assert answer.status_code == 422 and "There is an update with this title already, of 5 January 2026." in words_of(
        answer
    )
    assert send(owner, page, {"title": "inspectors VISIT", "although": "yes"}, {}).url.path.startswith("/edit/updates/")


def test_what_is_missing_from_something_new_is_named(owner: TestClient) -> None:
    assert "Give it a title." in words_of(send(owner, owner.get("/new/update"), {}, {}))
    assert "Write its text" in words_of(send(owner, owner.get("/new/area"), {"title": "Schools"}, {}))


def test_a_new_area_has_a_number_of_one_or_two_digits(owner: TestClient) -> None:
    page, typed = owner.get("/new/area"), {"title": "Schools", "--text": "Schools for all."}
    assert "docs/plan/99-schools.md" in words_of(send(owner, page, {**typed, "area": "99"}, {}))
    for number in ("100", "two"):
        assert "in one or two digits" in words_of(send(owner, page, {**typed, "area": number}, {}))


def test_a_new_area_is_shown_before_it_is_written(desk: Desk, owner: TestClient) -> None:
    answer = send(owner, owner.get("/new/area"), {"title": "Schools", "--text": "Schools for all."}, {})
    assert "docs/plan/02-schools.md" in words_of(answer) and not (desk.root / "docs/plan/02-schools.md").exists()


def test_buttons_beside_items_move_and_remove_them(desk: Desk, owner: TestClient) -> None:
    page = owner.get(f"/edit/{TERMS}")
    assert re.findall(r'value="((?:up|down):\d)"', page.text) == ["down:0", "up:1"]
    moved = send(owner, page, {"do": "down:0"}, {})
    owner.post(moved.url.path, data={"do": "save"})
    assert (desk.root / TERMS).read_text(
        "utf-8"
    ) == "- term: Board\n  meaning: A group\n- term: Care plan\n  meaning: A plan\n"
    removed = send(owner, owner.get(f"/edit/{TERMS}"), {"do": "remove:1"}, {})
    assert "term: Care plan" in words_of(removed)


def test_another_empty_item_comes_with_all_that_was_typed(owner: TestClient) -> None:
    page = owner.get(f"/edit/{TERMS}")
    more = send(owner, page, {"2/term": "ILACS", "do": "more:"}, {})
    assert 'value="ILACS"' in more.text and 'name="3/term"' in more.text


def test_back_to_the_form_brings_back_what_was_typed(owner: TestClient) -> None:
    proposal = send(owner, owner.get(f"/edit/{UPDATE}"), {"title": "Inspectors come"}, {})
    back = re.search(r'href="(/edit/[^"]*)">Back to the form', proposal.text)
    assert back and 'value="Inspectors come"' in owner.get(back.group(1).replace("&amp;", "&")).text


def test_a_picture_that_is_brought_is_chosen(desk: Desk, owner: TestClient) -> None:
    files = {"image.file": ("My boat.png", picture("PNG"))}
    answer = send(owner, owner.get(f"/edit/{DRAFT}"), {"title": "Typed", "do": "bring:image"}, files)
    assert '<option value="images/my-boat.png" selected>' in answer.text and 'value="Typed"' in answer.text
    assert (desk.root / "docs/images/my-boat.png").is_file()


@pytest.mark.parametrize("do", ["save", "more:documents"])
def test_a_file_that_was_chosen_comes_along_whichever_button_is_pressed(desk: Desk, owner: TestClient, do: str) -> None:
    files = {"image.file": ("My boat.png", picture("PNG")), "documents/0/url.file": ("Plan.txt", b"The plan.\n")}
    typed = {"image_alt": "A boat", "documents/0/title": "The plan", "do": do}
    for _ in range(2):  # the same file twice is one
        answer = send(owner, owner.get(f"/edit/{DRAFT}"), typed, files)
        assert "images/my-boat.png" in answer.text and "documents/plan.txt" in answer.text
    assert [path.name for path in (desk.root / "docs" / "images").iterdir()] == ["my-boat.png"]


def test_a_file_that_is_refused_stops_what_was_asked(desk: Desk, owner: TestClient) -> None:
    answer = send(owner, owner.get(f"/edit/{DRAFT}"), {"title": "Typed"}, {"image.file": ("a.png", b"no picture")})
    assert answer.status_code == 422 and "was not added" in words_of(answer) and 'value="Typed"' in answer.text


def test_what_was_saved_leads_back_to_it_and_a_draft_to_being_published(owner: TestClient) -> None:
    for file, title, leads in ((DRAFT, "Typed", True), (UPDATE, "Inspectors visit", False)):
        typed = {"title": "Typed"} if leads else {"image_alt": "Words"}
        proposal = send(owner, owner.get(f"/edit/{file}"), typed, {})
        saved = owner.post(proposal.url.path, data={"do": "save", "although": "yes"})
        assert f'<a href="/edit/{file}">Go on with “{title}”</a>' in saved.text
        assert (f'<a href="/decide/publish/{file}">Publish this update</a>' in saved.text) is leads


def test_nothing_changed_is_said(owner: TestClient) -> None:
    assert "Nothing was changed" in words_of(send(owner, owner.get(f"/edit/{UPDATE}"), {}, {}))


def test_a_file_that_cannot_be_read_is_mended_as_a_text(owner: TestClient) -> None:
    page = owner.get("/edit/updates/2026-01-03-broken.md")
    assert "title: [Broken" in page.text
    answer = send(owner, page, {"whole": "---\r\ntitle: Mended\r\ndate: 2026-01-03\r\n---\r\n\r\nWords.\r\n"}, {})
    assert "+ new title: Mended" in words_of(answer)


def test_only_a_draft_that_was_never_published_can_be_deleted(desk: Desk, owner: TestClient) -> None:
    page = owner.get(f"/edit/{DRAFT}")
    assert "Delete this draft" in page.text
    for other in (UPDATE, "updates/2026-03-05-later.md"):
        assert "Delete this draft" not in owner.get(f"/edit/{other}").text
        assert send(owner, owner.get(f"/edit/{other}"), {"do": "delete"}, {}).url.path == f"/edit/{other}"
    proposal = send(owner, page, {"do": "delete"}, {})
    assert (desk.root / DRAFT).exists()
    owner.post(proposal.url.path, data={"do": "save"})
    assert not (desk.root / DRAFT).exists()


def test_a_draft_that_was_public_once_stays(desk: Desk, owner: TestClient) -> None:
    (desk.root / "updates/2026-01-03-broken.md").unlink()
    (desk.root / "site" / "data").mkdir(parents=True)
    manifest = write_manifest(desk.root, desk.root / "site" / "data" / "manifest.json")
    manifest.write_text(manifest.read_text("utf-8").replace("2026-01-05-visit", "2026-02-01-draft"), "utf-8")
    assert "Delete this draft" not in owner.get(f"/edit/{DRAFT}").text


def test_an_item_of_a_list_file_offers_nothing_that_only_updates_can(owner: TestClient) -> None:
    assert "/decide/" not in owner.get(f"/edit/{TERMS}?at=0").text


def test_a_page_without_keys_can_be_given_a_title(desk: Desk, owner: TestClient) -> None:
    answer = send(owner, owner.get("/edit/docs/about.md"), {"title": "About us"}, {})
    owner.post(answer.url.path, data={"do": "save"})
    assert (desk.root / "docs/about.md").read_text("utf-8") == "---\ntitle: About us\n---\n\n# About\n\nWords.\n"


def boat_for(owner: TestClient, file: str, **typed: str) -> httpx2.Response:
    """What follows when the form of an update is sent with a picture of a boat."""
    files = {"image.file": ("My boat.png", picture("PNG"))}
    return send(owner, owner.get(f"/edit/{file}"), {"image_alt": "A boat", **typed}, files)


def test_what_a_form_brought_is_thrown_away_with_it_and_undoing_brings_it_back(desk: Desk, owner: TestClient) -> None:
    boat = desk.root / "docs/images/my-boat.png"
    boat_for(owner, DRAFT, do="bring:image")
    first = boat_for(owner, DRAFT)  # and back to the form, and once more
    page = boat_for(owner, DRAFT, title="Another title")
    assert boat.is_file() and first.url != page.url
    owner.post(str(page.url), data={"do": "drop"})
    assert not boat.exists() and (desk.root / DRAFT).read_text("utf-8") == FILES[DRAFT]
    newest = versions.kept(desk)[0]
    assert newest.words == "'docs/images/my-boat.png' was removed, with the changes that it was brought for"
    undo = owner.post(f"/undo/{newest.name}")
    owner.post(str(undo.url), data={"do": "save"})
    assert boat.is_file()


def test_a_brought_file_that_something_else_uses_is_not_thrown_away(desk: Desk, owner: TestClient) -> None:
    boat = desk.root / "docs/images/my-boat.png"
    page = boat_for(owner, DRAFT)
    (desk.root / "docs/about.md").write_text("# About\n\n![A boat](images/my-boat.png)\n", "utf-8")
    owner.post(str(page.url), data={"do": "drop"})
    assert boat.is_file(), "a page shows it"


def test_a_deletion_that_is_thrown_away_takes_no_brought_file_with_it(desk: Desk, owner: TestClient) -> None:
    boat_for(owner, DRAFT)
    proposal = send(owner, owner.get(f"/edit/{DRAFT}"), {"do": "delete"}, {})
    owner.post(str(proposal.url), data={"do": "drop"})
    assert (desk.root / "docs/images/my-boat.png").is_file() and (desk.root / DRAFT).exists()


def test_a_brought_file_that_is_saved_or_was_there_before_is_not_thrown_away(desk: Desk, owner: TestClient) -> None:
    boat = desk.root / "docs/images/my-boat.png"
    owner.post(str(boat_for(owner, DRAFT).url), data={"do": "save"})
    later = boat_for(owner, "updates/2026-03-05-later.md")
    owner.post(str(later.url), data={"do": "drop"})
    assert boat.is_file() and "images/my-boat.png" in (desk.root / DRAFT).read_text("utf-8")
    owner.post("/files", files={"file": ("My boat.png", picture("PNG", 70))})
    files = {"image.file": ("My boat.png", picture("PNG", 70))}
    again = send(owner, owner.get(f"/edit/{DRAFT}"), {"title": "Typed"}, files)
    owner.post(str(again.url), data={"do": "drop"})
    assert (desk.root / "docs/images/my-boat-2.png").is_file(), "it was brought for no form"
