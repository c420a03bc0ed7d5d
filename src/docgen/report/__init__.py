"""A run's outcome, for a person (Thai text) and for a program (JSON), and the exit code that follows from it."""

from docgen.report.differences import compared_json, compared_text
from docgen.report.due import waiting_json, waiting_text
from docgen.report.faults import error_text, fault_text, field_rows, field_text
from docgen.report.findings import check_json, check_text, count_line, counts, lines_of, needs_a_person
from docgen.report.numbers import issued_code, issued_json, issued_text, kept_text
from docgen.report.papers import (
    build_json,
    build_text,
    change_text,
    exit_code,
    status_json,
    status_needs_a_person,
    status_text,
)
from docgen.report.signatures import ask_text, history_json, history_text, note_code, note_json, note_text
from docgen.report.verdicts import verdict_json, verdict_text
from docgen.words.days import day_text, when_text

__all__ = [
    "ask_text",
    "build_json",
    "build_text",
    "change_text",
    "check_json",
    "check_text",
    "compared_json",
    "compared_text",
    "count_line",
    "counts",
    "day_text",
    "error_text",
    "exit_code",
    "fault_text",
    "field_rows",
    "field_text",
    "history_json",
    "history_text",
    "issued_code",
    "issued_json",
    "issued_text",
    "kept_text",
    "lines_of",
    "needs_a_person",
    "note_code",
    "note_json",
    "note_text",
    "status_json",
    "status_needs_a_person",
    "status_text",
    "verdict_json",
    "verdict_text",
    "waiting_json",
    "waiting_text",
    "when_text",
]
