"""The files that a form brought from somebody's computer: thrown away with the form, and kept once it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from starlette.requests import Request

from site_builder.desk.changes import Wanted, only
from site_builder.desk.desk import Desk
from site_builder.desk.files import content_of, hash_of, look
from site_builder.desk.proposals import Proposal, all_proposed
from site_builder.desk.rendering import kept_by
from site_builder.desk.saving import save
from site_builder.problems import quoted

_Attachments = dict[str, dict[str, str]]
"""The hash of each file that a form added, by the file of the form and its own path."""


def _attachments(request: Request) -> _Attachments:
    return kept_by(request, "attachments", dict)


def note(request: Request, form: str, file: str, content: bytes) -> None:
    """Keeps in mind that the form of a file added another file, which is not yet part of anything that was saved."""
    _attachments(request).setdefault(form, {})[file] = hash_of(content)


def settle(request: Request, wanted: Iterable[Wanted]) -> None:
    """What some forms wanted was saved: what they brought belongs to the record now, even where nothing uses it."""
    for each in wanted:
        _attachments(request).pop(each.file, None)


def take_back(request: Request, desk: Desk, wanted: Iterable[Wanted], waiting: Iterable[Proposal]) -> None:
    """Removes what some forms brought, for they are thrown away; undoing brings it back.

    A file stays that was changed meanwhile, that anything in the record uses, or that what waits of another form names; all
    stay where only the deletion of a draft is thrown away, which brought none of them."""
    forms = {each.file for each in wanted if not each.is_deletion}
    others = [proposed for proposed in waiting if forms.isdisjoint(each.file for each in proposed.wanted)]
    for form in forms:
        found = _attachments(request).pop(form, {})
        for file in _unused(desk, found, others):
            made = all_proposed(desk, [only(file, None, look(desk, file)[1])])
            if not any(finding.is_new for finding in made.findings):
                save(desk, made, f"{quoted(file)} was removed, with the changes that it was brought for")


def _unused(desk: Desk, found: Mapping[str, str], others: Iterable[Proposal]) -> list[str]:
    """Those of some files that are as they were brought, and that no other proposal names."""
    texts = [edited.after or b"" for proposed in others for edited in proposed.files]
    return [
        file
        for file, digest in found.items()
        if hash_of(content_of(desk, file)) == digest
        and not any(file.removeprefix("docs/").encode() in text for text in texts)
    ]
