"""What a command costs: seconds of processor time, wall-clock seconds, and memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


class CommandFailed(Exception):
    """A command that ended with something other than 0; with the last line of its output."""


@dataclass(frozen=True)
class Cost:
    """The cost of one run of a command."""

    cpu: float
    """Seconds of processor time, user and system, of the process and everything that it started and waited for."""
    wall: float
    """Wall-clock seconds."""
    memory: float
    """MB (10^6 bytes): the peak of the largest of these processes (maximum resident set size)."""


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """The cost of a command run in a folder; CommandFailed if it does not end with 0.

    Python may keep what it compiled, as on every machine that is not told otherwise. This process must stay small: Linux counts what a child shares with its parent before it becomes another program."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as output:
        start = time.monotonic()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            last = output.read()[-300:].decode(errors="replace").strip()
            raise CommandFailed(f"{' '.join(command)} ended with {process.returncode}: {last}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024 / 1e6)


def least(costs: Iterable[Cost]) -> Cost:
    """The least of each figure: whatever else ran on the machine can only add to it."""
    runs = list(costs)
    return Cost(min(cost.cpu for cost in runs), min(cost.wall for cost in runs), min(cost.memory for cost in runs))


def speed() -> float:
    """Seconds of processor time that a fixed piece of Python takes now: it grows if other programs share the core."""
    start = time.process_time()
    words: dict[str, int] = {}
    for number in range(400_000):
        name = f"made up {number % 1000}"
        words[name] = words.get(name, 0) + len(name.split())
    return time.process_time() - start
