"""What is dear to make, made once a run: by whichever of xdist's workers comes first, in the folder that they share.

Without xdist the one process makes all of it. Nothing outlives pytest's own folder of the run.
"""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import pytest

Made = TypeVar("Made")

_MADE, _FAILED = "made.pickle", "failed.txt"
LONGEST = 900.0  # seconds that a worker waits for another: a crashed one must not hold the run for ever


def folder_of_run(factory: pytest.TempPathFactory) -> Path:
    """The temporary folder that all workers of this run see, and no other run."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made_once(root: Path, makers: Mapping[str, Callable[[Path], Made]], *, longest: float = LONGEST) -> dict[str, Made]:
    """What each maker makes in its own folder below `root`, by the makers' names.

    A worker makes what nobody has begun, then waits for what others make; so two workers that need the same three
    things make them side by side. What is made must be fit for pickle; its files stay in the maker's folder.
    """
    for name, make in makers.items():
        if _is_mine(root / name):
            _make(root / name, make)
    return {name: pickle.loads(_awaited(root / name, longest)) for name in makers}


def _is_mine(folder: Path) -> bool:
    """Making a folder succeeds for one worker alone, on every system."""
    try:
        folder.mkdir()
    except FileExistsError:
        return False
    return True


def _make(folder: Path, make: Callable[[Path], Made]) -> None:
    try:
        _put(folder / _MADE, pickle.dumps(make(folder)))
    except BaseException as failure:
        _put(folder / _FAILED, f"{type(failure).__name__}: {failure}".encode())
        raise


def _put(path: Path, content: bytes) -> None:
    """Under its name a file is whole: who waits for it may read it at once."""
    draft = path.with_suffix(".draft")
    draft.write_bytes(content)
    draft.replace(path)


def _awaited(folder: Path, longest: float) -> bytes:
    last = time.monotonic() + longest
    while not (folder / _MADE).exists():
        if (folder / _FAILED).exists():
            pytest.fail(f"{folder.name} could not be made: {(folder / _FAILED).read_text(encoding='utf-8')}")
        if time.monotonic() > last:
            pytest.fail(f"{folder.name} was begun by another worker and is not made after {longest:.0f} seconds")
        time.sleep(0.05)
    return (folder / _MADE).read_bytes()
