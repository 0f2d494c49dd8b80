"""Compiles a council's dated updates and plan summaries into its public progress site: `findings` and `build` for scripts."""

from site_builder.api import ContentError, Problem, Site, UnusableError, build, findings

__all__ = ["ContentError", "Problem", "Site", "UnusableError", "build", "findings"]
