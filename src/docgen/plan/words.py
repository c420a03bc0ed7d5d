"""Changes, and what a paper waits for, in a clerk's words: on the screen, in lists, in the history."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from docgen.papers import Document, Field
from docgen.papers.words import field_name
from docgen.words import say

if TYPE_CHECKING:
    from docgen.plan.values import Change


_DIGEST = re.compile(r"(?<=\S) \([0-9a-f]{16}\)$")  # what tells photographs of one name apart
_OF_A_PERSON = frozenset({"full_name", "prefix", "first", "last", "position", "acting", "phone"})


def change_words(change: Change) -> str:
    """`ครัวเรือนเป้าหมาย ลำดับที่ 7 ชื่อ`: which value of the paper it is; of a whole row, what became of it."""
    if change.field.path.endswith("[]") and change.list_field is not None:
        event = row_event(change.field.path, change.old, change.new)
        if event:
            return _row_words(change.field, change.list_field, change.place, event)
    return _in_list(_of_whom(change.field, change.holder), change.list_field, change.place)


def field_words(path: str, place: int, document: Document | None, *, old: str = "", new: str = "") -> str:
    """A field by its meaning, with its place in the list; by its path where today's papers have no such field."""
    known = {} if document is None else document.fields
    listed = known.get(path.partition("[]")[0])
    event = row_event(path, old, new)
    if event and listed is not None:
        return _row_words(known.get(path.removesuffix("[]"), listed), listed, place, event)
    field = known.get(path)
    inner = path.rpartition("[]")[0]
    holder = known.get(inner if "[]" in inner else "" if place else path.rpartition(".")[0])
    meaning = _of_whom(field, holder) if field is not None else path
    return _in_list(meaning, listed, place)


def row_event(path: str, old: str, new: str) -> str:
    """What became of a row as a whole: `removed`, `added`, `moved`; "" where a value is told."""
    if not path.endswith("[]") or not (old or new):
        return ""
    return "removed" if not new else "added" if not old else "moved" if old == new else ""


def change_line(path: str, what: str, old: str, new: str) -> str:
    """A change as a line: `ครัวเรือนเป้าหมาย ลำดับที่ 7 ชื่อ “ก” → “ข”`, `เอาออกจากครัวเรือนเป้าหมาย: “ก”`."""
    values = {"what": what, "old": value_words(old), "new": value_words(new)}
    if row_event(path, old, new):
        return say("word", "row-told", {"what": what, "row": old or new})
    return say("word", "resign-change", values)


def before_and_after(path: str, old: str, new: str) -> tuple[str, str]:
    """Old and new as the columns of a table: a row that was taken out has no new value, and is no blank one."""
    event = row_event(path, old, new)
    if event in ("removed", "moved"):
        return old, say("word", f"row-{event}-mark")
    return (say("word", "row-added-mark"), new) if event else (old, new)


def _row_words(field: Field, listed: Field, place: int, event: str) -> str:
    """Whose row of which list: a list inside a row of another one is told with that row's place."""
    is_inner = field.path.removesuffix("[]") != listed.path
    words = {"list": field_name(field), "outer": field_name(listed), "place": place}
    return say("word", f"row-{event}-inner" if is_inner else f"row-{event}", words)


def value_words(value: str) -> str:
    """A value as a sentence tells it: a blank one is told as blank, a photograph by its file's name alone."""
    return _DIGEST.sub("", value) or say("word", "list-empty")


def _of_whom(field: Field, holder: Field | None) -> str:
    """`ประธานกลุ่ม ชื่อ`: a name alone does not say whose it is."""
    meaning = field_name(field)
    if holder is None or not (holder.is_list or field.path.rpartition(".")[2] in _OF_A_PERSON):
        return meaning
    return say("word", "of-whom", {"holder": field_name(holder), "meaning": meaning})


def _in_list(meaning: str, listed: Field | None, place: int) -> str:
    if not place:
        return meaning
    values = {"list": field_name(listed) if listed else "", "place": place, "meaning": meaning}
    return say("word", "in-list", values)


def awaited(document: Document, sheets_of: Mapping[str, Sequence[str]]) -> str:
    """`จำนวนผู้เข้าร่วมจริง (ชีตเข้าร่วม) และเลขทะเบียน วันที่จดทะเบียน (ชีตกลุ่มอาชีพ)`."""
    by_sheets: dict[str, list[str]] = {}
    for path, sheets in sheets_of.items():
        by_sheets.setdefault(", ".join(sheets), []).append(field_words(path, 0, document))
    told = [
        say("word", "waiting-for", {"what": ", ".join(meanings), "sheets": sheets}) if sheets else ", ".join(meanings)
        for sheets, meanings in by_sheets.items()
    ]
    return say("word", "waiting-and").join(told)
