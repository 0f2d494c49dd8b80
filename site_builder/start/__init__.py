"""The beginning of a council's own repository: from four answers to the texts of its files, and these to a folder."""

from site_builder.start.answers import Answers, Systems
from site_builder.start.new_folder import write_new_folder
from site_builder.start.profile import Profile
from site_builder.start.repository import files

__all__ = ["Answers", "Profile", "Systems", "files", "write_new_folder"]
