"""A path that is read from a record never leads out of the folder of outputs: not by its name, nor through a link."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.papers import few_templates
from tests.support.projects import CODE, Book

from docgen.cli import run
from docgen.errors import ExitCode, OutputError
from docgen.shelf.border import Border, is_place

D07 = "attendance-sheet"
Run = pytest.CaptureFixture[str]
OUTSIDE = {
    "above": "../outside.docx",
    "far above": "กมลาไสย/../../outside.docx",
    "the root": None,  # the whole path of the file outside
    "a backslash": "..\\outside.docx",
    "the books": ".docgen/ledger.sqlite",
    "the books as Windows reads them": ".docgen. /ledger.sqlite",
    "through a link": "ลิงก์/outside.docx",
}


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of somebody's beside the outputs of a project, in which a link leads to its folder."""
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    few_templates(Path())
    Book().save(Path("inputs/a.xlsx"))
    assert run(["build"]) == ExitCode.DONE
    theirs = Path("outside.docx").absolute()
    theirs.write_bytes(b"somebody's")
    try:
        Path("outputs/ลิงก์").symlink_to(theirs.parent, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links for everybody")
    return theirs


def craft(column: str, value: str, document: str = D07) -> None:
    with closing(sqlite3.connect("outputs/.docgen/manifest.sqlite")) as book, book:
        book.execute(f"UPDATE paper SET {column} = ? WHERE document = ?", (value, document))
        book.execute("INSERT INTO written VALUES (?, ?)", (value, "0" * 64))


def names() -> set[str]:
    return {path.as_posix() for path in Path().rglob("*") if ".docgen" not in path.parts and not path.is_dir()}


COMMANDS: dict[str, list[list[str]]] = {
    "build": [["build"], ["build", "--force"], ["build", "--replace-edited"]],
    "prune": [["build", "--only", "D09"], ["build", "--prune"]],
    "sign": [["sign", f"D07 {CODE}", "--date", "20/1/2565"], ["sign", "--all", "--yes", "--date", "20/1/2565"]],
    "restore": [["build", "--force"], ["restore", f"D07 {CODE}", "--version", "1"]],
    "looking": [["status"], ["history"], ["history", f"D07 {CODE}"]],
}


@pytest.mark.parametrize("commands", COMMANDS)
@pytest.mark.parametrize("where", OUTSIDE)
@pytest.mark.parametrize("column", ["path", "file"])
def test_a_crafted_entry_touches_nothing_outside(
    outside: Path, capsys: Run, column: str, where: str, commands: str
) -> None:
    """What it says is told and left alone; the paper itself is made in its own place, and nobody sees a traceback."""
    craft(column, OUTSIDE[where] or outside.as_posix())
    before = {name for name in names() if not name.startswith("outputs/")}
    for command in COMMANDS[commands]:
        capsys.readouterr()
        assert run(command) in (ExitCode.DONE, ExitCode.ATTENTION, ExitCode.USAGE, ExitCode.OUTPUT), command
    assert outside.read_bytes() == b"somebody's"
    assert {name for name in names() if not name.startswith("outputs/")} == before


def test_it_is_told(outside: Path, capsys: Run) -> None:
    craft("path", "../outside.docx")
    assert run(["build"]) == ExitCode.ATTENTION
    assert "../outside.docx" in capsys.readouterr().err


def test_papers_are_not_made_through_a_linked_folder(outside: Path, capsys: Run) -> None:
    """The district's folder was replaced by a link to elsewhere."""
    elsewhere = outside.parent / "elsewhere"
    Path("outputs/กมลาไสย").rename(elsewhere)
    Path("outputs/กมลาไสย").symlink_to(elsewhere, target_is_directory=True)
    if os.path.realpath("outputs/กมลาไสย") != os.path.realpath(elsewhere):
        pytest.skip("this system does not say where a link leads")
    before = {path: path.stat().st_mtime_ns for path in elsewhere.rglob("*")}
    assert run(["build", "--force"]) == ExitCode.OUTPUT
    assert "ลิงก์" in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in elsewhere.rglob("*")} == before


def test_the_outputs_may_be_a_link_themselves(outside: Path) -> None:
    """It is the clerk's own name for the folder."""
    Path("outputs").rename("papers")
    Path("outputs").symlink_to(Path("papers").absolute(), target_is_directory=True)
    assert run(["build", "--force"]) == ExitCode.DONE


PARTS = st.sampled_from(["..", ".", "a", "ก", ".docgen", ".DocGen ", "C:", "a\\b", "x.docx", "...", " ", "a:b", "a\n"])


@given(st.lists(PARTS, min_size=1, max_size=5).map("/".join))
def test_no_name_leads_out(name: str) -> None:
    """What is a place stays below the folder on every system, and out of the books' own folder."""
    path = PurePosixPath(name)
    if is_place(path):
        assert not path.is_absolute()
        assert not {"..", "."} & {part.strip(" .") or ".." for part in path.parts}
        assert not any(set(part) & set('\\:*?"<>|\n') for part in path.parts)
        assert path.parts[0].rstrip(". ").casefold() != ".docgen"


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", ".docgen/x", "a\\..\\x"])
def test_asking_for_what_is_outside_is_an_error(tmp_path: Path, name: str) -> None:
    ask: Callable[[PurePosixPath], Path] = Border(tmp_path).at
    with pytest.raises(OutputError, match="path-outside"):
        ask(PurePosixPath(name))
