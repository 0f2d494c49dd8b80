"""The published facts: what a record says, thing by thing, in a form in which two records can be compared."""

from __future__ import annotations

from site_builder.record.facts.entries import say_entries
from site_builder.record.facts.plan import say_plan
from site_builder.record.facts.said import Facts as Facts
from site_builder.record.facts.said import Said as Said
from site_builder.record.facts.site import say_site
from site_builder.record.facts.updates import say_updates, say_updates_of_version_1
from site_builder.record.record import Record

VERSION = 2
"""The version of the facts in `data/manifest.json`; the first one knew only updates."""
KINDS = frozenset(
    {
        *("update", "quote", "diary", "document", "correction", "promise", "move", "outcome"),
        *("area", "decision", "action", "report", "rating", "measure", "comparator", "point"),
        *("event", "judgement", "version", "consultation", "voice", "rhythm", "term", "body", "page", "site"),
    }
)
"""The kinds of things that have facts."""


def facts(record: Record, version: int = VERSION) -> Facts:
    """Every fact of a public record: each thing by its name, such as "area/3/action/hire", with a value for each key.

    Nothing in them depends on the day. `version` is that of the manifest with which they are compared: an older one
    knew less. Layout, pictures beside titles and the order of entries are not facts."""
    found = Facts()
    if version == 1:
        say_updates_of_version_1(found, record)
        return found
    say_updates(found, record)
    say_plan(found, record)
    say_entries(found, record)
    say_site(found, record.council)
    return found
