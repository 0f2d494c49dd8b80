"""The package as it is declared: every library that is imported, and one place where its version is."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from site_builder.cli import main

REPOSITORY = Path(__file__).parents[1]
TESTS = Path(__file__).parent
PYPROJECT: dict[str, Any] = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
NEEDED = PYPROJECT["project"]["dependencies"]
IMPORTERS = {
    "site_builder": (REPOSITORY / "site_builder", NEEDED),
    "tests": (TESTS, [*NEEDED, *PYPROJECT["dependency-groups"]["dev"]]),
    "pictures": (REPOSITORY / "pictures", NEEDED),
    "benchmarks": (REPOSITORY / "benchmarks", NEEDED),
    "gallery": (REPOSITORY / "gallery", NEEDED),
}
"""Each folder of programs, and what is declared for those who run them."""


def normalised(distribution: str) -> str:
    """A distribution's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def declared(requirements: Iterable[str]) -> set[str]:
    """The names of distributions in requirements as pyproject.toml writes them."""
    return {normalised(re.split(r"[^\w.-]", requirement, maxsplit=1)[0]) for requirement in requirements}


@cache
def imported(folder: Path) -> set[str]:
    """The first names of all modules that are imported from outside a folder of programs and Python itself."""
    names: set[str] = set()
    for file in (file for file in folder.rglob("*.py") if "node_modules" not in file.parts):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names.update(name.name for name in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add(str(node.module))
    own = {path.stem for path in (*TESTS.iterdir(), *TESTS.glob("*/*.py"))} | {"site_builder", "benchmarks", "gallery"}
    return {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - own


@cache
def providers() -> dict[str, set[str]]:
    """The distributions here that hold a module of a name."""
    return {module: set(map(normalised, names)) for module, names in packages_distributions().items()}


@pytest.mark.parametrize("name", IMPORTERS)
def test_every_distribution_that_is_imported_is_declared(name: str) -> None:
    folder, requirements = IMPORTERS[name]
    known = declared(requirements)
    assert {module for module in imported(folder) if not providers().get(module, set()) & known} == set()


def test_a_sanitiser_that_leaves_signs_of_tags_in_attributes_is_not_taken() -> None:
    """nh3 0.3.7 and older write `<` and `>` inside attributes as they are."""
    assert "nh3>=0.3.8" in NEEDED


def test_the_program_that_installs_everything_is_known_by_its_hash_and_build_tools_by_their_versions() -> None:
    assert "--require-hashes --requirement .ci/uv.txt" in (REPOSITORY / "Makefile").read_text("utf-8")
    lines = (REPOSITORY / ".ci" / "uv.txt").read_text("utf-8").splitlines()
    [asked] = [line for line in lines if line and line[0] not in "# "]
    assert asked.startswith("uv==") and any(line.lstrip().startswith("--hash=sha256:") for line in lines)
    tools = PYPROJECT["tool"]["uv"]["build-constraint-dependencies"]
    assert {"hatchling", "setuptools"} <= declared(tools) and all("==" in tool for tool in tools)


def test_the_imports_of_libraries_are_found() -> None:
    assert {"babel", "markupsafe", "mkdocs", "yaml"} <= imported(REPOSITORY / "site_builder")
    assert {"PIL", "lxml", "playwright", "pytest"} <= imported(TESTS)


def test_the_version_is_that_of_the_package() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"progress {PYPROJECT['project']['version']}\n")


def test_the_version_is_in_no_second_place() -> None:
    second = re.compile(rf"__version__|[\"']{re.escape(PYPROJECT['project']['version'])}[\"']")
    programs = (REPOSITORY / "site_builder").rglob("*.py")
    assert [file.name for file in programs if second.search(file.read_text("utf-8"))] == []
