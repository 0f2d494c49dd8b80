"""The files that a council's own repository begins with: its content, its settings, one line for the builder; no code."""

from __future__ import annotations

from datetime import date
from string import Template

from site_builder.pipelines import files as pipelines
from site_builder.record.dates import day_of
from site_builder.record.keys import AREA
from site_builder.record.updates import Kind
from site_builder.schemas import editor_settings, schemas
from site_builder.start.answers import Answers
from site_builder.start.configuration import configuration
from site_builder.start.key_lines import key_lines
from site_builder.start.profile import Beginning, beginning_of
from site_builder.write.new_update import slug, template
from site_builder.write.scalars import double_quoted

FIRST_UPDATE = "Write here the title of your first update"
_NO_LETTERS = "update"
"""What `slug` makes of a title without a Latin letter."""
_KEYS_OF_ITS_THINGS = {
    "action": ("id", "text", "due", "owner", "status"),
    "rating": ("date", "delivery", "impact", "reason"),
    "area-response": ("date", "answer", "by", "why"),
}
"""The keys of what an area has that nearly every one of them needs; the guide has all."""
_AREA = """\
---
# "# " with a space begins a note. A "#" right before a word switches a key off: to use it, delete that "#", and those of
# the lines below it that you need, and write your own values. "progress guide plan" has all keys.
# The text that everybody reads stands at the end, below the second "---".

$keys
---

$body
"""


def files(answers: Answers, day: date, version: str) -> dict[str, str]:
    """The text of each file by its path, with forward slashes. The answers have no flaws; `version` is the builder's."""
    beginning = beginning_of(answers.profile)
    found = {
        "mkdocs.yml": configuration(answers, day, beginning.settings),
        "docs/index.md": beginning.introduction,
        f"updates/{day}-first-update.md": template(FIRST_UPDATE, day_of(day), Kind.NEWS, ()),
        **{path: area(title, number, beginning, day) for number, (path, title) in enumerate(_areas(answers), start=1)},
        **beginning.files,
        "requirements.txt": f"council-progress=={version}\n",
        ".gitignore": beginning.gitignore,
        "README.md": Template(beginning.readme).substitute(council=answers.council, plan=answers.plan),
        ".vscode/settings.json": editor_settings(),
        **{f"schema/{name}": text for name, text in schemas().items()},
    }
    for system in answers.pipelines:
        found |= pipelines(system.value)
    return dict(sorted(found.items()))


def area(title: str, number: int, beginning: Beginning, day: date) -> str:
    """The text of one area's file, in which the keys that most areas need are explained and switched off."""
    given = {"area": f"area: {number}", "title": f"title: {double_quoted(title)}"}
    keys = [AREA.by_name[name] for name in beginning.keys]
    lines = key_lines(AREA, keys, day, given, few=_KEYS_OF_ITS_THINGS)
    lines += ["# Headings that fit the text below:", *(f"#   ## {heading}" for heading in beginning.sections)]
    return Template(_AREA).substitute(keys="\n".join(lines), body=beginning.area.strip())


def _areas(answers: Answers) -> list[tuple[str, str]]:
    """Path and name of each area. Their numbers keep two names apart that have the same letters."""
    digits = max(2, len(str(len(answers.areas))))
    found = []
    for number, title in enumerate(answers.areas, start=1):
        words = slug(title)
        found.append((f"docs/plan/{number:0{digits}}-{'area' if words == _NO_LETTERS else words}.md", title))
    return found
