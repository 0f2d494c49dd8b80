"""The wheel, installed where nothing of the checkout is, does all that the checkout does."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import write_tree

from . import trees
from .trees import REPOSITORY, Built, files_of

PACKAGE = REPOSITORY / "site_builder"
GUIDE = (*(REPOSITORY / "guide").rglob("*"), REPOSITORY / "CHANGELOG.md")
"""What `progress guide` shows."""
EXAMPLES = PACKAGE / "pages" / "templates" / "components"
"""The templates here are in the wheel, the made-up examples beside them are not."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is released, made from the checkout without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(REPOSITORY))
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    [made] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs in an environment that has the wheel; libraries alone come from this one.

    They are named on a line of a `.pth` file, which runs none of the lines there that lead to a checkout."""
    root = tmp_path_factory.mktemp("environment")
    venv.create(root, with_pip=True)
    paths = sysconfig.get_paths(vars={"base": str(root), "platbase": str(root)})
    libraries = Path(paths["purelib"]) / "zz_libraries.pth"
    libraries.write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    command = (
        str(root / Path(sys.executable).parent.name / "python"),
        "-m",
        "pip",
        "install",
        "--no-index",
        "--no-deps",
    )
    done = subprocess.run(
        (*command, "--ignore-installed", "--quiet", str(wheel)),
        env=without_checkout(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return Path(paths["scripts"])


def without_checkout() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def test_the_wheel_holds_every_file_of_the_package_but_the_examples(wheel: Path) -> None:
    files = {path for path in PACKAGE.rglob("*") if path.is_file()} - {*EXAMPLES.glob("*.yml")}
    here = {path.relative_to(REPOSITORY).as_posix() for path in files}
    here |= {f"site_builder/{path.relative_to(REPOSITORY).as_posix()}" for path in GUIDE if path.is_file()}
    there = {name for name in ZipFile(wheel).namelist() if not name.partition("/")[0].endswith(".dist-info")}
    assert there == {name for name in here if "/__pycache__/" not in name}


def test_the_package_is_read_from_the_wheel(programs: Path, tmp_path: Path) -> None:
    done = trees.run(
        (str(programs / "python"), "-c", "import site_builder; print(site_builder.__file__)"), tmp_path, PYTHONPATH=""
    )
    assert Path(done.stdout.strip()).is_relative_to(programs.parent)
    done = trees.run((str(programs / "progress"), "guide", "editors"), tmp_path, PYTHONPATH="")
    assert done.stdout == (REPOSITORY / "guide/editors.md").read_text("utf-8")


def test_the_wheel_builds_the_same_files_and_bytes(programs: Path, exampleton: Built, tmp_path: Path) -> None:
    command = (str(programs / "progress"), "build")
    site = trees.built(trees.exampleton(tmp_path / "tree"), exampleton.url, command, PYTHONPATH="")
    assert files_of(site.site) == files_of(exampleton.site)


def test_mkdocs_builds_the_same_files_and_bytes_with_the_wheel(programs: Path, tmp_path: Path) -> None:
    files = {"docs/about.md": "# About\n\nWe made it up.\n"}
    here = trees.built(write_tree(tmp_path / "here", files), "")
    command = (str(programs / "python"), "-m", "mkdocs", "build")
    site = trees.built(write_tree(tmp_path / "tree", files), "", command, PYTHONPATH="")
    assert files_of(site.site) == files_of(here.site)


def test_the_wheel_writes_a_new_update_and_checks_it(programs: Path, tmp_path: Path) -> None:
    root = trees.exampleton(tmp_path / "tree")
    progress = str(programs / "progress")
    done = trees.run((progress, "new", "A title", "--area", "1"), root, PYTHONPATH="")
    assert (done.returncode, done.stdout) == (0, f"{Path('updates') / '2026-03-02-a-title.md'}\n"), done.stderr
    done = trees.run((progress, "check"), root, PYTHONPATH="")
    assert done.stderr.endswith("warnings.\n") and "Traceback" not in done.stderr
    done = trees.run((progress, "--version"), root, PYTHONPATH="")
    assert done.stdout == trees.run((*trees.PROGRESS, "--version"), root).stdout


def test_the_wheel_says_what_is_new_since_the_release_that_files_name(programs: Path, tmp_path: Path) -> None:
    files = {"mkdocs.yml": "site_name: A\nextra_css: [a.css]\n", "requirements.txt": "council-progress==0.0.1\n"}
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    done = trees.run((str(programs / "progress"), "upgrade", "--write"), tmp_path, PYTHONPATH="")
    assert done.returncode == 0, done.stderr
    assert "requirements.txt:1 names council-progress 0.0.1; " in done.stdout and "\nNew" in done.stdout
    version = trees.run((str(programs / "progress"), "--version"), tmp_path, PYTHONPATH="").stdout.split()[1]
    assert (tmp_path / "requirements.txt").read_text("utf-8") == f"council-progress=={version}\n"
