"""The command that says who is who, where the program asks."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from docgen.cli.options import HELP, OUTPUTS, PATH, TEMPLATES, templates_folder, workbooks_of
from docgen.cli.pages import ThaiPage
from docgen.cli.progress import Waiting
from docgen.errors import ExitCode, UsageError
from docgen.words import say


@click.command(cls=ThaiPage, context_settings=HELP)
@click.argument("key", required=False)
@click.argument("known", required=False)
@click.option("--new", "is_new", is_flag=True, help="เป็นรายใหม่ ไม่ใช่รายใดที่เคยทำเอกสารไว้")
@click.option("--workbook", "workbooks", multiple=True, type=PATH, help="สมุดงาน (ใช้ซ้ำได้ ถ้าไม่บอก: ทุกเล่มใน inputs)")
@TEMPLATES
@OUTPUTS
def same(  # noqa: PLR0917  click passes the options by name
    key: str | None, known: str | None, is_new: bool, workbooks: tuple[Path, ...], templates: Path | None, outputs: Path
) -> None:
    """บอกว่าแถวในสมุดงานเป็นรายใดของครั้งก่อน เมื่อโปรแกรมถาม

    \b
    KEY คือรหัสในสมุดงาน เช่น 46010511 หรือ 46010511/3 และ KNOWN คือรหัสเดิมที่ทำเอกสารไว้
    ถ้าไม่บอกอะไร แสดงทุกรายที่โปรแกรมถาม เอกสารที่ลงนามแล้วไม่ถูกแตะจนกว่าจะตอบ
    """
    from docgen.runs import identities, pipeline

    if key is not None and (known is None) != is_new:
        raise UsageError("same-which", key=key)
    now = dt.datetime.now().isoformat(timespec="seconds")
    paths, folder = workbooks_of(workbooks), templates_folder(templates)
    with Waiting(), pipeline.opened(paths, folder, outputs) as (shelf, prepared):
        asked = list(prepared.who.asked())
        said = [] if key is None else identities.say_same(prepared.who, shelf.ledger, key, known or "", at=now)
    for one in said:
        word = "same-said" if one.known else "same-said-new"
        click.echo(say("word", word, {"key": one.key, "name": one.name, "known": one.known}))
    if key is None:
        for each in asked:
            others = " ".join(f"“{other.id} {other.name}”" for other in each.others)
            click.echo(say("word", "same-asked", {"key": each.key, "name": each.seen.name, "others": others}))
        if not asked:
            click.echo(say("word", "same-nothing"))
    sys.exit(ExitCode.ATTENTION if key is None and asked else ExitCode.DONE)
