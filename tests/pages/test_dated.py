"""Dates that an author wrote into a text are inside `<time>`."""

from __future__ import annotations

import pytest

from site_builder.html.dated import dated, held_together
from site_builder.messages import english


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("On 17 July 2025.", 'On <time datetime="2025-07-17">17 July 2025</time>.'),
        ("by December 2023", 'by <time datetime="2023-12">December 2023</time>'),
        ("17 and 18 June 2025", '17 and <time datetime="2025-06-18">18 June 2025</time>'),
        ('<a href="x">The letter of 5 May 2024</a>', '<a href="x">The letter of <time datetime="2024-05-05">5 May 2024</time></a>'),
        ("In May we met.", "In May we met."),
        ("17&nbsp;July&nbsp;2025", '<time datetime="2025-07-17">17&nbsp;July&nbsp;2025</time>'),
        ("17\u00a0July 2025", '<time datetime="2025-07-17">17\u00a0July 2025</time>'),
        ("30 February 2025", "30 February 2025"),
        ("0 July 2025 and 32 July 2025", "0 July 2025 and 32 July 2025"),
        ("July 0000", "July 0000"),
        ("Area 3 May 20255", "Area 3 May 20255"),
        ('<time datetime="2025-07">July 2025</time>', '<time datetime="2025-07">July 2025</time>'),
        ("<code>17 July 2025</code> <svg><desc>July 2025</desc></svg>", "<code>17 July 2025</code> <svg><desc>July 2025</desc></svg>"),
        ("<title>17 July 2025</title>", "<title>17 July 2025</title>"),
        ("<code>x</code> May 2025", '<code>x</code> <time datetime="2025-05">May 2025</time>'),
        ('<img alt="17 July 2025">', '<img alt="17 July 2025">'),
    ],
)  # fmt: skip
def test_a_date_written_in_full_is_marked(html: str, marked: str) -> None:
    assert dated(html, english()) == marked


@pytest.mark.parametrize(
    ("html", "held"),
    [
        ('<time datetime="2025-07-17">17 July 2025</time>', '<time datetime="2025-07-17">17\u00a0July 2025</time>'),
        ('<time datetime="2023-03-30">30 March</time> to', '<time datetime="2023-03-30">30\u00a0March</time> to'),
        ('<time datetime="2025-07">July 2025</time>', '<time datetime="2025-07">July 2025</time>'),
        ('<img alt="17 July 2025"> 17 eggs', '<img alt="17 July 2025"> 17 eggs'),
    ],
)
def test_a_day_stays_in_a_line_with_its_month_and_the_year_may_go_to_the_next(html: str, held: str) -> None:
    assert held_together(html) == held
