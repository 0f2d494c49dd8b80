"""What was decided about a recommendation, as entries of its feed."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from site_builder.edition import Edition
from site_builder.feeds.entries import Entry, identifier
from site_builder.record.plan import Area


def of_responses(edition: Edition, area: Area) -> Iterator[Entry]:
    """One entry for each decision, the newest first; it is known by its date and by who decided."""
    messages = edition.messages
    for response in reversed(area.responses):
        day, answer = edition.council.noon(response.date.first_day), messages.plain(f"acceptance.{response.answer}")
        said = messages.plain("feeds.response_said", answer=answer, by=response.by)
        yield Entry(
            id=identifier(edition, f"{response.date.year:04}", f"{area.name}/{response.anchor}"),
            title=messages.plain(
                "feeds.response_title", number=area.number, title=area.title, answer=answer, by=response.by
            ),
            link=f"{edition.site_url}{area.address}#{response.anchor}",
            html="".join(f"<p>{escape(words)}</p>" for words in (said, response.why) if words),
            summary=response.why,
            published=day,
            updated=day,
            categories=(messages.plain("feeds.response"), area.title),
        )
