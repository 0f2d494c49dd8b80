"""Plants small faults in the program, one at a time, and says which of them no test notices: `make mutants SAMPLE=200`.

The faults are those of cosmic-ray's operators, on lines that hold code. For each, the tests that run its line are run,
those that lie closest first, until one fails. Everything happens in a copy of the sources, so that edits made in the
meantime are not touched. What came out is kept in the cache folder, and not asked again until anything changes.
Written by hand around cosmic-ray, since its own sessions run all tests for each fault and cannot take a sample."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from mutants.faults import PARTS, Fault, places, sample
from mutants.reached import SECONDS, Reached, note
from mutants.trying import OPTIONS, InPlaceOfAll, Trials, copy, within

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".cache" / "mutants"
NOTICED, SURVIVES, UNREACHED = "noticed", "SURVIVES", "SURVIVES, no quick test runs it"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--sample", type=int, default=0, help="this many in each part, chosen by the seed; without it, all"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", choices=PARTS, help="only those of one part")
    parser.add_argument(
        "--fault",
        type=Fault.named,
        help="this one alone, as a report names it, with what else is named here for pytest",
    )
    parser.add_argument("--note", type=Path, help=argparse.SUPPRESS)
    options, others = parser.parse_known_args()
    if options.fault:
        sys.exit(with_one(options.fault, others))
    if others:
        parser.error(f"tests are named beside --fault alone: {' '.join(others)}")
    if options.note:
        note(options.note / "copy", options.note)
        return
    folder = prepared()
    os.chdir(folder / "copy")
    sys.path.insert(0, str(folder / "copy"))
    os.environ["PYTHONPATH"] = str(folder / "copy")
    parts = [options.part] if options.part else PARTS
    action = InPlaceOfAll(lambda trials: report(trials, folder, parts, options.sample, options.seed))
    pytest.main(OPTIONS, plugins=[action])


def with_one(fault: Fault, tests: list[str]) -> int:
    """Runs these tests, as pytest takes them, with one fault planted in a copy, and says whether they notice it: for a
    test that was written since. Returns 0 if they do. Nothing need be noted for it."""
    folder = CACHE.parent / "mutant"
    copy(ROOT, folder)
    text = (folder / fault.file).read_text("utf-8")
    known = [one for place in places(folder / fault.file, folder) for one in place]
    changed = fault.planted(text) if fault in known else None
    if changed is None:
        there = (f"\n{one}\n{one.told(text)}" for one in known if one.line == fault.line and one.told(text))
        sys.exit(f"There is no {fault} in the file as it now is. On this line there are:{''.join(there)}")
    print(fault.told(text), flush=True)
    (folder / fault.file).write_text(changed, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:xdist", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, cwd=folder, env=environment, check=False).returncode
    if done in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED):
        return done
    print(f"{NOTICED if done else SURVIVES}: {fault}")
    return int(not done)


def prepared() -> Path:
    """The folder of what is known of the program as it now stands: a copy, which tests run which lines, what came out."""
    folder = CACHE / state()
    is_known = (folder / SECONDS).exists()
    if not is_known:
        shutil.rmtree(CACHE, ignore_errors=True)
    copy(ROOT, folder / "copy")  # a run that was killed may have left a fault there
    if not is_known:
        print("All quick tests run once, to note which lines they run: some minutes.", flush=True)
        environment = {**os.environ, "PYTHONPATH": f"{folder / 'copy'}{os.pathsep}{ROOT}"}
        command = [sys.executable, "-m", "mutants", "--note", str(folder)]
        subprocess.run(command, cwd=folder / "copy", env=environment, stdout=subprocess.DEVNULL, check=True)
    return folder


def state() -> str:
    """A hash of all sources and tests."""
    files = sorted(path for name in ("site_builder", "tests") for path in (ROOT / name).rglob("*") if path.is_file())
    sources = [path for path in files if not {"__pycache__", "node_modules", ".cache", ".hypothesis"} & set(path.parts)]
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in sources)).hexdigest()[:16]


def report(trials: Trials, folder: Path, parts: list[str], size: int, seed: int) -> None:
    """Tries a sample of each part, and tells and keeps each outcome as it comes."""
    reached, known = Reached(folder / "copy", folder), outcomes(folder)
    for part in parts:
        noticed = total = 0
        for fault in sample(ROOT, part, size, seed):
            outcome = known.get(str(fault)) or tried(fault, reached, trials)
            if str(fault) not in known:
                with (folder / "outcomes.txt").open("a", encoding="utf-8") as lines:
                    lines.write(f"{fault}: {outcome}\n")
            print(f"{outcome}: {fault}", flush=True)
            if outcome != NOTICED:
                print(fault.told((ROOT / fault.file).read_text("utf-8")), flush=True)
            noticed, total = noticed + (outcome == NOTICED), total + 1
        print(f"{part}: {noticed} of {total} noticed, seed {seed}.", flush=True)


def outcomes(folder: Path) -> dict[str, str]:
    path = folder / "outcomes.txt"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return dict(line.rsplit(": ", 1) for line in lines)


def tried(fault: Fault, reached: Reached, trials: Trials) -> str:
    tests, at_import = reached.tests_of(fault)
    changed = fault.planted((reached.root / fault.file).read_text("utf-8"))
    if not tests or changed is None:
        return UNREACHED
    is_noticed = trials.notices(fault.file, changed, within(reached.seconds, tests), at_import)
    return NOTICED if is_noticed else SURVIVES


if __name__ == "__main__":
    main()
