"""The guides keep up with the code: every problem code, every key and every word is in them, and every example is right."""

from __future__ import annotations

import ast
import errno
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from conftest import MKDOCS_YML, findings, write_tree
from made_up_files import svg, unsound

import site_builder
from site_builder import faults
from site_builder.cli import main
from site_builder.messages import english
from site_builder.problems import Place, Problem
from site_builder.read.configuration import Compliance
from site_builder.read.data import READERS
from site_builder.read.source import refused
from site_builder.read.updates import Publication
from site_builder.record.plan import BLOCKS, YOUNG_PEOPLE_HEADING, Status
from site_builder.record.promises import Nature
from site_builder.record.ratings import Delivery, Impact
from site_builder.record.updates import Kind
from site_builder.write import RefusedError, set_value

CODE = Path(site_builder.__file__).parent
GUIDE = CODE.parent / "guide"
CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
GUIDES = {
    "updates": "add-an-update.md",
    "plan": "plan.md",
    "data": "data.md",
    "configuration": "configuration.md",
    "record": "configuration.md",
    "documents": "add-an-update.md",
}
"""The guide that names the keys which a module of `read/` asks for."""
METHODS = {"text", "markdown", "id", "when", "span", "moment", "whole", "number", "yes", "choice"}
METHODS |= {"address", "texts", "numbers", "items", "inner", "named_or_items"}
"""The methods of `Fields` that read a key, which is their first argument."""
HELPERS = {"read_target", "read_source", "read_documents", "_contact", "_one_contact", "_day"}
"""The functions that read the keys which they are given as words."""
DEFAULTS = {"id": "id", "read_source": "source", "read_documents": "documents"}
"""The key that is read where a call names none."""


def guide(name: str) -> str:
    return (GUIDE / name).read_text("utf-8")


@cache
def calls(file: Path) -> tuple[ast.Call, ...]:
    return tuple(node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """The last part of the name that is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def words(nodes: list[ast.expr]) -> Iterator[str]:
    """The words among some arguments."""
    yield from (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


# Problem codes


def codes() -> set[str]:
    """Every code that the sources give to a problem."""
    files = [file for file in CODE.rglob("*.py") if "feeds" not in file.parts]  # the calendar's `add` is another one
    found = [call for file in files for call in calls(file) if called(call) in ("Problem", "add", "_add")]
    return {code for call in found for code in words(call.args[1:2])}


def sections() -> dict[str, str]:
    """What stands below each level-two heading of the guide to problems."""
    pieces = re.split(r"^## (.*)\n", guide("problems.md"), flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def test_every_problem_code_has_its_heading_and_no_heading_is_stale() -> None:
    assert set(sections()) == codes()


def test_problem_codes_stand_in_the_order_of_the_alphabet() -> None:
    assert list(sections()) == sorted(sections())


def without_place(line: str) -> str:
    """A finding without its file and line."""
    return line.partition(": ")[2]


@pytest.fixture(scope="session")
def said(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What authors of the cases read, and of files that no case can hold, each without its place."""
    lines = [
        line for file in CASES for line in (yaml.safe_load(file.read_text("utf-8"))["problems"] or "").splitlines()
    ]
    root = write_tree(tmp_path_factory.mktemp("bytes"), {"docs/large.md": "a" * (1024 * 1024 + 1)})
    (root / "docs/latin.md").write_bytes("Café".encode("latin-1"))
    (root / "docs/out.pdf").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    (root / "docs/nowhere.pdf").symlink_to("gone.pdf")
    refusal = refused(root, root / "docs/sub", PermissionError(errno.EACCES, "Permission denied"))
    with pytest.raises(RefusedError) as unchanged:
        set_value("We went there.\n", ("title",), "A visit", file="updates/2025-01-02-visit.md")
    fault = Problem(Place("mkdocs.yml"), "fault", f"{faults.WORDS}.")
    told = CliRunner().invoke(main, ["-f", str(root / "gone" / "mkdocs.yml"), "check", "--format", "json"])
    [stopped] = json.loads(told.stdout)
    lines += [
        str(refusal),
        str(unchanged.value),
        str(fault),
        f"mkdocs.yml:1: error: {stopped['message']} [{stopped['code']}]".replace(f"{root}/gone/", ""),
    ]
    for name, content in unsound().items():
        (root / "docs" / name).parent.mkdir(exist_ok=True)
        (root / "docs" / name).write_bytes(content)
    logo = MKDOCS_YML + "      logo: logo.svg\n"
    other = write_tree(tmp_path_factory.mktemp("logo"), {"mkdocs.yml": logo})
    (other / "docs").mkdir()
    (other / "docs/logo.svg").write_bytes(svg(attributes='width="9000" height="3000"'))
    return {without_place(line) for line in [*lines, *findings(root), *findings(other)]}


@pytest.mark.parametrize("code", sorted(codes()))
def test_each_problem_is_shown_by_a_line_that_authors_really_read(code: str, said: set[str]) -> None:
    lines = re.findall(r"^```text\n(.*)\n```$", sections().get(code, ""), re.MULTILINE)
    assert lines, f"{code} has no example"
    assert [line for line in lines if without_place(line) not in said or not line.endswith(f"[{code}]")] == []


# Keys and words


def keys(module: str) -> set[str]:
    """The keys that a module of `read/` asks for."""
    file = CODE / "read" / f"{module}.py"
    found = {key for call in calls(file) if called(call) in METHODS for key in words(call.args[:1])}
    found |= {key for call in calls(file) if called(call) in HELPERS for key in words(call.args[1:])}
    found |= {DEFAULTS[called(call)] for call in calls(file) if called(call) in DEFAULTS and names_no_key(call)}
    tree = ast.parse(file.read_text("utf-8"))
    loops = [node.iter for node in ast.walk(tree) if isinstance(node, ast.For | ast.comprehension)]
    rows = [row for loop in loops if isinstance(loop, ast.Tuple) for row in loop.elts]
    found |= {key for row in rows for key in words(row.elts[:1] if isinstance(row, ast.Tuple) else [row])}
    return found


@pytest.mark.parametrize("module", GUIDES)
def test_every_key_that_a_reader_asks_for_is_in_its_guide(module: str) -> None:
    assert keys(module), f"no key found in read/{module}.py: has the way of reading changed?"
    assert missing(keys(module), GUIDES[module]) == []


def test_every_key_of_a_document_is_in_the_guide_to_data_too() -> None:
    shared = {"title", "url", "publisher", "date", "note", "response", "id", "held", "source", "document"}
    assert missing(shared, "data.md") == []


def names_no_key(call: ast.Call) -> bool:
    """Whether a call that reads a key leaves it to the default."""
    arguments = [ast.unparse(argument) for argument in call.args]
    return arguments in ([], ["fields"], ["item"])


def missing(wanted: set[str], name: str) -> list[str]:
    """The words that a guide does not show between backticks, alone or with a value behind them."""
    return sorted(word for word in wanted if not re.search(rf"`{re.escape(word)}(?:: [^`\n]*)?`", guide(name)))


WORDS_IN = {
    Kind: "add-an-update.md",
    Publication: "add-an-update.md",
    Nature: "add-an-update.md",
    Status: "plan.md",
    Delivery: "plan.md",
    Impact: "plan.md",
    Compliance: "configuration.md",
}


@pytest.mark.parametrize("closed_set", WORDS_IN, ids=lambda closed_set: closed_set.__name__)
def test_every_word_of_a_closed_set_is_in_its_guide(closed_set: type[StrEnum]) -> None:
    assert missing({word.value for word in closed_set}, WORDS_IN[closed_set]) == []


def test_ratings_and_actions_have_the_words_that_pages_show() -> None:
    sets = {"delivery": Delivery, "impact": Impact, "status": Status}
    shown = {(code.value, english().plain(f"{name}.{code}")) for name, codes in sets.items() for code in codes}
    assert [row for row in sorted(shown) if f"| `{row[0]}` | {row[1]} |" not in guide("plan.md")] == []


def test_the_headings_of_the_young_peoples_part_are_in_the_guide_word_for_word() -> None:
    headings = [f"`## {YOUNG_PEOPLE_HEADING}`", *(f"`### {block}`" for block in BLOCKS)]
    assert [heading for heading in headings if heading not in guide("plan.md")] == []


def test_every_data_file_has_its_heading() -> None:
    assert [name for name in READERS if f"\n## {name}\n" not in guide("data.md")] == []


# Examples


@dataclass(frozen=True)
class Example:
    """One fenced block of a guide: a whole file where it has a title, else keys (`yaml`) or a text (`markdown`)."""

    guide: str
    line: int
    language: str
    title: str
    text: str


def examples() -> Iterator[Example]:
    """Every block that shows how something is written."""
    for name in ("add-an-update.md", "plan.md", "data.md", "configuration.md"):
        block = re.compile(r'^```(yaml|markdown)(?: title="([^"\n]*)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
        for match in block.finditer(guide(name)):
            line = guide(name).count("\n", 0, match.start()) + 1
            yield Example(name, line, match.group(1), match.group(2) or "", match.group(3))


WHOLE = {example.title: example.text for example in examples() if example.title}
PARTS = [example for example in examples() if not example.title]
NAMED = tuple(f"docs/files/{name}.pdf" for name in ("letter", "answer", "terms", "schools"))
NAMED += ("docs/images/visit.jpg", "docs/images/logo.svg")
"""The files that examples name and that are no text."""


def as_update(example: Example) -> tuple[str, str]:
    date = re.search(r"^date: (\S+)$", example.text, re.MULTILINE)
    name = f"updates/{date.group(1) if date else '2025-07-18'}-example.md"
    if example.language == "markdown":
        return name, f"---\ntitle: A\ndate: 2025-07-18\n---\n{example.text}"
    title = "" if example.text.startswith("title:") else "title: A\n"
    day = "" if date else "date: 2025-07-18\n"
    return name, f"---\n{title}{day}{example.text}---\nText.\n"


def as_summary(example: Example) -> tuple[str, str]:
    if example.language == "markdown":
        return "docs/plan/90-example.md", f"---\narea: 90\ntitle: A\n---\n{example.text}"
    head = "" if example.text.startswith("area:") else "area: 90\ntitle: A\n"
    return "docs/plan/90-example.md", f"---\n{head}{example.text}---\nText.\n"


def as_setting(example: Example) -> tuple[str, str]:
    indented = "".join(f"      {line}" for line in example.text.splitlines(keepends=True))
    return "mkdocs.yml", WHOLE["mkdocs.yml"] + indented


AS_FILE = {"add-an-update.md": as_update, "plan.md": as_summary, "configuration.md": as_setting}


def wrong(files: dict[str, str], root: Path) -> list[str]:
    """What the check says, but for settings that only a real council can fill in, for texts of young people that no
    example of a few keys has, and for files that another example names."""
    said = findings(write_tree(root, {**dict.fromkeys(NAMED, "A file."), **files}))
    return [line for line in said if not line.endswith(("[not-filled-in]", "[missing-part]", "[unlinked-file]"))]


def test_the_whole_files_of_the_guides_make_a_site_with_nothing_wrong(tmp_path: Path) -> None:
    assert {"mkdocs.yml", "updates/2025-07-17-visit.md", "docs/plan/01-schools.md"} <= set(WHOLE)
    assert {f"docs/data/{name}" for name in READERS} <= set(WHOLE)
    assert wrong(WHOLE, tmp_path) == []


@pytest.mark.parametrize("example", PARTS, ids=lambda example: f"{example.guide}:{example.line}")
def test_each_example_of_the_guides_passes_the_check(example: Example, tmp_path: Path) -> None:
    name, text = AS_FILE[example.guide](example)
    assert wrong({**WHOLE, name: text}, tmp_path) == []


# Links


@pytest.mark.parametrize("name", sorted(path.name for path in GUIDE.glob("*.md")))
def test_links_between_guides_lead_to_a_heading_that_is_there(name: str) -> None:
    fenced = re.sub(r"^```.*?^```$", "", guide(name), flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\(([a-z-]+\.md)(?:#([^)]*))?\)", fenced)
    broken = [(file, anchor) for file, anchor in links if not (GUIDE / file).is_file() or anchor not in anchors(file)]
    assert broken == []


def anchors(name: str) -> set[str]:
    """The anchors of a guide's headings, as GitHub makes them; "" for the whole file."""
    headings = re.findall(r"^#+ (.*)$", guide(name), re.MULTILINE)
    return {""} | {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
