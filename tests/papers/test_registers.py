"""The registers, the photographs and the follow-up as papers: what they show, and what they must not."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from PIL import Image
from tests.golden.papers import text_of
from tests.support.pictures import save
from tests.support.projects import CODE, PLACE, Book

from docgen import photos
from docgen.programmes.sammachip.sheets import Attendance, Household, Outcome, Sage, Survey
from docgen.runs import pipeline
from docgen.shelf.gates import Made

TEMPLATES = Path(__file__).parents[2] / "templates"
EMU_PER_CM = 360_000


def build(folder: Path, book: Book, short: str) -> pipeline.Built:
    workbook = book.save(folder / "inputs" / "a.xlsx")
    return pipeline.build(
        [workbook], TEMPLATES, folder / "outputs", selection=pipeline.Selection(documents=(short,)), progress=iter,
        orders=pipeline.Orders(made_at="2022-02-01T09:15:00+07:00"),
    )  # fmt: skip


def paper(folder: Path, book: Book, short: str) -> bytes:
    (outcome,) = build(folder, book, short).outcomes
    assert outcome.error is None
    assert outcome.path is not None
    return (folder / "outputs" / outcome.path).read_bytes()


def test_no_register_says_who_was_released(tmp_path: Path) -> None:
    """Criterion 3 stands beside a name as its number alone, and the sheet does not say what numbers mean."""
    book = Book(households=4)
    book.rows[Household][0] |= {"เกณฑ์": "3", "เลขประจำตัวประชาชน": "9460100000011"}
    for short in ("D16", "D18", "D18S", "D27", "D28"):
        text = text_of(paper(tmp_path, book, short))
        assert not re.search("พ้นโทษ|ราชทัณฑ์|ต้องขัง", text), short
        assert "9460100000011" not in text.replace("-", "")
    text = text_of(paper(tmp_path, book, "D16"))
    assert "x-xxxx-xxxxx-๐๑-๑" in text


def test_the_list_of_results_explains_its_criteria_and_keeps_the_third(tmp_path: Path) -> None:
    """Who reads D11's annex finds the key below the table, and not who was released."""
    book = Book(households=4)
    book.rows[Attendance] = [{**PLACE, "ประเภท": "ครัวเรือน", "ลำดับ": 1, "เช้า": 1, "บ่าย": 1}]
    text = text_of(paper(tmp_path, book, "D11")).replace("\u00a0", " ")
    annex = text.split("เอกสารแนบ ๑  สรุปผลรายครัวเรือน")[1].split("เอกสารแนบ ๒")[0]
    (key,) = [line for line in annex.splitlines() if line.startswith("หมายเหตุ : เกณฑ์การคัดเลือก")]
    assert all(f"{number} = " in key for number in "๑๒๓๔")
    assert "๓ = ตามแนวทางของโครงการ ข้อ ๔.๒ ๓)" in key
    assert not re.search("พ้นโทษ|ราชทัณฑ์|ต้องขัง", annex)


def test_the_announcement_names_people_and_nothing_else_of_them(tmp_path: Path) -> None:
    """Put up in public: no identity number, telephone, income or criterion; where a household lives."""
    book = Book(households=3, sages=2)
    book.settings |= {"จำนวนปราชญ์ต่อหมู่บ้าน": 2, "จำนวนครัวเรือนต่อหมู่บ้าน": 3}
    book.rows[Household][0] |= {
        "เกณฑ์": "3", "เลขประจำตัวประชาชน": "9460100000011", "โทรศัพท์": "0812345678", "รายได้/คน/ปี": 31234,
    }  # fmt: skip
    book.rows[Household][2] |= {"หมู่บ้านต้นทาง": "46030503", "ปีสัมมาชีพของหมู่บ้านต้นทาง": 2563}
    text = text_of(paper(tmp_path, book, "D16A")).replace("\u00a0", " ")
    assert not re.search("พ้นโทษ|ราชทัณฑ์|เกณฑ์|TPMAP|โทรศัพท์", text)
    assert not re.search("[0-9๐-๙]{5}|๒๓๔|๕๖๗๘|๓๑,", text)
    names = [f"{row['คำนำหน้า']}{row['ชื่อ']}  {row['สกุล']}" for row in (*book.rows[Sage], *book.rows[Household])]
    assert [name for name in names if name not in text] == []
    assert "หมู่ที่ ๓ | หมู่บ้านใกล้เคียง ตำบลธัญญา" in text
    assert "[first_page_header 2] บัญชีแนบท้ายประกาศอำเภอกมลาไสย" in text
    assert "[header 2] บัญชีแนบท้ายประกาศอำเภอกมลาไสย" in text


def test_a_donor_household_is_marked_with_its_village_and_year(tmp_path: Path) -> None:
    """R-EXC-01: where it comes from, and when that village was one of the programme's."""
    book = Book(households=2)
    book.rows[Household][1] |= {"หมู่บ้านต้นทาง": "46030503", "ปีสัมมาชีพของหมู่บ้านต้นทาง": 2563}
    text = text_of(paper(tmp_path, book, "D16")).replace("\u00a0", " ")
    assert "หมู่บ้านใกล้เคียง ม.๓ ต.ธัญญา ปี ๒๕๖๓" in text


def test_each_household_has_a_survey_form_of_its_own(tmp_path: Path) -> None:
    """With what is known of it; without households, there is one form to copy."""
    book = Book(households=3)
    book.rows[Survey] = [{**PLACE, "ลำดับ": 2, "อาชีพที่ต้องการ 1": "ทอผ้าพื้นเมือง"}]
    text = text_of(paper(tmp_path, book, "D18"))
    assert text.count("แบบสำรวจและวิเคราะห์อาชีพ") == 3
    assert text.count("ทอผ้าพื้นเมือง") == 1
    empty = Book(households=0)
    empty.rows[Household] = []
    empty.settings["จำนวนครัวเรือนต่อหมู่บ้าน"] = None
    (outcome,) = build(tmp_path, empty, "D18").outcomes
    text = text_of((tmp_path / "outputs" / str(outcome.path)).read_bytes())
    assert text.count("แบบสำรวจและวิเคราะห์อาชีพ") == 1


def test_the_follow_up_shows_what_is_known_and_leaves_the_rest(tmp_path: Path) -> None:
    """Both bases of the indicator: those who were promoted, and all."""
    book = Book(households=4)
    book.rows[Outcome] = [{**PLACE, "ลำดับ": 1, "นำไปประกอบอาชีพ": 1, "รายได้ก่อน": 30000, "รายได้หลัง": 31000}]
    text = text_of(paper(tmp_path, book, "D27")).replace("\u00a0", " ")
    assert "ร้อยละ ๑๐๐.๐๐ ของครัวเรือนที่ติดตามแล้ว ๑ ครัวเรือน เนื่องจากยังบันทึกการเข้าร่วมไม่ครบ" in text
    assert "ร้อยละ ๒๕.๐๐ ของครัวเรือนเป้าหมายทั้งหมด ๔ ครัวเรือน" in text
    blank = text_of(paper(tmp_path, Book(households=4), "D27")).replace("\u00a0", " ")
    assert "๐.๐๐" not in blank


def shapes(data: bytes) -> list[tuple[float, float, str]]:
    """Width and height in cm, and the words for who cannot see, of each picture."""
    document = docx.Document(io.BytesIO(data))
    return [
        (shape.width / EMU_PER_CM, shape.height / EMU_PER_CM, shape._inline.docPr.get("descr") or "")
        for shape in document.inline_shapes
    ]


def test_photographs_stand_in_their_frames(tmp_path: Path) -> None:
    """At most 15 cm wide and as high as half a page allows, in their proportions, with words for who cannot see."""
    place = tmp_path / "inputs" / "photos" / CODE
    save(place / "สาธิต การย้อมผ้า.jpg", 4000, 3000, orientation=6, gps=True)
    save(place / "ประชาคม.jpg", 3000, 1000)
    found = shapes(paper(tmp_path, Book(), "D24"))
    assert [round(width, 2) for width, _, _ in found] == [15.0, 12.53]
    assert [round(height, 2) for _, height, _ in found] == [5.0, 9.4]
    assert [words for _, _, words in found] == ["ประชาคม", "สาธิต การย้อมผ้า"]
    text = text_of(paper(tmp_path, Book(), "D24")).replace("\u00a0", " ")
    assert text.count("(ติดภาพถ่าย)") == 6
    assert "ภาพที่ ๔  การสาธิตอาชีพ “การทอผ้าพื้นเมือง” : การย้อมผ้า เมื่อวันเสาร์ที่ ๑๕ มกราคม ๒๕๖๕" in text


def test_what_is_in_the_paper_is_small_and_tells_no_place(tmp_path: Path) -> None:
    """The picture in the file, not only as it is shown."""
    save(tmp_path / "inputs" / "photos" / CODE / "สาธิต.jpg", 4000, 3000, gps=True)
    with zipfile.ZipFile(io.BytesIO(paper(tmp_path, Book(), "D24"))) as package:
        (name,) = [name for name in package.namelist() if name.startswith("word/media/")]
        data = package.read(name)
    image = Image.open(io.BytesIO(data))
    assert max(image.size) == photos.LONGEST_SIDE
    assert not image.getexif()


def test_a_current_paper_decodes_no_photograph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty megabytes a picture, eight a village: only what is made is read for its pixels."""
    path = save(tmp_path / "inputs" / "photos" / CODE / "สาธิต.jpg")
    first = paper(tmp_path, Book(), "D24")

    def never(*_: object, **__: object) -> None:
        raise AssertionError("decoded")

    with monkeypatch.context() as patched:
        patched.setattr(photos, "prepare", never)
        assert [outcome.made for outcome in build(tmp_path, Book(), "D24").outcomes] == [Made.CURRENT]
    path.rename(path.with_name("สาธิต 2.jpg"))
    assert paper(tmp_path, Book(), "D24") == first
    save(path.with_name("สาธิต 2.jpg"), shade=7)
    (outcome,) = build(tmp_path, Book(), "D24").outcomes
    assert outcome.made is Made.WRITTEN


def test_a_photograph_that_cannot_be_decoded_stops_its_own_paper_alone(tmp_path: Path) -> None:
    """One clear error that names the file."""
    path = save(tmp_path / "inputs" / "photos" / CODE / "สาธิต.png")
    data = path.read_bytes()
    start = data.index(b"IDAT")
    length = int.from_bytes(data[start - 4 : start], "big")
    import zlib

    spoilt = b"\x00" * length  # sound in its sums, and no picture
    checksum = zlib.crc32(b"IDAT" + spoilt).to_bytes(4, "big")
    path.write_bytes(data[: start + 4] + spoilt + checksum + data[start + 8 + length :])
    (outcome,) = build(tmp_path, Book(), "D24").outcomes
    assert outcome.error is not None
    assert (outcome.error.code, outcome.error.values["path"]) == ("photo-unreadable", str(path.resolve()))


def test_papers_with_photographs_are_the_same_from_several_workers(tmp_path: Path) -> None:
    """A photograph crosses processes by its name and its digest."""
    save(tmp_path / "inputs" / "photos" / CODE / "สาธิต.jpg", 2000, 1500)
    book = Book()
    book.add_village()
    workbook = book.save(tmp_path / "inputs" / "a.xlsx")
    made = []
    for workers in (1, 2):
        built = pipeline.build(
            [workbook], TEMPLATES, tmp_path / f"out{workers}", selection=pipeline.Selection(documents=("D24",)),
            progress=iter, orders=pipeline.Orders(made_at="2022-02-01T09:15:00+07:00", workers=workers),
        )  # fmt: skip
        made.append([(tmp_path / f"out{workers}" / str(o.path)).read_bytes() for o in built.outcomes])
    assert made[0] == made[1]


def test_a_group_has_photographs_too(tmp_path: Path) -> None:
    """Below its id, with the steps of a group's own day."""
    from docgen.programmes.sammachip.sheets import Group

    book = Book()
    book.rows[Group] = [
        {
            **PLACE, "รหัสกลุ่ม": "G01", "ชื่อกลุ่ม": "กลุ่มทอผ้า", "อาชีพ/ผลิตภัณฑ์": "ผ้า", "ประเภท": "แปรรูป",
            "วันที่จัดตั้ง": "1 มี.ค. 2565",
        }
    ]  # fmt: skip
    save(tmp_path / "inputs" / "photos" / "G01" / "จัดตั้งกลุ่ม.jpg")
    data = paper(tmp_path, book, "D24G")
    assert [words for _, _, words in shapes(data)] == ["จัดตั้งกลุ่ม"]
    assert text_of(data).count("(ติดภาพถ่าย)") == 3


def test_a_folder_of_nobody_is_told(tmp_path: Path) -> None:
    """Its photographs would be in no paper, and nobody would know."""
    save(tmp_path / "inputs" / "photos" / "46999999" / "สาธิต.jpg")
    found = pipeline.check([Book().save(tmp_path / "inputs" / "a.xlsx")]).findings
    assert [(finding.code, finding.value) for finding in found] == [("photo-folder-unknown", "photos/46999999")]


def test_the_follow_up_sums_the_ticks_of_its_columns(tmp_path: Path) -> None:
    """Also of who did not come, who is no part of the per cent: a sum beneath a column is that column's."""
    book = Book(households=4)
    book.rows[Attendance] = [
        {**PLACE, "ประเภท": "ครัวเรือน", "ลำดับ": n, "เช้า": int(n > 1), "บ่าย": int(n > 1)} for n in range(1, 5)
    ]
    book.rows[Outcome] = [
        {**PLACE, "ลำดับ": n, "นำไปประกอบอาชีพ": applied, "รายได้ก่อน": 30000, "รายได้หลัง": 31000}
        for n, applied in ((1, 1), (2, 1), (3, 0))
    ]
    text = text_of(paper(tmp_path, book, "D27"))
    assert "| รวมครัวเรือนที่ติดตามแล้ว\u00a0๓\u00a0ครัวเรือน | ๒ | ๑ |" in text
    assert "รายได้เพิ่มขึ้น ๑ ครัวเรือน" in text.replace("\u00a0", " ")
