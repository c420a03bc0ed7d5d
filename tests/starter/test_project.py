"""`docgen new` writes a project's folders once, and never over a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.errors import ExitCode, OutputError, TemplateError
from docgen.programmes import bundled
from docgen.programmes.sammachip.sample import MISTAKES
from docgen.starter.blank import blank_workbook
from docgen.starter.project import write_project
from docgen.words import say


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A folder with a registry, one template and a file that is neither."""
    folder = tmp_path / "templates-source"
    folder.mkdir()
    (folder / "documents.toml").write_bytes(b"# registry\n")
    (folder / "D01.docx").write_bytes(b"a template")
    (folder / "notes.md").write_bytes(b"not copied")
    return folder


def test_a_blank_project(tmp_path: Path, templates: Path) -> None:
    """The empty workbook, the templates with their registry, an empty folder for papers, a guide that Notepad reads."""
    folder = tmp_path / "new"
    written = write_project(folder, bundled(), sample_size=None, templates=templates)
    assert sorted(path.relative_to(folder).as_posix() for path in written) == [
        "inputs/ข้อมูลโครงการ.xlsx",
        "templates/D01.docx",
        "templates/documents.toml",
        "อ่านก่อนใช้.txt",
    ]
    assert (folder / "inputs" / "ข้อมูลโครงการ.xlsx").read_bytes() == blank_workbook(bundled().schema)
    assert (folder / "templates" / "D01.docx").read_bytes() == b"a template"
    assert list((folder / "outputs").iterdir()) == []
    guide = (folder / "อ่านก่อนใช้.txt").read_bytes()
    assert guide.startswith(b"\xef\xbb\xbf")
    assert guide.count(b"\n") == guide.count(b"\r\n") > 10
    assert "inputs\\ข้อมูลโครงการ.xlsx" in guide.decode("utf-8-sig")


def test_a_sample_project(tmp_path: Path, templates: Path) -> None:
    """The sample's workbook has its own name."""
    written = write_project(tmp_path / "new", bundled(), sample_size=2, templates=templates)
    assert "kalasin-2565.xlsx" in {path.name for path in written}


def test_the_samples_guide_names_its_mistakes(tmp_path: Path, templates: Path) -> None:
    """Who tries the sample reads which mistakes it holds on purpose; a small one holds none."""
    guides = []
    for villages in (2, 62):
        folder = tmp_path / str(villages)
        write_project(folder, bundled(), sample_size=villages, templates=templates)
        guides.append((folder / "อ่านก่อนใช้.txt").read_text(encoding="utf-8-sig"))
    assert [[mistake.what in guide for mistake in MISTAKES] for guide in guides] == [
        [False] * len(MISTAKES),
        [True] * len(MISTAKES),
    ]


def test_nothing_is_overwritten(tmp_path: Path, templates: Path) -> None:
    """A file that is there already stops everything before the first file is written."""
    (tmp_path / "templates").mkdir()
    mine = tmp_path / "templates" / "D01.docx"
    mine.write_bytes(b"mine")
    with pytest.raises(OutputError) as caught:
        write_project(tmp_path, bundled(), sample_size=None, templates=templates)
    assert (caught.value.code, caught.value.values["path"]) == ("project-exists", mine)
    assert caught.value.exit_code is ExitCode.OUTPUT
    assert str(mine) in say("error", caught.value.code, caught.value.values)
    assert mine.read_bytes() == b"mine"
    assert not (tmp_path / "inputs").exists()


def test_a_folder_that_is_a_file(tmp_path: Path, templates: Path) -> None:
    """Where the folder cannot be made, the sentence names it."""
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        write_project(tmp_path / "taken", bundled(), sample_size=None, templates=templates)
    assert caught.value.code in ("project-exists", "project-unwritable")
    assert "taken" in say("error", caught.value.code, caught.value.values)


def test_templates_without_a_registry(tmp_path: Path) -> None:
    """A folder that holds no documents.toml is no folder of templates."""
    with pytest.raises(TemplateError) as caught:
        write_project(tmp_path / "new", bundled(), sample_size=None, templates=tmp_path)
    assert caught.value.code == "project-templates-missing"
    assert say("error", caught.value.code, caught.value.values)
