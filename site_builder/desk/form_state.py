"""What a form holds now, for whoever shows or checks it before it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException

from site_builder.desk.changes import Wanted
from site_builder.desk.desk import Desk
from site_builder.desk.files import as_seen, look
from site_builder.desk.forms import DeskForm, NothingThereError, form_of
from site_builder.desk.picks import picks_of
from site_builder.desk.proposals import applied
from site_builder.desk.record_files import RecordFile
from site_builder.desk.submission import Submission, changes, totals_of, typed_anew
from site_builder.desk.trial import Unsaved
from site_builder.problems import Problem


@dataclass(frozen=True)
class FormState:
    """A file as it would be with what a form holds."""

    file: str
    """Its path from the root, with forward slashes."""
    content: bytes
    at: str
    """Where in the file the form is, as it sends it."""
    each: RecordFile
    refused: tuple[Problem, ...] = ()
    """What of the form cannot be written."""

    @property
    def unsaved(self) -> Unsaved:
        """The file, to be tried."""
        return {self.file: self.content}

    @property
    def text(self) -> str:
        """The file as text."""
        return self.content.decode("utf-8", "replace")


def form_state(desk: Desk, file: str, posted: Submission) -> FormState:
    """What a file would be. HTTPException for a file that may not be edited, or a place that it does not have."""
    checked = desk.checked()
    known = desk.files(checked)
    if file not in known:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    seen, at = (posted.get(name, ("",))[0] for name in ("seen", "at"))
    try:
        before = as_seen(desk, seen)
    except KeyError:
        before, seen = look(desk, file)
    text = (before or b"").decode("utf-8", "replace")
    if "whole" in posted:
        return FormState(file, typed_anew(text, posted["whole"][0]), at, known[file])
    wishes = changes(form_at(known[file], text, at, desk, posted), posted, text)
    content, refused = applied(before, Wanted(file, tuple(wishes), seen))
    return FormState(file, content or b"", at, known[file], tuple(one.problem for one in refused))


def form_at(
    each: RecordFile, text: str, at: str, desk: Desk, posted: Submission, problems: tuple[Problem, ...] = ()
) -> DeskForm:
    """The form of a file with some text, as long as the one that was sent, and with what is found in it at the fields to
    which it belongs."""
    try:
        return form_of(each, text, at, picks_of(desk.checked().edition), problems, totals_of(posted))
    except NothingThereError:
        raise HTTPException(HTTPStatus.NOT_FOUND) from None
