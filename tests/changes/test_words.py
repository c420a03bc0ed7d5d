"""What a field is called where a change is told: a name as a clerk says it, no explanation for a template's author."""

from __future__ import annotations

import re

import pytest
from tests.support.papers import TEMPLATES

from docgen import papers as documents
from docgen.papers import Field, fields_of
from docgen.papers.words import field_meaning, field_name
from docgen.plan.values import Change
from docgen.plan.words import change_words, field_words, value_words
from docgen.programmes import bundled

EXPLAINS = re.compile(r"nth|[=:×−(]|หรือ|ถ้า|ว่างไ|ว่างเ|เว้น|พิมพ์|แถว|เมื่อ|ไม่มีคำว่า|มีคำว่า|เท่าที่|พร้อม|เฉพาะ|จุดไข่ปลา|ตามชีต")
LONGEST = 50  # letters, marks above and below among them


def told() -> dict[str, Field]:
    """Every field that a change may be told of, and the lists that rows are told of."""
    papers = {(document.per, document.each) for document in documents.load_catalogue(TEMPLATES)}
    every = {path: field for per, each in sorted(papers) for path, field in fields_of(bundled(), per, each).items()}
    return {
        path: field
        for path, field in every.items()
        if (not field.is_group or field.is_list) and not path.startswith("file") and field.column is None
    }


def test_every_name_is_a_name() -> None:
    """Short, and with nothing that says how to type it in Word or what happens where it is blank."""
    names = {path: field_name(field) for path, field in told().items()}
    assert len(names) > 300
    assert {path: name for path, name in names.items() if EXPLAINS.search(name) or len(name) > LONGEST} == {}


@pytest.mark.parametrize(
    ("path", "name"), [("paper.number", "เลขที่"), ("paper.letter_number", "เลขที่หนังสือ"), ("paper.dated", "วันที่")]
)
def test_a_number_is_told_as_a_clerk_says_it(path: str, name: str) -> None:
    """The author of a template is told of the dots as well; a change is not."""
    document = next(d for d in documents.load_catalogue(TEMPLATES) if d.short == "D02")
    assert field_words(path, document) == name
    assert field_meaning(fields_of(bundled(), "village")["paper.number"]) == "เลขที่ของเอกสาร หรือจุดไข่ปลา"


def test_a_list_of_plain_values_in_a_row_is_told_once() -> None:
    """It holds no more than its values: its own name is not whose they are."""
    document = next(d for d in documents.load_catalogue(TEMPLATES) if d.short == "D16")
    change = Change(path="households[].criteria[]", place=2, old="1", new="2")
    assert change_words(change, document) == "ครัวเรือนเป้าหมาย ลำดับที่ 2 เกณฑ์"


def test_a_photograph_is_told_by_the_name_of_its_file() -> None:
    """What tells two of one name apart is for the program; a name in brackets that was typed stays."""
    assert value_words("สาธิต 1.jpg (f4f58d068e34a863)") == "สาธิต 1.jpg"
    assert value_words("บ้านโจด (ใหม่)") == "บ้านโจด (ใหม่)"
