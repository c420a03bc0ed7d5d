"""Stages: rules know papers by what they stand for, whatever the office calls them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.projects import CODE, Book, found

from docgen.model.stages import stages_of
from docgen.papers import load_catalogue
from docgen.programmes import bundled, bundled_registry
from docgen.programmes.sammachip import stages
from docgen.programmes.sammachip.sheets import LetterNumber
from docgen.runs import pipeline

APPROVAL = '[[document]]\nid = "approval-memo"\nshort = "{short}"\n'


def registry(folder: Path, text: str) -> Path:
    path = folder / "templates" / "documents.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def told(folder: Path, document: str) -> list[tuple[str, str]]:
    """What is told of an approval that is dated after the day."""
    book = Book()
    book.rows[LetterNumber] = [{"รหัสเอกสาร": document, "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "19", "วันที่": "16 ม.ค. 2565"}]
    return found(pipeline.check([book.save(folder / "a.xlsx")], templates=folder / "templates").findings)


LATE = [("เลขหนังสือ!D2", "R-TIM-06-letter")]


def test_a_renamed_paper_keeps_its_rules(tmp_path: Path) -> None:
    """D20 that an office calls M20 is an approval all the same (R-TIM-06)."""
    whole = bundled_registry().read_text(encoding="utf-8")
    registry(tmp_path, whole.replace('short = "D20"\n', 'short = "M20"\n'))
    assert told(tmp_path, "M20") == LATE


def test_the_register_may_name_a_paper_by_its_id(tmp_path: Path) -> None:
    """The rules know `approval-memo` as they know D20."""
    assert told(tmp_path, "approval-memo") == LATE


def test_a_registry_without_stages_keeps_those_of_the_programme(tmp_path: Path) -> None:
    """A project's registry that was made before there were stages, with a code of its own."""
    registry(tmp_path, APPROVAL.format(short="M20"))
    assert told(tmp_path, "M20") == LATE


@pytest.mark.parametrize("text", ["[[document]", "document = 3", "[[document]]\nid = 3\nshort = 'M20'\n", ""])
def test_a_broken_registry_does_not_keep_a_workbook_from_being_checked(tmp_path: Path, text: str) -> None:
    """What is wrong with it is told when papers are made; the rules go by the programme's own papers."""
    registry(tmp_path, text)
    assert told(tmp_path, "D20") == LATE


def test_a_code_stands_for_one_paper(tmp_path: Path) -> None:
    """A paper of the office's own that is called D20 is no approval."""
    registry(tmp_path, '[[document]]\nid = "parade"\nshort = "D20"\n' + APPROVAL.format(short="M20"))
    assert told(tmp_path, "D20") == []


def test_a_later_registry_may_take_a_stage_away(tmp_path: Path) -> None:
    """`stage = ""` says that a paper stands for nothing."""
    path = registry(tmp_path, APPROVAL.format(short="D20") + 'stage = ""\n')
    assert "approval" not in stages_of(bundled_registry(), path)


def test_every_stage_that_rules_speak_of_has_a_paper() -> None:
    """A stage that is misspelt in the registry or in the rules would switch a rule off silently."""
    spoken = {value for name, value in vars(stages).items() if name.isupper() and isinstance(value, str)}
    catalogue = load_catalogue(bundled_registry().parent, bundled())
    assert spoken == {document.stage for document in catalogue} - {""}
