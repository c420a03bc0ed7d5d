"""The record outlives the folder of outputs: two copies, mended from each other, whose past nobody changes unseen."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from tests.support.papers import few_templates
from tests.support.projects import CODE, Book

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.plan.given import Number
from docgen.shelf import open_ledger, read_shelf
from docgen.shelf.book import BookError
from docgen.shelf.journal import Kind, Posting, body_of, first_broken

OWN, SECOND = Path(".docgen/outputs/ledger.sqlite"), Path("outputs/.docgen/ledger.sqlite")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one paper that was signed."""
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    Path("inputs").mkdir(exist_ok=True)
    Book().save(Path("inputs/a.xlsx"))
    run(["build"])
    run(["sign", f"D07 {CODE}", "--date", "20/1/2565"])
    return tmp_path


def signed_days() -> list[str]:
    with read_shelf(Path("outputs")) as shelf:
        return [one.signed_on.isoformat() for one in shelf.ledger.current_signatures()]


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as book:
        book.execute(statement)
        book.commit()


def test_deleted_outputs_come_back_with_what_was_signed() -> None:
    """A clerk starts again: the signature stands, and the paper is the very one that was signed."""
    path = next(Path("outputs").rglob("D07_*.docx"))
    signed = path.read_bytes()
    shutil.rmtree("outputs")
    template = next(Path("templates").glob("D07*.docx"))
    edited = Document(str(template))
    edited.add_paragraph("อีกย่อหน้า")  # made anew it would be another file
    edited.save(str(template))
    assert run(["build"]) in (ExitCode.DONE, ExitCode.ATTENTION)
    assert path.read_bytes() == signed
    assert signed_days() == ["2022-01-20"]
    assert SECOND.exists()


@pytest.mark.parametrize("lost", [OWN, SECOND, OWN.parent, SECOND.parent])
def test_either_copy_is_made_again_from_the_other(lost: Path) -> None:
    """Deleted as a file or with its whole folder."""
    if lost.is_dir():
        shutil.rmtree(lost)
    else:
        lost.unlink()
    assert signed_days() == ["2022-01-20"]
    assert not lost.exists() or lost.is_dir()  # looking mends nothing
    run(["build"])
    assert OWN.exists()
    assert SECOND.exists()
    assert signed_days() == ["2022-01-20"]


@pytest.mark.parametrize("damaged", [OWN, SECOND])
def test_a_damaged_copy_is_told_and_mended(damaged: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The run goes on with the other one."""
    damaged.write_bytes(b"not a ledger" * 500)
    run(["build"])
    assert [str(record.msg)[:1] for record in caplog.records if record.levelno == logging.WARNING] == ["!"]
    caplog.clear()
    run(["build"])
    assert not caplog.records
    assert signed_days() == ["2022-01-20"]


CHANGES: tuple[str, ...] = (
    "UPDATE posting SET at = '2021-01-01T00:00:00' WHERE id = 1",
    "UPDATE posting SET body = replace(body, '2022-01-20', '2022-01-10') WHERE id = 1",
    "UPDATE posting SET who = 'somebody' WHERE id = 2",
    "UPDATE posting SET packed = x'00' WHERE id = 1",
    "UPDATE posting SET key = '46010101' WHERE id = 2",
    "DELETE FROM posting WHERE id = 1",
    "INSERT INTO posting SELECT 9, kind, document, key, at, who, why, body, packed, digest FROM posting WHERE id = 2",
)


@pytest.mark.parametrize("statement", CHANGES)
def test_a_past_that_was_changed_is_told_and_not_believed(
    statement: str, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one copy: the other one counts. In both: nothing is written."""
    run(["sign", f"D09 {CODE}", "--date", "21/1/2565"])
    days = signed_days()
    assert len(days) == 2
    change(OWN, statement)
    run(["build"])
    assert "ย้อนหลัง" in "".join(str(record.msg) for record in caplog.records)
    assert signed_days() == days
    for book in (OWN, SECOND):
        change(book, statement)
    capsys.readouterr()
    assert run(["build"]) == ExitCode.OUTPUT
    assert "ย้อนหลัง" in capsys.readouterr().err


def test_a_copy_that_was_cut_short_is_behind() -> None:
    """Its chain holds, but the other goes on where it ends."""
    run(["sign", f"D09 {CODE}", "--date", "21/1/2565"])
    change(OWN, "DELETE FROM posting WHERE id = 2")
    assert len(signed_days()) == 2
    run(["build"])
    with closing(sqlite3.connect(OWN)) as book:
        assert book.execute("SELECT COUNT(*) FROM posting").fetchone() == (2,)


def test_copies_that_went_different_ways_stop_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two people worked on copies of the project: nobody but the office knows what was signed."""
    before = OWN.read_bytes()
    run(["sign", f"D09 {CODE}", "--date", "21/1/2565"])
    OWN.write_bytes(before)
    SECOND.rename(tmp_path / "kept.sqlite")
    run(["sign", f"D11 {CODE}", "--date", "22/1/2565"])
    run(["sign", f"D08 {CODE}", "--date", "22/1/2565"])
    (tmp_path / "kept.sqlite").replace(SECOND)
    capsys.readouterr()
    assert run(["build"]) == ExitCode.OUTPUT
    said = capsys.readouterr().err
    assert str(OWN.parent) in said
    assert str(SECOND.parent) in said


def order(number: int, key: str, document: str = "order") -> Number:
    return Number(register="order กมลาไสย 2565", number=number, document=document, key=key, text=f"{number}/2565")


def test_a_number_is_one_papers_and_a_paper_has_one_number(tmp_path: Path) -> None:
    """Whoever calls: a number that was given is refused, and a second number of a paper cancels its first."""
    with open_ledger(tmp_path / "out") as ledger:
        ledger.give([order(1, "a"), order(2, "b")], at="2022-01-20")
        with pytest.raises(BookError) as caught:
            ledger.give([order(3, "d"), order(2, "c")], at="2022-01-21")
        assert caught.value.code == "number-taken"
        ledger.give([order(3, "a")], at="2022-01-22")
        assert [(one.number, one.key, one.is_cancelled) for one in ledger.given()] == [
            (1, "a", True), (2, "b", False), (3, "a", False),
        ]  # fmt: skip
        ledger.cancel(order(3, "a"), at="2022-01-23")
        assert ledger.numbers("order กมลาไสย 2565") == {1, 2, 3}
    with closing(sqlite3.connect(tmp_path / ".docgen" / "out" / "ledger.sqlite")) as book:
        row = "INSERT INTO number VALUES ('order กมลาไสย 2565', ?, 'order', 'b', '', '', '', 0)"
        for number in (2, 4):  # past the program: the tables hold the law themselves
            with pytest.raises(sqlite3.IntegrityError):
                book.execute(row, (number,))


TEXT = st.text(max_size=12)
POSTINGS = st.lists(
    st.builds(
        Posting,
        kind=st.sampled_from(Kind), at=TEXT, document=TEXT, key=TEXT, who=TEXT, why=TEXT,
        body=st.dictionaries(TEXT, TEXT, max_size=3).map(lambda said: body_of(said=said)), packed=st.binary(max_size=9),
    ),
    min_size=1, max_size=6,
)  # fmt: skip


@given(POSTINGS, st.data())
def test_a_chain_shows_any_change_but_at_its_end(postings: list[Posting], data: st.DataObject) -> None:
    """A posting that is changed, taken out, repeated or put elsewhere is found."""
    digest, chain = "", []
    for number, posting in enumerate(postings, 1):
        chain.append(posting.after(digest, number))
        digest = chain[-1].digest
    assert first_broken(chain) is None
    at = data.draw(st.integers(0, len(chain) - 1))
    ways: list[Callable[[], list[Posting]]] = [
        lambda: [*chain[:at], chain[at].after("other", at + 1), *chain[at + 1 :]],
        lambda: [*chain[: at + 1], *chain[at:]],
    ]
    if at < len(chain) - 1:
        ways.append(lambda: [*chain[:at], *chain[at + 1 :]])
        ways.append(lambda: [*chain[:at], chain[at + 1], chain[at], *chain[at + 2 :]])
    assert first_broken(data.draw(st.sampled_from(ways))()) is not None
