"""A record without a second version has none of its texts, wherever they stood; all else stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from data.made_up import site

from site_builder.record.dates import When
from site_builder.record.plan import Closure, Group
from site_builder.record.prose import Prose
from site_builder.record.record import Record
from site_builder.record.without_second_version import without_second_version

WORDS = Prose(("<p>For them.</p>",))


def full() -> Record:
    """A record in which everything that can have such a text has one."""
    record = site().record
    closed = Closure(When(2026, 1), "Done.", young_people="It is done.")
    area = replace(record.areas[0], teenagers=WORDS, young_people_group=Group.BEING_SAFE, closed=closed)
    return replace(
        record,
        areas=(area, *record.areas[1:]),
        updates=tuple(replace(update, teenagers=WORDS) for update in record.updates),
    )


def texts(value: object) -> Iterator[tuple[str, str]]:
    """The thing and key of each text of the second version; that of the council says for which ages it is."""
    if isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    if not is_dataclass(value) or isinstance(value, type):
        return
    for field in fields(value):
        inner = getattr(value, field.name)
        if field.name.startswith(("young_people", "teenagers")) and not field.name.endswith("_place") and inner:
            yield type(value).__name__, field.name
        yield from texts(inner)


def test_no_text_of_it_is_left() -> None:
    before = set(texts(full()))
    assert {("Area", "young_people_group"), ("Closure", "young_people"), ("Voice", "young_people")} <= before
    assert {("Update", "teenagers"), ("Ending", "young_people"), ("Term", "young_people")} <= before
    assert set(texts(without_second_version(full()))) <= {("Council", "young_people")}


def test_all_else_stays() -> None:
    before, after = full(), without_second_version(full())
    assert [update.body for update in after.updates] == [update.body for update in before.updates]
    assert [area.title for area in after.areas] == [area.title for area in before.areas]
    assert after.areas[0].closed and after.areas[0].closed.why == "Done."
    assert after.documents == before.documents and after.council == before.council
