"""Builds made-up councils with the very script that pipelines and Kubernetes run, and says what that costs.

    PYTHONPATH=tests python -m benchmarks.councils [COUNCILS] [UPDATES] [--jobs N] [--storage PLACE]

`--storage` is a place that rclone knows: each site is then copied there, too. Redirect the output into a file."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.corpus import write_corpus
from benchmarks.measuring import Cost, cost_of, speed
from site_builder.pipelines import files

SCRIPT = "build-part"
RUNS: tuple[tuple[str, Callable[[Path], None]], ...] = (
    ("from nothing", lambda council: None),
    ("nothing changed", lambda council: None),
    ("one update of each changed", lambda council: _change(council)),
)


def main() -> None:
    """Writes the councils, runs the script three times, and prints a row for each run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.councils", description=__doc__)
    parser.add_argument("councils", nargs="?", type=int, default=20)
    parser.add_argument("updates", nargs="?", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time; default 2")
    parser.add_argument("--storage", default="", help="where rclone copies the sites; default nowhere")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = Path(folder)
        for number in range(wanted.councils):
            write_one(engine / "councils" / f"council-{number:03}", wanted.updates, number)
        (engine / SCRIPT).write_text(files("councils")[SCRIPT], "utf-8")
        os.environ |= {"PARTS": "1", "JOBS": str(wanted.jobs), "STORAGE": wanted.storage}
        os.environ["PATH"] = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        print(f"{wanted.councils} councils of {wanted.updates} updates, {wanted.jobs} at a time", flush=True)
        for name, change in RUNS:
            for council in sorted((engine / "councils").iterdir()):
                change(council)
            print(_row(name, cost_of(["sh", SCRIPT, "0"], engine)), flush=True)
        print(_sizes(engine / "work"))


def write_one(root: Path, updates: int, number: int) -> None:
    """A council with an address and words of its own."""
    root.mkdir(parents=True)
    write_corpus(root, updates, seed=number)
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("made-up/", f"{root.name}/")
    settings.write_text(text.replace("Exampleton", f"Exampleton {number}"), "utf-8")


def _change(council: Path) -> None:
    update = sorted((council / "updates").iterdir())[-7]
    update.write_text(f"{update.read_text('utf-8')}\nOne more made-up sentence.\n", "utf-8")


def _row(name: str, cost: Cost) -> str:
    load = os.getloadavg()[0]
    return f"| {name} | {cost.wall:.0f} s | {cost.cpu:.0f} s | {cost.memory:.0f} MB | load {load:.1f}, fixed piece {speed():.3f} s |"


def _sizes(work: Path) -> str:
    sites = [path for site in work.glob("*/site") for path in site.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in sites)
    return f"{len(sites)} files, {size / 1e6:.0f} MB in all sites"


if __name__ == "__main__":
    main()
