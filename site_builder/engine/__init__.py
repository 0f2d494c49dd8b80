"""What stands at the edge: the engine of hand-written pages and its theme."""
