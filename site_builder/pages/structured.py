"""What a page is, in schema.org's terms, for search engines (JSON-LD 1.1)."""

from __future__ import annotations

import json

from site_builder.edition import Edition
from site_builder.record.addresses import file_address
from site_builder.record.outputs import Page

Thing = dict[str, object]
_MEDIA_TYPES = {"csv": "text/csv", "json": "application/json", "xml": "application/xml"}


def structured(page: Page, edition: Edition) -> str:
    """The page, its breadcrumb and the council behind it, as JSON that is safe inside `<script>`."""
    things = [_page(page, edition), *([_trail(page, edition)] if page.trail else []), _council(edition)]
    things += _partners(edition)
    text = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False)
    return text.replace("<", "\\u003c")  # no `</script>` can end the element early


def _page(page: Page, edition: Edition) -> Thing:
    address = f"{edition.site_url}{page.address}"
    dates: Thing = {"datePublished": str(page.published)} if page.published else {}
    dates |= {"temporalCoverage": str(page.dated)} if page.dated else {}
    was_changed = page.changed and page.published and page.changed > page.published.first_day
    dates |= {"dateModified": page.changed.isoformat()} if page.changed and was_changed else {}
    corrected = [
        {"@type": "CorrectionComment", "text": note, "datePublished": str(day)} for day, note in page.corrections
    ]
    dates |= {"correction": corrected} if corrected else {}
    name = "headline" if page.schema == "NewsArticle" else "name"
    return {
        "@type": page.schema,
        "@id": address,
        "url": address,
        name: page.title,
        "description": page.description,
        "inLanguage": edition.messages.tag,
        **dates,
        **(_dataset(page, edition) if page.files else {}),
        "publisher": _publisher(edition),
    }


def _dataset(page: Page, edition: Edition) -> Thing:
    """What a dataset has beside: schema.org's `Dataset`, as search engines for data read it."""
    council = edition.council
    licence: Thing = {"license": council.licence.url} if council.licence.url else {}
    files = [
        {
            "@type": "DataDownload",
            "contentUrl": f"{edition.site_url}{file}",
            "encodingFormat": _MEDIA_TYPES[file.rpartition(".")[2]],
        }
        for file in page.files
    ]
    return {"isAccessibleForFree": True, "about": council.plan, **licence, "distribution": files}


def _trail(page: Page, edition: Edition) -> Thing:
    steps = [*page.trail, (page.title, page.address)]
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": f"{edition.site_url}{address}"}
        for number, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _council(edition: Edition) -> Thing:
    logo: Thing = {"logo": file_address(edition.council.logo, edition.site_url)} if edition.council.logo else {}
    return {"@type": "GovernmentOrganization", "@id": _council_id(edition), "name": edition.council.name, **logo}


def _partners(edition: Edition) -> list[Thing]:
    """Who answers for the plan together with the council."""
    return [
        {
            "@type": "Organization",
            "@id": _partner_id(edition, number),
            "name": partner.name,
            **({"url": partner.contact.url} if partner.contact.url else {}),
        }
        for number, partner in enumerate(edition.council.partners, 1)
    ]


def _publisher(edition: Edition) -> Thing | list[Thing]:
    council: Thing = {"@id": _council_id(edition)}
    partners: list[Thing] = [
        {"@id": _partner_id(edition, number + 1)} for number in range(len(edition.council.partners))
    ]
    return [council, *partners] if partners else council


def _partner_id(edition: Edition, number: int) -> str:
    return f"{edition.site_url}#partner-{number}"


def _council_id(edition: Edition) -> str:
    return f"{edition.site_url}#council"
