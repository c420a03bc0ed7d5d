"""Make each line wrong in a copy of the project, run its tests, and say which mutants live.

    python -m tests.mutations [WORD …]     those whose description or file holds a word; all without one

Takes some seconds a line. Ends with 1 where a mutant lives or a line is not there any more.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("src", "tests", "tools", "templates", "inputs", "pyproject.toml", "README.md", "CHANGELOG.md")
MINUTES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """A line below src/docgen as it is and as it must not be, and the tests that hold it."""

    what: str
    file: str
    old: str
    new: str
    tests: list[str]


def mutations() -> list[Mutation]:
    """All of them, in the order of lines.toml."""
    lines = tomllib.loads(Path(__file__).with_name("lines.toml").read_text(encoding="utf-8"))["line"]
    return [Mutation(**line) for line in lines]


def main(words: Sequence[str]) -> int:
    chosen = [m for m in mutations() if not words or any(word in f"{m.file} {m.what}" for word in words)]
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="docgen-mutations-") as folder:
        copy = Path(folder)
        for part in PARTS:
            _copy(ROOT / part, copy / part)
        if _tests_end(sorted({test for mutation in chosen for test in mutation.tests}), copy):
            _say("the tests fail without any mutant")
            return 1
        for mutation in chosen:
            end = tried(mutation, copy)
            ends[end] += 1
            _say(f"{end:9} {mutation.file}: {mutation.what}")
    _say(", ".join(f"{count} {end}" for end, count in ends.items()))
    return 0 if set(ends) <= {"killed"} else 1


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
    else:
        shutil.copy(source, target)


def tried(mutation: Mutation, root: Path) -> str:
    """What becomes of a mutant: `killed`, `lives`, `gone` where the line is not there, `broken` where no test ran."""
    path = root / "src" / "docgen" / mutation.file
    right = path.read_text(encoding="utf-8") if path.is_file() else ""
    if right.count(mutation.old) != 1:
        return "gone"
    path.write_text(right.replace(mutation.old, mutation.new), encoding="utf-8")
    try:
        ended = _tests_end(mutation.tests, root)
    finally:
        path.write_text(right, encoding="utf-8")
    return {0: "lives", 1: "killed"}.get(ended, "broken")


def _tests_end(tests: Sequence[str], root: Path) -> int:
    """pytest's exit code; 1 also where the tests do not end any more."""
    options = ["-q", "-x", "-n", "0", "-p", "no:cacheprovider", *(f"tests/{name}" for name in tests)]
    try:
        command = [sys.executable, "-B", "-m", "pytest", *options]
        return subprocess.run(command, cwd=root, capture_output=True, timeout=60 * MINUTES, check=False).returncode
    except subprocess.TimeoutExpired:
        return 1


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
