"""How to follow, the statements that the law asks for, the way to find things, and what stands at a wrong address."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.model.outputs import Page
from site_builder.model.site import Site
from site_builder.pages.render import HOME, compose
from site_builder.pages.updates import by_year


def pages(site: Site) -> Iterator[Page]:
    """Subscribe, accessibility, privacy, search, and the page for an address that is not there."""
    council, name = site.settings.council, site.settings.site_name
    for address, title, description in (
        ("subscribe/", "Follow our progress", f"Feeds, a calendar and open data of {name}."),
        ("accessibility/", "Accessibility statement", f"How accessible {name} is, and whom to tell about a problem."),
        (
            "privacy/",
            "Privacy and cookies",
            f"What {name} stores about you: nothing. What {council} knows when you write to it.",
        ),
        ("search/", "Find something", f"Ways to find what you look for in {name}."),
    ):
        page = Page(
            address=address, title=title, description=description, body="", section=address.rstrip("/"), trail=(HOME,)
        )
        yield compose(page, f"{address.rstrip('/')}.html", site, years=by_year(site))
    missing = Page(
        "404.html", "Page not found", "There is no page at this address.", body="", trail=(HOME,), is_listed=False
    )
    yield compose(missing, "not_found.html", site)
