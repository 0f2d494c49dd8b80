"""Writes a made-up council of any size, with everything a real one may have: to look at, and to time.

    python tests/made_up_council.py FOLDER [UPDATES]

Every text in it says that it is made up. The same call writes the same files."""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path

AREAS = 10
FIRST, LAST = date(2022, 9, 21), date(2026, 2, 20)
KINDS = ("inspection", "decision", "board", "partnership", "report", "news")
DELIVERY = ("off-track", "at-risk", "on-track", "complete")
IMPACT = ("worse", "not-yet", "mixed", "improving", "sustained")
STATUS = ("not-started", "on-track", "slow", "done", "stopped")
NAMES = ("Homes", "Schools", "Health", "Staff", "Safety", "Listening", "Moving on", "Foster care", "Checks", "Support")
CONFIGURATION = """site_name: Exampleton's progress (made up)
site_url: https://example.org/made-up/
theme: {name: material}
plugins:
  - progress:
      council: Exampleton Council (made up)
      plan: Exampleton Improvement Plan (made up)
      contact: {name: The made-up team, email: team@example.org}
      worried_about_a_child: {text: This is a made-up council., phone: 01632 960001}
      accessibility: {status: partially, prepared: 2026-01-01}
"""
HARD_WORDS = ("advocate", "inspector", "social worker", "foster carer", "care leaver", "judge", "budget", "councillor")
SENTENCES = (
    "Nobody lives in this town, so you can read it all.",
    "We made it up to see how fast we are.",
    "You may skip this part if you like.",
    "We came to see you on {day}.",
    "Three boats lay by the bridge.",
    "You told us that the bus was late.",
    "We did not fix it in time.",
    "The school has a new door and a warm hall.",
    "You can ask us what we mean by that.",
    "Some of you had to wait too long.",
    "We have more people now, so you wait less.",
    "It is still not good enough.",
    "You can write to us on any day.",
    "We read each letter that you send.",
    "Talk to an adult you trust if you are sad.",
)
"""What a text for young people is made of, as long as a real council's: 130 words."""
PARAGRAPH = "A made-up sentence with a [link](../docs/plan/01-homes.md) and *some* **marks** in it. " * 4


def write_council(root: Path, updates: int, seed: int | None = None) -> None:
    """A made-up council with ten areas and so many updates of about 100 words; another `seed` gives others."""
    chance = random.Random(updates if seed is None else seed)
    for folder in ("docs/plan", "docs/data", "updates"):
        (root / folder).mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    (root / "docs" / "index.md").write_text("Everything here is made up, to look at and to time.\n", "utf-8")
    for number, name in enumerate(NAMES, 1):
        slug = name.lower().replace(" ", "-")
        (root / "docs" / "plan" / f"{number:02}-{slug}.md").write_text(_area(number, name, chance), "utf-8")
    (root / "docs" / "data" / "glossary.yml").write_text(_glossary(), "utf-8")
    for number in range(updates):
        day = FIRST + (LAST - FIRST) * number // max(updates - 1, 1)
        (root / "updates" / f"{day}-made-up-{number}.md").write_text(_update(number, day, chance), "utf-8")


def _area(number: int, name: str, chance: random.Random) -> str:
    days = [FIRST + timedelta(days=90 * step) for step in range(chance.randint(0, 12))]
    ratings = [
        f"  - {{date: {day}, delivery: {_on_the_way(DELIVERY, step, len(days), chance)}, "
        f"impact: {_on_the_way(IMPACT, step, len(days), chance)}, reason: A made-up reason.}}"
        for step, day in enumerate(days)
    ]
    points = [f"      - {{date: {day}, value: {chance.randint(20, 95)}}}" for day in days]
    actions = [
        f"  - {{id: a{step}, text: Made-up action {step}., due: 202{chance.randint(4, 7)}-0{chance.randint(1, 9)}, "
        f"status: {chance.choice(STATUS)}, owner: A made-up role}}"
        for step in range(chance.randint(0, 6))
    ]
    keys = [
        f"area: {number}",
        f"title: {name} (made up)",
        f"young_people_title: {name} (made up)",
        "reviewed: 2026-01-10",
    ]
    keys += ["icon: material/home-heart", *(["ratings:", *ratings] if ratings else [])]
    keys += ["actions:", *actions] if actions else []
    measure = ["measures:", f"  - id: m{number}", "    title: A made-up measure", "    unit: in every 100"]
    keys += [*measure, "    better: up", "    target: 80", "    points:", *points] if points else []
    return "\n".join(["---", *keys, "---", "", "A made-up summary.", "", _young_people()])


def _on_the_way(scale: tuple[str, ...], step: int, steps: int, chance: random.Random) -> str:
    """A code that gets better with time, with setbacks."""
    reached = step * len(scale) // max(steps, 1) + chance.choice((-1, 0, 0, 0))
    return scale[min(max(reached, 0), len(scale) - 1)]


def _glossary() -> str:
    words = (*HARD_WORDS, *(f"made-up word {number}" for number in range(1, 33)))
    return "".join(f"- {{term: {word}, meaning: Made up., young_people: Made up.}}\n" for word in sorted(words))


def _young_people() -> str:
    blocks = ("What was wrong", "What we are doing", "What has changed", "What has not changed yet", "What you can do")
    texts = "\n\n".join(f"### {block}\n\nThis is made up. Nobody lives here." for block in blocks)
    return f"## For children and young people\n\n{texts}\n"


def _update(number: int, day: date, chance: random.Random) -> str:
    areas = sorted(chance.sample(range(1, AREAS + 1), chance.randint(0, 3)))
    keys = [f"title: Made-up update {number}", f"date: {day}", f"kind: {chance.choice(KINDS)}", f"areas: {areas}"]
    keys += _young_text(day, random.Random(str(day)))
    keys += [f"happened: {day - timedelta(days=20)}"] if number % 5 == 0 else []
    return "\n".join(["---", *keys, "---", "", PARAGRAPH, "", PARAGRAPH, ""])


def _young_text(day: date, chance: random.Random) -> list[str]:
    """A text for young people: four paragraphs with a hard word, explained, in the first."""
    word = chance.choice(HARD_WORDS)
    said = [sentence.format(day=f"{day.day} {day:%B %Y}") for sentence in chance.sample(SENTENCES, len(SENTENCES))]
    paragraphs = [
        f"You met a **{word}**. A {word} is a made-up person.",
        *(" ".join(said[at : at + 5]) for at in (0, 5, 10)),
    ]
    return ["young_people: |", *(f"  {paragraph}\n" for paragraph in paragraphs)]


if __name__ == "__main__":
    write_council(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300)
