"""`python -m tests.fuzz.campaign --runs 3000 --seed 1`: mutated workbooks through `check` and `build`.

Whatever stands in a workbook, the run ends with a public exit code that is no template's and no bug's, in bounded time
and memory, and says it in words. What is printed at the end counts: how many runs ended how, and every promise that was
broken, with the seed of the workbook that broke it.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import io
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from docgen import programmes
from docgen.cli import run
from docgen.press import dressing
from tests.fuzz.mutants import Mutant, parts_of

ENDS = frozenset((0, 1, 3))  # done, a person is needed, no workbook: a workbook has no other way to end a run
TEMPLATES = Path(__file__).parents[2] / "templates"
SECONDS, BYTES = 30, 3 << 30
PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Ended:
    """How one run ended."""

    seed: str
    command: str
    faults: tuple[str, ...]
    code: int
    seconds: float
    said: str


@dataclass
class Found:
    """What the campaign came to."""

    ends: Counter[tuple[str, int]] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    longest: float = 0.0

    def add(self, ended: Ended) -> None:
        self.ends[ended.command, ended.code] += 1
        self.longest = max(self.longest, ended.seconds)
        if ended.code not in ENDS or "Traceback" in ended.said:
            last = ended.said.strip().splitlines()[-1:] or [""]
            self.broken.append(
                f"{ended.seed} {ended.command} {'+'.join(ended.faults)}: exit {ended.code} {last[0][:300]}"
            )


_base: dict[str, bytes] = {}


def sample() -> bytes:
    """The workbook that is mutated: two villages with everything in them."""
    content = programmes.of_templates(TEMPLATES).sample(2)
    assert content is not None
    return content


def _start(content: bytes) -> None:
    with contextlib.suppress(ImportError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    _base.update(parts_of(content))
    setattr(dressing, "template_of", lru_cache(maxsize=None)(dressing.template_of))  # noqa: B010  mypy knows it as a function


def one(seed: str) -> Ended:
    """Make the workbook of a seed, and run a command over it."""
    mutant = Mutant(_base, seed)
    content = mutant.make()
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "inputs" / "ก.xlsx"
        path.parent.mkdir()
        path.write_bytes(content)
        is_build = mutant.chance.random() < 0.4
        command = (
            ["build", str(path), "--outputs", str(Path(home) / "o"), "--jobs", "1"]
            if is_build
            else ["check", str(path)]
        )
        if mutant.chance.random() < 0.3:
            command += ["--format", "json"]
        said = io.StringIO()
        faulthandler.dump_traceback_later(SECONDS, exit=True)
        started = time.perf_counter()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = run(command)
        seconds = time.perf_counter() - started
        faulthandler.cancel_dump_traceback_later()
    return Ended(seed, command[0], tuple(mutant.done), int(code), seconds, said.getvalue())


def campaign(seeds: Sequence[str], processes: int = PROCESSES) -> Found:
    """All seeds; one whose process dies or does not end is broken, and the others go on."""
    found, content = Found(), sample()
    waiting = list(seeds)
    while waiting:
        with ProcessPoolExecutor(processes, initializer=_start, initargs=(content,)) as pool:
            running: list[tuple[str, Future[Ended]]] = [(seed, pool.submit(one, seed)) for seed in waiting]
            waiting = []
            for place, (seed, future) in enumerate(running):
                try:
                    found.add(future.result())
                except BrokenProcessPool:
                    found.broken.append(
                        f"{seed}: no end within {SECONDS} s, or the process died (or the seed beside it)"
                    )
                    waiting = [later for later, done in running[place + 1 :] if not done.done() or done.exception()]
                    break
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was found; 1 where a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--processes", type=int, default=min(PROCESSES, os.cpu_count() or 1))
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    found = campaign([f"{options.seed}-{number}" for number in range(options.runs)], options.processes)
    for (command, code), count in sorted(found.ends.items()):
        print(f"{command}: exit {code}: {count}")
    print(f"longest run {found.longest:.1f} s, all {time.perf_counter() - started:.0f} s")
    for line in found.broken:
        print("BROKEN", line)
    print("NOTHING BROKEN" if not found.broken else f"{len(found.broken)} broken")
    return bool(found.broken)


if __name__ == "__main__":
    sys.exit(main())
