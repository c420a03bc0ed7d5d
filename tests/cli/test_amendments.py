"""A support team is amended: the first order stays to the byte, and each round gets a number of its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.support.papers import TEMPLATES
from tests.support.projects import Book

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.programmes.sammachip.sheets import Amendment, LetterNumber

Run = pytest.CaptureFixture[str]
ORDER = Path("outputs/กมลาไสย/D01_คำสั่งแต่งตั้งทีมสนับสนุน.docx")
AMENDS = "outputs/กมลาไสย/D01A_คำสั่งแก้ไขเพิ่มเติมทีมสนับสนุน_ครั้งที่0{}.docx"
FIRST = {"รหัสเอกสาร": "D01", "หมู่บ้าน/อำเภอ": "กมลาไสย", "เลขที่": "12/2564", "วันที่": "1 ธ.ค. 2564"}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project whose registry has the two orders alone."""
    monkeypatch.chdir(tmp_path)
    folder = Path("templates")
    folder.mkdir()
    head, *tables = (TEMPLATES / "documents.toml").read_text(encoding="utf-8").split("[[document]]\n")
    kept = [table for table in tables if 'short = "D01"\n' in table or 'short = "D01A"\n' in table]
    registry = "[[document]]\n".join([head, *kept])
    (folder / "documents.toml").write_text(registry, encoding="utf-8")
    for template in ("D01-support-team-order", "D01A-support-team-amendment", "changes-list"):
        shutil.copy(TEMPLATES / f"{template}.docx", folder)


def amended(rounds: int, *, number: bool = True) -> Book:
    book = Book()
    book.rows[LetterNumber] = [FIRST] if number else []
    book.rows[Amendment] = [
        {"อำเภอ": "กมลาไสย", "ครั้งที่": n, "การแก้ไข": "เพิ่ม", "ตำแหน่งเต็ม": f"ตำแหน่งที่ {n}", "หน้าที่ในทีมสนับสนุน": "กรรมการ"}
        for n in range(1, rounds + 1)
    ]
    return book


def build(book: Book, capsys: Run) -> dict[str, dict[str, Any]]:
    """What became of each paper, by its key."""
    book.save(Path("inputs/a.xlsx"))
    capsys.readouterr()
    run(["build", "--format", "json"])
    return {paper["key"]: paper for paper in json.loads(capsys.readouterr().out)["papers"]}


def issue(capsys: Run, date: str, *options: str) -> dict[str, tuple[str, str]]:
    """(what was given, number) of each paper, by its key."""
    capsys.readouterr()
    run(["issue", "--date", date, "--format", "json", *options])
    return {paper["key"]: (paper["given"], paper["number"]) for paper in json.loads(capsys.readouterr().out)["papers"]}


def test_an_amendment_leaves_the_first_order_as_it_is(capsys: Run) -> None:
    """To the byte; its paper is another file, and so is that of each further round."""
    build(amended(0), capsys)
    before = ORDER.read_bytes()
    build(amended(1), capsys)
    assert ORDER.read_bytes() == before
    build(amended(2), capsys)
    assert ORDER.read_bytes() == before
    assert [Path(AMENDS.format(n)).is_file() for n in (1, 2, 3)] == [True, True, False]


def test_the_signed_first_order_stays_current(capsys: Run) -> None:
    """Nothing is to be signed again but what was never signed."""
    build(amended(0), capsys)
    assert run(["sign", "D01 กมลาไสย", "--date", "2/12/2564"]) == ExitCode.DONE
    signed = ORDER.read_bytes()
    papers = build(amended(2), capsys)
    assert ORDER.read_bytes() == signed
    assert list(ORDER.parent.glob("D01_*")) == [ORDER]
    assert papers["กมลาไสย"]["changes"] == []


def test_a_signed_round_stays_when_the_next_one_comes(capsys: Run) -> None:
    """What it names was there before it."""
    build(amended(1), capsys)
    assert run(["sign", "D01A กมลาไสย/1", "--date", "4/3/2565"]) == ExitCode.DONE
    papers = build(amended(2), capsys)
    assert papers["กมลาไสย/1"]["changes"] == []
    assert len(list(ORDER.parent.glob("D01A_*01*.docx"))) == 1


def test_a_number_written_by_hand_needs_no_new_signature(capsys: Run) -> None:
    """The first order's number was blank on the signed amendment, and is in the register by now."""
    build(amended(1, number=False), capsys)
    assert run(["sign", "D01A กมลาไสย/1", "--date", "4/3/2565"]) == ExitCode.DONE
    build(amended(1), capsys)
    assert len(list(ORDER.parent.glob("D01A_*.docx"))) == 1


def test_the_number_of_an_earlier_round_needs_none_either(capsys: Run) -> None:
    """Both were signed before either stood in the register; another date than the one that was printed counts."""
    build(amended(2), capsys)
    assert run(["sign", "D01A กมลาไสย/2", "--date", "4/3/2565"]) == ExitCode.DONE
    book, row = amended(2), {"รหัสเอกสาร": "D01A", "หมู่บ้าน/อำเภอ": "กมลาไสย/1", "เลขที่": "5/2565", "วันที่": "1 มี.ค. 2565"}
    book.rows[LetterNumber].append(row)
    build(book, capsys)
    assert len(list(ORDER.parent.glob("D01A_*02*.docx"))) == 1
    book.rows[LetterNumber][0] = {**FIRST, "วันที่": "2 ธ.ค. 2564"}
    build(book, capsys)
    assert len(list(ORDER.parent.glob("D01A_*02*.docx"))) == 2


def test_every_round_gets_a_number_of_its_own(capsys: Run) -> None:
    """From the district's register of orders, after the first order's, and keeps it."""
    amended(2, number=False).save(Path("inputs/a.xlsx"))
    given = issue(capsys, "3/3/2565")
    assert given == {
        "กมลาไสย": ("new", "1/2565"), "กมลาไสย/1": ("new", "2/2565"), "กมลาไสย/2": ("new", "3/2565"),
    }  # fmt: skip
    assert issue(capsys, "4/3/2565")["กมลาไสย/2"] == ("has-one", "3/2565")
    changed = build(amended(2, number=False), capsys)
    assert set(changed) == set(given)


def test_no_number_is_given_for_a_day_before_what_is_amended(capsys: Run) -> None:
    """It would be used up for an order that cannot stand."""
    amended(1).save(Path("inputs/a.xlsx"))
    assert issue(capsys, "30/11/2564", "--only", "D01A") == {"กมลาไสย/1": ("too-early", "")}
    assert issue(capsys, "3/3/2565", "--only", "D01A") == {"กมลาไสย/1": ("new", "1/2565")}
