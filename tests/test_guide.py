"""The guides keep up with the code: every problem code, every key and every word is in them, and every example is right.

`pytest --update` writes the sentences of `site_builder/codes.py` into the guide to problems, and the tables of keys
into the guides."""

from __future__ import annotations

import ast
import errno
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from itertools import zip_longest
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from conftest import MKDOCS_YML, findings, write_tree
from made_up_files import svg, unsound
from packaging.version import Version
from sheets.made_up_plan import OLDER
from word_shapes import paragraph, picture, word_file

import site_builder
from site_builder import faults
from site_builder.cli import main
from site_builder.codes import Code
from site_builder.hosting.headers import EVERYWHERE
from site_builder.keys_in_words import table
from site_builder.messages import english
from site_builder.problems import Place, Problem
from site_builder.read.data import READERS
from site_builder.read.source import refused
from site_builder.record.actions import Status
from site_builder.record.council import Limits
from site_builder.record.forms import within
from site_builder.record.hosting import FILES as OF_HOSTS
from site_builder.record.hosting import Host
from site_builder.record.plan import BLOCKS, YOUNG_PEOPLE_HEADING
from site_builder.record.ratings import Delivery, Impact
from site_builder.record.setting_keys import LIMITS, PROGRESS
from site_builder.schemas import files
from site_builder.upgrading.pins import pins_in
from site_builder.upgrading.plan import plan_upgrade
from site_builder.verify import check_folder
from site_builder.verify.live.findings import finding as said_of_a_host
from site_builder.verify.live.headers import wrong_type
from site_builder.word import scan
from site_builder.write import RefusedError, set_value

CODE = Path(site_builder.__file__).parent
GUIDE = CODE.parent / "guide"
CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


def guide(name: str) -> str:
    return (GUIDE / name).read_text("utf-8")


# Problem codes


@cache
def meanings() -> dict[str, str]:
    """Each code and the sentence under it, in the order of `Code`; "" if it has none."""
    [enum] = [node for node in ast.parse((CODE / "codes.py").read_text("utf-8")).body if isinstance(node, ast.ClassDef)]
    found = {}
    for member, below in zip_longest(enum.body, enum.body[1:]):
        match member, below:
            case ast.Assign(value=ast.Constant(value=word)), ast.Expr(value=ast.Constant(value=sentence)):
                found[str(word)] = " ".join(str(sentence).split())
            case ast.Assign(value=ast.Constant(value=word)), _:
                found[str(word)] = ""
    return found


def sections(text: str) -> dict[str, str]:
    """What is below each level-two heading of a guide."""
    pieces = re.split(r"^## (.*)\n", text, flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def refreshed(text: str) -> str:
    """The guide to problems with a section per code, in the order of `Code`, each opened by the code's sentence.

    The rest of each section stays. Sections without a code come last, so that nothing written by hand is lost."""
    before = sections(text)
    head = text.partition("\n## ")[0].rstrip("\n")
    named = {code: before.pop(code, "").strip("\n").partition("\n\n")[2] for code in meanings()}
    bodies = {code: f"{meanings()[code]}\n\n{rest}" for code, rest in named.items()}
    bodies |= {heading: body.strip("\n") for heading, body in before.items()}
    return "\n\n".join([head, *(f"## {heading}\n\n{body}".rstrip("\n") for heading, body in bodies.items())]) + "\n"


def test_every_problem_code_has_its_section_and_no_section_lacks_a_code() -> None:
    assert set(sections(guide("problems.md"))) == set(Code)


def test_problem_codes_are_in_alphabetical_order() -> None:
    assert list(Code) == sorted(Code)


def test_a_code_is_called_as_its_word_and_says_in_one_sentence_what_is_wrong() -> None:
    assert [code for code in Code if code.name != code.upper().replace("-", "_")] == []
    assert [code for code in Code if not re.fullmatch(r"[A-Z`](?:(?![.!?] ).)*\.", meanings()[code])] == []


def test_sections_of_the_guide_to_problems_are_opened_by_the_sentences_of_the_codes(
    request: pytest.FixtureRequest,
) -> None:
    right = refreshed(guide("problems.md"))
    if request.config.getoption("--update"):
        (GUIDE / "problems.md").write_text(right, "utf-8")
    else:
        assert guide("problems.md") == right


def without_place(line: str) -> str:
    """A finding without its file and line."""
    return line.partition(": ")[2]


def said_of_word_files() -> list[str]:
    """What people read of Word files that hold what must not come along, one of each sort."""
    unseen = (Path(__file__).parent / "word/fixtures/libreoffice-unseen.docx").read_bytes()
    cropped = word_file(paragraph("The hub.", picture(crop='<a:srcRect l="25000"/>')))
    every = [*scan(unseen, "release.docx"), *scan(cropped, "release.docx"), *scan(b"%PDF-1.7", "release.docx")]
    return [str(finding) for finding in every]


def said_of_a_published_folder(folder: Path) -> list[str]:
    """What people read of a folder from which all is gone but its manifest."""
    whole = {"generator": "progress", "version": 2, "site": "https://example.org/", "facts": {}}
    write_tree(folder, {"data/manifest.json": json.dumps(whole)})
    return [str(finding) for finding in check_folder(folder)[1]]


def said_of_a_pin_with_a_hash() -> list[str]:
    """What people read where a new release cannot be named for them."""
    files = {"requirements.txt": "council-progress==0.1.0 --hash=sha256:aa"}
    return list(map(str, plan_upgrade(files, "mkdocs.yml", (), pins_in(files), Version("0.2.0")).by_hand))


@pytest.fixture(scope="session")
def said(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What authors of the cases read, and of files that no case can hold, each without its place."""
    sheets = (Path(__file__).parent / "sheets" / "cases").glob("*.yml")
    lines = [
        line for file in CASES for line in (yaml.safe_load(file.read_text("utf-8"))["problems"] or "").splitlines()
    ]
    lines += [line for file in sheets for line in yaml.safe_load(file.read_text("utf-8"))["says"].splitlines()]
    lines.append(OLDER)
    root = write_tree(tmp_path_factory.mktemp("bytes"), {"docs/large.md": "a" * (1024 * 1024 + 1)})
    (root / "docs/latin.md").write_bytes("Café".encode("latin-1"))
    (root / "docs/out.pdf").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    (root / "docs/nowhere.pdf").symlink_to("gone.pdf")
    refusal = refused(root, root / "docs/sub", PermissionError(errno.EACCES, "Permission denied"))
    with pytest.raises(RefusedError) as unchanged:
        set_value("We went there.\n", ("title",), "A visit", file="updates/2025-01-02-visit.md")
    fault = Problem(Place("mkdocs.yml"), Code.FAULT, f"{faults.WORDS}.")
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
    lines += said_of_word_files()
    lines += said_of_a_published_folder(tmp_path_factory.mktemp("published"))
    calendar = wrong_type("calendar.ics", "application/octet-stream").format(files="this file")
    lines.append(str(said_of_a_host("https://www.example.org/progress/calendar.ics", calendar)))
    lines += said_of_a_pin_with_a_hash()
    logo = MKDOCS_YML + "      logo: logo.svg\n"
    other = write_tree(tmp_path_factory.mktemp("logo"), {"mkdocs.yml": logo})
    (other / "docs").mkdir()
    (other / "docs/logo.svg").write_bytes(svg(attributes='width="9000" height="3000"'))
    return {without_place(line) for line in [*lines, *findings(root), *findings(other)]}


@pytest.mark.parametrize("code", Code)
def test_each_problem_is_shown_by_a_line_that_authors_really_read(code: str, said: set[str]) -> None:
    lines = re.findall(r"^```text\n(.*)\n```$", sections(guide("problems.md")).get(code, ""), re.MULTILINE)
    assert lines, f"{code} has no example"
    assert [line for line in lines if without_place(line) not in said or not line.endswith(f"[{code}]")] == []


# Keys and words

FILES = [thing for name, thing in files().items() if name != "texts.json"]
THINGS = {thing.name: thing for file in [*FILES, PROGRESS] for thing in within(file)}
"""Everything that has keys, but for the texts of the site, whose keys are those of the English catalogue."""
BLOCK = re.compile(r"(<!-- keys of ([a-z-]+) -->\n).*?(?=<!-- end of keys -->\n)", re.DOTALL)
"""Where a guide shows the keys of a thing."""


def with_tables(text: str) -> str:
    """A guide with the tables of keys as they are declared."""
    return BLOCK.sub(lambda match: match.group(1) + table(THINGS[match.group(2)]), text)


@pytest.mark.parametrize("name", sorted(path.name for path in GUIDE.glob("*.md")))
def test_the_tables_of_keys_in_the_guides_are_those_that_are_declared(
    name: str, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update"):
        (GUIDE / name).write_text(with_tables(guide(name)), "utf-8")
    assert guide(name) == with_tables(guide(name))


def test_the_keys_of_every_thing_are_in_one_guide() -> None:
    shown = [match.group(2) for path in GUIDE.glob("*.md") for match in BLOCK.finditer(path.read_text("utf-8"))]
    assert sorted(shown) == sorted(THINGS)


def test_the_help_of_each_key_is_one_sentence_that_a_table_can_hold() -> None:
    told = [key.help for thing in THINGS.values() for key in thing.keys]
    assert [words for words in told if not re.fullmatch(r"[^\n|`]{8,}[.?]", words)] == []
    assert [words for words in told if re.search(r"[.?!] [A-Z]", words)] == []


def test_the_help_of_each_limit_names_what_holds_without_it() -> None:
    ours = {field.name: str(getattr(Limits(), field.name)) for field in fields(Limits)}
    assert ours.keys() == LIMITS.by_name.keys()
    assert [
        name for name, value in ours.items() if f", {value} without this key" not in LIMITS.by_name[name].help
    ] == []


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
"""The files that examples name and that are not text."""


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


LEFT_ALONE = ("[not-filled-in]", "[missing-part]", "[unlinked-file]", "[not-closed]")


def wrong(files: dict[str, str], root: Path) -> list[str]:
    """What the check says, but for settings that only a real council can fill in, for texts of young people that no
    example of a few keys has, for files that another example names, and for areas that no version of the plan has."""
    said = findings(write_tree(root, {**dict.fromkeys(NAMED, "A file."), **files}))
    return [line for line in said if not line.endswith(LEFT_ALONE)]


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


# The guide for maintainers


def named_in_trees(text: str) -> Iterator[str]:
    """The paths that the trees of folders name, each from the root: those with which a line begins."""
    above: dict[int, str] = {}
    for line in re.findall(r"^ {4}.*", text, re.MULTILINE):
        names = re.split(r" {2,}", line.strip())[0].split(" ")
        if not all(re.fullmatch(r"[\w/]+(?:/|\.py)", name) for name in names):
            continue
        indent = len(line) - len(line.lstrip())
        folder = next((above[near] for near in sorted(above, reverse=True) if near < indent), "")
        above = {near: name for near, name in above.items() if near < indent}
        for name in names:
            yield folder + name
            if name.endswith("/"):
                above[indent] = folder + name


def test_the_guide_names_each_header_that_a_host_is_told_to_send_and_each_host() -> None:
    assert [name for name in EVERYWHERE if f"| `{name}` |" not in guide("security.md")] == []
    assert [host for host in Host if f"\n| `{host}` |" not in guide("hosting.md")] == []
    assert [name for name in OF_HOSTS.values() if f"`{name}`" not in guide("hosting.md")] == []


def test_every_file_that_the_guide_for_maintainers_names_is_there() -> None:
    root, text = CODE.parent, guide("maintainers.md")
    trees = list(named_in_trees(text))
    assert {"site_builder/read/rules.py", "site_builder/check/young_people/", "tests/cases/"} <= set(trees)
    assert [name for name in trees if not (root / name).exists()] == []
    files = [
        path.relative_to(root).as_posix()
        for part in ("site_builder", "tests", "pictures")
        for path in (root / part).rglob("*.py")
    ]
    gone = [
        name
        for name in re.findall(r"`([\w/]+\.py)`", text)
        if not any(f"/{file}".endswith(f"/{name}") for file in files)
    ]
    assert gone == []


def test_the_house_is_told_on_the_first_page() -> None:
    before, heading, _ = guide("maintainers.md").partition("## The build, step by step")
    assert heading and len(before.splitlines()) <= 90
