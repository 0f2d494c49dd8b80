"""Measures builds on a made-up corpus: `make bench`, or `python -m benchmarks [SIZE]... [--times N] [--write]`."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.builders import Builder, Hugo, MaterialBlog, Progress
from benchmarks.corpus import words_per_update, write_corpus
from benchmarks.measuring import speed
from benchmarks.running import run
from benchmarks.table import Result, document, section

SIZES = (100, 1_000, 5_000, 10_000)
PEERS: dict[str, tuple[Builder, ...]] = {
    "hugo": (Hugo(),),
    "material": (MaterialBlog(with_search=False), MaterialBlog(with_search=True)),
}
RESULTS = Path(__file__).with_name("RESULTS.md")
LIBRARIES = ("council-progress", "mkdocs", "mkdocs-material", "markdown-it-py", "pagefind", "hugo")


def main() -> None:
    """Prints a table for each size as it is done, and writes RESULTS.md if asked to."""
    wanted = _arguments()
    sections = []
    for updates in wanted.sizes or SIZES:
        peers = [builder for peer in wanted.peers for builder in PEERS[peer]]
        times = wanted.times or (3 if updates <= 1_000 else 1)
        sections.append(section(_result(updates, times, peers)))
        print(sections[-1], end="\n\n", flush=True)
        if wanted.write:  # after each size: large ones take a long time, and may be stopped
            text = document(sections, _machine(), _versions(), f"{date.today():%-d %B %Y}")
            RESULTS.write_text(text, "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE", help=f"numbers of updates; default {SIZES}")
    parser.add_argument("--times", type=int, help="runs of each row; default 3, and 1 above 1,000 updates")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=tuple(PEERS), help="the others; default all")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}, too")
    return parser.parse_args()


def _result(updates: int, times: int, peers: Sequence[Builder]) -> Result:
    builders = [Progress(with_search=False), Progress(with_search=True), *peers]
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        write_corpus(corpus, updates)
        words, fast, load = words_per_update(corpus), speed(), _load()
        columns = []
        for number, builder in enumerate(builders):
            print(f"{updates:,} updates: {builder.name}", file=sys.stderr, flush=True)
            columns.append(run(builder, corpus, Path(folder, str(number)), times))
    return Result(updates, words, times, (fast, speed()), (load, _load()), tuple(columns))


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0


def _machine() -> str:
    return f"{os.cpu_count()} cores, {_processor()}, {platform.system()}"


def _processor() -> str:
    """The processor's name as Linux knows it, or what Python says of it."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text("utf-8").splitlines() if about.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _versions() -> str:
    return ", ".join([f"Python {platform.python_version()}", *filter(None, map(_version_of, LIBRARIES))])


def _version_of(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return ""


if __name__ == "__main__":
    main()
