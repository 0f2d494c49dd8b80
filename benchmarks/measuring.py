"""What a command costs: seconds of processor time, seconds on the clock, and memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


class CommandFailed(Exception):
    """A command that ended with something other than 0; its words are the last that it said."""


@dataclass(frozen=True)
class Cost:
    """What one run of a command took."""

    cpu: float
    """Seconds of processor time, user and system, of the process and all that it started and waited for."""
    wall: float
    """Seconds on the clock."""
    memory: float
    """MB (10^6 bytes) of the largest of these processes at its largest (maximum resident set size)."""


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """What a command takes that runs in a folder; CommandFailed where it does not end with 0.

    This process must stay small: Linux counts what a child shares with its parent before it becomes another program."""
    with tempfile.TemporaryFile() as said:
        begun = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            last = said.read()[-300:].decode(errors="replace").strip()
            raise CommandFailed(f"{' '.join(command)} ended with {process.returncode}: {last}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024 / 1e6)


def least(costs: Iterable[Cost]) -> Cost:
    """The least of each figure: what else ran on the machine can only add to it."""
    found = list(costs)
    return Cost(min(cost.cpu for cost in found), min(cost.wall for cost in found), min(cost.memory for cost in found))


def speed() -> float:
    """Seconds of processor time that a fixed piece of Python takes now: it grows where other programs share the core."""
    begun = time.process_time()
    words: dict[str, int] = {}
    for number in range(400_000):
        name = f"made up {number % 1000}"
        words[name] = words.get(name, 0) + len(name.split())
    return time.process_time() - begun
