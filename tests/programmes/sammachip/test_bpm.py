"""When what was paid is recorded in BPM: at once for a village, and never before (ก1-15; R-TIM-07)."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.projects import Book, found

from docgen.programmes.sammachip.sheets import BudgetLine
from docgen.runs import pipeline


def told(folder: Path, made: Book) -> list[tuple[str, str]]:
    findings = found(pipeline.check([made.save(folder / "a.xlsx")]).findings)
    return [pair for pair in findings if "TIM" in pair[1] or "bpm" in pair[1]]


@pytest.mark.parametrize(
    ("recorded", "code"),
    [
        ("20 ม.ค. 2565", ""),
        ("23 ม.ค. 2565", ""),
        ("24 ม.ค. 2565", "R-TIM-07"),
        ("19 ม.ค. 2565", "bpm-before-payment"),
    ],
)
def test_bpm_is_kept_at_once(tmp_path: Path, recorded: str, code: str) -> None:
    """Three days may lie between payment and record, for a weekend; none lies before."""
    made = Book(sages=1)
    made.rows[BudgetLine][1] |= {"วันที่เบิกจ่าย": "20 ม.ค. 2565", "วันที่บันทึก BPM": recorded}
    assert told(tmp_path, made) == ([("งบประมาณ!G3", code)] if code else [])


def test_a_group_s_record_does_not_lie_before_its_payment(tmp_path: Path) -> None:
    """Within the week that a group has (ก2-8), but not earlier than it was paid."""
    made = Book(households=20, sages=1)
    made.add_group()
    made.rows[BudgetLine][2] |= {"วันที่เบิกจ่าย": "14 มี.ค. 2565", "วันที่บันทึก BPM": "11 มี.ค. 2565"}
    assert told(tmp_path, made) == [("งบประมาณ!H4", "bpm-before-payment")]
