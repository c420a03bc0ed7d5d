"""`docgen watch`: make the papers again each time a workbook, a template or a photograph is saved."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from docgen.cli.options import HELP, WORKBOOKS, selection_of, templates_folder, which_papers, workbooks_of
from docgen.cli.pages import ThaiPage
from docgen.cli.system import MOST_WORKERS
from docgen.errors import DocgenError, WorkbookError
from docgen.words import say

INPUTS = Path("inputs")
TRIES, TRY_SECONDS = 5, 1.0  # Excel and virus scanners hold a file for a moment after it was saved


@click.command(cls=ThaiPage, context_settings=HELP)
@WORKBOOKS
@which_papers
@click.option("--draft", is_flag=True, help="ฉบับร่างของทุกฉบับ ชื่อไฟล์ขึ้นต้นด้วย ร่าง_ ค่าที่ขาดพิมพ์เป็น ⟦ขาด: …⟧")
@click.option("--jobs", type=click.IntRange(1, MOST_WORKERS), help="จำนวนงานที่ทำพร้อมกัน (ถ้าไม่บอก โปรแกรมเลือกเอง)")
@click.option("--poll", is_flag=True, help="ถามทุกวินาทีว่าไฟล์เปลี่ยนหรือไม่ สำหรับไดรฟ์เครือข่ายที่ไม่แจ้งเอง")
def watch(  # noqa: PLR0917  click passes the options by name
    workbooks: tuple[Path, ...],
    templates: Path | None,
    outputs: Path,
    draft: bool,
    jobs: int | None,
    poll: bool,
    **chosen: Any,
) -> None:
    """ทำเอกสาร แล้วเฝ้าดู บันทึกสมุดงาน แม่แบบ หรือวางภาพถ่ายเมื่อใด ทำใหม่เมื่อนั้น

    ทำใหม่เฉพาะฉบับที่เปลี่ยน ถ้าสมุดงานหรือแม่แบบผิด บอกแล้วเฝ้าดูต่อ กด Ctrl+C เพื่อเลิก
    """
    from docgen import report
    from docgen.runs import pipeline
    from docgen.runs import watch as watching

    where = templates_folder(templates)
    folders = list(dict.fromkeys([*([path.parent for path in workbooks] or [INPUTS]), where]))

    def build() -> None:
        started = time.perf_counter()
        built = pipeline.build(
            workbooks_of(workbooks),
            where,
            outputs,
            selection=selection_of(**chosen),
            progress=lambda due: due,
            orders=pipeline.Orders(
                made_at=dt.datetime.now().isoformat(timespec="seconds"),
                workers=jobs,
                draft=say("word", "draft-marker") if draft else "",
                draft_prefix=say("word", "draft-prefix") if draft else "",
            ),
        )
        for line in report.build_text(built, time.perf_counter() - started):
            click.echo(line)

    try:
        if any(not folder.is_dir() for folder in folders):
            build()  # says what is missing
        looked = partial(watching.sources, workbooks, INPUTS, where)
        pictures = partial(watching.picture_folders, workbooks, INPUTS)
        for _ in watching.saves(lambda: [*folders, *pictures()], looked, poll=poll):
            click.echo(say("word", "watch-building", {"time": f"{dt.datetime.now():%H.%M.%S}"}))
            try:
                _patiently(build)
            except DocgenError as error:
                click.echo(f"docgen: {report.error_text(error)}", err=True)
            click.echo(say("word", "watch-waiting", {"folders": ", ".join(map(str, folders))}))
            click.echo()
    except (KeyboardInterrupt, click.Abort):
        click.echo(say("word", "watch-ended"))


def _patiently(build: Callable[[], None]) -> None:
    """Build, again where another program still holds a workbook: letting go of it is no save, nobody would call."""
    for left in range(TRIES - 1, -1, -1):
        try:
            return build()
        except WorkbookError as error:
            if error.code != "workbook-locked" or not left:
                raise
            time.sleep(TRY_SECONDS)
    return None
