"""What was decided about a recommendation: accepted, in part or not, by whom, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from site_builder.problems import Place
from site_builder.record.dates import When
from site_builder.record.documents import Document
from site_builder.record.names import ascii_slug


class Acceptance(StrEnum):
    """How a body answers a recommendation."""

    ACCEPTED = "accepted"
    IN_PART = "in-part"
    NOT_ACCEPTED = "not-accepted"


@dataclass(frozen=True)
class Response:
    """One decision of one body about a recommendation; it holds until the same body decides anew."""

    date: When
    answer: Acceptance
    by: str
    """Who decided it: a body or a role."""
    why: str
    """Why, and of what is accepted in part, which part; "" only for what is accepted."""
    source: Document | None
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)

    @property
    def body(self) -> str:
        """The name by which its decisions belong together, however it is written."""
        return ascii_slug(self.by)

    @property
    def known(self) -> str:
        """By what it is known among those of its recommendation: its date and who decided it."""
        return f"{self.date}-{self.body}"

    @property
    def anchor(self) -> str:
        """Its anchor on the page of the recommendation."""
        return f"response-{self.known}"


def that_hold(responses: Iterable[Response]) -> tuple[Response, ...]:
    """The latest response of each body, in the order of their first ones. `responses` are oldest first."""
    found: dict[str, Response] = {}
    for response in responses:
        found[response.body] = response
    return tuple(found.values())
