"""What a page is, in the words of schema.org, for search engines (JSON-LD 1.1)."""

from __future__ import annotations

import json

from site_builder.record.addresses import file_address
from site_builder.record.outputs import Page
from site_builder.settings import Settings

Thing = dict[str, object]


def structured(page: Page, settings: Settings) -> str:
    """The page, the way to it and the council behind it, as JSON that is safe inside `<script>`."""
    things = [_page(page, settings), *([_trail(page, settings)] if page.trail else []), _council(settings)]
    text = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False)
    return text.replace("<", "\\u003c")  # no `</script>` can end the element early


def _page(page: Page, settings: Settings) -> Thing:
    address = f"{settings.site_url}{page.address}"
    dates: Thing = {"datePublished": str(page.published)} if page.published else {}
    dates |= {"temporalCoverage": str(page.dated)} if page.dated else {}
    was_changed = page.changed and page.published and page.changed > page.published.first_day
    dates |= {"dateModified": page.changed.isoformat()} if page.changed and was_changed else {}
    name = "headline" if page.schema == "NewsArticle" else "name"
    return {
        "@type": page.schema,
        "@id": address,
        "url": address,
        name: page.title,
        "description": page.description,
        "inLanguage": settings.messages.tag,
        **dates,
        "publisher": {"@id": _council_id(settings)},
    }


def _trail(page: Page, settings: Settings) -> Thing:
    steps = [*page.trail, (page.title, page.address)]
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": f"{settings.site_url}{address}"}
        for number, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _council(settings: Settings) -> Thing:
    logo: Thing = {"logo": file_address(settings.logo, settings.site_url)} if settings.logo else {}
    return {"@type": "GovernmentOrganization", "@id": _council_id(settings), "name": settings.council, **logo}


def _council_id(settings: Settings) -> str:
    return f"{settings.site_url}#council"
