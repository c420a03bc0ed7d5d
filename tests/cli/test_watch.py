"""`docgen watch`, as it runs: a process that sees a workbook saved, makes its papers, and ends when it is told to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support import pictures
from tests.support.papers import TEMPLATES, few_templates
from tests.support.projects import CODE, Book

from docgen.cli import run
from docgen.errors import ExitCode, WorkbookError
from docgen.programmes.sammachip.sheets import Household, Village
from docgen.runs import watch as watching

ROOT = Path(__file__).parents[2]
# A line on stdin stands for Ctrl+C: it can be sent to one process alone, on Windows too.
PROGRAM = """
import _thread, sys, threading
from docgen.cli import run
def interrupt():
    sys.stdin.readline()
    _thread.interrupt_main()
threading.Thread(target=interrupt, daemon=True).start()
sys.exit(run(sys.argv[1:]))
"""
PATIENCE = 180.0  # seconds; a watch that says nothing for so long has failed, also on a busy machine


class Watch:
    """A running `docgen watch` in a folder."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "watch", *options], cwd=folder, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        self.timer = threading.Timer(PATIENCE, self.process.kill)
        self.timer.start()

    def lines(self) -> list[str]:
        """What it says until it waits again, or ends."""
        assert self.process.stdout is not None
        said: list[str] = []
        for line in self.process.stdout:
            said.append(line.rstrip("\n"))
            if "Ctrl+C" in line:
                break
        return said

    def interrupt(self) -> tuple[int, list[str]]:
        """Ctrl+C: the exit code, and what it said at last."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        said = self.lines()
        return self.process.wait(PATIENCE), said

    def close(self) -> None:
        self.timer.cancel()
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Book().save(tmp_path / "inputs" / "a.xlsx")
    few_templates(tmp_path)
    return tmp_path


@pytest.fixture
def watch(folder: Path, request: pytest.FixtureRequest) -> Iterator[Watch]:
    """A watch on the project that has built once and waits."""
    running = Watch(folder, *getattr(request, "param", ()))
    try:
        assert any("เอกสาร: เขียน" in line for line in running.lines())
        yield running
    finally:
        running.close()


def save_as_excel(book: Book, path: Path) -> None:
    """As Excel does: a lock file, another file beside it, which then takes its name."""
    lock = path.with_name(f"~${path.name}")
    lock.write_bytes(b"lock")
    book.save(path.with_name("A1B2C3D4.tmp.xlsx")).replace(path)
    lock.unlink()


def renamed(last: str) -> Book:
    book = Book()
    book.rows[Household][1]["สกุล"] = last
    return book


def test_a_saved_workbook_makes_its_papers_again(folder: Path, watch: Watch) -> None:
    """Those that changed; a broken workbook is one sentence, the next save mends it; Ctrl+C ends it with 0."""
    workbook = folder / "inputs" / "a.xlsx"
    before = {path.name: path.read_bytes() for path in (folder / "outputs").rglob("D*.docx")}

    save_as_excel(renamed("ใจดีงาม"), workbook)
    said = watch.lines()
    after = {path.name: path.read_bytes() for path in (folder / "outputs").rglob("D*.docx")}
    assert any(line.startswith("เวลา ") for line in said)
    assert any("“นายสมค  ใจดี” → “นายสมค  ใจดีงาม”" in line for line in said)
    assert {name[:3] for name in after if after[name] != before[name]} == {"D07", "D09", "D11"}

    whole = workbook.read_bytes()
    workbook.write_bytes(whole[: len(whole) // 2])
    assert sum(line.startswith("docgen: ") and "a.xlsx" in line for line in watch.lines()) == 1

    workbook.write_bytes(whole)
    assert any("เขียน 0 · เหมือนเดิม 7" in line for line in watch.lines())

    code, said = watch.interrupt()
    assert (code, said[-1]) == (ExitCode.DONE, "เลิกเฝ้าดูแล้ว เอกสารที่เขียนแล้วครบทุกไฟล์")


@pytest.mark.parametrize("watch", [["--poll", "--only", "D08"]], indirect=True)
def test_polling_sees_the_same(folder: Path, watch: Watch) -> None:
    """For network drives that do not tell; only the papers that were chosen are made."""
    book = Book()
    book.rows[Village][0]["สถานที่จัด"] = "วัดบ้านโจด"
    save_as_excel(book, folder / "inputs" / "a.xlsx")
    assert any("“วัดบ้านโจด”" in line for line in watch.lines())
    assert {path.name[:3] for path in (folder / "outputs").rglob("D*.docx")} == {"D08"}
    assert watch.interrupt()[0] == ExitCode.DONE


def test_a_photograph_makes_its_paper_again(folder: Path) -> None:
    """Also the first one, whose folders were not there when the watch began; and when it is taken away."""
    shutil.copytree(TEMPLATES, folder / "templates", dirs_exist_ok=True)
    running = Watch(folder, "--only", "D24")
    try:
        assert any("เขียน 1 " in line for line in running.lines())
        paper = next((folder / "outputs").rglob("D24*.docx"))
        empty = paper.read_bytes()
        picture = folder / "inputs" / "photos" / f"{CODE} บ้านโจด" / "สาธิต.jpg"
        pictures.save(picture)
        assert any("เขียน 1 " in line for line in running.lines())
        printed = paper.read_bytes()
        assert printed != empty
        pictures.save(picture.with_name("สาธิต 2.png"), shade=1)
        assert any("เขียน 1 " in line for line in running.lines())
        assert paper.read_bytes() != printed
        shutil.rmtree(picture.parent)
        assert any("เขียน 1 " in line for line in running.lines())
        assert paper.read_bytes() == empty
    finally:
        running.close()


def test_without_a_folder_to_watch_it_does_not_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The usual error, and its exit code."""
    monkeypatch.chdir(tmp_path)
    assert run(["watch"]) == ExitCode.WORKBOOK
    Book().save(tmp_path / "inputs" / "a.xlsx")
    assert run(["watch", "--templates", "nowhere"]) == ExitCode.TEMPLATE
    assert capsys.readouterr().err.count("docgen: ") == 2


def test_a_workbook_that_another_program_holds_is_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A virus scanner lets go without a save: nobody would call again."""
    from docgen.runs import pipeline

    tried: list[int] = []
    build = pipeline.build

    def held_twice(*arguments: Any, **options: Any) -> pipeline.Built:
        tried.append(1)
        if len(tried) < 3:
            raise WorkbookError("workbook-locked", file="a.xlsx")
        return build(*arguments, **options)

    def once(*_: object, **__: object) -> Iterator[None]:
        yield
        raise KeyboardInterrupt

    monkeypatch.chdir(folder)
    monkeypatch.setattr("docgen.runs.pipeline.build", held_twice)
    monkeypatch.setattr("docgen.runs.watch.saves", once)
    monkeypatch.setattr("docgen.cli.watching.TRY_SECONDS", 0.0)
    assert run(["watch"]) == ExitCode.DONE
    out, err = capsys.readouterr()
    assert (len(tried), "เขียน 7" in out, err) == (3, True, "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.xlsx", True), ("A.XLSM", True), ("D02.docx", True), ("documents.toml", True), ("ครุฑ.png", True),
        ("~$a.xlsx", False), (".~lock.a.xlsx#", False), ("~WRD0001.tmp", False), ("1A2B3C4D", False),
        ("a.xlsx.tmp", False), (".docgen-x.tmp", False),
    ],
)  # fmt: skip
def test_other_programs_files_do_not_matter(name: str, expected: bool) -> None:
    """Locks and temporary files of Excel, Word and LibreOffice."""
    assert watching.matters(Path(name)) is expected


def test_a_file_that_is_being_renamed_is_waited_for(tmp_path: Path) -> None:
    """Away for a moment, half there, whole: what counts is the last."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    before = watching.stamp_of([path])
    path.unlink()
    written = iter([b"", b"half", b"whole", b"whole"])

    def sleep(_: float) -> None:
        data = next(written)
        if data and not (path.exists() and path.read_bytes() == data):
            path.write_bytes(data)

    now = watching.settled(lambda: [path], before, sleep=sleep)
    assert [size for _, size in now.values()] == [5]


def test_a_file_that_stays_away_is_gone(tmp_path: Path) -> None:
    """It was deleted: after two seconds that counts."""
    path = tmp_path / "a.xlsx"
    slept: list[float] = []
    assert watching.settled(lambda: [path], {path: (1, 1)}, sleep=slept.append) == {}
    assert sum(slept) == pytest.approx(watching.GONE_SECONDS, abs=watching.LOOK_SECONDS)
