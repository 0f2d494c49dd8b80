"""No old address and no page of a council's own can take the place of what the builder makes."""

from __future__ import annotations

from made_up_edition import edition

from site_builder.feeds import outputs
from site_builder.pages import pages
from site_builder.record.addresses import RESERVED


def test_every_page_and_feed_is_at_an_address_that_is_kept_for_it() -> None:
    site = edition()
    made = [page.address for page in pages(site)] + [
        one.path for one in outputs(site, lambda *_: "", lambda *_: "", {})
    ]
    firsts = {address.partition("/")[0] for address in made} - {"", site.council.second_version.home.strip("/")}
    assert firsts >= {"slow", "feed.json"} and firsts <= RESERVED
