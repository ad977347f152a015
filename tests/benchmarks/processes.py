"""Whole processes from outside: median of several runs, after one that warms the disk."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

BIN = Path(sys.executable).parent
LOHN = str(BIN / "lohn")
PYTHON = sys.executable


def seconds(command: Sequence[str], *, runs: int = 7, **environment: str) -> float:
    """Return the median wall time of *command* in seconds; it must end well."""
    taken = []
    for index in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL, env=os.environ | environment)
        if index:
            taken.append(time.perf_counter() - start)
    return median(taken)


def say(name: str, value: float, unit: str, goal: str = "") -> None:
    """Print one figure with what it should be, if it should be anything."""
    print(f"{name:<62} {value:8.2f} {unit:<10} {goal and f'(Ziel {goal})'}".rstrip(), flush=True)
