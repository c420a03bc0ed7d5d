"""A second programme, of TOML alone: a school's certificates go through checks, papers, numbers and signatures."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from docgen import words
from docgen.cli import run
from docgen.errors import ExitCode, ProgrammeError
from docgen.model.declared import DeclaredProgramme, open_programme
from docgen.papers import fields_of
from docgen.runs import pipeline

HERE = Path(__file__).parent
BOOK: dict[str, list[list[Any]]] = {
    "โรงเรียน": [
        ["รายการ", "ค่า"], ["ชื่อโรงเรียน", "โรงเรียนบ้านสมมุติ"], ["ผู้อำนวยการ", "นางสาวใจดี มีสุข"], ["หน่วยกิตขั้นต่ำ", 2],
    ],
    "ห้องเรียน": [
        ["รหัสห้อง", "ชื่อห้อง", "ครูประจำชั้น"], ["11", "ม.1/1", "นายครู หนึ่ง"], ["12", "ม.1/2", "นางครู สอง"],
    ],
    "นักเรียน": [
        ["เลขประจำตัว", "คำนำหน้า", "ชื่อ", "สกุล", "ห้อง"],
        ["1001", "เด็กชาย", "ปัญญา", "ขยันเรียน", "11"],
        ["1002", "เด็กหญิง", "มานี", "รักอ่าน", "11"],
        ["1003", "เด็กหญิง", "ชูใจ", "ใฝ่รู้", "12"],
    ],
    "ผลการเรียน": [
        ["เลขประจำตัว", "วิชา", "หน่วยกิต", "เกรด"],
        ["1001", "ภาษาไทย", 1.5, 4], ["1001", "คณิตศาสตร์", 1.5, 3.5], ["1002", "ภาษาไทย", 1.5, 2],
        ["1003", "ภาษาไทย", 1.5, 0], ["1003", "คณิตศาสตร์", 1.5, 3],
    ],
}  # fmt: skip


def paper(path: Path, *paragraphs: str) -> None:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))


@pytest.fixture(autouse=True)
def _words_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the school says goes with its test: a process of docgen's knows one project, one of pytest's many."""
    words.codes("finding")  # the bundled programme's wording is read by now
    monkeypatch.setattr(words, "_learnt", copy.deepcopy(words._learnt))


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[Any]]]:
    """A project of the school in the current folder; what is returned is its workbook, for changing."""
    for name in ("inputs", "templates"):
        (tmp_path / name).mkdir()
    shutil.copy(HERE / "programme.toml", tmp_path / "programme.toml")
    shutil.copy(HERE / "documents.toml", tmp_path / "templates" / "documents.toml")
    templates = tmp_path / "templates"
    paper(
        templates / "certificate.docx",
        "ที่ {{ paper.number }} {{ programme.name }}",
        "{{ pupil.full_name }} ห้อง {{ classroom.name }} ได้ {{ credits | number }} หน่วยกิต",
        "{%p for r in results %}", "{{ r.subject }} {{ r.grade | number }}", "{%p endfor %}",
    )  # fmt: skip
    paper(
        templates / "class-list.docx",
        "{{ classroom.name }} {{ classroom.teacher }} {{ pupil_count | number }} คน",
        "{%p for p in pupils %}", "{{ loop.index }} {{ p.full_name }}", "{%p endfor %}",
    )  # fmt: skip
    paper(
        templates / "summary.docx",
        "{{ programme.name }} {{ pupil_count | number }} คน ผ่านร้อยละ {{ passed_percent | number }}",
    )
    monkeypatch.chdir(tmp_path)
    return {sheet: [list(row) for row in rows] for sheet, rows in BOOK.items()}


def save(book: dict[str, list[list[Any]]]) -> None:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in book.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save("inputs/school.xlsx")


def built(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    capsys.readouterr()
    run(["build", "--format", "json", *options])
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    return result


def text(path: str) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(path).paragraphs]


def test_every_place_gets_its_papers(school: dict[str, list[list[Any]]], capsys: pytest.CaptureFixture[str]) -> None:
    """A certificate a pupil, a list a class, a summary of the school, each in its folder, in Thai digits."""
    save(school)
    made = built(capsys)
    assert sorted(paper["path"] for paper in made["papers"]) == [
        "ม.1_1/1001_เด็กชายปัญญา ขยันเรียน/S01_ใบรับรองผลการเรียน.docx",
        "ม.1_1/1002_เด็กหญิงมานี รักอ่าน/S01_ใบรับรองผลการเรียน.docx",
        "ม.1_1/S02_บัญชีรายชื่อ.docx",
        "ม.1_2/1003_เด็กหญิงชูใจ ใฝ่รู้/S01_ใบรับรองผลการเรียน.docx",
        "ม.1_2/S02_บัญชีรายชื่อ.docx",
        "โรงเรียน/S03_สรุปผลการเรียน.docx",
    ]
    assert text("outputs/ม.1_1/1001_เด็กชายปัญญา ขยันเรียน/S01_ใบรับรองผลการเรียน.docx")[1:] == [
        "เด็กชายปัญญา  ขยันเรียน ห้อง ม.๑/๑ ได้ ๓ หน่วยกิต", "ภาษาไทย ๔", "คณิตศาสตร์ ๓.๕",
    ]  # fmt: skip
    assert text("outputs/ม.1_1/S02_บัญชีรายชื่อ.docx") == [
        "ม.๑/๑ นายครู  หนึ่ง ๒ คน", "๑ เด็กชายปัญญา  ขยันเรียน", "๒ เด็กหญิงมานี  รักอ่าน",
    ]  # fmt: skip
    assert text("outputs/โรงเรียน/S03_สรุปผลการเรียน.docx") == ["โรงเรียนบ้านสมมุติ ๓ คน ผ่านร้อยละ ๘๐"]


def test_a_wrong_value_withholds_the_papers_that_print_it(
    school: dict[str, list[list[Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    """A grade that is none withholds its pupil's certificate and the school's sum, and names the cell."""
    school["ผลการเรียน"][3][3] = 7
    save(school)
    made = built(capsys)
    assert [(paper["document"], paper["key"]) for paper in made["withheld"]] == [
        ("certificate", "1002"), ("summary", "school"),
    ]  # fmt: skip
    (told,) = [finding for finding in made["findings"] if finding["severity"] == "error"]
    assert (told["sheet"], told["cell"], told["code"]) == ("ผลการเรียน", "D4", "value-wrong")
    assert "0 ถึง 4" in told["message"] + told["mend"]


def test_declared_rules_speak_in_their_own_words(
    school: dict[str, list[list[Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    """A rule's wording stands beside it; a warning makes the paper all the same."""
    school["ผลการเรียน"][1][3] = 3.7
    save(school)
    assert run(["check"]) == ExitCode.ATTENTION
    said = capsys.readouterr().out
    assert "เกรด 3.7 ของวิชาภาษาไทย ไม่ใช่ครั้งละ 0.5" in said
    assert "ได้ 1.5 หน่วยกิต น้อยกว่า 2" in said
    assert "3 นักเรียน, 2 ห้องเรียน" in said


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "code"),
    [
        ("นักเรียน", 2, 0, "1001", "key-twice"),
        ("นักเรียน", 1, 4, "99", "reference-unknown"),
        ("ผลการเรียน", 1, 0, "9999", "reference-unknown"),
        ("นักเรียน", 1, 0, "12", "value-wrong"),
        ("ผลการเรียน", 1, 2, 9, "value-wrong"),
    ],
)
def test_keys_and_bounds_are_held(  # noqa: PLR0917  a cell, its value, and what is said of it
    school: dict[str, list[list[Any]]], sheet: str, row: int, column: int, value: object, code: str
) -> None:
    """What dangles, repeats, is out of bounds or of another form is a finding with its cell."""
    school[sheet][row][column] = value
    save(school)
    findings = pipeline.check([Path("inputs/school.xlsx")]).findings
    cell = f"{sheet}!{'ABCDE'[column]}{row + 1}"
    assert (code, cell) in [(finding.code, str(finding.where)) for finding in findings]


def test_a_number_may_carry_the_programmes_own_unit(
    school: dict[str, list[list[Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    """`1.5 หน่วยกิต` is a number here; a unit of another programme is none."""
    school["ผลการเรียน"][1][2] = "1.5 หน่วยกิต"
    save(school)
    assert not [found for found in pipeline.check([Path("inputs/school.xlsx")]).findings if found.severity == "error"]
    school["ผลการเรียน"][1][2] = "1.5 ครัวเรือน"
    save(school)
    assert [found.code for found in pipeline.check([Path("inputs/school.xlsx")]).findings if found.severity == "error"]
    assert run(["normalize", "number", "1.5 หน่วยกิต"]) == ExitCode.DONE
    assert run(["normalize", "number", "1.5 ครัวเรือน"]) == ExitCode.ATTENTION
    assert "1.5" in capsys.readouterr().out


def test_a_correction_a_signature_and_a_number(
    school: dict[str, list[list[Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    """What changed is told in words, a signed paper stays, a certificate gets one number."""
    save(school)
    assert run(["issue", "--only", "S01", "--date", "20/1/2565"]) in (ExitCode.DONE, ExitCode.ATTENTION)
    built(capsys)
    certificate = Path("outputs/ม.1_1/1001_เด็กชายปัญญา ขยันเรียน/S01_ใบรับรองผลการเรียน.docx")
    assert "๑/๒๕๖๕" in text(str(certificate))[0]
    assert run(["sign", "--date", "30/9/2565", "S01 1001"]) == ExitCode.DONE
    signed = certificate.read_bytes()
    school["ผลการเรียน"][1][1] = "ภาษาไทยพื้นฐาน"
    save(school)
    capsys.readouterr()
    run(["build"])
    said = capsys.readouterr().out
    assert "“ภาษาไทย” → “ภาษาไทยพื้นฐาน”" in said
    assert certificate.read_bytes() == signed
    assert run(["issue", "--only", "S01", "--date", "20/1/2565"]) in (ExitCode.DONE, ExitCode.ATTENTION)
    assert "1/2565" in capsys.readouterr().out


def test_places_are_chosen_by_the_programmes_own_options(
    school: dict[str, list[list[Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    """`--pupil`, and `--class` with all that is in it; the help says so in the programme's words."""
    save(school)
    assert {paper["key"] for paper in built(capsys, "--pupil", "1003")["papers"]} == {"1003"}
    assert {paper["key"] for paper in built(capsys, "--class", "ห้องม.1/1")["papers"]} == {"1001", "1002", "11"}


def test_the_fields_are_listed_in_thai(school: dict[str, list[list[Any]]], capsys: pytest.CaptureFixture[str]) -> None:
    """From headers, words and meanings of the declaration."""
    save(school)
    assert run(["templates", "fields", "S01"]) == ExitCode.DONE
    said = capsys.readouterr().out
    assert all(word in said for word in ("หน่วยกิตที่ได้", "เลขประจำตัว", "วิชา", "ชื่อห้อง"))
    programme = open_programme(Path("programme.toml"))
    assert {"pupil.full_name", "classroom.name", "results[].subject", "credits"} <= set(fields_of(programme, "pupil"))
    assert run(["templates", "check"]) == ExitCode.ATTENTION, "python-docx sets no Thai font"
    said = capsys.readouterr().out
    assert "✗" not in said
    assert "ผู้อำนวยการ" in said.partition("ใช้ (แจ้งทราบ)")[2]
    assert "หน่วยกิต" not in said.partition("ใช้ (แจ้งทราบ)")[2]


def test_a_school_without_pupils_is_no_fault(
    school: dict[str, list[list[Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Empty lists make empty papers."""
    school["นักเรียน"], school["ผลการเรียน"] = school["นักเรียน"][:1], school["ผลการเรียน"][:1]
    save(school)
    assert {paper["document"] for paper in built(capsys)["papers"]} == {"class-list", "summary"}


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('word = "นักเรียน"\nsheet = "pupil"', 'words = "นักเรียน"\nsheet = "pupil"', "words"),
        ('sheet = "pupil"\nkey', 'sheet = "pupils"\nkey', "sheet"),
        ('key = "number"', 'key = "classroom"', "key"),
        ('refers_to = "classroom.code"', 'refers_to = "classroom.name"', "refers_to"),
        ('refers_to = "pupil.number"', 'refers_to = "pupil"', "refers_to"),
        ('kind = "birth-date"', 'kind = "day"', "kind"),
        ('field = "born"', 'field = "Born"', "field"),
        ('field = "born"', 'field = "number"', "field"),
        ('sum = "results.credits"', 'sum = "results.points"', "sum"),
        ('count = "pupils"', 'count = "people"', "count, sum"),
        ("pattern = '\\d{4}'", "pattern = '(\\d{4}'", "min, max, pattern"),
        ('name = "school"\ntitle', 'nam = "school"\ntitle', "nam"),
        ('title = "name"\nfile', 'title = "colour"\nfile', "title"),
        ('units = ["หน่วยกิต"]', 'units = "หน่วยกิต"', "units"),
    ],
)
def test_a_wrong_declaration_says_where(tmp_path: Path, old: str, new: str, key: str) -> None:
    """One error with the file, the entry and the key, before any workbook is read."""
    declared = (HERE / "programme.toml").read_text(encoding="utf-8")
    assert old in declared
    path = tmp_path / "programme.toml"
    path.write_text(declared.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProgrammeError) as caught:
        DeclaredProgramme(path)
    assert caught.value.values["key"] == key


def test_a_wrong_declaration_ends_the_run_with_one_sentence(
    school: dict[str, list[list[Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 4, in Thai, no traceback."""
    save(school)
    Path("programme.toml").write_text("name = \n", encoding="utf-8")
    assert run(["check"]) == ExitCode.TEMPLATE
    assert "programme.toml" in capsys.readouterr().err
