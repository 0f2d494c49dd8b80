"""What was published, as the manifest of a site says."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.record.chain import Things as Things


@dataclass(frozen=True)
class Published:
    """The facts of a published site, and the version of the manifest that has them."""

    site_url: str
    version: int
    things: Things
    head: str = ""
    """The hash of the last line of `published/` when that site was built; "" if there was none."""
