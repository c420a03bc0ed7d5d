"""Disks that are full, rights that are missing, things in the way: one Thai sentence, and the next run mends it."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from docgen.cli import run
from docgen.errors import ExitCode, OutputError
from docgen.programmes.sammachip.sheets import Household, Village
from docgen.shelf import open_shelf, store
from tests.support.projects import CODE, Book

ROOT = Path(__file__).parents[2]
BOUND = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")  # root, but rights bind it
Run = pytest.CaptureFixture[str]

LIMITED = """
import resource, sys
from docgen.cli import run
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(run(["build"]))
"""


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}


def papers(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in (folder / "outputs").rglob("*.docx")}


def paper(short: str) -> Path:
    return next(path for path in Path("outputs").rglob(f"{short}_*.docx") if ".docgen" not in path.parts)


def corrected(last: str = "ใจดีงาม") -> Book:
    book = Book()
    book.rows[Household][1]["สกุล"] = last
    return book


def is_sentence(said: str) -> bool:
    return "Traceback" not in said and re.search("[ก-๙]{6}", said) is not None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that is built."""
    home = tmp_path / "project"
    home.mkdir()
    monkeypatch.chdir(home)
    Book().save(Path("inputs/a.xlsx"))
    assert run(["build"]) == ExitCode.DONE
    return home


@pytest.mark.skipif(sys.platform == "win32", reason="the size of files cannot be limited on Windows")
@pytest.mark.parametrize("size", [0, 5_000, 30_000])
def test_files_that_cannot_grow(tmp_path: Path, folder: Path, capsys: Run, size: int) -> None:
    """The books (0), the papers (5 000), the manifest on its way (30 000)."""
    small = tmp_path / "small"
    Book().save(small / "inputs" / "a.xlsx")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(size)],
        cwd=small, env=environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == ExitCode.OUTPUT, done.stdout + done.stderr
    assert is_sentence(done.stdout + done.stderr)
    os.chdir(small)
    assert run(["build"]) == ExitCode.DONE
    assert papers(small) == papers(folder)
    assert not list(small.rglob(".docgen-*"))


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    """For real, where one can be mounted: it stops with a sentence, and nothing is lost."""
    unshare = shutil.which("unshare")
    mounts = unshare and subprocess.run(
        [unshare, "--mount", "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)],
        capture_output=True,
        check=False,
    )
    if not mounts or mounts.returncode:
        pytest.skip("a small disk cannot be mounted here")
    done = subprocess.run(
        [str(unshare), "--mount", sys.executable, "-m", "tests.faults.disk", str(tmp_path), "first"],
        cwd=ROOT, env={**environment(), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows other rights")
@pytest.mark.parametrize(
    ("place", "mode", "code"),
    [
        ("outputs", 0o555, ExitCode.OUTPUT),
        ("outputs/.docgen", 0o555, ExitCode.OUTPUT),
        ("outputs/.docgen/manifest.sqlite", 0o444, ExitCode.OUTPUT),
        (".docgen/outputs/ledger.sqlite", 0o444, ExitCode.OUTPUT),
        ("outputs/กมลาไสย/D01*", 0o000, ExitCode.OUTPUT),
        ("outputs/กมลาไสย/4*", 0o555, ExitCode.OUTPUT),
    ],
)
def test_rights_that_are_missing(folder: Path, capsys: Run, place: str, mode: int, code: ExitCode) -> None:
    """Said in a sentence; nothing is lost; once they are given back the papers are made."""
    bound = BOUND if os.geteuid() == 0 else ()
    if bound and shutil.which(bound[0]) is None:
        pytest.skip("root may do everything here")
    (path,) = folder.glob(place)
    before = papers(folder)
    if place == "outputs":
        shutil.rmtree(path)
        path.mkdir()
        before = {}
    else:
        corrected().save(Path("inputs/a.xlsx"))
    path.chmod(mode)
    try:
        done = subprocess.run(
            [*bound, sys.executable, "-m", "docgen", "build"],
            env=environment(), capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
    finally:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert done.returncode == code, done.stdout + done.stderr
    assert is_sentence(done.stdout + done.stderr)
    assert papers(folder).keys() >= before.keys()
    assert run(["build"]) == ExitCode.DONE
    assert run(["status"]) == ExitCode.DONE
    assert not list(folder.rglob(".docgen-*"))


def test_a_folder_in_the_place_of_a_paper(folder: Path, capsys: Run) -> None:
    """That paper is not made and it is said which; the others are."""
    corrected().save(Path("inputs/a.xlsx"))
    path, other = paper("D07"), paper("D09")
    before = other.read_bytes()
    path.unlink()
    path.mkdir()
    assert run(["status"]) == ExitCode.ATTENTION
    assert run(["build"]) == ExitCode.OUTPUT
    said = capsys.readouterr().out
    assert said.count("มีโฟลเดอร์ชื่อนี้อยู่") == 2
    assert other.read_bytes() != before
    assert run(["sign", "--date", "30/9/2565", f"D07 {CODE}"]) == ExitCode.OUTPUT
    path.rmdir()
    assert run(["build"]) == ExitCode.DONE


def test_a_file_in_the_place_of_a_folder(folder: Path, capsys: Run) -> None:
    """The village's papers are not made, the district's is."""
    village = paper("D07").parent
    shutil.rmtree(village)
    village.write_text("", encoding="utf-8")
    assert run(["build"]) == ExitCode.OUTPUT
    assert "มีไฟล์ชื่อนี้อยู่" in capsys.readouterr().out
    village.unlink()
    assert run(["build"]) == ExitCode.DONE


def test_a_village_folder_that_is_held(folder: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows moves no folder with an open file: it stays whole where it is, and the next run moves it."""
    book = Book()
    book.rows[Village][0]["ชื่อบ้าน"] = "โจดใหม่"
    book.save(Path("inputs/a.xlsx"))
    old = paper("D07").parent
    before = sorted(old.iterdir())

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as held:
        held.setattr(Path, "rename", refuse)
        assert run(["build"]) == ExitCode.OUTPUT
    assert "ปิดไฟล์ในโฟลเดอร์นี้" in capsys.readouterr().out
    assert sorted(old.iterdir()) == before
    assert [path.name for path in old.parent.iterdir() if path.is_dir()] == [old.name]
    assert run(["build"]) == ExitCode.DONE
    assert not old.exists()
    assert not list(Path("outputs").rglob("*ฉบับใหม่*"))


def test_a_network_folder_without_links(folder: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An earlier version is kept as a copy then, and comes back."""

    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    first = paper("D07").read_bytes()
    corrected().save(Path("inputs/a.xlsx"))
    with monkeypatch.context() as network:
        network.setattr(os, "link", refuse)
        network.setattr(Path, "chmod", refuse)
        assert run(["build"]) == ExitCode.DONE
    assert paper("D07").read_bytes() != first
    assert run(["restore", f"D07 {CODE}"]) == ExitCode.DONE
    assert paper("D07").read_bytes() == first


@pytest.mark.parametrize("refusals", [1, 2, 3])
def test_a_file_that_a_scanner_holds_for_an_instant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int
) -> None:
    """On Windows it is tried again a few times; a file that stays held is one clear error, and whole."""
    path, left, replace = tmp_path / "a.docx", [refusals], Path.replace
    path.write_bytes(b"old")

    def refuse(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(store, "PATIENCE", (0.0, 0.0))
    monkeypatch.setattr(Path, "replace", refuse)
    if refusals < 3:
        store.replace(path, b"new")
        assert path.read_bytes() == b"new"
    else:
        with pytest.raises(OutputError) as caught:
            store.replace(path, b"new")
        assert caught.value.code == "output-open"
        assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.docx"]


def test_nobody_waits_but_on_windows() -> None:
    """Elsewhere a rename is refused for good."""
    assert bool(store.PATIENCE) is (os.name == "nt")
    assert sum(store.PATIENCE) < 1


def _damage_manifest(home: Path) -> None:
    connection = sqlite3.connect(home / "manifest.sqlite")
    connection.execute("UPDATE paper SET printed = x'00'")
    connection.commit()
    connection.close()


def test_a_damaged_manifest_is_not_called_a_damaged_ledger(folder: Path, capsys: Run) -> None:
    """Else a clerk would delete the ledger, as its sentence says: the signatures."""
    run(["sign", "--yes", "--date", "30/9/2565", "--only", "D07"])
    _damage_manifest(Path("outputs/.docgen"))
    corrected().save(Path("inputs/a.xlsx"))  # values that nothing is compared with are not read
    signed = paper("D07").read_bytes()
    capsys.readouterr()
    assert run(["build"]) == ExitCode.OUTPUT
    said = capsys.readouterr().err
    assert "บันทึกการทำเอกสารเสียหาย" in said
    assert "บันทึกการลงนาม" not in said
    assert run(["build"]) == ExitCode.ATTENTION
    assert paper("D07").read_bytes() == signed


def test_what_a_run_that_ended_did_not_copy_the_next_one_copies(folder: Path, capsys: Run) -> None:
    """The ledger's copy knows the last signature, though the run that recorded it was killed."""
    run(["sign", "--yes", "--date", "30/9/2565", "--only", "D07"])
    second = Path("outputs/.docgen/ledger.sqlite")
    second.unlink()
    assert run(["build"]) == ExitCode.DONE
    connection = sqlite3.connect(second)
    assert connection.execute("SELECT COUNT(*) FROM posting WHERE kind = 'signed'").fetchone() == (1,)
    connection.close()


def test_the_bytes_of_a_signed_paper_are_no_second_name_of_it(folder: Path, capsys: Run) -> None:
    """Else what a person saves into the paper would change what is kept of the signature."""
    path = paper("D07")
    first = path.read_bytes()
    with open_shelf(Path("outputs")) as shelf:  # a run put the version away, and ended before it replaced the file
        place = PurePosixPath(path.relative_to("outputs").as_posix())
        shelf.ledger.bytes.put_away(path, shelf.digest_at(place) or "")
    run(["sign", "--date", "30/9/2565", f"D07 {CODE}"])
    with path.open("r+b") as file:
        file.write(b"written in place")
    assert run(["restore", f"D07 {CODE}", "--version", "1"]) == ExitCode.DONE
    assert path.read_bytes() == first


def test_a_second_copy_is_not_put_away(tmp_path: Path) -> None:
    """A run that ended after it had kept a file leaves the next one nothing to keep, whatever its clock says."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"edited")
    kept = [
        store.keep(path, tmp_path / "history" / "a.docx", stamp=stamp)
        for stamp in ("2022-01-15T08:30:00", "2022-01-15T08:30:00", "2001-01-01T00:00:00")
    ]
    assert [copy.name for copy in kept] == ["a_20220115-083000.docx"] * 3


def test_two_runs_at_once(folder: Path, capsys: Run) -> None:
    """Two builds and a signing begin together: each does its work or says that another is at work."""
    corrected().save(Path("inputs/a.xlsx"))
    commands = (["build"], ["build"], ["sign", "--only", "D07"], ["build", "--force"])
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "docgen", *command],
            env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        )
        for command in commands
    ]  # fmt: skip
    for process in started:
        _, said = process.communicate()
        assert process.returncode in (ExitCode.DONE, ExitCode.ATTENTION) or "อีกตัวกำลังทำงาน" in said
    assert run(["build"]) in (ExitCode.DONE, ExitCode.ATTENTION)
    assert not list(folder.rglob(".docgen-*"))
    assert run(["sign", "--yes", "--date", "30/9/2565", "--only", "D07"]) == ExitCode.DONE
    assert run(["status"]) == ExitCode.DONE


def test_looking_needs_no_right_to_write(folder: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`docgen status` writes nothing into books that are as they should be."""
    books = {path: path.read_bytes() for path in Path("outputs/.docgen").glob("*.sqlite")}
    statements: list[str] = []
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def traced(*arguments: object, **named: object) -> sqlite3.Connection:
        connection = connect(*arguments, **named)
        connection.set_trace_callback(statements.append)
        return connection

    monkeypatch.setattr(sqlite3, "connect", traced)
    assert run(["status"]) == ExitCode.DONE
    assert not [s for s in statements if s.startswith(("INSERT", "DELETE", "UPDATE", "DROP", "PRAGMA user_version ="))]
    assert books == {path: path.read_bytes() for path in books}
