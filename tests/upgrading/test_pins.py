"""The line that names a release is found however it is written, and raised without touching what is around it."""

from __future__ import annotations

import pytest
from packaging.version import Version

from site_builder.upgrading.pins import pins_in, with_pin

NEW = Version("0.2.0")
TOML = '[project]\ndependencies = ["babel>=2", "council-progress==0.1.0"]  # ours\n'


@pytest.mark.parametrize(
    ("file", "text", "raised"),
    [
        ("requirements.txt", "council-progress==0.1.0\n", "council-progress==0.2.0\n"),
        ("requirements.txt", "mkdocs\r\nCouncil_Progress == 0.1.0  # ours\r\n", "mkdocs\r\nCouncil_Progress == 0.2.0  # ours\r\n"),
        ("requirements.in", "council.progress===0.1.0", "council.progress===0.2.0"),
        ("requirements.txt", "council-progress==0.1.0 ; python_version>'3'\n", "council-progress==0.2.0 ; python_version>'3'\n"),
        ("requirements.txt", "./council_progress-0.1.0-py3-none-any.whl\n", "./council_progress-0.2.0-py3-none-any.whl\n"),
        ("requirements.txt", "council-progress @ https://a.example/council_progress-0.1.0-py3-none-any.whl\n", "council-progress @ https://a.example/council_progress-0.2.0-py3-none-any.whl\n"),
        ("pyproject.toml", TOML, TOML.replace("0.1.0", "0.2.0")),
        ("requirements.txt", "\ufeffcouncil-progress==0.1.0\r\n", "\ufeffcouncil-progress==0.2.0\r\n"),
        ("pyproject.toml", f"\ufeff{TOML}", f"\ufeff{TOML}".replace("0.1.0", "0.2.0")),
    ],
)  # fmt: skip
def test_a_pin_is_found_and_raised(file: str, text: str, raised: str) -> None:
    [pin] = pins_in({file: text})
    assert pin.version == Version("0.1.0")
    assert with_pin(text, pin, NEW) == raised
    [new] = pins_in({file: raised})
    assert new.version == NEW


def test_the_name_of_a_project_is_not_a_pin() -> None:
    assert pins_in({"pyproject.toml": '[project]\nname = "council-progress"\ndependencies = ["babel"]\n'}) == []
    assert pins_in({"pyproject.toml": 'not toml "council-progress==0.1.0"'}) == []
    [pin] = pins_in({"pyproject.toml": '[dependency-groups]\nsite = [\n  "council-progress==0.1.0",\n]\n'})
    assert (pin.line, pin.version) == (3, Version("0.1.0"))


@pytest.mark.parametrize(
    "table", ["[project.optional-dependencies]\nsite", "[dependency-groups]\nsite", "[tool.uv]\ndev-dependencies"]
)
def test_a_pin_is_found_in_every_list_of_requirements_that_a_project_may_have(table: str) -> None:
    [pin] = pins_in({"pyproject.toml": f'{table} = ["council-progress==0.1.0"]\n'})
    assert (pin.line, pin.version) == (2, Version("0.1.0"))


@pytest.mark.parametrize(
    "text", ["", "# council-progress==0.1.0\n", "council-progress-theme==0.1.0\n", "-r other.txt\n"]
)
def test_what_is_not_a_pin_is_left_alone(text: str) -> None:
    assert pins_in({"requirements.txt": text}) == []


@pytest.mark.parametrize(
    "text",
    ["project = 5", "tool = 'x'", "[project]\ndependencies = 'a'\noptional-dependencies = [1]", "[tool]\nuv = [3]"],
)
def test_a_project_file_of_another_shape_has_none(text: str) -> None:
    assert pins_in({"pyproject.toml": text}) == []


@pytest.mark.parametrize(
    "typed", ["council-progress===newest", "council-progress", "council-progress>=0.1,<1", "council-progress==0.1.*"]
)
def test_a_line_that_allows_several_releases_names_none(typed: str) -> None:
    [pin] = pins_in({"requirements.txt": typed})
    assert pin.version is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("council-progress==0.1.0 --hash=sha256:aa\n", "it also names a hash"),
        ("council-progress==0.1.0 \\\n    --hash=sha256:aa\n", "it also names a hash"),
    ],
)
def test_a_hash_is_not_made_up(text: str, why: str) -> None:
    [pin] = pins_in({"requirements.txt": text})
    with pytest.raises(ValueError, match=why):
        with_pin(text, pin, NEW)
