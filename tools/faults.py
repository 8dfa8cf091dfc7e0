"""Put each known fault back, run the tests of its room, and say which of them turn red: `make faults`, outside CI.

A fault is a patch in ``tests/faults`` with a head: the room whose tests it concerns, what kind of fault it is, ``now``, the
tests to ask where that is not the whole room, and ``before``, the tests that were there for it before JavaScript had unit tests.
It is applied to a copy, never to these files.

Usage: python tools/faults.py [room or name ...] [--at COMMIT]     with --at, that commit's own tests, those of ``before``
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
FAULTS = ROOT / "tests/faults"
LIMIT = 1200


def copy(folder: Path, commit: str | None) -> None:
    """The files that git knows, as they are now or were at a commit; what was installed is shared."""
    if commit:
        with subprocess.Popen(["git", "archive", commit], cwd=ROOT, stdout=subprocess.PIPE) as archive:
            subprocess.run(["tar", "-x", "-C", folder], stdin=archive.stdout, check=True)
    else:
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
        for name in subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines():
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, folder / name)
    for name in ("node_modules", ".venv"):
        (folder / name).symlink_to((ROOT / name).resolve())
    static = ROOT / "src/highways/static"
    if static.exists():
        shutil.copytree(static, folder / "src/highways/static")


def run(command: list[str], folder: Path) -> tuple[bool, float, str]:
    """Whether it turned red, after how many seconds, and the first line that says why."""
    path = os.pathsep.join([str(ROOT / ".venv/bin"), os.environ["PATH"]])
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=folder, env=os.environ | {"PATH": path, "PYTHONPATH": str(folder / "src")}, capture_output=True,
        text=True, timeout=LIMIT, check=False,
    )  # fmt: skip
    why = re.search(r"^(?:✖ (?!failing).*|FAILED .*|ERROR .*|.*error TS\d+.*)$", done.stdout, re.M)
    # pytest says 5 where nothing was chosen: that is no test.
    return done.returncode not in (0, 5), time.monotonic() - began, (why[0] if why else "")[:110]


def steps(head: dict[str, str], commit: str | None) -> list[list[str]]:
    """The commands that could find it, the quick ones first."""
    pytest = ["python", "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider"]
    if commit:
        return [["npx", "--no-install", "tsc", "--noEmit"], [*pytest, *shlex.split(head["before"])]]
    room = head["room"]
    unit = ["node", "--test", "--test-isolation=none", "--test-reporter=spec", f"tests/js/{room}/*.test.js"]
    return [
        *([unit] if (ROOT / "tests/js" / room).is_dir() else []),
        ["npx", "--no-install", "tsc", "--noEmit"],
        [*pytest, *shlex.split(head.get("now") or f"tests/test_prose.py tests/{room}")],
    ]


def known(command: list[str], folder: Path) -> list[str]:
    """Options that leave out what is red without any fault, on this machine."""
    done = subprocess.run(
        [*(one for one in command if one != "-x"), "--tb=no"], cwd=folder, capture_output=True, text=True, check=False,
        env=os.environ | {"PATH": f"{ROOT}/.venv/bin{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(folder / "src")},
    )  # fmt: skip
    return [
        option for name in re.findall(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.M) for option in ("--deselect", name)
    ]


def main(chosen: list[str], commit: str | None) -> int:
    missed = 0
    print(f"{'fault':<34} {'kind':<36} {'red?':<6} {'seconds':>7}  found by")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        copy(folder, commit)
        left_out: dict[tuple[str, ...], list[str]] = {}
        for patch in sorted(FAULTS.glob("*.patch")):
            text = patch.read_text("utf-8")
            head = dict(line.split(": ", 1) for line in text.split("\n\n", 1)[0].splitlines())
            if chosen and not {patch.stem, head["room"]} & set(chosen):
                continue
            subprocess.run(["git", "apply", patch], cwd=folder, check=True)
            seconds, red, why = 0.0, False, ""
            for step in steps(head, commit):
                if "pytest" in step and tuple(step) not in left_out:
                    subprocess.run(["git", "apply", "-R", patch], cwd=folder, check=True)
                    left_out[tuple(step)] = known(step, folder)
                    subprocess.run(["git", "apply", patch], cwd=folder, check=True)
                red, took, why = run([*step, *left_out.get(tuple(step), [])], folder)
                seconds += took
                if red:
                    break
            missed += not red
            print(
                f"{patch.stem:<34} {head['kind']:<36} {'red' if red else 'GREEN':<6} {seconds:>7.1f}  {why}", flush=True
            )
            subprocess.run(["git", "apply", "-R", patch], cwd=folder, check=True)
    return 1 if missed else 0


if __name__ == "__main__":
    words = sys.argv[1:]
    at = words[words.index("--at") + 1] if "--at" in words else None
    sys.exit(main([word for word in words if word not in {"--at", at}], at))
