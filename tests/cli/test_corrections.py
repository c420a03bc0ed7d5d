"""The correction story: what a clerk is told after a cell was corrected, and what happens to edited papers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from tests.support.papers import FEW, few_templates
from tests.support.projects import CODE, Book

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.programmes.sammachip.sheets import Household, Material, Sage, Village

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    return tmp_path


def build(folder: Path, book: Book, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    book.save(folder / "inputs" / "a.xlsx")
    run(["build", "--format", "json", *options])
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    return result


def outcomes(built: dict[str, Any]) -> dict[str, str]:
    """Document → what became of its paper (one village, one district)."""
    return {Path(paper["path"]).name[:3]: paper["outcome"] for paper in built["papers"]}


def renamed() -> Book:
    book = Book()
    book.rows[Household][1]["สกุล"] = "ใจดีงาม"
    return book


PRINT_HOUSEHOLDS = {"D07", "D09", "D11"}


def test_exactly_the_papers_that_print_a_name_are_made_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One household's surname: the papers with the list of households, with old and new, and no others."""
    build(folder, Book(), capsys)
    built = build(folder, renamed(), capsys)
    assert {short for short, made in outcomes(built).items() if made == "written"} == PRINT_HOUSEHOLDS
    assert {made for short, made in outcomes(built).items() if short not in PRINT_HOUSEHOLDS} == {"current"}
    changed = {(c["old"], c["new"], c["place"]) for paper in built["papers"] for c in paper["changes"]}
    assert changed == {("นายสมค  ใจดี", "นายสมค  ใจดีงาม", 2)}


def test_the_change_is_told_in_words_before_and_after(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`status` says it dry, `build` says it done: which village, which papers, which value, old → new."""
    build(folder, Book(), capsys)
    renamed().save(folder / "inputs" / "a.xlsx")
    before = sorted(path.read_bytes() for path in (folder / "outputs").rglob("*.docx"))
    code = run(["status"])
    said = capsys.readouterr().out
    line = "D07 D09 D11: ครัวเรือนเป้าหมาย ลำดับที่ 2 ชื่อ “นายสมค  ใจดี” → “นายสมค  ใจดีงาม”"
    assert (code, line in said) == (ExitCode.ATTENTION, True), said
    assert sorted(path.read_bytes() for path in (folder / "outputs").rglob("*.docx")) == before
    run(["build"])
    assert line in capsys.readouterr().out
    assert run(["status"]) == ExitCode.DONE


def test_moving_rows_and_columns_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The order of sheets' columns and of the villages' rows is the clerk's; values decide."""
    book = Book()
    book.add_village()
    build(folder, book, capsys)
    for sheet, rows in book.rows.items():
        if sheet in (Village, Sage):
            rows.reverse()
        book.rows[sheet] = [dict(reversed(row.items())) for row in rows]
    built = build(folder, book, capsys)
    assert {paper["outcome"] for paper in built["papers"]} == {"current"}


def test_an_edited_paper_is_kept_and_the_new_one_stands_beside_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Kept as long as nothing changes; a new version comes under a name that says so, once."""
    build(folder, Book(), capsys)
    edited = next((folder / "outputs").rglob("D07*.docx"))
    document = docx.Document(str(edited))
    document.add_paragraph("แก้ด้วยมือ")
    document.save(str(edited))
    by_hand = edited.read_bytes()
    assert outcomes(build(folder, Book(), capsys))["D07"] == "kept-edited"
    assert outcomes(build(folder, renamed(), capsys))["D07"] == "beside-edited"
    assert outcomes(build(folder, renamed(), capsys))["D07"] == "kept-edited"
    beside = edited.with_name(f"{edited.stem}_ฉบับใหม่.docx")
    assert edited.read_bytes() == by_hand
    assert "ใจดีงาม" in "".join(cell.text for table in docx.Document(str(beside)).tables for cell in table._cells)


def test_replacing_an_edited_paper_keeps_a_copy(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--replace-edited`: the copy is in the history before the paper is written over."""
    build(folder, Book(), capsys)
    edited = next((folder / "outputs").rglob("D07*.docx"))
    edited.write_bytes(edited.read_bytes() + b"by hand")
    by_hand = edited.read_bytes()
    assert outcomes(build(folder, renamed(), capsys, "--replace-edited"))["D07"] == "replaced-edited"
    assert edited.read_bytes() != by_hand
    assert [path.read_bytes() for path in (folder / "outputs" / "ประวัติ").rglob("D07*.docx")] == [by_hand]
    assert outcomes(build(folder, renamed(), capsys))["D07"] == "current"


def test_a_renamed_village_takes_its_folder_along(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Edited papers and the clerk's own files with it."""
    build(folder, Book(), capsys)
    old = next((folder / "outputs").rglob("D07*.docx")).parent
    (old / "รูป.txt").write_text("ของฉัน", encoding="utf-8")
    edited = next(old.glob("D08*.docx"))
    edited.write_bytes(edited.read_bytes() + b"by hand")
    by_hand = edited.read_bytes()
    book = Book()
    book.rows[Village][0]["ชื่อบ้าน"] = "โจดใหม่"
    built = build(folder, book, capsys)
    new = old.with_name(f"{CODE}_โจดใหม่_ม10")
    assert not old.exists()
    assert (new / "รูป.txt").exists()
    assert (new / edited.name).read_bytes() == by_hand
    assert outcomes(built)["D08"] == "beside-edited"
    assert all("moved" in paper["reasons"] for paper in built["papers"] if not paper["path"].endswith("ทีมสนับสนุน.docx"))


def test_a_dropped_village_is_told_and_put_away_on_demand(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its papers stay until `--prune`, and then are in the history."""
    two = Book()
    two.add_village()
    build(folder, two, capsys)
    built = build(folder, Book(), capsys)
    village = len(FEW) - 1
    assert len(built["gone"]) == village > 0
    assert all((folder / "outputs" / path).exists() for path in built["gone"])
    pruned = build(folder, Book(), capsys, "--prune")
    assert sorted(pruned["pruned"]) == sorted(built["gone"])
    assert len(list((folder / "outputs" / "ประวัติ").rglob("*.docx"))) == village
    assert build(folder, Book(), capsys)["gone"] == []


def test_a_deleted_manifest_adopts_what_it_would_write(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Identical files are ours again; only what differs counts as edited."""
    build(folder, Book(), capsys)
    (folder / "outputs" / ".docgen" / "manifest.sqlite").unlink()
    assert set(outcomes(build(folder, Book(), capsys)).values()) == {"identical"}
    assert set(outcomes(build(folder, Book(), capsys)).values()) == {"current"}


def test_a_lost_file_is_made_again_and_force_makes_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The reason is told."""
    build(folder, Book(), capsys)
    next((folder / "outputs").rglob("D07*.docx")).unlink()
    built = build(folder, Book(), capsys)
    assert [p["reasons"] for p in built["papers"] if p["outcome"] == "written"] == [["output-missing"]]
    forced = build(folder, Book(), capsys, "--force")
    assert {tuple(p["reasons"]) for p in forced["papers"]} == {("forced",)}
    assert set(outcomes(forced).values()) == {"identical"}


REGISTRY = '[[document]]\nid = "note"\nshort = "N1"\ntitle = "x"\ntemplate = "note.docx"\nper = "village"\n'


@pytest.mark.parametrize(
    "typed",
    [
        "{% macro say(p) %}{{ p.full_name }}{% endmacro %}{{ say(households[1]) }}",
        "{% macro all(people) %}{% for p in people %}{{ p.last }}{% endfor %}{% endmacro %}{{ all(households) }}",
        "{{ households | selectattr('last', 'equalto', 'ใจดี') | list | length }}",
        "{% set h = households[1] %}{{ h.last }}",
        "{% for h in households | sort(attribute='last') %}{{ h.last }}{% endfor %}",
        "{% for h in households if h.last == 'ใจดี' %}x{% endfor %}",
    ],
)
def test_no_way_to_print_a_value_hides_that_it_changed(
    folder: Path, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    """Macros, filters with attributes, variables: a paper that would be another one is never held for current."""
    (folder / "templates" / "documents.toml").write_text(REGISTRY, encoding="utf-8")
    document = docx.Document()
    document.add_paragraph(typed)
    document.save(str(folder / "templates" / "note.docx"))
    first = build(folder, Book(), capsys)
    path = folder / "outputs" / first["papers"][0]["path"]
    before = path.read_bytes()
    built = build(folder, renamed(), capsys)
    assert (built["papers"][0]["outcome"], path.read_bytes() != before) == ("written", True)


def test_a_new_file_name_of_one_document_moves_that_paper_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The village's and the district's folders stay with all that is in them."""
    build(folder, Book(), capsys)
    edited = next((folder / "outputs").rglob("D08*.docx"))
    edited.write_bytes(edited.read_bytes() + b"by hand")
    registry = folder / "templates" / "documents.toml"
    text = registry.read_text(encoding="utf-8")
    for short, pattern in (("D07", "ลงทะเบียน/{code}/{short}.docx"), ("D01", "คำสั่ง/{district}/{short}.docx")):
        text = text.replace(f'short = "{short}"\n', f'short = "{short}"\nfile = "{pattern}"\n')
    registry.write_text(text, encoding="utf-8")
    built = build(folder, Book(), capsys)
    assert {short: made for short, made in outcomes(built).items() if made not in ("current", "identical")} == {
        "D08": "kept-edited"
    }
    assert edited.exists()
    assert (folder / "outputs" / "ลงทะเบียน" / CODE / "D07.docx").exists()
    assert (folder / "outputs" / "คำสั่ง" / "กมลาไสย" / "D01.docx").exists()
    left = {path.name.partition("_")[0] for path in edited.parent.glob("*.docx")}
    assert left == set(FEW) - {"D01", "D07"}


def test_a_renamed_village_keeps_its_withheld_papers_known(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A paper that could not be made while the folder moved is ours still when it can."""
    build(folder, Book(), capsys)
    wrong = Book()
    wrong.rows[Village][0]["ชื่อบ้าน"] = "โจดใหม่"
    wrong.rows[Material][0]["ราคาต่อหน่วย"] = "แพง"
    build(folder, wrong, capsys)
    wrong.rows[Material][0]["ราคาต่อหน่วย"] = 150
    assert outcomes(build(folder, wrong, capsys))["D08"] == "written"
