"""The books' versions: every step of a ladder is taken in one go, and a newer program's book is left alone."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path, PurePosixPath

import pytest
from tests.support.papers import few_templates
from tests.support.projects import CODE, Book

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.shelf import Version, book, ledger, manifest, open_ledger, open_manifest
from docgen.shelf.book import BookError, Migration

DAMAGED = BookError("ledger-damaged")
FIRST = Migration(1, "names", ("CREATE TABLE person (name TEXT)",))
SECOND = Migration(2, "ages", ("ALTER TABLE person ADD COLUMN age INTEGER", "UPDATE person SET age = 7"))
WRONG = Migration(3, "wrong", ("ALTER TABLE person RENAME COLUMN name TO called", "UPDATE nobody SET age = 8"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book of the first step with one person."""
    path = tmp_path / "book.sqlite"
    made = book.Book(path, DAMAGED)
    made.climb([FIRST])
    made.add("person", [{"name": "สมชาย"}])
    made.close()
    return path


def people(path: Path) -> tuple[int, list[tuple[object, ...]]]:
    """The version of a book's tables, and all that is in them."""
    with closing(sqlite3.connect(path)) as opened:
        return opened.execute("PRAGMA user_version").fetchone()[0], opened.execute("SELECT * FROM person").fetchall()


def test_a_book_climbs_from_where_it_stands(path: Path) -> None:
    """Only the steps that it did not take yet; asked again, it stays."""
    for _ in range(2):
        opened = book.Book(path, DAMAGED)
        opened.climb([FIRST, SECOND])
        assert [dict(row) for row in opened.all("SELECT * FROM person")] == [{"name": "สมชาย", "age": 7}]
        opened.close()
    assert people(path) == (2, [("สมชาย", 7)])


def test_half_a_climb_never_remains(path: Path) -> None:
    """Where a later step fails, none of them was taken."""
    opened = book.Book(path, DAMAGED)
    with pytest.raises(BookError):
        opened.climb([FIRST, SECOND, WRONG])
    opened.close()
    assert people(path) == (1, [("สมชาย",)])


def test_a_climb_that_is_killed_is_begun_again(path: Path) -> None:
    """All its statements were done, and nothing of it remains."""
    program = (
        "import os, sys; from pathlib import Path; from docgen.shelf.book import *\n"
        "class Killed(Book):\n"
        "    def do(self, statement, values=()):\n"
        "        super().do(statement, values)\n"
        "        if statement.startswith('PRAGMA user_version ='): os._exit(9)\n"
        f"Killed(Path({str(path)!r}), BookError('ledger-damaged')).climb([{SECOND!r}])"
    )
    source = str(Path(__file__).parents[2] / "src")
    done = subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": source, "PYTHONUTF8": "1"}, check=False)
    assert done.returncode == 9
    assert people(path) == (1, [("สมชาย",)])


def test_who_only_reads_climbs_in_memory(path: Path) -> None:
    """They see today's tables; the file is as it was."""
    before = path.read_bytes()
    opened = book.Book(path, DAMAGED)
    opened.climb([FIRST, SECOND], only_reads=True)
    assert [dict(row) for row in opened.all("SELECT * FROM person")] == [{"name": "สมชาย", "age": 7}]
    opened.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("ladder", [ledger.LADDER, manifest.LADDER])
def test_a_ladder_only_goes_up(ladder: tuple[Migration, ...]) -> None:
    """Each step has a number and a name of its own."""
    versions = [step.version for step in ladder]
    assert versions == sorted(set(versions))
    assert len({step.name for step in ladder}) == len(ladder)


@pytest.mark.parametrize("name", ["ledger.sqlite", "manifest.sqlite"])
def test_a_book_of_a_newer_program_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """One sentence that names it, whoever writes or looks; not a byte of the project changes."""
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    Book().save(Path("inputs/a.xlsx"))
    run(["build"])
    run(["sign", "--date", "30/9/2565", "--only", "D07"])
    with closing(sqlite3.connect(Path("outputs/.docgen") / name)) as opened:
        opened.execute("PRAGMA user_version = 99")
    before = {path: path.read_bytes() for path in Path("outputs").rglob("*") if path.is_file()}
    for command in (["build"], ["status"], ["sign", f"D07 {CODE}"], ["history"], ["restore", f"D07 {CODE}"]):
        capsys.readouterr()
        assert run(command) == ExitCode.OUTPUT, command
        said = capsys.readouterr().err
        assert (name in said, "docgen รุ่นใหม่กว่านี้" in said) == (True, True), said
    assert {path: path.read_bytes() for path in Path("outputs").rglob("*") if path.is_file()} == before


def test_a_newer_ledger_beside_an_older_manifest_leaves_both_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A clerk copied one of the two from another machine: the manifest is not brought to today's form first."""
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    Book().save(Path("inputs/a.xlsx"))
    run(["build"])
    for name, version in (("manifest.sqlite", 0), ("ledger.sqlite", 99)):
        with closing(sqlite3.connect(Path("outputs/.docgen") / name)) as opened:
            opened.execute(f"PRAGMA user_version = {version}")
    before = {path: path.read_bytes() for path in Path("outputs").rglob("*") if path.is_file()}
    capsys.readouterr()
    assert run(["build"]) == ExitCode.OUTPUT
    assert "ledger.sqlite" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in Path("outputs").rglob("*") if path.is_file()} == before


def test_an_older_form_of_the_manifest_keeps_what_we_wrote(tmp_path: Path) -> None:
    """Its papers are begun anew; files of ours are known as ours."""
    home = tmp_path / ".docgen"
    home.mkdir()
    with closing(sqlite3.connect(home / "manifest.sqlite")) as opened:
        opened.executescript(
            "CREATE TABLE paper (document TEXT, key TEXT, path TEXT);"
            "CREATE TABLE written (path TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (path, digest));"
            "INSERT INTO written VALUES ('a.docx', 'd');"
        )
    with open_manifest(tmp_path) as found:
        assert found.entries() == []
        assert found.known(PurePosixPath("a.docx")) == {"d"}


def test_five_earlier_versions_of_a_paper_are_kept(tmp_path: Path) -> None:
    """Besides the newest, which lies under its own name; of each paper by itself."""
    digests: dict[str, list[str]] = {"a": [], "b": []}
    with open_ledger(tmp_path) as opened:
        for key, known in digests.items():
            for number in range(8):
                data = f"{key}{number}".encode()
                known.append(hashlib.sha256(data).hexdigest())
                version = Version(
                    document="order", key=key, number=0, digest=known[-1], made_at="", path=PurePosixPath("a.docx")
                )
                opened.add_versions([version])
                opened.bytes.keep(known[-1], data)
        opened.tidy()
        for known in digests.values():
            assert [opened.bytes.bytes_of(digest) is not None for digest in known] == [False] * 2 + [True] * 6
