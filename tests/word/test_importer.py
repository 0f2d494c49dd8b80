"""What comes along from a Word file is what its author meant, in Markdown that our own reader reads as that."""

from __future__ import annotations

import io
from html import unescape
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image
from word_shapes import cell, complex_field, item, paragraph, picture, run, table, word_file

from site_builder.messages import english
from site_builder.problems import Place, Problem
from site_builder.read.links import Position
from site_builder.read.markdown import Converter
from site_builder.record.prose import Prose
from site_builder.word import SAMPLE, NotImportedError, import_word_file

FIXTURES = Path(__file__).parent / "fixtures"
TITLE = paragraph("A title", style="Title")
CONVERTER = Converter(english())


def markdown(*body: str, **more: dict[str, str]) -> str:
    """The Markdown of a Word file with a title and these blocks."""
    return import_word_file(word_file(TITLE, *body, **more), "release.docx").body("2026-03-02-a")


def told(*body: str, **more: dict[str, str]) -> tuple[str, ...]:
    """What is told of it."""
    return import_word_file(word_file(TITLE, *body, **more), "release.docx").left_out


def read(text: str) -> tuple[Prose, list[Problem]]:
    """What our own reader makes of a text, and finds in it."""
    found: list[Problem] = []
    prose = CONVERTER.convert(text, Position(Place("updates/2026-03-02-a.md"), "updates/2026-03-02-a/"), found)
    return prose, found


def photograph(kind: str = "JPEG", size: tuple[int, int] = (80, 60)) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at 1 Secret Street"
    Image.new("RGB", size, "#883344").save(out, kind, exif=exif)
    return out.getvalue()


# Whole files


def test_a_release_made_by_libreoffice_is_what_its_author_meant() -> None:
    came = import_word_file((FIXTURES / "libreoffice-release.docx").read_bytes(), "libreoffice-release.docx")
    assert came.title == "New family hub opens in Pier Street"
    assert came.summary.endswith("a midwife and somebody to talk to about school.")
    assert came.body("hub") == (FIXTURES / "libreoffice-release.md").read_text("utf-8")
    assert [one.ending for one in came.pictures] == ["jpg"]
    assert b"Secret Street" not in came.pictures[0].content
    assert read(came.body("hub"))[1] == []


def test_a_release_in_words_own_template_is_what_its_author_meant() -> None:
    came = import_word_file((FIXTURES / "word-template-release.docx").read_bytes(), "word-template-release.docx")
    body = came.body("answer")
    assert came.title == "Council publishes its answer to inspectors"
    assert body == (FIXTURES / "word-template-release.md").read_text("utf-8")
    assert [problem.message for problem in read(body)[1]] == []


def test_a_file_that_holds_what_must_not_come_along_gives_nothing() -> None:
    with pytest.raises(NotImportedError) as refused:
        import_word_file((FIXTURES / "libreoffice-unseen.docx").read_bytes(), "x.docx")
    assert len(refused.value.findings) == 10


# Headings and the title


def test_the_title_is_the_first_title_or_else_the_first_heading_of_level_one() -> None:
    first = paragraph("One", style="Heading1")
    second = paragraph("Two", style="Heading1")
    assert import_word_file(word_file(first, TITLE, second), "x").title == "A title"
    came = import_word_file(word_file(first, paragraph("Text."), second), "x")
    assert (came.title, came.body("a")) == ("One", "Text.\n\n## Two")


def test_headings_begin_at_level_two_and_skip_none_and_say_so() -> None:
    body = (paragraph("One", style="Heading2"), paragraph("Text."), paragraph("Two", style="OurHeading"), paragraph("Three", style="Heading3"))  # fmt: skip
    assert markdown(*body) == "## One\n\nText.\n\n## Two\n\n### Three"
    skipped = (paragraph("One", style="Heading1"), paragraph("Two", style="Heading3"))
    assert markdown(*skipped) == "## One\n\n### Two"
    assert "The heading 'Two' skips a level in Word; here it is one level below the one before it." in told(*skipped)


def test_short_bold_lines_are_headings_and_said_to_be() -> None:
    bold = paragraph(run("What is next", "<w:b/>"))
    by_style = paragraph(run("And then", '<w:rStyle w:val="Strong"/>'))
    quote = paragraph(run("“We are glad”", "<w:b/>"))
    sentence = paragraph(run("This is a bold sentence.", "<w:b/>"))
    text = paragraph("Text.")
    assert markdown(bold, text, by_style, text) == "## What is next\n\nText.\n\n## And then\n\nText."
    assert any(one.startswith("The bold line 'What is next' is a heading now") for one in told(bold, text))
    assert (
        markdown(quote, text, sentence, text) == "**“We are glad”**\n\nText.\n\n**This is a bold sentence.**\n\nText."
    )


def test_bold_signs_between_words_leave_no_stars_in_the_text() -> None:
    def bold(words: str) -> str:
        return paragraph(run("We came"), run(words, "<w:b/>"), run("went."))

    assert markdown(bold(", saw, ")) == "We came, **saw**, went."
    assert markdown(bold(", ")) == "We came, went."


def test_a_heading_below_a_text_or_a_bold_line_is_not_taken_for_the_title() -> None:
    text, part = paragraph("A hub with six rooms opens on Monday."), paragraph("Background", style="Heading1")
    bold = paragraph(run("Hub opens", "<w:b/>"))
    assert import_word_file(word_file(text, part, text), "x").title == ""
    assert import_word_file(word_file(bold, part, text, part, text), "x").title == "Hub opens"
    assert import_word_file(word_file(bold, text, part, text), "x").title == "Hub opens"
    assert import_word_file(word_file(bold, part, text), "x").title == "Background"


def test_what_stands_above_the_title_is_at_the_beginning_and_is_told() -> None:
    came = import_word_file(word_file(paragraph(run("NEWS RELEASE", "<w:b/>")), TITLE, paragraph("Text.")), "x")
    assert came.body("a") == "**NEWS RELEASE**\n\nText."
    assert any(one.startswith("The text above the title, beginning 'NEWS RELEASE'") for one in came.left_out)


def test_without_a_title_a_bold_line_at_the_beginning_is_it_or_else_there_is_none() -> None:
    came = import_word_file(word_file(paragraph(run("Hub opens", "<w:b/>")), paragraph("Text.")), "x")
    assert (came.title, came.body("a")) == ("Hub opens", "Text.")
    assert import_word_file(word_file(paragraph("Text.")), "x").title == ""


# Lists


def test_lists_keep_their_levels_numbers_and_kinds() -> None:
    body = (item("a"), item("b", 1), item("c", 2), item("d"), item("one", 0, 2), item("two", 0, 2), item("in", 1, 1))
    assert markdown(*body) == "- a\n  - b\n    - c\n- d\n\n1. one\n2. two\n   - in"


def test_numbers_below_another_number_begin_anew() -> None:
    body = (item("one", 0, 2), item("in", 1, 2), item("in", 1, 2), item("two", 0, 2), item("in", 1, 2))
    assert markdown(*body) == "1. one\n   1. in\n   2. in\n2. two\n   1. in"


def test_a_list_that_goes_on_after_a_paragraph_goes_on_counting_and_another_begins_anew() -> None:
    body = (item("one", 0, 2), paragraph("Between."), item("two", 0, 2), item("anew", 0, 4))
    assert markdown(*body) == "1. one\n\nBetween.\n\n2. two\n\n1) anew"
    assert read(markdown(*body))[1] == []


def test_letters_become_numbers_and_that_is_told() -> None:
    assert markdown(item("first", 0, 3)) == "1. first"
    assert "A list with letters or Roman numerals is numbered 1, 2, 3." in told(item("first", 0, 3))


def test_a_level_that_nothing_is_above_is_no_level() -> None:
    assert markdown(item("deep", 2), item("deeper", 3)) == "- deep\n  - deeper"


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        (["• one", "• two"], "- one\n- two"),
        (["•\tone", "o\tinner", "•\ttwo"], "- one\n  - inner\n- two"),
        (["– one", "– two"], "- one\n- two"),
        (["1) one", "2) two"], "1. one\n2. two"),
        (["3. three", "4. four"], "3. three\n4. four"),
        (["We need:", "- one"], "We need:\n\n- one"),
        (["• one", "Text.", "• two"], "- one\n\nText.\n\n- two"),
        (["– said Mo"], "– said Mo"),
        (["1. Mai was a holiday"], "1\\. Mai was a holiday"),
        (["- ENDS -", "Text."], "\\- ENDS -\n\nText."),
    ],
)
def test_typed_bullets_and_numbers_are_lists_where_they_certainly_are(lines: list[str], right: str) -> None:
    apart = markdown(*map(paragraph, lines))
    together = markdown(
        paragraph(*(f"<w:r>{'<w:br/>' if at else ''}<w:t>{line}</w:t></w:r>" for at, line in enumerate(lines)))
    )
    assert apart == right
    assert "".join(together.split()).replace("\\", "") == "".join(right.split()).replace("\\", "")


# Lines


def test_emphasis_small_letters_breaks_and_spaces_are_as_in_word() -> None:
    line = paragraph(
        "A ", run("bold ", "<w:b/>"), run("both", "<w:b/><w:i/>"), " and ", run("gone", "<w:strike/>"), ", H",
        run("2", '<w:vertAlign w:val="subscript"/>'), "O,  10 m", run("2", '<w:vertAlign w:val="superscript"/>'),
        "<w:r><w:br/><w:t>next line</w:t><w:tab/><w:t>far</w:t></w:r>",
    )  # fmt: skip
    assert markdown(line) == "A **bold *both*** and ~~gone~~, H<sub>2</sub>O, 10 m<sup>2</sup>\\\nnext line far"


def test_emphasis_that_markdown_cannot_show_is_moved_or_given_up_and_that_is_told() -> None:
    assert markdown(paragraph(run("“Yes,”", "<w:b/>"), "she said")) == "“**Yes**,”she said"
    assert markdown(paragraph("in", run("to", "<w:i/>"), "wn")) == "in*to*wn"
    assert markdown(paragraph("a", run("!", "<w:b/>"), "b")) == "a!b"


@pytest.mark.parametrize(
    "words",
    [
        "# not a heading", "1. no list", "- no list", "> no quotation", "a*b*c _d_ e_f", "[not](a-link)", "`code`",
        "a | b", "~~kept~~", "&amp;amp; &amp;lt;", "&lt;b&gt;", "5 &lt; 6", "==x== {{y}} :smile: $$z$$", "[^1]: no note",
        "===", "---", "***", "+ plus", "!!! note", "*[A]: b", "C:\\temp\\", "www.example.org/a_b", "a^2 and x~1~",
    ],
)  # fmt: skip
def test_signs_that_markdown_would_take_for_marks_are_shown_as_typed(words: str) -> None:
    prose, found = read(markdown(paragraph(words), paragraph("Text.")))
    assert prose.text == f"{unescape(words)} Text."
    assert found == []


def test_smart_signs_stay_and_invisible_ones_go_and_that_is_told() -> None:
    line = paragraph("“Don’t” – wait… 5\u00a0km na\u00efve soft\u00adly \u200bhere")
    assert markdown(line) == "“Don’t” – wait… 5\u00a0km naïve softly here"
    assert any(one.startswith("Invisible signs are left out") for one in told(line))


def test_symbols_of_words_own_fonts_are_letters() -> None:
    tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    assert markdown(paragraph("Done ", tick)) == "Done ✓"
    typed = run("\uf0fc", '<w:rFonts w:ascii="Wingdings"/>')
    assert markdown(paragraph("Done ", typed)) == "Done ✓"
    bullets = (
        paragraph(run("\uf0b7", '<w:rFonts w:ascii="Symbol"/>'), "<w:r><w:tab/><w:t>one</w:t></w:r>"),
        paragraph("\uf0b7\ttwo"),
    )
    assert markdown(*bullets) == "- one\n- two"
    unknown = '<w:r><w:sym w:font="Own Font" w:char="F0FC"/></w:r>'
    assert "A sign of the font 'Own Font' that has no letter is left out." in told(paragraph("Done ", unknown))


def test_quotations_by_style_are_quotations() -> None:
    assert (
        markdown(paragraph("“We were told,”", "<w:r><w:br/><w:t>said Mo.</w:t></w:r>", style="Quote"))
        == "> “We were told,”\\\n> said Mo."
    )


# Links


def link(identity: str, *inside: str) -> str:
    return f'<w:hyperlink r:id="{identity}">{"".join(map(run, inside))}</w:hyperlink>'


def test_links_are_kept_however_word_writes_them() -> None:
    field = complex_field('HYPERLINK "https://example.org/a" \\l "part" \\o "A tip"', "a field")
    simple = '<w:fldSimple w:instr=" HYPERLINK &quot;https://example.org/b&quot; "><w:r><w:t>a simple one</w:t></w:r></w:fldSimple>'
    own = link("rIdL", "https://example.org/c_d_e")
    text = markdown(
        paragraph(field, ", ", simple, ", ", link("rIdM", "mail us"), " or ", own),
        links={"rIdL": "https://example.org/c_d_e", "rIdM": "mailto:a@b.example"},
    )
    assert (
        text
        == "[a field](https://example.org/a#part), [a simple one](https://example.org/b), [mail us](mailto:a@b.example) or <https://example.org/c_d_e>"
    )


@pytest.mark.parametrize(
    ("address", "right", "words"),
    [
        ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fx", True, "write 'https://example.org/x'"),
        ("https://example.org/?utm_source=mail", True, "has 'utm_source' in it"),
        ("file:///C:/Users/sam/plan.docx", False, "nobody else can follow"),
        ("plan.docx", False, "nobody else can follow"),
        ("javascript:alert(1)", False, "nobody else can follow"),
        ("https://user:secret@example.org/", False, "nobody else can follow"),
    ],
)  # fmt: skip
def test_links_that_nobody_can_follow_or_that_follow_people_are_told(address: str, right: bool, words: str) -> None:
    body, links = paragraph("See ", link("rIdL", "the plan"), "."), {"rIdL": address}
    assert markdown(body, links=links) == (f"See [the plan]({address})." if right else "See the plan.")
    assert any(words in one for one in told(body, links=links))


def test_a_link_without_its_beginning_gets_it() -> None:
    body, links = paragraph("See ", link("rIdL", "us")), {"rIdL": "www.example.org/a b"}
    assert markdown(body, links=links) == "See [us](https://www.example.org/a%20b)"


def test_brackets_in_the_words_of_a_link_do_not_end_it() -> None:
    body, links = paragraph("See ", link("rIdL", "[the ](plan]")), {"rIdL": "https://example.org/x"}
    assert markdown(body, links=links) == "See [\\[the \\]\\(plan\\]](https://example.org/x)"


def test_links_inside_the_file_are_told_and_their_words_stay() -> None:
    line = paragraph('See <w:hyperlink w:anchor="_Toc1">'.replace("See ", ""), run("below"), "</w:hyperlink>")
    assert markdown(line.replace("<w:r></w:r>", "")) == "below"


# Tables


def test_tables_have_a_row_of_headings_escaped_bars_and_lines_in_their_cells() -> None:
    rows = (
        [cell("Day"), cell("Who")],
        [cell("Mon | Tue"), cell("one", "two")],
        [cell("Wed"), cell(item("a"), item("b"))],
    )
    assert markdown(table(*rows)) == "| Day | Who |\n| --- | --- |\n| Mon \\| Tue | one<br>two |\n| Wed | • a<br>• b |"
    assert any("is its row of headings" in one for one in told(table(*rows)))


def test_a_box_around_a_text_is_left_out_and_its_text_stays() -> None:
    assert markdown(table([cell("One.", "Two.")])) == "One.\n\nTwo."
    assert markdown(table([cell("Exampleton Council"), cell("News")])) == "Exampleton Council\n\nNews"
    assert "The box or row around 'One. Two.' is left out; its text stays." in told(table([cell("One.", "Two.")]))


def test_bold_letters_in_a_row_of_headings_are_those_of_any_row_of_headings() -> None:
    head = [cell(paragraph(run("Day", "<w:b/>"))), cell("Who")]
    assert markdown(table(head, [cell("a"), cell("b")])) == "| Day | Who |\n| --- | --- |\n| a | b |"


# Footnotes


def test_footnotes_and_endnotes_are_notes_of_ours_in_the_order_of_their_marks() -> None:
    marks = '<w:r><w:footnoteReference w:id="3"/></w:r>', '<w:r><w:endnoteReference w:id="2"/></w:r>'
    content = word_file(
        TITLE,
        paragraph("Text", marks[0], " and more", marks[1], "."),
        parts={
            "footnotes": ("footnotes", f'<w:footnote w:id="3">{paragraph("First *note*.")}{paragraph("More.")}</w:footnote>'),
            "endnotes": ("endnotes", f'<w:endnote w:id="2">{paragraph("Second.")}</w:endnote>'),
        },
    )  # fmt: skip
    body = import_word_file(content, "x").body("a")
    assert body == "Text[^1] and more[^2].\n\n[^1]: First \\*note\\*.\n\n    More.\n\n[^2]: Second."
    assert read(body)[1] == []


def test_two_marks_may_lead_to_one_note() -> None:
    mark = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    notes = {"footnotes": ("footnotes", f'<w:footnote w:id="3">{paragraph("A note.")}</w:footnote>')}
    came = import_word_file(word_file(TITLE, paragraph("Text", mark, " and", mark, "."), parts=notes), "x")
    assert came.body("a") == "Text[^1] and[^1].\n\n[^1]: A note."


def test_a_footnote_without_words_is_left_out_and_told() -> None:
    mark = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    notes = {"footnotes": ("footnotes", '<w:footnote w:id="3"><w:p/></w:footnote>')}
    came = import_word_file(word_file(TITLE, paragraph("Text", mark, "."), parts=notes), "x")
    assert came.body("a") == "Text."
    assert "A footnote without words is left out." in came.left_out


# Pictures


def test_pictures_are_cleaned_and_wait_for_a_description() -> None:
    files = {"word/media/a.jpg": photograph(), "word/media/b.png": photograph("PNG"), "word/media/c.emf": b"\x01\0\0\0"}
    images = {"rIdP1": "media/a.jpg", "rIdP2": "media/b.png", "rIdP3": "media/c.emf"}
    body = (paragraph(picture("rIdP1")), paragraph("Text."), paragraph(picture("rIdP2", "A red hub")), paragraph(picture("rIdP3")))  # fmt: skip
    came = import_word_file(word_file(TITLE, *body, files=files, images=images), "x")
    assert came.lead == 0
    assert [(one.ending, one.words) for one in came.pictures] == [("jpg", SAMPLE), ("png", "A red hub")]
    assert came.body("hub") == "Text.\n\n![A red hub](../docs/images/hub-2.png)"
    assert all(b"Secret" not in one.content for one in came.pictures)
    assert any(one.startswith("Picture 3 is left out: it is a drawing of Windows") for one in came.left_out)


@pytest.mark.parametrize(
    "words", ["IMG_1234.jpg", "Picture 1", "A picture containing text\n\nDescription automatically generated"]
)
def test_what_word_says_of_a_picture_by_itself_is_no_description(words: str) -> None:
    files, images = {"word/media/a.jpg": photograph()}, {"rIdP1": "media/a.jpg"}
    content = word_file(TITLE, paragraph("Text."), paragraph(picture("rIdP1", words)), files=files, images=images)
    assert import_word_file(content, "x").pictures[0].words == SAMPLE


def test_a_picture_that_is_not_in_the_file_is_told() -> None:
    body = (paragraph("Text.", picture("rIdP1")), paragraph("More.", picture("rIdNone")))
    assert markdown(*body, images={"rIdP1": "media/gone.jpg"}) == "Text.\n\nMore."
    assert "A picture that is not in the file is left out." in told(*body, images={"rIdP1": "media/gone.jpg"})


def test_the_link_of_a_picture_and_a_turn_in_word_are_told() -> None:
    turned = picture().replace("</pic:pic>", '<pic:spPr><a:xfrm rot="5400000"/></pic:spPr></pic:pic>')
    linked = turned.replace("/><a:graphic>", '><a:hlinkClick r:id="rIdL"/></wp:docPr><a:graphic>', 1)
    files, images, links = (
        {"word/media/a.jpg": photograph()},
        {"rIdP1": "media/a.jpg"},
        {"rIdL": "https://example.org/"},
    )
    came = import_word_file(
        word_file(TITLE, paragraph("Text."), paragraph(linked), files=files, images=images, links=links), "x"
    )
    assert came.body("a") == "Text.\n\n![What the picture shows](../docs/images/a-1.jpg)"
    assert "The link of a picture to 'https://example.org/' is left out." in came.left_out
    assert "A picture is turned in Word; here it is as it was inserted." in came.left_out


# The summary


def test_the_summary_is_the_first_paragraph_if_it_is_short_and_is_never_cut() -> None:
    short, long = "A hub with six rooms opens today.", "Word " * 80 + "end."
    assert import_word_file(word_file(TITLE, paragraph("2 March 2026"), paragraph(short)), "x").summary == short
    struck = paragraph("It opens at ten on ", run("Monday", "<w:strike/>"), " Tuesday, at last.")
    assert import_word_file(word_file(TITLE, struck), "x").summary == ""
    came = import_word_file(word_file(TITLE, paragraph(long), paragraph(short)), "x")
    assert came.summary == ""
    assert any(one.startswith("There is no summary") for one in came.left_out)


# Any simple document

WORDS = st.lists(
    st.text("abcdeéŵ“”’–…£$&<>[](){}*_#`|~^\\/.,:;!?=+-'\"%@0123456789", min_size=1, max_size=8), min_size=1, max_size=6
).map(" ".join)
LOOKS = st.sampled_from(["", "", "", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", '<w:vertAlign w:val="superscript"/>'])
RUNS = st.lists(st.tuples(WORDS, LOOKS), min_size=1, max_size=3)


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _runs(runs: list[tuple[str, str]]) -> str:
    return "".join(run(_xml(words), look) for words, look in runs)


LINES = RUNS.map(lambda runs: (paragraph(_runs(runs)), [words for words, _ in runs]))
HEADINGS = st.tuples(WORDS, st.integers(1, 3)).map(
    lambda one: (paragraph(_xml(one[0]), style=f"Heading{one[1]}"), [one[0]])
)
ITEMS = st.tuples(RUNS, st.integers(0, 3), st.integers(1, 4)).map(
    lambda one: (
        paragraph(
            _runs(one[0]), properties=f'<w:numPr><w:ilvl w:val="{one[1]}"/><w:numId w:val="{one[2]}"/></w:numPr>'
        ),
        [words for words, _ in one[0]],
    )
)
TABLES = st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=3).map(
    lambda rows: (
        table(*([cell(_xml(words)) for words in row] for row in rows)),
        [words for row in rows for words in row],
    )
)


@settings(max_examples=60)
@given(st.lists(st.one_of(LINES, HEADINGS, ITEMS, TABLES), min_size=1, max_size=6))
def test_the_words_of_any_simple_document_come_along_and_are_read_as_the_same_words(
    blocks: list[tuple[str, list[str]]],
) -> None:
    written = "".join("".join(words).replace(" ", "") for _, words in blocks)
    try:
        came = import_word_file(word_file(TITLE, *(xml for xml, _ in blocks), paragraph("The end.")), "x")
    except NotImportedError:  # words that happen to be a mark
        return
    assert not [one for one in came.left_out if "fault of the builder" in one]
    assume(not any("typed bullet or number" in one for one in came.left_out))  # whose marks are no words any more
    shown = "".join(read(came.body("a"))[0].text.split())
    assert shown.endswith("Theend.")
    assert shown.removesuffix("Theend.") == written
