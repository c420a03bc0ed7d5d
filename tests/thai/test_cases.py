"""The project's cases: values as clerks type them, with what they mean (tests/thai/cases.json)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from docgen import thai
from docgen.words import say

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))
CLEAR = [case for case in CASES if not case.get("ambiguous")]
AMBIGUOUS = [case for case in CASES if case.get("ambiguous")]
REFUSED = "refused"

PARSERS: Mapping[str, Callable[[object], thai.Reading[Any]]] = {
    "text": thai.read_text,
    "name": thai.read_person_name,
    "time": thai.read_time,
    "bool": thai.read_flag,
    "phone": thai.read_phone,
    "village_no": thai.read_moo,
    "id13": thai.read_citizen_id,
}
TYPES: Mapping[str, Callable[[Any], object]] = {
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "float": float,
    "richtext": "".join,
}


def read(case: dict[str, Any]) -> thai.Reading[Any]:
    raw, context = case["raw"], case.get("context") or {}
    value = TYPES[raw["type"]](raw["value"]) if raw["type"] in TYPES else raw["value"]
    if case["kind"] == "number":
        return thai.read_number(value, money=bool(context.get("money")))
    if case["kind"] != "date":
        return PARSERS[case["kind"]](value)
    first_last = context.get("valid_years_ce")
    return thai.read_date(
        value,
        years=range(first_last[0], first_last[1] + 1) if first_last else None,
        today=dt.date.fromisoformat(context.get("today", "2022-06-30")),
        birth=context.get("column") == "birth date",
    )


def plain(value: object) -> object:
    """A parsed value in the notation of the cases."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, thai.PersonName):
        parts = {"prefix": value.prefix, "first": value.first, "last": value.last}
        return parts | ({"suffix": value.suffix} if value.suffix else {})
    return value


def expected(answer: object) -> object:
    if isinstance(answer, dict) and "error" in answer:
        return REFUSED
    is_number = isinstance(answer, (int, float)) and not isinstance(answer, bool)
    return Decimal(str(answer)) if is_number else answer


def sentences(case: dict[str, Any]) -> list[str]:
    """What the program says of a case: why it is refused and what to do, or what was guessed."""
    try:
        return [say("repair", repair) for repair in read(case).repairs]
    except thai.ThaiValueError as error:
        return [say("value", error.code, error.values, part=part) for part in ("message", "mend")]


def outcome(case: dict[str, Any]) -> object:
    try:
        return plain(read(case).value)
    except thai.ThaiValueError:
        return REFUSED


@pytest.mark.parametrize("case", CLEAR, ids=[case["id"] for case in CLEAR])
def test_clear_case_holds(case: dict[str, Any]) -> None:
    """A value that has one meaning is read as that, a value that has none is refused."""
    answers = [expected(answer) for answer in (case["expected"], *case.get("alternatives", []))]
    found = outcome(case)
    assert found in answers
    assert type(found) in map(type, answers) or isinstance(found, (int, Decimal))


@pytest.mark.parametrize("case", AMBIGUOUS, ids=[case["id"] for case in AMBIGUOUS])
def test_ambiguous_case_is_read_defensibly(case: dict[str, Any]) -> None:
    """A value on which reasonable people differ gets one of the answers that can be defended."""
    answers = [expected(answer) for answer in (case["expected"], *case.get("alternatives", []))]
    assert outcome(case) in answers


def test_every_refusal_and_repair_can_be_said() -> None:
    """Each error of the cases fills its wording: no placeholder is without a value."""
    said = [sentence for case in CASES for sentence in sentences(case)]
    assert len(said) > 200
    assert [sentence for sentence in said if not sentence or "{" in sentence] == []
