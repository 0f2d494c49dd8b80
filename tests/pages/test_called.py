"""Telephone numbers that authors and templates write are links, and nothing else that is made of digits is."""

from __future__ import annotations

import pytest

from site_builder.html.called import called
from site_builder.record.council import Contact

NUMBERS = {
    "0800 1111": "08001111",
    "0800 123 456": "0800123456",
    "0808 800 5000": "08088005000",
    "01432 260000": "01432260000",
    "01432\u00a0260\u00a0000": "01432260000",
    "01432260000": "01432260000",
    "(01432) 260000": "01432260000",
    "+44 1432 260000": "+441432260000",
    "+44 (0)1432 260 000": "+441432260000",
    "+441432260000": "+441432260000",
    "0117 496 0123": "01174960123",
    "0161 496 0123": "01614960123",
    "020 7946 0123": "02079460123",
    "0207 946 0123": "02079460123",
    "(020) 7946 0123": "02079460123",
    "029 2018 0123": "02920180123",
    "0300 777 1809": "03007771809",
    "03000 68 58 68": "03000685868",
    "0345 678 9000": "03456789000",
    "0845 46 47": "08454647",
    "07700 900 123": "07700900123",
    "07700 900123": "07700900123",
    "0909 879 0123": "09098790123",
}


@pytest.mark.parametrize(("typed", "dialled"), NUMBERS.items())
@pytest.mark.parametrize(
    "sentence",
    [
        "{}",
        "Call {}.",
        "Tel:{}",
        "({})",
        "Call {}, free.",
        "<strong>{}</strong> is free",
        "<td>{}</td>",
        "The line {} or the web.",
        "{} 24 hours a day",
        "{} 8am to 8pm",
        "{} 9.30am to 5pm",
        "{} – ask for the duty team",
        "On 17 July 2025 call {}?",
        "Call or text {}.",
        "Telephone number: {}.",
        "Wir sind da: {}!",
    ],
)
def test_a_telephone_number_is_a_link_that_calls_it(sentence: str, typed: str, dialled: str) -> None:
    assert called(sentence.format(typed)) == sentence.format(f'<a href="tel:{dialled}">{typed}</a>')


@pytest.mark.parametrize(
    ("typed", "linked"),
    [
        ("call {999}.", "999"),
        ("Call {999} if a child is in danger now.", "999"),
        ("dial {112}!", "112"),
        ("Ring {101} or visit us", "101"),
        ("call NHS {111} for advice", "111"),
        ("Call the police on {101}, or come.", "101"),
        ("Phone Samaritans on {116 123} any time", "116123"),
        ("Call {116123}.", "116123"),
        ("by calling {999}", "999"),
        ("Call <strong>{999}</strong> now", "999"),
        ("<p><b>Ring</b> {101}</p>", "101"),
    ],
)
def test_a_short_number_is_a_link_after_a_word_for_calling(typed: str, linked: str) -> None:
    opened = typed.replace("{", f'<a href="tel:{linked}">').replace("}", "</a>")
    assert called(typed.replace("{", "").replace("}", "")) == opened


def test_two_short_numbers_in_a_row_are_two_links() -> None:
    assert called("Call 101 or 999.") == 'Call <a href="tel:101">101</a> or <a href="tel:999">999</a>.'


@pytest.mark.parametrize(
    "html",
    [
        # dates, years, spans and hours
        "17 July 2025",
        "2021 2022 2023",
        "2021/22 and 2022-2023",
        "01 02 2025",
        "01.02.2025 10 30",
        "01-12-2025",
        "from 09 00 to 17 00",
        "0900 hours",
        # sums, counts, shares and measures
        "£01432 260000",
        "0.800 1111",
        "1 432 260 000",
        "101 children",
        "999 of 1,000",
        "We call 999 people a year.",
        "The 111 families who call us",
        "They rang 101 homes.",
        "111",
        "0 800 1111 000",
        "01432 260000%",
        "116 123 children",
        # too short, too long, or grouped as no number is
        "01432 26000",
        "01432 2600001",
        "01432 260000 1",
        "0800 11112",
        "08 00 11 11",
        "0143 226 0000",
        "014 32 26 00 00",
        "01432  260000",
        "01432-260000",
        "0 1432 260000",
        # in no range of Ofcom's
        "01234 012345",
        "0123 456 7890",
        "010 1234 5678",
        "0600 123 4567",
        "0432 260 000",
        "020 0946 0123",
        "+1 212 555 0123",
        "+49 30 901820",
        "0033 1 23 45 67 89",
        # parts of something longer
        "A01432 260000",
        "X-01432 260000",
        "REF01432260000",
        "01432 260000A",
        "01432260000.pdf"[:11] + ".5",
        "4401432 260000",
        "12 01432 260000",
        "#01432260000",
        "50/01432 260000",
        "sheet=01432260000",
        # something else by its own words
        "Reference 01432260000",
        "Reference: 01432 260000",
        "Our ref. 01432 260000",
        "Case number 01432 260000",
        "case no. 01432 260000",
        "ISBN 0300 777 1809",
        "URN 0300 777 1809",
        "UPRN: 01432260000",
        "company number 01432260000",
        "account number is 01432 260000",
        "Fax: 01432 260000",
        "Text 07700 900123",
        "Reference: <strong>01432 260000</strong>",
        "<p>Who will call</p><p>999</p>",
        # inside what is a link already, or no text
        '<a href="tel:08001111">0800 1111</a>',
        '<a href="x"><strong>0800 1111</strong></a>',
        "<code>0800 1111</code>",
        "<pre>call 999\n0800 1111</pre>",
        "<button>0800 1111</button>",
        "<details><summary>0800 1111</summary></details>",
        "<svg><text>0800 1111</text></svg>",
        "<label>0800 1111</label>",
        '<time datetime="2025">0800 1111</time>',
        '<img alt="0800 1111">',
        '<p data-x="call 999">x</p>',
        "<!-- 0800 1111 -->",
        "",
    ],
)
def test_other_digits_are_left_alone(html: str) -> None:
    assert called(html) == html


def test_text_after_what_is_left_alone_is_read_again() -> None:
    assert called("<code>x</code> 0800 1111") == '<code>x</code> <a href="tel:08001111">0800 1111</a>'


def test_called_twice_changes_nothing_more() -> None:
    once = called("<p>Call 999, or 0800 1111 (01432 260000).</p>")
    assert called(once) == once


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("0800 1111", "08001111"),
        ("01432 260800 (option 2)", "01432260800"),
        ("+44 (0)1432 260800", "+441432260800"),
        ("999", "999"),
        ("01432 260800 ext. 12", "01432260800"),
        ("+353 1 234 5678", "+35312345678"),
    ],
)
def test_a_contacts_number_is_dialled_without_what_stands_around_it(typed: str, dialled: str) -> None:
    assert Contact(phone=typed).dialled == dialled
