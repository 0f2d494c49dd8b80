"""What one entry says."""

from __future__ import annotations

import pytest

from site_builder.feeds.entries import of_rating, of_update, of_withdrawn
from site_builder.record.documents import Document
from site_builder.record.ratings import Delivery, Impact

from .made_up import HERE, SITE_URL, area, rating, site, update


def test_a_rating_is_told_in_words_with_its_reason_and_a_link_to_it() -> None:
    entry = of_rating(site(), area(), rating())
    assert entry.title == "Area 3, Spotting risk: rated “At risk of delay” for delivery and “Not better yet” for impact"
    assert entry.link == f"{SITE_URL}plan/03-spotting-risk/#rating-2025-07-17"
    assert entry.html == (
        "<p>Rating by the service itself, dated 17 July 2025.</p>"
        "<p>Delivery (are we doing what we said?): At risk of delay.</p>"
        "<p>Impact (is it better for children?): Not better yet.</p>"
        "<p>Too few &lt;staff&gt; &amp; rooms</p>"
    )
    assert entry.summary == "Too few <staff> & rooms"
    assert entry.categories == ("Rating", "Spotting risk")


def test_a_rating_of_somebody_else_says_whose_it_is_what_it_means_first_and_what_is_doubtful() -> None:
    theirs = rating(by="The <Bŵrd>", means="You may <wait>.", delivery=Delivery.ON_TRACK)
    entry = of_rating(site(), area(), theirs)
    assert entry.title.endswith("rated “On track” for delivery and “Not better yet” for impact by The <Bŵrd>")
    assert entry.link.endswith("#rating-2025-07-17-the-bwrd")
    assert entry.html.startswith(
        "<p>For families: You may &lt;wait&gt;.</p><p>Rating by The &lt;Bŵrd&gt;, dated 17 July 2025.</p>"
    )
    assert entry.html.endswith("<p>It says “On track”, yet it shows nothing better for children.</p>")
    assert entry.summary == "You may <wait>. Too few <staff> & rooms"


def test_ratings_of_one_day_by_two_raters_are_two_entries_that_no_other_rating_renames() -> None:
    ours, theirs = rating(), rating(by="The Board")
    alone, both = of_rating(site(), area(), theirs).id, {of_rating(site(), area(), one).id for one in (ours, theirs)}
    assert alone in both and len(both) == 2


def test_what_an_update_means_for_families_comes_first() -> None:
    assert of_update(site(), update(means="Help may come."), "").summary == "Help may come. Body of 2025-07-17-visit"


@pytest.mark.parametrize(
    "address, expected",
    [
        ({"url": 'https://x.example/?a=1&b="2"'}, '<a href="https://x.example/?a=1&amp;b=&quot;2&quot;">A &amp; B</a>'),
        ({"file": "files/a b.pdf"}, f'<a href="{SITE_URL}files/a%20b.pdf">A &amp; B</a>'),
        ({}, "A &amp; B"),
    ],
    ids=["an address elsewhere", "a file of the site", "no address"],
)
def test_a_rating_names_its_source_with_a_link_where_one_is_known(address: dict[str, str], expected: str) -> None:
    source = Document("A & B", HERE, publisher="The <Board>", **address)
    html = of_rating(site(), area(), rating(source=source)).html
    assert html.endswith(f"<p>Source: {expected}, The &lt;Board&gt;</p>")


def test_the_council_s_own_words_for_a_rating_come_before_ours() -> None:
    own = site(rating_words={"delivery/at-risk": "Some delay", "impact/mixed": "So, so"})
    assert own.rating_words(Delivery.AT_RISK) == "Some delay"
    assert own.rating_words(Impact.MIXED) == "So, so"
    assert own.rating_words(Impact.WORSE) == "Getting worse"
    assert "“Some delay”" in of_rating(own, area(), rating()).title


def test_an_update_without_a_summary_is_summed_up_by_its_first_words() -> None:
    assert of_update(site(), update(), "<p>Whole.</p>").summary == "Body of 2025-07-17-visit"


def test_no_entry_claims_a_withdrawal_that_did_not_happen() -> None:
    with pytest.raises(ValueError, match="2025-07-17-visit is not withdrawn"):
        of_withdrawn(site(), update())
