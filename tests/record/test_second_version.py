"""For whom the second version is, and whom its readers can turn to."""

from __future__ import annotations

import pytest

from site_builder.record.second_version import SecondVersion, WritingRules


@pytest.mark.parametrize(
    ("readers", "is_theirs"),
    [("children", True), ("Young adults", True), ("families with a child", True), ("tenants", False)],
)
def test_children_read_what_is_for_them_by_its_name_or_its_rules(readers: str, is_theirs: bool) -> None:
    assert SecondVersion(readers=readers, rules=WritingRules.EASY_READ).is_for_children is is_theirs
    assert SecondVersion(readers=readers).is_for_children  # by the rules for children
