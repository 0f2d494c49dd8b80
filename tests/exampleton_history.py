"""The made-up history of Exampleton: how its record came to say what it says, publication by publication.

Told backwards from what the record says now, so that whatever else is added to it was there from the beginning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from site_builder.publishing.chain import Publication, with_publication, without_words
from site_builder.read.record import read_edition
from site_builder.record.chain import Chain
from site_builder.record.facts import facts

SITE = Path(__file__).parent / "sites" / "exampleton"
PIER, STRING, PLAN = "updates/2025-08-20-the-pier.md", "updates/2025-11-11-the-string.md", "docs/plan/09-the-pier.md"
EVERYTHING, GONE = "updates/2025-07-10-everything-at-once.md", "updates/2025-08-01-taken-back.md"

BOARDS = (
    "Children held the string and counted the boards, and everybody who looked on said that the boards are old. "
    "The boards at the end are the oldest; they were put there when the pier was built. "
    "The Boat Board wants to know how many there are, who made them, and what new ones cost. "
    "It will ask somebody who knows about wood. Until then a rope is across the end of the pier, "
    "and a lamp is on the rope so that it can be seen at night. Whoever wants to fish can do so from the beach."
)


@dataclass(frozen=True)
class Step:
    """One publication: what it changed in each file, from these words to those."""

    day: str
    changes: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    new: tuple[str, ...] = ()
    """Files that were not there before."""
    gone: Mapping[str, str] = field(default_factory=dict)
    """Files that are not there any more, with what they said."""
    redacted: tuple[str, ...] = ()


STEPS = (
    Step("2025-08-01"),
    Step("2025-08-04", {GONE: (("", "withdrawn: {date: 2025-08-04, reason: It named a street & a number.}\n"),)}),
    Step("2025-08-20", new=(PIER, PLAN)),
    Step(
        "2025-09-01",
        {
            PIER: (
                ("It is 24 & a half metres long.\n", "It is 42 metres long.\n"),
                (
                    "long string. It is 24 & a half metres long, and it was wet.",
                    "long string. It is 42 metres long, and it was dry.",
                ),
                ("Nobody fell in.", f"Nobody fell into the water. {BOARDS}"),
                ("", '  - {date: 2025-09-01, note: "The pier is 42 metres long, and not 24 & a half."}\n'),
            )
        },
    ),
    Step("2025-09-15", {PIER: (("It is longr than", "It is longer than"), ("", "minor: 2025-09-15\n"))}),
    Step(
        "2025-10-06",
        {
            PIER: (
                ("due: 2025-12\n", "due: 2026-06\n"),
                (
                    "",
                    "    moved:\n      - {date: 2025-10-06, was: 2025-12, why: the wood did not come, agreed_by: the Boat Board}\n",
                ),
            )
        },
    ),
    Step(
        "2025-10-20",
        {
            PLAN: (
                (
                    "delivery: off-track, impact: worse, reason: The boards were forgotten.",
                    "delivery: at-risk, impact: not-yet, reason: The boards are ordered and did not come.",
                ),
                (
                    "",
                    '  - {date: 2025-10-20, note: "The rating of 30 September 2025 said off track; the boards had been ordered by then."}\n',
                ),
            )
        },
    ),
    Step(
        "2025-11-03",
        {
            PIER: (
                ("as long as 3 buses.", "as long as 4 buses."),
                ("", '  - {date: 2025-11-03, note: "For young people we wrote 3 buses: it is 4."}\n'),
            )
        },
    ),
    Step("2025-11-11", new=(STRING,)),
    Step(
        "2025-11-12",
        {
            STRING: (
                ("Zzhiddenname held the string.", "A child held the string."),
                ("", "corrections:\n  - {date: 2025-11-12, note: A name was taken out., show_before: false}\n"),
            )
        },
        redacted=(STRING,),
    ),
    Step(
        "2025-12-01",
        {
            PLAN: (
                ("due: 2026-02\n", "due: 2026-12\n"),
                (
                    "",
                    '    moved:\n      - {date: 2025-12-01, was: 2026-02, why: "nobody sells boards of that length", agreed_by: the Boat Board}\n',
                ),
                (
                    "measures:\n",
                    "  - {date: 2025-12-01, delivery: on-track, impact: improving, reason: All boards are new.}\nmeasures:\n",
                ),
            )
        },
    ),
    Step(
        "2025-12-08",
        {
            PLAN: (
                (
                    "value: 40}",
                    "value: 55, revised: {date: 2025-12-08, was: 40, why: those below the rope had not been counted}}",
                ),
            )
        },
    ),
    Step(
        "2025-12-15",
        {
            PLAN: (
                (
                    "  - {date: 2025-12-01, delivery: on-track, impact: improving, reason: All boards are new.}\nmeasures:\n",
                    "measures:\n",
                ),
                (
                    "",
                    '  - {date: 2025-12-15, note: "The rating of 1 December 2025 was that of another pier, and is taken out."}\n',
                ),
            )
        },
    ),
    Step(
        "2026-01-12",
        {
            "docs/the-rope.md": (
                ("There is a rope across the pier. A bell", "There is a rope across the pier. A lamp"),
            ),
            "docs/data/glossary.yml": (
                ("A pole for boats.", "A long pole with a hook at its end."),
                ("- {term: Lamp, meaning: Light that hangs on a rope.}\n", ""),
            ),
        },
        gone={"docs/the-bell.md": "# The bell\n\nIt hangs on a rope and can be heard at night.\n"},
    ),
    Step(
        "2026-01-19",
        {
            PIER: (
                ("due: 2026-06\n", "due: 2026-10\n"),
                ("by June 2026.", "by October 2026."),
                (
                    "",
                    "  - {date: 2026-01-19, note: For young people too the promise mend-pier says October 2026.}\n",
                ),
                ("", '      - {date: 2026-01-19, was: 2026-06, why: "it rained for <40> days"}\n'),
            )
        },
    ),
    Step(
        "2026-01-20",
        {
            PIER: (
                ("Give the pier no name.", "Give the pier a name."),
                (
                    "",
                    "  - {date: 2026-01-20, note: The promise name-pier was to give it no name., show_before: true}\n",
                ),
            )
        },
    ),
    Step(
        "2026-02-02",
        {
            PLAN: (
                ("target: 95\n", "target: 80\n"),
                (
                    "",
                    '    moved: [{date: 2026-02-02, was: "95", why: the old boards at the end stay, agreed_by: the Boat Board}]\n',
                ),
            )
        },
    ),
    Step(
        "2026-02-10",
        {PLAN: (("The pier is old and boards", "The pier is old, and boards"), ("", "minor: 2026-02-10\n"))},
    ),
)


def _undone(tree: Mapping[str, str], step: Step) -> dict[str, str]:
    """The files as they were before a publication."""
    found = {file: text for file, text in tree.items() if file not in step.new} | step.gone
    for file, pairs in step.changes.items():
        for old, new in pairs:
            if new:
                assert new in found[file], f"{file} does not say {new!r} any more; put {Path(__file__).name} right"
                found[file] = found[file].replace(new, old, 1)
            else:
                found[file] += old
    return found


def trees() -> Iterator[tuple[Step, dict[str, str]]]:
    """The text files of Exampleton as they were at each publication, the oldest first."""
    paths = [path for path in SITE.rglob("*") if path.suffix in (".md", ".yml")]
    now = {path.relative_to(SITE).as_posix(): path.read_text("utf-8") for path in paths}
    found = []
    for step in reversed(STEPS):
        found.append((step, now))
        now = _undone(now, step)
    yield from reversed(found)


def history() -> Chain:
    """What `published/` of Exampleton would hold; the salts are others each time."""
    chain = Chain()
    for step, tree in trees():
        with TemporaryDirectory() as folder:
            for file, text in tree.items():
                path = Path(folder, file)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
            now = datetime.fromisoformat(f"{step.day}T10:00").replace(tzinfo=ZoneInfo("Europe/London"))
            edition = read_edition(Path(folder, "mkdocs.yml"), now)[0].public().without_withdrawn_words()
        found = facts(edition.record)
        published = Publication(found.things, found, now)
        chain = without_words(with_publication(chain, published), step.redacted, published)
    return chain
