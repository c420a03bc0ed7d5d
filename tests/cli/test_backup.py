"""A whole project in one file: all is destroyed, and comes back; a file that is not whole brings nothing back."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.papers import few_templates
from tests.support.projects import CODE, Book

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.programmes.sammachip.sheets import Household
from docgen.shelf import journal, read_shelf

Say = Callable[..., tuple[int, str]]
OUTPUTS = Path("outputs")
SIGNED = OUTPUTS / "กมลาไสย/46031010_โจด_ม10/D07_ใบลงทะเบียน.docx"
EDITED = SIGNED.with_name("D09_บันทึกการรับวัสดุรายครัวเรือน.docx")


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """A command of a project with numbers, a signed paper and one that was edited by hand."""
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    few_templates(Path())

    def said(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        code = run(list(arguments))
        heard = capsys.readouterr()
        return code, heard.out + heard.err

    Book().save(Path("inputs/a.xlsx"))
    Path("inputs/~$a.xlsx").write_bytes(b"Excel has it open")
    said("build")
    said("issue", "--date", "20/1/2565")
    said("build")
    said("sign", f"D07 {CODE}", "--date", "20/1/2565")
    EDITED.write_bytes(EDITED.read_bytes() + b"by hand")
    said("build")
    return said


def record() -> list[tuple[str, str]]:
    """The chain of the record, which is whole."""
    with read_shelf(OUTPUTS) as shelf:
        assert journal.first_broken(shelf.ledger.postings) is None
        return [(posting.kind.value, posting.digest) for posting in shelf.ledger.postings]


def files(folder: Path = Path()) -> dict[str, bytes]:
    kept = (path for path in folder.rglob("*") if path.is_file() and not {".docgen", ".git"} & set(path.parts))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in kept}


def destroy() -> None:
    for path in Path().iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def test_everything_is_destroyed_and_comes_back(say: Say, tmp_path: Path) -> None:
    """Workbooks, register and templates to the byte; the record; what was signed; what was edited by hand."""
    before, chain = files(), record()
    code, said = say("backup", str(tmp_path / "b.zip"))
    assert code == ExitCode.DONE
    assert "การลงนาม 1 ฉบับ" in said
    destroy()
    assert say("recover", str(tmp_path / "b.zip"))[0] == ExitCode.DONE
    assert record() == chain
    code, told = say("build", "--format", "json")
    papers = {paper["document"]: paper for paper in json.loads(told)["papers"]}
    assert (papers["attendance-sheet"]["signed_on"], papers["attendance-sheet"]["must_resign"]) == ("2022-01-20", False)
    assert papers["household-material-receipt"]["edited"]
    lists = {"outputs/รายการแก้ไข.xlsx", "outputs/กมลาไสย/รายการแก้ไข.docx"}
    after = files()
    assert {name: after[name] for name in before.keys() - lists - {"inputs/~$a.xlsx"}} == {
        name: data for name, data in before.items() if name not in lists | {"inputs/~$a.xlsx"}
    }


def test_it_comes_back_into_another_folder_and_without_what_can_be_made_again(say: Say, tmp_path: Path) -> None:
    say("backup", str(tmp_path / "b.zip"))
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        papers = [name for name in archive.namelist() if name.startswith("outputs/")]
    assert papers == [f"outputs/{EDITED.relative_to(OUTPUTS).as_posix()}"]
    assert say("recover", str(tmp_path / "b.zip"), str(tmp_path / "new"))[0] == ExitCode.DONE
    assert files(tmp_path / "new/inputs").keys() == {"a.xlsx", "ทะเบียนเลข.xlsx"}
    with read_shelf(tmp_path / "new/outputs") as shelf:
        assert [one.document for one in shelf.ledger.current_signatures()] == ["attendance-sheet"]


def test_numbers_go_on_after_it_came_back(say: Say, tmp_path: Path) -> None:
    """Nobody gets a second number."""

    def numbers() -> dict[str, str]:
        told = json.loads(say("issue", "--date", "20/1/2565", "--format", "json")[1])
        return {paper["document"]: paper["number"] for paper in told["papers"] if paper["given"] == "has-one"}

    before = numbers()
    say("backup", str(tmp_path / "b.zip"))
    destroy()
    say("recover", str(tmp_path / "b.zip"))
    assert numbers() == before != {}


def test_a_backup_is_never_written_over(say: Say, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"another")
    assert say("backup", str(tmp_path / "b.zip"))[0] == ExitCode.USAGE
    assert (tmp_path / "b.zip").read_bytes() == b"another"


def test_where_there_is_no_project_there_is_nothing_to_keep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["backup", "b.zip"]) == ExitCode.USAGE
    assert list(tmp_path.iterdir()) == []


def test_what_differs_is_not_written_over_unless_it_is_put_aside(say: Say, tmp_path: Path) -> None:
    """A workbook that was typed into since the backup."""
    say("backup", str(tmp_path / "b.zip"))
    old = Path("inputs/a.xlsx").read_bytes()
    book = Book()
    book.rows[Household][1]["สกุล"] = "ใจดีงาม"
    new = book.save(Path("inputs/a.xlsx")).read_bytes()
    code, said = say("recover", str(tmp_path / "b.zip"))
    assert (code, "inputs" in said) == (ExitCode.USAGE, True)
    assert Path("inputs/a.xlsx").read_bytes() == new
    assert say("recover", str(tmp_path / "b.zip"), "--replace")[0] == ExitCode.DONE
    assert Path("inputs/a.xlsx").read_bytes() == old
    assert [path.read_bytes() for path in Path("ก่อนกู้คืน").rglob("a.xlsx")] == [new]


def test_a_record_that_went_on_is_not_taken_back(say: Say, tmp_path: Path) -> None:
    """What was signed after the backup is signed still."""
    say("backup", str(tmp_path / "b.zip"))
    say("sign", f"D11 {CODE}", "--date", "25/1/2565")
    chain = record()
    code, said = say("recover", str(tmp_path / "b.zip"))
    assert (code, "ใหม่กว่า" in said) == (ExitCode.DONE, True)
    assert record() == chain


def test_a_record_that_went_another_way_stops_it(say: Say, tmp_path: Path) -> None:
    say("backup", str(tmp_path / "first.zip"))
    say("sign", f"D11 {CODE}", "--date", "25/1/2565")
    say("backup", str(tmp_path / "b.zip"))
    destroy()
    say("recover", str(tmp_path / "first.zip"))
    say("build")
    say("sign", f"D08 {CODE}", "--date", "26/1/2565")
    chain = record()
    assert say("recover", str(tmp_path / "b.zip"))[0] == ExitCode.OUTPUT
    assert record() == chain


def _rewritten(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _with_index(parts: dict[str, bytes], old: str, new: str) -> None:
    index = parts["docgen-backup.json"].decode()
    assert old in index
    parts["docgen-backup.json"] = index.replace(old, new).encode()


def _escapes(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts[name] = parts.pop("inputs/a.xlsx")
        _with_index(parts, '"inputs/a.xlsx"', json.dumps(name))

    return change


WRONG: dict[str, Callable[[dict[str, bytes]], None]] = {
    "another byte": lambda parts: parts.update({"inputs/a.xlsx": parts["inputs/a.xlsx"] + b"!"}),
    "a file is missing": lambda parts: (parts.pop("inputs/a.xlsx"), None)[1],
    "no index": lambda parts: (parts.pop("docgen-backup.json"), None)[1],
    "an index of nothing": lambda parts: parts.update({"docgen-backup.json": b"[]"}),
    "no JSON": lambda parts: parts.update({"docgen-backup.json": b"\xff"}),
    "a newer form": lambda parts: _with_index(parts, '"form": 1', '"form": 2'),
    "above": _escapes("inputs/../../escaped.xlsx"),
    "a drive": _escapes("inputs/C:escaped.xlsx"),
    "a backslash": _escapes("inputs/..\\..\\escaped.xlsx"),
    "the root": _escapes("/escaped.xlsx"),
    "another part": _escapes("escaped/a.xlsx"),
    "the record's own folder": _escapes("outputs/../.docgen/a.xlsx"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_not_whole_brings_nothing_back(say: Say, tmp_path: Path, wrong: str) -> None:
    """Not one file is written, inside the project or out of it."""
    backup = tmp_path / "b.zip"
    say("backup", str(backup))
    _rewritten(backup, WRONG[wrong])
    destroy()
    outside = files(tmp_path)
    code, said = say("recover", str(backup))
    assert (code, "ยังไม่ได้กู้คืนอะไร" in said) == (ExitCode.USAGE, True)
    assert files(tmp_path) == outside


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip"])
def test_another_file_is_no_backup(say: Say, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "b.zip").write_bytes(data)
    assert say("recover", str(tmp_path / "b.zip"))[0] == ExitCode.USAGE
    assert say("recover", str(tmp_path / "c.zip"))[0] == ExitCode.USAGE


def test_half_a_backup_is_no_backup(say: Say, tmp_path: Path) -> None:
    """A download that was cut off at any place."""
    say("backup", str(tmp_path / "b.zip"))
    data = (tmp_path / "b.zip").read_bytes()
    for part in range(1, 20):
        (tmp_path / "b.zip").write_bytes(data[: len(data) * part // 20])
        assert say("recover", str(tmp_path / "b.zip"), str(tmp_path / "new"))[0] == ExitCode.USAGE
    assert not (tmp_path / "new").exists()
