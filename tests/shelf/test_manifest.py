"""The manifest: what it remembers, and that it may be lost, damaged or wanted by two runs at once."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from docgen.errors import OutputError
from docgen.shelf import Entry, Fingerprint, manifest, open_manifest, read_manifest

PAPER = PurePosixPath("อำเภอ/D01.docx")
MADE_FROM = Fingerprint(data="1", template="2", catalogue="3", engine="4")


def entry(digest: str = "a", **printed: object) -> Entry:
    return Entry(
        document="order", key="46031010", path=PAPER, file=PAPER, digest=digest, made_at="2022-01-15T08:30:00",
        fingerprint=MADE_FROM, printed=printed,
    )  # fmt: skip


def test_it_remembers_a_paper_with_its_values(tmp_path: Path) -> None:
    """Everything comes back as it was recorded; a later making replaces an earlier one."""
    with open_manifest(tmp_path) as opened:
        opened.record(entry("a"))
        opened.record(entry("b", **{"sages[].full_name": ["นายก", "นางข"], "village.name": "โจด"}))
    with open_manifest(tmp_path) as opened:
        found = opened.entry("order", "46031010")
        assert found == entry("b", **{"sages[].full_name": ["นายก", "นางข"], "village.name": "โจด"})
        assert opened.entry("order", "46031011") is None
        opened.forget("order", "46031010")
        assert opened.entries() == []


def test_a_version_is_known_as_soon_as_it_is_announced(tmp_path: Path) -> None:
    """Before its file is written, also for a run that is killed right then."""
    program = (
        "import os; from pathlib import Path, PurePosixPath; from docgen.shelf import open_manifest\n"
        f"with open_manifest(Path({str(tmp_path)!r})) as m:\n"
        f"    m.announce(PurePosixPath({str(PAPER)!r}), ['a']); os._exit(9)"
    )
    source = str(Path(__file__).parents[2] / "src")
    subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": source, "PYTHONUTF8": "1"}, check=False)
    with open_manifest(tmp_path) as opened:
        assert opened.known(PAPER) == {"a"}


def test_two_runs_do_not_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second says that another is at work; once the first is done it may."""
    monkeypatch.setattr(manifest, "WAIT_SECONDS", 0.05)
    with open_manifest(tmp_path), pytest.raises(OutputError) as caught, open_manifest(tmp_path):
        pass
    assert caught.value.code == "output-busy"
    with open_manifest(tmp_path):
        pass


def test_a_damaged_manifest_is_put_aside(tmp_path: Path) -> None:
    """It can be made again from the papers."""
    (tmp_path / ".docgen").mkdir()
    (tmp_path / ".docgen" / "manifest.sqlite").write_bytes(b"this is no database" * 100)
    with open_manifest(tmp_path) as opened:
        assert opened.entries() == []
    assert (tmp_path / ".docgen" / "manifest.damaged").exists()


def test_looking_leaves_no_trace(tmp_path: Path) -> None:
    """`docgen status` in a folder where nothing was made."""
    with read_manifest(tmp_path) as opened:
        assert opened.entries() == []
    assert list(tmp_path.iterdir()) == []


def test_outputs_that_are_a_file(tmp_path: Path) -> None:
    """One clear error."""
    (tmp_path / "outputs").touch()
    with pytest.raises(OutputError) as caught, open_manifest(tmp_path / "outputs"):
        pass
    assert caught.value.code == "output-not-folder"


def test_a_manifest_damaged_inside_is_put_aside_and_said(tmp_path: Path) -> None:
    """One clear error; the next run begins a new one."""
    with open_manifest(tmp_path) as opened:
        for number in range(300):
            opened.record(dataclasses.replace(entry(), key=str(number), made_at="x" * 500))
    path = tmp_path / ".docgen" / "manifest.sqlite"
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] + b"\xff" * (len(data) - len(data) // 2))

    def read_all() -> None:
        with open_manifest(tmp_path) as opened:
            opened.entries()

    with pytest.raises(OutputError) as caught:
        read_all()
    assert caught.value.code == "manifest-damaged"
    with open_manifest(tmp_path) as opened:
        assert opened.entries() == []
