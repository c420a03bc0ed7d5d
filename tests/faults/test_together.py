"""Runs at the same moment, a few of each kind; `tests.faults.together` runs many."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.errors import ExitCode
from tests.faults.together import KINDS, prepare, together


def test_runs_at_the_same_moment_keep_the_laws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each kind, one after another in one project; at least one run of each does its work."""
    monkeypatch.chdir(tmp_path)
    prepare()
    for kind in KINDS:
        codes = together(kind, 4)
        assert codes[ExitCode.DONE] + codes[ExitCode.ATTENTION] >= 1, kind
