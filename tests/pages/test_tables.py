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


def grid(heads: str, *rows: str) -> str:
    """A table as Markdown is rendered; the cells of a row are parted by commas."""
    head = "".join(f"<th>{head}</th>" for head in heads.split(","))
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split(','))}</tr>" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody>\n</table>"


def test_a_wide_table_carries_its_heads_in_its_cells_for_a_phone() -> None:
    found = in_boxes(grid("When,<em>What</em>,R &amp; D", "May,a,b", "June,c,"), english())
    assert found.startswith('<div class="table stacks stacks--long" tabindex="0"')
    assert '<td>May</td><td data-head="What">a</td><td data-head="R &amp;amp; D">' not in found
    assert '<td>May</td><td data-head="What">a</td><td data-head="R &amp; D">b</td>' in found
    assert '<td>June</td><td data-head="What">c</td><td data-head="R &amp; D"></td>' in found


def test_a_table_of_two_columns_or_without_a_grid_stays_a_table() -> None:
    for table in (
        grid("When,What", "May,a"),
        grid("A,B,C", "1,2"),
        grid("A,,C", "1,2,3"),
        grid("A,B,C", "1,2,3").replace("<td>1", '<td rowspan="2">1'),
        grid("A,B,C", "1,2,3").replace("<td>1</td>", "<th>1</th>"),
        grid("A,B,C", "1,2,3").replace("<table>", '<table class="own">'),
    ):
        assert in_boxes(table, english()) == BOX.format("Table").replace("<table>x</table>", table)


def test_only_the_wide_one_of_two_tables_stacks() -> None:
    found = in_boxes(grid("A,B", "1,2") + grid("A,A,A", "1,2,3"), english())
    assert [part.startswith(" stacks") for part in found.split('<div class="table')[1:]] == [False, True]
