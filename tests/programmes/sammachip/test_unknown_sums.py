"""A sum with a part that is not known is not printed as if it were whole: it is the pen's, or says what it counts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.golden.papers import text_of
from tests.support.projects import GROUP, PLACE, Book, project_of

from docgen.programmes.sammachip.budget import sum_of_budget
from docgen.programmes.sammachip.sheets import Attendance, BudgetLine, Outcome, Village
from docgen.runs import pipeline

TEMPLATES = Path(__file__).parents[3] / "templates"
AMOUNTS = st.lists(st.none() | st.integers(min_value=0, max_value=24_000).map(Decimal), max_size=6)


@given(spent=AMOUNTS)
def test_what_was_spent_is_known_of_every_category_or_not_at_all(spent: list[Decimal | None]) -> None:
    """What is recorded so far is there all the same, for a report that says so."""
    made = sum_of_budget(BudgetLine(category=str(n), planned=Decimal(24_000), spent=one) for n, one in enumerate(spent))
    known = [one for one in spent if one is not None]
    assert made.recorded == (sum(known) if known else None)
    assert made.spent == (made.recorded if len(known) == len(spent) else None)
    assert (made.left is None) == (made.percent is None) == (made.spent is None)


def printed_lines(folder: Path, book: Book, short: str) -> list[str]:
    """The lines of a paper; none where it is not made yet."""
    built = pipeline.build(
        [book.save(folder / "inputs" / "a.xlsx")], TEMPLATES, folder / "out",
        selection=pipeline.Selection(documents=(short,)), progress=iter,
        orders=pipeline.Orders(made_at="2022-02-01T09:15:00+07:00"),
    )  # fmt: skip
    assert [outcome.error for outcome in built.outcomes if outcome.error is not None] == []
    papers = [text_of((folder / "out" / str(outcome.path)).read_bytes()) for outcome in built.outcomes]
    return "\n".join(papers).replace("\u00a0", " ").splitlines()


def said(folder: Path, book: Book, short: str) -> list[str]:
    """The lines of a paper that is made."""
    lines = printed_lines(folder, book, short)
    assert lines
    return lines


def only(lines: list[str], begins: str) -> str:
    (found,) = [line for line in lines if line.startswith(begins)]
    return found


def spent_book(*spent: int | None) -> Book:
    """A village whose two categories came to this."""
    book = Book()
    book.rows[Village][0]["วันที่ประชาคม"] = "20 ธ.ค. 2564"
    for row, amount in zip(book.rows[BudgetLine], spent, strict=True):
        row |= {"จ่ายจริง": amount, "วันที่เบิกจ่าย": "20 ม.ค. 2565" if amount is not None else None}
    book.rows[Attendance] = attended(("วิทยากร", 1), ("ครัวเรือน", 2))  # no report before somebody's attendance is known
    return book


@pytest.mark.parametrize(
    ("spent", "total", "paid"),
    [
        ((13500, 9000), "| รวมทั้งสิ้น | ๒๔,๐๐๐.๐๐ | ๒๒,๕๐๐.๐๐ | ๑,๕๐๐.๐๐ |", "เบิกจ่ายเมื่อวันที่ ๒๐ มกราคม ๒๕๖๕"),
        ((13500, 0), "| รวมทั้งสิ้น | ๒๔,๐๐๐.๐๐ | ๑๓,๕๐๐.๐๐ | ๑๐,๕๐๐.๐๐ |", "เบิกจ่ายเมื่อวันที่ ๒๐ มกราคม ๒๕๖๕"),
        ((13500, None), "| รวมทั้งสิ้น | ๒๔,๐๐๐.๐๐ | ............ | ............ |", "เบิกจ่ายเมื่อวันที่ .........."),
    ],
)
def test_a_village_s_report_sums_what_was_spent_once_all_is_known(
    tmp_path: Path, spent: tuple[int | None, int | None], total: str, paid: str
) -> None:
    """0 is known; a blank is not; the cover waits for it (D11, C11)."""
    book = spent_book(*spent)
    lines = said(tmp_path, book, "D11")
    assert total in lines
    assert only(lines, "เบิกจ่ายเมื่อ").startswith(paid)
    cover = printed_lines(tmp_path, book, "C11")
    assert any("เบิกจ่ายงบประมาณเป็นเงิน" in line for line in cover) == (None not in spent)


def test_a_group_s_report_does_so_too(tmp_path: Path) -> None:
    """D13."""
    book = Book(households=5)
    book.add_group()
    book.rows[BudgetLine][-1]["จ่ายจริง"] = 1000
    assert "| รวมทั้งสิ้น | ๑,๑๐๐.๐๐ | ๑,๐๐๐.๐๐ | ๑๐๐.๐๐ |" in said(tmp_path, book, "D13")
    book.rows[BudgetLine].append({"รหัสกลุ่ม": GROUP, "หมวด": "ค่าอาหาร", "แผน": 2000})
    assert "| รวมทั้งสิ้น | ๓,๑๐๐.๐๐ | ............ | ............ |" in said(tmp_path, book, "D13")


def test_a_roll_up_counts_what_is_recorded_and_says_so(tmp_path: Path) -> None:
    """D14 is a report of progress: the note below its money says that it counts what is recorded."""
    lines = said(tmp_path, spent_book(13500, None), "D14")
    assert any("13,500.00 | 10,500.00" in line for line in lines)
    assert any("เบิกจ่ายเป็นยอดที่บันทึกแล้ว" in line for line in lines)


def attended(*kinds: tuple[str, int]) -> list[dict[str, object]]:
    return [
        {**PLACE, "ประเภท": kind, "ลำดับ": n, "เช้า": 1, "บ่าย": 1} for kind, count in kinds for n in range(1, count + 1)
    ]


@pytest.mark.parametrize(
    ("kinds", "came"),
    [
        ((("วิทยากร", 1), ("ครัวเรือน", 2), ("เจ้าหน้าที่", 1)), 4),
        ((("วิทยากร", 1), ("ครัวเรือน", 1), ("เจ้าหน้าที่", 1)), None),
        ((("วิทยากร", 1), ("ครัวเรือน", 2)), None),
    ],
)
def test_everybody_who_came_is_a_sum_of_all_kinds(
    tmp_path: Path, kinds: tuple[tuple[str, int], ...], came: int | None
) -> None:
    """Of two households one keyed in, or no official: the rest is written by hand, and so is the sum."""
    book = Book()
    book.rows[Attendance] = attended(*kinds)
    dossier = project_of(pipeline.check([book.save(tmp_path / "a.xlsx")])).dossiers[0]
    assert dossier.turnout_sum.came == came


@pytest.mark.parametrize(
    ("came", "base"),
    [
        (2, "ร้อยละคิดจากครัวเรือนที่ได้รับการส่งเสริมอาชีพจริง ๒ ครัวเรือน"),
        (0, "ร้อยละคิดจากครัวเรือนที่ติดตามผลแล้ว ๑ ครัวเรือน เนื่องจากยังบันทึกการเข้าร่วมไม่ครบ"),
    ],
)
def test_outcomes_say_whom_they_count(tmp_path: Path, came: int, base: str) -> None:
    """One of two households was followed up; who was promoted is not known before attendance is keyed in."""
    book = spent_book(13500, 9000)
    book.rows[Attendance] = attended(("ครัวเรือน", came), ("วิทยากร", 1))
    book.rows[Outcome] = [{**PLACE, "ลำดับ": 1, "นำไปประกอบอาชีพ": 1, "รายได้ก่อน": 30000, "รายได้หลัง": 31500}]
    report = said(tmp_path, book, "D11")
    note = next(line for line in report if "ผลของตัวชี้วัดที่" in line)
    assert "ครัวเรือนที่ติดตามผลแล้ว ๑ ครัวเรือน จากครัวเรือนเป้าหมาย ๒ ครัวเรือน" in note
    assert note.endswith(base)
    assert any("รายได้รวมของครัวเรือนที่ติดตามผลแล้ว ๑ ครัวเรือน" in line for line in report)
    assert any(line.startswith("| รวม (ผลของครัวเรือนที่ติดตามแล้ว ๑ ครัวเรือน)") for line in report)
    visit = said(tmp_path, book, "D27")
    assert any(line.startswith("| รวมครัวเรือนที่ติดตามแล้ว ๑ ครัวเรือน |") for line in visit)
    assert any("เนื่องจากยังบันทึกการเข้าร่วมไม่ครบ" in line for line in visit) == (came == 0)
