"""The statements: whom to tell, and nothing that a page cannot know."""

from __future__ import annotations

from site_builder.edition import Edition
from site_builder.pages.statements import pages
from site_builder.record.council import Accessibility, Compliance, Contact
from site_builder.record.updates import DiaryDate

from .made_up import HERE, site, update, when


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
        assert "listed below" not in without and "We have not listed yet what does not comply." in without
        assert "listed above" not in without and "No work is listed, because no fault is listed." in without
        listed = Accessibility(status=status, issues=("Maps.",))
        body = statement(site(accessibility=listed), "accessibility")
        assert "listed below" in body and "<li>Maps.</li>" in body and "Each point listed above" in body


def test_who_wants_email_is_told_whom_to_ask_where_there_is_no_list() -> None:
    body = statement(site(contact=Contact(email="team@exampleton.example", phone="01632 960 001")), "subscribe")
    assert "We have no email list yet." in body
    assert 'Ask for one: Exampleton, <a href="tel:01632960001">01632 960 001</a>' in body
    concerns = Contact(text="If you have a complaint:", email="complaints@exampleton.example")
    for contact in (Contact(), concerns):
        without = statement(site(contact=contact), "subscribe")
        assert "These pages do not say whom to ask for one." in without and "complaints@" not in without


def test_email_comes_first_where_there_is_a_list() -> None:
    body = statement(site(email_updates_url="https://mail.example/sign-up"), "subscribe")
    assert "We have no email list" not in body
    assert body.index("https://mail.example/sign-up") < body.index("webcal:") < body.index("feed.xml")


def test_a_calendar_subscribes_by_its_own_scheme_and_addresses_can_be_copied() -> None:
    body = statement(site(site_url="https://progress.example/a/b/"), "subscribe")
    assert 'href="webcal://progress.example/a/b/calendar.ics"' in body
    for file in ("calendar.ics", "feed.xml"):
        assert f'<a href="../{file}">https://progress.example/a/b/{file}</a>' in body


def test_the_old_address_of_open_data_leads_on() -> None:
    body = statement(site(), "subscribe")
    assert body.index('id="section-data"') < body.index('<a href="../data/">')


def test_dates_to_come_are_counted() -> None:
    meeting = DiaryDate(when("2099-01-01"), "A meeting", HERE)
    edition = site(update("2025-07-17", diary=(meeting,)))
    assert "There is 1 date to come in it now." in statement(edition, "subscribe")
    assert "There is no date to come in it now." in statement(site(), "subscribe")
