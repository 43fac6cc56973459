"""A command in, how much memory it and all the processes that it starts hold at their peak out (Linux).

Memory is the proportional set size (PSS): a page that several processes share counts in parts, so that
workers which share what their parent has read are not counted as if each held it alone.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.timing import FOLDER, Time

_PROC = Path("/proc")
_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)
_EVERY_S = 0.05
_KIB_PER_MIB = 1024


def peak(arguments: Sequence[str], *, environment: dict[str, str] | None = None) -> Time:
    """Run a program; return its time and its tree's most memory in MiB. RuntimeError if it fails."""
    highest = 0.0
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [*arguments],
            cwd=FOLDER,
            env={**os.environ, **(environment or {})},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        while process.poll() is None:
            highest = max(highest, sum(_pss_mib(pid) for pid in tree(process.pid)))
            time.sleep(_EVERY_S)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(arguments)} failed:\n{said.read().decode(errors='replace')}")
    return Time(wall=time.perf_counter() - start, cpu=0.0, memory=highest)


def tree(root: int) -> list[int]:
    """Return a process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for entry in _PROC.iterdir():
        if entry.name.isdecimal() and (parent := _parent(entry)):
            children.setdefault(parent, []).append(int(entry.name))
    found = [root]
    for pid in found:
        found += children.get(pid, ())
    return found


def cpu_seconds(root: int) -> float:
    """Return what a process, its children that live and those that have ended took of the processors."""
    ticks = os.sysconf("SC_CLK_TCK")
    return sum(sum(map(int, _stat(pid)[11:15])) for pid in tree(root)) / ticks


def _parent(entry: Path) -> int:
    fields = _stat(int(entry.name))
    return int(fields[1])


def _stat(pid: int) -> list[str]:
    """Return a process' status fields from the third (proc(5), /proc/pid/stat); zeros where it has ended."""
    try:
        return (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ["0"] * 50


def _pss_mib(pid: int) -> float:
    try:
        found = _PSS.search((_PROC / str(pid) / "smaps_rollup").read_bytes())
    except OSError:
        return 0.0  # it ended in between
    return int(found[1]) / _KIB_PER_MIB if found else 0.0
