"""What `docgen sign` records: the days that can be, the papers that are as the data say, and who said so and why."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.support.papers import few_templates
from tests.support.projects import CODE, OTHER_CODE, Book

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.programmes.sammachip.sheets import Household, Village
from docgen.shelf import read_shelf

D07, D09 = f"D07 {CODE}", f"D09 {CODE}"
Say = Callable[..., tuple[int, str]]


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """A command of a project of two villages whose papers are made, with what it said."""
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)

    def said(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        code = run(list(arguments))
        heard = capsys.readouterr()
        return code, heard.out + heard.err

    save(Book())
    said("build")
    return said


def save(book: Book) -> None:
    book.add_village()
    book.save(Path("inputs/a.xlsx"))


def noted(say: Say, *arguments: str) -> list[str]:
    _, said = say("sign", *arguments, "--format", "json")
    found: list[str] = [note["noted"] for note in json.loads(said)]
    return found


def days() -> list[tuple[str, str, str, bool]]:
    """Every signature of the village's list of attendance: its day, who recorded it, why, whether it was taken back."""
    with read_shelf(Path("outputs")) as shelf:
        found = shelf.ledger.signatures("attendance-sheet", CODE)
    return [(one.signed_on.isoformat(), one.who, one.why, one.is_revoked) for one in found]


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("13/1/2565", "day-before"),
        ("14/1/2565", "signed"),
        ("30/9/2565", "signed"),
        ("1/10/2565", "day-outside"),
        ("1/1/2550", "day-before"),
    ],
)
def test_a_paper_is_signed_on_its_own_day_or_later_while_the_programme_runs(say: Say, day: str, verdict: str) -> None:
    """The list of attendance is of 14 ม.ค. 2565, the fiscal year ends with 30 ก.ย.; no wrong day is recorded."""
    book = Book()
    book.rows[Village][0]["วันที่จัด"] = "14 ม.ค. 2565"
    save(book)
    say("build")
    assert noted(say, D07, "--date", day) == [verdict]
    assert len(days()) == (verdict == "signed")


def test_a_day_outside_is_told_with_the_days_that_can_be(say: Say) -> None:
    code, said = say("sign", D07, "--date", "1/10/2565")
    assert code == ExitCode.ATTENTION
    assert "(1 ต.ค. 2564 – 30 ก.ย. 2565)" in said


def test_what_is_said_is_what_is_recorded(say: Say) -> None:
    """Another day of a paper that was signed is no ✓: the record stays until it is corrected, with a reason."""
    say("sign", D07, "--date", "20/2/2565")
    code, said = say("sign", D07, "--date", "21/2/2565")
    assert code == ExitCode.ATTENTION
    assert "✗" in said
    assert "บันทึกไว้แล้วว่าลงนามวันที่ 20 ก.พ. 2565" in said
    code, said = say("sign", D07)
    assert (code, "บันทึกไว้แล้ว ลงนามวันที่ 20 ก.พ. 2565" in said) == (ExitCode.DONE, True)
    assert [day for day, *_ in days()] == ["2022-02-20"]


def test_a_correction_is_a_new_posting_with_who_and_why(
    say: Say, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first one stays in the record as taken back; without a reason nothing is corrected."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "somsri")
    say("sign", D07, "--date", "20/2/2565")
    assert say("sign", D07, "--date", "21/2/2565", "--correct")[0] == ExitCode.USAGE
    code, said = say("sign", D07, "--date", "21/2/2565", "--correct", "--why", "พิมพ์วันผิด")
    assert (code, "แก้บันทึกเป็นลงนามวันที่ 21 ก.พ. 2565" in said) == (ExitCode.DONE, True)
    assert days() == [("2022-02-20", "somsri", "", True), ("2022-02-21", "somsri", "พิมพ์วันผิด", False)]
    history = say("history", D07)[1]
    assert "ลงนาม 20 ก.พ. 2565 (ถอนแล้ว) เพราะ พิมพ์วันผิด" in history
    assert "ลงนาม 21 ก.พ. 2565 เพราะ พิมพ์วันผิด" in history
    told = json.loads(say("history", D07, "--format", "json")[1])[0]["versions"][0]["signed"]
    assert [(one["who"], one["revoked"], one.get("revoked_by")) for one in told] == [
        ("somsri", True, "somsri"),
        ("somsri", False, None),
    ]


def test_a_corrected_day_must_be_possible_too(say: Say) -> None:
    say("sign", D07, "--date", "20/2/2565")
    assert noted(say, D07, "--date", "1/1/2550", "--correct", "--why", "ผิด") == ["day-before"]
    assert [day for day, *_ in days()] == ["2022-02-20"]


def test_taking_back_needs_a_reason_and_keeps_it(say: Say) -> None:
    say("sign", D07, "--date", "20/2/2565")
    assert say("sign", D07, "--undo")[0] == ExitCode.USAGE
    code, said = say("sign", D07, "--undo", "--why", "ยังไม่ได้ลงนามจริง")
    assert (code, "ถอนบันทึกการลงนามวันที่ 20 ก.พ. 2565 แล้ว" in said) == (ExitCode.DONE, True)
    assert "เพราะ ยังไม่ได้ลงนามจริง" in say("history", D07)[1]


@pytest.mark.parametrize(
    ("answer", "code", "recorded"),
    [("y\n", ExitCode.DONE, 2), ("n\n", ExitCode.ATTENTION, 0), ("\n", ExitCode.ATTENTION, 0), ("", ExitCode.USAGE, 0)],
)
def test_more_than_one_place_is_asked_about(
    say: Say, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, recorded: int
) -> None:
    """No is the answer of whoever only presses Enter; where nobody answers, nothing is recorded."""
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    found, said = say("sign", "--only", "D07", "--date", "20/2/2565")
    assert (found, "2 ฉบับ ใน 2 แห่ง (D07)" in said) == (code, True)
    with read_shelf(Path("outputs")) as shelf:
        assert len(shelf.ledger.current_signatures()) == recorded


def test_a_script_says_yes(say: Say) -> None:
    """JSON asks nobody."""
    assert say("sign", "--only", "D07", "--date", "20/2/2565", "--format", "json")[0] == ExitCode.USAGE
    assert noted(say, "--only", "D07", "--date", "20/2/2565", "--yes") == ["signed", "signed"]
    assert say("sign", "--only", "D07", "--undo", "--why", "ผิด", "--format", "json")[0] == ExitCode.USAGE


def test_one_place_is_not_asked_about(say: Say) -> None:
    assert noted(say, D07, D09, "--date", "20/2/2565") == ["signed", "signed"]


def test_a_partial_build_says_which_papers_it_left_with_old_data(say: Say) -> None:
    """And these are not signed as they are, unless a person says that they were."""
    book = Book()
    book.add_village()
    book.rows[Household][1]["สกุล"] = "ใจดีงาม"
    book.save(Path("inputs/a.xlsx"))
    _, said = say("build", "--only", "D09")
    assert "ยังเป็นข้อมูลเก่า" in said
    assert "D07: ข้อมูลเปลี่ยน" in said
    _, told = say("build", "--only", "D09", "--format", "json")
    left = [(one["document"], one["key"], one["reasons"]) for one in json.loads(told)["left"]]
    assert ("attendance-sheet", CODE, ["data-changed"]) in left
    assert not [one for one in left if one[1] == OTHER_CODE]
    assert noted(say, D07, "--date", "20/2/2565") == ["outdated"]
    assert noted(say, D09, "--date", "20/2/2565") == ["signed"]
    assert noted(say, D07, "--date", "20/2/2565", "--even-outdated") == ["signed"]
    _, told = say("build", "--format", "json")
    assert json.loads(told)["left"] == []


def test_a_paper_that_is_withheld_now_is_not_signed(say: Say) -> None:
    """Its file is of before, and the build said so."""
    book = Book()
    book.rows[Household][0]["บ้านเลขที่"] = ""
    save(book)
    _, told = say("build", "--format", "json")
    assert (("attendance-sheet", CODE)) in {(w["document"], w["key"]) for w in json.loads(told)["withheld"]}
    assert noted(say, D07, "--date", "20/2/2565") == ["withheld"]
    save(Book())
    say("build")
    assert noted(say, D07, "--date", "20/2/2565") == ["signed"]


def test_a_partial_build_of_another_village_leaves_nothing_old(say: Say) -> None:
    _, told = say("build", "--village", OTHER_CODE, "--format", "json")
    found: dict[str, Any] = json.loads(told)
    assert found["left"] == []
