"""Inspects files that are not text, and cleans pictures: pure functions from bytes to bytes and facts."""
