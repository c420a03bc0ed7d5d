"""Errors and template faults as sentences; the fields that `docgen templates fields` prints."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from docgen.errors import DocgenError
from docgen.papers.words import field_meaning
from docgen.words import say

if TYPE_CHECKING:
    from docgen.papers import Field


def error_text(error: DocgenError) -> str:
    """An error as one sentence that says what to do; a template's faults are listed below it."""
    values = {"count": len(getattr(error, "faults", ())), **error.values}
    said = say("error", error.code, values)
    mend = say("error", error.code, values, part="mend")
    lines = [f"{said} — {mend}" if mend else said]
    lines += [f"    {fault_text(fault)}" for fault in getattr(error, "faults", ())]
    return "\n".join(lines)


def fault_text(fault: Any) -> str:
    """A template's fault: where in the Word file and by which words, what is wrong, what to do, what to type."""
    where = place_text(fault.place)
    near = say("word", "template-near", {"text": fault.near}) if fault.near else ""
    said, mend = (say("template", fault.code, fault.placeholders, part=part) for part in ("message", "mend"))
    guess = say("template", fault.code, fault.placeholders, part="suggest") if fault.placeholders["suggestion"] else ""
    typed = say("word", "template-retype", {"tag": fault.retyped}) if fault.retyped else ""
    parts = (guess, typed or mend) if guess else (mend, typed)
    return f"{where}{near}: {said}" + "".join(f" — {part}" for part in parts if part)


def place_text(place: Any) -> str:
    """`ตารางที่ 2 แถวที่ 3 ช่องที่ 1 ของเนื้อหา`."""
    return say("template-place", place.kind, dataclasses.asdict(place) | {"story": say("template-story", place.story)})


def field_rows(fields: Iterable[Field]) -> list[dict[str, str]]:
    """Every field with its Thai meaning, its kind, the tag to type and an example."""
    return [
        {
            "field": field.path,
            "meaning": field_meaning(field),
            "kind": say("field-kind", field.kind),
            "tag": "" if field.is_group else _tag(field),
            "example": field.column.example if field.column else say("field", field.wording, part="example"),
        }
        for field in fields
    ]


def _tag(field: Field) -> str:
    """What to type in Word: the last step only inside a loop over its list."""
    path = field.path if "[]" not in field.path else "x" + field.path.rpartition("[]")[2]
    filter_name = say("field-kind", field.kind, part="filter")
    return f"{{{{ {path} | {filter_name} }}}}" if filter_name else f"{{{{ {path} }}}}"


def field_text(fields: Iterable[Field]) -> Iterator[str]:
    """What `docgen templates fields` prints: a group's fields below it."""
    for field, row in zip(fields := list(fields), field_rows(fields), strict=True):
        if field.path.endswith("[]"):
            continue  # a list of plain values is printed whole
        if field.is_group:
            yield ""
            loop = say("word", "field-loop", {"path": field.path}) if field.is_list else field.path
            yield f"{loop} — {row['meaning']}"
        else:
            example = say("word", "field-example", {"example": row["example"]}) if row["example"] else ""
            yield f"  {row['tag']}  {row['meaning']} ({row['kind']}){example}"
