"""`progress edit`: one desk for each record, and words in place of a traceback."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from made_up_desk import desk_in

from site_builder.commands.edit import edit
from site_builder.problems import UnusableError


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """What the command sets for the whole process is as it was after each test."""
    kept = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)}
    yield
    for one, handler in kept.items():
        signal.signal(one, handler)


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    file = desk_in(tmp_path).config_file
    (file.parent / ".cache").mkdir()
    return file


def test_a_second_desk_of_a_record_leads_to_the_first(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cache = settings.parent / ".cache"
    (cache / "desk-open.txt").write_text("http://127.0.0.1:8123/?key=a", "utf-8")
    with FileLock(cache / "desk-open.lock"):
        edit(settings, 0, opens_browser=False)
    said = capsys.readouterr().out
    assert said == "A desk of this record is open already, in another window. It is at http://127.0.0.1:8123/?key=a\n"
    assert (cache / "desk-open.txt").exists()


def test_a_port_that_is_taken_is_named(settings: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(UnusableError, match="name another with --port"),
    ):
        edit(settings, taken.getsockname()[1], opens_browser=False)
    assert not (settings.parent / ".cache" / "desk-open.txt").exists()


def test_without_settings_there_is_no_desk(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="There is no"):
        edit(tmp_path / "mkdocs.yml", 0, opens_browser=False)
