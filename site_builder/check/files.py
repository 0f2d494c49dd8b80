"""What is published besides text: pictures, documents, stray files below `docs/`. A rule's docstring is the rule."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from site_builder.check.addresses import reserved
from site_builder.check.loose_files import is_suspect
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.privacy import kept_back, public_files
from site_builder.problems import Place, Problem, Severity, listed, quoted
from site_builder.record.addresses import MAPS, RESERVED
from site_builder.record.aliases import alike
from site_builder.record.file_facts import (
    LARGEST_LOGO,
    MANY_BYTES,
    MANY_PIXELS,
    MOST_BYTES,
    MOST_LOGO_BYTES,
    MOST_PIXELS,
    FileFacts,
    is_meant,
)
from site_builder.record.file_kinds import KINDS, OTHER, PICTURE_ENDINGS, Treatment, kind_of
from site_builder.record.hosting import tells_a_host

_SAVE_AS = "open it and save it as JPEG, PNG, GIF or WebP"
_BY_NAME = {kind.name: kind for kind in KINDS}


def check_public_files(edition: Edition) -> Iterator[Problem]:
    """A file below `docs/` is what its name says, can be read, does no harm and names nobody.

    What only a draft refers to is a warning: it must not stop publication. What waits for its hour is finished work."""
    by_then = edition.at(max(edition.hours_to_come, default=edition.now))
    private = kept_back(by_then).keys() | edition.record.drafts
    for file, facts in sorted(edition.record.inspected.items()):
        findings = findings_of(file, facts)
        yield from (problem.softened() for problem in findings) if file in private else findings


def findings_of(file: str, facts: FileFacts) -> Iterator[Problem]:
    """Every finding about one file, whatever refers to it."""
    place = Place(f"docs/{file}")
    if facts.found:
        yield _other_bytes(place, file, facts)
    elif facts.kind.treatment in _RULES:
        yield from _RULES[facts.kind.treatment](place, facts)


def refused(edition: Edition) -> frozenset[str]:
    """The files that no site may contain, not even a preview."""
    errors = (
        problem
        for file, facts in edition.record.inspected.items()
        for problem in findings_of(file, facts)
        if problem.is_error
    )
    return frozenset(problem.place.file.removeprefix("docs/") for problem in errors)


def _other_bytes(place: Place, file: str, facts: FileFacts) -> Problem:
    """A file's bytes are of the kind that its name says."""
    kind = _BY_NAME.get(facts.found, OTHER)
    if kind.treatment is Treatment.PICTURE and facts.kind.treatment is Treatment.PICTURE:
        advice = f"rename it to end in .{PICTURE_ENDINGS[_format(facts.found)][0]}, and correct what refers to it"
    elif facts.kind.treatment is Treatment.PICTURE:
        advice = _SAVE_AS
    elif kind.treatment in (Treatment.ACTIVE, Treatment.PROGRAM):
        advice = "remove it: it could run on a reader's computer or as part of the site"
    else:
        advice = "put the right file here"
    name = quoted(file.rpartition("/")[2])
    if facts.kind is OTHER:
        return Problem(
            place, Code.FILE_BYTES, f"This is {facts.found}, though the name {name} does not say so; {advice}."
        )
    return Problem(
        place, Code.FILE_BYTES, f"The name {name} says {facts.kind.name}, but this is {facts.found}; {advice}."
    )


def _format(name: str) -> str:
    return name.split()[1].upper()


def _pictures(place: Place, facts: FileFacts) -> Iterator[Problem]:
    """A picture is sound, and no larger than a page needs."""
    picture = facts.picture
    if facts.size > MOST_BYTES or (picture and picture.pixels > picture.most_pixels):
        size = f"{facts.size / 1e6:,.0f} MB" if facts.size > MOST_BYTES else _pixels(facts)
        message = f"This picture has {size}, more than can be opened safely (at most {picture.most_pixels // 10**6 if picture else MOST_PIXELS // 10**6} megapixels, {MOST_BYTES // 10**6} MB); save a smaller one; 1,600 pixels wide is enough."
        yield Problem(place, Code.HUGE_PICTURE, message)
    elif facts.broken:
        yield Problem(place, Code.BROKEN_FILE, f"This picture cannot be read: {facts.broken}. Save it again.")
    elif picture:
        if facts.size > MANY_BYTES or picture.width * picture.height > MANY_PIXELS:
            message = f"This picture has {facts.size / 1000:,.0f} KB and {_pixels(facts)}; the site shows a smaller copy, but everybody who works with this folder has to load this one; save it as JPEG, at most 1,600 pixels wide."
            yield Problem(place, Code.LARGE_PICTURE, message, Severity.WARNING)
        if picture.frames > 1:
            message = (
                "This picture moves, and readers cannot stop it (WCAG 2.2, 2.2.2); save a single still picture instead."
            )
            yield Problem(place, Code.MOVING_PICTURE, message, Severity.WARNING)


def _pixels(facts: FileFacts) -> str:
    picture = facts.picture
    if not picture:
        return "too many pixels"
    frames = f", {picture.frames:,} times" if picture.frames > 1 else ""
    return f"{picture.width:,} × {picture.height:,} pixels ({picture.pixels / 1e6:,.1f} megapixels{frames})"


def _drawings(place: Place, facts: FileFacts) -> Iterator[Problem]:
    """A drawing or another XML file runs and loads nothing, and can be read."""
    if facts.active:
        message = f"{quoted(facts.active)} in this file could run or load something in a reader's browser; save it again as a plain drawing." if facts.kind.treatment is Treatment.DRAWING else f"{quoted(facts.active)} in this file could run or load something in a reader's browser; remove it."  # fmt: skip
        yield Problem(place.at(facts.line), Code.ACTIVE_FILE, message)
    elif facts.size > MOST_LOGO_BYTES and facts.kind.treatment is Treatment.DRAWING:
        message = (
            f"This drawing has {facts.size / 1e6:.1f} MB, more than 2 MB; simplify it, or save it as a PNG picture."
        )
        yield Problem(place, Code.HUGE_PICTURE, message)
    elif facts.broken and facts.kind.treatment is Treatment.DRAWING:
        yield Problem(place, Code.BROKEN_FILE, f"This drawing cannot be read: {facts.broken}. Save it again.")


def _foreign(place: Place, facts: FileFacts) -> Iterator[Problem]:
    """A picture is of a kind that every browser shows and that can be cleaned."""
    advice = "open it and save it as plain SVG" if facts.kind is kind_of("x.svgz") else _SAVE_AS
    message = f"This is {facts.kind.name}, which many browsers do not show and which cannot be cleaned; {advice}."
    yield Problem(place, Code.PICTURE_KIND, message)


def _active(place: Place, facts: FileFacts) -> Iterator[Problem]:
    """Nothing is published that would run as part of the site."""
    if facts.active:
        message = (
            f"This is {facts.kind.name}, which would run as part of the site; publish a page (.md) or a PDF instead."
        )
        yield Problem(place, Code.ACTIVE_FILE, message)


def _programs(place: Place, facts: FileFacts) -> Iterator[Problem]:
    """No program is published."""
    yield Problem(
        place, Code.PROGRAM, f"This is {facts.kind.name}, and a council's site does not offer programs; remove it."
    )


def _archives(place: Place, facts: FileFacts) -> Iterator[Problem]:
    """Readers can see what is in a published file."""
    message = f"This is {facts.kind.name}: nobody can see what is in it without opening it, and nothing in it is checked; publish each file by itself."
    yield Problem(place, Code.ARCHIVE, message, Severity.WARNING)


def _recordings(place: Place, facts: FileFacts) -> Iterator[Problem]:
    """Nobody learns where a child lives from a video of a telephone."""
    if facts.says_where:
        message = f"This is {facts.kind.name} that says where it was made, as telephones note it; send it from the telephone once more without its place (iPhone: Share, Options, Location off), or ask whoever made it for one."
        yield Problem(place, Code.RECORDING_PLACE, message)


def _office(place: Place, facts: FileFacts) -> Iterator[Problem]:
    """A published file contains no names, hidden rows or earlier wording."""
    people = facts.paper.authors if facts.paper else ()
    named = f" It names {listed(map(quoted, people), 'and')}." if people else ""
    message = f"This is {facts.kind.name}, which may contain names, earlier wording and hidden rows; publish a page or a PDF instead.{named}"
    yield Problem(place, Code.OFFICE_FILE, message, Severity.WARNING)


def _pdfs(place: Place, facts: FileFacts) -> Iterator[Problem]:
    """A PDF can be read by everybody, and names nobody who should not be named."""
    paper = facts.paper
    if paper is None or paper.needs_password:
        why = "it needs a password" if paper else facts.broken
        message = f"This PDF cannot be read: {why}. What it says about its authors was not checked; save it again."
        yield Problem(place, Code.PDF_UNREADABLE, message, Severity.WARNING)
        return
    if paper.authors or paper.software:
        yield Problem(place, Code.PDF_NAMES, _names(paper.authors, paper.software), Severity.WARNING)
    if not paper.is_tagged:
        message = "This PDF has no tags, so screen readers cannot recognise its headings, lists and tables; save it again as a tagged PDF (PDF/UA), or publish a page."
        yield Problem(place, Code.PDF_UNTAGGED, message, Severity.WARNING)
    hidden = [*(["a script"] if paper.has_script else []), *map(quoted, paper.attached)]
    if hidden:
        message = f"This PDF contains {listed(hidden, 'and')}, which readers do not expect; save it without."
        yield Problem(place, Code.PDF_ATTACHED, message, Severity.WARNING)


def _names(authors: tuple[str, ...], software: tuple[str, ...]) -> str:
    by = f"{listed(map(quoted, authors), 'and')} as its author" if authors else ""
    using = f"{listed(map(quoted, software), 'and')} as the program that made it" if software else ""
    return f"This PDF names {' and '.join(filter(None, (by, using)))}; remove that from the document's properties, or leave it if it is intended."


_RULES = {
    Treatment.PICTURE: _pictures,
    Treatment.DRAWING: _drawings,
    Treatment.XML: _drawings,
    Treatment.FOREIGN: _foreign,
    Treatment.ACTIVE: _active,
    Treatment.PROGRAM: _programs,
    Treatment.ARCHIVE: _archives,
    Treatment.OFFICE: _office,
    Treatment.RECORDING: _recordings,
    Treatment.PDF: _pdfs,
}


def check_logo(edition: Edition) -> Iterator[Problem]:
    """A logo has at most 4,000 pixels a side, 2 MB and no slow effects: builds draw it and pages load it."""
    facts = edition.record.inspected.get(edition.council.logo)
    if not facts or edition.council.logo in refused(edition):
        return
    place, picture = edition.council.place_of("logo"), facts.picture
    if picture and max(picture.width, picture.height) > LARGEST_LOGO:
        message = f"The logo has {picture.width:,} × {picture.height:,} pixels, more than {LARGEST_LOGO:,}; save a smaller one; 800 pixels wide is enough."
        yield Problem(place, Code.LOGO_SIZE, message)
    elif facts.size > MOST_LOGO_BYTES:
        yield Problem(
            place, Code.LOGO_SIZE, f"The logo has {facts.size / 1e6:.1f} MB, more than 2 MB; save a smaller one."
        )
    elif facts.costly:
        message = f"The logo contains {quoted(facts.costly)}, which is slow to draw; save it without filter effects."
        yield Problem(place, Code.LOGO_SIZE, message)


def check_unlinked_files(edition: Edition) -> Iterator[Problem]:
    """Something refers to every file below `docs/`, or `unlinked_files` names it: otherwise it was perhaps forgotten."""
    candidates = (
        edition.record.files
        - public_files(edition)
        - edition.record.own_files()
        - RESERVED
        - MAPS
        - edition.record.drafts
        - refused(edition)
    )
    allowed = edition.council.unlinked_files
    forgotten = sorted(
        file
        for file in candidates
        if not (_is_page(file) or is_suspect(file) or is_meant(file, allowed) or tells_a_host(file))
    )
    private = kept_back(edition).keys() if forgotten else set()
    for file in (file for file in forgotten if file not in private):
        message = f"Nothing links to this file, but it is published; delete it, link to it, or add {quoted(file)} to 'unlinked_files' in {edition.council.place.file}."
        yield Problem(Place(f"docs/{file}"), Code.UNLINKED_FILE, message, Severity.WARNING)


def check_host_settings(edition: Edition) -> Iterator[Problem]:
    """No file below `docs/` tells the host what to do with the site, linked or not, unless `unlinked_files` names it."""
    allowed, ours = edition.council.unlinked_files, reserved(edition)
    for file in sorted(edition.record.files - edition.record.drafts):
        if tells_a_host(file) and not is_meant(file, allowed) and alike(file) not in ours:  # which is a clash already
            message = f"A web server may take this file for its settings, and do to the site whatever it says; delete it, and name your host below 'hosting' in {edition.council.place.file}, or add {quoted(file)} to 'unlinked_files' there if it is intended."
            yield Problem(Place(f"docs/{file}"), Code.HOST_SETTINGS, message, Severity.WARNING)


def _is_page(file: str) -> bool:
    """Whether a file is a page or was meant as one: the reader has already reported a wrong name."""
    return not {".md", ".markdown", ".mdown", ".mkd"}.isdisjoint(map(str.lower, PurePosixPath(file).suffixes))
