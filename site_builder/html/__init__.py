"""Changes to finished HTML, whichever engine converted it."""
