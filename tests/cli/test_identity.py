"""What clerks do to workbooks and folders between two runs: nothing that was signed or numbered is mixed up or lost.

The workbooks are those with which it was seen to happen (`tests/cases/clerk`).
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.support.papers import few_templates

from docgen.cli import run
from docgen.errors import ExitCode

CASES = Path(__file__).parents[1] / "cases" / "clerk"
OUTPUTS, WORKBOOK, REGISTER = Path("outputs"), Path("inputs/w.xlsx"), Path("inputs/ทะเบียนเลข.xlsx")
Run = pytest.CaptureFixture[str]


class Office:
    """A project of the cases, and what its clerk does."""

    def __init__(self, capsys: Run) -> None:
        self.capsys = capsys

    def take(self, case: str) -> None:
        WORKBOOK.parent.mkdir(exist_ok=True)
        shutil.copy(CASES / f"{case}.xlsx", WORKBOOK)

    def edit(self, sheet: str, row: int, **cells: str) -> None:
        book = load_workbook(WORKBOOK)
        table = book[sheet]
        headers = [cell.value for cell in table[1]]
        for header, value in cells.items():
            table.cell(row=row, column=headers.index(header) + 1).value = value
        book.save(WORKBOOK)

    def say(self, *arguments: str) -> tuple[int, str]:
        self.capsys.readouterr()
        code = run(list(arguments))
        said = self.capsys.readouterr()
        return code, said.out + said.err

    def build(self, *options: str) -> dict[str, Any]:
        built: dict[str, Any] = json.loads(self.say("build", "--format", "json", *options)[1])
        return built

    def issue(self) -> dict[tuple[str, str], str]:
        papers = json.loads(self.say("issue", "--date", "1/12/2568", "--format", "json")[1])["papers"]
        return {(paper["document"], paper["key"]): paper["number"] for paper in papers}

    def sign(self) -> None:
        assert self.say("sign", "--yes", "--all", "--date", "1/3/2569")[0] == ExitCode.DONE


def files() -> dict[str, bytes]:
    """The papers as they lie, without what is put away and the lists of what changed."""
    return {
        path.relative_to(OUTPUTS).as_posix(): path.read_bytes()
        for path in sorted(OUTPUTS.rglob("*.docx"))
        if not {"ประวัติ", ".docgen"} & set(path.parts) and path.stem != "รายการแก้ไข"
    }


def resign(built: dict[str, Any]) -> set[str]:
    return {Path(paper["path"]).stem for paper in built["papers"] if paper["must_resign"]}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Run) -> Office:
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path, ("D01", "D02", "D17", "D21"))
    return Office(capsys)


def test_a_replaced_sage_takes_no_paper_with_her(office: Office) -> None:
    """Her signed receipt stays hers and is planned no more; nobody else must sign again for her sake."""
    office.take("before-replacement")
    office.build()
    office.sign()
    signed = files()
    office.take("sage-replaced")
    built = office.build()
    assert {name: data for name, data in files().items() if name in signed} == signed
    assert [Path(name).stem for name in built["gone"]] == ["D21_ใบสำคัญรับเงิน_02_นางประสิทธิ์ คำภา"]
    new = [paper for paper in built["papers"] if "new" in paper["reasons"]]
    assert [Path(paper["path"]).stem for paper in new] == ["D21_ใบสำคัญรับเงิน_06_นายแทนคน ลาออก"]
    assert not [name for name in resign(built) if name.startswith("D21")]
    assert resign(office.build()) == resign(built)


def test_who_starts_again_gets_back_what_was_signed_also_of_who_is_planned_no_more(office: Office) -> None:
    """Her receipt lies in the history, the others in their places."""
    office.take("before-replacement")
    office.build()
    office.sign()
    signed = files()
    office.take("sage-replaced")
    office.build()
    shutil.rmtree(OUTPUTS)
    office.build()
    hers = next(name for name in signed if "D21" in name and "_02_นางประสิทธิ์" in name and "รอบเมือง" in name)
    assert {name: data for name, data in files().items() if name in signed} == {
        name: data for name, data in signed.items() if name != hers
    }
    kept = {path.read_bytes() for path in (OUTPUTS / "ประวัติ").rglob("*.docx")}
    assert signed[hers] in kept


def test_a_replaced_household_takes_no_certificate_with_it(office: Office) -> None:
    """A paper of the office's own, one a household: all others keep theirs."""
    registry = Path("templates/documents.toml")
    registry.write_text(
        registry.read_text(encoding="utf-8") + "\n" + (CASES / "certificate.toml").read_text(encoding="utf-8"),
        encoding="utf-8",
    )
    name = next(line for line in registry.read_text(encoding="utf-8").splitlines()[::-1] if line.startswith("template"))
    shutil.copy(CASES / "certificate.docx", Path("templates") / name.split('"')[1])
    office.take("before-replacement")
    office.build()
    office.sign()
    signed = files()
    office.take("household-replaced")
    built = office.build()
    assert {name: data for name, data in files().items() if name in signed} == signed
    new = [paper for paper in built["papers"] if "new" in paper["reasons"]]
    assert [Path(paper["path"]).stem[:3] for paper in new] == ["D50"]
    assert [Path(name).stem[:3] for name in built["gone"]] == ["D50"]
    assert not [name for name in resign(built) if name.startswith("D50")]


def test_a_place_that_gets_its_code_is_the_same_place(office: Office) -> None:
    """Folder, numbers, signatures and history move with it, and it is told."""
    office.take("rekey-before-area-sheet")
    numbers = office.issue()
    assert len(numbers) == 3
    office.build()
    office.sign()
    before = files()
    office.take("rekey-after-area-sheet")
    built = office.build()
    assert [(one["before"], one["now"]) for one in built["rekeyed"]] == [
        ("เมืองร้อยเอ็ด-รอบเมือง-3", "45010203"),
        ("เมืองร้อยเอ็ด-เหนือเมือง-5", "45010305"),
    ]
    for old, new in (("เมืองร้อยเอ็ด-รอบเมือง-3", "45010203"), ("เมืองร้อยเอ็ด-เหนือเมือง-5", "45010305")):
        before = {name.replace(old, new): data for name, data in before.items()}
    assert files() == before
    assert built["gone"] == []
    assert resign(built) == set()
    assert sorted(office.issue().values()) == sorted(numbers.values())
    assert not [paper for paper in office.build()["papers"] if paper["reasons"]]
    assert office.say("history", "D02 45010203")[1].count("ลงนาม 1 มี.ค. 2569") == 1


def test_a_corrected_moo_is_the_same_place(office: Office) -> None:
    """The code changes with it."""
    office.take("rekey-after-area-sheet")
    numbers = office.issue()
    office.build()
    office.sign()
    book = load_workbook(WORKBOOK)
    for table in book:
        headers = [cell.value for cell in table[1]]
        if not {"ตำบล", "หมู่ที่"} <= set(headers):
            continue
        moo, tambon = headers.index("หมู่ที่") + 1, headers.index("ตำบล") + 1
        for row in range(2, table.max_row + 1):
            if table.cell(row=row, column=tambon).value == "รอบเมือง" and table.cell(row=row, column=moo).value == 3:
                table.cell(row=row, column=moo).value = 4
    book.save(WORKBOOK)
    built = office.build()
    assert [(one["before"], one["now"]) for one in built["rekeyed"]] == [("45010203", "45010204")]
    assert built["gone"] == []
    assert sorted(office.issue().values()) == sorted(numbers.values())


def test_who_cannot_be_told_is_asked_about_and_nothing_of_it_is_touched(office: Office) -> None:
    """Two rows changed at once: the name speaks for the one, the house for the other."""
    office.take("before-replacement")
    office.build()
    office.sign()
    signed = files()
    office.edit("ปราชญ์", 3, ชื่อ="คำมูญ", สกุล="มีโชค")
    office.edit("ปราชญ์", 5, ชื่อ="คำมูล", สกุล="มีสุขใจ")
    built = office.build()
    assert [finding["code"] for finding in built["findings"] if finding["severity"] == "error"] == ["identity-unsure"]
    assert [paper["document"] for paper in built["withheld"]] == ["speaker-voucher"]
    assert {name: data for name, data in files().items() if name in signed} == signed
    key = "เมืองร้อยเอ็ด-รอบเมือง-3/3"
    code, said = office.say("same")
    assert (code, key in said) == (ExitCode.ATTENTION, True)
    assert office.say("same", key)[0] == ExitCode.USAGE
    assert office.say("same", key, "เมืองร้อยเอ็ด-รอบเมือง-3/2")[0] == ExitCode.USAGE
    assert office.say("same", "45010203/1", "--new")[0] == ExitCode.USAGE
    assert office.say("same", key, "เมืองร้อยเอ็ด-รอบเมือง-3/1")[0] == ExitCode.DONE
    built = office.build()
    assert built["withheld"] == []
    assert "D21_ใบสำคัญรับเงิน_01_นายคำมูล มีสุข" in resign(built)
    assert {name: data for name, data in files().items() if name in signed} == signed
    assert office.say("same")[0] == ExitCode.DONE


def test_who_is_said_to_be_new_leaves_the_old_papers_alone(office: Office) -> None:
    """They are planned no more."""
    office.take("before-replacement")
    office.build()
    office.sign()
    signed = files()
    office.edit("ปราชญ์", 3, ชื่อ="คำมูญ", สกุล="มีโชค")
    office.edit("ปราชญ์", 5, ชื่อ="คำมูล", สกุล="มีสุขใจ")
    office.build()
    assert office.say("same", "เมืองร้อยเอ็ด-รอบเมือง-3/3", "--new")[0] == ExitCode.DONE
    built = office.build()
    assert {Path(name).stem for name in built["gone"]} == {
        "D21_ใบสำคัญรับเงิน_01_นายคำมูล มีสุข",
        "D21_ใบสำคัญรับเงิน_03_นายทวี ศรีหา",
    }
    assert {name: data for name, data in files().items() if name in signed} == signed


def test_a_signed_file_that_was_deleted_comes_back_under_its_name(office: Office) -> None:
    """Also where the data changed since: the new version stands beside it."""
    office.take("before-replacement")
    office.build()
    office.sign()
    name, data = next((name, data) for name, data in files().items() if "D21" in name and "_01_" in name)
    (OUTPUTS / name).unlink()
    office.build()
    assert files()[name] == data
    office.edit("ปราชญ์", 3, ชื่อ="คำมูน")
    (OUTPUTS / name).unlink()
    office.build()
    assert files()[name] == data
    assert name.replace(".docx", "_ฉบับใหม่.docx") in files()
    (OUTPUTS / name).unlink()
    office.build()
    assert files()[name] == data
