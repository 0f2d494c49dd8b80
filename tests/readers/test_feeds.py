"""Real readers read one published state after the other: nothing twice, nothing lost, and each on its right day."""

from __future__ import annotations

from pathlib import Path

import pytest

from readers.programs import PROGRAMS
from readers.serving import serving
from readers.states import HELD, states

FEEDS = [("feedparser", "feed.xml"), ("feedparser", "feed.atom"), ("reader", "feed.json"), ("reader", "feed.atom")]
FEEDS += [("rss2email", "feed.xml"), ("newsboat", "feed.xml"), ("newsboat", "feed.atom")]


@pytest.mark.filterwarnings("default")  # what warns is theirs
@pytest.mark.parametrize(("program", "path"), [one for one in FEEDS if one[0] in PROGRAMS])
def test_each_thing_comes_once_and_on_its_day(
    program: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with serving() as site:
        look = PROGRAMS[program](site, path, tmp_path)
        for state in states():
            site.publish(state.files, state.edition.now.timestamp())
            for again in (False, True):  # the second look finds the same bytes, or "304"
                seen = look()
                assert len(seen) == len(dict(seen)), state.name
                assert dict(seen) == ({} if again else state.new), state.name
        assert {status for asked, status in site.asked if asked == path} == {200, 304}


def test_the_states_are_what_they_are_called() -> None:
    """Among them is one that brings more than the feed holds otherwise, and one that waited for its hour."""
    brought = [len(state.new) for state in states()]
    assert len(brought) == 11 and max(brought) > HELD
    before, after = (one for one in states() if one.name in ("two of one day", "its hour has come"))
    assert "waits" not in str(before.files) and "waits" in str(after.files)
