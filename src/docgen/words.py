"""Fields, changes and days in a clerk's words, wherever they are told: on the screen, in lists, in the history."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from docgen import thai
from docgen.messages import say

if TYPE_CHECKING:
    from docgen.documents import Document, Field
    from docgen.printed import Change


_OF_A_PERSON = frozenset({"full_name", "prefix", "first", "last", "position", "acting", "phone"})


def field_meaning(field: Field) -> str:
    """A field's Thai meaning: its column's header, or its wording."""
    return field.column.header if field.column else say("field", field.wording)


def field_name(field: Field) -> str:
    """What a field is called where a value of it is told: its meaning, without what a template's author must know."""
    if field.column:
        return field.column.header
    return say("field", field.wording, part="short") or say("field", field.wording)


def change_words(change: Change) -> str:
    """`ครัวเรือนเป้าหมาย ลำดับที่ 7 ชื่อเต็ม`: which value of the paper it is."""
    return _in_list(_of_whom(change.field, change.holder), change.list_field, change.place)


def field_words(path: str, place: int, document: Document | None) -> str:
    """A field by its meaning, with its place in the list; by its path where today's papers have no such field."""
    from docgen.documents import fields_of

    known = {} if document is None else fields_of(document.per, document.each)
    field = known.get(path)
    holder = None if place else known.get(path.rpartition(".")[0])
    meaning = _of_whom(field, holder) if field is not None else path
    return _in_list(meaning, known.get(path.partition("[]")[0]), place)


def value_words(value: str) -> str:
    """A value as a sentence tells it: a blank one is told as blank."""
    return value or say("word", "list-empty")


def _of_whom(field: Field, holder: Field | None) -> str:
    """`ประธานกลุ่ม ชื่อ`: a name alone does not say whose it is."""
    meaning = field_name(field)
    if holder is None or field.path.rpartition(".")[2] not in _OF_A_PERSON:
        return meaning
    return say("word", "of-whom", {"holder": field_name(holder), "meaning": meaning})


def _in_list(meaning: str, listed: Field | None, place: int) -> str:
    if not place:
        return meaning
    values = {"list": field_name(listed) if listed else "", "place": place, "meaning": meaning}
    return say("word", "in-list", values)


def day_text(day: dt.date) -> str:
    """A day, short, in the Buddhist era: `20 ม.ค. 2565`."""
    return thai.format_date(day, thai.DateForm.MEDIUM, digits="arabic")


def when_text(moment: str) -> str:
    """A moment given in ISO form: `20 ม.ค. 2565 09.15 น.`."""
    then = dt.datetime.fromisoformat(moment)
    return f"{day_text(then.date())} {thai.format_time(then.time(), digits='arabic')}"
