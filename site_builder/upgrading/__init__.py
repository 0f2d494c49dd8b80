"""A council's files, upgraded from the release that they name to the installed one: described, shown, and then written."""
