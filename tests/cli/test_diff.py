"""`docgen diff`: what two workbooks would change on paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font
from tests.cli.test_groups import three_groups
from tests.support.papers import few_templates
from tests.support.projects import CODE, OTHER_CODE, Book

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.programmes.sammachip.sheets import Household, Material, Sage, Village


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    return tmp_path


def diff(
    folder: Path, capsys: pytest.CaptureFixture[str], old: Book, new: Book, *options: str
) -> tuple[int, dict[str, Any]]:
    """Exit code and JSON of comparing two books; nothing was written."""
    old.save(folder / "old.xlsx")
    new.save(folder / "new.xlsx")
    before = sorted(folder.rglob("*"))
    code = run(["diff", "old.xlsx", "new.xlsx", "--format", "json", *options])
    compared: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert sorted(folder.rglob("*")) == before
    return code, compared


def papers(listed: list[dict[str, Any]]) -> set[tuple[str, str]]:
    return {(paper["document"], paper["key"]) for paper in listed}


def renamed() -> Book:
    book = Book()
    book.rows[Household][1]["สกุล"] = "ใจดีงาม"
    return book


def mistaken() -> Book:
    book = Book()
    book.rows[Material][0]["ราคาต่อหน่วย"] = "แพง"
    return book


def two_villages() -> Book:
    book = Book()
    book.add_village()
    return book


def test_the_same_data_is_no_difference(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0, and every paper was compared."""
    code, compared = diff(folder, capsys, Book(), Book())
    assert (code, compared["differs"], compared["alike"]) == (ExitCode.DONE, False, 7)


def test_a_changed_name_is_told_on_its_papers(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Field by field, old and new, on the papers that print it and no others."""
    code, compared = diff(folder, capsys, Book(), renamed())
    assert code == ExitCode.ATTENTION
    assert {paper["document"] for paper in compared["changed"]} == {
        "attendance-sheet", "household-material-receipt", "summary-report",
    }  # fmt: skip
    assert {(c["old"], c["new"]) for paper in compared["changed"] for c in paper["changes"]} == {
        ("นายสมค  ใจดี", "นายสมค  ใจดีงาม")
    }
    assert compared["alike"] == 4


def test_the_text_says_it_in_a_clerks_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same sentence as that of `docgen build`, and which workbook is which."""
    Book().save(folder / "old.xlsx")
    renamed().save(folder / "new.xlsx")
    assert run(["diff", "old.xlsx", "new.xlsx"]) == ExitCode.ATTENTION
    out = capsys.readouterr().out
    assert "ลำดับที่ 2 ชื่อ “นายสมค  ใจดี” → “นายสมค  ใจดีงาม”" in out
    assert "เทียบ old.xlsx → new.xlsx: ต่างกัน 3 ฉบับ · เหมือนกัน 4 ฉบับ" in out


def test_moved_rows_and_columns_are_no_difference(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Values decide, not where they stand."""
    moved = two_villages()
    for sheet, rows in moved.rows.items():
        if sheet in (Village, Sage, Household):
            rows.reverse()
        moved.rows[sheet] = [dict(reversed(row.items())) for row in rows]
    assert diff(folder, capsys, two_villages(), moved)[0] == ExitCode.DONE


def test_moved_mistakes_are_no_difference(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An error in another row of its sheet is the same error; so are the cells that it names."""
    old, new = two_villages(), two_villages()
    for book in (old, new):
        book.rows[Material][0]["ราคาต่อหน่วย"] = "แพง"
        book.rows[Household][1]["บ้านเลขที่"] = book.rows[Household][0]["บ้านเลขที่"]
    for sheet in (Material, Household):
        new.rows[sheet] = new.rows[sheet][2:] + new.rows[sheet][:2]
    code, compared = diff(folder, capsys, old, new)
    assert (code, compared["both_withheld"] > 0) == (ExitCode.DONE, True)


def test_reformatted_cells_are_no_difference(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fonts, widths, Thai digits, another form of the same date: the paper is the same."""
    other = Book()
    other.rows[Village][0] |= {"วันที่จัด": "๑๕/๑/๒๕๖๕", "จำนวนครัวเรือนทั้งหมด": "๑๒๐ "}
    Book().save(folder / "old.xlsx")
    path = other.save(folder / "new.xlsx")
    workbook = load_workbook(path)
    for sheet in workbook:
        sheet.column_dimensions["A"].width = 40
        for row in sheet.iter_rows():
            for cell in row:
                cell.font = Font(bold=True, color="FF0000")
    workbook.save(path)
    assert run(["diff", "old.xlsx", "new.xlsx"]) == ExitCode.DONE
    assert "ไม่มีอะไรต่างกันบนเอกสาร" in capsys.readouterr().out


def test_a_village_of_one_side_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its papers are named on the side that has them; choosing it is no mistake."""
    _, compared = diff(folder, capsys, Book(), two_villages())
    assert {key for _, key in papers(compared["only_after"])} == {OTHER_CODE}
    assert compared["only_before"] == []
    code, compared = diff(folder, capsys, two_villages(), Book(), "--village", OTHER_CODE)
    assert (code, len(compared["only_before"]), compared["changed"]) == (ExitCode.ATTENTION, 6, [])


def test_a_new_mistake_and_what_it_withholds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The error is new, its papers are withheld in the second alone; turned round it is mended."""
    code, compared = diff(folder, capsys, Book(), mistaken())
    withheld = {document for document, _ in papers(compared["withheld_after"])}
    assert (code, withheld) == (
        ExitCode.ATTENTION,
        {"demonstration-plan", "material-receipt", "household-material-receipt"},
    )
    assert [(error["code"], error["value"]) for error in compared["new_errors"]] == [("value-wrong", "แพง")]
    assert compared["mended_errors"] == []
    _, turned = diff(folder, capsys, mistaken(), Book())
    assert [error["value"] for error in turned["mended_errors"]] == ["แพง"]
    assert papers(turned["withheld_before"]) == papers(compared["withheld_after"])
    assert (turned["new_errors"], turned["withheld_after"]) == ([], [])


def test_the_text_names_the_cells_of_what_is_withheld(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Which workbook, which papers, which cell."""
    Book().save(folder / "old.xlsx")
    mistaken().save(folder / "new.xlsx")
    run(["diff", "old.xlsx", "new.xlsx"])
    out = capsys.readouterr().out
    assert "งดทำเฉพาะใน new.xlsx (old.xlsx ทำได้) 3 ฉบับ" in out
    assert "D03, D08, D09  (วัสดุ!G2)" in out
    assert "สิ่งที่ต้องแก้ซึ่งมีเฉพาะใน new.xlsx 1 แห่ง" in out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--only", "D02"], ExitCode.DONE),
        (["--only", "D07"], ExitCode.ATTENTION),
        (["--village", CODE], ExitCode.ATTENTION),
        (["--village", OTHER_CODE], ExitCode.DONE),
        (["--district", "กมลาไสย"], ExitCode.ATTENTION),
        (["--group", "G01"], ExitCode.DONE),
        (["--village", "99999999"], ExitCode.USAGE),
    ],
)
def test_only_what_was_chosen_is_compared(folder: Path, options: list[str], code: ExitCode) -> None:
    """By document, village, district and group; what neither side has is a wrong command."""
    old, new = three_groups(), three_groups()
    new.rows[Household][1]["สกุล"] = "ใจดีงาม"
    old.save(folder / "old.xlsx")
    new.save(folder / "new.xlsx")
    assert run(["diff", "old.xlsx", "new.xlsx", *options]) == code


def test_a_folder_stands_for_all_its_workbooks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lock files do not count."""
    Book().save(folder / "old" / "a.xlsx")
    whole, villages = renamed(), renamed()
    del whole.rows[Household]
    villages.settings, villages.rows = {}, {Household: villages.rows[Household]}
    whole.save(folder / "new" / "a.xlsx")
    villages.save(folder / "new" / "b.xlsx")
    (folder / "new" / "~$a.xlsx").touch()
    assert run(["diff", "old", "new", "--format", "json"]) == ExitCode.ATTENTION
    compared = json.loads(capsys.readouterr().out)
    assert len(compared["after"]["files"]) == 2
    assert {(c["old"], c["new"]) for paper in compared["changed"] for c in paper["changes"]} == {
        ("นายสมค  ใจดี", "นายสมค  ใจดีงาม")
    }


def nothing(path: Path) -> None:
    path.unlink(missing_ok=True)


@pytest.mark.parametrize("spoil", [Path.touch, Path.mkdir, nothing])
def test_what_cannot_be_read_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path], None]
) -> None:
    """An empty file, an empty folder, nothing at all: exit 3, on either side."""
    Book().save(folder / "good.xlsx")
    spoil(folder / "bad.xlsx")
    for pair in (("good.xlsx", "bad.xlsx"), ("bad.xlsx", "good.xlsx")):
        assert run(["diff", *pair]) == ExitCode.WORKBOOK
        out, err = capsys.readouterr()
        assert (out, err.count("\n"), "bad.xlsx" in err) == ("", 1, True)


def test_a_difference_that_has_no_words_is_told_all_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A macro takes whole records: the paper differs, though no field of it can be named."""
    (folder / "templates" / "documents.toml").write_text(
        '[[document]]\nid = "note"\nshort = "N1"\ntitle = "บันทึก"\ntemplate = "note.docx"\nper = "village"\n',
        encoding="utf-8",
    )
    document = docx.Document()
    macro = "{% macro all(people) %}{% for p in people %}{{ p.last }}{% endfor %}{% endmacro %}"
    document.add_paragraph(macro + "{{ all(households) }}")
    document.save(str(folder / "templates" / "note.docx"))
    Book().save(folder / "old.xlsx")
    renamed().save(folder / "new.xlsx")
    assert run(["diff", "old.xlsx", "new.xlsx"]) == ExitCode.ATTENTION
    out = capsys.readouterr().out
    assert ("N1" in out, "ต่างกัน 1 ฉบับ" in out) == (True, True)


def test_workbooks_of_the_same_name_are_told_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By their folders."""
    Book().save(folder / "เดิม" / "a.xlsx")
    two_villages().save(folder / "ใหม่" / "a.xlsx")
    run(["diff", str(Path("เดิม") / "a.xlsx"), str(Path("ใหม่") / "a.xlsx")])
    assert f"มีเฉพาะใน {Path('ใหม่') / 'a.xlsx'} 6 ฉบับ" in capsys.readouterr().out
