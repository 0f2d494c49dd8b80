"""One page for each promise: what became of it, its story, what that rests on; and the way to it from everywhere."""

from __future__ import annotations

import re

import pytest

from site_builder.edition import Edition
from site_builder.pages import pages, promises
from site_builder.pages.recipes import made
from site_builder.record.addresses import promise_address
from site_builder.record.documents import Document
from site_builder.record.moves import Move
from site_builder.record.outputs import Page
from site_builder.record.promises import End, Ending, Keep, Nature, Promise
from site_builder.record.prose import plain_text

from .made_up import HERE, promise, site, update, when

MINUTES = Document("Minutes", HERE, url="https://x.example/m", publisher="The board")
ENDS: dict[str, Promise] = {
    "kept": promise("kept", "2026-01"),
    "kept-late": promise("kept-late", "2025-02"),
    "partly-kept": promise("partly-kept", "2026-01"),
    "changed": promise("changed", "2026-01", outcome=Ending(End.CHANGED, when("2025-05"), "It is a garden now.")),
    "dropped": promise("dropped", "2026-01", outcome=Ending(End.DROPPED, when("2025-05-02"), "No money.", MINUTES)),
    "cannot-be-judged": promise("unclear", outcome=Ending(End.CANNOT_BE_JUDGED, when("2025-05"), "Nobody counts.")),
    "unknown": promise("undated"),
    "open": promise("open", "2027"),
    "late": promise("late", "2026-01-30"),
}
"""A promise with each end."""


def every_end() -> Edition:
    keeps = (Keep("kept"), Keep("partly-kept", partly=True))
    return site(
        update("2025-01-01", "made", promises=tuple(ENDS.values()), documents=(Document("The plan", HERE),)),
        update("2025-04-01", "shows", keeps=(*keeps, Keep("kept-late")), happened=None),
        update("2025-03-01", "ramp", keeps=(Keep("kept-late"),), happened=promise("x", "2025-03-01").due),
    )


def page_of(edition: Edition, id: str) -> Page:
    return next(page for page in made(promises.pages(edition), edition) if page.address == f"promises/{id}/")


@pytest.mark.parametrize("end", ENDS)
def test_each_end_has_its_shape_and_words_on_its_page_and_in_the_list(end: str) -> None:
    edition, one = every_end(), ENDS[end]
    [tracked] = [entry for entry in edition.promises if entry.promise == one]
    assert tracked.standing.value == end
    body = page_of(edition, one.id).body
    words = edition.messages.plain(f"standing.{end}")
    assert f'<span class="rating rating--{end}">' in body and words in plain_text(body)
    whole = next(made(promises.pages(edition), edition)).body
    after = whole.partition(f'<h3 id="section-own-{end}">')[2].partition("<h3")[0]
    assert f'id="promise-{one.id}"' in after and f'href="../promises/{one.id}/"' in after
    assert f'href="#section-own-{end}"' in whole


def test_the_story_is_told_from_the_beginning_with_what_it_rests_on() -> None:
    words = plain_text(page_of(every_end(), "dropped").body)
    assert words.index("Promised in: Made") < words.index("2 May 2025 Dropped: No money.")
    assert words.index("What this is based on") < words.index("The plan") < words.rindex("Minutes")
    assert "passed" not in words


def test_a_move_is_told_with_its_reason_in_the_story_and_counted_in_the_list() -> None:
    moves = (
        Move(when("2025-02-01"), "soon", "it rained"),
        Move(when("2025-03-01"), "2025-03-20", "it blew", "the board"),
    )
    edition = site(update("2025-01-01", "made", promises=(promise("a", "2027", moved=moves),)))
    words = plain_text(page_of(edition, "a").body)
    assert "Moved from “soon” to 20 March 2025 because it rained." in words
    assert "Moved from 20 March 2025 to 2027 because it blew; agreed by the board." in words
    assert "Due 2027 · date moved 2 times" in plain_text(next(made(promises.pages(edition), edition)).body)


def test_what_is_kept_in_part_says_for_how_long_the_rest_is_overdue() -> None:
    words = plain_text(page_of(every_end(), "partly-kept").body)
    assert "Partly kept Due January 2026 · 1 month ago" in words
    assert "Nothing in this record up to then shows all of it as done." in words


@pytest.mark.parametrize(
    ("changes", "label", "said"),
    [
        ({}, "Promised by Exampleton", "Promised in: Made"),
        ({"by": "The minister"}, "Promised by The minister", "Promised, as said in: Made"),
        ({"nature": Nature.EXPECTED}, "Expected of Exampleton", "Expected, as said in: Made"),
        ({"nature": Nature.REQUIRED}, "Required of Exampleton", "Required, as said in: Made"),
    ],
)
def test_a_page_says_whose_it_is_and_how_firm(changes: dict[str, object], label: str, said: str) -> None:
    words = plain_text(page_of(site(update("2025-01-01", "made", promises=(promise("a", **changes),))), "a").body)
    assert words.startswith(label) and said in words


def test_a_long_promise_has_a_short_heading_and_stands_in_full_below_it() -> None:
    long = "Send a report to the minister of state. " + "It is not known to us whether that was moved. " * 4
    edition = site(update("2025-01-01", "made", promises=(promise("a", text=long.strip()),)))
    page = page_of(edition, "a")
    assert page.title == "Send a report to the minister of state"
    assert "<h1>Send a report to the minister of state.</h1>" in page.body
    assert long.strip() in plain_text(page.body)


def test_every_place_where_a_promise_stands_leads_to_its_page() -> None:
    late = promise("late", "2025-02")
    edition = site(
        update("2025-01-01", "made", promises=(late, promise("kept", "2025-03"), promise("part", "2025-03"))),
        update("2025-02-01", "shown", keeps=(Keep("kept"), Keep("part", partly=True))),
    )
    linking = {
        page.address
        for page in pages(edition)
        for id in ("late", "kept", "part")
        if re.search(rf'href="[./]*promises/{id}/"', page.body)
    }
    assert linking == {"", "promises/", "slow/", "summary/", "updates/2025-01-01-made/", "updates/2025-02-01-shown/"}
    assert not any(re.search(r'href="[./]*promises/#promise-', page.body) for page in pages(edition))


@pytest.mark.parametrize("id", ["new-team", "A.B_c-1", "a..b", "0", "x" * 100])
def test_an_id_is_the_name_of_a_folder(id: str) -> None:
    assert promise_address(id) == f"promises/{id}/"


@pytest.mark.parametrize("id", ["con", "NUL", "aux.x", "lpt1", "a.", "index.html", "Feed.xml", "x" * 101, "x" * 3000])
def test_an_id_that_some_computer_could_not_have_as_a_folder_has_an_address_all_the_same(id: str) -> None:
    address = promise_address(id)
    assert re.fullmatch(r"promises/[0-9a-f]{8}-[A-Za-z0-9._-]{1,60}/", address)
    assert not address.endswith("./")
    assert address != promise_address(f"{id}x")
    edition = site(update("2025-01-01", "made", promises=(promise(id),)))
    [_, page] = made(promises.pages(edition), edition)
    assert page.address == address
