"""Real builds of whole sites, each by a process of its own, and what is in their output."""
