"""A build that is killed at any moment leaves whole files, and the next run ends as an undisturbed one."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.support.papers import few_templates
from tests.support.projects import Book

from docgen.cli import run

SOURCE = Path(__file__).parents[2] / "src"

# Ends the process without any clean-up at the nth call of a function that a write goes through.
KILLER = """
import os, sys
from pathlib import Path
import docgen.shelf.store as store
from docgen.cli import run
ways = {"fsync": (os, "fsync"), "rename": (Path, "replace"), "temporary": (store, "_begun")}
(owner, name), last = ways[sys.argv[1]], int(sys.argv[2])
original, calls = getattr(owner, name), [0]
def counted(*args, **kwargs):
    calls[0] += 1
    if calls[0] == last:
        os._exit(9)
    return original(*args, **kwargs)
setattr(owner, name, counted)
run(["build"])
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in (folder / "outputs").rglob("*.docx")}


@pytest.mark.parametrize(
    ("function", "call"), [("temporary", 1), ("fsync", 1), ("fsync", 4), ("rename", 2), ("rename", 7)]
)
def test_a_killed_build_leaves_whole_files_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], function: str, call: int
) -> None:
    """Killed while a paper is begun, flushed or renamed: then run again, and compare with an undisturbed folder."""
    disturbed, calm = tmp_path / "disturbed", tmp_path / "calm"
    for folder in (disturbed, calm):
        Book().save(folder / "inputs" / "a.xlsx")
        few_templates(folder)
    monkeypatch.chdir(calm)
    run(["build"])
    done = subprocess.run(
        [sys.executable, "-c", KILLER, function, str(call)],
        cwd=disturbed,
        env={"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 9, done.stderr.decode("utf-8", "replace")
    for path in (disturbed / "outputs").rglob("*.docx"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
    monkeypatch.chdir(disturbed)
    assert run(["build"]) == 0
    assert contents(disturbed) == contents(calm)
    assert list((disturbed / "outputs").rglob("*.tmp")) == []
    capsys.readouterr()
