"""Choosing papers by occupation group: by id or name, beside villages and districts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from tests.support.projects import CODE, OTHER_CODE, OTHER_PLACE, PLACE, Book

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.programmes.sammachip.sheets import Group

REGISTRY = """
[[document]]
id = "of-village"
short = "X1"
title = "หมู่บ้าน"
template = "village.docx"
per = "village"

[[document]]
id = "of-group"
short = "X2"
title = "กลุ่ม"
template = "group.docx"
per = "group"

[[document]]
id = "of-district"
short = "X3"
title = "อำเภอ"
template = "district.docx"
per = "district"

[[document]]
id = "of-project"
short = "X4"
title = "โครงการ"
template = "project.docx"
per = "project"
"""


def group(key: str, name: str, place: Mapping[str, object]) -> dict[str, object]:
    """A row of the sheet กลุ่มอาชีพ."""
    return {
        "รหัสกลุ่ม": key, "ชื่อกลุ่ม": name, "อาชีพ/ผลิตภัณฑ์": "ผ้า", "ประเภท": "แปรรูป", "วันที่จัดตั้ง": "10 มี.ค. 2565", **place,
    }  # fmt: skip


def three_groups() -> Book:
    """Two villages of one district; a group in each, and one in a village of another district that is no target."""
    book = Book()
    book.add_village()
    book.rows[Group] = [
        group("G01", "กลุ่มทอผ้าบ้านโจด", PLACE),
        group("G02", "กลุ่มทอเสื่อบ้านม่วง", OTHER_PLACE),
        group("G03", "กลุ่มจักสาน", {"อำเภอ": "อ.กุฉินารายณ์", "ตำบล": "บัวขาว", "หมู่ที่": 1}),
    ]
    return book


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose registry has a paper of each kind of place."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "documents.toml").write_text(REGISTRY, encoding="utf-8")
    tags = {"village": "village.name", "group": "group.name", "district": "district.name", "project": "programme.name"}
    for name, tag in tags.items():
        document = docx.Document()
        document.add_paragraph(f"{{{{ {tag} }}}}")
        document.save(str(tmp_path / "templates" / f"{name}.docx"))
    three_groups().save(tmp_path / "inputs" / "a.xlsx")
    return tmp_path


def made(folder: Path, *options: str) -> set[str]:
    """The papers of these options: `X2 G01`, with the key or the district of each."""
    run(["build", *options])
    found = (path.relative_to(folder / "outputs") for path in (folder / "outputs").rglob("*.docx"))
    return {f"{path.name[:2]} {path.parent.name.split('_')[0]}" for path in found}


@pytest.mark.parametrize("chosen", ["G01", "g01", "G๐๑", "กลุ่มทอผ้า", "ทอผ้า", "กลุ่มทอผ้าบ้านโจด"])
def test_a_group_is_chosen_by_its_id_or_the_beginning_of_its_name(folder: Path, chosen: str) -> None:
    """Its papers only: no village, no district."""
    assert made(folder, "--group", chosen) == {"X2 G01"}


@pytest.mark.parametrize("chosen", ["G99", "ทอ", ""])
def test_an_unknown_or_unclear_group_is_a_wrong_command(
    folder: Path, capsys: pytest.CaptureFixture[str], chosen: str
) -> None:
    """Two groups begin with ทอ: the known ids are listed, nothing is made."""
    code = run(["build", "--group", chosen])
    said = capsys.readouterr().err
    assert (code, "G01 (กลุ่มทอผ้าบ้านโจด)" in said, "G03" in said) == (ExitCode.USAGE, True, True)
    assert not (folder / "outputs").exists()


def test_a_workbook_without_groups_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is no list to choose from."""
    Book().save(folder / "inputs" / "a.xlsx")
    assert run(["status", "--group", "G01"]) == ExitCode.USAGE
    assert "ไม่มีกลุ่มอาชีพเลย" in capsys.readouterr().err


def test_places_add_up(folder: Path) -> None:
    """A village and a group: the papers of both."""
    assert made(folder, "--village", CODE, "--group", "G02") == {f"X1 {CODE}", "X2 G02"}


def test_documents_narrow(folder: Path) -> None:
    """Of the district's places only this paper."""
    assert made(folder, "--district", "กมลาไสย", "--only", "X2") == {"X2 G01", "X2 G02"}


def test_a_district_takes_its_villages_and_its_groups(folder: Path) -> None:
    """A group's district is its village's."""
    expected = {f"X1 {CODE}", f"X1 {OTHER_CODE}", "X2 G01", "X2 G02", "X3 กมลาไสย"}
    assert made(folder, "--district", "กมลาไสย") == expected


def withheld(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> set[str]:
    """The places whose papers are withheld among those that were chosen."""
    capsys.readouterr()
    run(["status", "--format", "json", *options])
    return {paper["key"] for paper in json.loads(capsys.readouterr().out)["withheld"]}


def test_a_district_that_has_groups_only_can_be_chosen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its group's village is no target village, so its papers wait; the district is known by the row, however typed."""
    assert withheld(folder, capsys, "--district", "อ.กุฉินารายณ์") == {"G03"}


def test_the_papers_of_the_whole_programme_belong_to_no_place(folder: Path) -> None:
    """They are made when no place is chosen."""
    assert "X4 จังหวัด" in made(folder)


@pytest.mark.parametrize(
    ("where", "district"),
    [
        ({"รหัสหมู่บ้าน": CODE}, "กมลาไสย"),
        ({"รหัสหมู่บ้าน": "46050103"}, "กุฉินารายณ์"),
        ({"ตำบล": "เจ้าท่า", "หมู่ที่": 10}, "กมลาไสย"),
    ],
)
def test_a_groups_district_follows_from_its_village(
    folder: Path, capsys: pytest.CaptureFixture[str], where: Mapping[str, object], district: str
) -> None:
    """By the code of a target village, of any village of the table of places, or by tambon and moo."""
    book = Book()
    book.rows[Group] = [group("G07", "กลุ่มเลี้ยงไก่", where)]
    book.save(folder / "inputs" / "a.xlsx")
    assert "X2 G07" in made(folder, "--district", district) or "G07" in withheld(folder, capsys, "--district", district)
