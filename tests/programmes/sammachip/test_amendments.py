"""Orders that amend a support team: whom they change, what they name, and what is wrong with them (handbook 2.1, ค)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.golden.papers import text_of
from tests.support.projects import Book, project_of

from docgen import words
from docgen.findings import CellRef, Severity
from docgen.papers import Catalogue, load_catalogue
from docgen.plan import jobs
from docgen.press.workshop import Compiled, Workshop, compile_templates
from docgen.programmes.sammachip import District
from docgen.programmes.sammachip.amendments import changes_of, is_member, seats_named, seats_of
from docgen.programmes.sammachip.sheets import Amendment, LetterNumber, Official, Village
from docgen.programmes.sammachip.sheets.amendments import ACTIONS
from docgen.runs import pipeline

TEMPLATES = Path(__file__).parents[3] / "templates"
HOME = {"อำเภอ": "กมลาไสย"}
CHIEF, SECRETARY = "นายอำนาจ ตรงธรรม", "นางพัชรา สุขใจ"
FARMING, CATTLE = "เกษตรอำเภอกมลาไสย", "ปศุสัตว์อำเภอกมลาไสย"
NEW = {"คำนำหน้า": "นาย", "ชื่อ": "ประสาน", "สกุล": "งานดี", "ตำแหน่งเต็ม": "พัฒนาการอำเภอกมลาไสย"}
OTHER = {"คำนำหน้า": "นางสาว", "ชื่อ": "มาลี", "สกุล": "ศรีงาม", "ตำแหน่งเต็ม": FARMING}
ROLE = "หน้าที่ในทีมสนับสนุน"
NOTHING: Mapping[str, Any] = {}


def change(action: str, cells: Mapping[str, Any], *, round_: object = 1) -> dict[str, Any]:
    return {**HOME, "ครั้งที่": round_, "การแก้ไข": action, **cells}


def replaces(who: str, cells: Mapping[str, Any] = NOTHING, *, round_: object = 1) -> dict[str, Any]:
    return change("แทน", {"คนเดิม": who, **NEW, **cells}, round_=round_)


def joins(cells: Mapping[str, Any] = NOTHING, *, round_: object = 1) -> dict[str, Any]:
    return change("เพิ่ม", {**OTHER, ROLE: "กรรมการ", **cells}, round_=round_)


def leaves(who: str, cells: Mapping[str, Any] = NOTHING, *, round_: object = 1) -> dict[str, Any]:
    return change("พ้น", {"คนเดิม": who, **cells}, round_=round_)


def gets(who: str, role: str, *, round_: object = 1) -> dict[str, Any]:
    return change("เปลี่ยนหน้าที่", {"คนเดิม": who, ROLE: role}, round_=round_)


def registered(document: str, place: str, number: str, dated: str) -> dict[str, Any]:
    return {"รหัสเอกสาร": document, "หมู่บ้าน/อำเภอ": place, "เลขที่": number, "วันที่": dated}


FIRST = registered("D01", "กมลาไสย", "๑๒/๒๕๖๔", "1 ธ.ค. 2564")


def amended(*rows: dict[str, Any], numbers: tuple[dict[str, Any], ...] = (FIRST,)) -> Book:
    """A team of four: the chair, the secretary, a member by name and one by his post alone."""
    book = Book()
    book.rows[Official] += [
        book.official("ทีมสนับสนุน", "นาย", "เกษม", "ดีงาม", FARMING, "กรรมการ", 3),
        book.official("ทีมสนับสนุน", "", "", "", CATTLE, "กรรมการ", 4),
    ]
    book.rows[LetterNumber] = list(numbers)
    book.rows[Amendment] = list(rows)
    return book


def check(folder: Path, book: Book) -> pipeline.Checked:
    return pipeline.check([book.save(folder / "a.xlsx")])


def district(folder: Path, book: Book) -> District:
    return project_of(check(folder, book)).districts[0]


def told(folder: Path, book: Book) -> list[tuple[str, str]]:
    """(sheet and cell, code) of every finding."""
    return [(str(f.where or ""), f.code) for f in check(folder, book).findings]


@cache
def papers() -> tuple[Catalogue, Mapping[str, Compiled]]:
    """The first order and the one that amends it, compiled once for all tests."""
    every = load_catalogue(TEMPLATES)
    two = dataclasses.replace(every, documents=tuple(d for d in every if d.short in ("D01", "D01A")))
    return two, compile_templates(two)


def plan(folder: Path, book: Book) -> jobs.Plan:
    catalogue, compiled = papers()
    checked = check(folder, book)
    fields = {name: template.fields for name, template in compiled.items()}
    return jobs.plan_papers(checked.world, catalogue, checked.findings, fields)[0]


def made(folder: Path, book: Book) -> list[str]:
    """The orders that are made: the first one's place, and each round's."""
    return [job.key for job in plan(folder, book).jobs]


def text(folder: Path, book: Book, key: str) -> list[str]:
    """The lines of a round's order."""
    job = next(job for job in plan(folder, book).jobs if job.key == key)
    paper = Workshop(compiled=papers()[1], emblem="").render(job)
    assert isinstance(paper, bytes), paper
    return text_of(paper).replace("\u00a0", " ").splitlines()


def names(team: tuple[Official, ...]) -> list[tuple[str, str]]:
    return [(member.first or member.position, member.team_role) for member in team]


def test_a_team_that_nobody_amended_is_in_force_as_it_was_appointed(tmp_path: Path) -> None:
    """No rows, no round, no finding, no paper."""
    book = amended()
    found = district(tmp_path, book)
    assert found.amendments == ()
    assert found.team_in_force == found.team
    assert told(tmp_path, book) == []
    assert made(tmp_path, book) == ["กมลาไสย"]


def test_the_first_team_stays_and_the_one_in_force_follows_the_rounds(tmp_path: Path) -> None:
    """A successor sits where the other sat; who joins comes last; a later round knows whom an earlier one appointed."""
    book = amended(
        replaces("เกษม ดีงาม", {"ตำแหน่งเต็ม": FARMING}, round_=2),
        joins({"ตำแหน่งเต็ม": "ประมงอำเภอกมลาไสย"}, round_=1),
        gets("นางสาวมาลี ศรีงาม", "รองประธาน", round_=2),
        leaves(CATTLE, round_=1),
    )
    found = district(tmp_path, book)
    assert names(found.team) == [
        ("อำนาจ", "ประธาน"), ("พัชรา", "เลขานุการ"), ("เกษม", "กรรมการ"), (CATTLE, "กรรมการ"),
    ]  # fmt: skip
    first, second = found.amendments
    assert names(first.team) == [*names(found.team)[:3], ("มาลี", "กรรมการ")]
    assert names(second.team) == [*names(found.team)[:2], ("ประสาน", "กรรมการ"), ("มาลี", "รองประธาน")]
    assert found.team_in_force == second.team
    assert told(tmp_path, book) == []


def test_a_change_knows_the_number_in_the_first_order_s_list(tmp_path: Path) -> None:
    """Whoever holds the place by then; who joined later has none."""
    book = amended(
        leaves(SECRETARY), joins({ROLE: "เลขานุการ"}), replaces("นายเกษม ดีงาม"),
        replaces("นายประสาน งานดี", {"ชื่อ": "ปรีดา"}, round_=2), leaves("มาลี ศรีงาม", round_=2),
    )  # fmt: skip
    first, second = district(tmp_path, book).amendments
    assert [change.number for change in first.changes] == [2, None, 3]
    assert [change.number for change in second.changes] == [3, None]


def test_a_successor_gets_the_duty_of_the_other_unless_the_row_says_another(tmp_path: Path) -> None:
    """The cell is left blank for the usual case."""
    book = amended(replaces(SECRETARY), replaces("เกษม ดีงาม", {**OTHER, ROLE: "ผู้ช่วยเลขานุการ"}))
    (amending,) = district(tmp_path, book).amendments
    assert [(change.former_role, change.role) for change in amending.changes] == [
        ("เลขานุการ", "เลขานุการ"), ("กรรมการ", "ผู้ช่วยเลขานุการ"),
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["นายเกษม ดีงาม", "เกษม  ดีงาม", "นายเกษมดีงาม", FARMING, "เกษตรอำเภอ กมลาไสย"])
def test_the_one_before_is_known_by_name_or_by_post(tmp_path: Path, who: str) -> None:
    """With or without a prefix, however the blanks were typed."""
    (amending,) = district(tmp_path, amended(leaves(who))).amendments
    assert amending.changes[0].replaced.first == "เกษม"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("เกษียณอายุราชการ", "เกษียณอายุราชการ"), ("เนื่องจากเกษียณอายุราชการ", "เกษียณอายุราชการ"), (None, "")],
)
def test_a_reason_follows_its_word(tmp_path: Path, typed: str | None, said: str) -> None:
    """The paper says เนื่องจาก itself."""
    (amending,) = district(tmp_path, amended(leaves(CATTLE, {"เหตุผล": typed}))).amendments
    assert amending.changes[0].reason == said


def test_a_round_names_the_first_order_and_those_before_it(tmp_path: Path) -> None:
    """By number and date from the register; blank for the pen where it has none."""
    numbers = (FIRST, registered("D01A", "กมลาไสย/2", "40/2565", "2 มี.ค. 2565"))
    rows = (leaves(CATTLE), joins(round_=2), leaves("มาลี ศรีงาม", round_=3))
    third = district(tmp_path, amended(*rows, numbers=numbers)).amendments[2]
    assert third.order.number == "12/2564"
    assert [(order.number, order.dated is None) for order in third.earlier] == [("", True), ("40/2565", False)]
    assert third.not_before is not None
    assert third.not_before.isoformat() == "2022-03-02"


def test_the_second_round_s_paper(tmp_path: Path) -> None:
    """It counts itself, names both orders, and says each change in the words of its kind."""
    rows = (
        leaves(CATTLE),
        replaces("เกษม ดีงาม", {"เหตุผล": "ย้ายไปที่อื่น"}, round_=2),
        joins(round_=2),
        leaves("มาลี ศรีงาม", {"เหตุผล": "ขอลาออก"}, round_=2),
        gets(SECRETARY, "กรรมการและเลขานุการ", round_=2),
    )
    numbers = (FIRST, registered("D01A", "กมลาไสย/1", "31/2565", "3 มี.ค. 2565"))
    said = text(tmp_path, amended(*rows, numbers=numbers), "กมลาไสย/2")
    assert said[1:3] == [
        "ที่  ........../..........",
        "เรื่อง  แก้ไขเพิ่มเติมคำสั่งแต่งตั้งทีมสนับสนุนการขับเคลื่อนสัมมาชีพชุมชน ระดับอำเภอ (ครั้งที่ ๒)",
    ]
    assert said[4].startswith(
        "ตามคำสั่งอำเภอกมลาไสย ที่ ๑๒/๒๕๖๔ ลงวันที่ ๑ ธันวาคม ๒๕๖๔ แก้ไขเพิ่มเติมโดยคำสั่งอำเภอกมลาไสย"
        " ที่ ๓๑/๒๕๖๕ ลงวันที่ ๓ มีนาคม ๒๕๖๕ ได้แต่งตั้งทีมสนับสนุน"
    )
    assert said[6:12] == [
        "๑.  ให้นายประสาน  งานดี ตำแหน่งพัฒนาการอำเภอกมลาไสย เป็นกรรมการ แทนนายเกษม  ดีงาม (ลำดับที่ ๓) เนื่องจากย้ายไปที่อื่น",
        "๒.  แต่งตั้งนางสาวมาลี  ศรีงาม ตำแหน่งเกษตรอำเภอกมลาไสย เป็นกรรมการ เพิ่มเติม",
        "๓.  ให้นางสาวมาลี  ศรีงาม พ้นจากการเป็นกรรมการ เนื่องจากขอลาออก",
        "๔.  ให้นางพัชรา  สุขใจ (ลำดับที่ ๒) เปลี่ยนหน้าที่จากเลขานุการ เป็นกรรมการและเลขานุการ",
        "ข้อความอื่นนอกจากที่แก้ไขเพิ่มเติมนี้ ให้เป็นไปตามคำสั่งเดิมทุกประการ",
        "ทั้งนี้  ตั้งแต่บัดนี้เป็นต้นไป",
    ]


def test_one_change_has_no_number_and_a_team_that_only_grows_lost_nobody(tmp_path: Path) -> None:
    """And an order without a number yet is named with the pen's blanks."""
    said = text(tmp_path, amended(joins(), numbers=()), "กมลาไสย/1")
    assert said[4].startswith("ตามคำสั่งอำเภอกมลาไสย ที่ ........../.......... ลงวันที่ .......... ")
    assert said[5].startswith("เนื่องจากมีความจำเป็นต้องปรับปรุงองค์ประกอบและหน้าที่ของทีมสนับสนุนดังกล่าว")
    assert said[6].startswith("แต่งตั้งนางสาวมาลี  ศรีงาม")


def test_an_amending_order_that_was_issued_anew_cancels_its_old_one(tmp_path: Path) -> None:
    """Mode ข of the amendment itself: the first order is not touched by it."""
    anew = {"คำสั่งเดิมที่ยกเลิก": "31/2565", "คำสั่งเดิมลงวันที่": "3 มี.ค. 2565"}
    numbers = (FIRST, registered("D01A", "กมลาไสย/1", "40/2565", "5 มี.ค. 2565") | anew)
    said = text(tmp_path, amended(joins(), numbers=numbers), "กมลาไสย/1")
    assert "จึงยกเลิกคำสั่งอำเภอกมลาไสย ที่ ๓๑/๒๕๖๕ ลงวันที่ ๓ มีนาคม ๒๕๖๕ " in said[5]
    assert "และแก้ไขเพิ่มเติมคำสั่งอำเภอกมลาไสย ที่ ๑๒/๒๕๖๔ ลงวันที่ ๑ ธันวาคม ๒๕๖๔ เฉพาะราย" in said[5]


Cells = list[tuple[str, str]]
OURS = "กมลาไสย"
LATE = registered("D01A", "กมลาไสย/1", "31/2565", "3 มี.ค. 2565")
BROKEN: list[tuple[str, Callable[[], Book], Cells, list[str]]] = [
    (
        "nobody of that name",
        lambda: amended(joins(round_=1), leaves("นายไม่มี ในทีม", round_=2)),
        [("แก้ไขทีม!I3", "amendment-nobody")],
        [OURS, "กมลาไสย/1"],
    ),
    (
        "somebody who left in an earlier round",
        lambda: amended(leaves(CATTLE), leaves(CATTLE, round_=2)),
        [("แก้ไขทีม!D3", "amendment-nobody")],
        [OURS, "กมลาไสย/1"],
    ),
    (
        "a post that two members hold",
        lambda: amended(joins(), leaves(FARMING)),
        [("แก้ไขทีม!I3", "amendment-several")],
        [OURS],
    ),
    (
        "who is in the team joins again",
        lambda: amended(joins({"คำนำหน้า": "ดร.", "ชื่อ": "เกษม", "สกุล": "ดีงาม"})),
        [("แก้ไขทีม!E2", "amendment-twice")],
        [OURS],
    ),
    (
        "a post without a name joins again",
        lambda: amended(change("เพิ่ม", {"ตำแหน่งเต็ม": CATTLE, ROLE: "กรรมการ"})),
        [("แก้ไขทีม!D2", "amendment-twice")],
        [OURS],
    ),
    (
        "two rounds appoint the same person",
        lambda: amended(joins(), joins(round_=2)),
        [("แก้ไขทีม!E3", "amendment-twice")],
        [OURS, "กมลาไสย/1"],
    ),
    (
        "a round is left out",
        lambda: amended(joins(), leaves(CATTLE, round_=3)),
        [("แก้ไขทีม!B3", "amendment-round")],
        [OURS, "กมลาไสย/1"],
    ),
    ("a round 0", lambda: amended(joins(round_=0)), [("แก้ไขทีม!B2", "amendment-round")], [OURS]),
    ("แทน without the other", lambda: amended(replaces("")), [("แก้ไขทีม!D2", "amendment-blank")], [OURS]),
    (
        "แทน without the new one",
        lambda: amended(change("แทน", {"คนเดิม": CATTLE, "ตำแหน่งเต็ม": None})),
        [("แก้ไขทีม!E2", "amendment-blank")],
        [OURS],
    ),
    ("เพิ่ม without a duty", lambda: amended(joins({ROLE: None})), [("แก้ไขทีม!H2", "amendment-blank")], [OURS]),
    ("a duty without a duty", lambda: amended(gets(CATTLE, "")), [("แก้ไขทีม!E2", "amendment-blank")], [OURS]),
    (
        "เพิ่ม with somebody to replace",
        lambda: amended(joins({"คนเดิม": CATTLE})),
        [("แก้ไขทีม!I2", "amendment-both")],
        [OURS],
    ),
    ("พ้น with somebody new", lambda: amended(leaves(CATTLE, OTHER)), [("แก้ไขทีม!F2", "amendment-both")], [OURS]),
    (
        "the duty that he has",
        lambda: amended(gets(CATTLE, "กรรมการ")),
        [("แก้ไขทีม!E2", "amendment-same-role")],
        [OURS],
    ),
    (
        "no chair left",
        lambda: amended(leaves(CHIEF)),
        [("แก้ไขทีม!2", "team-chair")],
        [OURS, "กมลาไสย/1"],
    ),
    (
        "no secretary left",
        lambda: amended(gets(SECRETARY, "กรรมการ")),
        [("แก้ไขทีม!2", "team-secretary")],
        [OURS, "กมลาไสย/1"],
    ),
    (
        "older than the first order",
        lambda: amended(joins(), numbers=(FIRST, {**LATE, "วันที่": "3 พ.ย. 2564", "เลขที่": "9/2564"})),
        [("เลขหนังสือ!D3", "amendment-early")],
        [OURS],
    ),
    (
        "older than an earlier round, whose row says no round",
        lambda: amended(
            joins(),
            leaves(CATTLE, round_=2),
            numbers=(
                FIRST,
                {**LATE, "หมู่บ้าน/อำเภอ": "กมลาไสย"},
                registered("D01A", "กมลาไสย/2", "30/2565", "2 มี.ค. 2565"),
            ),
        ),
        [("เลขหนังสือ!D4", "amendment-early")],
        [OURS, "กมลาไสย/1"],
    ),
    (
        "the first order is cancelled",
        lambda: amended(joins(), numbers=({**FIRST, "สถานะ": "ยกเลิก"},)),
        [("แก้ไขทีม!B2", "amendment-of-cancelled")],
        [OURS],
    ),
    (
        "one number for two rounds",
        lambda: amended(joins(), leaves(CATTLE, round_=2), numbers=(FIRST, {**LATE, "หมู่บ้าน/อำเภอ": "กมลาไสย"})),
        [("แก้ไขทีม!B3", "amendment-number")],
        [OURS, "กมลาไสย/1"],
    ),
    (
        "a round that cannot be read",
        lambda: amended(joins(), leaves(CATTLE, round_="ถัดไป")),
        [("แก้ไขทีม!B3", "value-wrong")],
        [OURS],
    ),
    (
        "no district between two rows of one",
        lambda: amended(joins(), {**leaves(CATTLE), "อำเภอ": None}),
        [("แก้ไขทีม!A3", "value-missing")],
        [OURS],
    ),
    (
        "a district that there is not",
        lambda: amended(joins(), {**leaves(CATTLE), "อำเภอ": "กมลาใส"}),
        [("แก้ไขทีม!A3", "amendment-district")],
        [OURS],
    ),
    (
        "a district that has no target village",
        lambda: amended({**joins(), "อำเภอ": "กุฉินารายณ์"}),
        [("แก้ไขทีม!A2", "amendment-district")],
        [OURS],
    ),
    (
        "what is wrong with the first order's number",
        lambda: amended(joins(), numbers=({**FIRST, "เลขที่": "12/2565"},)),
        [("เลขหนังสือ!C2", "order-year")],
        [],
    ),
]


@pytest.mark.parametrize(("book", "findings", "papers"), [case[1:] for case in BROKEN], ids=[c[0] for c in BROKEN])
def test_what_is_wrong_is_named_and_withholds_its_own_order_alone(
    tmp_path: Path, book: Callable[[], Book], findings: Cells, papers: list[str]
) -> None:
    """The first order is made whatever is wrong with what amends it."""
    assert told(tmp_path, book()) == findings
    assert made(tmp_path, book()) == papers


def test_a_district_without_a_team_has_nothing_to_amend(tmp_path: Path) -> None:
    """Both orders wait: the team is named as missing, and the row that would amend it."""
    book = amended(joins())
    for row in book.rows[Official]:
        row[ROLE] = ""
    codes = {code for _, code in told(tmp_path, book)}
    assert codes == {"team-missing", "amendment-no-team"}
    assert made(tmp_path, book) == []


def test_each_finding_is_worded(tmp_path: Path) -> None:
    """Message and mend take the values that their findings bring."""
    for _, book, _, _ in BROKEN:
        for finding in check(tmp_path, book()).findings:
            if finding.code.startswith("amendment-"):
                values = {**finding.args, "value": finding.value, "first": "B2"}
                said = [words.say("finding", finding.code, values, part=part) for part in ("message", "mend")]
                assert all(said)
                assert not any("{" in sentence for sentence in said)
                assert finding.severity is Severity.ERROR


def test_a_wrong_name_in_the_first_team_withholds_the_order_that_replaces_it(tmp_path: Path) -> None:
    """And no order that does not print it."""
    book = amended(leaves("ตำแหน่งผิด"), joins(round_=2))
    book.rows[Official][3] |= {"สกุล": None, "ตำแหน่งเต็ม": "ตำแหน่งผิด"}
    assert made(tmp_path, book) == ["กมลาไสย/2"]


def test_the_row_between_two_districts_makes_both_wait(tmp_path: Path) -> None:
    """A row of no district belongs to the one above or below it, most likely."""
    book = amended(joins(), {**leaves(CATTLE), "อำเภอ": "ไม่รู้"}, {**joins(), "อำเภอ": "กุฉินารายณ์"})
    book.settings |= {"จำนวนหมู่บ้านเป้าหมาย": 2}
    book.rows[Village].append({**book.rows[Village][0], "อำเภอ": "กุฉินารายณ์", "ตำบล": "บัวขาว", "หมู่ที่": 1})
    other = "กุฉินารายณ์"
    book.rows[Official] += [
        {**row, "หน่วย": other, "ตำแหน่งเต็ม": row["ตำแหน่งเต็ม"].replace("กมลาไสย", other)} for row in book.rows[Official]
    ]
    assert made(tmp_path, book) == ["กมลาไสย", other]


PEOPLE = st.integers(0, 7)


def _official(number: int) -> Official:
    return Official(
        prefix="นาย", first="กขคงจฉชซ"[number], last="ใจดี", position=f"ตำแหน่งที่ {number}", team_role="กรรมการ"
    )


def _row(action: str, old: int, new: int) -> Amendment:
    person = _official(new)
    return Amendment(
        district="ก", round=1, action=action, replaced=_official(old).full_name, prefix=person.prefix,
        first=person.first, last=person.last, position=person.position, team_role="รองประธาน",
        where=CellRef(file="a", sheet=Amendment.sheet, row=2),
    )  # fmt: skip


@settings(derandomize=True, max_examples=300, deadline=None)
@given(
    team=st.lists(PEOPLE, unique=True, max_size=6),
    rows=st.lists(st.tuples(st.sampled_from(ACTIONS), PEOPLE, PEOPLE), max_size=8),
)
def test_changes_count_people_as_their_words_say(team: list[int], rows: list[tuple[str, int, int]]) -> None:
    """A sound change adds one, takes one, or keeps the number; nobody else moves, and places keep theirs."""
    seats = seats_of([_official(number) for number in team])
    for found in changes_of([_row(*row) for row in rows], seats):
        before, after = found.seats_before, found.seats_after
        is_known = len(seats_named(found.source.replaced, before)) == 1
        grows = found.is_addition or (found.is_replacement and not is_known)
        shrinks = found.is_departure and is_known
        assert len(after) == len(before) + grows - shrinks
        assert {seat.number for seat in after} <= {seat.number for seat in before} | {None}
        untouched = [seat for seat in before if seat.official.full_name != found.source.replaced]
        if not is_member(found.person, before):  # who joins twice is told; here two seats would be alike
            assert [seat for seat in after if seat in untouched] == untouched
        if found.is_addition or found.is_replacement:
            assert is_member(found.person, after)
