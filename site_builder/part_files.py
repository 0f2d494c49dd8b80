"""What is written beside its place first, and then moved there: always a file of its own."""

from __future__ import annotations

import os
from pathlib import Path


def write_part(path: Path, content: bytes) -> None:
    """Writes a new file, and waits until it is on the disk. What is there by that name is removed first: through a link that
    came with somebody's content the bytes would get anywhere. OSError where it cannot be written."""
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
