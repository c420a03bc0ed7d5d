"""The command line as a clerk meets it: exit codes, one Thai sentence a failure, nothing lost."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.support.papers import FEW, few_templates
from tests.support.papers import planned as planned_of
from tests.support.projects import CODE, Book

from docgen.cli import main, run
from docgen.errors import ExitCode
from docgen.programmes.sammachip.sheets import Household, LetterNumber, Material, Village

ROOT = Path(__file__).parents[2]


def planned(book: Book) -> list[str]:
    """The papers that are made of it, of the few kinds that these tests use."""
    return planned_of(book, *FEW)


PAPERS = len(planned(Book()))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder, and the current one."""
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    return tmp_path


def docgen(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


def papers(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "outputs").rglob("*.docx"))}


def _shorts(folder: Path) -> set[str]:
    return {name.partition("_")[0] for name in papers(folder)}


def test_build_makes_the_papers_and_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A right workbook: all papers, exit 0."""
    Book().save(folder / "inputs" / "a.xlsx")
    code, out, err = docgen(capsys, "build")
    assert (code, err) == (ExitCode.DONE, "")
    assert len(papers(folder)) == PAPERS
    assert f"เขียน {PAPERS}" in out


def test_two_runs_give_the_same_bytes_and_write_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Same workbook, same papers; the second run leaves them alone."""
    Book().save(folder / "inputs" / "a.xlsx")
    docgen(capsys, "build")
    first = papers(folder)
    _, out, _ = docgen(capsys, "build")
    assert papers(folder) == first
    assert f"เหมือนเดิม {PAPERS}" in out
    docgen(capsys, "build", "--outputs", "elsewhere")
    assert {p.name: p.read_bytes() for p in (folder / "elsewhere").rglob("*.docx")} == first


def test_a_mistake_withholds_its_papers_and_exits_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rest is made; the cell is named."""
    book = Book()
    book.rows[Material][0]["ราคาต่อหน่วย"] = "แพง"
    book.save(folder / "inputs" / "a.xlsx")
    code, out, _ = docgen(capsys, "build")
    assert code == ExitCode.ATTENTION
    assert "วัสดุ!G2" in out
    made = papers(folder)
    left = set(planned(book))
    assert {name.partition("_")[0] for name in made} == left
    assert {"D01", "D02", "D07", "D11"} <= left < set(planned(Book()))
    assert not {"D03", "D08", "D09"} & left


def test_a_corrected_workbook_makes_the_rest(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Correct and run again: the papers that were made before stay as they are."""
    book = Book()
    book.rows[Material][0]["ราคาต่อหน่วย"] = "แพง"
    book.save(folder / "inputs" / "a.xlsx")
    docgen(capsys, "build")
    Book().save(folder / "inputs" / "a.xlsx")
    code, out, _ = docgen(capsys, "build")
    assert code == ExitCode.DONE
    same = len(planned(book))
    assert f"เขียน {PAPERS - same} · เหมือนเดิม {same}" in out


def test_a_hand_edited_paper_is_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is reported, and the others are made."""
    Book().save(folder / "inputs" / "a.xlsx")
    docgen(capsys, "build")
    edited = next((folder / "outputs").rglob("D08*.docx"))
    edited.write_bytes(edited.read_bytes() + b"edited")
    changed = Book()
    changed.rows[Household][0]["ชื่อ"] = "เปลี่ยน"
    changed.save(folder / "inputs" / "a.xlsx")
    before = edited.read_bytes()
    code, out, _ = docgen(capsys, "build")
    assert edited.read_bytes() == before
    assert (code, "เก็บฉบับที่แก้ด้วยมือ 1" in out) == (ExitCode.ATTENTION, True)


def test_a_paper_open_in_word_does_not_stop_the_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One clear sentence, exit 5, and the others are written."""
    Book().save(folder / "inputs" / "a.xlsx")
    docgen(capsys, "build")
    opened = next((folder / "outputs").rglob("D07*.docx"))
    opened.with_name(f"~${opened.name}").touch()
    changed = Book()
    changed.rows[Village][0]["สถานที่จัด"] = "วัดบ้านโจด"
    changed.save(folder / "inputs" / "a.xlsx")
    code, out, _ = docgen(capsys, "build")
    assert code == ExitCode.OUTPUT
    assert "ปิดไฟล์นี้ใน Word" in out
    assert "เขียนไม่ได้ 1" in out


def test_only_some_papers(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By document, village and district; several of each."""
    book = Book()
    book.add_village()
    book.save(folder / "inputs" / "a.xlsx")
    assert docgen(capsys, "build", "--only", "d07", "--only", "material-receipt", "--village", CODE)[0] == ExitCode.DONE
    assert {name[:3] for name in papers(folder)} == {"D07", "D08"}
    docgen(capsys, "build", "--district", "กมลาไสย")
    assert sorted(_shorts(folder)) == sorted(set(planned(book)) - {"D15", "C15"})  # the province's own


@pytest.mark.parametrize("option", [("--only", "D99"), ("--village", "1"), ("--district", "กรุงเทพ")])
def test_an_unknown_choice_is_a_wrong_command(
    folder: Path, capsys: pytest.CaptureFixture[str], option: tuple[str, str]
) -> None:
    """It says what there is to choose from."""
    Book().save(folder / "inputs" / "a.xlsx")
    code, _, err = docgen(capsys, "build", *option)
    assert (code, option[1] in err) == (ExitCode.USAGE, True)
    assert not (folder / "outputs").exists()


def test_old_papers_of_a_withheld_place_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They stay, but nobody shall take them for the new ones."""
    Book().save(folder / "inputs" / "a.xlsx")
    docgen(capsys, "build")
    wrong = Book()
    wrong.rows[Material][0]["ราคาต่อหน่วย"] = "แพง"
    wrong.save(folder / "inputs" / "a.xlsx")
    before = _shorts(folder)
    _, out, _ = docgen(capsys, "build")
    assert "ข้อมูลเก่า" in out
    assert before <= _shorts(folder)


def test_a_number_for_an_unknown_paper_is_a_warning(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its order would be printed without its number, and nobody would know."""
    book = Book()
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "D99", "หมู่บ้าน/อำเภอ": "กมลาไสย", "เลขที่": "3/2564"}]
    book.save(folder / "inputs" / "a.xlsx")
    assert "D99" in docgen(capsys, "check")[1]


def test_check_writes_nothing_and_names_every_cell(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All findings in one pass: cell, quoted value, what is wrong, how to mend it."""
    book = Book()
    book.rows[Village][0]["วันที่จัด"] = "31 ก.พ. 2565"
    book.rows[Household][0]["เกณฑ์"] = 7
    book.save(folder / "inputs" / "a.xlsx")
    before = sorted(folder.rglob("*"))
    code, out, _ = docgen(capsys, "check")
    assert code == ExitCode.ATTENTION
    assert "H2 (วันที่จัด): “31 ก.พ. 2565” ไม่มีวันนี้ในปฏิทิน — " in out
    assert "I2 (เกณฑ์): “7”" in out
    assert sorted(folder.rglob("*")) == before


def test_check_of_a_right_workbook(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0."""
    path = Book().save(folder / "a.xlsx")
    code, out, _ = docgen(capsys, "check", str(path))
    assert (code, "ไม่พบสิ่งที่ต้องแก้" in out) == (ExitCode.DONE, True)


def test_alike_warnings_are_told_as_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Six telephone numbers without their zero are one line; --all shows each."""
    book = Book(households=6)
    for n, row in enumerate(book.rows[Household]):
        row["โทรศัพท์"] = 812345670 + n
    book.save(folder / "inputs" / "a.xlsx")
    assert docgen(capsys, "check")[1].count("  ! ") == 1
    assert docgen(capsys, "check", "--all")[1].count("  ! ") == 6


def test_json_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--format json` says the same as the text, and nothing else on stdout."""
    book = Book()
    book.rows[Household][0]["เกณฑ์"] = 7
    book.save(folder / "inputs" / "a.xlsx")
    checked: dict[str, Any] = json.loads(docgen(capsys, "check", "--format", "json")[1])
    assert [(f["sheet"], f["cell"], f["code"], f["severity"]) for f in checked["findings"]] == [
        ("ครัวเรือน", "I2", "value-wrong", "error")
    ]
    built: dict[str, Any] = json.loads(docgen(capsys, "build", "--format", "json")[1])
    assert {paper["outcome"] for paper in built["papers"]} == {"written"}
    assert built["withheld"]
    assert all(paper["reasons"] for paper in built["withheld"])
    rows = json.loads(docgen(capsys, "normalize", "--format", "json", "date", "๑๕ ม.ค. ๖๕", "31/2/2565")[1])
    assert [row["error"] for row in rows] == [None, "date-impossible"]


def broken_workbook(folder: Path, kind: str) -> str:
    path = folder / "a.xlsx"
    good = Book().save(folder / "good.xlsx").read_bytes()
    if kind == "truncated":
        path.write_bytes(good[: len(good) // 2])
    elif kind == "encrypted":
        path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    elif kind == "word":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", "<x/>")
    elif kind == "empty":
        path.touch()
    elif kind == "folder":
        path.mkdir()
    elif kind == "no villages":
        book = Book()
        book.rows[Village] = []
        book.save(path)
    elif kind == "other sheets":
        from openpyxl import Workbook

        Workbook().save(path)
    return str(path)


@pytest.mark.parametrize(
    "kind", ["missing", "truncated", "encrypted", "word", "empty", "folder", "other sheets", "no villages"]
)
def test_an_unreadable_workbook_is_one_sentence(folder: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    """Exit 3, one line, what to do, nothing written."""
    path = broken_workbook(folder, kind)
    for command in ("check", "build"):
        code, out, err = docgen(capsys, command, path)
        assert (code, out) == (ExitCode.WORKBOOK, "")
        assert err.startswith("docgen: ")
        assert " — " in err
        assert err.count("\n") == 1
        assert "Traceback" not in err
    assert not (folder / "outputs").exists()


def test_no_workbook_in_the_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Says where it looked; Excel's lock files are not workbooks."""
    (folder / "inputs").mkdir()
    (folder / "inputs" / "~$a.xlsx").touch()
    code, _, err = docgen(capsys, "build")
    assert (code, "inputs" in err) == (ExitCode.WORKBOOK, True)


def test_a_broken_template_is_an_error_before_anything_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 4; the file is named."""
    Book().save(folder / "inputs" / "a.xlsx")
    (folder / "templates" / "a.docx").write_bytes(b"not a Word file")
    (folder / "templates" / "documents.toml").write_text(
        '[[document]]\nid = "a"\nshort = "A"\ntitle = "ก"\ntemplate = "a.docx"\nper = "village"\n', encoding="utf-8"
    )
    code, _, err = docgen(capsys, "build")
    assert (code, "a.docx" in err) == (ExitCode.TEMPLATE, True)
    assert not (folder / "outputs").exists()


@pytest.mark.parametrize("arguments", [["nonsense"], ["build", "--nonsense"], ["normalize", "colour", "x"], ["new"]])
def test_a_wrong_command_is_one_thai_sentence(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """Exit 2, with what to do."""
    code, _, err = docgen(capsys, *arguments)
    assert code == ExitCode.USAGE
    assert err.startswith("docgen: ")
    assert " — " in err


def test_a_bug_is_told_as_one(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 70, no traceback for the clerk."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    Book().save(folder / "inputs" / "a.xlsx")
    monkeypatch.setattr("docgen.runs.pipeline.check", fail)
    code, _, err = docgen(capsys, "check")
    assert (code, "ZeroDivisionError" in err) == (ExitCode.BUG, True)


def test_new_makes_a_project_that_checks_and_builds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The sample of three villages has no mistakes; a second `new` writes over nothing."""
    assert docgen(capsys, "new", "โครงการ", "--sample", "--villages", "3")[0] == ExitCode.DONE
    code, _, err = docgen(capsys, "new", "โครงการ", "--sample", "--villages", "3")
    assert (code, "มีอยู่แล้ว" in err or "โครงการ" in err) == (ExitCode.OUTPUT, True)


def test_every_command_has_thai_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Each page says in Thai what the command does."""
    pages = [["--help"], *([name, "--help"] for name in main.commands)]
    for page in pages:
        code, out, _ = docgen(capsys, *page)
        assert code == ExitCode.DONE
        assert any("ก" <= letter <= "๛" for letter in out), page


def test_help_and_readme_agree_on_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    """The table in the README names every code."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for code in ExitCode:
        assert f"| {code.value} |" in readme, code


def test_help_loads_no_heavy_library() -> None:
    """pythainlp, docx, openpyxl and rich load only where they are used, so that help comes at once."""
    program = "import sys; from docgen.cli import run; run(['check', '--help']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True,
        env={**__import__("os").environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert not loaded & {"pythainlp", "docx", "openpyxl", "rich", "lxml", "docxtpl", "jinja2", "phonenumbers", "babel"}


@pytest.mark.parametrize(
    ("outputs", "code"),
    [
        ("inputs", "เอกสารต้องมีโฟลเดอร์ของตัวเอง"),
        ("inputs/papers", "ของตัวเอง"),
        (".", "ของตัวเอง"),
        ("templates", "ของตัวเอง"),
        ("outputs/กมลาไสย", "อยู่ในโฟลเดอร์เอกสาร"),
    ],
)
def test_papers_lie_in_a_folder_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], outputs: str, code: str
) -> None:
    """Not among workbooks or templates, nor inside another folder of papers; nothing is written there."""
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    Book().save(Path("inputs/a.xlsx"))
    run(["build"])
    before = sorted(tmp_path.rglob("*"))
    capsys.readouterr()
    assert run(["build", "--outputs", outputs]) == ExitCode.USAGE
    assert code in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before
