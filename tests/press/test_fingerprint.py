"""The fingerprint of the program: what may change a paper without any template or value having changed."""

from __future__ import annotations

import shutil
from importlib import metadata
from pathlib import Path

import pytest

from docgen.press import workshop


def fingerprint() -> str:
    return workshop.engine_digest.__wrapped__()


@pytest.mark.parametrize("part", ["press/engine/printing.py", "thai/dates.py", "papers/filters.py", "words/th.toml"])
def test_every_part_of_the_program_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """A date is written in `thai`, not in the press."""
    shutil.copytree(workshop.PROGRAM, copy := tmp_path / "docgen")
    before = fingerprint()
    monkeypatch.setattr(workshop, "PROGRAM", copy)
    assert fingerprint() == before
    path = copy / part
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert fingerprint() != before


@pytest.mark.parametrize(("library", "counts"), [("lxml", True), ("python-docx", True), ("docxtpl", False)])
def test_libraries_count_that_print(monkeypatch: pytest.MonkeyPatch, library: str, *, counts: bool) -> None:
    """docxtpl prints nothing: papers are only compared with it."""
    before, version = fingerprint(), metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "0" if name == library else version(name))
    assert (fingerprint() != before) is counts
