"""`docgen templates`: the commands for whoever writes templates in Word."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docgen.cli import completion
from docgen.cli.options import FORMAT, HELP, PATH, echo_json, templates_folder
from docgen.cli.pages import ThaiGroup
from docgen.errors import ExitCode
from docgen.words import say


@click.group(cls=ThaiGroup, context_settings=HELP)
def templates() -> None:
    """ตรวจแม่แบบ Word ดูฟิลด์ที่ใช้ได้ และซ่อมแท็ก"""


_TEMPLATES = click.option("--templates", "folder", type=PATH, help="โฟลเดอร์แม่แบบ (ถ้าไม่บอก: templates ของโครงการ)")


@templates.command("check", context_settings=HELP)
@click.argument("files", nargs=-1, type=PATH)
@_TEMPLATES
@click.option("--reference", is_flag=True, help="เทียบข้อความกับเอกสารที่ docxtpl ทำจากแม่แบบเดียวกัน")
@FORMAT
def check_templates(files: tuple[Path, ...], folder: Path | None, reference: bool, as_format: str) -> None:
    """ตรวจแม่แบบทุกไฟล์ หรือเฉพาะ FILES โดยไม่ต้องมีข้อมูล

    บอกทุกที่ผิดในรอบเดียว: แท็กผิด ฟิลด์ที่ไม่มี ตัวกรองที่ขาด แบบอักษรไทย หัวตารางที่ไม่ซ้ำทุกหน้า
    """
    from docgen import report
    from docgen.papers import load_catalogue
    from docgen.runs import templates as templating

    catalogue = load_catalogue(templates_folder(folder))
    verdicts = templating.check(catalogue, files, with_reference=reference)
    usable = all(verdict.is_usable for verdict in verdicts)
    unused = templating.unused_columns(catalogue) if usable and not files else []
    if as_format == "json":
        echo_json(report.verdict_json(verdicts, unused))
    else:
        for line in report.verdict_text(verdicts, unused):
            click.echo(line)
    if reference:  # the code then tells of the comparison alone
        is_clean = all(verdict.reference is not None and verdict.reference.is_same for verdict in verdicts)
    else:
        is_clean = not any(verdict.faults for verdict in verdicts)
    clean = ExitCode.DONE if is_clean else ExitCode.ATTENTION
    sys.exit(clean if usable else ExitCode.TEMPLATE)


@templates.command("fields", context_settings=HELP)
@click.argument("document", shell_complete=completion.documents)
@_TEMPLATES
@FORMAT
def list_fields(document: str, folder: Path | None, as_format: str) -> None:
    """แสดงทุกฟิลด์ที่แม่แบบของเอกสาร DOCUMENT ใช้ได้ เช่น D07 (changes คือรายการแก้ไข)"""
    from docgen import report
    from docgen.papers import load_catalogue
    from docgen.runs import templates as templating

    fields = templating.fields_for(load_catalogue(templates_folder(folder)), document)
    if as_format == "json":
        echo_json(report.field_rows(fields))
    else:
        for line in report.field_text(fields):
            click.echo(line)


@templates.command("fix", context_settings=HELP)
@click.argument("file", type=PATH)
@click.option("-o", "--output", type=PATH, help="ไฟล์ใหม่ (ถ้าไม่บอก: ชื่อเดิมต่อท้ายด้วย -fixed)")
def fix_template(file: Path, output: Path | None) -> None:
    """รวมแท็กที่ Word แยกเป็นหลายท่อน และแก้อัญประกาศโค้งในแท็ก เขียนเป็นไฟล์ใหม่"""
    from docgen.runs import templates as templating

    target, has_changed = templating.fix(file, output)
    click.echo(say("word", "template-fixed" if has_changed else "template-fixed-nothing", {"path": target}))
