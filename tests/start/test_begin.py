"""The guide to a first site can be followed word for word: its questions are those that are asked, its files are right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import NOW, findings

import site_builder
from site_builder.cli import main
from site_builder.commands.start import Options, start

GUIDE = (Path(site_builder.__file__).parents[1] / "guide" / "begin.md").read_text("utf-8")
ANSWER = re.compile(r"^(?:> |\d+\.) ?(.*)$", re.MULTILINE)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """The site that somebody has who answers as the guide does, and what they read meanwhile."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    monkeypatch.chdir(tmp_path)
    answers = "".join(f"{answer}\n" for answer in ANSWER.findall(blocks("text")[0]))
    with CliRunner().isolation(input=answers) as streams:
        start(Path("new"), Options(None, None, (), None, (), "children", ("none",), asks=True))
        return tmp_path / "new", streams[0].getvalue().decode()


def test_the_questions_in_the_guide_are_those_that_are_asked(begun: tuple[Path, str]) -> None:
    questions = [line for line in blocks("text")[0].splitlines() if not ANSWER.match(line)]
    assert len(questions) == 4
    assert [question for question in questions if question not in begun[1]] == []


def test_the_settings_and_the_update_of_the_guide_are_right(begun: tuple[Path, str]) -> None:
    root, _ = begun
    settings = (root / "mkdocs.yml").read_text("utf-8")
    for block in (block for block in blocks("yaml") if block.startswith("      ")):
        name = block.strip().partition(":")[0]
        pattern = re.compile(rf"^      #{name}:.*\n(?:      #  .*\n)*", re.MULTILINE)
        settings, count = pattern.subn(block, settings)
        assert count == 1, name
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    [update] = (root / "updates").iterdir()
    aliases = next(block for block in blocks("yaml") if block.startswith("aliases"))
    update.write_text(blocks("markdown")[0].replace("2026-11-26", update.name[:10]).replace("kind:", f"{aliases}kind:"))
    said = [line for line in findings(root) if not line.endswith("[not-filled-in]")]
    assert said == []


def test_every_command_of_the_guide_is_there() -> None:
    typed = re.findall(r"^progress ([\w-]+)", "".join(blocks("sh")), re.MULTILINE)
    assert {"start", "preview", "check", "publish", "verify", "automate", "rollback", "digest", "upgrade"} <= {*typed}
    assert [name for name in typed if name not in main.commands] == []
