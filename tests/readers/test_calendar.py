"""khal, a calendar in the terminal, shows the published calendar: each date once, on its day, under one identifier, and
none that is gone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from readers.serving import serving
from readers.states import states

CONFIG = """\
[calendars]
[[council]]
path = {folder}/council
readonly = True
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Europe/London
default_timezone = Europe/London
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


@pytest.mark.filterwarnings("default")  # what warns is theirs
def test_each_date_stands_once_on_its_day_and_goes_when_it_is_cancelled(tmp_path: Path) -> None:
    from khal.cli import main_khal
    from khal.icalendar import split_ics

    (tmp_path / "khal.conf").write_text(CONFIG.format(folder=tmp_path), "utf-8")
    council = tmp_path / "council"
    council.mkdir()
    known: dict[tuple[str, date], str] = {}
    with serving() as site:
        for number, state in enumerate(states()):
            site.publish(state.files, number)
            with urlopen(f"{site.address}calendar.ics") as answer:
                entries = split_ics(answer.read().decode("utf-8"))
            for old in council.iterdir():  # a subscription is replaced whole
                old.unlink()
            for at, entry in enumerate(entries):
                (council / f"{at}.ics").write_text(entry, "utf-8")
            typed = ["-c", str(tmp_path / "khal.conf"), "list", "--format", "{start-date}|{title}|{uid}"]
            shown = CliRunner().invoke(main_khal, [*typed, "--day-format", "", "2026-01-01", "365d"])
            assert shown.exit_code == 0, shown.output
            lines = [line.split("|") for line in shown.output.splitlines() if "|" in line]
            found = {(title, date.fromisoformat(day)): uid for day, title, uid in lines}
            assert list(found) == list(state.dates.items()), state.name
            assert all(found[one] == known[one] for one in found if one in known), state.name
            known = found
