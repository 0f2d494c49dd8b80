"""A new update from a Word file: what must not come along is named, everything else becomes a draft with its pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from site_builder.desk.changes import Wanted, Whole
from site_builder.desk.desk import Desk
from site_builder.desk.new_page import NOVELTIES, Novelty, given_in, new_form
from site_builder.desk.posted import posted_with_files
from site_builder.desk.proposals import all_proposed
from site_builder.desk.rendering import desk_of, kept_by, page
from site_builder.desk.saving import NotSaved, save
from site_builder.desk.shelf import Shelf
from site_builder.desk.submission import Submission
from site_builder.problems import Problem, UnusableError, printable, quoted
from site_builder.record.kinds import Kind
from site_builder.record.updates import TITLE_LENGTH
from site_builder.word import SAMPLE, Choices, Draft, Finding, NotImportedError, WordImport, draft, import_word_file

NOVELTY = Novelty(
    "An update from a Word file",
    "Its words, lists, tables, links and pictures become a draft, which nobody sees until you say that it is finished."
    " The Word file stays as it is.",
    "Make this draft",
    NOVELTIES["update"].written,
    ("title", "date", "kind", "areas"),
)
_TITLE_HELP = "In place of the title in the Word file. Leave it empty to take that one."
MOST_KEPT = 20
"""So many reports are kept in mind."""


@dataclass(frozen=True)
class Report:
    """What came of a Word file."""

    name: str
    left_out: tuple[str, ...]
    pictures: tuple[tuple[str, str], ...]
    """As paths from the root, each with the words of the Word file for people who cannot see it; "" where it has none."""
    findings: tuple[Problem, ...]
    """What the check says of the draft."""


def asked(request: Request) -> Response:
    """The form."""
    return _page(request)


async def sent(request: Request) -> Response:
    """Makes the draft, or says what is in the way."""
    posted, files = await posted_with_files(request)
    return await run_in_threadpool(_answer, request, next(iter(files.values()), None), posted)


def shown_report(request: Request) -> Response:
    """What was left out or changed, and where to go on."""
    file = request.path_params["file"]
    report = _reports(request).get(file)
    if report is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return page(request, "from_word_done.html", file=file, report=report)


def _answer(request: Request, file: tuple[str, bytes] | None, posted: Submission) -> Response:
    if file is None:
        return _page(request, posted, ["Choose the Word file."])
    name = printable(file[0])
    again = f"Choose {quoted(name)} again, too: a browser does not keep a file that was chosen."
    try:
        came = import_word_file(file[1], name)
    except NotImportedError as error:
        return _page(request, posted, found=error.findings)
    desk = desk_of(request)
    given = dict(given_in(new_form(NOVELTY, desk.checked().edition), posted))
    if remark := _title_remark(given.get("title") or came.title):
        return _page(request, posted, [remark, again])
    try:
        made = _made(desk, came, name, given)
        _save(desk, made, f"From Word: {given.get('title') or came.title}")
    except UnusableError as error:
        return _page(request, posted, [str(error), again])
    update = made.path.relative_to(desk.root).as_posix()
    _reports(request).put(_report(desk, made, came, name), update)
    return RedirectResponse(f"/from-word/{update}", HTTPStatus.SEE_OTHER)


def _title_remark(title: str) -> str:
    if not title.strip():
        return "The Word file has no title, so type one here."
    if len(title) > TITLE_LENGTH:
        return (
            f"The title has {len(title)} characters, and a title has at most {TITLE_LENGTH}; type a shorter one here."
        )
    return ""


def _made(desk: Desk, came: WordImport, name: str, given: dict[str, str]) -> Draft:
    checked = desk.checked()
    kind = Kind(given["kind"]) if given.get("kind") in {*Kind} else Kind.NEWS
    areas = tuple(int(number) for number in given.get("areas", "").split() if number.isdecimal())
    choices = Choices(given.get("title", ""), kind, areas, given.get("date") or None)
    made = draft(came, name, choices, checked.edition, checked.sources, notes=False)
    if there := next((path for path in made.files if path.exists() or path.is_symlink()), None):
        words = quoted(there.relative_to(desk.root).as_posix())
        raise UnusableError(f"There is already a file {words}: type another title or date, or change that update.")
    return made


def _save(desk: Desk, made: Draft, words: str) -> None:
    """All files or none, and what can be undone. UnusableError where the machine refuses it."""
    contents = {**made.pictures, made.path: made.text.encode()}
    wanted = [
        Wanted(path.relative_to(desk.root).as_posix(), (Whole(content),), "") for path, content in contents.items()
    ]
    done = save(desk, all_proposed(desk, wanted), words)
    if isinstance(done, NotSaved):
        raise UnusableError(done.words)


def _report(desk: Desk, made: Draft, came: WordImport, name: str) -> Report:
    update, *pictures = (path.relative_to(desk.root).as_posix() for path in made.files)
    findings = tuple(one for one in desk.checked().problems if one.place.file == update)
    words = ("" if picture.words == SAMPLE else picture.words for picture in came.pictures)
    return Report(name, came.left_out, tuple(zip(pictures, words, strict=True)), findings)


def _reports(request: Request) -> Shelf[Report]:
    return kept_by(request, "word_reports", lambda: Shelf[Report](MOST_KEPT))


def _page(
    request: Request, posted: Submission | None = None, remarks: Iterable[str] = (), found: Iterable[Finding] = ()
) -> Response:
    form = new_form(NOVELTY, desk_of(request).checked().edition).holding(posted or {})
    fields = tuple(
        replace(one, required=False, help=_TITLE_HELP) if one.path == ("title",) else one for one in form.fields
    )
    remarks, found = list(remarks), list(found)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if remarks or found else HTTPStatus.OK
    return page(
        request, "from_word.html", status, novelty=NOVELTY, asked_fields=fields, remarks=remarks, found=_by_place(found)
    )


def _by_place(found: Iterable[Finding]) -> list[tuple[str, str]]:
    """Where each thing is in the Word file, and what is to be done."""
    return [(one.place, one.message) for one in found]


ROUTES = [
    Route("/from-word", asked),
    Route("/from-word", sent, methods=["POST"]),
    Route("/from-word/{file:path}", shown_report),
]
