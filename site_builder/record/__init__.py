"""What a site is about, as frozen values: no files, no clock, no engine."""
