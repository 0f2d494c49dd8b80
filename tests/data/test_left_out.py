"""The open data of a site without a second version say nothing of one, and leave no shape to wonder about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.data.left_out import as_published, schema_as_published, table_as_published
from site_builder.data.tables import Table, documents, voice
from site_builder.edition import Edition
from site_builder.record.second_version import SecondVersion

from .made_up import site


def of(second: SecondVersion) -> Edition:
    edition = site()
    council = replace(edition.record.council, second_version=second)
    return replace(edition, record=replace(edition.record, council=council))


WITHOUT = of(SecondVersion(is_on=False))
SCHEMA = {
    "title": "Plan",
    "properties": {"area": {"$ref": "#/$defs/area"}, "young_people": {"$ref": "#/$defs/text"}},
    "$defs": {
        "area": {"items": {"$ref": "#/$defs/rating"}, "required": ["title", "young_people"]},
        "rating": {"description": "A rating"},
        "text": {"description": "In a child's words"},
    },
}


def test_a_key_goes_at_whatever_depth_where_there_is_none() -> None:
    whole = {"areas": [{"title": "A", "young_people": {"title": "B"}}], "young_people": "x"}
    assert as_published(whole, WITHOUT) == {"areas": [{"title": "A"}]}
    assert as_published(whole, site()) == whole


def test_a_schema_keeps_what_something_points_to_through_others_too() -> None:
    found = schema_as_published(SCHEMA, WITHOUT)
    assert found == {
        "title": "Plan",
        "properties": {"area": {"$ref": "#/$defs/area"}},
        "$defs": {
            "area": {"items": {"$ref": "#/$defs/rating"}, "required": ["title"]},
            "rating": {"description": "A rating"},
        },
    }
    assert schema_as_published(SCHEMA, site()) == SCHEMA


def test_a_schema_calls_other_readers_as_the_council_does() -> None:
    found = schema_as_published(SCHEMA, of(SecondVersion(readers="tenants")))
    assert "words for tenants" in str(found) and "child" not in str(found)


@pytest.mark.parametrize("table", [voice(site()), documents(site())], ids=["with the column", "without it"])
def test_a_table_loses_that_column_alone(table: Table) -> None:
    shown = table_as_published(table, WITHOUT)
    assert shown.columns == tuple(column for column in table.columns if column != "young_people")
    assert {len(row) for row in shown.rows} == {len(shown.columns)}
    assert table_as_published(table, site()) == table
