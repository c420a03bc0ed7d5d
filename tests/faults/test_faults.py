"""A sample of the campaign: what broke once, and a few kills; `python -m tests.faults.campaign` plays all of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_run_that_ends_at_a_bad_moment_is_made_up_for_by_the_next() -> None:
    """Half files, lost versions, second copies, moved folders, signatures half recorded: none is left."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.campaign", "--sample"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "NOTHING BROKEN" in done.stdout
