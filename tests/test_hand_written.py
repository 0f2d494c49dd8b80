"""What a page that MkDocs rendered shows."""

from __future__ import annotations

from site_builder.hand_written import without_comments


def test_nobody_can_read_an_author_s_comments_in_a_page_s_source() -> None:
    html = "<p>a <!-- b -->c</p>\n<!-- over\n\nlines -->\n<pre>&lt;!-- code --&gt;</pre>"
    assert without_comments(html) == "<p>a c</p>\n\n<pre>&lt;!-- code --&gt;</pre>"
