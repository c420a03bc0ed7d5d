"""Templates filled here and by docxtpl: the same words, or which differ and why."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from docx import Document
from tests.press.engine.papers import paper, png, saved, table_paper

from docgen import thai
from docgen.papers import load_catalogue
from docgen.press.comparison import Comparison, Outcome, compare
from docgen.press.engine import InlineImage
from docgen.press.reference import Trial
from docgen.runs import templates

SOURCE = Path(__file__).parents[2] / "src"
TEMPLATES = Path(__file__).parents[2] / "templates"
PEOPLE = {"people": [{"name": "ก้อน", "age": 5}, {"name": "B & <b>", "age": 12}]}


def trial(data: bytes, context: Mapping[str, object] | None = None, *, is_known: bool = True) -> Trial:
    return Trial(name="-", data=data, context=context or {}, finish=thai.to_thai_digits, is_known=is_known)


def compared(*texts: str, **context: object) -> Comparison:
    return next(compare([trial(paper(*texts), context)]))


def test_templates_that_both_take_read_alike() -> None:
    """Loops, tables, pictures, breaks, filters of ours, digits, and values of which the example knows nothing."""
    rows = (("name", "age"), ("{%tr for p in people %}", ""), ("{{ p.name }}", "{{ p.age }}"), ("{%tr endfor %}", ""))
    head = Document()
    head.sections[0].header.paragraphs[0].text = "หน้า 1 {{ title }}"
    trials = [
        trial(table_paper(*rows), PEOPLE),
        trial(saved(head), {"title": "เรื่องที่ 2"}),
        trial(paper("{{ x | lines }}", "{{ y | money }} บาท", "{{ z }}{{ d.no }}"), {"x": "a\nb", "z": None, "d": {}}),
        trial(paper("{{ photo }}", "ภาพที่ 1"), {"photo": InlineImage(png(), width=360_000)}),
        trial(paper("{{ a }}{{ a.b }}", "{% for x in rows %}{{ x }}{% endfor %}"), is_known=False),
    ]
    assert [found.outcome for found in compare(trials)] == [Outcome.SAME] * 5


def test_a_paragraph_that_reads_otherwise_is_shown_with_both_texts() -> None:
    """In the cell where it stands, with the number of the difference in the register."""
    data = table_paper(("หัว", "ก"), ("{{ x }}", "{{ '“ข”' }}"))
    found = next(compare([trial(data, {"x": "ค"})]))
    assert (found.outcome, found.known) == (Outcome.DIFFERS, "")
    (one,) = found.differences
    assert (one.ours, one.theirs, one.known) == ("“ข”", '"ข"', "D10")
    assert (one.place.table, one.place.row, one.place.column) == (1, 2, 2)


@pytest.mark.parametrize(
    ("texts", "context", "number"),
    [
        (["a {{ x }} b"], {"x": "สอง\nบรรทัด"}, "D05"),
        (["{{ d.items }}"], {"d": {"items": "รายการ"}}, "D07"),
        (["{% if x == 'R&D' %}ใช่{% else %}ไม่{% endif %}"], {"x": "R&D"}, "D09"),
        (["ก", "ข {%- if x %}ค{% endif %}"], {"x": 1}, "D13"),
    ],
)
def test_a_deliberate_difference_is_named(texts: list[str], context: dict[str, object], number: str) -> None:
    """By the number under which the register tells it."""
    found = compared(*texts, **context)
    assert {difference.known for difference in found.differences} == {number}


def test_what_docxtpl_refuses_is_told_in_its_words() -> None:
    """`%` in a tag of a paragraph, which works here."""
    found = compared("{%p if n % 2 %}", "คี่", "{%p endif %}", n=1)
    assert (found.outcome, found.known) == (Outcome.NOT_THERE, "D08")
    assert "unknown tag 'p'" in found.reason


def test_what_is_refused_here_is_not_asked_of_docxtpl() -> None:
    """Templates may run nothing here."""
    found = compared("{{ x.__class__ }}", x="ก")
    assert (found.outcome, found.known) == (Outcome.NOT_HERE, "D06")


def test_the_bundled_templates_bind_no_office() -> None:
    """docxtpl makes the same words of all of them, but for the two whose charts are filled."""
    verdicts = templates.check(load_catalogue(TEMPLATES), [], with_reference=True)
    others = {v.path.name[:3]: v.reference for v in verdicts if v.reference is None or not v.reference.is_same}
    assert len(verdicts) == 52
    assert {name: found and (found.outcome, found.known) for name, found in others.items()} == {
        "D14": (Outcome.NOT_THERE, "D28"),
        "D15": (Outcome.NOT_THERE, "D28"),
    }


def test_docxtpl_is_never_imported_beside_what_makes_papers() -> None:
    """Its import changes what python-docx writes, so a process of its own does it."""
    code = (
        "import sys; from docgen import cli, report; from docgen.runs import pipeline\n"
        "from docgen.press.comparison import compare\n"
        "from docgen.press.reference import Trial\n"
        "if __name__ == '__main__':\n"
        f"    (found,) = compare([Trial(name='-', data={paper('{{ x }}')!r}, context={{'x': 'a'}}, finish=str)])\n"
        "    print(found.outcome, *({'docxtpl', 'docxcompose'} & set(sys.modules)))\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SOURCE)
    assert said.stdout.split() == ["same"]
