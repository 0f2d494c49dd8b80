"""The short check of a record that may change on any day."""
