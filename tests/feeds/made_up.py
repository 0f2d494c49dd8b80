"""A small made-up record for the tests of feeds, and what is written from it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from made_up_edition import edition

from site_builder import feeds
from site_builder.edition import Edition
from site_builder.pages.changes import changes
from site_builder.problems import Place
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.record.updates import Update, Withdrawal

HERE = Place("updates/2025-07-17-visit.md")
SITE_URL = "https://progress.example/sub/"

titles = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"), min_size=1
).filter(str.strip)
"""Any title that the reader lets through: it forbids control characters, and takes the space around away."""
titles = titles.map(str.strip)


def day(typed: str) -> When:
    """A day or a month as it is typed."""
    return When(*map(int, typed.split("-")))


def update(name: str = "2025-07-17-visit", **changes: Any) -> Update:
    """An update whose date is that of its name."""
    date = name[:10] if name[8:10].isdigit() else name[:7]
    given = {"name": name, "title": f"Title of {name}", "date": day(date), "place": HERE}
    return Update(**(given | {"body": Prose((f"<p>Body of {name}</p>",))} | changes))


def withdrawn(name: str = "2025-07-17-visit", reason: str = "It named <somebody>", **changes: Any) -> Update:
    """An update that was taken back on 1 September 2025."""
    return update(name, withdrawn=Withdrawal(day("2025-09-01"), reason), **changes)


def area(**changes: Any) -> Area:
    """The plan's third area."""
    given = {"name": "03-spotting-risk", "number": 3, "title": "Spotting risk", "body": Prose(("<p>x</p>",))}
    return Area(**(given | {"place": HERE} | changes))


def rating(typed: str = "2025-07-17", **changes: Any) -> Rating:
    """A rating that says that progress is slow."""
    given = {"date": day(typed), "delivery": Delivery.AT_RISK, "impact": Impact.NOT_YET}
    return Rating(**(given | {"reason": "Too few <staff> & rooms", "place": HERE} | changes))


def site(*updates: Update, **changes: Any) -> Edition:
    """An edition of updates, newest first as the reader gives them."""
    given = {
        "site_url": SITE_URL,
        "identifier_host": "www.exampleton.example",
        "updates": tuple(sorted(updates, key=lambda one: one.order)),
    }
    return edition(**(given | changes))


def written(shown: Edition) -> dict[str, bytes]:
    """Everything that is written from an edition, by path. The page composer's part is played by the plain body."""
    root = shown.site_url
    found = feeds.outputs(
        shown,
        lambda _, one: one.body.html(root),
        lambda _, one: one.young_people.html(root),
        changes(shown, root),
    )
    return {output.path: output.content for output in found}
