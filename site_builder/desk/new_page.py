"""New updates, areas of the plan and pages: the few fields without which there is none, and a name that no file has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from site_builder.desk.changes import Change, NewBody, Wanted, Whole
from site_builder.desk.desk import Desk
from site_builder.desk.edits import edited
from site_builder.desk.forms import DeskForm, form_of
from site_builder.desk.picks import picks_of
from site_builder.desk.posted import posted_to
from site_builder.desk.proposal_page import propose
from site_builder.desk.proposals import all_proposed
from site_builder.desk.record_files import RecordFile, Sort
from site_builder.desk.rendering import desk_of, page
from site_builder.desk.saving import NotSaved, save
from site_builder.desk.sections import TEXT
from site_builder.desk.submission import Submission, changes
from site_builder.edition import Edition
from site_builder.problems import UnusableError, quoted
from site_builder.record.keys import AREA, PAGE, UPDATE
from site_builder.record.kinds import Kind
from site_builder.write import RefusedError, Value, new_page
from site_builder.write.new_update import new_update, slug


@dataclass(frozen=True)
class Novelty:
    """One kind of thing that can be begun."""

    heading: str
    lead: str
    button: str
    written: RecordFile
    keys: tuple[str, ...]
    """The fields that are asked."""


NOVELTIES = {
    "update": Novelty(
        "A new update",
        "It begins as a draft: nobody sees it until you say that it is finished. Pictures, documents, quotes and the text"
        " for children come next.",
        "Make this draft",
        RecordFile("updates/new.md", Sort.UPDATE, UPDATE),
        ("title", "date", "kind", "areas", "summary", TEXT),
    ),
    "area": Novelty(
        "A new area of the plan",
        "It is part of the plan as soon as it is saved and the site is published.",
        "See what will be added",
        RecordFile("docs/plan/new.md", Sort.AREA, AREA),
        ("area", "title", "lead", TEXT),
    ),
    "page": Novelty(
        "A new page",
        "It is public as soon as it is saved and the site is published.",
        "See what will be added",
        RecordFile("docs/new.md", Sort.PAGE, PAGE),
        ("title", TEXT),
    ),
}


def shown(request: Request) -> Response:
    """The form of something new."""
    novelty = _novelty(request)
    return _page(request, novelty, new_form(novelty, desk_of(request).checked().edition))


async def sent(request: Request) -> Response:
    """Makes the draft, or leads to the page that shows what would be added."""
    return await run_in_threadpool(_answer, request, await posted_to(request))


def _answer(request: Request, posted: Submission) -> Response:
    novelty, desk = _novelty(request), desk_of(request)
    edition = desk.checked().edition
    form = new_form(novelty, edition)
    given = dict(given_in(form, posted))
    remarks = list(_missing(novelty, given))
    if not remarks and "although" not in posted:
        remarks = list(_same(novelty, edition, given))
        form = replace(form, unreadable="same" if remarks else "")
    if not remarks:
        try:
            file, text = _made(novelty, desk, edition, given)
            return _written(request, novelty, file, text, given["title"])
        except (UnusableError, RefusedError) as error:
            remarks = [error.problem.words if isinstance(error, RefusedError) else str(error)]
        except FileExistsError as error:
            remarks = [f"There is already a file {quoted(str(error))}: give it another title, or change that one."]
    return _page(request, novelty, form.holding(posted), remarks)


def _written(request: Request, novelty: Novelty, file: str, text: str, title: str) -> Response:
    """A draft is written at once: nobody sees it, and nothing else changes. Anything else is shown first."""
    wanted, words = Wanted(file, (Whole(text.encode()),), ""), f"{novelty.heading}: {title}"
    if novelty.written.sort is not Sort.UPDATE:
        return propose(request, [wanted], back=request.url.path, words=words)
    desk = desk_of(request)
    done = save(desk, all_proposed(desk, [wanted]), words)
    if isinstance(done, NotSaved):
        raise UnusableError(done.words)
    return RedirectResponse(f"/edit/{file}", HTTPStatus.SEE_OTHER)


def _made(novelty: Novelty, desk: Desk, edition: Edition, given: dict[str, str]) -> tuple[str, str]:
    """The path of the new file, and its text. FileExistsError, with its path, if there is one."""
    body = given.get(TEXT, "")
    if novelty.written.sort is Sort.UPDATE:
        areas = tuple(int(number) for number in given.get("areas", "").split() if number.isdecimal())
        kind = Kind(given["kind"]) if given.get("kind") in {*Kind} else Kind.NEWS
        title, updates = given["title"], desk.root / "updates"
        path, text = new_update(edition, updates, title, given["date"], kind, areas, notes=False)
        file = path.relative_to(desk.root).as_posix()
        summary = [Change(("summary",), given["summary"])] if given.get("summary") else []
        text, _ = edited(text, [*summary, *([NewBody(body)] if body else [])], file=file)
    else:
        is_area = novelty.written.sort is Sort.AREA
        name = f"{int(given['area']):02}-{slug(given['title'])}" if is_area else slug(given["title"])
        file = f"docs/plan/{name}.md" if is_area else f"docs/{name}.md"
        keys: dict[str, Value] = {key: value for key, value in given.items() if key != TEXT and value}
        text = new_page(keys, body, file=file, order=tuple(novelty.written.thing.by_name))
    if (desk.root / file).exists() or (desk.root / file).is_symlink():
        raise FileExistsError(file)
    return file, text


def given_in(form: DeskForm, posted: Submission) -> Iterator[tuple[str, str]]:
    """What was typed, by the names of the keys; numbers of a list with spaces between them."""
    listed: dict[str, list[str]] = {}
    yield from _defaults(form)
    for change in changes(form, posted):
        if isinstance(change, NewBody):
            yield TEXT, change.text.strip("\n")
        elif isinstance(change, Change) and len(change.path) == 2:
            listed.setdefault(str(change.path[0]), []).append(str(change.value))
        elif isinstance(change, Change):
            yield str(change.path[0]), str(change.value or "")
    yield from ((key, " ".join(values)) for key, values in listed.items())


def _defaults(form: DeskForm) -> Iterator[tuple[str, str]]:
    for field in form.fields:
        shown_values = getattr(field, "typed", "") or getattr(field, "value", "")
        if shown_values:
            yield str(field.path[0]), shown_values


def _missing(novelty: Novelty, given: dict[str, str]) -> Iterator[str]:
    if not given.get("title"):
        yield "Give it a title."
    if novelty.written.sort is Sort.UPDATE and not given.get("date"):
        yield "Say of which day it is, or of which month."
    if novelty.written.sort is Sort.AREA and not (given.get("area", "").isdecimal() and len(given["area"]) <= 2):
        yield "Give the area its number in the plan, in one or two digits."
    if novelty.written.sort is not Sort.UPDATE and not given.get(TEXT):
        yield "Write its text, if only a sentence: an empty page helps nobody."


def _same(novelty: Novelty, edition: Edition, given: dict[str, str]) -> Iterator[str]:
    """What is there already and may be the same thing."""
    if novelty.written.sort is Sort.UPDATE:
        title = given["title"].casefold()
        for update in edition.record.updates:
            if update.title.casefold() == title:
                date = update.date.words(edition.messages)
                yield f"There is an update with this title already, of {date}. Tick the box at the end if this is another one."


def new_form(novelty: Novelty, edition: Edition) -> DeskForm:
    """The fields that are asked of a novelty, with what is likely in them."""
    likely = {"update": f"date: {edition.today}\nkind: news\n", "area": f"area: {_next_area(edition)}\n"}
    text = f"---\n{likely.get(novelty.written.sort, '')}---\n"
    form = form_of(novelty.written, text, "", picks_of(edition))
    fields = {field.path: field for field in form.fields}
    asked = tuple(fields[(key,)] for key in novelty.keys)
    return replace(form, sections=(replace(form.sections[0], fields=asked),), remarks=(), title=novelty.heading)


def _next_area(edition: Edition) -> int:
    return max((area.number for area in edition.record.areas), default=0) + 1


def _novelty(request: Request) -> Novelty:
    found = NOVELTIES.get(request.path_params["what"])
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return found


def _page(request: Request, novelty: Novelty, form: DeskForm, remarks: list[str] | None = None) -> Response:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if remarks else HTTPStatus.OK
    asks = form.unreadable == "same"
    return page(request, "new.html", status, novelty=novelty, form=form, remarks=remarks or [], asks_although=asks)


ROUTES = [Route("/new/{what}", shown), Route("/new/{what}", sent, methods=["POST"])]
