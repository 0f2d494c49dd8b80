"""From values to the text of a file: a new file, or one change in an existing one, all of whose other bytes stay."""

from site_builder.write.bodies import body_of, cut_at, section_of, sections_of, set_body, set_section
from site_builder.write.changes import add_key, append_item, move_item, remove_item, remove_key, rename_key, set_value
from site_builder.write.new_files import new_list, new_mapping, new_page
from site_builder.write.refusal import RefusedError
from site_builder.write.values import Value

__all__ = [
    "RefusedError",
    "Value",
    "add_key",
    "append_item",
    "body_of",
    "cut_at",
    "move_item",
    "new_list",
    "new_mapping",
    "new_page",
    "remove_item",
    "remove_key",
    "rename_key",
    "section_of",
    "sections_of",
    "set_body",
    "set_section",
    "set_value",
]
