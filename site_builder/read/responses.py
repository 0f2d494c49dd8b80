"""The responses to a recommendation, in a plan summary."""

from __future__ import annotations

from site_builder.codes import Code
from site_builder.problems import quoted
from site_builder.read.documents import read_source
from site_builder.read.fields import Fields
from site_builder.record.responses import Acceptance, Response


def read_responses(fields: Fields) -> tuple[Response, ...]:
    """The responses, oldest first; of one date as they were typed."""
    found = [response for item in fields.items("responses") if (response := _response(item))]
    seen: set[str] = set()
    for response in found:
        if response.known in seen:
            message = f"There are two responses by {quoted(response.by)} with the date {response.date}; keep one."
            fields.add(response.place, Code.TWICE, message)
        seen.add(response.known)
    return tuple(sorted(found, key=lambda response: response.date.first_day))


def _response(item: Fields) -> Response | None:
    date, answer, by, why = item.when("date"), item.choice("answer", Acceptance), item.text("by"), item.text("why")
    source = read_source(item)
    if answer in (Acceptance.IN_PART, Acceptance.NOT_ACCEPTED) and not why:
        which = "which part is not accepted, and why" if answer is Acceptance.IN_PART else "why"
        message = f"'why' is missing beside 'answer: {answer}'; write {which}."
        item.add(item.place_of("answer"), Code.MISSING_KEY, message)
    if not (date and answer and by):
        return None
    return Response(date, answer, by, why, source, item.place_of("date"), item.places)
