"""A project that an older docgen made opens with its signatures, numbers and versions, and nothing is signed again.

`projects/b4732c7.zip` is what the program of that commit left on the disk; `make_project.py` says how it was made.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.faults.faulty import KILLED
from tests.support.projects import CODE, OTHER_CODE

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.shelf import ledger, manifest, open_ledger, read_shelf

ROOT = Path(__file__).parents[2]
PROJECT = Path(__file__).parent / "projects" / "b4732c7.zip"
BOOKS = Path("outputs/.docgen")
OWN = Path(".docgen/outputs")  # where the record lies today
Asked = Callable[..., Any]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile(PROJECT) as archive:
        archive.extractall()
    return tmp_path


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Asked:
    """What a command answers, as a program reads it."""

    def asked(*command: str) -> Any:
        capsys.readouterr()
        run([*command, "--format", "json"])
        return json.loads(capsys.readouterr().out)

    return asked


def files(folder: Path = Path("outputs")) -> dict[Path, bytes]:
    """The papers; not the books, nor the lists, which are made again with their program."""
    every = (path for path in folder.rglob("*") if path.is_file())
    return {p: p.read_bytes() for p in every if ".docgen" not in p.parts and not p.name.startswith("รายการแก้ไข")}


def book(name: str, home: Path = BOOKS) -> sqlite3.Connection:
    return sqlite3.connect(home / name)


def version(name: str, home: Path = BOOKS) -> int:
    with closing(book(name, home)) as opened:
        found: int = opened.execute("PRAGMA user_version").fetchone()[0]
        return found


def test_it_is_as_the_older_program_left_it() -> None:
    """Else the other tests prove nothing: no version in the ledger, the third form of the manifest."""
    assert (version("ledger.sqlite"), version("manifest.sqlite")) == (0, 3)
    with closing(book("manifest.sqlite")) as opened:
        assert "district" in [row[1] for row in opened.execute("PRAGMA table_info(paper)")]


def test_only_the_program_is_another_and_nothing_asks_to_be_signed_again(ask: Asked) -> None:
    """Papers without a signature are looked at again, since the program changed; what was signed stands."""
    looked = ask("status")
    before = json.loads(Path("status.json").read_text(encoding="utf-8"))
    assert [paper["reasons"] for paper in looked["papers"] if not paper["signed_on"]] == [["engine-changed"]] * 3
    known = before["papers"][0].keys()  # what a later program tells besides is no other paper
    assert [
        {name: value for name, value in paper.items() if name in known} | {"reasons": []} for paper in looked["papers"]
    ] == before["papers"]
    assert not any(paper["must_resign"] or paper["edited"] or paper["changes"] for paper in looked["papers"])
    assert {key: looked[key] for key in ("withheld", "gone")} == {key: before[key] for key in ("withheld", "gone")}


def test_looking_changes_nothing(ask: Asked) -> None:
    """Whoever only looks brings the books up to date in memory."""
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    ask("status")
    ask("history")
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_a_build_makes_the_very_same_papers(ask: Asked) -> None:
    """Not one file is another; afterwards all are current, and both books are of today, also the ledger's copy."""
    before = files()
    outcomes = {paper["outcome"] for paper in ask("build")["papers"] if paper["signed_on"]}
    assert outcomes == {"current"}
    assert files() == before
    assert [paper["reasons"] for paper in ask("status")["papers"]] == [[]] * 7
    assert version("manifest.sqlite") == manifest.LADDER[-1].version
    assert version("ledger.sqlite") == version("ledger.sqlite", OWN) == ledger.LADDER[-1].version
    assert not (BOOKS / "manifest.damaged").exists()


@pytest.mark.parametrize("call", [11, 13, 16, 21])
def test_a_first_build_that_is_killed_is_made_up_for(ask: Asked, call: int) -> None:
    """While the manifest changes its tables, at the end of that, and so the ledger: the next run finds all of it."""
    program = (
        "from tests.faults.faulty import Fault, Meter; from docgen.cli import run\n"
        f"Meter(Fault('exit', {call})).install(); run(['build'])"
    )
    environment = {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, check=False)
    assert done.returncode == KILLED
    test_its_history_is_told_as_it_was(ask)
    assert [paper["reasons"] for paper in ask("status")["papers"]] == [[]] * 7


def test_its_lists_of_changes_are_taken_for_ours(ask: Asked) -> None:
    """They are brought up to date in their places, and nothing lies beside them."""
    lists = {Path(listed["path"]).suffix: listed["outcome"] for listed in ask("build")["lists"]}
    assert set(lists) == {".xlsx", ".docx"}
    assert set(lists.values()) <= {"identical", "written"}
    past = load_workbook("outputs/รายการแก้ไข.xlsx")["ประวัติ"]
    assert {row[1] for row in past.iter_rows(min_row=2, values_only=True)} == {"กมลาไสย"}


def as_then(histories: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A history without what a later program tells besides; of that program's own record it knows nothing."""
    for signed in (one for paper in histories for version in paper["versions"] for one in version["signed"]):
        assert not any(signed.pop(name) for name in ("who", "why"))
        later = [signed.pop(name, "") for name in ("revoked_by", "revoked_why", "revoked_at")]
        assert later[:2] == ["", ""]
    return histories


def test_its_history_is_told_as_it_was(ask: Asked) -> None:
    """Version by version, with reasons, changes, days of signatures, and the one that was taken back."""
    told = json.loads(Path("history.json").read_text(encoding="utf-8"))
    assert as_then(ask("history")) == told
    ask("build")
    assert as_then(ask("history")) == told


def test_every_paper_keeps_whose_list_it_is_told_in() -> None:
    """The manifest's column has another name, and says what it said."""
    with read_shelf(Path("outputs")) as shelf:
        entries = shelf.manifest.entries()
        assert {(entry.unit, len(entry.printed) > 0) for entry in entries} == {("กมลาไสย", True)}
        assert len(entries) == 7


def test_its_signatures_hold_the_values_that_were_signed(ask: Asked) -> None:
    """A correction is told against them, and the paper must be signed again; one that is taken back need not."""
    with open_ledger(Path("outputs"), only_reads=True) as opened:
        counts = {(signed.document, signed.key): signed.number for signed in opened.current_signatures()}
    orders = {("support-team-order", "กมลาไสย"): 2, ("speaker-team-order", OTHER_CODE): 2}
    assert counts == {**orders, ("speaker-team-order", CODE): 3, ("attendance-sheet", CODE): 2}
    path = Path("inputs/a.xlsx")
    workbook = load_workbook(path)
    cell = next(cell for row in workbook["ครัวเรือน"].iter_rows() for cell in row if cell.value == "ใจดีงาม")
    cell.value = "ใจดี"
    workbook.save(path)
    must = [paper for paper in ask("build")["papers"] if paper["must_resign"]]
    assert [(p["document"], p["key"], p["outcome"]) for p in must] == [("attendance-sheet", CODE, "beside-signed")]
    assert [(c["old"], c["new"]) for c in must[0]["changes"]] == [("นายสมค  ใจดีงาม", "นายสมค  ใจดี")]


def test_no_number_is_given_twice(ask: Asked) -> None:
    """Each order keeps its own; where the register is lost, the ledger remembers what was given and writes it again."""
    given = {paper["key"]: (paper["given"], paper["number"]) for paper in ask("issue", "--date", "21/1/2565")["papers"]}
    assert given == {
        "กมลาไสย": ("has-one", "1/2565"),
        OTHER_CODE: ("has-one", "2/2565"),
        CODE: ("has-one", "3/2565"),
    }
    Path("inputs/ทะเบียนเลข.xlsx").unlink()
    assert run(["issue", "--date", "21/1/2565"]) == ExitCode.WORKBOOK
    assert run(["issue", "--rebuild"]) == ExitCode.DONE
    again = {paper["key"]: (paper["given"], paper["number"]) for paper in ask("issue", "--date", "21/1/2565")["papers"]}
    assert again == given


def test_an_earlier_version_comes_back(ask: Asked) -> None:
    """Its bytes were kept by the older program; a signed paper is not replaced."""
    place = next(Path("outputs/กมลาไสย").rglob("X1_บัตรปราชญ์_01_นางบุญมา*.docx"))
    newest = place.read_bytes()
    assert run(["restore", f"X1 {CODE}/1"]) == ExitCode.DONE
    first = ask("history", f"X1 {CODE}/1")[0]["versions"][0]
    assert first["kept"]
    assert place.read_bytes() != newest
    assert run(["restore", f"D07 {CODE}", "--version", "1"]) == ExitCode.USAGE
    assert run(["restore", f"X1 {CODE}/1", "--version", "2"]) == ExitCode.DONE
    assert place.read_bytes() == newest
