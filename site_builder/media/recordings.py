"""Videos and sound: whether they say where they were made, as those of telephones do."""

from __future__ import annotations

import os
import re
from typing import IO

_READ = 8_000_000
"""Bytes at either end: what a file says about itself stands at one of them."""
_PLACE = re.compile(
    rb"\xa9xyz(?:(?s:....)[+-][0-9]|\0\0\0.data)|loci\0\0\0\0|com\.apple\.quicktime\.location\.ISO6709|GoPro MET|exif:GPSL|GPSCoordinates|Recorded location"
)
"""Android and older iPhones, whose four letters alone would be found by chance in one of 300 large files; 3GPP (TS 26.244, 8.9); newer iPhones; GoPro; XMP of cameras; tracks of Sony's."""


def says_where(file: IO[bytes]) -> bool:
    """Whether a video or sound holds the place where it was made."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    found = _PLACE.search(file.read(_READ))
    if not found and size > _READ:
        file.seek(max(_READ - 100, size - _READ))  # a mark may lie across the border
        found = _PLACE.search(file.read(_READ))
    return found is not None
