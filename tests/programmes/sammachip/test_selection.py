"""How villages and households were chosen: R-SEL, each rule with the cell that it names and the papers it withholds."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.papers import planned
from tests.support.projects import CODE, PLACE, Book, found

from docgen.findings import Severity
from docgen.programmes.sammachip.sheets import Area, Household, LetterNumber, Sage, Village
from docgen.runs import pipeline

FUNDED, READY = "ปีที่เคยได้รับงบ", "มีความพร้อม"


def told(book: Book, folder: Path) -> list[tuple[str, str]]:
    return found(pipeline.check([book.save(folder / "a.xlsx")]).findings)


@pytest.mark.parametrize(
    ("years", "codes"),
    [
        ("2559", []),
        ("2560", ["R-SEL-01"]),
        ("๒๕๖๑, 2557", ["R-SEL-01"]),
        ("2562", ["R-SEL-01"]),
        ("2563", ["R-SEL-02"]),
        ("2564", ["R-SEL-02"]),
        ("2562-2563", ["R-SEL-01", "R-SEL-02"]),
        ("2565", []),
        ("-", []),
    ],
)
def test_a_village_that_was_funded_before_is_no_target(tmp_path: Path, years: str, codes: list[str]) -> None:
    """ก1-3: 2560-2562 by one programme, 2563-2564 by the other; the village's own papers are all withheld."""
    book = Book()
    book.rows[Village][0][FUNDED] = years
    assert told(book, tmp_path) == [("หมู่บ้าน!L2", code) for code in codes]
    assert bool(planned(book, "D03", "D07")) is not bool(codes)


def test_the_years_are_settings(tmp_path: Path) -> None:
    """Next year's guideline has others; without both, the years that households may come from stand for them."""
    book = Book()
    book.rows[Village][0][FUNDED] = "2565"
    book.settings["ปีที่ได้งบสร้างความมั่นคงด้านอาชีพและรายได้"] = "2563-2565"
    assert [code for _, code in told(book, tmp_path)] == ["R-SEL-02"]
    book.rows[Village][0][FUNDED] = "2564"
    for name in ("ปีที่ได้งบสร้างสัมมาชีพชุมชนตามหลักปรัชญาฯ", "ปีที่ได้งบสร้างความมั่นคงด้านอาชีพและรายได้"):
        book.settings[name] = None
    assert [code for _, code in told(book, tmp_path)] == ["R-SEL-01"]


@pytest.mark.parametrize(("said", "codes"), [("ใช่", ["R-SEL-03"]), ("ไม่", []), (None, [])])
def test_a_target_of_the_other_programme_is_none_of_this(tmp_path: Path, said: str | None, codes: list[str]) -> None:
    """R-SEL-03: พัฒนาหมู่บ้านเศรษฐกิจพอเพียง of the same year."""
    book = Book()
    book.rows[Village][0]["เป้าหมาย ศพพ."] = said
    assert [code for _, code in told(book, tmp_path)] == codes
    assert bool(planned(book, "D07")) is not bool(codes)


def test_each_village_is_said_to_be_ready(tmp_path: Path) -> None:
    """R-SEL-04: with evidence; a blank beside villages that have an answer is told and withholds nothing."""
    book = Book()
    book.add_village()
    book.rows[Village][1][READY] = None
    assert told(book, tmp_path) == [("หมู่บ้าน!J3", "R-SEL-04")]
    book.rows[Village][1] |= {READY: "ใช่", "หลักฐานความพร้อม": None}
    assert told(book, tmp_path) == [("หมู่บ้าน!K3", "R-SEL-04-evidence")]
    book.rows[Village][1][READY] = "ไม่"
    assert told(book, tmp_path) == [("หมู่บ้าน!J3", "R-SEL-04")]
    assert planned(book, "D07") == ["D07", "D07"]


def test_readiness_that_nobody_has_said_is_told_once(tmp_path: Path) -> None:
    """A workbook without the column is a sentence, not one a village."""
    book = Book()
    book.add_village()
    for row in book.rows[Village]:
        del row[READY]
    assert told(book, tmp_path) == [("หมู่บ้าน", "R-SEL-04-unsaid")]


def test_a_readiness_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    """The cell says what is wrong with it; that nobody has said so is no second thing to mend."""
    book = Book()
    book.add_village()
    book.rows[Village][0][READY] = "อาจจะ"
    assert [code for _, code in told(book, tmp_path)] == ["value-wrong"]


def test_a_household_without_a_criterion_is_an_error(tmp_path: Path) -> None:
    """R-SEL-05: the column must be filled."""
    book = Book()
    book.rows[Household][1]["เกณฑ์"] = None
    findings = pipeline.check([book.save(tmp_path / "a.xlsx")]).findings
    assert [(str(f.where), f.code, f.severity) for f in findings] == [
        ("ครัวเรือน!I3", "value-missing", Severity.ERROR),
    ]


@pytest.mark.parametrize(
    ("criteria", "income", "codes"),
    [("2", 38000, ["R-SEL-06"]), ("1, 2", 50000, ["R-SEL-06"]), ("2", 37999, []), ("1", 50000, []), ("2", None, [])],
)
def test_a_low_income_is_below_the_threshold(
    tmp_path: Path, criteria: str, income: int | None, codes: list[str]
) -> None:
    """R-SEL-06: criterion 2 means less than 38,000 baht a head."""
    book = Book()
    book.rows[Household][0] |= {"เกณฑ์": criteria, "รายได้/คน/ปี": income}
    assert told(book, tmp_path) == [("ครัวเรือน!J2", code) for code in codes]


def test_a_village_without_its_meeting_gets_no_paper_that_says_when_it_met(tmp_path: Path) -> None:
    """R-SEL-07: the order would say “เมื่อวันที่ ……”; the list of those who come does not."""
    book = Book()
    book.rows[Village][0]["วันที่ประชาคม"] = None
    assert told(book, tmp_path) == [("หมู่บ้าน!I2", "R-SEL-07-missing")]
    assert planned(book, "D02", "D03", "D07", "D11", "D16", "D17", "D20", "D25") == ["D03", "D07"]


def test_a_dated_order_needs_a_meeting_too(tmp_path: Path) -> None:
    """Also where the day of training is not known yet."""
    book = Book()
    book.rows[Village][0] |= {"วันที่ประชาคม": None, "วันที่จัด": None}
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "D02", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "3/2565", "วันที่": "5 ม.ค. 2565"}]
    assert "R-SEL-07-missing" in [code for _, code in told(book, tmp_path)]
    book.rows[LetterNumber] = []
    assert "R-SEL-07-missing" not in [code for _, code in told(book, tmp_path)]


@pytest.mark.parametrize(("origin", "codes"), [("บ้านหนองแวง", ["R-EXC-01-code"]), ("46050101", [])])
def test_a_household_from_elsewhere_names_its_village_by_code(tmp_path: Path, origin: str, codes: list[str]) -> None:
    """R-EXC-01: by a name nobody could tell whether that village is a target itself (R-EXC-02)."""
    book = Book()
    book.rows[Household][1] |= {"หมู่บ้านต้นทาง": origin, "ปีสัมมาชีพของหมู่บ้านต้นทาง": 2563}
    assert told(book, tmp_path) == [("หมู่บ้าน!D2", "R-EXC-01"), *(("ครัวเรือน!J3", code) for code in codes)]


def test_a_tambon_of_two_districts_needs_its_district(tmp_path: Path) -> None:
    """R-GEO-02: สงเปลือย is in นามน and in เขาวง."""
    book = Book()
    book.rows[Area] += [
        {"รหัสอำเภอ": code, "อำเภอ": name, "รหัสตำบล": "05", "ตำบล": "สงเปลือย"}
        for code, name in (("4602", "นามน"), ("4606", "เขาวง"))
    ]
    book.rows[Sage].append({**book.rows[Sage][0], **PLACE, "อำเภอ": None, "ตำบล": "สงเปลือย", "ลำดับ": 9})
    assert ("ปราชญ์!B3", "R-GEO-02") in told(book, tmp_path)
