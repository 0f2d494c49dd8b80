"""Measures a text: its sentences, their figures, and the words and forms that a child stumbles over. Knows no site."""
