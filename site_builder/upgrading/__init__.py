"""A council's files brought from the release that they name to the one that is installed: told, shown, and then done."""
