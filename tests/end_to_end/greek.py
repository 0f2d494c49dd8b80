"""The made-up council in another alphabet: every Latin letter of its content and of the texts becomes a Greek one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import Any

import yaml

from site_builder.messages import english
from site_builder.record.plan import BLOCKS, YOUNG_PEOPLE_HEADING

_GREEK = "αβψδεφγηιξκλμνοπϙρστθωςχυζ"
_LETTERS = str.maketrans(ascii_lowercase + ascii_uppercase, _GREEK + _GREEK.upper())
CODES = {
    *("date", "happened", "since", "until", "due", "done", "from", "to", "reviewed", "prepared", "every", "number"),
    *(
        "young_people_reviewed",
        "young_people_group",
        "teens",
        "minor",
        "publish_at",
        "kind",
        "areas",
        "area",
        "keeps",
        "status",
        "delivery",
    ),
    *(
        "email",
        "impact",
        "better",
        "id",
        "reports_to",
        "url",
        "icon",
        "image",
        "aliases",
        "elected",
        "needs_response",
        "value",
    ),
    *("written", "order", "sources", "held", "nature", "of", "state", "partly", "withheld", "break", "provisional"),
    *("show_before", "opened", "follows", "told_on", "by_when", "archived"),
}
"""Keys whose values are not words for a reader."""
_KEPT = re.compile(
    r"(```.*?```|`[^`\n]*`|\[\^[^\]\n]+\]|\]\([^)]*\)|\]\[[^\]]*\]|<[^<>\s]+>|https?://\S+|\{[^}\n]*\}|&\w+;|^\*?\[[^\]]+\]:"
    rf"|^\#\# {YOUNG_PEOPLE_HEADING}$|^\#\#\# (?:{'|'.join(BLOCKS)})$)",
    re.DOTALL | re.MULTILINE,
)
"""What Markdown reads as structure: addresses, code, attributes, references, names of notes, and headings that the plan names."""

_NAME = re.compile(r"https?:|\d{4}-\d{2}-[\w-]+$")
"""An address, or an update's name."""
_ANCHOR = re.compile(r"(\]\([^)#]*\.md)#[^)]*\)")
"""A link to a heading, which has another name in Greek."""
_WITHIN = re.compile(r"\[([^\]]*)\]\(#[^)]*\)")
"""One to a heading, or a rating, of the same page."""


MORE = {
    "updates/2024-11-visit-one.md": ("", "\n| School | Asked? |\n| --- | --- |\n| One | yes |\n"),
    "docs/guide/how-we-work.md": ("# ", "| School | Asked? |\n| --- | --- |\n| Two | no |\n\n# "),
    "docs/plan/01-llais-plant.md": (
        "\nmeasures:\n",
        "\nmeasures:\n  - {id: visits, title: Visits, points: [{date: 2025-10, value: 4500}, {date: 2024-11, value: 1200}]}\n",
    ),
}
"""What a language writes in its own way and the council in English has no need of: the name of a table without a
heading, and numbers above 999. A piece of a file and what stands in its place, or what is added at the end."""


def greek(words: str) -> str:
    """The words in Greek letters; what is in braces stays."""
    return "".join(part if part[:1] == "{" else part.translate(_LETTERS) for part in re.split(r"(\{\w+\})", words))


def _markdown(text: str) -> str:
    return "".join(
        part if number % 2 else part.translate(_LETTERS)
        for number, part in enumerate(_KEPT.split(_WITHIN.sub(r"\1", _ANCHOR.sub(r"\1)", text))))
    )


def _values(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _values(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_values(inner, key) for inner in value]
    is_code = key in CODES or value == "none-needed" or _NAME.match(value)
    return value if is_code else _markdown(value) if "\n" in value or "](" in value else value.translate(_LETTERS)


def _front_matter(text: str) -> str:
    if not text.startswith("---\n"):
        return _markdown(text)
    head, body = text[4:].split("\n---\n", 1)
    return f"---\n{_dumped(_values(yaml.load(head, yaml.BaseLoader)))}---\n{_markdown(body)}"


def _dumped(values: Any) -> str:
    return str(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000))


def _texts() -> dict[str, Any]:
    sections: dict[str, Any] = {}
    for key, text in english().words.items():
        section, _, name = key.partition(".")
        forms = text if isinstance(text, str) else dict(text)
        is_pattern = section == "dates" and "{" not in text
        new = forms if is_pattern else greek(text) if isinstance(text, str) else {f: greek(t) for f, t in text.items()}
        sections.setdefault(section, {})[name] = new
    sections["language"] = {"tag": "el"}
    return sections


def in_greek(root: Path) -> Path:
    """The content in a folder, changed in place; its configuration names the language."""
    for name, (old, new) in MORE.items():
        text = (root / name).read_text("utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new, 1) if old else text + new, "utf-8")
    for file in [*root.glob("updates/*.md"), *root.glob("docs/**/*.md")]:
        file.write_text(_front_matter(file.read_text("utf-8")), "utf-8")
    for file in root.glob("docs/data/*.yml"):
        file.write_text(_dumped(_values(yaml.load(file.read_text("utf-8"), yaml.BaseLoader))), "utf-8")
    configuration = yaml.load((root / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)
    configuration["site_name"] = _markdown(configuration["site_name"])
    configuration["theme"] = {"name": "material", "language": "el"}
    plugin = configuration["plugins"][0]["progress"]
    kept = {name: plugin[name] for name in ("timezone", "identifier_host", "colours", "logo", "feed_items")}
    configuration["plugins"][0]["progress"] = _values(plugin) | kept
    (root / "mkdocs.yml").write_text(_dumped(configuration), "utf-8")
    searched = yaml.load((root / "words/searched.yml").read_text("utf-8"), yaml.BaseLoader)
    (root / "words/searched.yml").write_text(_dumped(_values(searched)), "utf-8")
    (root / "texts").mkdir()
    (root / "texts" / "el.yml").write_text(_dumped(_texts()), "utf-8")
    shutil.rmtree(root / "site", ignore_errors=True)
    shutil.rmtree(root / "published")  # what was published in English: every fact of it would have changed
    return root
