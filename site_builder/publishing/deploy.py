"""Files for hosts that lie beside a site: written into `deploy/` beside its configuration, each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from site_builder.hosting.publication import MARK
from site_builder.part_files import replace_file
from site_builder.record.outputs import Output
from site_builder.sources import Sources

FOLDER = "deploy"


def folder_of(sources: Sources) -> Path:
    """`deploy/`, or `deploy/<name>/` for a configuration that is not called mkdocs.yml: two may lie in one folder."""
    name = Path(sources.config_file).stem
    return sources.root / FOLDER / ("" if name == "mkdocs" else name)


def write(outputs: Iterable[Output], folder: Path) -> list[str]:
    """Writes the files, and returns a sentence for each that is not written: one that does not say that we wrote it is
    somebody else's. OSError where the machine does not let us."""
    said = []
    for output in outputs:
        path = folder / output.path
        there = path.read_bytes() if path.is_file() else None
        if there == output.content:
            continue
        if there is not None and MARK.encode() not in there:
            said.append(f"warning: {path} was not written by progress and stays as it is; give it another name.")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, output.content)
    return said
