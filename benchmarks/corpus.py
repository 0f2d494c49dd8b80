"""The words to build from: a made-up council's record, and what other generators need to publish the same words.

Every text says that it is made up. The same size gives the same words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from made_up_council import write_council

SENTENCES = (
    "In this made-up town the {noun} of the {place} was {did} in {month}",
    "Nobody {did} the {noun}, since the {place} is made up",
    "A made-up board {did} the {noun} and asked for a better {other}",
    "The {other} near the {place} takes {number} days less than the {noun}",
    "See the [made-up plan](../docs/plan/01-homes.md) for the {noun} and the {other}",
    "It is **not** true that the {noun} was {did}: it is *made up*",
    "About {number} of 100 made-up people {did} a {noun} at the {place}",
)
"""What the body of an update is made of: 7 sentences, a link and two marks in them, about 90 words."""
NOUNS = (
    "report",
    "visit",
    "plan",
    "budget",
    "answer",
    "letter",
    "bridge",
    "garden",
    "school",
    "review",
    "survey",
    "meeting",
    "timetable",
    "form",
)
DID = (
    "checked",
    "changed",
    "opened",
    "closed",
    "repaired",
    "counted",
    "measured",
    "praised",
    "missed",
    "moved",
    "sent",
    "written",
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SYLLABLES = (
    "ba",
    "do",
    "fen",
    "gar",
    "hol",
    "ith",
    "kel",
    "lun",
    "mor",
    "nev",
    "ost",
    "pel",
    "rud",
    "sta",
    "tor",
    "ul",
    "vim",
    "wyn",
    "yar",
    "zel",
)
"""What place names are made of: enough for a search index to have words to store."""


@dataclass(frozen=True)
class Post:
    """An update of the corpus, for generators that do not know councils."""

    name: str
    title: str
    date: str
    areas: tuple[int, ...]
    body: str
    young_people: str


def write_corpus(root: Path, updates: int, seed: int | None = None) -> None:
    """A made-up council with a number of updates of 235 words: 90 for adults, 130 for young people, and their keys.
    Another `seed` gives others."""
    write_council(root, updates, seed)
    chance = random.Random(updates if seed is None else seed)
    for file in sorted((root / "updates").iterdir()):
        head, keys, _ = file.read_text("utf-8").split("---\n", 2)
        file.write_text(f"{head}---\n{keys}---\n\n{_body(chance)}\n", "utf-8")


def _body(chance: random.Random) -> str:
    sentences = [f"{sentence.format(**_words(chance))}." for sentence in chance.sample(SENTENCES, len(SENTENCES))]
    return f"{' '.join(sentences[:4])}\n\n{' '.join(sentences[4:])}\n"


def _words(chance: random.Random) -> dict[str, str]:
    noun, other = chance.sample(NOUNS, 2)
    place = "".join(chance.choices(SYLLABLES, k=2)).capitalize()
    number = str(chance.randint(2, 99))
    return {
        "noun": noun,
        "other": other,
        "place": place,
        "number": number,
        "did": chance.choice(DID),
        "month": chance.choice(MONTHS),
    }


def posts(root: Path) -> Iterator[Post]:
    """The updates of a corpus, oldest first, with their words as written."""
    for file in sorted((root / "updates").iterdir()):
        _, keys, body = file.read_text("utf-8").split("---\n", 2)
        young, values = list[str](), dict[str, str]()
        for line in keys.splitlines():
            if line.startswith("  ") or not line:
                young.append(line.strip())
            else:
                name, _, values[name] = line.partition(": ")
        areas = tuple(int(number) for number in values["areas"].strip("[]").split(", ") if number)
        words = "\n".join(young).strip()
        yield Post(file.stem, values["title"], values["date"], areas, body.strip(), words)


def words_per_update(root: Path) -> int:
    """The mean number of words of an update's file."""
    counts = [len(file.read_text("utf-8").split()) for file in (root / "updates").iterdir()]
    return round(sum(counts) / len(counts))


def change_body(file: Path, time: int) -> None:
    """Adds a sentence to the end of a file, a different one each time."""
    with file.open("a", encoding="utf-8") as text:
        text.write(f"\nThis made-up sentence came later, as number {time}.\n")


def change_title(file: Path, time: int) -> None:
    """Gives an update another title, a different one each time."""
    before, title, after = file.read_text("utf-8").partition("title: ")
    _, _, rest = after.partition("\n")
    file.write_text(f"{before}{title}Made-up title of time {time}\n{rest}", "utf-8")
