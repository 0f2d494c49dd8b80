"""What MkDocs' own reader would run, or take minutes for, is found before it reads `mkdocs.yml`."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from conftest import MKDOCS_YML, findings
from hypothesis import given
from hypothesis import strategies as st

from site_builder.cli import main
from site_builder.problems import Place
from site_builder.read.engine_yaml import MOST, aliases, unsafe, value_of

Write = Callable[[dict[str, str]], Path]
TOO_MUCH = f"Aliases ('*name') turn this file into more than {MOST:,} values, or lead into themselves; write out what you need. [yaml-feature]"


@pytest.fixture
def free_port() -> str:
    """A port that nothing uses, should a preview begin in spite of all."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return str(door.getsockname()[1])


@pytest.mark.parametrize("command", [["check"], ["check", "--format", "json"], ["build"], ["preview"], ["new", "A"]])
def test_no_command_runs_what_a_tag_names(
    command: list[str], free_port: str, write_site: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = [*command, "--port", free_port] if command == ["preview"] else command
    root = write_site({"mkdocs.yml": f"{MKDOCS_YML}extra: {{a: !!python/object/apply:os.mkdir [pwned]}}\n"})
    monkeypatch.chdir(root)
    done = CliRunner().invoke(main, typed)
    assert not (root / "pwned").exists()
    if command != ["new", "A"]:  # which leaves the configuration's findings to `check`
        assert done.exit_code == 2 and "'!!python/object/apply:os.mkdir' is not allowed" in done.output + done.stderr


def bomb(levels: int, wide: int) -> str:
    lines = ["  a0: &a0 [x]"]
    lines += [f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * wide)}]" for n in range(1, levels)]
    return "\n".join(["extra:", *lines, ""])


LOOPS = ("extra: &a [*a]\n", "extra: &a {b: [*a, *a, *a], c: *a}\n", "extra: &a [[[*a]]]\n")


@pytest.mark.parametrize("text", [bomb(9, 9), bomb(60, 3), bomb(400, 2), *LOOPS])
def test_aliases_that_expand_to_too_much_or_to_themselves_are_found_at_once(text: str, write_site: Write) -> None:
    root = write_site({"mkdocs.yml": MKDOCS_YML + text})
    assert findings(root) == [f"mkdocs.yml:1: error: {TOO_MUCH}"]


def test_many_values_without_aliases_and_a_few_aliases_are_fine(write_site: Write) -> None:
    pages = ", ".join(f"{{P{n}: p{n}.md}}" for n in range(MOST // 2))
    text = f"nav: [{pages}]\nextra: {{a: &a [1, 2], b: *a, c: [*a, *a]}}\n"
    assert [line for line in findings(write_site({"mkdocs.yml": MKDOCS_YML + text})) if "yaml" in line] == []


DOCUMENTED = (
    "!!python/name:material.extensions.emoji.twemoji",
    "!!python/name:material.extensions.emoji.to_svg",
    "!!python/name:pymdownx.superfences.fence_code_format",
    "!!python/name:pymdownx.emoji.to_svg",
    "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}",
    "!ENV [A, b]",
    "!relative $docs_dir",
)


@pytest.mark.parametrize("text", DOCUMENTED)
def test_the_documented_tags_are_allowed(text: str) -> None:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert list(unsafe(node, Place("mkdocs.yml"))) == []
    if "python" in text:
        assert callable(value_of(node))


UNDOCUMENTED = (
    "!!python/name:os.system",
    "!!python/name:pymdownx.snippets.os.system",
    "!!python/name:pymdownx.emoji.os",
    "!!python/name:material.extensions.emoji.os.system",
    "!!python/name:material.extensions.emoji",
    "!<tag:yaml.org,2002:python/object/apply:os.system> [ls]",
    "!!python%2fobject%2fapply:os.system [ls]",
    "[[{a: !!python/module:os }]]",
    "&a !!python/object/new:os.system [ls]",
    "!!python/object/apply:pymdownx.slugs.os.system [ls]",
    "%TAG !x! tag:yaml.org,2002:python/\n---\n!x!name:os.system",
    "{!!python/object/apply:os.system [ls]: a}",
    "{[!!python/object/apply:os.system [ls]]: a}",
    "!relative [a]",
)


@pytest.mark.parametrize("text", UNDOCUMENTED)
def test_every_other_tag_is_found_however_it_is_spelt(text: str) -> None:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert [problem.code for problem in unsafe(node, Place("mkdocs.yml"))] == ["yaml-feature"]


@given(st.recursive(st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_no_plain_value_is_taken_for_a_trick(value: object) -> None:
    node = yaml.compose(yaml.safe_dump(value), Loader=yaml.SafeLoader)
    assert list(unsafe(node, Place("mkdocs.yml"))) == [] and aliases(node, Place("mkdocs.yml")) is None
