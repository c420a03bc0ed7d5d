"""What a paper stands on is observed while its values are worked out: no table says it, and none can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.programmes.sammachip.test_sums import reported
from tests.support.projects import CODE, Book, project_of

from docgen.model.members import members
from docgen.model.trace import Reads, reading, traced, written_in
from docgen.papers import Catalogue, Document, context_of, fields_of
from docgen.papers.contexts import root_of
from docgen.plan.jobs import plan_papers
from docgen.plan.values import printed_values
from docgen.programmes import bundled
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.sheets import Attendance, Official, Outcome
from docgen.records import Record
from docgen.runs import pipeline

LEVELS = tuple(bundled().levels_by_name)
# Computed from nothing that anybody types: what a blank paper has too.
OF_PHOTOGRAPHS = ("pictures", "picture_rows", "has_all_pictures", "missing_pictures")
STANDS_ON_NOTHING = ("file.", "paper.title", "item_no", "emblem")


def observed(per: str, path: str) -> Reads:
    """What one field of the smallest project's first place is read from."""
    programme = bundled()
    with traced():
        world, _ = programme.assemble(programme.example())
        document = Document(programme=programme, id="-", short="-", title="-", template=Path(), per=per)
        with reading() as reads:
            context = context_of(document, world.places(per)[0], world, roots=frozenset({root_of(path)}))
            printed_values(context, frozenset({path}), frozenset())
    return reads


@pytest.mark.parametrize("per", LEVELS)
def test_every_field_observes_what_it_reads(per: str) -> None:
    """No path that a template may print comes from nowhere: an error could not withhold its paper."""
    for path, field in fields_of(bundled(), per).items():
        if field.is_group or path.startswith(STANDS_ON_NOTHING):
            continue
        reads = observed(per, path)
        assert reads.sheets or reads.places or path.startswith(("pictures", "has_all_pictures", "missing_pictures")), (
            path
        )


@pytest.mark.parametrize("per", LEVELS)
def test_what_may_be_read_is_the_same_while_it_is_observed(per: str) -> None:
    """The hooks stand in the place of members; asked for its fields in the midst of a run, a class says them all."""
    known = fields_of(bundled(), per)
    for looked in (fields_of, members):
        looked.cache_clear()
    with traced():
        again = fields_of(bundled(), per)
    assert again == known


def made(folder: Path, book: Book, *fields: str, per: str = "village", each: str = "") -> list[str]:
    """The keys of the papers that are made with a template that prints these fields."""
    document = Document(
        programme=bundled(), id="own", short="D50", title="ของอำเภอเอง", template=Path(), per=per, each=each
    )
    checked = pipeline.check([book.save(folder / "a.xlsx")])
    catalogue = Catalogue(programme=bundled(), folder=folder, documents=(document,))
    plan, _ = plan_papers(checked.world, catalogue, checked.findings, {"own": frozenset(fields)})
    return [job.key for job in plan.jobs]


def test_a_figure_of_outcomes_stands_on_who_came(tmp_path: Path) -> None:
    """`outcome.promoted` counts who came: a wrong cell of เข้าร่วม withholds a clerk's own paper that prints it."""
    assert CODE in made(tmp_path / "a", reported(), "outcome.promoted")
    book = reported()
    book.rows[Attendance][1]["เช้า"] = "xx"
    assert CODE not in made(tmp_path / "b", book, "outcome.promoted")
    assert CODE in made(tmp_path / "c", book, "outcome.followed"), "who was followed up is another sheet's"


@pytest.mark.parametrize(("sheet", "header", "path"), [
    (Outcome, "รายได้หลัง", "outcome.income_after"),
    (Outcome, "รายได้หลัง", "results[].income_after"),
    (Official, "ตำแหน่งเต็ม", "district.chief.position"),
])  # fmt: skip
def test_a_wrong_row_withholds_what_is_read_from_it(
    tmp_path: Path, sheet: type[Record], header: str, path: str
) -> None:
    """And leaves what is read from elsewhere."""
    book = reported()
    row = next(row for row in book.rows[sheet] if sheet is not Official or row["บทบาท"] == "นายอำเภอ")
    row[header] = "#REF!"
    assert CODE not in made(tmp_path / "a", book, path)
    assert CODE in made(tmp_path / "b", book, "village.name")


def test_who_is_looked_for_is_looked_for_in_every_row(tmp_path: Path) -> None:
    """A role that cannot be read may hide the district's chief; another official's position does not matter."""
    book = Book()
    officials = [row for row in book.rows[Official] if row["บทบาท"] != "นายอำเภอ"]
    officials[0]["ตำแหน่งเต็ม"] = "#REF!"
    assert CODE in made(tmp_path / "a", book, "district.chief.full_name")
    officials[0]["บทบาท"] = "#REF!"
    assert CODE not in made(tmp_path / "b", book, "district.chief.full_name")


def test_nothing_is_noted_outside_of_a_tracer(tmp_path: Path) -> None:
    """The hooks are gone when it is closed: rendering costs what it did."""
    before = [dict(vars(cls)) for cls in (Outcome, Dossier)]
    with traced():
        assert [dict(vars(cls)) for cls in (Outcome, Dossier)] != before
        assert [written_in(cls) for cls in (Outcome, Dossier)] == before
    assert [dict(vars(cls)) for cls in (Outcome, Dossier)] == before
    project = project_of(pipeline.check([Book().save(tmp_path / "a.xlsx")]))
    assert project.dossiers[0].outcome.known is False
    with traced(), reading() as reads:
        assert project.dossiers[0].outcome.known is False
    assert "ผลลัพธ์" in reads.sheets, "a value that was worked out before is worked out again, and noted"
