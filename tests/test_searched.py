"""What is searched of a page: all that it says by itself, and nothing that stands on other pages too."""

from __future__ import annotations

import pytest

from site_builder.html.searched import searched


def page(main: str) -> str:
    """A finished page with that content."""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB" class="no-js"><head><title>A page – A site</title></head>'
        f"<body><nav>Menu</nav><main id='--content' class='content' data-pagefind-body>{main}</main>"
        "<footer>At the end</footer></body></html>"
    )


def content_of(main: str) -> str:
    """What is searched of a page with that content."""
    return searched(page(main)).partition("<main ")[2].partition(">")[2].removesuffix("</main></html>")


@pytest.mark.parametrize(
    "left_out",
    [
        "<h1>Title</h1>",
        "<nav><p>x</p></nav>",
        '<p class="dates">x</p>',
        '<div class="quiet help"><div>x</div><p>y</p></div>',
        "<template><div>x</div></template>",
        "<!-- <p>x</p> -->",
        '<img class="label" alt="x" src="x.png">',
        '<hr class="dates"/>',
    ],
)
def test_what_leads_elsewhere_or_is_shown_elsewhere_is_left_out(left_out: str) -> None:
    assert content_of(f"<p>Before</p>{left_out}<p>After</p>") == "<p>Before</p><p>After</p>"


def test_the_marks_that_lead_to_a_footnote_and_back_are_no_words_of_the_text() -> None:
    marked = '<p>So<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>. Then</p>'
    note = '<li id="fn:1"><p>Why. <a class="footnote-backref" href="#fnref:1" title="Back">↩</a></p></li>'
    assert content_of(marked + note) == '<p>So. Then</p><li id="fn:1"><p>Why. </p></li>'


def test_what_is_left_out_and_never_ends_takes_the_rest_of_its_page_alone() -> None:
    assert content_of('<p>Before</p><p class="help">within') == "<p>Before</p>"


@pytest.mark.parametrize(
    ("tag", "kept"),
    [
        ('<p id="p:763c57a" class="quiet">', "<p>"),
        ('<sup id="note-1">', '<sup id="note-1">'),
        ('<p title="a > b">', "<p>"),
        ('<p class="quiet" data-pagefind-ignore>', "<p data-pagefind-ignore>"),
        ('<img class="wide" src="book.png" alt="A boat">', '<img alt="A boat">'),
    ],
)
def test_a_tag_keeps_what_pagefind_goes_by(tag: str, kept: str) -> None:
    assert content_of(f"{tag}1 &lt; 2") == f"{kept}1 &lt; 2"


def test_a_page_has_its_language_and_its_heading_or_the_title_of_its_window() -> None:
    headed = searched(page('<h1 class="x">It &amp; <span>more</span></h1>So'))
    assert headed.startswith(
        '<html lang="en-GB"><h1 class="x">It &amp; <span>more</span></h1><main data-pagefind-body '
    )
    assert "<title>A page – A site</title>" in searched(page("<p>So</p>"))


def test_the_words_of_all_pictures_are_searched_and_no_name_of_a_file() -> None:
    found = searched(
        page('<p>So<img src="a/book.svg" alt=""><img alt="A &quot;boat&quot;" src="b"></p><img alt="Two">')
    )
    assert '<main data-pagefind-body data-pagefind-meta="image_alt:A &quot;boat&quot; Two">' in found
    assert "book" not in found


def test_what_is_not_marked_is_not_searched() -> None:
    assert searched(page("<p>So</p>").replace("data-pagefind-body", "")) == ""
