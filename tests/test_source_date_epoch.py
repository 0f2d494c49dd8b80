"""The moment of a build: what `SOURCE_DATE_EPOCH` may hold."""

import os
from datetime import UTC, datetime

import pytest

from site_builder import clock
from site_builder.problems import UnusableError


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("0", datetime(1970, 1, 1, tzinfo=UTC)),
        ("1767225600", datetime(2026, 1, 1, tzinfo=UTC)),
        (" 1767225600\n", datetime(2026, 1, 1, tzinfo=UTC)),
        ("4294967295", datetime(2106, 2, 7, 6, 28, 15, tzinfo=UTC)),
    ],
)
def test_a_number_of_seconds_is_now(monkeypatch: pytest.MonkeyPatch, typed: str, moment: datetime) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", typed)
    assert clock.now() == moment


@pytest.mark.parametrize(
    "typed", ["-1", "1e9", "1 5", "1_000", "١٢", "yesterday", "4294967296", "1767225600000", "9" * 5000]
)
def test_anything_else_is_refused(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """A moment in milliseconds, too, which MkDocs could not write into the header of a gzip file."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", typed)
    with pytest.raises(UnusableError, match="it must be a number of seconds since 1970, in digits, at most 4294967295"):
        clock.now()


@pytest.mark.parametrize("typed", ["", " \n"])
def test_an_empty_variable_is_as_good_as_none_for_mkdocs_too(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", typed)
    assert not clock.is_set()
    assert clock.warning(clock.now()) == ""
    assert "SOURCE_DATE_EPOCH" not in os.environ
