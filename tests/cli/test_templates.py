"""`docgen templates`: what an editor of Word files is told before any data is read; and drafts."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from tests.support.projects import CODE, Book

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.programmes.sammachip.sheets import LetterNumber, Village


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "documents.toml").write_text(
        '[[document]]\nid = "note"\nshort = "N1"\ntitle = "บันทึก"\ntemplate = "note.docx"\nper = "village"\n',
        encoding="utf-8",
    )
    return tmp_path


def template(folder: Path, *paragraphs: str | list[str]) -> Path:
    """A Word file; a paragraph given as a list has its text cut into runs there."""
    document = docx.Document()
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for run_text in [text] if isinstance(text, str) else text:
            paragraph.add_run(run_text)
    path = folder / "templates" / "note.docx"
    document.save(str(path))
    return path


def docgen(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(list(arguments))
    said = capsys.readouterr()
    return code, said.out + said.err


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("{{ village.nam }}", ["village.nam", "village.name", "ย่อหน้าที่ 1"]),
        ("{{ village.training_date }}", ["ตัวกรอง", "date_weekday"]),
        ("{{ sages }}", ["sages", "for"]),
        ("{{ village.name | shout }}", ["shout"]),
        ("{{ village.name", ["{{"]),
        ("{%p if village.name %}", ["if"]),
        ("{% for x in household_count %}{{ x }}{% endfor %}", ["household_count", "for", "ย่อหน้าที่ 1"]),
        ("{{ village.name | money }}", ["money", "ย่อหน้าที่ 1"]),
        ("{{ 1 / 0 }}", ["ย่อหน้าที่ 1"]),
    ],
)
def test_a_fault_is_told_with_its_place_and_mend(
    folder: Path, capsys: pytest.CaptureFixture[str], typed: str, told: list[str]
) -> None:
    """Misspelt fields, missing filters, unknown filters, tags left open."""
    template(folder, typed)
    code, said = docgen(capsys, "templates", "check")
    assert code == ExitCode.TEMPLATE
    assert all(word in said for word in told), said


def test_all_faults_come_in_one_pass(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not the first one only."""
    template(folder, "{{ village.nam }}", "{{ villag.name }}", "{{ village.training_date }}")
    code, said = docgen(capsys, "templates", "check", "--format", "json")
    (found,) = json.loads(said)["templates"]
    codes = [fault["code"] for fault in found["faults"] if not fault["warning"]]
    assert (code, codes) == (ExitCode.TEMPLATE, ["field-unknown", "field-unknown", "filter-needed"])


def test_a_build_refuses_what_the_check_refuses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown field is an error before any data is read, and nothing is written."""
    Book().save(folder / "inputs" / "a.xlsx")
    template(folder, "{{ village.nam }}")
    code, said = docgen(capsys, "build")
    assert (code, "village.name" in said) == (ExitCode.TEMPLATE, True)
    assert not (folder / "outputs").exists()


def test_columns_that_nothing_uses_are_a_note(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A printed column is not listed, an unprinted one is."""
    template(folder, "{{ village.coordinates }}")
    _, said = docgen(capsys, "templates", "check", "--format", "json")
    unused = {(entry["sheet"], entry["header"]) for entry in json.loads(said)["unused_columns"]}
    assert ("หมู่บ้าน", "พิกัด") not in unused
    assert ("หมู่บ้าน", "ข้อเสนอแนะ") in unused
    assert ("ครัวเรือน", "บ้านเลขที่") not in unused  # R-CNT-04 reads it


def test_fix_joins_tags_and_straightens_quotes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The mended copy stands beside the file, which stays as it was."""
    path = template(folder, ["{{ vil", "lage.name | default(“-”)", " }}"])
    before = path.read_bytes()
    code, _ = docgen(capsys, "templates", "fix", str(path))
    fixed = docx.Document(io.BytesIO((folder / "templates" / "note-fixed.docx").read_bytes()))
    assert code == ExitCode.DONE
    assert [run.text for run in fixed.paragraphs[0].runs if run.text] == ['{{ village.name | default("-") }}']
    assert path.read_bytes() == before
    assert docgen(capsys, "templates", "fix", str(path))[0] == ExitCode.OUTPUT  # never over a file


def test_fields_lists_what_a_paper_may_use(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the tag to type, the Thai meaning and an example."""
    template(folder, "{{ village.name }}")
    code, said = docgen(capsys, "templates", "fields", "N1")
    assert code == ExitCode.DONE
    assert "{{ village.training_date | date }}  วันที่จัด (วันที่)  เช่น 15 ม.ค. 2565" in said
    assert "{% for x in households %}" in said
    rows = json.loads(docgen(capsys, "templates", "fields", "note", "--format", "json")[1])
    assert {"village.address", "households[].full_name"} <= {row["field"] for row in rows}


def test_a_draft_shows_what_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Under a name of its own, with a mark where a value is missing; the paper itself is still withheld."""
    book = Book()
    book.rows[Village][0]["หมู่ที่"] = None
    book.save(folder / "inputs" / "a.xlsx")
    template(folder, "หมู่ {{ village.moo }} {{ village.colour }}")
    docgen(capsys, "build", "--draft")
    (paper,) = (folder / "outputs").rglob("*.docx")
    assert paper.name == "ร่าง_N1_บันทึก.docx"
    text = docx.Document(str(paper)).paragraphs[0].text
    assert text == "หมู่ ⟦ขาด: village.moo⟧ ⟦ขาด: village.colour⟧"


def test_two_workers_make_the_same_papers(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Same bytes as one worker, also where a paper fails."""
    book = Book()
    book.add_village()
    book.rows[Village][1]["ข้อเสนอแนะ"] = None
    book.save(folder / "inputs" / "a.xlsx")
    template(folder, "{{ village.name }} {{ village.suggestions | lines }}")
    first, _ = docgen(capsys, "build", "--jobs", "1", "--outputs", "one")
    second, _ = docgen(capsys, "build", "--jobs", "2", "--outputs", "two")
    papers = [{path.name: path.read_bytes() for path in (folder / name).rglob("*.docx")} for name in ("one", "two")]
    assert (first, papers[0]) == (second, papers[1])
    assert papers[0]


def test_what_is_typed_is_what_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Markup, ampersands, quotes and braces of the data come out as they were typed."""
    typed = "<b>&\"{{x}}'{% if %}"
    book = Book()
    book.rows[Village][0]["สถานที่จัด"] = typed
    book.save(folder / "inputs" / "a.xlsx")
    template(folder, "{{ village.venue }}")
    assert docgen(capsys, "build")[0] == ExitCode.DONE
    (paper,) = (folder / "outputs").rglob("*.docx")
    assert docx.Document(str(paper)).paragraphs[0].text == typed


@pytest.mark.parametrize("typed", ["{ village.name }", "{ { village.name } }", "｛｛ village.name ｝｝"])
def test_a_tag_that_is_none_is_told(folder: Path, capsys: pytest.CaptureFixture[str], typed: str) -> None:
    """It would be printed as it stands."""
    template(folder, f"บ้าน {typed}")
    _, said = docgen(capsys, "templates", "check", "--format", "json")
    (found,) = json.loads(said)["templates"]
    assert "stray-braces" in {fault["code"] for fault in found["faults"]}


def test_a_broken_template_does_not_keep_the_workbook_from_being_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The findings first, then the template's fault; exit 4."""
    book = Book()
    book.rows[Village][0]["วันที่จัด"] = "31 ก.พ. 2565"
    book.save(folder / "inputs" / "a.xlsx")
    template(folder, "{{ village.nam }}")
    code, said = docgen(capsys, "check")
    assert (code, "31 ก.พ. 2565" in said, "village.nam" in said) == (ExitCode.TEMPLATE, True, True)


def registry(folder: Path, line: str) -> None:
    """Add a line to the one entry of the registry."""
    with (folder / "templates" / "documents.toml").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def test_a_document_that_is_not_enabled_waits_until_it_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`build` passes it over, `--only` makes it; its template is checked all the same, its number is known."""
    book = Book()
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "N1", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "3/2564", "วันที่": "20 ธ.ค. 2564"}]
    book.save(folder / "inputs" / "a.xlsx")
    registry(folder, "enabled = false")
    template(folder, "{{ village.name }}")
    assert docgen(capsys, "build")[0] == ExitCode.DONE
    assert list((folder / "outputs").rglob("*.docx")) == []
    assert docgen(capsys, "build", "--only", "n1")[0] == ExitCode.DONE
    assert [path.name for path in (folder / "outputs").rglob("*.docx")] == ["N1_บันทึก.docx"]
    code, said = docgen(capsys, "build")  # the paper that was made by name is not called superfluous
    assert (code, "N1_บันทึก.docx" in said) == (ExitCode.DONE, False)
    template(folder, "{{ village.nam }}")
    code, said = docgen(capsys, "templates", "check")
    assert (code, "village.nam" in said) == (ExitCode.TEMPLATE, True)


def test_a_paper_for_each_item_is_made_listed_and_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the registry's line to the file: `item` is offered, printed, and its column counts as read."""
    Book(sages=2).save(folder / "inputs" / "a.xlsx")
    registry(folder, 'each = "sages"')
    template(folder, "{{ item_no }} {{ item.full_name }} {{ item.house_no }}")
    assert docgen(capsys, "templates", "check")[0] != ExitCode.TEMPLATE
    assert "item.expertise" in docgen(capsys, "templates", "fields", "N1")[1]
    assert docgen(capsys, "build", "--village", CODE)[0] == ExitCode.DONE
    papers = sorted((folder / "outputs").rglob("*.docx"))
    assert [path.stem for path in papers] == ["N1_บันทึก_01_นางบุญมี ภูมิดี", "N1_บันทึก_02_นางบุญศรี ภูมิดี"]
    assert docx.Document(str(papers[1])).paragraphs[0].text == "๒ นางบุญศรี  ภูมิดี ๒/๑"
    assert docgen(capsys, "build")[1].count("N1_บันทึก") == 0


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        ("{{ village.name }}", ExitCode.DONE, "= docxtpl"),
        ("{{ village.name }}{{ '“ก”' }}", ExitCode.ATTENTION, "ข้อ D10"),
        ("{%p if village.moo % 2 %}", ExitCode.ATTENTION, "unknown tag 'p'"),
        ("{{ village.nam }}", ExitCode.TEMPLATE, "ข้อ D01"),
    ],
)
def test_a_template_is_compared_with_what_docxtpl_makes_of_it(
    folder: Path, capsys: pytest.CaptureFixture[str], typed: str, code: ExitCode, told: str
) -> None:
    """An office that keeps its templates can go back to docxtpl; where that prints other words is told."""
    path = template(folder, typed, *(["{%p endif %}"] if "{%p" in typed else []))
    found, said = docgen(capsys, "templates", "check", "--reference", str(path))
    assert (found, told in said) == (code, True), said


def test_the_comparison_is_there_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only where it is asked for."""
    path = template(folder, "{{ '“ก”' }}")
    (plain,) = json.loads(docgen(capsys, "templates", "check", str(path), "--format", "json")[1])["templates"]
    assert "reference" not in plain
    code, said = docgen(capsys, "templates", "check", "--reference", str(path), "--format", "json")
    (listed,) = json.loads(said)["templates"]
    (difference,) = listed["reference"]["differences"]
    assert (code, listed["reference"]["outcome"]) == (ExitCode.ATTENTION, "differs")
    assert (difference["ours"], difference["theirs"]) == ("“ก”", '"ก"')
    assert (difference["known"], difference["story"], difference["paragraph"]) == ("D10", "body", 1)
