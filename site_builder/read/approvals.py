"""Who agreed to an update, and why it may appear before an election: the keys `approved` and `pre_election_ok`."""

from __future__ import annotations

from site_builder.read.fields import Fields
from site_builder.record.approvals import Approval, Clearance


def read_approvals(fields: Fields) -> tuple[Approval, ...]:
    """The approvals of an update that can be read, in the order of the file."""
    return tuple(one for item in fields.items("approved") if (one := _approval(item)))


def _approval(item: Fields) -> Approval | None:
    by, date = item.text("by"), item.when("date")
    return Approval(by, date, item.place_of("date"), item.place_of("by")) if by and date else None


def read_clearance(fields: Fields) -> Clearance | None:
    """Why an update may appear in a period before an election; None where it does not say so in full."""
    fields.needs_value("pre_election_ok", "write by whom it was decided, when and why")
    inner = fields.inner("pre_election_ok")
    if inner is None:
        return None
    by, date, why = inner.text("by"), inner.when("date"), inner.text("why")
    return Clearance(by, date, why, inner.place_of("date"), inner.place_of("by")) if by and date and why else None
