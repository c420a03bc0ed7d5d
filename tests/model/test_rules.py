"""Declared rules: expressions over rows and places, silent where something is not known, told with their cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.support.projects import CODE, Book, project_of

from docgen.errors import ProgrammeError
from docgen.findings import Finding
from docgen.model.rules import Expression, load_rules, read_rules
from docgen.programmes.sammachip.checks import declared
from docgen.programmes.sammachip.sheets import BudgetLine, Material, Village
from docgen.runs import pipeline
from docgen.words import wording

LEVELS = ("village", "group")
RULE = {"code": "R-X", "each": "village.materials", "wrong": "row.quantity > 10", "at": "row.quantity"}


def found(folder: Path, book: Book, **changes: Any) -> list[Finding]:
    """What a rule finds in a book."""
    world = project_of(pipeline.check([book.save(folder / "a.xlsx")]))
    (rule,) = read_rules([{**RULE, **changes}], LEVELS, Path("rules.toml"))
    return list(rule.check(world))


def test_a_rule_names_the_cell_and_the_value(tmp_path: Path) -> None:
    """Of each row of which its expression is true."""
    book = Book()
    book.rows[Material][0]["จำนวน"] = 25
    (one,) = found(tmp_path, book, args={"item": "row.item", "village": "village.name"}, subject=True)
    assert one.where == project_of(pipeline.check([tmp_path / "a.xlsx"])).dossiers[0].materials[0].at("quantity")
    assert (one.code, one.value, one.subject) == ("R-X", "25", CODE)
    assert one.args == {"item": book.rows[Material][0]["รายการ"], "village": book.rows[Village][0]["ชื่อบ้าน"]}


def test_what_is_not_known_is_not_wrong(tmp_path: Path) -> None:
    """A blank quantity is a finding of its own; a rule over it says nothing, and does not fail."""
    book = Book()
    for row in book.rows[Material]:
        row["จำนวน"] = None
    assert found(tmp_path, book, wrong="row.quantity * row.unit_price > 0") == []
    assert len(found(tmp_path, book, wrong="row.quantity is none")) == len(book.rows[Material])


def test_a_rule_may_ask_each_place_or_the_settings(tmp_path: Path) -> None:
    """A level without a list asks the places themselves, `world` the settings or a list of all."""
    book = Book()
    (place,) = found(tmp_path, book, each="village", wrong="place.household_count < 999", at="own.name")
    assert place.where == project_of(pipeline.check([tmp_path / "a.xlsx"])).dossiers[0].village.at("name")
    (whole,) = found(tmp_path, book, each="world", wrong="programme.village_count < 999", at="programme.village_count")
    assert whole.value == str(book.settings["จำนวนหมู่บ้านเป้าหมาย"])


def test_it_touches_the_papers_of_its_place(tmp_path: Path) -> None:
    """`{key}` is the place's key; `also` are the other cells."""
    book = Book()
    book.rows[Material][0]["จำนวน"] = 25
    (one,) = found(tmp_path, book, touches=["{key}:materials.quantity"], also=["row.unit"])
    assert one.touches == {f"{CODE}:materials.quantity"}
    assert [cell.header for cell in one.also] == ["หน่วยนับ"]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"wrong": "row.quantity >"}, "wrong"),
        ({"wrong": ""}, "wrong"),
        ({"wrong": "row.quantity }} {{ row.unit"}, "wrong"),
        ({"wrong": "row.quantity|rounded > 1"}, "wrong"),
        ({"args": {"x": "row.unit is kilo"}}, "args"),
        ({"args": {"x": "row.("}}, "args"),
        ({"value": "row. "}, "value"),
        ({"each": "county.rows"}, "each"),
        ({"severity": "fatal"}, "severity"),
        ({"at": "quantity"}, "at"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_declaration_names_the_rule(changes: dict[str, Any], key: str) -> None:
    """Before any workbook is read."""
    with pytest.raises(ProgrammeError) as caught:
        read_rules([{**RULE, **changes}], LEVELS, Path("rules.toml"))
    assert (caught.value.values["rule"], caught.value.values["key"]) == ("R-X", key)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"wrong": "vilage.moo > 10"}, "wrong"),
        ({"at": "line.quantity"}, "at"),
        ({"value": "line.item"}, "value"),
        ({"args": {"name": "programe.province"}}, "args"),
        ({"also": ["line.item"]}, "also"),
        ({"each": "village|group.materials", "wrong": "village.moo > row.quantity"}, "wrong"),
        ({"each": "world.numbers", "wrong": "place.key == row.place"}, "wrong"),
    ],
)
def test_a_name_that_nobody_gives_is_told_with_its_rule(changes: dict[str, Any], key: str) -> None:
    """A misspelt root, or one that not all places of the rule have, and not when the first workbook has such a row."""
    with pytest.raises(ProgrammeError) as caught:
        read_rules([{**RULE, **changes}], {"village": ("village",), "group": ("group",)}, Path("rules.toml"))
    assert (caught.value.values["rule"], caught.value.values["key"]) == ("R-X", key)


def test_a_file_that_is_no_toml_is_told(tmp_path: Path) -> None:
    """As one error with the file."""
    path = tmp_path / "rules.toml"
    path.write_text("[[rule]\n", encoding="utf-8")
    with pytest.raises(ProgrammeError) as caught:
        load_rules(path, LEVELS)
    assert caught.value.code == "programme-unreadable"


def test_an_expression_is_a_sandbox() -> None:
    """Data that a stranger declared reaches no Python."""
    with pytest.raises(Exception, match=r"unsafe|undefined"):
        Expression("row.__class__.__mro__").of({"row": 1})


def test_what_is_read_as_an_expression_can_be_asked() -> None:
    """Expressions are compiled when they are first asked: then nothing may be wrong with any of the bundled ones."""
    for rule in declared():
        for expression in (rule.wrong, rule.value, *rule.args.values()):
            assert expression is None or callable(expression._ask), rule.code


def test_every_declared_rule_has_its_wording_and_its_arguments() -> None:
    """The placeholders of its sentences are its arguments; what `sentence` adds itself may be there."""
    import string

    given = {"value", "first"}
    for rule in declared():
        entry = wording("finding", rule.code)
        used = {name for part in entry.values() for _, name, _, _ in string.Formatter().parse(part) if name}
        assert used - given <= set(rule.args), rule.code
        assert set(rule.args) <= used, rule.code


def test_a_village_and_a_group_are_asked_the_same(tmp_path: Path) -> None:
    """`village|group.budget`: spent above plan is told of both."""
    book = Book(households=20)
    book.add_group()
    for row in (book.rows[BudgetLine][0], book.rows[BudgetLine][-1]):
        row["จ่ายจริง"] = row["แผน"] + 1
    told = [f for f in pipeline.check([book.save(tmp_path / "a.xlsx")]).findings if f.code == "R-BUD-02-spent"]
    assert len(told) == 2
