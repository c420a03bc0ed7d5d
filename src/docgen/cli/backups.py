"""The commands that put a whole project into one file, and bring it back."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from docgen.cli.options import HELP, OUTPUTS, PATH, TEMPLATES
from docgen.cli.pages import ThaiPage
from docgen.cli.progress import Waiting
from docgen.errors import ExitCode
from docgen.words import say


@click.command(cls=ThaiPage, context_settings=HELP)
@click.argument("file", required=False, type=PATH)
@click.option("--workbook", "workbooks", multiple=True, type=PATH, help="สมุดงาน (ใช้ซ้ำได้ ถ้าไม่บอก: ทุกไฟล์ใน inputs)")
@TEMPLATES
@OUTPUTS
def backup(file: Path | None, workbooks: tuple[Path, ...], templates: Path | None, outputs: Path) -> None:
    """เก็บทั้งโครงการไว้ในไฟล์เดียว: สมุดงาน ทะเบียน แม่แบบ บันทึกการลงนามและเลข

    \b
    FILE คือไฟล์ .zip ที่จะสร้าง (ถ้าไม่บอก: ตั้งชื่อตามวันเวลา) ไฟล์ที่มีอยู่แล้วไม่ถูกเขียนทับ
    มีฉบับที่ลงนามและฉบับที่แก้ด้วยมือด้วย ฉบับอื่นไม่ต้องเก็บ เพราะสั่งทำใหม่ได้
    """
    from docgen.cli.finding import workbooks_of
    from docgen.runs import backup as backups

    at = dt.datetime.now().isoformat(timespec="seconds")
    own = templates if templates is not None else Path("templates")
    with Waiting():
        named = workbooks_of(workbooks) if workbooks else ()
        packed = backups.pack(file or backups.free_name(at), named, own, outputs, at=at)
    told = {"path": packed.path, "signatures": packed.signatures, "numbers": packed.numbers}
    click.echo(say("word", "backed-up", {**told, **packed.files}))
    sys.exit(ExitCode.DONE)


@click.command(cls=ThaiPage, context_settings=HELP)
@click.argument("file", type=PATH)
@click.argument("folder", required=False, type=PATH, default=Path())
@click.option("--replace", "replaces", is_flag=True, help="นำไฟล์ที่สำรองไว้แทนไฟล์ที่ต่างกัน ไฟล์เดิมย้ายไปเก็บใน ก่อนกู้คืน")
@click.option("--outputs", default="outputs", show_default=True, help="ชื่อโฟลเดอร์เอกสารในโครงการ")
def recover(file: Path, folder: Path, replaces: bool, outputs: str) -> None:
    """กู้โครงการคืนจากไฟล์ที่ docgen backup เก็บไว้

    FILE คือไฟล์ .zip และ FOLDER คือโฟลเดอร์โครงการ (ถ้าไม่บอก: โฟลเดอร์นี้) กู้แล้วสั่ง docgen build เพื่อทำเอกสารทุกฉบับ
    """
    from docgen.runs import backup as backups

    at = dt.datetime.now().isoformat(timespec="seconds")
    with Waiting():
        done = backups.recover(file, folder, outputs, at=at, replaces=replaces)
    click.echo(say("word", "recovered", {"path": folder, "same": done.same, **done.files}))
    if done.aside is not None:
        click.echo(say("word", "recovered-aside", {"path": done.aside}))
    if done.is_record_newer:
        click.echo(say("word", "recovered-newer"))
    sys.exit(ExitCode.DONE)
