"""The command that gives numbers from the registers of orders and letters."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from docgen import programmes
from docgen.cli.options import (
    FORMAT,
    HELP,
    OUTPUTS,
    TEMPLATES,
    WORKBOOKS,
    Places,
    choices,
    echo_json,
    selection_of,
    templates_folder,
    workbooks_of,
)
from docgen.cli.pages import ThaiPage
from docgen.cli.progress import Waiting
from docgen.cli.signatures import day_of
from docgen.errors import ExitCode, UsageError
from docgen.words import say


@click.command(cls=ThaiPage, context_settings=HELP)
@WORKBOOKS
@choices
@click.option("--date", "day", metavar="วันที่", help="วันที่ของคำสั่งหรือหนังสือ เช่น 20/1/2565 (ถ้าไม่บอก: วันนี้)")
@click.option("--start", type=click.IntRange(1), default=1, help="เลขแรกที่ใช้ได้ ถ้าหน่วยใช้เลขก่อนหน้าไปแล้ว")
@click.option("--new-order", is_flag=True, help="ออกคำสั่งใหม่ที่ยกเลิกคำสั่งเดิม แทนการใช้เลขเดิม")
@click.option("--void", metavar="เลขที่", help="ยกเลิกเลขนี้โดยไม่ออกเลขใหม่ เช่น 12/2565")
@click.option("--rebuild", is_flag=True, help="เขียนเลขที่เคยให้แล้วแต่ไม่มีในทะเบียนกลับลงไป ใช้เมื่อไฟล์ทะเบียนหายหรือแถวถูกลบ")
@click.option("--correct", is_flag=True, help="รับเลขและวันที่ที่แก้ในทะเบียนแล้วว่าถูกต้อง")
@click.option("--why", default="", metavar="เหตุผล", help="เหตุผลของ --correct เก็บไว้ในบันทึก")
@click.option("--dry-run", is_flag=True, help="แสดงเลขที่จะได้ ยังไม่บันทึก")
@TEMPLATES
@OUTPUTS
@FORMAT
def issue(  # noqa: PLR0917  click passes the options by name
    workbooks: tuple[Path, ...],
    only: tuple[str, ...],
    places: Places,
    day: str | None,
    start: int,
    new_order: bool,
    void: str | None,
    rebuild: bool,
    correct: bool,
    why: str,
    dry_run: bool,
    templates: Path | None,
    outputs: Path,
    as_format: str,
) -> None:
    """ให้เลขคำสั่งและหนังสือจากทะเบียน บันทึกใน inputs/ทะเบียนเลข.xlsx

    เลขคำสั่งเรียงตามปีปฏิทินของแต่ละหน่วย ไม่ใช้ซ้ำ เลขที่ยกเลิกแล้วไม่นำกลับมาใช้ ฉบับที่มีเลขแล้วใช้เลขเดิม
    ถ้าไม่บอก --only ให้เลขเฉพาะคำสั่ง หนังสือและบันทึกให้เลขเมื่อบอก เช่น --only D20
    """
    from docgen import report
    from docgen.plan.numbers import Wish
    from docgen.runs import issue as issuing
    from docgen.runs import registers

    now = dt.datetime.now()
    at = now.isoformat(timespec="seconds")
    paths, folder = workbooks_of(workbooks), templates_folder(templates)
    if void is not None:
        with Waiting():
            issuing.void(paths, void, _unit_in(places), is_dry=dry_run, at=at, templates=folder, folder=outputs)
        told = {"number": void, "path": registers.beside(paths)}
        click.echo(say("word", "voided-dry" if dry_run else "voided", told))
        sys.exit(ExitCode.DONE)
    if rebuild or correct:
        with Waiting():
            kept = {"rebuilt": issuing.rebuild(paths, folder, outputs, at=at)} if rebuild else {}
            kept |= {"corrected": issuing.accept(paths, folder, outputs, at=at, why=why)} if correct else {}
        for word, done in kept.items():
            for line in report.kept_text(done, word):
                click.echo(line)
        sys.exit(ExitCode.DONE)
    if new_order and not only:
        raise UsageError("new-order-nothing")
    dated = day_of(day, now.date())
    with Waiting():
        issued = issuing.issue(
            paths,
            folder,
            outputs,
            selection_of(only=only, places=places),
            Wish(dated=dated, first=start, is_new_order=new_order),
            issued_at=at,
            is_dry=dry_run,
        )
    if as_format == "json":
        echo_json(report.issued_json(issued))
    else:
        for line in report.issued_text(issued):
            click.echo(line)
    sys.exit(report.issued_code(issued))


def _unit_in(places: Places) -> str:
    """The unit that was chosen; empty where none was."""
    units = [level.name for level in programmes.levels() if level.is_unit]
    return next((place for name in units for place in places.get(name, ())), "")
