"""What is dear to make is made once a run, whoever needs it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from tests.support.shared import made_once


def test_workers_that_need_the_same_things_make_them_side_by_side(tmp_path: Path) -> None:
    """Two begin at once: each makes one of two things, both get both, and who comes later makes nothing."""
    both_are_making = threading.Barrier(2, timeout=20)
    made: list[str] = []

    def make(name: str, folder: Path) -> Path:
        made.append(name)
        both_are_making.wait()
        (folder / "file.txt").write_text(name, encoding="utf-8")
        return folder / "file.txt"

    makers = {name: partial(make, name) for name in ("long", "wide")}
    with ThreadPoolExecutor(2) as workers:
        found = [future.result() for future in [workers.submit(made_once, tmp_path, makers) for _ in range(2)]]
    found.append(made_once(tmp_path, makers))
    assert sorted(made) == ["long", "wide"]
    assert [{name: path.read_text(encoding="utf-8") for name, path in files.items()} for files in found] == [
        {"long": "long", "wide": "wide"}
    ] * 3


def test_what_could_not_be_made_is_told_to_who_waits(tmp_path: Path) -> None:
    """The maker sees the error itself, another worker its words: nobody waits for what will not come."""

    def make(_folder: Path) -> None:
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        made_once(tmp_path, {"long": make})
    with pytest.raises(pytest.fail.Exception, match="long could not be made: OSError: no space left"):
        made_once(tmp_path, {"long": make})


def test_nobody_waits_for_ever(tmp_path: Path) -> None:
    """Of a worker that crashed while it made something, only the folder is left."""
    (tmp_path / "long").mkdir()
    with pytest.raises(pytest.fail.Exception, match="begun by another worker"):
        made_once(tmp_path, {"long": lambda folder: folder}, longest=0)
