"""Whether somebody who is named can be reached."""

from __future__ import annotations

import pytest

from site_builder.record.council import Contact


@pytest.mark.parametrize(
    ("contact", "is_reached"),
    [
        (Contact(email="a@exampleton.example"), True),
        (Contact(phone="01632 960001"), True),
        (Contact(url="https://exampleton.example/"), True),
        (Contact(name="Ann", text="Day and night."), False),
    ],
)
def test_one_way_is_enough(contact: Contact, is_reached: bool) -> None:
    assert contact.is_reachable is is_reached
