"""The sample reads as a clerk's real workbook of 62 villages, and holds the mistakes that it says, and no others."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.starter.conftest import Sample, read

from docgen.findings import Severity
from docgen.programmes.sammachip.sample import MISTAKES, sample_workbook
from docgen.programmes.sammachip.sample.data import load
from docgen.programmes.sammachip.sample.people import with_check_digit
from docgen.programmes.sammachip.sheets import (
    Area,
    Assessment,
    Attendance,
    Group,
    GroupMember,
    Household,
    LetterNumber,
    Material,
    Official,
    Outcome,
    Sage,
    Session,
    Village,
)

COMMITTED = Path(__file__).parents[2] / "inputs" / "kalasin-2565.xlsx"


def parts(content: bytes) -> dict[str, bytes]:
    """A package's parts: the same workbook compresses differently with another zlib."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_committed_workbook_is_what_the_code_builds(sample: Sample) -> None:
    """inputs/kalasin-2565.xlsx is the output of tools/make_sample.py; run it again after a change."""
    assert parts(COMMITTED.read_bytes()) == parts(sample.content)
    assert len(sample.content) < 600_000


def test_the_same_seed_gives_the_same_bytes() -> None:
    """Nothing of the sample depends on the clock; another seed gives other people."""
    assert sample_workbook(6, seed=1) == sample_workbook(6, seed=1)
    assert parts(sample_workbook(6, seed=1)) != parts(sample_workbook(6, seed=2))


def test_all_districts_and_villages_are_there(sample: Sample) -> None:
    """18 districts, 135 tambons, 62 villages with 5 sages and 20 households each; every row found its village."""
    rows = sample.records
    assert len(rows.of(Area)) == 135
    assert len({area.district for area in rows.of(Area)}) == 18
    assert len(sample.project.dossiers) == 62
    assert {dossier.village.district for dossier in sample.project.dossiers} == {a.district for a in rows.of(Area)}
    assert {len(dossier.sages) for dossier in sample.project.dossiers} == {5}
    assert {len(dossier.households) for dossier in sample.project.dossiers} == {20}
    assert len(rows.of(Group)) == 6
    assert min(Counter(member.group_id for member in rows.of(GroupMember)).values()) >= 5


def test_every_error_is_meant_and_every_mistake_is_found(sample: Sample) -> None:
    """The findings that need a person are exactly those of MISTAKES, each once."""
    meant = Counter((m.rule, m.sheet, m.severity) for m in MISTAKES)
    serious = Counter(
        (f.code, f.where.sheet, f.severity.value)
        for f in sample.findings
        if f.where and (f.severity is Severity.ERROR or f.code == "value-wrong")
    )
    assert serious == meant


def test_mistakes_stand_where_they_say(sample: Sample) -> None:
    """The value that a mistake types is the value that its finding quotes; few villages are touched."""
    quoted = {finding.value for finding in sample.findings}
    for mistake in MISTAKES:
        if mistake.rule in ("value-wrong", "cell-error", "R-GEO-01"):
            assert mistake.typed in quoted
    errors = [mistake for mistake in MISTAKES if mistake.severity == "error"]
    assert len({mistake.village for mistake in errors}) == len(errors) <= 8
    (geo,) = (m for m in MISTAKES if m.rule == "R-GEO-01")
    (village,) = (v for v in sample.records.of(Village) if v.tambon == geo.typed and v.district.startswith("เมือง"))
    assert village.name


def test_warnings_stay_few(sample: Sample) -> None:
    """Guesses are shown, not piled up: a clerk can read the whole list."""
    warnings = Counter(finding.code for finding in sample.findings if finding.severity is Severity.WARNING)
    assert 8 <= warnings["value-mended"] <= 20
    assert warnings["R-EXC-01"] == 1
    assert sum(warnings.values()) <= 30
    repairs = {f.args["repair"] for f in sample.findings if f.code == "value-mended"}
    assert repairs == {"year-two-digit", "year-buddhist-in-date-cell", "zero-restored"}


def test_people_do_not_exist(sample: Sample) -> None:
    """Identity numbers begin with 9, pass the checksum and are unique; so are names; prefixes fit the names."""
    people: tuple[Sage | Household, ...] = (*sample.records.of(Sage), *sample.records.of(Household))
    numbers = [person.citizen_id for person in people if person.citizen_id]
    assert len(numbers) == len(set(numbers)) == len(people) - 1, "one number is wrong on purpose"
    assert all(number.startswith("9") and with_check_digit(number[:12]) == number for number in numbers)
    assert len({(person.first, person.last) for person in people}) == len(people)
    names = load("names")
    for person in people:
        assert person.first in names["male" if person.prefix == "นาย" else "female"]
    phones = [person.phone for person in people if person.phone]
    assert all(re.fullmatch(r"0[89]\d000\d{4}", phone) for phone in phones)


def test_budgets_come_to_the_programmes_sum(sample: Sample) -> None:
    """24,000 baht a village; the material category is the sum of the materials; what was spent is within the plan."""
    wrong = {finding.subject for finding in sample.findings if finding.severity is Severity.ERROR}
    clean = [d for d in sample.project.dossiers if all(material.amount for material in d.materials)]
    exact = 0
    for dossier in clean:
        planned = sum((line.planned or Decimal(0) for line in dossier.budget), Decimal(0))
        (materials,) = (line.planned for line in dossier.budget if line.category == "ค่าวัสดุสาธิตอาชีพ")
        exact += planned == Decimal(24_000) and materials == dossier.material_sum.total
        assert all((line.spent or 0) <= (line.planned or 0) for line in dossier.budget)
    assert exact >= 59, wrong
    assert not any("แจก" in material.item for material in sample.records.of(Material))


def test_two_thirds_of_the_villages_are_done(sample: Sample) -> None:
    """Results are keyed in where the day is over, and left out elsewhere."""
    done = [dossier for dossier in sample.project.dossiers if dossier.outcomes]
    assert 40 <= len(done) <= 43
    assert {len(dossier.assessed) for dossier in done} == {2}
    assert all(len(assessed.passes) == 23 for assessed in sample.records.of(Assessment))
    assert len(sample.records.of(Outcome)) == 20 * len(done)
    assert {dossier.village_code for dossier in sample.records.of(Attendance)}
    for dossier in sample.project.dossiers:
        assert bool(dossier.attendance) == bool(dossier.outcomes) == bool(dossier.assessed)


def test_a_household_s_incomes_agree(sample: Sample) -> None:
    """What a household earned is one figure: in the list, in the survey, and before what the training made of it."""
    compared = 0
    for dossier in sample.project.dossiers:
        for result, form in zip(dossier.results, dossier.survey_forms, strict=True):
            if result.outcome is not None:
                household = result.household
                income = (household.income_per_head or 0) * (household.members or 0)
                assert income == form.answer.income == result.income_before
                compared += 1
    assert compared == len(sample.records.of(Outcome))


def test_a_short_village_is_completed_from_a_neighbour(sample: Sample) -> None:
    """18 households of its own and 2 of a village of 2563 that is no target (R-EXC-01)."""
    targets = {dossier.key for dossier in sample.project.dossiers}
    (short,) = (d for d in sample.project.dossiers if any(h.origin for h in d.households))
    donors = [household for household in short.households if household.origin]
    assert [(h.origin in targets, h.origin_year) for h in donors] == [(False, 2563)] * 2
    assert (short.village.total_households or 0) < 40


def test_schedules(sample: Sample) -> None:
    """Every village has a whole day; one keeps its own hours."""
    assert len(sample.records.of(Session)) == 30
    starts = Counter(str(dossier.training_start) for dossier in sample.project.dossiers)
    assert starts == {"08:30:00": 61, "08:00:00": 1}


def test_offices(sample: Sample) -> None:
    """Each district has a team of 8 to 12 with a chair and a secretary; one chief is acting, one is not known."""
    officials = sample.records.of(Official)
    chiefs = [official for official in officials if official.role == "นายอำเภอ"]
    assert len(chiefs) == 17
    assert sum(bool(official.acting) for official in officials) == 1
    for district in sample.project.districts:
        team = [official for official in district.officials if official.team_role]
        assert 8 <= len(team) <= 12
        assert [official.team_role for official in team].count("ประธาน") == 1
        assert [official.team_role for official in team].count("เลขานุการ") == 1
        covered = {tambon for official in team for tambon in official.tambons.split(", ")}
        assert {village.tambon for village in district.villages} - covered <= {"บัวขาว"}, "that tambon is a mistake"


def test_order_numbers_carry_the_year_of_their_date(sample: Sample) -> None:
    """A number of December 2564 ends in 2564 although the fiscal year is 2565; one order cancels an older one."""
    numbers = sample.records.of(LetterNumber)
    assert {number.document for number in numbers} == {"D01", "D01A", "D02", "D19", "D20"}
    for number in (number for number in numbers if number.document in ("D01", "D01A", "D02")):
        assert number.dated is not None
        assert number.number.endswith(str(number.dated.year + 543))
    assert sum(bool(number.cancels) for number in numbers) == 1
    villages = {dossier.key: dossier.village for dossier in sample.project.dossiers}
    for number in sample.records.of(LetterNumber):
        if number.document == "D02" and number.dated:
            village = villages[number.place]
            assert village.meeting_date is not None
            assert village.training_date is not None
            assert village.meeting_date < number.dated < village.training_date


def test_it_looks_like_a_clerks_workbook(sample: Sample) -> None:
    """Thai digits, real dates, decomposed sara am, no-break and zero-width spaces, merged cells, stored formulas."""
    typed = load_workbook(io.BytesIO(sample.content))
    texts = [str(v) for sheet in typed for row in sheet.iter_rows(values_only=True) for v in row if isinstance(v, str)]
    for trace in ("\u0e4d\u0e32", "\u00a0", "\u200b", "๒๕๖๕", " บาท", "น.ส.", "ม.", "อ."):
        assert any(trace in text for text in texts), trace
    villages = typed[Village.sheet]
    assert villages.merged_cells.ranges
    dates = {type(row[0].value).__name__ for row in villages.iter_rows(min_col=9, max_col=9, min_row=5)}
    assert dates == {"str", "datetime"}
    stored = load_workbook(io.BytesIO(sample.content), data_only=True)[Material.sheet]
    formulas = [cell for row in typed[Material.sheet].iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) > 200
    assert all(stored[cell.coordinate].value is not None for cell in formulas)


@pytest.mark.parametrize("villages", [1, 19])
def test_smaller_samples_hold_no_mistakes(villages: int, tmp_path: Path) -> None:
    """A sample of a few villages can be built whole."""
    path = tmp_path / "small.xlsx"
    path.write_bytes(sample_workbook(villages))
    found = read(path)
    assert len(found.project.dossiers) == villages
    assert [finding for finding in found.findings if finding.severity is Severity.ERROR] == []


def test_a_sample_needs_a_village() -> None:
    """None at all is a wrong call."""
    with pytest.raises(ValueError, match="needs a village"):
        sample_workbook(0)
