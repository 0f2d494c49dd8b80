"""JSON that somebody may have changed: what our own commands have left in a folder, and what another site sends."""

from __future__ import annotations

import json
from typing import Any


def parsed(text: str | bytes) -> Any:
    """The value that a text says. ValueError for one that is not JSON, not in UTF-8, or nested too deeply to be read."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
