"""What builds a site by itself: files for services that run pipelines, each as it lies in a council's repository."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files as resources
from typing import Literal, get_args

System = Literal["github", "gitlab", "azure"]
"""A service that a council may have: GitHub Actions, GitLab CI, Azure Pipelines."""
SYSTEMS: tuple[System, ...] = get_args(System)
_FILES: Mapping[System, Mapping[str, str]] = {
    "github": {
        ".github/workflows/check.yml": "check.yml",
        ".github/workflows/publish.yml": "publish.yml",
        ".github/dependabot.yml": "dependabot.yml",
    },
    "gitlab": {".gitlab-ci.yml": "gitlab-ci.yml"},
    "azure": {"azure-pipelines.yml": "azure-pipelines.yml"},
}
"""By the path in the repository, the file here. None begins with a dot here, where it would be overlooked."""


def files(system: System) -> dict[str, str]:
    """The files of a service, by their paths from the root of the repository, which is the folder of `mkdocs.yml`.

    They want `requirements.txt` beside them, with a line such as `council-progress==0.1.0`. KeyError for another name."""
    folder = resources(__package__) / system
    return {path: (folder / name).read_text("utf-8") for path, name in _FILES[system].items()}
