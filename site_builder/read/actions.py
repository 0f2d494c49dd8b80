"""The actions of a plan summary, with their reports."""

from __future__ import annotations

from site_builder.codes import Code
from site_builder.read.documents import read_document, read_moves
from site_builder.read.fields import Fields
from site_builder.record.actions import Action, Checked, Report, Status, order_of
from site_builder.record.documents import Document


def read_actions(fields: Fields, ids: list[tuple[str, Fields]]) -> tuple[Action, ...]:
    """The actions in the order of the file; adds the id of each, with its keys, to those that must differ."""
    items = fields.items("actions")
    actions = [_action(item) for item in items]
    ids += [(action.id, item) for action, item in zip(actions, items, strict=True)]
    return tuple(actions)


def _action(item: Fields) -> Action:
    document, update = _evidence(item)
    return Action(
        id=item.id(),
        text=item.text("text"),
        place=item.place,
        due=item.when("due"),
        status=item.choice("status", Status),
        owner=item.text("owner"),
        done=item.when("done"),
        reports=_reports(item),
        checked=_checked(item),
        moved=read_moves(item, are_dates=True),
        evidence=document,
        evidence_update=update,
        done_place=item.place_of("done"),
        evidence_place=item.place_of("evidence"),
        places=item.places,
    )


def _evidence(item: Fields) -> tuple[Document | None, str]:
    """What shows it: a document and "", or None and the name of an update."""
    if not item.is_mapping("evidence"):
        return None, item.text("evidence")
    inner = item.inner("evidence")
    return (read_document(inner) if inner else None), ""


def _reports(action: Fields) -> tuple[Report, ...]:
    reports = [report for item in action.items("reports") if (report := _report(item))]
    seen: set[str] = set()
    for report in reports:
        if str(report.date) in seen:
            message = f"There are two reports on this action with the date {report.date}; keep one per date."
            action.add(report.place, Code.TWICE, message)
        seen.add(str(report.date))
    return tuple(sorted(reports, key=order_of))


def _report(item: Fields) -> Report | None:
    date, status, note = item.when("date"), item.choice("status", Status), item.text("note")
    document, update = _evidence(item)
    if not (date and status):
        return None
    return Report(
        status=status,
        date=date,
        place=item.place_of("date"),
        note=note,
        evidence=document,
        evidence_update=update,
        evidence_place=item.place_of("evidence"),
        places=item.places,
    )


def _checked(action: Fields) -> Checked | None:
    inner = action.inner("checked")
    if inner is None:
        return None
    date, by, how = inner.when("date"), inner.text("by"), inner.text("how")
    return Checked(date, by, how, inner.place_of("date")) if date and by else None
