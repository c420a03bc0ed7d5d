"""`python -m tests.clerks --steps 10000 --seed 1`: let random clerks work, and say how many steps each rule was run."""

from __future__ import annotations

import argparse
import sys
import time

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.clerks.machine import Clerks, steps, told


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shrink", action="store_true", help="look for the shortest way to a broken law")
    wanted = parser.parse_args()
    phases = (Phase.generate, *([Phase.shrink] if wanted.shrink else []))
    length, began, number = 40, time.perf_counter(), wanted.seed
    while sum(steps.values()) < wanted.steps:
        run_state_machine_as_test(
            seed(number)(Clerks),
            settings=settings(
                max_examples=25, stateful_step_count=length, deadline=None, database=None,
                suppress_health_check=list(HealthCheck), phases=phases,
            ),
        )  # fmt: skip
        number += 1
        sys.stdout.write(f"{told()} {time.perf_counter() - began:.0f} s\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
