"""The first page, which says what there is to edit; and the lists of all promises, actions, ratings and measures."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from site_builder.checked import Checked
from site_builder.comparison import changed_since
from site_builder.desk.desk import Desk
from site_builder.desk.rendering import desk_of, page
from site_builder.desk.things import PIECES, Entry, State, pieces, things

MOST_AT_ONCE = 50
"""So many updates are listed before somebody asks for all."""
CHOICES = {
    "": "All",
    State.DRAFT: "Drafts",
    State.WAITING: "Waiting for their hour",
    State.PUBLIC: "Public",
    "changed": "Changed since published",
    "wrong": "With problems",
    State.WITHDRAWN: "Withdrawn",
}


@dataclass(frozen=True)
class Query:
    """Which updates are asked for."""

    words: str
    state: str
    is_all: bool

    def fits(self, entry: Entry) -> bool:
        """Whether an update is one of them."""
        words = f"{entry.title} {entry.note} {entry.address}".casefold()
        return all(word in words for word in self.words.casefold().split()) and self._is_of_state(entry)

    def _is_of_state(self, entry: Entry) -> bool:
        if self.state == "changed":
            return entry.is_changed
        if self.state == "wrong":
            return bool(entry.errors or entry.warnings)
        return self.state in ("", entry.sort)


def shown(request: Request) -> Response:
    """Everything, the updates first."""
    desk = desk_of(request)
    checked = desk.checked()
    query = request.query_params
    asked = Query(query.get("q", ""), query.get("state", ""), "all" in query)
    found = things(checked, desk.files(checked), changed_files(desk, checked))
    fitting = [entry for entry in found.updates if asked.fits(entry)]
    some = fitting if asked.is_all else fitting[:MOST_AT_ONCE]
    return page(
        request,
        "list.html",
        things=found,
        asked=asked,
        updates=some,
        count=len(fitting),
        choices=CHOICES,
        pieces=PIECES,
    )


def changed_files(desk: Desk, checked: Checked) -> frozenset[str]:
    """The files of which something was changed since it was published; none where that is not known."""
    if not desk.compared or desk.compared[0][0] is not checked:
        site_dir = checked.sources.root / checked.sources.site_dir
        changed, _ = changed_since(site_dir, checked.edition.public().without_withdrawn_words())
        desk.compared[:] = [(checked, frozenset(item.place.file for item in changed))]
    return desk.compared[0][1]


def all_of(request: Request) -> Response:
    """All promises, actions, ratings or measures."""
    which = request.path_params["which"]
    if which not in PIECES:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    found = pieces(desk_of(request).checked().edition, which)
    return page(request, "pieces.html", heading=PIECES[which], pieces=found, which=which)


ROUTES = [Route("/", shown), Route("/all/{which}", all_of)]
