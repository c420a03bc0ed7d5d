"""Changes, and what a paper waits for, in a clerk's words: on the screen, in lists, in the history."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from docgen.papers import Document, Field
from docgen.papers.words import field_name
from docgen.plan import private
from docgen.plan.values import Change
from docgen.words import say

_DIGEST = re.compile(r"(?<=\S) \([0-9a-f]{16}\)$")  # what tells photographs of one name apart
_OF_A_PERSON = frozenset({"full_name", "prefix", "first", "last", "position", "acting", "phone"})


def change_words(change: Change, document: Document | None) -> str:
    """`สมาชิก ลำดับที่ 7 ชื่อ`: which value of the paper it is; of a whole row, what became of it.

    By its path, where today's papers have no such field.
    """
    path, place = change.path, change.place
    known = {} if document is None else document.fields
    listed = known.get(path.partition("[]")[0])
    if change.event and listed is not None:
        return _row_words(known.get(path.removesuffix("[]"), listed), listed, place, change.event)
    field = known.get(path)
    return _in_list(path if field is None else _of_whom(field, known.get(_holder(path, place))), listed, place)


def _holder(path: str, place: int) -> str:
    """The path of what holds a value: the president of `committee.president.full_name`, or a list inside a list."""
    if place == 0:
        return path.rpartition(".")[0]
    inner = path.rpartition("[]")[0]
    return inner if "[]" in inner and not path.endswith("[]") else ""


def field_words(path: str, document: Document | None) -> str:
    """A field by its meaning."""
    return change_words(Change(path=path), document)


def change_line(change: Change, document: Document | None) -> str:
    """A change as a line: `สมาชิก ลำดับที่ 7 ชื่อ “ก” → “ข”`, `เอาออกจากสมาชิก: “ก”`."""
    what = change_words(change, document)
    old, new = (private.shown(change.path, value) for value in (change.old, change.new))
    if change.event:
        return say("word", "row-told", {"what": what, "row": old or new})
    return say("word", "resign-change", {"what": what, "old": value_words(old), "new": value_words(new)})


def before_and_after(change: Change) -> tuple[str, str]:
    """Old and new as the columns of a table: a row that was taken out has no new value, and is no blank one.

    Nothing that is not everybody's business is in them.
    """
    old, new = (private.shown(change.path, value, private.IN_LISTS) for value in (change.old, change.new))
    if change.event in ("removed", "moved"):
        return old, say("word", f"row-{change.event}-mark")
    return (say("word", "row-added-mark"), new) if change.event else (old, new)


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
        by_sheets.setdefault(", ".join(sheets), []).append(field_words(path, document))
    told = [
        say("word", "waiting-for", {"what": ", ".join(meanings), "sheets": sheets}) if sheets else ", ".join(meanings)
        for sheets, meanings in by_sheets.items()
    ]
    return say("word", "waiting-and").join(told)
