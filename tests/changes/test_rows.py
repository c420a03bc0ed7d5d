"""The printed list's values: on one line, and short enough for a page."""

from __future__ import annotations

from docgen.changes.paper import LONGEST, short


def test_a_short_value_stays_and_a_long_one_is_marked_as_cut() -> None:
    """On one line, whatever it was in the workbook."""
    assert short("สองบรรทัด\nในช่อง") == "สองบรรทัด ในช่อง"
    assert short("ย" * LONGEST) == "ย" * LONGEST
    assert short("ย" * (LONGEST + 1)) == "ย" * LONGEST + "…"
