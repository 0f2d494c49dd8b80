"""`progress next`: when the site must be built again, for whoever sets a timer."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path

import click

from site_builder import clock
from site_builder.checked import read_and_check
from site_builder.edition import Edition


def show_next(file: Path, only_publications: bool) -> None:
    """Prints the next moment that changes the site (ISO 8601, in the council's time), and says why to the error output."""
    edition = read_and_check(file, clock.now()).edition
    moments = [(hour, "An update becomes public then") for hour in edition.hours_to_come]
    if not only_publications:
        moments.append(
            (_midnight(edition), "A new day begins then: every page names the day, and what is due may be late")
        )
    if not moments:
        click.echo("No update is waiting for its hour.", err=True)
        return
    moment, why = min(moments)
    click.echo(moment.isoformat(timespec="seconds"))
    click.echo(f"{why}.", err=True)


def _midnight(edition: Edition) -> datetime:
    """The first moment of the next day in the council's time; where the clocks change at midnight, the first that there is."""
    zone = edition.council.timezone
    there = edition.now.astimezone(zone)
    return datetime.combine(there.date() + timedelta(days=1), time(), zone)
