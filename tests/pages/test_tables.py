"""The boxes around tables that authors write."""

from __future__ import annotations

from site_builder.html.tables import in_boxes
from site_builder.messages import english

BOX = '<div class="table" tabindex="0" role="region" aria-label="{}"><table>x</table></div>'


def test_a_table_is_named_after_the_heading_above_it() -> None:
    html = '<h2 id="a">What &amp; <em>when</em></h2><p>x</p><table>x</table>'
    assert in_boxes(html, english()) == html.replace("<table>x</table>", BOX.format("What &amp; when"))


def test_a_second_table_below_one_heading_has_a_name_of_its_own() -> None:
    found = in_boxes("<h2>A</h2><table>x</table><table>x</table><h3>B</h3><table>x</table>", english())
    assert [BOX.format(name) in found for name in ("A", "A (2)", "B")] == [True] * 3


def test_a_table_without_a_heading_has_a_name_too() -> None:
    assert in_boxes("<table>x</table>", english()) == BOX.format("Table")


def test_text_without_a_table_stays_as_it_is() -> None:
    assert in_boxes("<h2>A</h2><p>&lt;table&gt;</p>", english()) == "<h2>A</h2><p>&lt;table&gt;</p>"
