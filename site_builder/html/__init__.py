"""Finished HTML, changed: whoever converted it."""
