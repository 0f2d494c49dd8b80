"""What a preview shows instead of the site while its content has errors."""

from __future__ import annotations

from collections.abc import Iterable

from site_builder.messages import english
from site_builder.pages.render import environment
from site_builder.problems import Problem


def findings_page(problems: Iterable[Problem | str]) -> str:
    """A whole HTML page that lists the findings."""
    return environment(english()).get_template("findings.html").render(problems=list(problems))
