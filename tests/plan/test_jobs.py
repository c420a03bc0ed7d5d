"""Which papers are made, under which names, and which are withheld because of which cell."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.projects import CODE, OTHER_CODE, Book

from docgen.errors import TemplateError
from docgen.papers import Catalogue, Document
from docgen.plan import jobs as planning
from docgen.plan.jobs import NAME_LENGTH, Plan, safe_name
from docgen.programmes import bundled
from docgen.programmes.sammachip.sheets import (
    BudgetLine,
    Household,
    LetterNumber,
    Material,
    Official,
    Sage,
    Session,
    Village,
)
from docgen.runs import pipeline

D = partial(Document, programme=bundled())
ORDER = D(id="order", short="D02", title="คำสั่ง", template=Path(), per="village")
PLAN = D(id="plan", short="D03", title="แผน", template=Path(), per="village")
RECEIPT = D(id="receipt", short="D08", title="วัสดุ", template=Path(), per="village", needs=("village.meeting_date",))
PLACES = D(id="places", short="D07G", title="กลุ่ม", template=Path(), per="group")
TEAM = D(id="team", short="D01", title="ทีม", template=Path(), per="district")
SPEAKERS = D(id="speakers", short="D18", title="ใบสำคัญ", template=Path(), per="village", each="sages")
FIELDS = {
    "order": frozenset({"village.name", "sages[].full_name", "district.chief.full_name", "paper.number"}),
    "plan": frozenset(
        {"village.name", "materials[].item", "budget[].planned", "programme.budget_per_village", "sessions[].start"}
    ),
    "speakers": frozenset({"item.full_name", "item.phone", "item_no", "village.name", "paper.number"}),
    "team-list": frozenset({"item.full_name", "sages[].full_name"}),
    "places": frozenset({"attendee_target"}),
    "receipt": frozenset({"materials[].item", "households[].full_name", "officer.full_name"}),
    "team": frozenset({"district.name", "district.team[].full_name", "district.village_count", "programme.name"}),
}


def plan(folder: Path, book: Book, *which: Document) -> tuple[Plan, list[str]]:
    checked = pipeline.check([book.save(folder / "a.xlsx")])
    made, missing = planning.plan_papers(
        checked.world, Catalogue(programme=bundled(), folder=folder, documents=which), checked.findings, FIELDS
    )
    return made, [finding.code for finding in missing]


def made(folder: Path, book: Book, *which: Document) -> list[tuple[str, str]]:
    return [(job.document.short, job.key) for job in plan(folder, book, *which)[0].jobs]


def two_villages() -> Book:
    book = Book()
    book.add_village()
    return book


def test_each_place_gets_its_papers(tmp_path: Path) -> None:
    """Two villages of one district: two orders, one team."""
    assert made(tmp_path, two_villages(), TEAM, ORDER) == [
        ("D01", "กมลาไสย"),
        ("D02", OTHER_CODE),
        ("D02", CODE),
    ]


def test_a_wrong_setting_withholds_what_is_computed_with_it(tmp_path: Path) -> None:
    """Though the template prints the result and not the setting: how many places a group's list has."""
    book = Book()
    book.add_group()
    book.settings["ผู้เข้าร่วมต่อกลุ่ม"] = "มาก"
    found = plan(tmp_path, book, PLACES, ORDER)[0]
    assert [paper.document.short for paper in found.withheld] == ["D07G"]


def test_a_file_is_named_by_district_code_village_and_moo(tmp_path: Path) -> None:
    """The same from run to run, and in the order of a folder's listing."""
    jobs = plan(tmp_path, Book(), TEAM, ORDER)[0].jobs
    assert [str(job.path) for job in jobs] == ["กมลาไสย/D01_ทีม.docx", f"กมลาไสย/{CODE}_โจด_ม10/D02_คำสั่ง.docx"]


@pytest.mark.parametrize(
    ("sheet", "header", "value", "left"),
    [
        (Village, "วันที่จัด", "1 ก.ค. 2565", [("D01", "กมลาไสย"), ("D02", OTHER_CODE), ("D03", OTHER_CODE)]),
        (Material, "ราคาต่อหน่วย", "แพง", [("D01", "กมลาไสย"), ("D02", OTHER_CODE), ("D02", CODE), ("D03", OTHER_CODE)]),
        (BudgetLine, "แผน", 30000, [("D01", "กมลาไสย"), ("D02", OTHER_CODE), ("D02", CODE), ("D03", OTHER_CODE)]),
        (Session, "เริ่ม", "เช้าตรู่", [("D01", "กมลาไสย"), ("D02", OTHER_CODE), ("D02", CODE)]),
        (
            Household, "เกณฑ์", 9,
            [("D01", "กมลาไสย"), ("D02", OTHER_CODE), ("D02", CODE), ("D03", OTHER_CODE), ("D03", CODE)],
        ),
        (Official, "ชื่อ", "", [("D03", OTHER_CODE), ("D03", CODE)]),
    ],
)  # fmt: skip
def test_an_error_withholds_only_the_papers_that_print_it(
    tmp_path: Path, sheet: type, header: str, value: object, left: list[tuple[str, str]]
) -> None:
    """A wrong price does not stop the order; a wrong day stops the village, not its neighbour."""
    book = two_villages()
    book.rows[sheet][0][header] = value
    assert made(tmp_path, book, TEAM, ORDER, PLAN) == left


def test_a_missing_setting_withholds_the_papers_that_print_it(tmp_path: Path) -> None:
    """The name of the programme stands on D01, the budget of a village on D03."""
    book = Book()
    del book.settings["งบประมาณต่อหมู่บ้าน"]
    assert made(tmp_path, book, TEAM, ORDER, PLAN) == [("D01", "กมลาไสย"), ("D02", CODE)]


def test_a_missing_column_withholds_the_papers_of_its_sheet(tmp_path: Path) -> None:
    """Without prices there is no plan; the order does not need them."""
    book = Book()
    for row in book.rows[Material]:
        del row["ราคาต่อหน่วย"]
    assert made(tmp_path, book, TEAM, ORDER, PLAN) == [("D01", "กมลาไสย"), ("D02", CODE)]


@pytest.mark.parametrize("code", ["46019912", ""])
def test_a_row_of_no_village_withholds_its_neighbours_papers(tmp_path: Path, code: str) -> None:
    """It belongs to the village above or below it, most likely: their totals would be wrong."""
    book = two_villages()
    for rows in (book.rows[Material], book.rows[BudgetLine]):
        for row in rows:
            row["รหัสหมู่บ้าน"] = CODE if row.pop("หมู่ที่") == 10 else OTHER_CODE
            del row["อำเภอ"], row["ตำบล"]
    book.rows[Material][1]["รหัสหมู่บ้าน"] = code
    assert made(tmp_path, book, TEAM, ORDER, PLAN) == [("D01", "กมลาไสย"), ("D02", OTHER_CODE), ("D02", CODE)]


def test_too_few_villages_withhold_no_village(tmp_path: Path) -> None:
    """R-CNT-01 concerns the province's own papers."""
    book = Book()
    book.settings["จำนวนหมู่บ้านเป้าหมาย"] = 62
    book.settings["งบประมาณกิจกรรมที่ 1 รวม"] = 1488000
    assert len(made(tmp_path, book, TEAM, ORDER, PLAN)) == 3


def test_a_wrong_register_entry_withholds_its_own_paper(tmp_path: Path) -> None:
    """The order of the village whose number has the wrong year."""
    book = two_villages()
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "D02", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "3/2565", "วันที่": "20 ธ.ค. 2564"}]
    assert made(tmp_path, book, ORDER) == [("D02", OTHER_CODE)]


def test_the_provinces_papers_have_numbers_too(tmp_path: Path) -> None:
    """The register calls the whole programme จังหวัด; a wrong number there withholds the province's paper."""
    whole = D(id="order", short="D15", title="สรุป", template=Path(), per="project")
    book = Book()
    entry = {"รหัสเอกสาร": "D15", "หมู่บ้าน/อำเภอ": "จังหวัด", "เลขที่": "3/2565", "วันที่": "20 ม.ค. 2565"}
    book.rows[LetterNumber] = [entry]
    assert plan(tmp_path / "a", book, whole)[0].jobs[0].context["paper"].number == "3/2565"
    entry["วันที่"] = "20 ธ.ค. 2564"
    assert made(tmp_path / "b", book, whole) == []


def test_a_needed_value_that_is_blank_is_named(tmp_path: Path) -> None:
    """`needs` of the registry: the paper is withheld, with the cell, once for all papers that wait."""
    book = Book()
    book.rows[Village][0]["วันที่ประชาคม"] = None
    again = D(id="plan", short="D09", title="x", template=Path(), per="village", needs=("village.meeting_date",))
    result, missing = plan(tmp_path, book, RECEIPT, again)
    assert missing == ["needed-missing"]
    assert [(w.document.short, str(w.reasons[0].where)) for w in result.withheld] == [
        ("D08", "หมู่บ้าน!I2"),
        ("D09", "หมู่บ้าน!I2"),
    ]


def test_a_need_that_does_not_exist_is_the_registrys_error(tmp_path: Path) -> None:
    """Not a finding: no cell could mend it."""
    wrong = D(id="order", short="D02", title="x", template=Path(), per="village", needs=("village.colour",))
    with pytest.raises(TemplateError) as caught:
        plan(tmp_path, Book(), wrong)
    assert caught.value.code == "needs-unknown"


def test_two_papers_of_one_name_are_refused(tmp_path: Path) -> None:
    """Also when the names differ in case only, as Windows would have it."""
    first = D(id="order", short="a", title="X", template=Path(), per="village")
    second = D(id="plan", short="A", title="x", template=Path(), per="village")
    with pytest.raises(TemplateError) as caught:
        plan(tmp_path, Book(), first, second)
    assert caught.value.code == "file-clash"


def test_a_blank_number_keeps_its_place(tmp_path: Path) -> None:
    """Numbers are given when the order is signed: dots for the pen, with the calendar year where the day is known."""
    book = Book()
    assert plan(tmp_path, book, ORDER)[0].jobs[0].context["paper"].number == "........../.........."
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "d02", "หมู่บ้าน/อำเภอ": "๔๖๐๓๑๐๑๐", "วันที่": "20 ธ.ค. 2564"}]
    assert plan(tmp_path, book, ORDER)[0].jobs[0].context["paper"].number == "........../2564"


@given(st.text(max_size=120))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_any_text_gives_a_name_that_windows_takes(name: str) -> None:
    """No forbidden character, no reserved name, no dot or blank at the end, not too long; and once safe, safe."""
    safe = safe_name(name)
    assert safe
    assert not set('<>:"/\\|?*') & set(safe)
    assert safe == safe.strip(" .") or safe == "_"
    assert len(safe) <= NAME_LENGTH + 1
    assert safe_name(safe) == safe


@pytest.mark.parametrize("name", ["CON", "nul", "com1.docx", "LPT9", "aux.docx"])
def test_reserved_names_are_evaded(name: str) -> None:
    """Windows reserves them with any ending."""
    assert safe_name(name).startswith("_")


def speakers(folder: Path, book: Book, document: Document = SPEAKERS) -> list[str]:
    return [key for _, key in made(folder, book, document)]


def test_each_item_of_a_list_gets_a_paper(tmp_path: Path) -> None:
    """One for each sage, in the village's folder, named by number and name; its context has the sage."""
    jobs = plan(tmp_path, Book(sages=2), SPEAKERS)[0].jobs
    assert [(job.key, job.place) for job in jobs] == [(f"{CODE}/1", CODE), (f"{CODE}/2", CODE)]
    assert [job.path.name for job in jobs] == ["D18_ใบสำคัญ_01_นางบุญมี ภูมิดี.docx", "D18_ใบสำคัญ_02_นางบุญศรี ภูมิดี.docx"]
    assert jobs[1].label == f"{CODE} บ้านโจด ม.10 อ.กมลาไสย – 2 นางบุญศรี ภูมิดี"
    assert [(job.context["item"].first, job.context["item_no"]) for job in jobs] == [("บุญมี", 1), ("บุญศรี", 2)]


def test_an_empty_list_gives_no_paper_and_no_error(tmp_path: Path) -> None:
    """Whether there must be sages is the business of a rule, or of `needs`."""
    book = Book(sages=1)
    del book.rows[Sage]
    result, missing = plan(tmp_path, book, SPEAKERS)
    assert (result.jobs, result.withheld, missing) == ((), (), [])


def test_an_error_in_the_row_of_another_withholds_no_ones_paper(tmp_path: Path) -> None:
    """A paper for one sage stands on his row alone."""
    book = Book(sages=3)
    book.rows[Sage][1]["ชื่อ"] = ""
    assert speakers(tmp_path, book) == [f"{CODE}/1", f"{CODE}/3"]


def test_too_few_items_withhold_none_of_their_papers(tmp_path: Path) -> None:
    """Each receipt is right in itself; the order that lists the team is not."""
    book = Book(sages=2)
    book.settings["จำนวนปราชญ์ต่อหมู่บ้าน"] = 5
    listing = D(id="team-list", short="D19", title="บัญชี", template=Path(), per="village", each="sages")
    assert speakers(tmp_path, book) == [f"{CODE}/1", f"{CODE}/2"]
    assert speakers(tmp_path, book, listing) == []


def test_a_missing_column_withholds_the_papers_of_all_items(tmp_path: Path) -> None:
    """It is missing in each of their rows."""
    book = Book(sages=2)
    for row in book.rows[Sage]:
        del row["ความเชี่ยวชาญ"]
    assert speakers(tmp_path, book) == []


def test_the_value_that_one_item_needs_withholds_its_paper_alone(tmp_path: Path) -> None:
    """Each blank is told with its own cell; a blank of the village is told once for all of its papers."""
    book = Book(sages=2)
    book.rows[Sage][0]["โทรศัพท์"] = "081-234-5678"
    book.rows[Village][0]["วันที่ประชาคม"] = None
    needing = D(id="speakers", short="D18", title="x", template=Path(), per="village", each="sages",
                needs=("item.phone",))  # fmt: skip
    result, _ = plan(tmp_path, book, needing)
    assert [job.key for job in result.jobs] == [f"{CODE}/1"]
    assert [str(paper.reasons[0].where) for paper in result.withheld] == ["ปราชญ์!K3"]
    meeting = D(id="speakers", short="D18", title="x", template=Path(), per="village", each="sages",
                needs=("village.meeting_date",))  # fmt: skip
    checked = pipeline.check([tmp_path / "a.xlsx"])
    catalogue = Catalogue(programme=bundled(), folder=tmp_path, documents=(meeting,))
    _, missing = planning.plan_papers(checked.world, catalogue, checked.findings, FIELDS)
    assert [finding.args["documents"] for finding in missing] == ["D18"]


def test_two_items_of_one_number_are_told_apart(tmp_path: Path) -> None:
    """Two rows with the same number are a finding; a draft of both is made all the same."""
    book = Book(sages=2)
    for row in book.rows[Sage]:
        row |= {"ลำดับ": 1, "ชื่อ": "บุญมี"}
    checked = pipeline.check([book.save(tmp_path / "a.xlsx")])
    catalogue = Catalogue(programme=bundled(), folder=tmp_path, documents=(SPEAKERS,))
    drafts, _ = planning.plan_papers(checked.world, catalogue, checked.findings, FIELDS, draft_prefix="ร่าง_")
    assert "row-twice" in {finding.code for finding in checked.findings}
    assert [job.key for job in drafts.jobs] == [f"{CODE}/1", f"{CODE}/1~2"]
    assert len({job.path for job in drafts.jobs}) == 2


@given(st.permutations(range(5)))
@settings(derandomize=True, max_examples=30, deadline=None)
def test_the_key_of_an_item_does_not_move_with_its_row(
    tmp_path_factory: pytest.TempPathFactory, order: list[int]
) -> None:
    """A clerk sorts the sheet: every paper keeps its key, its file and its sage."""
    folder, book = tmp_path_factory.mktemp("rows"), Book(sages=5)
    before = {job.key: (job.path, job.context["item"].first) for job in plan(folder, book, SPEAKERS)[0].jobs}
    book.rows[Sage] = [book.rows[Sage][n] for n in order]
    assert {job.key: (job.path, job.context["item"].first) for job in plan(folder, book, SPEAKERS)[0].jobs} == before


def test_a_village_is_selected_with_the_papers_of_its_items(tmp_path: Path) -> None:
    """`--village` and `--district` take them, though their keys are longer."""
    book = two_villages()
    jobs = plan(tmp_path, book, SPEAKERS, TEAM)[0].jobs
    chosen = pipeline.Selection(places={"village": (CODE,)})
    assert [job.key for job in jobs if chosen.takes(job)] == [f"{CODE}/1"]
    district = pipeline.Selection(places={"district": ("กมลาไสย",)}, documents=("speakers",))
    assert [job.key for job in jobs if district.takes(job)] == [f"{OTHER_CODE}/1", f"{CODE}/1"]


def test_an_item_may_have_a_number_of_its_own(tmp_path: Path) -> None:
    """The register names it `46031010/2`; the others have the village's."""
    book = Book(sages=2)
    book.rows[LetterNumber] = [
        {"รหัสเอกสาร": "D18", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "3/2564", "วันที่": "20 ธ.ค. 2564"},
        {"รหัสเอกสาร": "D18", "หมู่บ้าน/อำเภอ": "๔๖๐๓๑๐๑๐/๒", "เลขที่": "4/2564", "วันที่": "20 ธ.ค. 2564"},
    ]
    jobs = plan(tmp_path, book, SPEAKERS)[0].jobs
    assert [job.context["paper"].number for job in jobs] == ["3/2564", "4/2564"]
    book.rows[LetterNumber][1]["เลขที่"] = "4/2565"
    assert speakers(tmp_path, book) == [f"{CODE}/1"]
