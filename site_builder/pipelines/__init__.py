"""Files with which a service's pipelines or a server build a site without anybody's help, each as a council's repository
has it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files as resources
from typing import Literal, get_args

System = Literal["github", "gitlab", "azure"]
"""A service that a council may have: GitHub Actions, GitLab CI, Azure Pipelines."""
Server = Literal["systemd", "container", "kubernetes", "councils"]
"""What a council may have of its own: a Linux server, containers on one machine, Kubernetes; or one engine for many."""
SYSTEMS: tuple[System, ...] = get_args(System)
SERVERS: tuple[Server, ...] = get_args(Server)
ROOT, PROGRAM = "/srv/progress/council", "/srv/progress/venv/bin/progress"
"""Where the files for a server say that a council's files and the command are."""
_FILES: Mapping[System | Server, Mapping[str, str]] = {
    "github": {
        ".github/workflows/check.yml": "check.yml",
        ".github/workflows/publish.yml": "publish.yml",
        ".github/dependabot.yml": "dependabot.yml",
    },
    "gitlab": {".gitlab-ci.yml": "gitlab-ci.yml"},
    "azure": {"azure-pipelines.yml": "azure-pipelines.yml"},
    "systemd": {
        "systemd/progress-site.service": "progress-site.service",
        "systemd/progress-site.timer": "progress-site.timer",
        "systemd/progress-site-failed.service": "progress-site-failed.service",
    },
    "container": {
        "container/Containerfile": "Containerfile",
        "container/publish-site": "publish-site",
        "container/nginx.conf": "nginx.conf",
        "container/compose.yml": "compose.yml",
        ".dockerignore": "dockerignore",
    },
    "kubernetes": {"kubernetes/site.yml": "site.yml"},
    "councils": {
        "build-part": "build-part",
        "Containerfile": "Containerfile",
        ".github/workflows/sites.yml": "github.yml",
        ".gitlab-ci.yml": "gitlab-ci.yml",
        "kubernetes/sites.yml": "kubernetes.yml",
    },
}
"""Path in the repository -> file in this folder, whose name never begins with a dot: it would be overlooked."""
PROGRAMS = frozenset({"container/publish-site", "build-part"})
"""The files that are executable."""


def files(system: System | Server) -> dict[str, str]:
    """The files for a service or server, by their paths from the root of the repository, which is the folder of
    `mkdocs.yml`. KeyError for another name.

    Those of services and containers want `requirements.txt` beside them, with a line such as `council-progress==0.1.0`."""
    folder = resources(__package__) / system
    return {path: (folder / name).read_text("utf-8") for path, name in _FILES[system].items()}
