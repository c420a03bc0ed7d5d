"""`python -m tests.faults.campaign --kills 300 --seed 1`: kill runs at random moments, and let every write fail.

Without `--sweep` only the kills; `--sweep` lets each write of each scene fail in each way (`--every 7`: each seventh).
`--sample` is what the tests run. Nothing but what is printed at the end counts: the sum of what was tried, and each
promise that was broken.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.faulty import KILLED, KINDS, Fault, Kind
from tests.faults.runs import Started, do, warm
from tests.faults.scenes import SCENES, Scene, Stage, two_villages

PROCESSES = 2


def _listing(folder: Path) -> set[tuple[str, int, int]]:
    """The files that there are, and when they were written."""
    found = set()
    for path in (folder / "outputs").rglob("*"):
        with contextlib.suppress(FileNotFoundError):  # a temporary file, renamed meanwhile
            stat = path.stat()
            found.add((path.name, stat.st_mtime_ns, stat.st_size))
    return found


def _measure(stage: Stage) -> tuple[float, float]:
    """How long the run takes until its first write, and until its end."""
    folder = stage.fresh()
    untouched = _listing(folder)
    run, started = Started(folder, [stage.command]), time.perf_counter()
    while _listing(folder) == untouched and not run.has_ended():
        time.sleep(0.002)
    first = time.perf_counter() - started
    run.wait()
    return first, time.perf_counter() - started


@dataclass
class Found:
    """What one scene came to."""

    scene: str
    tried: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def kill(scene: Scene, kills: int, seed: int) -> Found:
    """Kill the scene's run that many times: every other one at any moment of the time that it takes, the others at any
    moment from its first write on."""
    found = Found(scene.name)
    chance = random.Random(f"{seed} {scene.name}")
    with tempfile.TemporaryDirectory() as home:
        stage = Stage.build(scene, Path(home))
        measured = [_measure(stage) for _ in range(3)]
        first, whole = (sorted(times)[1] for times in zip(*measured, strict=True))
        for number in range(kills):
            folder = stage.fresh()
            untouched = _listing(folder)
            moment = chance.uniform(first if number % 2 else 0, whole)
            run = Started(folder, [stage.command])
            time.sleep(moment)
            run.kill()
            ended = run.wait()
            has_begun = _listing(folder) != untouched
            where = "ended before" if ended.code >= 0 else "while writing" if has_begun else "before the first write"
            found.tried[where] += 1
            if any((folder / "outputs").rglob(".docgen-*")):
                found.tried["left a half file"] += 1
            if any((folder / "outputs").rglob("*.sqlite-journal")):
                found.tried["left a journal"] += 1
            for what in (*stage.broken_now(folder), *stage.broken_later(folder)):
                found.broken.append(f"kill {number} at {moment * 1000:.0f} ms: {what}")
    return found


def sweep(scene: Scene, every: int, seed: int) -> Found:
    """Let each call that writes fail once in each way."""
    found = Found(scene.name)
    with tempfile.TemporaryDirectory() as home:
        stage = Stage.build(scene, Path(home))
        for kind in KINDS:
            for at in _chosen(len(stage.calls), every, seed):
                _fail(stage, Fault(kind, at), found)
    return found


def _fail(stage: Stage, fault: Fault, found: Found) -> None:
    folder = stage.fresh()
    ended = do(folder, stage.command, fault=fault)
    if ended.code != KILLED and not ended.has_hit:
        found.tried[f"{fault.kind}: not reached"] += 1
        return
    found.tried[fault.kind] += 1
    words = () if fault.kind == "exit" else stage.wrong_words(ended)
    for what in (*words, *stage.broken_now(folder), *stage.broken_later(folder)):
        found.broken.append(f"{fault.kind} at {fault.at} ({stage.calls[fault.at - 1]}): {what}")


SAMPLE: dict[str, tuple[tuple[Kind, str, int], ...]] = {
    # scene: (what happens, at which call, at which of these calls: from 0, or from the end)
    "corrected": (("exit", "sqlite BEGIN", -1), ("full", "write", 0), ("denied", "link", 0)),
    "prune": (("exit", "unlink", 1), ("exit", "create", -1)),
    "renamed": (
        ("exit", "sqlite COMMIT", 0),
        ("exit", "rename", 0),
        ("exit", "sqlite BEGIN", 1),
        ("denied", "rename", 0),
    ),
    "sign-beside": (("exit", "unlink", 0), ("exit", "sqlite BEGIN", -1), ("full", "replace", -1)),
}


def sample(scene: Scene) -> Found:
    """The moments that something broke at once."""
    found = Found(scene.name)
    with tempfile.TemporaryDirectory() as home:
        stage = Stage.build(scene, Path(home))
        for kind, name, place in SAMPLE[scene.name]:
            at = [number for number, call in enumerate(stage.calls, 1) if call == name][place]
            _fail(stage, Fault(kind, at), found)
    return found


def _chosen(calls: int, every: int, seed: int) -> Iterator[int]:
    yield from range(1 + seed % every, calls + 1, every)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Play all scenes; 1 where a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sweep", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--scene", action="append", default=[])
    asked = parser.parse_args(arguments)
    scenes = [scene for scene in SCENES if not asked.scene or scene.name in asked.scene]
    if asked.sample:
        scenes = [scene for scene in scenes if scene.name in SAMPLE]
    started = time.perf_counter()
    total: Counter[str] = Counter()
    broken = 0
    with ProcessPoolExecutor(PROCESSES, initializer=warm, initargs=(two_villages(),)) as pool:
        shares = [asked.kills // len(scenes) + (n < asked.kills % len(scenes)) for n in range(len(scenes))]
        running = [pool.submit(kill, s, share, asked.seed) for s, share in zip(scenes, shares, strict=True) if share]
        if asked.sample:
            running += [pool.submit(sample, scene) for scene in scenes]
        if asked.sweep:
            running += [pool.submit(sweep, scene, asked.every, asked.seed) for scene in scenes]
        for future in running:
            found = future.result()
            total += found.tried
            broken += len(found.broken)
            tried = ", ".join(f"{what} {count}" for what, count in sorted(found.tried.items()))
            _say(f"{found.scene:24} {tried}{'' if not found.broken else f'  BROKEN {len(found.broken)}'}")
            for what in found.broken[:12]:
                _say(f"    {what}")
    _say(f"{'all':24} {', '.join(f'{what} {count}' for what, count in sorted(total.items()))}")
    _say(f"{'NOTHING BROKEN' if not broken else f'BROKEN: {broken}'} in {time.perf_counter() - started:.0f} s")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
