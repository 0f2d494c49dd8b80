"""JSON that somebody may have changed: whatever is wrong with it is one kind of error."""

import pytest

from site_builder.json_text import parsed


def test_a_value_comes_back() -> None:
    assert parsed('{"a": [1, "Ŵyl"]}') == {"a": [1, "Ŵyl"]}


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"a": ' * 100_000, b"\xff", "1" * 5000, "\ufeff{}"])
def test_anything_else_is_a_value_error(text: str | bytes) -> None:
    with pytest.raises(ValueError):
        parsed(text)
