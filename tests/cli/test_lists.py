"""What changed is kept for people: a workbook for the office, a paper for each district to lay before the signer."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from tests.golden.papers import text_of
from tests.support.papers import few_templates
from tests.support.projects import CODE, Book

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.programmes.sammachip.sheets import Household, LetterNumber, Material, Sage, Village

ROOT = Path(__file__).parents[2]
BOOK, PAPER = Path("outputs/รายการแก้ไข.xlsx"), Path("outputs/กมลาไสย/รายการแก้ไข.docx")
AT, LABEL = "กมลาไสย/46031010_โจด_ม10", "46031010 บ้านโจด ม.10"
D07, D09, D11 = "D07 ใบลงทะเบียน", "D09 บันทึกการรับวัสดุรายครัวเรือน", "D11 รายงานสรุปผลการดำเนินกิจกรรม"
Build = Callable[..., dict[str, Any]]


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Build:
    """Build in a folder of its own; each build is a minute after the last, from 1 ก.พ. 2565 09.01 น. on."""
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    moment = dt.datetime(2022, 2, 1, 9)

    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Clock:  # noqa: ARG003
            return cls(2022, 2, 1, moment.hour, moment.minute)

    monkeypatch.setattr("docgen.cli.papers.dt.datetime", Clock)

    def built(book: Book, *options: str) -> dict[str, Any]:
        nonlocal moment
        moment += dt.timedelta(minutes=1)
        book.save(Path("inputs/a.xlsx"))
        capsys.readouterr()
        code = run(["build", "--format", "json", *options])
        return {"code": code, **json.loads(capsys.readouterr().out)}

    return built


def named(last: str, **values: Any) -> Book:
    """The second household's surname; other values of the village by header."""
    book = Book()
    book.rows[Household][1]["สกุล"] = last
    book.rows[Village][0] |= values
    return book


def rows(sheet: str) -> list[tuple[Any, ...]]:
    """A sheet's rows below its headers."""
    return list(load_workbook(BOOK)[sheet].iter_rows(min_row=2, values_only=True))


def outcomes(built: dict[str, Any]) -> dict[str, str]:
    return {Path(listed["path"]).suffix: listed["outcome"] for listed in built["lists"]}


def day(number: int) -> dt.datetime:
    """A day of January 2565 as a cell that can be sorted and filtered holds it."""
    return dt.datetime(2022, 1, number)


WHAT, OLD, NEW = "ครัวเรือนเป้าหมาย ลำดับที่ 2 ชื่อ", "นายสมค  ใจดี", "นายสมค  ใจดีงาม"


def test_a_first_build_makes_no_list(build: Build) -> None:
    """Nothing was corrected; nor does a build that changes nothing, a draft, or `status`."""
    assert build(Book())["lists"] == []
    assert build(Book())["lists"] == []
    assert build(named("ใจดีงาม"), "--draft")["lists"] == []
    run(["status"])
    assert [path.exists() for path in (BOOK, PAPER)] == [False, False]


def test_a_corrected_name_is_one_row_with_all_its_papers(build: Build) -> None:
    """Place, papers, value, old, new, reason, files; and in the history version by version."""
    build(Book())
    built = build(named("ใจดีงาม"))
    assert outcomes(built) == {".xlsx": "written", ".docx": "written"}
    files = [f"{AT}/D07_ใบลงทะเบียน.docx", f"{AT}/D09_บันทึกการรับวัสดุรายครัวเรือน.docx"]
    files.append(f"{AT}/D11_รายงานสรุปผลการดำเนินกิจกรรม.docx")
    titles = "\n".join((D07, D09, D11))
    assert rows("ครั้งล่าสุด") == [("กมลาไสย", LABEL, titles, WHAT, OLD, NEW, "ข้อมูลเปลี่ยน", "\n".join(files))]
    assert [row[0] for row in rows("ต้องลงนามใหม่")] == ["ไม่มีเอกสารที่ต้องลงนามใหม่"]
    past = rows("ประวัติ")
    when = dt.datetime(2022, 2, 1, 9, 2)
    assert past[0] == (when, "กมลาไสย", LABEL, D07, 2, "ข้อมูลเปลี่ยน", WHAT, OLD, NEW, None)
    assert [row[4] for row in past] == [2] * 3 + [1] * 7


def test_a_signed_paper_is_told_until_it_is_signed_again(build: Build) -> None:
    """What is other than what was signed, and which file to print; afterwards the sheet says that there is nothing."""
    build(Book())
    run(["sign", "--yes", "--only", "D07", "--date", "20/1/2565"])
    build(named("ใจดีงาม"))
    new = f"{AT}/D07_ใบลงทะเบียน_ฉบับใหม่.docx"
    signed = ("กมลาไสย", LABEL, D07, day(20), new)
    assert rows("ต้องลงนามใหม่") == [(*signed, WHAT, OLD, NEW)]
    build(named("ใจดียิ่ง", สถานที่จัด="12/3"))
    assert rows("ต้องลงนามใหม่") == [
        (*signed, "สถานที่จัด", "ศาลาประชาคมบ้านโจด", "12/3"),
        (*signed, WHAT, OLD, "นายสมค  ใจดียิ่ง"),
    ]
    assert {row[4:6] for row in rows("ครั้งล่าสุด") if row[3] == WHAT} == {(NEW, "นายสมค  ใจดียิ่ง")}
    run(["sign", "--yes", "--only", "D07", "--date", "25/1/2565"])
    built = build(named("ใจดียิ่ง", สถานที่จัด="12/3"))
    assert outcomes(built) == {".xlsx": "written", ".docx": "written"}
    assert [row[0] for row in rows("ต้องลงนามใหม่")] == ["ไม่มีเอกสารที่ต้องลงนามใหม่"]
    assert [row[9] for row in rows("ประวัติ") if row[3] == D07] == [day(25)] * 2 + [None] + [day(20)]


GOLDEN = """\
รายการแก้ไขเอกสาร
โครงการสร้างความมั่นคงด้านอาชีพและรายได้ ประจำปีงบประมาณ พ.ศ. ๒๕๖๕
อำเภอกมลาไสย จังหวัดกาฬสินธุ์
แก้ไขครั้งล่าสุดเมื่อวันที่ ๑ กุมภาพันธ์ พ.ศ. ๒๕๖๕
๑.  ต้องพิมพ์และลงนามใหม่ จำนวน ๑ ฉบับ
| ที่ | เอกสาร | หมู่บ้าน/กลุ่ม | รายการที่แก้ | เดิม | แก้เป็น | ลงนามเดิม / เมื่อ |
| ๑ | D07 ใบลงทะเบียน | บ้านโจด ม.๑๐ | ครัวเรือนเป้าหมาย ลำดับที่ ๒ ชื่อ | นายสมค  ใจดี | นายสมค  ใจดีงาม | ๒๐ ม.ค. ๖๕ |
๒.  แก้ไขแล้ว ยังไม่เคยลงนาม
| ที่ | เอกสาร | หมู่บ้าน/กลุ่ม | รายการที่แก้ | เดิม | แก้เป็น |
| ๑ | D09 บันทึกการรับวัสดุรายครัวเรือน / D11 รายงานสรุปผลการดำเนินกิจกรรม | บ้านโจด ม.๑๐ | \
ครัวเรือนเป้าหมาย ลำดับที่ ๒ ชื่อ | นายสมค  ใจดี | นายสมค  ใจดีงาม |
ได้ตรวจเอกสารกับรายการแก้ไขของอำเภอกมลาไสย จังหวัดกาฬสินธุ์ ข้างต้นแล้ว ถูกต้องตรงกัน ข้อ ๑ จำนวน ๑ รายการ \
ข้อ ๒ จำนวน ๑ รายการ
"""


def test_the_printed_list_says_what_its_golden_text_says(build: Build) -> None:
    """Signed papers first, then those that nobody has signed; Thai digits, dates of the Buddhist era."""
    build(Book())
    run(["sign", "--yes", "--only", "D07", "--date", "20/1/2565"])
    build(named("ใจดีงาม"))
    said = text_of(PAPER.read_bytes()).replace("\u00a0", " ")
    assert said[: len(GOLDEN)] == GOLDEN
    assert "ผู้จัดทำ" in said
    assert "ผู้ตรวจ" in said


def test_a_build_that_changes_nothing_leaves_the_lists_alone(build: Build) -> None:
    """To the byte and to the file's time: neither the clock nor another run is in them."""
    build(Book())
    build(named("ใจดีงาม"))
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (BOOK, PAPER)}
    assert outcomes(build(named("ใจดีงาม"))) == {".xlsx": "current", ".docx": "current"}
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (BOOK, PAPER)} == before
    BOOK.unlink()
    assert outcomes(build(named("ใจดีงาม"))) == {".xlsx": "written", ".docx": "current"}
    assert BOOK.read_bytes() == before[BOOK][0]


@pytest.mark.parametrize("path", [BOOK, PAPER])
def test_a_list_that_a_person_edited_is_kept(build: Build, path: Path) -> None:
    """The new one stands beside it, and goes again when the edited one is gone."""
    build(Book())
    build(named("ใจดีงาม"))
    path.write_bytes(by_hand := path.read_bytes() + b"by hand")
    beside = path.with_name(f"รายการแก้ไข_ฉบับใหม่{path.suffix}")
    built = build(named("ใจดียิ่ง"))
    assert (built["code"], outcomes(built)[path.suffix]) == (ExitCode.ATTENTION, "beside-edited")
    assert path.read_bytes() == by_hand
    assert beside.exists()
    assert outcomes(build(named("ใจดียิ่ง")))[path.suffix] == "current"
    assert outcomes(build(named("ใจดียิ่ง"), "--replace-edited"))[path.suffix] == "replaced-edited"
    assert [p.read_bytes() for p in Path("outputs/ประวัติ").rglob(f"รายการแก้ไข*{path.suffix}")] == [by_hand]
    assert not beside.exists()


@pytest.mark.parametrize("path", [BOOK, PAPER])
def test_an_open_list_stops_no_paper(build: Build, path: Path) -> None:
    """One sentence that names the file; the next build writes it."""
    build(Book())
    build(named("ใจดีงาม"))
    lock = path.with_name(f"~${path.name}")
    lock.write_bytes(b"")
    built = build(named("ใจดียิ่ง"))
    assert (built["code"], outcomes(built)[path.suffix]) == (ExitCode.OUTPUT, "failed")
    told = [listed["error"]["message"] for listed in built["lists"] if listed["error"]]
    assert [(path.name in said, "เปิดอยู่" in said, "\n" in said) for said in told] == [(True, True, False)]
    assert sum(paper["outcome"] == "written" for paper in built["papers"]) == 3
    lock.unlink()
    built = build(named("ใจดียิ่ง"))
    assert (outcomes(built)[path.suffix], built["code"]) == ("written", ExitCode.DONE)
    assert [row[4:6] for row in rows("ครั้งล่าสุด")] == [(NEW, "นายสมค  ใจดียิ่ง")]


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="needs a folder that refuses")
def test_a_folder_that_refuses_is_told(build: Build) -> None:
    """As an open file is."""
    build(Book())
    PAPER.parent.chmod(0o500)
    built = build(named("ใจดีงาม"))
    PAPER.parent.chmod(0o700)
    assert outcomes(built) == {".xlsx": "written", ".docx": "failed"}


def test_what_is_told_is_what_was_typed(build: Build) -> None:
    """A place like 12/3 or +1 is text in Excel; nothing hostile breaks the Word paper."""
    build(Book())
    hostile = "-2+3 <w:p> {{ x }} & “ก”"
    build(named("ใจดีงาม", สถานที่จัด=hostile))
    sheet = load_workbook(BOOK)["ครั้งล่าสุด"]
    told = {row[5].value: row[5].data_type for row in sheet.iter_rows(min_row=2)}
    assert told == {hostile: "s", NEW: "s"}
    assert "-๒+๓ <w:p> {{ x }} & “ก”" in text_of(PAPER.read_bytes())


def test_a_very_long_value_is_whole_in_the_workbook_and_short_on_paper(build: Build) -> None:
    """A row of the printed table must find room on a page."""
    build(Book())
    long = "ฝนตกหนักช่วงบ่าย " * 60
    build(named("ใจดี", ปัญหาอุปสรรค=long))
    assert [row[5] for row in rows("ครั้งล่าสุด")] == [long.strip()]
    cells = [cell.text for table in docx.Document(str(PAPER)).tables for row in table.rows for cell in row.cells]
    assert 290 <= max(map(len, cells)) <= 301


def test_identity_numbers_birthdays_and_criteria_are_not_told(build: Build) -> None:
    """The list goes from hand to hand; a paper shows these to nobody who need not know (handbook 2.11, 4.8)."""
    first, second = Book(), Book()
    for book, born, criterion in ((first, "1 ม.ค. 2510", 3), (second, "2 ม.ค. 2500", 1)):
        book.rows[Village][0]["วันที่ประชาคม"] = "20 ธ.ค. 2564"
        book.rows[Sage][0]["วันเกิด"] = born
        book.rows[Household][0]["เกณฑ์"] = criterion
    build(first)
    build(second)
    told = {row[3].split(" ลำดับ")[0]: row[4:6] for row in rows("ครั้งล่าสุด")}
    whats = ("ปราชญ์ชุมชน", "จำนวนครัวเรือนเกณฑ์ 1 TPMAP", "จำนวนครัวเรือนเกณฑ์ 3", "ผลรายครัวเรือน")
    assert told == dict.fromkeys(whats, ("(ไม่แสดง)", "(ไม่แสดง)"))
    assert "2510" not in repr(rows("ประวัติ"))


def test_a_signed_paper_that_would_be_the_very_same_need_not_be_signed_again(build: Build) -> None:
    """A value changed that the paper does not show: an order prints an age, not a day of birth."""
    book = Book()
    book.rows[Village][0]["วันที่ประชาคม"] = "20 ธ.ค. 2564"
    book.rows[Sage][0]["วันเกิด"] = "1 ม.ค. 2510"
    build(book)
    run(["sign", "--yes", "--date", "1/2/2565", "--only", "D02"])
    book.rows[Sage][0]["วันเกิด"] = "2 ม.ค. 2510"
    assert build(book)["lists"] == []
    assert not [paper for paper in build(book)["papers"] if paper["must_resign"]]


def test_a_new_template_concerns_the_whole_paper(build: Build) -> None:
    """No value changed, yet the paper is another one: it is told, not left out."""
    build(Book())
    path = Path("templates/D08-material-receipt.docx")
    document = docx.Document(str(path))
    document.paragraphs[0].runs[0].text += " (แบบใหม่)"
    document.save(str(path))
    build(Book())
    why = "แม่แบบหรือตราครุฑเปลี่ยน"
    assert [row[2:7] for row in rows("ครั้งล่าสุด")] == [("D08 บันทึกการรับวัสดุ", f"ทั้งฉบับ ({why})", None, None, why)]


def test_districts_and_the_province_have_lists_of_their_own(build: Build) -> None:
    """Each tells its own papers; the correction of one does not take that of the other off its list."""
    with Path("templates/documents.toml").open("a", encoding="utf-8") as registry:
        registry.write(
            '\n[[document]]\nid = "all"\nshort = "P1"\ntitle = "บัญชีหมู่บ้าน"\ntemplate = "all.docx"\nper = "project"\n'
            '\n[[document]]\nid = "one"\nshort = "P2"\ntitle = "บัตร"\ntemplate = "one.docx"\nper = "village"\n'
            'each = "sages"\n'
        )
    for name, typed in (
        ("all", "{% for d in dossiers %}{{ d.village.venue }}{% endfor %}"),
        ("one", "{{ item.full_name }}"),
    ):
        document = docx.Document()
        document.add_paragraph(typed)
        document.save(f"templates/{name}.docx")
    build(Book())
    build(named("ใจดี", สถานที่จัด="วัดบ้านโจด"))
    province = text_of(Path("outputs/จังหวัด/รายการแก้ไข.docx").read_bytes())
    assert "P1 บัญชีหมู่บ้าน" in province
    assert "D07" not in province
    before = Path("outputs/จังหวัด/รายการแก้ไข.docx").read_bytes()
    book = named("ใจดี", สถานที่จัด="วัดบ้านโจด")
    book.rows[Sage][0]["ชื่อ"] = "บุญมา"
    build(book)
    said = text_of(PAPER.read_bytes())
    assert "P2 บัตร" in said
    assert "บ้านโจด ม.๑๐ / ๑ นางบุญมา ภูมิดี" in said
    assert "วัดบ้านโจด" not in said
    assert Path("outputs/จังหวัด/รายการแก้ไข.docx").read_bytes() == before


def test_a_chosen_build_tells_of_signed_papers_that_were_not_chosen(build: Build) -> None:
    """What must be signed again is told of all; one that is not made yet has no file to print."""
    build(Book())
    run(["sign", "--yes", "--date", "1/2/2565", "--only", "D07", "--only", "D09"])
    build(named("ใจดีงาม"), "--only", "D07", "--only", "D11")
    assert {row[2] for row in rows("ต้องลงนามใหม่")} == {D07}
    two = Book()
    two.add_village()
    build(two)
    run(["sign", "--date", "1/2/2565", f"D07 {CODE}"])
    two.rows[Household][1]["สกุล"] = "ใจดีงาม"
    build(two, "--village", "46030503")
    assert [(row[2], row[4]) for row in rows("ต้องลงนามใหม่") if row[1] == LABEL and row[2] == D07] == [
        (D07, "(ยังไม่มีไฟล์: สั่ง docgen build อีกครั้ง)")
    ]


def test_a_signed_paper_that_is_withheld_now_has_no_file_to_print(build: Build) -> None:
    """It was corrected before, and must first be made."""
    build(Book())
    run(["sign", "--yes", "--date", "1/2/2565", "--only", "D07"])
    build(named("ใจดีงาม"))
    wrong = named("ใจดีงาม", วันที่จัด="31/2/2565")
    build(wrong)
    assert [row[4] for row in rows("ต้องลงนามใหม่")] == ["(งดทำจนกว่าจะแก้ข้อมูล)"]


def test_a_number_written_with_the_pen_is_no_change(build: Build) -> None:
    """The order is signed, then numbered, then entered in the register."""
    build(Book())
    run(["sign", "--yes", "--date", "1/2/2565", "--only", "D02"])
    book = Book()
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "D02", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "15/2565", "วันที่": "5 ม.ค. 2565"}]
    assert build(book)["lists"] == []


def test_lists_are_left_alone_by_what_moves_and_puts_away(build: Build) -> None:
    """A renamed village takes its folder along, `--prune` puts away what is planned no more; lists are neither."""
    two = Book()
    two.add_village()
    build(two)
    two.rows[Material][0]["ราคาต่อหน่วย"] = 160
    build(two)
    assert PAPER.exists()
    built = build(named("ใจดี", ชื่อบ้าน="โจดใหม่"), "--prune")
    assert built["gone"] == []
    assert not [path for path in built["pruned"] if "รายการแก้ไข" in path]
    assert BOOK.exists()
    assert PAPER.exists()
    assert "ม่วง" not in text_of(PAPER.read_bytes())
    assert run(["sign", "--date", "1/2/2565", str(PAPER)]) == ExitCode.USAGE


def test_a_paper_may_not_have_the_name_of_a_list(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """The registry is told so before anything is made."""
    registry = Path("templates/documents.toml")
    text = registry.read_text(encoding="utf-8")
    registry.write_text(
        text.replace('short = "D01"\n', 'short = "D01"\nfile = "{district}/รายการแก้ไข.docx"\n'), encoding="utf-8"
    )
    Book().save(Path("inputs/a.xlsx"))
    assert run(["build"]) == ExitCode.TEMPLATE
    assert "รายการแก้ไข.docx" in capsys.readouterr().err


def test_without_its_template_the_workbook_alone_is_made(build: Build) -> None:
    """An older project's registry names none."""
    registry = Path("templates/documents.toml")
    text = registry.read_text(encoding="utf-8")
    registry.write_text(text.replace('[changes]\ntemplate = "changes-list.docx"\n', ""), encoding="utf-8")
    build(Book())
    assert outcomes(build(named("ใจดีงาม"))) == {".xlsx": "written"}


def test_a_broken_template_of_the_list_stops_no_paper(build: Build) -> None:
    """It is told like that of a paper, with the exit code of templates."""
    document = docx.Document()
    document.add_paragraph("{{ unit.nobody }}")
    document.save("templates/changes-list.docx")
    build(Book())
    built = build(named("ใจดีงาม"))
    assert (outcomes(built), built["code"]) == ({".xlsx": "written", ".docx": "failed"}, ExitCode.TEMPLATE)
    assert sum(paper["outcome"] == "written" for paper in built["papers"]) == 3


def test_the_build_says_where_the_lists_are(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    """One line; none where there is nothing to say."""
    build(Book())
    named("ใจดีงาม").save(Path("inputs/a.xlsx"))
    run(["build"])
    assert "รายการแก้ไข: รายการแก้ไข.xlsx และฉบับพิมพ์ 1 ฉบับ: กมลาไสย/รายการแก้ไข.docx" in capsys.readouterr().out
    run(["build"])
    assert "รายการแก้ไข" not in capsys.readouterr().out


def test_the_fields_of_the_list_are_shown_and_its_template_checked(
    build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever edits it in Word gets the same help as with any paper."""
    assert run(["templates", "fields", "changes"]) == ExitCode.DONE
    assert "{% for x in to_sign %}" in capsys.readouterr().out
    document = docx.Document()
    document.add_paragraph("{{ changed_on }} {{ unti }}")
    document.save("templates/changes-list.docx")
    assert run(["templates", "check", "--format", "json"]) == ExitCode.TEMPLATE
    told = json.loads(capsys.readouterr().out)["templates"]
    faults = {
        f["code"] for t in told if t["path"].endswith("changes-list.docx") for f in t["faults"] if not f["warning"]
    }
    assert faults == {"filter-needed", "field-unknown"}


def test_a_long_history_has_its_older_runs_on_a_sheet_of_their_own(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole runs, the newest first; what is left out is said, with what shows it. A short one has no such sheet."""
    from docgen.changes import lists

    build(Book())
    build(named("หนึ่ง"))
    assert "ประวัติเก่า" not in load_workbook(BOOK).sheetnames
    monkeypatch.setattr(lists, "RECENT", 4)
    build(named("สอง"))
    assert [row[4] for row in rows("ประวัติ")] == [3] * 3  # a second run would make it six
    assert [row[4] for row in rows("ประวัติเก่า")] == [2] * 3 + [1] * 7
    monkeypatch.setattr(lists, "OLDER", 4)
    monkeypatch.setattr(lists, "RECENT", 1)
    build(named("สาม"))
    assert [row[4] for row in rows("ประวัติ")] == [4] * 3  # the newest run is never cut
    older = rows("ประวัติเก่า")
    assert [row[4] for row in older] == [3] * 3 + [2, None]
    assert older[-1][6] == "เก่ากว่านี้อีก 9 แถว ดูด้วย docgen history"
    sheet = load_workbook(BOOK)["ประวัติ"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:J4")
