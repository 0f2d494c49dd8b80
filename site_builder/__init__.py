"""Compiles a council's dated updates and plan summaries into its public progress site."""
