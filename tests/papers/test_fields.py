"""The list of fields for whoever edits a Word file: complete, with a meaning each, and true."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.projects import Book, project_of

from docgen import papers, words
from docgen.papers.fields import fields_of, listed, lists_of
from docgen.press import workshop
from docgen.programmes import bundled
from docgen.runs import pipeline

EVERY = tuple(bundled().levels_by_name)


@pytest.mark.parametrize("per", EVERY)
def test_every_field_has_a_thai_meaning(per: str) -> None:
    """From the column's header, or from its wording."""
    for field in fields_of(bundled(), per).values():
        assert field.column is not None or words.say("field", field.wording), field.path
        assert words.say("field-kind", field.kind)


def test_every_wording_of_a_field_is_used() -> None:
    """A field that is gone takes its wording with it."""
    used = {
        field.wording
        for per in EVERY
        for each in ("", *lists_of(bundled(), per))
        for field in fields_of(bundled(), per, each).values()
    }
    used |= {field.wording for field in papers.change_fields(bundled()).values()}
    assert words.codes("field") - used == set()


def test_every_field_of_the_list_of_changes_has_a_thai_meaning() -> None:
    """It is no paper of the plan, and its editor gets the same help."""
    fields = papers.change_fields(bundled())
    assert {"unit", "changed_on", "to_sign[].old", "unsigned[].new", "programme.name"} <= fields.keys()
    for field in fields.values():
        assert field.column is not None or words.say("field", field.wording), field.path


def test_every_field_can_be_read_of_a_real_project(tmp_path: Path) -> None:
    """Each path of a village's paper leads to a value in the context that is rendered."""
    project = project_of(pipeline.check([Book().save(tmp_path / "a.xlsx")]))
    document = papers.Document(programme=bundled(), id="a", short="A", title="a", template=Path(), per="village")
    context = papers.context_of(document, project.dossiers[0], project)
    for path in fields_of(bundled(), "village"):
        if path == "emblem":
            continue
        value: object = None
        root, *rest = path.replace("[]", ".0").split(".")
        value = context[root]
        for step in rest:
            if step == "0":
                if not value:
                    break
                value = value[0]  # type: ignore[index]  # a list of the context
            elif value is None:
                break
            else:
                value = getattr(value, step)


def test_what_the_papers_use_is_in_the_list() -> None:
    """No field of the project's own templates is unknown."""
    catalogue = papers.load_catalogue(Path(__file__).parents[2] / "templates")
    for document in catalogue:
        compiled = workshop.compile_template(document)
        assert compiled.template.check(fields_of(bundled(), document.per, document.each).keys()) == ()


def test_a_paper_for_each_item_prints_the_fields_of_its_record() -> None:
    """`item` has the fields of a record of the list, with the meaning of their columns."""
    fields = fields_of(bundled(), "village", "sages")
    assert fields["item.phone"].column is not None
    assert fields["item.phone"].column.header == "โทรศัพท์"
    assert fields["item_no"].kind == "whole"
    assert not {"item", "item_no"} & set(fields_of(bundled(), "village"))


@pytest.mark.parametrize("per", EVERY)
def test_only_lists_of_records_are_offered_for_each(per: str) -> None:
    """A paper for a name or a number would have nothing to say; every offered list gives fields below `item`."""
    for each in lists_of(bundled(), per):
        assert any(path.startswith("item.") for path in fields_of(bundled(), per, each)), each
    assert "witnesses" not in lists_of(bundled(), per)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("item.phone", "sages[].phone"), ("item", "sages[]"), ("item_no", "sages"), ("village.name", "village.name")],
)
def test_what_an_item_prints_is_read_of_its_list(path: str, expected: str) -> None:
    """So that a column counts as read that only such a paper prints."""
    assert listed(path, "sages") == expected
