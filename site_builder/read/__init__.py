"""Files to values of `record/`, or to findings with file and line."""
