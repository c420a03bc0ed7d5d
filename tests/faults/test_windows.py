"""What Windows answers otherwise, with the system's answers put in its mouth: each row of what was seen there."""

from __future__ import annotations

import errno
import io
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from docgen.cli import run
from docgen.cli.system import MOST_WORKERS, meant, speak_utf8
from docgen.errors import ExitCode
from docgen.programmes.sammachip.sheets import Group, Village
from docgen.shelf import store
from tests.support.papers import few_templates
from tests.support.projects import CODE, Book

ROOT = Path(__file__).parents[2]
Run = pytest.CaptureFixture[str]
SHARING = 32  # ERROR_SHARING_VIOLATION


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose papers are made."""
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    Book().save(Path("inputs/a.xlsx"))
    assert run(["build"]) == ExitCode.DONE
    return tmp_path


def paper(short: str) -> Path:
    return next(path for path in Path("outputs").rglob(f"{short}*.docx") if "ประวัติ" not in path.parts)


def refusing(code: int, winerror: int = 0) -> OSError:
    error = OSError(code, os.strerror(code))
    if winerror:
        error.winerror = winerror  # type: ignore[attr-defined]  # only Windows' own have it
    return error


@pytest.mark.parametrize("page", ["cp874", "cp1252", "ascii"])
@pytest.mark.parametrize("arguments", [["--help"], ["bild"], ["--bogus"], [], ["check", "ไม่มี.xlsx"], ["build", "-h"]])
def test_what_is_said_is_utf_8_whatever_the_code_page(tmp_path: Path, page: str, arguments: list[str]) -> None:
    """Redirected into a file or a pipe, also before any command is reached."""
    environment = {**os.environ, "PYTHONIOENCODING": page, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "docgen", *arguments], env=environment, cwd=tmp_path, capture_output=True, check=False
    )
    said = (done.stdout + done.stderr).decode("utf-8")
    assert done.returncode in (ExitCode.DONE, ExitCode.USAGE, ExitCode.WORKBOOK)
    assert any("ก" <= letter <= "ฮ" for letter in said)
    assert "\\u0e" not in said


def test_a_window_without_a_console_has_no_streams() -> None:
    speak_utf8(None, io.StringIO())


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("ข้อมูล[1].xlsx", ["ข้อมูล[1].xlsx"]),  # as a browser calls a second download
        ("ข้อมูล?.xlsx", ["ข้อมูล1.xlsx", "ข้อมูล2.xlsx"]),
        ("*[1]*", ["ข้อมูล[1].xlsx"]),
        ("*.docx", ["*.docx"]),
        ("~$x.xlsx", ["~$x.xlsx"]),
        ("--why=*", ["--why=*"]),
        ("%PATH%", ["%PATH%"]),
    ],
)
def test_a_file_is_the_one_that_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, becomes: list[str]
) -> None:
    """Wildcards stand for files; brackets, tildes and signs in a name do not."""
    monkeypatch.chdir(tmp_path)
    for name in ("ข้อมูล1.xlsx", "ข้อมูล2.xlsx", "ข้อมูล[1].xlsx"):
        Path(name).write_bytes(b"")
    assert list(meant([typed], is_windows=True)) == becomes
    assert list(meant([typed], is_windows=False)) == [typed]


def test_more_workers_than_windows_waits_for_are_not_asked_for(folder: Path, capsys: Run) -> None:
    assert run(["build", "--jobs", str(MOST_WORKERS + 1)]) == ExitCode.USAGE
    assert f"{MOST_WORKERS}" in capsys.readouterr().err


@pytest.fixture
def case_blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk on which names that differ in their case alone are one; it is only looked at, and compared."""
    if os.name == "nt":
        return
    exists, samefile = os.path.exists, Path.samefile

    def found(path: Path | str) -> Path:
        whole = Path(path).absolute()
        here = Path(whole.anchor)
        for part in whole.parts[1:]:
            there = [p for p in here.iterdir() if p.name.casefold() == part.casefold()] if here.is_dir() else []
            here = there[0] if there else here / part
        return here

    monkeypatch.setattr(os.path, "exists", lambda path: exists(found(path)))
    monkeypatch.setattr(Path, "exists", lambda path: exists(found(path)))
    monkeypatch.setattr(Path, "samefile", lambda path, other: samefile(found(path), found(other)))


def test_a_name_that_changes_its_case_alone_takes_its_folder_along(folder: Path, case_blind: None, capsys: Run) -> None:
    """Abc becomes ABC: the folder is renamed, nothing is called edited by hand, nothing is laid beside."""
    few_templates(Path(), ("D07G", "D10"))
    for name in ("ผ้าไหม Otop", "ผ้าไหม OTOP"):
        book = Book()
        book.settings["สมาชิกขั้นต่ำต่อกลุ่ม"] = 1
        book.add_group()
        book.rows[Group][0]["ชื่อกลุ่ม"] = name
        book.save(Path("inputs/a.xlsx"))
        capsys.readouterr()
        assert run(["build"]) in (ExitCode.DONE, ExitCode.ATTENTION)
        assert "แก้ด้วยมือ 0" in capsys.readouterr().out
    assert paper("D07G").parent.name == "G01_ผ้าไหม OTOP"
    assert list(Path("outputs").rglob("*ฉบับใหม่*")) == []
    assert run(["status"]) in (ExitCode.DONE, ExitCode.ATTENTION)
    assert "ต้องทำใหม่ 0" in capsys.readouterr().out


def test_a_folder_that_denies_writing_answers_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Run
) -> None:
    """Python's own maker of temporary files tries two thousand million names on Windows: it is not asked."""
    asked: list[str] = []
    opened = os.open

    def deny(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if flags & os.O_CREAT and "46031010" in str(path):
            asked.append(str(path))
            raise refusing(errno.EACCES)
        return opened(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", deny)
    monkeypatch.setattr(store, "is_held", lambda *_: False)  # as Windows answers of a folder's rights
    book = Book()
    book.rows[Village][0]["สถานที่จัด"] = "วัดบ้านโจด"
    book.save(Path("inputs/a.xlsx"))
    assert run(["build"]) == ExitCode.OUTPUT
    assert 1 <= len(asked) <= 10
    assert "ไม่มีสิทธิ์เขียน" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["manifest.sqlite", "ledger.sqlite"])
@pytest.mark.parametrize("command", [["status"], ["build"], ["sign", f"D07 {CODE}"], ["history"], ["issue"]])
def test_busy_is_busy(folder: Path, capsys: Run, name: str, command: list[str]) -> None:
    """A book that another program holds: try again; never another folder, never edited by hand."""
    path = Path("outputs/.docgen", name) if name.startswith("m") else Path(".docgen/outputs", name)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        capsys.readouterr()
        code = run(command)
    heard = capsys.readouterr()
    assert code == ExitCode.OUTPUT
    assert "กำลังถูกใช้" in heard.err
    assert "--outputs" not in heard.err
    assert "แก้ด้วยมือ" not in heard.out + heard.err


def test_a_book_that_cannot_be_opened_because_it_is_held_is_busy(tmp_path: Path) -> None:
    """Windows lets SQLite say that it cannot open such a file: that is no missing right."""
    from docgen.shelf.book import BookError, book_error

    path = tmp_path / "manifest.sqlite"
    path.write_bytes(b"")
    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    assert book_error(error, path, BookError("manifest-damaged")).code == "output-busy"


def test_a_path_that_is_too_long_is_told_as_such(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Run) -> None:
    """With its length, and what to do; Windows says that it does not find the path."""
    deep = Path(*["โฟลเดอร์ที่ลึกมาก"] * 15)
    opened = os.open

    def deny(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if flags & os.O_CREAT and len(str(Path(path).absolute())) > store.LONGEST:
            raise refusing(errno.ENOENT, 3)
        return opened(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", deny)
    assert run(["build", "--outputs", str(deep)]) == ExitCode.OUTPUT
    heard = capsys.readouterr()
    assert f"เกิน {store.LONGEST} ตัว" in heard.out + heard.err


@pytest.mark.parametrize("winerror", [SHARING, 0])
def test_what_cannot_be_read_is_not_current(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Run, winerror: int
) -> None:
    """And nobody says that it cannot be written."""
    read = Path.read_bytes

    def deny(path: Path) -> bytes:
        if path.name.startswith("D07") and "outputs" in path.parts:
            raise PermissionError(*refusing(errno.EACCES).args) if not winerror else _sharing()
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", deny)
    monkeypatch.setattr(store, "PATIENCE", ())
    assert run(["status"]) == ExitCode.ATTENTION
    said = capsys.readouterr().out
    assert "อ่านไม่ได้ 1 ฉบับ" in said
    assert "เขียน" not in said


def _sharing() -> PermissionError:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = SHARING  # type: ignore[attr-defined]
    return error


def test_one_sentence_for_one_open_file_with_its_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Run
) -> None:
    """A village is renamed while one of its papers is open in Word."""
    held = paper("D08")
    held.with_name(f"~${held.name[2:]}").write_bytes(b"")
    book = Book()
    book.rows[Village][0]["ชื่อบ้าน"] = "โจดใหม่"
    book.save(Path("inputs/a.xlsx"))
    rename: Callable[..., Any] = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.is_dir():
            raise PermissionError(13, "Permission denied")
        moved: Path = rename(path, target)
        return moved

    monkeypatch.setattr(Path, "rename", refuse)
    capsys.readouterr()
    assert run(["build"]) == ExitCode.OUTPUT
    said = capsys.readouterr().out
    assert said.count(f"เพราะ {held.name} เปิดอยู่") == 1
    assert held.exists()


def test_a_paper_that_is_open_is_named_and_not_the_version_that_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Run
) -> None:
    """A kept version may be a second name of the paper, and Windows refuses both."""
    replaced = store.take_place

    def refuse(made: Path, path: Path) -> None:
        if path.suffix == ".version":
            raise _sharing()
        replaced(made, path)

    monkeypatch.setattr(store, "take_place", refuse)
    assert run(["sign", f"D07 {CODE}", "--date", "20/1/2565"]) == ExitCode.OUTPUT
    said = capsys.readouterr().err
    assert "D07_ใบลงทะเบียน.docx" in said
    assert ".version" not in said


@pytest.mark.parametrize("name", ["x ", "x.", "CON", "nul.txt", "ab?c", 'a"b'])
def test_a_name_that_windows_takes_for_none_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Run, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", name]) == ExitCode.USAGE
    assert list(tmp_path.iterdir()) == []
    assert "ตั้งชื่ออื่น" in capsys.readouterr().err


def test_nothing_of_a_failed_project_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full while the templates are written."""
    monkeypatch.chdir(tmp_path)
    opened = Path.open

    def full(path: Path, *rest: Any, **named: Any) -> Any:
        if path.suffix == ".docx" and "xb" in rest:
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(path, *rest, **named)

    monkeypatch.setattr(Path, "open", full)
    assert run(["new", "งาน/ใหม่"]) == ExitCode.OUTPUT
    assert list(tmp_path.iterdir()) == []
