"""Run other programs so that nothing of them is left afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


@contextmanager
def started(
    command: list[str], cwd: Path, env: dict[str, str] | None = None
) -> Iterator[tuple[subprocess.Popen, IO[str]]]:
    """The running program and the file that takes what it says; it and its children are stopped at the end."""
    env = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"} | (env or {})
    # A file, not a pipe: a child that outlives the program would hold a pipe open for ever.
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        process = subprocess.Popen(
            command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
        )
        try:
            yield process, said
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def run(command: list[str], cwd: Path, env: dict[str, str] | None = None, timeout: float = 300) -> float:
    """Seconds that a program took.

    Raises:
        SystemExit: it failed or took longer than `timeout`; the message holds the end of what it said.
    """
    start = time.perf_counter()
    with started(command, cwd, env) as (process, said):
        try:
            failed = process.wait(timeout)
        except subprocess.TimeoutExpired:
            failed = f"no end after {timeout:.0f} s"
        seconds = time.perf_counter() - start
        if failed:
            raise SystemExit(f"{' '.join(command)} failed ({failed}):\n{last(said)}")
    return seconds


def last(said: IO[str], characters: int = 2000) -> str:
    """The end of what a program has said."""
    said.seek(0)
    return said.read()[-characters:]
