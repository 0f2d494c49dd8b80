"""One direction, no way back: which part of the builder may lean on which, and who alone may touch the world."""

from __future__ import annotations

import ast
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TypeGuard

import pytest

import site_builder

ROOT = Path(site_builder.__file__).parent
LEVELS = (
    {"codes", "fingerprint", "json_text"},
    {"asked", "inventory", "part_files", "safe_pickle"},
    {"drawer", "problems", "messages"},
    {"memory"},
    {"record", "sources"},
    {
        "readability",
        "personal",
        "media",
        "safe_html",
        "front_matter",
        "invisible",
        "keys_in_words",
        "drawings",
        "html",
        "folder",
    },
    {"cache", "unchanged", "yaml_nodes", "schemas"},
    {"edition"},
    {"outlined_edition", "privacy", "views"},
    {"read", "write", "check", "pages", "feeds", "data"},
    {"comparison", "word", "pasted", "hosting", "pipelines", "digest", "mail_check"},
    {"sheets", "start", "verify", "upgrading"},
    {
        "blame",
        "clock",
        "handbook",
        "search",
        "place",
        "copies",
        "hand_written",
        "checked",
        "last_look",
        "adult_texts",
    },
    {"frames", "search_lists", "faults", "publishing"},
    {"engine", "finishing"},
    {"building", "pack"},
    {"preview"},
    {"desk"},
    {"commands", "plugin"},
    {"cli"},
    {"api"},
    {"__init__", "__main__"},
)
LEVEL = {part: number for number, parts in enumerate(LEVELS) for part in parts}
FILES = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.rglob("*.py"))}
OPENERS = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
MAY_OPEN = (
    "read/",
    "engine/",
    "cache.py",
    "memory.py",
    "drawer.py",
    "folder.py",
    "inventory.py",
    "part_files.py",
    "unchanged.py",
    "publishing/",
    "verify/published_folder.py",
    "place/",
    "preview/",
    "desk/",
    "start/new_folder.py",
    "upgrading/council_files.py",
    "mail_check/old_feed.py",
    "commands/all_or_none.py",
    "commands/digest.py",
    "commands/edit.py",
    "commands/guide.py",
    "commands/import_sheet.py",
    "commands/import_word.py",
    "commands/shortcut.py",
    "__main__.py",
)
"""Where files of a council, of its site or of this computer are opened; the guide names the same."""
OPEN_OUR_OWN = (
    "handbook.py",
    "mail_check/services.py",
    "messages/",
    "pipelines/",
    "start/profile.py",
    "upgrading/releases.py",
)
"""Where files that come with the package are opened."""
OPEN_PARTS = ("media/", "word/")
"""Where what is inside a file is opened, which others have read."""
GATHERERS = {
    "desk/desk.py",
    "desk/showroom.py",
    "drawings/journey.py",
    "mail_check/replay.py",
    "pasted/blocks.py",
    "pasted/lists.py",
    "pasted/tree.py",
    "read/rules.py",
    "record/past_words.py",
    "sheets/steps.py",
    "upgrading/plan.py",
    "word/fields.py",
    "word/markdown.py",
    "word/plain_copy.py",
}
"""Files with a dataclass that is filled step by step; all others are frozen."""
CLOCKS = {("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today"), ("time", "time")}


@cache
def imports(file: str) -> tuple[str, ...]:
    """Every module that a file names in an import, wherever in the file; `from a import b` gives `a` and `a.b`."""
    found: list[str] = []
    for node in nodes(file):
        if isinstance(node, ast.Import):
            found += (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}:{node.lineno} imports relatively; write the module out"
            found += (str(node.module), *(f"{node.module}.{name.name}" for name in node.names))
    return tuple(found)


@cache
def calls(file: str) -> tuple[tuple[str, str, int], ...]:
    """What is called in a file: the name before the dot or "", the function's name, the line."""
    named = ((("", "", *ast.unparse(node.func).split(".")), node.lineno) for node in nodes(file) if is_call(node))
    return tuple((name[-2], name[-1], line) for name, line in named)


def is_call(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call)


@cache
def nodes(file: str) -> tuple[ast.AST, ...]:
    """All that a file imports and calls, and its classes, as Python reads it, in its order; each file is read once."""
    whole = ast.walk(ast.parse(FILES[file].read_text("utf-8")))
    return tuple(node for node in whole if isinstance(node, ast.Import | ast.ImportFrom | ast.Call | ast.ClassDef))


def part_of(file: str) -> str:
    """The folder or, beside the folders, the file without `.py`."""
    return file.partition("/")[0].removesuffix(".py")


def ours(file: str) -> set[str]:
    """The files of ours that a file imports."""
    names = {name.removeprefix("site_builder.").replace(".", "/") for name in imports(file) if "site_builder." in name}
    return {found for name in names for found in (f"{name}.py", f"{name}/__init__.py") if found in FILES}


def test_every_file_belongs_to_a_level() -> None:
    assert [file for file in FILES if part_of(file) not in LEVEL] == []


def test_a_file_imports_only_its_own_part_and_lower_levels() -> None:
    found = {
        (file, other)
        for file in FILES
        for other in {part_of(other) for other in ours(file)} - {part_of(file), "__init__"}
        if LEVEL[other] >= LEVEL[part_of(file)]
    }
    assert found == set()


def test_no_file_imports_itself_in_the_end() -> None:
    """A part's `__init__.py` gathers its files, and Python names it in every import of one of them."""
    graph = {file: ours(file) - {file, f"{part_of(file)}/__init__.py"} for file in FILES}
    list(TopologicalSorter(graph).static_order())  # CycleError names the circle


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("mkdocs", {"engine/mkdocs.py", "plugin.py"}),
        ("feedgen", {"feeds/syndication.py"}),
        ("tinycss2", {"engine/style_rules.py"}),
        ("mammoth", {"word/conversion.py", "word/plain_copy.py"}),
        ("openpyxl", {"sheets/workbook_reader.py", "sheets/workbook.py"}),
        ("urllib3", {"verify/live/client.py"}),
        ("truststore", {"verify/live/client.py"}),
    ],
)
def test_a_library_is_imported_only_where_it_belongs(library: str, homes: set[str]) -> None:
    users = {file for file in FILES if any(name.split(".")[0] == library for name in imports(file))}
    assert users <= homes


def test_views_hold_no_html() -> None:
    """What a page prints is worked out before anybody knows how it is marked up."""
    makers = {"jinja2", "markupsafe"}
    assert [file for file in FILES if file.startswith("views/") and makers & {*imports(file)}] == []


def test_a_value_is_never_changed_but_by_what_gathers_it() -> None:
    """Pages share what a council says and what is made of it, and a build remembers that."""
    changing = {
        file
        for file in FILES
        for node in nodes(file)
        if isinstance(node, ast.ClassDef)
        for made in map(ast.unparse, node.decorator_list)
        if made.startswith("dataclass") and "frozen=True" not in made
    }
    assert changing == GATHERERS


def test_files_are_opened_only_where_the_world_is_touched() -> None:
    """And each permission is used."""
    opened = {file: line for file in FILES for _, name, line in calls(file) if name in OPENERS}
    allowed = (*MAY_OPEN, *OPEN_OUR_OWN, *OPEN_PARTS)
    assert [f"{file}:{line}" for file, line in opened.items() if not file.startswith(allowed)] == []
    assert [place for place in allowed if not any(file.startswith(place) for file in opened)] == []


def test_the_guide_draws_these_layers_and_names_who_opens_files() -> None:
    guide = (ROOT.parent / "guide" / "maintainers.md").read_text("utf-8")
    drawn = re.search(r"^    codes, .*?(?=\n\n)", guide, re.MULTILINE | re.DOTALL)
    named = re.search(r"^Files are opened only in .*?;", guide, re.MULTILINE)
    assert drawn and named
    assert [set(re.findall(r"\w+", layer)) for layer in drawn.group().split("<")] == [
        *LEVELS[: LEVEL["cli"]],
        {"cli", "api"},
    ]
    assert sorted(re.findall(r"`([^`]+)`", named.group())) == sorted(MAY_OPEN)


def test_the_clock_is_read_in_only_one_file() -> None:
    others = [file for file in FILES if file != "clock.py"]
    assert [f"{file}:{line}" for file in others for *of, line in calls(file) if tuple(of) in CLOCKS] == []
