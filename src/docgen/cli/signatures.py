"""The commands of papers that are made and printed: sign them, look at their history, bring a version back."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import FORMAT, HELP, OUTPUTS, PATH, TEMPLATES, Places, choices, echo_json, templates_folder
from docgen.cli.pages import ThaiPage
from docgen.errors import ExitCode, UsageError
from docgen.words import say

if TYPE_CHECKING:
    from docgen.runs.sign import Note


@click.command(cls=ThaiPage, context_settings=HELP)
@click.argument("papers", nargs=-1)
@choices
@click.option("--list", "listed", type=PATH, help="รายชื่อเอกสารที่ลงนาม บรรทัดละฉบับ (.txt .csv หรือคอลัมน์แรกของ .xlsx)")
@click.option("--all", "every", is_flag=True, help="ทุกฉบับที่ทำไว้")
@click.option("--date", "day", metavar="วันที่", help="วันที่ลงนาม เช่น 20/1/2565 (ถ้าไม่บอก: วันนี้)")
@click.option("--undo", is_flag=True, help="ถอนการบันทึกที่บันทึกผิด")
@click.option("--correct", is_flag=True, help="แก้วันลงนามที่บันทึกไว้ ให้เป็นวันที่ใน --date")
@click.option("--why", default="", metavar="เหตุผล", help="เหตุผลของ --correct หรือ --undo เก็บไว้ในบันทึก")
@click.option("--even-outdated", "takes_old", is_flag=True, help="บันทึกแม้ฉบับนั้นเป็นข้อมูลเก่าหรืองดทำ")
@click.option("--yes", "sure", is_flag=True, help="ไม่ต้องถาม เมื่อบันทึกหลายแห่งพร้อมกัน")
@TEMPLATES
@OUTPUTS
@FORMAT
def sign(  # noqa: PLR0917  click passes the options by name
    papers: tuple[str, ...],
    only: tuple[str, ...],
    places: Places,
    listed: Path | None,
    every: bool,
    day: str | None,
    undo: bool,
    correct: bool,
    why: str,
    takes_old: bool,
    sure: bool,
    templates: Path | None,
    outputs: Path,
    as_format: str,
) -> None:
    """บันทึกว่าเอกสารลงนามแล้ว ฉบับที่ลงนามจะไม่ถูกเขียนทับ

    \b
    PAPERS คือไฟล์ โฟลเดอร์ หรือรหัสเอกสารกับรหัสสถานที่ คั่นด้วยเว้นวรรค
    ถ้าข้อมูลเปลี่ยนภายหลัง docgen build วางฉบับใหม่ไว้ข้างกัน และบอกว่าต้องลงนามใหม่
    """
    from docgen import report
    from docgen.papers import load_catalogue
    from docgen.runs import sign as signing
    from docgen.shelf import open_shelf, read_shelf
    from docgen.shelf.journal import user

    names = (*papers, *(signing.names_in(listed) if listed is not None else ()))
    which = signing.Which(names=names, documents=only, places=places, is_all=every)
    if which.is_nothing:
        raise UsageError("sign-nothing")
    if (correct or undo) and not why.strip():
        raise UsageError("sign-why")
    now = dt.datetime.now()
    said = signing.Signing(
        day=day_of(day, now.date()),
        recorded_at=now.isoformat(timespec="seconds"),
        who=user(),
        why=why.strip(),
        is_day_meant=day is not None,
        corrects=correct,
        takes_old=takes_old,
    )
    catalogue = load_catalogue(templates_folder(templates))
    if not sure:
        with read_shelf(outputs) as shelf:
            found = signing.find(which, shelf, catalogue)
            meant = [signing.assess_undo(one, shelf) if undo else signing.assess(one, shelf, said) for one in found]
        _ask(meant, report.ask_text(meant, catalogue, None if undo else said.day), is_json=as_format == "json")
    with open_shelf(outputs) as shelf:
        found = signing.find(which, shelf, catalogue)
        notes = list((signing.undo if undo else signing.sign)(found, shelf, said))
    if as_format == "json":
        echo_json(report.note_json(notes))
    else:
        for line in report.note_text(notes, catalogue, is_undo=undo):
            click.echo(line)
    sys.exit(report.note_code(notes))


def _ask(meant: Sequence[Note], question: str, *, is_json: bool) -> None:
    """Ask before more than one place is recorded; where nobody can answer, nothing is."""
    if len({note.entry.place for note in meant if note.noted.is_record}) < 2:
        return
    if is_json:
        raise UsageError("sign-unasked", question=question)
    click.echo(question)
    try:
        is_sure = click.confirm(say("word", "ask-sure"), default=False)
    except click.Abort as error:
        raise UsageError("sign-unasked", question=question) from error
    if not is_sure:
        click.echo(say("word", "asked-no"))
        sys.exit(ExitCode.ATTENTION)


def day_of(typed: str | None, today: dt.date) -> dt.date:
    """The day that was typed, today where none was; a day to come is a slip of the pen."""
    if typed is None:
        return today
    from docgen import thai

    try:
        day = thai.KINDS["date"](typed).value
    except thai.ThaiValueError as error:
        raise UsageError("date-wrong", value=typed) from error
    if not isinstance(day, dt.date):
        raise UsageError("date-wrong", value=typed)
    if day > today:
        raise UsageError("date-future", value=typed)
    return day


@click.command(cls=ThaiPage, context_settings=HELP)
@click.argument("papers", nargs=-1)
@choices
@TEMPLATES
@OUTPUTS
@FORMAT
def history(  # noqa: PLR0917  click passes the options by name
    papers: tuple[str, ...],
    only: tuple[str, ...],
    places: Places,
    templates: Path | None,
    outputs: Path,
    as_format: str,
) -> None:
    """แสดงทุกฉบับที่เคยทำ เมื่อใด เพราะอะไร คำใดเปลี่ยน ลงนามหรือยัง

    PAPERS คือไฟล์ โฟลเดอร์ หรือรหัสเอกสารกับรหัสสถานที่ คั่นด้วยเว้นวรรค ถ้าไม่บอก แสดงเอกสารที่ทำล่าสุด
    """
    from docgen import report
    from docgen.papers import load_catalogue
    from docgen.runs import sign as signing
    from docgen.shelf import read_shelf

    which = signing.Which(names=papers, documents=only, places=places)
    catalogue = load_catalogue(templates_folder(templates))
    with read_shelf(outputs) as shelf:
        every = signing.Which(is_all=True) if which.is_nothing else which
        histories = list(signing.history(signing.find(every, shelf, catalogue), shelf))
    if as_format == "json":
        echo_json(report.history_json(histories))
    else:
        for line in report.history_text(histories, catalogue, only_recent=which.is_nothing):
            click.echo(line)


@click.command(cls=ThaiPage, context_settings=HELP)
@click.argument("paper")
@click.option("--version", "number", type=click.IntRange(1), help="ฉบับที่ (ถ้าไม่บอก: ฉบับก่อนล่าสุด)")
@TEMPLATES
@OUTPUTS
def restore(paper: str, number: int | None, templates: Path | None, outputs: Path) -> None:
    """นำฉบับก่อนของเอกสารกลับมา

    PAPER คือไฟล์ หรือรหัสเอกสารกับรหัสสถานที่ คั่นด้วยเว้นวรรค ฉบับที่วางอยู่จะเก็บไว้ ไม่มีอะไรหาย
    """
    from docgen.papers import load_catalogue
    from docgen.runs import sign as signing
    from docgen.shelf import open_shelf

    catalogue = load_catalogue(templates_folder(templates))
    with open_shelf(outputs) as shelf:
        found = signing.find(signing.Which(names=(paper,)), shelf, catalogue)
        if len(found) != 1:
            raise UsageError("one-paper", name=paper, count=len(found))
        stamp = dt.datetime.now().isoformat(timespec="seconds")
        done = signing.restore(found[0], number, shelf, stamp=stamp)
    is_newest = done.version.digest == done.entry.digest
    word = "restored-already" if not done.is_new else "restored-newest" if is_newest else "restored"
    click.echo(say("word", word, {"number": done.version.number, "path": done.entry.path}))
    sys.exit(ExitCode.DONE)
