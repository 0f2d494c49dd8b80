"""Words of what is not public are known on a page, however they came there."""

from __future__ import annotations

from site_builder.record.leaks import IN_A_ROW, HiddenWords

DRAFT = "---\ntitle: Zebra\nstatus: draft\n---\nThe **zebra crossing** at [Hopton Lane](x.md) will be closed & moved by May.\n"
HIDDEN = HiddenWords({"updates/a.md": DRAFT})


def test_words_that_the_page_does_not_hold_itself_are_known_with_their_file() -> None:
    html = "<p><em>Zebra</em> crossing<br>at Hopton</p><p>Lane; will</p>"
    assert HIDDEN.shown_on(html, "# A page\n") == "updates/a.md"
    assert HIDDEN.shown_on("<p>will be closed &amp; moved by May</p>", "# A page\n") == "updates/a.md"


def test_words_that_the_page_holds_itself_may_appear_there() -> None:
    html = "<p>will be closed &amp; moved by May</p>"
    assert HIDDEN.shown_on(html, "It *will* be closed &amp; moved by May.") == ""


def test_a_few_words_are_an_accident() -> None:
    words = ["will", "be", "closed", "moved", "by", "may"][: IN_A_ROW - 1]
    assert HIDDEN.shown_on(f"<p>{' '.join(words)} tomorrow</p>", "") == ""


def test_where_nothing_is_hidden_nothing_is_looked_for() -> None:
    assert HiddenWords({}).shown_on("<p>will be closed and moved by May</p>", "") == ""
