"""What of a file a plain field can hold without losing anything."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from site_builder.desk.plain_fields import Given


@pytest.mark.parametrize("typed", ["[a, b]", "[]"])
def test_a_list_of_short_texts_is_held(typed: str) -> None:
    assert given(typed).holds_only_texts


@pytest.mark.parametrize("typed", ["[a, {b: c}]", "[a, [b]]", "[a, !own b]", '["a\\nb"]', "{a: b}"])
def test_a_list_that_a_form_would_change_is_not(typed: str) -> None:
    assert not given(typed).holds_only_texts


def given(typed: str) -> Given:
    return Given(Path("a.md"), "names", "Names", "", False, (), yaml.compose(typed, yaml.SafeLoader))
