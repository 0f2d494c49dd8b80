"""Where a site is built, and how the finished one replaces the old one: no site is ever lost, and no two builds meet."""

from site_builder.place.cache_folder import cache_folder, clear, empty_folder, remembered
from site_builder.place.locks import locked, locked_at_once
from site_builder.place.replacement import (
    exchange,
    may_be_made_in,
    may_be_written,
    may_replace,
    put_in_place,
    put_right,
)
from site_builder.place.work_folders import SPARE, alone, clear_spare, for_preview, keep_spare, take_spare

__all__ = [
    "SPARE",
    "alone",
    "cache_folder",
    "clear",
    "clear_spare",
    "empty_folder",
    "exchange",
    "for_preview",
    "keep_spare",
    "locked",
    "locked_at_once",
    "may_be_made_in",
    "may_be_written",
    "may_replace",
    "put_in_place",
    "put_right",
    "remembered",
    "take_spare",
]
