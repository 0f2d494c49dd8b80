"""The page of one file, or of one value in it: a form, and what becomes of it when it is sent."""

from __future__ import annotations

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from site_builder.checked import Checked
from site_builder.desk import attachments
from site_builder.desk.changes import Change, Move, Path, Wanted, Whole, Wish
from site_builder.desk.decide_page import offered
from site_builder.desk.desk import Desk
from site_builder.desk.fields import Line, Picture, name_of, path_of
from site_builder.desk.files import as_seen, look
from site_builder.desk.forms import DeskForm, NothingThereError, form_of
from site_builder.desk.locations import item_at
from site_builder.desk.picks import picks_of
from site_builder.desk.posted import Files, posted_with_files
from site_builder.desk.proposal_page import propose
from site_builder.desk.record_files import RecordFile, Sort
from site_builder.desk.rendering import desk_of, kept_by, page
from site_builder.desk.shelf import Shelf
from site_builder.desk.submission import Submission, changes, clashes, totals_of, typed_anew
from site_builder.desk.things import may_be_deleted
from site_builder.desk.uploads import RefusedFileError, brought
from site_builder.problems import printable, quoted
from site_builder.write import RefusedError
from site_builder.write.file_text import FileText
from site_builder.write.tree import Tree

MOST_KEPT = 30
"""So many forms that were sent are kept in mind."""


def shown(request: Request) -> Response:
    """The form of what an address names."""
    desk = desk_of(request)
    checked = desk.checked()
    each = _file(desk, checked, request.path_params["file"])
    content, seen = look(desk, each.file)
    text = _text(content)
    query = request.query_params
    at = _at_line(each, text, query["line"]) if "line" in query else query.get("at", "")
    kept = typed_of(request).get(query.get("typed", "")) or {}
    form = _form(each, text, at, checked, totals_of(kept))
    return _page(request, form.holding(kept), kept.get("seen", (seen,))[0])


def _at_line(each: RecordFile, text: str, line: str) -> str:
    """The item of a list that a line of a file belongs to, as an address has it; "" for the whole file."""
    try:
        return name_of(item_at(Tree(FileText(text).text, each.file), int(line)))
    except (RefusedError, ValueError):
        return ""


def typed_of(request: Request) -> Shelf[Submission]:
    """What was typed into the forms that were sent last, by names that nobody can guess: to go on from there."""
    return kept_by(request, "typed", lambda: Shelf[Submission](MOST_KEPT))


async def sent(request: Request) -> Response:
    """What was typed: the changes that it makes, or the same form with more to fill in."""
    return await run_in_threadpool(_answer, request, *await posted_with_files(request))


def _answer(request: Request, posted: Submission, files: Files) -> Response:
    desk = desk_of(request)
    checked = desk.checked()
    each = _file(desk, checked, request.path_params["file"])
    seen = posted.get("seen", ("",))[0]
    content, remark = _seen(desk, each.file, seen)
    text, at = _text(content), posted.get("at", ("",))[0]
    back = f"/edit/{each.file}?at={at}"
    what, _, where = posted.get("do", ("",))[0].partition(":")
    if what == "delete" and may_be_deleted(checked, each.file):
        words = f"Deleted the draft {each.file}"
        return propose(request, [Wanted(each.file, (Whole(None),), seen)], back=back, words=words)
    posted, refused = _with_files(request, _form(each, text, at, checked, totals_of(posted)), posted, files)
    if what == "bring" and f"{where}.file" not in files:
        refused.append("Choose a file on this computer first, then press the button below it.")
    checked = desk.checked()
    totals = totals_of(posted)
    if what == "more":
        path = path_of(where)
        totals[path] = totals.get(path, 0) + 1
    form = _form(each, text, at, checked, totals)
    if form.unreadable and "whole" in posted:
        return handed_on(request, each.file, [Whole(typed_anew(text, posted["whole"][0]))], seen, back)
    twice = [
        f"{field.label}: type a short value, or fill in the keys below it, not both." for field in clashes(form, posted)
    ]
    remarks = [*([remark] if remark else twice), *refused]
    if remarks or what in ("more", "bring"):
        return _page(request, form.holding(posted), seen, remarks, status=422 if remarks else 200)
    wishes: list[Wish] = [*changes(form, posted, text), *_asked_of_list(what, path_of(where))]
    if not wishes:
        return _page(request, form, seen, ["Nothing was changed, so there is nothing to save."])
    return handed_on(request, each.file, wishes, seen, f"{back}&typed={typed_of(request).put(posted)}")


def handed_on(request: Request, file: str, wishes: list[Wish], seen: str, back: str) -> Response:
    """The page that shows what would be changed."""
    return propose(request, [Wanted(file, tuple(wishes), seen)], back=back)


def _asked_of_list(what: str, path: Path) -> list[Wish]:
    """What a button beside an item asks for."""
    last = path[-1] if path else ""
    if not isinstance(last, int):
        return []
    if what == "remove":
        return [Change(path, None)]
    if what in ("up", "down"):
        return [Move(path, last + (1 if what == "down" else -1))]
    return []


def _file(desk: Desk, checked: Checked, file: str) -> RecordFile:
    found = desk.files(checked)
    if file not in found:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return found[file]


def _form(each: RecordFile, text: str, at: str, checked: Checked, totals: dict[Path, int] | None = None) -> DeskForm:
    problems = [problem for problem in checked.problems if problem.place.file == each.file]
    try:
        return form_of(each, text, at, picks_of(checked.edition), problems, totals or {})
    except NothingThereError:
        raise HTTPException(HTTPStatus.NOT_FOUND) from None


def _seen(desk: Desk, file: str, seen: str) -> tuple[bytes | None, str]:
    """What the form was made from. Where the desk does not know it any more, what is there now, and what to do."""
    try:
        return as_seen(desk, seen), ""
    except KeyError:
        content, _ = look(desk, file)
        return (
            content,
            "This form was opened long ago. What you typed is still here: look at it once more, then save it.",
        )


def _with_files(request: Request, form: DeskForm, posted: Submission, files: Files) -> tuple[Submission, list[str]]:
    """What was posted, with each file that was brought chosen in its field, whichever button was pressed: nothing that
    somebody chose is dropped. Besides, why a file was not taken."""
    fields = {field.upload: field for field in form.fields if isinstance(field, Picture | Line) and field.upload}
    refused: list[str] = []
    for upload, (name, content) in files.items():
        field = fields.get(upload)
        if field is None:
            refused.append(f"{quoted(printable(name))} belongs to no field here; choose it again.")
            continue
        try:
            file, is_new = brought(desk_of(request), name, content, only_pictures=isinstance(field, Picture))
        except RefusedFileError as error:
            refused.append(f"{field.label}: {error}")
        else:
            posted = {**posted, field.name: (file.removeprefix("docs/"),)}
            if is_new:
                attachments.note(request, form.file, file, content)
    return posted, refused


def _page(request: Request, form: DeskForm, seen: str, remarks: list[str] | None = None, status: int = 200) -> Response:
    desk = desk_of(request)
    is_named = form.sort is Sort.UPDATE or any(isinstance(step, str) for step in form.at)
    return page(
        request,
        "edit.html",
        status,
        form=form,
        seen=seen,
        remarks=remarks or [],
        decisions=offered(desk, form.file, form.at) if is_named else (),
        may_be_deleted=not form.at and may_be_deleted(desk.checked(), form.file),
    )


def _text(content: bytes | None) -> str:
    """The text of a file; one that is not UTF-8 is not text, and its findings say so."""
    try:
        return (content or b"").decode("utf-8")
    except UnicodeDecodeError:
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY) from None


ROUTES = [
    Route("/edit/{file:path}", shown),
    Route("/edit/{file:path}", sent, methods=["POST"]),
]
