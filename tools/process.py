"""Run other programs so that nothing of them is left afterwards: for the tests and the bench."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
# The command of the Makefile.
BUILD = ["jupyter-book", "build", ".", "-W", "-n", "--keep-going"]


class Failed(RuntimeError):  # noqa: N818  (it says what a program did)
    """A program failed, or took too long; the message holds the end of what it said."""


@dataclass
class Done:
    """What came of a program."""

    code: int
    said: str
    seconds: float


@contextmanager
def started(
    command: Sequence[str | Path], cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> Iterator[tuple[subprocess.Popen, IO[str]]]:
    """The running program and the file that takes what it says; it and its children are stopped at the end.

    The tools of this environment come first on its PATH.
    """
    env = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"} | dict(env or {})
    # A file, not a pipe: a child that outlives the program would hold a pipe open for ever.
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        process = subprocess.Popen(
            list(map(str, command)),
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
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


def run(
    command: Sequence[str | Path],
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    timeout: float = 300,
    check: bool = True,
) -> Done:
    """Run a program to its end.

    Raises:
        Failed: it took longer than `timeout` seconds, or, with `check`, ended with another code than 0.
    """
    start = time.perf_counter()
    with started(command, cwd, env) as (process, said):
        try:
            code = process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise Failed(f"{command[0]} had no end after {timeout:.0f} s:\n{everything(said)[-4000:]}") from None
        done = Done(code, everything(said), time.perf_counter() - start)
    if check and code:
        raise Failed(f"{' '.join(map(str, command))} failed ({code}):\n{done.said[-4000:]}")
    return done


def everything(said: IO[str]) -> str:
    """All that a program has said."""
    said.seek(0)
    return said.read()


def copy_tree(folder: Path) -> None:
    """Copy the project to `folder`: what git knows or would take, as it stands on the disk, and the built bundles."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    bundles = [str(path.relative_to(ROOT)) for path in (ROOT / "src/highways/static").iterdir()]
    for name in {*filter(None, names), *bundles}:
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
