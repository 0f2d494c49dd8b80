"""A text of openings that never close, or of one name again and again, is read and checked once from end to end.

With a look at all that follows each piece, none of these would end in an hour."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MKDOCS_YML, NOW, write_tree

from site_builder.check import check
from site_builder.codes import Code
from site_builder.read.record import read_edition
from site_builder.record.elected import named_in

SIZE = 256 * 1024
UPDATE = "---\ntitle: A visit\ndate: 2026-01-01\nsummary: We had a visit.\n---\n"
GLOSSARY = "- {term: Board, meaning: Who decides.}\n"
PERIOD = "      pre_election: [{from: 2025-12-15, to: 2026-02-01, why: A vote}]\n"


def many(piece: str) -> str:
    return piece * (SIZE // len(piece))


BODIES = {
    "pictures that do not end": many("!["),
    "addresses of pictures that do not end": many("![]("),
    "backticks that nothing closes": "a" + many("`") + many(" a"),
    "runs of backticks of every length": "".join(f"{'`' * length} a " for length in range(1, 700)),
    "comments that do not end": many("<!--"),
    "quotations that do not end": "The Board. " + many("“"),
    "links that do not end": "The Board. " + many("]("),
    "a word without end": "The Board. " + many("a"),
    "one name again and again": many("Board "),
    "an address with spaces that does not end": "[a](" + many("a "),
    "a host before a sign": f"https://{many('a')}@",
    "a host of a service that rewrites addresses": f"https://imsva{many('imsva.')}/a",
}
SAID = {
    "a mailbox without a host": many("a.") + " sam@example.org",
    "words as names of schools begin": many("Aa’") + " sam@example.org",
}


def codes(root: Path, files: dict[str, str]) -> set[Code]:
    edition, _, problems = read_edition(write_tree(root, files) / "mkdocs.yml", NOW)
    return {problem.code for problem in [*problems, *check(edition)]}


@pytest.mark.parametrize("text", BODIES.values(), ids=list(BODIES))
def test_an_update_is_looked_at_once(text: str, tmp_path: Path) -> None:
    files = {"mkdocs.yml": MKDOCS_YML + PERIOD, "docs/data/glossary.yml": GLOSSARY}
    body = f"{text}\n\n![IMG_1234](../docs/a.png)\n"
    assert Code.PICTURE_WORDS in codes(tmp_path, files | {"updates/2026-01-01-a.md": f"{UPDATE}{body}"})


@pytest.mark.parametrize("text", SAID.values(), ids=list(SAID))
def test_what_people_said_is_looked_at_once(text: str, tmp_path: Path) -> None:
    said = f"- {{date: 2025, group: Parents, said: {text}, state: no-answer}}\n"
    assert Code.RECOGNISABLE in codes(tmp_path, {"docs/data/voice.yml": said})


@pytest.mark.parametrize("piece", ["# ", "#a "])
def test_a_note_in_a_configuration_is_looked_at_once(piece: str, tmp_path: Path) -> None:
    assert codes(tmp_path, {"mkdocs.yml": f"{MKDOCS_YML}# {many(piece)}\n"}) == set()


@pytest.mark.parametrize("piece", ["Aa-", "Aa’"])
def test_names_in_a_row_are_looked_at_once(piece: str) -> None:
    assert named_in(many(piece) + " Cllr Nowak", frozenset()) == "Cllr Nowak"
