"""Measures a text: its sentences, their figures, and words and forms that a child stumbles over. Knows of no site."""
