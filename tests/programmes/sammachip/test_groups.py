"""Occupation groups: what is known of them, which rules they obey, and which of their papers an error withholds."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.golden.papers import text_of
from tests.support.projects import CODE, GROUP, Book, found, project_of

from docgen import papers as documents
from docgen.findings import Severity
from docgen.papers import Catalogue, Document
from docgen.plan import jobs, values, words
from docgen.programmes import bundled
from docgen.programmes.sammachip import GroupDossier
from docgen.programmes.sammachip.sheets import (
    Attendance,
    BudgetLine,
    Group,
    GroupMember,
    GroupPlan,
    Household,
    LetterNumber,
    Session,
)
from docgen.runs import pipeline
from docgen.runs.pipeline import Checked

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
OFFICE = "สำนักงานพัฒนาชุมชนอำเภอกมลาไสย"
REGISTER = Document(programme=bundled(), id="register", short="D23", title="ทะเบียน", template=Path(), per="group")
RECEIPT = Document(programme=bundled(), id="receipt", short="D10", title="วัสดุ", template=Path(), per="group")
FIELDS = {
    "register": frozenset(
        {"group.name", "group.has_fund", "members[].full_name", "committee.president.full_name", "paper.number"}
    ),
    "receipt": frozenset({"group.name", "village.name", "materials[].item", "committee.president.full_name"}),
}


def book(**sizes: int) -> Book:
    made = Book(households=20, sages=1)
    made.add_group(**sizes)
    return made


def checked(folder: Path, made: Book) -> Checked:
    return pipeline.check([made.save(folder / "a.xlsx")])


def group(folder: Path, made: Book) -> GroupDossier:
    (dossier,) = project_of(checked(folder, made)).groups
    return dossier


def serious(folder: Path, made: Book) -> list[str]:
    return [f.code for f in checked(folder, made).findings if f.severity is not Severity.INFO]


def test_a_group_knows_its_home_its_people_and_its_day(tmp_path: Path) -> None:
    """Village, district and officer of its home; sessions of every group; materials and budget of its own."""
    dossier = group(tmp_path, book(members=6, attendees=8))
    assert (dossier.village.name, dossier.district.name, dossier.officer.first) == ("โจด", "กมลาไสย", "วารี")
    assert (dossier.member_count, len(dossier.attendees), dossier.share_sum) == (6, 8, Decimal(600))
    assert [session.topic for session in dossier.sessions] == ["4.1", "4.2"]
    assert (str(dossier.training_start), str(dossier.training_end)) == ("09:00:00", "16:00:00")
    assert (dossier.material_sum.total, dossier.budget_sum.planned) == (Decimal(180), Decimal(1100))
    assert {(member.home_moo, member.home_tambon) for member in dossier.members} == {(10, "เจ้าท่า")}


def test_materials_are_handed_over_at_the_hour_that_tells_of_them(tmp_path: Path) -> None:
    """Not at the meeting's beginning, when nobody has been elected yet; no hour is guessed."""
    made = book()
    assert group(tmp_path, made).handover_start is None
    made.rows[Session][-1] |= {"กิจกรรม": "จัดตั้งกลุ่ม และรับวัสดุ"}
    assert str(group(tmp_path, made).handover_start) == "13:00:00"


def test_no_report_is_sent_on_before_the_group_is_registered() -> None:
    """The memo (C13) goes with the group's summary (D13): it is not made where that is withheld, or not yet due."""
    catalogue = documents.load_catalogue(TEMPLATES)
    needs = {document.short: set(document.needs) for document in catalogue}
    after = {document.short: set(document.after) for document in catalogue}
    assert needs["C13"] >= needs["D13"]
    assert after["C13"] > after["D13"] >= {"group.registration_no", "group.registered_on"}


@pytest.mark.parametrize(("registrar", "signs"), [("", True), (OFFICE, True), ("สำนักงานเกษตรอำเภอกมลาไสย", False)])
def test_another_office_that_registers_signs_for_itself(tmp_path: Path, registrar: str, *, signs: bool) -> None:
    """The head of the development office signs as the registrar (D23) only where his office is."""
    made = book()
    made.rows[Group][0]["หน่วยรับจดทะเบียน"] = registrar
    built = pipeline.build(
        [made.save(tmp_path / "a.xlsx")], TEMPLATES, tmp_path / "out",
        selection=pipeline.Selection(documents=("D23",)), progress=iter,
        orders=pipeline.Orders(made_at="2022-01-15T08:30:00"),
    )  # fmt: skip
    (outcome,) = built.outcomes
    said = text_of((tmp_path / "out" / str(outcome.path)).read_bytes())
    assert ("พัฒนาการอำเภอกมลาไสย" in said) is signs
    assert ("ตำแหน่ง\u00a0...." in said) is not signs


def test_a_changed_name_says_whose_it_is() -> None:
    """A name alone does not: the president's is told as the president's, in lists by its place."""
    (field,) = (
        field
        for path, field in documents.fields_of(bundled(), "group").items()
        if path == "committee.president.full_name"
    )
    document = next(document for document in documents.load_catalogue(TEMPLATES) if document.short == "D10")
    old, new = ({field.path: name, "members[].full_name": [name]} for name in ("นายสม  ใจดี", "นายสม  ใจงาม"))
    said = {words.change_words(change, document) for change in values.changes_between(document, old, new)}
    assert said == {"ประธานกลุ่ม ชื่อ", "สมาชิกกลุ่ม ลำดับที่ 1 ชื่อ"}
    assert words.field_words(field.path, document) == "ประธานกลุ่ม ชื่อ"


def test_the_committee_is_found_by_its_roles(tmp_path: Path) -> None:
    """President is not the vice president, though one word begins like the other; a plain member holds no office."""
    committee = group(tmp_path, book(members=6)).committee
    offices = (committee.president, committee.vice_president, committee.secretary, committee.treasurer)
    assert [member.seq for member in offices] == [1, 2, 3, 4]
    assert len(committee.listed) == 5


def test_an_office_that_nobody_holds_is_blank(tmp_path: Path) -> None:
    """For the pen: no name is guessed."""
    made = book()
    made.rows[GroupMember][3]["ตำแหน่งในกลุ่ม"] = "สมาชิก"
    assert group(tmp_path, made).committee.treasurer.full_name == ""


def test_a_village_knows_the_groups_in_it(tmp_path: Path) -> None:
    """Those who only came to the meeting are not members."""
    (dossier,) = project_of(checked(tmp_path, book(members=6, attendees=8))).dossiers
    assert [(g.name, g.member_count) for g in dossier.groups] == [("กลุ่มทอผ้าบ้านโจด", 6)]


def test_a_group_may_keep_its_own_hours(tmp_path: Path) -> None:
    """Rows with its code go before those of every group; a village's schedule never becomes a group's."""
    made = book()
    made.rows[Session].append(
        {"รหัสหัวข้อ": "4.1", "รหัสกลุ่ม": GROUP, "เริ่ม": "08.00", "สิ้นสุด": "09.00", "กิจกรรม": "ลงทะเบียน"}
    )
    assert [session.activity for session in group(tmp_path, made).sessions] == ["ลงทะเบียน"]
    made.rows[Session] = made.rows[Session][:2]
    assert group(tmp_path, made).sessions == ()


def test_lines_are_left_for_those_who_are_not_listed(tmp_path: Path) -> None:
    """Twenty are meant to come; the list goes on with its own numbers."""
    made = book(members=6)
    made.settings["ผู้เข้าร่วมต่อกลุ่ม"] = 9
    assert group(tmp_path, made).open_places == (7, 8, 9)


def test_turnout_counts_once_everybody_is_keyed_in(tmp_path: Path) -> None:
    """Half a list is no attendance."""
    made = book(members=5)
    made.rows[Attendance] = [
        {"รหัสกลุ่ม": GROUP, "ประเภท": "สมาชิกกลุ่ม", "ลำดับ": n, "เช้า": 1, "บ่าย": 0} for n in range(1, 5)
    ]
    assert group(tmp_path, made).turnout.came is None
    made.rows[Attendance].append({"รหัสกลุ่ม": GROUP, "ประเภท": "ครัวเรือน", "ลำดับ": 5, "เช้า": 0, "บ่าย": 0})
    assert group(tmp_path, made).turnout.came == 4
    assert project_of(checked(tmp_path, made)).dossiers[0].attendance == ()


def test_the_calendar_has_twelve_months_from_october(tmp_path: Path) -> None:
    """A range, a list and every month are understood."""
    made = book()
    made.rows[GroupPlan][0]["เดือน"], made.rows[GroupPlan][1]["เดือน"] = "ทุกเดือน", "ธ.ค. - ม.ค., เมษายน"
    first, second = group(tmp_path, made).plans
    assert first.calendar == (True,) * 12
    assert [place for place, is_done in enumerate(second.calendar) if is_done] == [2, 3, 6]


@pytest.mark.parametrize("typed", ["ก.ย. - ต.ค.", "เดือนหน้า", "13"])
def test_months_that_cannot_be_read_are_named(tmp_path: Path, typed: str) -> None:
    """A range does not run over the end of the fiscal year."""
    made = book()
    made.rows[GroupPlan][0]["เดือน"] = typed
    assert "value-wrong" in serious(tmp_path, made)


def test_a_correct_group_has_no_findings(tmp_path: Path) -> None:
    """Nothing to look at."""
    assert serious(tmp_path, book()) == []


def test_a_workbook_of_last_year_still_reads(tmp_path: Path) -> None:
    """None of the newer columns and sheets is asked for."""
    made = book()
    old = ("รหัสกลุ่ม", "ชื่อกลุ่ม", "อาชีพ/ผลิตภัณฑ์", "ประเภท", "วันที่จัดตั้ง", "อำเภอ", "ตำบล", "หมู่ที่")
    made.rows[Group] = [{name: row[name] for name in old} for row in made.rows[Group]]
    members = ("รหัสกลุ่ม", "คำนำหน้า", "ชื่อ", "สกุล", "ตำแหน่งในกลุ่ม", "บ้านเลขที่")
    made.rows[GroupMember] = [{name: row[name] for name in members} for row in made.rows[GroupMember]]
    del made.rows[GroupPlan]
    made.rows[Session] = [
        {name: value for name, value in row.items() if name != "รหัสกลุ่ม"} for row in made.rows[Session][:2]
    ]
    assert serious(tmp_path, made) == []
    assert [attendee.seq for attendee in group(tmp_path, made).attendees] == [1, 2, 3, 4, 5]


GROUP_CELLS: list[tuple[type, int, dict[str, Any], str]] = [
    (Group, 0, {"หมู่ที่": 11}, "group-of-no-village"),
    (Group, 0, {"ก4 กองทุน": "ไม่มี"}, "R-GRP-03"),
    (Group, 0, {"ก4 กองทุน": None}, "R-GRP-03"),
    (Group, 0, {"เลขทะเบียน": None}, "R-GRP-03-registered"),
    (Group, 0, {"วันที่จดทะเบียน": "9 มี.ค. 2565"}, "R-GRP-03-order"),
    (Group, 0, {"วันที่จัดประชุม": "11 มี.ค. 2565"}, "R-GRP-03-order"),
    (Group, 0, {"วันที่จัดประชุม": "1 ก.ย. 2564"}, "R-TIM-01"),
    (GroupMember, 0, {"รหัสกลุ่ม": "G09"}, "group-unknown"),
    (GroupMember, 0, {"บ้านเลขที่": "99/99"}, "R-GRP-01-household"),
    (GroupMember, 0, {"ลำดับ": 2}, "row-twice"),
    (GroupPlan, 0, {"รหัสกลุ่ม": "G09"}, "group-unknown"),
    (Session, 2, {"รหัสกลุ่ม": "G09"}, "group-unknown"),
    (Session, 3, {"เริ่ม": "11.30"}, "R-SES-01-overlap"),
    (Session, 3, {"รหัสหัวข้อ": "พิธี"}, "R-SES-01-group"),
    (Session, 2, {"สิ้นสุด": "09.00"}, "R-SES-01-backwards"),
    (Session, 2, {"สิ้นสุด": "12.00"}, "R-SES-01-gap"),
    (GroupPlan, 0, {"เดือน": "ก.พ. - ก.ย."}, "plan-before-founding"),
    (GroupPlan, 0, {"เดือน": "ทุกเดือน"}, "plan-before-founding"),
    (BudgetLine, 2, {"แผน": 3601}, "R-BUD-02-group"),
    (BudgetLine, 2, {"จ่ายจริง": 1101}, "R-BUD-02-spent"),
    (BudgetLine, 2, {"วันที่บันทึก BPM": "18 มี.ค. 2565"}, "R-TIM-07-group"),
]


@pytest.mark.parametrize(("sheet", "row", "cells", "code"), GROUP_CELLS, ids=[case[3] for case in GROUP_CELLS])
def test_each_rule_finds_its_mistake(tmp_path: Path, sheet: type, row: int, cells: dict[str, Any], code: str) -> None:
    """One wrong cell, one finding."""
    made = book()
    made.rows[sheet][row] |= cells
    assert code in serious(tmp_path, made)


def test_bpm_within_a_week_is_in_time(tmp_path: Path) -> None:
    """Seven days after the meeting (ก2-8)."""
    made = book()
    made.rows[BudgetLine][2]["วันที่บันทึก BPM"] = "17 มี.ค. 2565"
    assert serious(tmp_path, made) == []


def test_members_may_be_known_by_house_or_by_name(tmp_path: Path) -> None:
    """Another person of the household may join; so may its representative under an old house number."""
    made = book()
    made.rows[GroupMember][0] |= {"ชื่อ": "ทองใบ", "สกุล": "คำดี"}
    made.rows[GroupMember][1] |= {"บ้านเลขที่": "99/99", "สกุล": made.rows[Household][1]["สกุล"]}
    assert serious(tmp_path, made) == []


def test_too_few_members(tmp_path: Path) -> None:
    """Five or more found a group; a group that is still being planned lists nobody."""
    assert "R-GRP-01" in serious(tmp_path, book(members=4))
    made = book()
    del made.rows[GroupMember]
    assert serious(tmp_path, made) == []


def test_fewer_who_come_are_a_warning(tmp_path: Path) -> None:
    """The meeting takes place all the same."""
    made = book()
    made.settings["ผู้เข้าร่วมต่อกลุ่ม"] = 20
    (finding,) = checked(tmp_path, made).findings
    assert (finding.code, finding.severity) == ("R-GRP-02", Severity.WARNING)


def test_a_wrong_number_of_groups(tmp_path: Path) -> None:
    """It concerns the province's papers, and nobody where activity 2 has not begun."""
    made = book()
    made.settings["จำนวนกลุ่มอาชีพ"] = 6
    assert [code for _, code in found(checked(tmp_path, made).findings)] == ["R-GRP-04"]
    assert papers(tmp_path, made) == ["D23", "D10"]


def papers(folder: Path, made: Book) -> list[str]:
    known = checked(folder, made)
    catalogue = Catalogue(programme=bundled(), folder=folder, documents=(REGISTER, RECEIPT))
    plan, _ = jobs.plan_papers(known.world, catalogue, known.findings, FIELDS)
    return [job.document.short for job in plan.jobs]


@pytest.mark.parametrize(
    ("sheet", "cells", "left"),
    [
        (Group, {"ก4 กองทุน": "ไม่มี"}, ["D10"]),
        (Group, {"หมู่ที่": 11}, []),
        (GroupMember, {"ชื่อ": ""}, []),
        (GroupPlan, {"เดือน": "เดือนหน้า"}, ["D23", "D10"]),
        (Household, {"เกณฑ์": 9}, ["D23", "D10"]),
    ],
)
def test_an_error_withholds_the_papers_of_the_group_that_print_it(
    tmp_path: Path, sheet: type, cells: dict[str, Any], left: list[str]
) -> None:
    """What is wrong with a village's household does not stop its group."""
    made = book()
    made.rows[sheet][0] |= cells
    assert papers(tmp_path, made) == left


def test_a_groups_paper_is_numbered_and_chosen_by_its_district(tmp_path: Path) -> None:
    """The register names the group; `--district` takes it."""
    made = book()
    made.rows[LetterNumber] = [{"รหัสเอกสาร": "D23", "หมู่บ้าน/อำเภอ": "g01", "เลขที่": "7/2565"}]
    made.rows[LetterNumber][0]["หมู่บ้าน/อำเภอ"] = GROUP
    known = checked(tmp_path, made)
    catalogue = Catalogue(programme=bundled(), folder=tmp_path, documents=(REGISTER,))
    (job,) = jobs.plan_papers(known.world, catalogue, known.findings, FIELDS)[0].jobs
    assert (job.key, job.unit, job.context["paper"].number) == (GROUP, "กมลาไสย", "7/2565")
    assert str(job.path) == "กลุ่มอาชีพ/G01_กลุ่มทอผ้าบ้านโจด/D23_ทะเบียน.docx"


def test_every_field_of_a_group_can_be_read(tmp_path: Path) -> None:
    """Each root of the list of fields is in the context."""
    known = checked(tmp_path, book())
    context = documents.context_of(REGISTER, project_of(known).groups[0], known.world)
    assert set(documents.roots_of(bundled(), "group")) == set(context)
    assert context["village"].village_code == CODE
