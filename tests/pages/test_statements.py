"""The statements: whom to tell, and nothing that a page cannot know."""

from __future__ import annotations

from site_builder.edition import Edition
from site_builder.pages.statements import pages
from site_builder.record.council import Accessibility, Compliance, Contact

from .made_up import site


def statement(edition: Edition, name: str) -> str:
    return next(page.body for page in pages(edition) if page.address == f"{name}/")


def test_an_address_for_one_purpose_is_not_given_for_another() -> None:
    concerns = Contact(text="If you have a complaint:", email="complaints@exampleton.example")
    body = statement(site(contact=concerns), "accessibility")
    assert "complaints@" not in body and "These pages do not say whom to tell about a problem." in body
    own = site(contact=concerns, accessibility=Accessibility(contact="Ring 01632 960 001."))
    assert 'Ring <a href="tel:01632960001">01632 960 001</a>.' in statement(own, "accessibility")
    assert "complaints@" not in statement(own, "accessibility")


def test_an_address_for_anything_is_given_for_accessibility_too() -> None:
    anybody = Contact(name="The team", email="team@exampleton.example")
    assert "team@exampleton.example" in statement(site(contact=anybody), "accessibility")


def test_what_becomes_of_a_letter_is_not_promised() -> None:
    body = statement(site(contact=Contact(email="team@exampleton.example")), "privacy")
    assert "Its own privacy notice says what it does with that." in body


def test_a_list_that_nobody_has_filled_is_not_promised() -> None:
    for status in (Compliance.PARTIALLY, Compliance.NOT):
        without = statement(site(accessibility=Accessibility(status=status)), "accessibility")
        assert "listed below" not in without and "What does not comply has not been entered yet." in without
        listed = Accessibility(status=status, issues=("Maps.",))
        body = statement(site(accessibility=listed), "accessibility")
        assert "listed below" in body and "<li>Maps.</li>" in body
