"""What a row of a list is called when it is taken out or put in: never by what is not everybody's business."""

from __future__ import annotations

import pytest
from tests.support.papers import TEMPLATES

from docgen import papers
from docgen.plan import values

REGISTER = next(document for document in papers.load_catalogue(TEMPLATES) if document.short == "D07")


def called(column: str, value: str) -> str:
    """What is told of a row that says nothing but this."""
    before = {f"households[].{column}": ["อยู่ต่อ", value]}
    after = {f"households[].{column}": ["อยู่ต่อ"]}
    (change,) = values.changes_between(REGISTER, before, after)
    assert change.new == ""
    return change.old


@pytest.mark.parametrize("column", ["phone", "citizen_id", "criteria"])
def test_a_nameless_row_is_not_called_by_what_is_private(column: str) -> None:
    """A telephone, an identity number and the reason why a household was chosen never stand for it (handbook 2.11)."""
    assert called(column, "0812345678") == values.NAMELESS


def test_a_nameless_row_is_called_by_what_may_be_told() -> None:
    """The number of its house says which one it was."""
    assert called("house_no", "12/3") == "12/3"
