"""The command line: options in, exit code out. Nothing is decided here; heavy libraries load inside the commands."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen import __version__, programmes
from docgen.cli.backups import backup, recover
from docgen.cli.identity import same
from docgen.cli.numbers import issue
from docgen.cli.options import FORMAT, HELP, PATH, WORKBOOKS, echo_json, templates_folder, workbooks_of
from docgen.cli.pages import ThaiGroup
from docgen.cli.papers import build, diff, status
from docgen.cli.progress import Waiting
from docgen.cli.signatures import history, restore, sign
from docgen.cli.system import meant, speak_utf8
from docgen.cli.telling import Teller
from docgen.cli.templates import templates
from docgen.cli.watching import watch
from docgen.errors import DocgenError, ExitCode, TemplateError, UsageError
from docgen.words import say

if TYPE_CHECKING:
    from docgen.thai import Units

__all__ = ["main", "run", "templates_folder"]


@click.group(cls=ThaiGroup, context_settings=HELP)
@click.version_option(__version__, prog_name="docgen", message="%(prog)s %(version)s", help="แสดงรุ่นของโปรแกรม")
def main() -> None:
    """ทำเอกสารราชการของโครงการจากสมุดงาน Excel

    เริ่มจาก docgen new กรอกสมุดงาน ตรวจด้วย docgen check แล้วทำเอกสารด้วย docgen build

    \b
    รหัสออก: 0 เสร็จ · 1 เสร็จแต่มีสิ่งที่คนต้องดู · 2 สั่งผิด · 3 สมุดงาน · 4 แม่แบบ · 5 เขียนไฟล์ไม่ได้
             6 โปรแกรมอื่น · 70 โปรแกรมผิดพลาดเอง · 130 ถูกหยุดกลางคัน
    """


@main.command(context_settings=HELP)
@click.argument("folder", type=PATH)
@click.option("--sample", is_flag=True, help="ใส่ข้อมูลตัวอย่าง (บุคคลสมมติ) ไว้ให้ลองใช้")
def new(folder: Path, sample: bool, size: int | None = None) -> None:
    """สร้างโครงการใหม่: สมุดงาน แม่แบบ และโฟลเดอร์

    FOLDER คือโฟลเดอร์ที่จะสร้าง ไม่เขียนทับไฟล์ที่มีอยู่
    """
    from docgen.starter.project import write_project

    with Waiting():
        wanted = size if sample else None
        made = write_project(folder, programmes.bundled(), sample_size=wanted, templates=templates_folder(None))
    click.echo(say("word", "created", {"folder": folder}))
    for path in made:
        click.echo(f"  {path}")
    click.echo(say("word", "created-next"))


@main.command(context_settings=HELP)
@WORKBOOKS
@click.option("--all", "every", is_flag=True, help="แสดงทุกเซลล์ ไม่รวมสิ่งที่เหมือนกันเป็นบรรทัดเดียว")
@FORMAT
def check(workbooks: tuple[Path, ...], every: bool, as_format: str) -> None:
    """ตรวจสมุดงาน และบอกทุกเซลล์ที่ต้องแก้

    WORKBOOKS คือสมุดงานหนึ่งเล่มหรือหลายเล่ม ถ้าไม่บอก ใช้ทุกเล่มในโฟลเดอร์ inputs ไม่เขียนไฟล์ใด
    """
    from docgen import report
    from docgen.runs import pipeline

    broken: DocgenError | None = None
    with Waiting():
        try:
            checked = pipeline.prepare(workbooks_of(workbooks), templates_folder(None), pipeline.Selection()).checked
        except TemplateError as error:  # the workbook can be checked all the same
            checked, broken = pipeline.check(workbooks_of(workbooks)), error
    if as_format == "json":
        echo_json(report.check_json(checked))
    else:
        for line in report.check_text(checked, every=every):
            click.echo(line)
    if broken is not None:
        raise broken
    sys.exit(ExitCode.ATTENTION if report.needs_a_person(checked.findings) else ExitCode.DONE)


main.add_command(build)
main.add_command(status)
main.add_command(issue)
main.add_command(sign)
main.add_command(same)
main.add_command(history)
main.add_command(restore)
main.add_command(diff)
main.add_command(watch)
main.add_command(backup)
main.add_command(recover)


@main.command(context_settings=HELP)
@click.argument("kind")
@click.argument("values", nargs=-1, required=True)
@FORMAT
def normalize(kind: str, values: tuple[str, ...], as_format: str) -> None:
    """แสดงว่าโปรแกรมอ่านค่าที่พิมพ์ว่าอย่างไร

    \b
    KIND คือชนิด: date birth-date number money text name prefix citizen-id phone time moo flag house-no
    เช่น docgen normalize date "๑๕ ม.ค. ๖๕" 31/2/2565
    """
    from docgen import programmes, thai

    if kind not in thai.KINDS:
        raise UsageError("unknown-kind", name=kind, known=" ".join(thai.KINDS))
    units = thai.with_units(*programmes.units())
    rows = [_normalized(kind, value, units) for value in values]
    if as_format == "json":
        echo_json(rows)
    else:
        for row in rows:
            click.echo(_normalized_line(row))
    sys.exit(ExitCode.ATTENTION if any(row["error"] for row in rows) else ExitCode.DONE)


def _normalized(kind: str, value: str, units: Units) -> dict[str, Any]:
    from docgen import thai

    try:
        reading = thai.read_as(kind, value, units)
    except thai.ThaiValueError as error:
        said = say("value", error.code, error.values)
        return {
            "typed": value, "value": None, "repairs": [], "error": error.code,
            "message": said, "mend": say("value", error.code, error.values, part="mend"),
        }  # fmt: skip
    return {
        "typed": value,
        "value": None if reading.value is None else thai.show(kind, reading.value),
        "repairs": [{"code": repair, "message": say("repair", repair)} for repair in reading.repairs],
        "error": None,
        "message": "",
        "mend": "",
    }


def _normalized_line(row: dict[str, Any]) -> str:
    if row["error"]:
        return f"✗ “{row['typed']}” {row['message']} — {row['mend']}"
    if row["value"] is None:
        return say("word", "normalized-blank", row)
    guesses = "".join(f"\n    ! {repair['message']}" for repair in row["repairs"])
    return say("word", "normalized", {"typed": row["typed"], "becomes": row["value"]}) + guesses


main.add_command(templates)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code: every failure, and what else must be heard, is a Thai sentence
    on stderr."""
    speak_utf8(sys.stdout, sys.stderr)
    teller = Teller()
    log = logging.getLogger("docgen")
    log.addHandler(teller)
    try:
        code = _run(arguments)
    finally:
        log.removeHandler(teller)
    return ExitCode.ATTENTION if code == ExitCode.DONE and teller.needs_a_person else code


def _run(arguments: Sequence[str] | None) -> int:
    try:
        typed = sys.argv[1:] if arguments is None else list(arguments)
        main.main(args=list(meant(typed)), prog_name="docgen", standalone_mode=False, windows_expand_args=False)
    except DocgenError as error:
        from docgen import report

        click.echo(f"docgen: {report.error_text(error)}", err=True)
        return error.exit_code
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return ExitCode.USAGE
    except click.UsageError as error:
        click.echo(f"docgen: {_usage_text(error)}", err=True)
        return ExitCode.USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo(f"\ndocgen: {say('word', 'interrupted')} — {say('word', 'interrupted', part='mend')}", err=True)
        return ExitCode.INTERRUPTED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else ExitCode.DONE
    except BrokenPipeError:
        return ExitCode.DONE
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        click.echo(f"docgen: {say('word', 'bug', {'reason': reason})} — {say('word', 'bug', part='mend')}", err=True)
        return ExitCode.BUG
    return ExitCode.DONE


def _usage_text(error: click.UsageError) -> str:
    """Click's complaint in Thai; its own words stand in brackets for whoever supports the clerk."""
    name = type(error).__name__
    code = {
        "NoSuchOption": "no-such-option", "MissingParameter": "missing-argument", "BadParameter": "bad-value",
    }.get(name, "wrong-command")  # fmt: skip
    return say("error", code, {"reason": error.format_message()}) + " — " + say("error", code, part="mend")
