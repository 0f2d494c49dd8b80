"""What somebody answers who begins a site: what is taken as it is, and what is told to be wrong, all at once."""

from __future__ import annotations

import pytest

from site_builder.start import Answers
from site_builder.start.answers import flaws_of_address, flaws_of_areas, flaws_of_name, flaws_of_partners

GOOD = Answers("Exampleton Council", "Improvement Plan", ("Fostering",), "https://www.exampleton.gov.uk/progress/")


@pytest.mark.parametrize(
    "name",
    [
        "Council: Children & 'Families'",
        'The "Better Futures" Plan',
        "Cyngor Sir Gâr – Ŵyl",
        "Plan 🌊",
        "مجلس المدينة",
        "#1",
        "- a",
        "no",
        "2025",
        "x" * 150,
    ],
)
def test_a_name_of_any_letters_and_signs_is_taken(name: str) -> None:
    assert list(flaws_of_name(name)) == []


@pytest.mark.parametrize(
    ("name", "flaw"),
    [
        ("", "The name is empty; write one."),
        (" \t ", "The name is empty; write one."),
        ("A\nB", "'A B' has a line break or a control character; write the name on one line."),
        ("A\rB", "'A B' has a line break or a control character; write the name on one line."),
        ("A\x07B", "'A B' has a line break or a control character; write the name on one line."),
        ("A\udcffB", "'A B' has a line break or a control character; write the name on one line."),
        ("x" * 151, f"'{'x' * 59}…' has 151 characters; shorten it to at most 150."),
        (
            "A\u202eB",
            "There is an invisible sign after 'A', U+202E RIGHT-TO-LEFT OVERRIDE, which turns round the text after it; delete it.",
        ),
    ],
)
def test_a_name_that_cannot_be_shown_is_told_of(name: str, flaw: str) -> None:
    assert list(flaws_of_name(name)) == [flaw]


@pytest.mark.parametrize(
    "address",
    [
        "https://progress.exampleton.gov.uk",
        "http://localhost:8000/",
        "https://example.org/a/b/",
        "HTTPS://EXAMPLE.ORG/",
    ],
)
def test_an_address_with_or_without_a_path_is_taken(address: str) -> None:
    assert list(flaws_of_address(address)) == []


IN_FULL = "write it in full, such as https://www.example.org/progress/."


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("www.exampleton.gov.uk/progress", "do you mean https://www.exampleton.gov.uk/progress/?"),
        ("javascript:alert(1)", IN_FULL),
        ("ftp://exampleton.gov.uk/", IN_FULL),
        ("progress", IN_FULL),
        ("https://exampleton.gov.uk/?page=1", IN_FULL),
        ("https://exampleton.gov.uk/#progress", IN_FULL),
        ("https://somebody@exampleton.gov.uk/", IN_FULL),
        ("https://exampleton gov.uk/", IN_FULL),
        ("https://", IN_FULL),
        ("https://exampleton..gov.uk/", IN_FULL),
        ("https://exampleton.gov.uk./", IN_FULL),
        ("https://-exampleton.gov.uk/", IN_FULL),
        ("https://exampleton.gov.uk/a%0Ab/", IN_FULL),
        ("https://exampleton.gov.uk/a/../b/", "do you mean https://exampleton.gov.uk/b/?"),
        ("https://exampleton.gov.uk/%2e%2e/b", "do you mean https://exampleton.gov.uk/b/?"),
        ("https://exampleton.gov.uk//b//", "do you mean https://exampleton.gov.uk/b/?"),
        ("https://exampleton.gov.uk/index.html", "do you mean https://exampleton.gov.uk/?"),
        ("https://exampleton.gov.uk/é", "do you mean https://exampleton.gov.uk/%C3%A9/?"),
    ],
)
def test_what_is_not_the_address_of_a_site_is_told_of_with_what_is_meant(address: str, advice: str) -> None:
    assert list(flaws_of_address(address)) == [f"'{address}' is not the address of a site; {advice}"]


def test_an_area_is_named_once_whatever_its_capitals_and_spaces() -> None:
    assert list(flaws_of_areas(["Foster care", "School"])) == []
    assert list(flaws_of_areas(["Foster care", "foster  CARE"])) == ["'foster CARE' is named twice; name each once."]
    assert list(flaws_of_areas([])) == ["There is none; name at least one."]


def test_a_partner_is_named_once_and_is_not_the_council() -> None:
    assert list(flaws_of_partners("Exampleton Council", ["Exampleton NHS"])) == []
    twice = list(flaws_of_partners("Exampleton Council", ["Exampleton NHS", "exampleton council"]))
    assert twice == ["'exampleton council' is named twice; name each once."]


@pytest.mark.parametrize(
    "typed", ["1. Schools", "2) Schools", "3: Schools", "Area 4: Schools", "recommendation 12. Schools"]
)
def test_an_area_is_named_without_its_number_which_the_site_writes(typed: str) -> None:
    words = f"'{typed}' begins with a number, which the site writes itself; leave it out: 'Schools'."
    assert list(flaws_of_areas([typed])) == [words]


@pytest.mark.parametrize(
    "name", ["16+ team", "0 to 25: SEND", "2025 plan", "1.5 to 3 years", "3.", "Area 51", "1 to 1 help"]
)
def test_a_number_that_belongs_to_an_areas_name_stays(name: str) -> None:
    assert list(flaws_of_areas([name])) == []


def test_all_flaws_are_told_at_once() -> None:
    assert [question for question, _ in Answers("", " ", ("a", "A"), "x").flaws] == [
        "council",
        "plan",
        "area",
        "address",
    ]
    assert GOOD.flaws == []


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.Exampleton.gov.uk:8443/progress/", "www.exampleton.gov.uk"),
        ("https://example.org/progress/", ""),
        ("https://exampleton.example/", ""),
        ("https://progress.test/", ""),
        ("https://progress.invalid/", ""),
        ("http://localhost/", ""),
        ("http://progress.localhost/", ""),
        ("http://192.0.2.7/", ""),
    ],
)
def test_the_host_that_feeds_are_known_by_is_kept_only_where_it_will_stay(address: str, host: str) -> None:
    assert Answers("A", "B", ("C",), address).host == host
