"""A run's outcome, for a person (Thai text) and for a program (JSON), and the exit code that follows from it."""

from docgen.report.comparing import compared_json, compared_text
from docgen.report.faults import error_text, fault_text, field_rows, field_text, verdict_json, verdict_text
from docgen.report.findings import (
    check_json,
    check_text,
    count_line,
    counts,
    field_meaning,
    lines_of,
    needs_a_person,
    place,
    sentence,
)
from docgen.report.papers import (
    build_json,
    build_text,
    change_place,
    change_text,
    exit_code,
    status_json,
    status_needs_a_person,
    status_text,
)

__all__ = [
    "build_json",
    "build_text",
    "change_place",
    "change_text",
    "check_json",
    "check_text",
    "compared_json",
    "compared_text",
    "count_line",
    "counts",
    "error_text",
    "exit_code",
    "fault_text",
    "field_meaning",
    "field_rows",
    "field_text",
    "lines_of",
    "needs_a_person",
    "place",
    "sentence",
    "status_json",
    "status_needs_a_person",
    "status_text",
    "verdict_json",
    "verdict_text",
]
