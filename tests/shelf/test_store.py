"""Writing: never half a file, never over a file that we did not write."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen.errors import OutputError
from docgen.shelf import Written, digest, store, write

NOTHING: frozenset[str] = frozenset()


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    """District and village folders are made on the way."""
    path = tmp_path / "อำเภอ" / "บ้าน" / "D01.docx"
    assert write(path, b"1", known=NOTHING) is Written.WRITTEN
    assert path.read_bytes() == b"1"
    assert [p.name for p in path.parent.iterdir()] == ["D01.docx"]


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    """Also where the file is not known: what is there is what we would write."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"1")
    before = path.stat().st_ino, path.stat().st_mtime_ns
    assert write(path, b"1", known=NOTHING) is Written.IDENTICAL
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == before


def test_our_own_older_version_is_replaced(tmp_path: Path) -> None:
    """Any version that we ever wrote counts as ours."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    assert write(path, b"new", known=frozenset({digest(b"old")})) is Written.WRITTEN
    assert path.read_bytes() == b"new"


def test_a_file_that_a_person_edited_is_kept(tmp_path: Path) -> None:
    """Its bytes are none that we wrote."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"edited by hand")
    assert write(path, b"new", known=frozenset({digest(b"old")})) is Written.KEPT_EDITED
    assert path.read_bytes() == b"edited by hand"


@pytest.mark.parametrize("lock", ["~$a-long-name.docx", "~$long-name.docx", ".~lock.a-long-name.docx#"])
def test_a_paper_that_is_open_is_one_clear_error(tmp_path: Path, lock: str) -> None:
    """Word and LibreOffice leave a lock file; the paper stays as it is."""
    path = tmp_path / "a-long-name.docx"
    path.write_bytes(b"old")
    (tmp_path / lock).touch()
    with pytest.raises(OutputError) as caught:
        write(path, b"new", known=frozenset({digest(b"old")}))
    assert caught.value.code == "output-open"
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("failing", "error", "code"),
    [
        ("fsync", OSError(28, "No space left on device"), "output-full"),
        ("fsync", OSError(5, "Input/output error"), "output-failed"),
        ("replace", PermissionError(13, "Permission denied"), "output-open"),
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, error: OSError, code: str
) -> None:
    """A full disk, a broken one, a file that another program holds."""

    def fail(*_: object) -> None:
        raise error

    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    owner: object = os if failing == "fsync" else Path
    monkeypatch.setattr(owner, failing, fail)
    with pytest.raises(OutputError) as caught:
        store.replace(path, b"new")
    assert caught.value.code == code
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


def test_a_file_in_the_way_of_a_folder(tmp_path: Path) -> None:
    """A district's folder cannot be made where a file has its name."""
    (tmp_path / "อำเภอ").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        store.replace(tmp_path / "อำเภอ" / "D01.docx", b"new")
    assert caught.value.code == "output-not-folder"


def test_a_copy_is_kept_under_a_name_that_nothing_has(tmp_path: Path) -> None:
    """Two versions put away in one second do not meet."""
    path = tmp_path / "a.docx"
    kept = []
    for data in (b"1", b"2"):
        path.write_bytes(data)
        kept.append(store.keep(path, tmp_path / "history" / "a.docx", stamp="2022-01-15T08:30:00"))
    assert [copy.read_bytes() for copy in kept] == [b"1", b"2"]
    assert kept[0].name == "a_20220115-083000.docx"
