"""Files in a council's repository that this program wrote: schemas, which nobody edits, and pipelines, which a council may."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.codes import Code
from site_builder.pipelines import ROOT, SYSTEMS, files
from site_builder.problems import Place, Problem, Severity
from site_builder.schemas import schemas

SCHEMA = "schema/"
"""The folder of what editors know of our keys; made by the program alone, so that no line of a change in it is shown."""
_ONE_OF_THEM = f"{SCHEMA}update.json"


def pipeline_paths() -> list[str]:
    """The paths of all files of pipelines, from the folder of `mkdocs.yml`."""
    return [path for system in SYSTEMS for path in files(system)]


def renewed_schemas(texts: Mapping[str, str]) -> dict[str, str]:
    """The schemas of this release that differ from those of a repository; none where it has no such folder."""
    if _ONE_OF_THEM not in texts:
        return {}
    now = {f"{SCHEMA}{name}": text for name, text in schemas().items()}
    return {path: text for path, text in now.items() if _differs(texts.get(path, ""), text)}


def other_pipelines(texts: Mapping[str, str]) -> Iterator[Problem]:
    """A note for each pipeline that this release writes differently: it may be the council's own by now."""
    for system in SYSTEMS:
        for path, text in files(system).items():
            if path in texts and ROOT not in text and _differs(texts[path], text):
                words = f"This release writes this file differently, and yours stays: you may have changed it. To compare, run 'progress automate {system}' beside a mkdocs.yml in an empty folder."
                yield Problem(Place(path), Code.TO_UPGRADE, words, Severity.NOTE)


def _differs(theirs: str, ours: str) -> bool:
    """Whether a file says anything else, whatever its line ends: version control on Windows changes these."""
    return theirs.replace("\r\n", "\n") != ours
