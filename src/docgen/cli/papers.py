"""The commands that make papers, or say what making them would change."""

from __future__ import annotations

import datetime as dt
import sys
import time
from pathlib import Path
from typing import Any

import click

from docgen.cli.options import (
    FORMAT,
    HELP,
    PATH,
    TEMPLATES,
    WORKBOOKS,
    choices,
    echo_json,
    selection_of,
    templates_folder,
    which_papers,
    workbooks_of,
)
from docgen.cli.pages import ThaiPage
from docgen.cli.progress import Waiting
from docgen.cli.system import MOST_WORKERS
from docgen.errors import ExitCode
from docgen.words import say


@click.command(cls=ThaiPage, context_settings=HELP)
@WORKBOOKS
@which_papers
@click.option("--draft", is_flag=True, help="ฉบับร่างของทุกฉบับ ชื่อไฟล์ขึ้นต้นด้วย ร่าง_ ค่าที่ขาดพิมพ์เป็น ⟦ขาด: …⟧")
@click.option("--force", is_flag=True, help="ทำทุกฉบับใหม่ แม้ไม่มีอะไรเปลี่ยน")
@click.option("--replace-edited", is_flag=True, help="เขียนทับฉบับที่แก้ด้วยมือ หลังเก็บสำเนาไว้ใน ประวัติ")
@click.option("--prune", is_flag=True, help="ย้ายเอกสารที่ไม่อยู่ในแผนแล้วไปไว้ใน ประวัติ")
@click.option("--jobs", type=click.IntRange(1, MOST_WORKERS), help="จำนวนงานที่ทำพร้อมกัน (ถ้าไม่บอก โปรแกรมเลือกเอง)")
@FORMAT
def build(  # noqa: PLR0917  click passes the options by name
    workbooks: tuple[Path, ...],
    templates: Path | None,
    outputs: Path,
    draft: bool,
    force: bool,
    replace_edited: bool,
    prune: bool,
    jobs: int | None,
    as_format: str,
    **chosen: Any,
) -> None:
    """ตรวจสมุดงาน แล้วทำเอกสาร Word ทุกฉบับ

    ข้อมูลที่ผิดจะงดทำเฉพาะฉบับที่ผิด ไฟล์ที่แก้ด้วยมือจะไม่ถูกเขียนทับ
    """
    started = time.perf_counter()
    from docgen import report
    from docgen.runs import pipeline

    orders = pipeline.Orders(
        made_at=dt.datetime.now().isoformat(timespec="seconds"),
        workers=jobs,
        is_forced=force,
        replaces_edited=replace_edited,
        prunes=prune,
        draft=say("word", "draft-marker") if draft else "",
        draft_prefix=say("word", "draft-prefix") if draft else "",
    )
    with Waiting() as waiting:
        built = pipeline.build(
            workbooks_of(workbooks),
            templates_folder(templates),
            outputs,
            selection=selection_of(**chosen),
            progress=waiting.progress,
            orders=orders,
        )
    seconds = time.perf_counter() - started
    if as_format == "json":
        echo_json(report.build_json(built, seconds))
    else:
        for line in report.build_text(built, seconds):
            click.echo(line)
    sys.exit(report.exit_code(built))


@click.command(cls=ThaiPage, context_settings=HELP)
@WORKBOOKS
@which_papers
@FORMAT
def status(
    workbooks: tuple[Path, ...],
    templates: Path | None,
    outputs: Path,
    as_format: str,
    **chosen: Any,
) -> None:
    """บอกว่าฉบับใดต้องทำใหม่ เพราะอะไร คำใดเปลี่ยน

    ไม่เขียนไฟล์ใด ใช้ดูก่อนสั่ง docgen build
    """
    from docgen import report
    from docgen.runs import pipeline

    with Waiting():
        looked = pipeline.status(
            workbooks_of(workbooks), templates_folder(templates), outputs, selection=selection_of(**chosen)
        )
    if as_format == "json":
        echo_json(report.status_json(looked))
    else:
        for line in report.status_text(looked):
            click.echo(line)
    sys.exit(ExitCode.ATTENTION if report.status_needs_a_person(looked) else ExitCode.DONE)


@click.command(cls=ThaiPage, context_settings=HELP)
@click.argument("before", type=PATH)
@click.argument("after", type=PATH)
@TEMPLATES
@choices
@FORMAT
def diff(before: Path, after: Path, templates: Path | None, as_format: str, **chosen: Any) -> None:
    """เทียบสมุดงานสองเล่ม ว่าเอกสารฉบับใดจะต่างกัน คำใดเป็นคำใด

    BEFORE และ AFTER คือสมุดงาน หรือโฟลเดอร์ที่มีสมุดงาน (ใช้ทุกเล่ม) เทียบสิ่งที่พิมพ์บนเอกสาร
    แถวหรือคอลัมน์ที่ย้ายที่ และรูปแบบเซลล์ ไม่นับว่าต่าง ไม่เขียนไฟล์ใด
    """
    from docgen import report
    from docgen.runs import diff as comparing

    with Waiting():
        compared = comparing.compare(before, after, templates_folder(templates), selection=selection_of(**chosen))
    if as_format == "json":
        echo_json(report.compared_json(compared))
    else:
        names = (before.name, after.name) if before.name != after.name else (str(before), str(after))
        for line in report.compared_text(compared, *names):
            click.echo(line)
    sys.exit(ExitCode.ATTENTION if compared.differs else ExitCode.DONE)
