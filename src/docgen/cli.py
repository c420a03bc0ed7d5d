"""The command line: options in, exit code out. Nothing is decided here; heavy libraries load inside the commands."""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from docgen import __version__
from docgen.errors import DocgenError, ExitCode, TemplateError, UsageError
from docgen.messages import say
from docgen.waiting import Waiting

_PATH = click.Path(path_type=Path, readable=False)  # what cannot be read is told by us, in Thai
_WORKBOOKS = click.argument("workbooks", nargs=-1, type=_PATH)
_FORMAT = click.option(
    "--format",
    "as_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="รูปแบบผลลัพธ์: text สำหรับคน, json สำหรับโปรแกรม",
)
_HELP = {"help_option_names": ["-h", "--help"]}


F = TypeVar("F", bound=Callable[..., Any])


def _which_papers(command: F) -> F:
    """The options of every command that looks at papers: where they are, and which of them."""
    for option in reversed(
        (
            click.option(
                "--templates", type=_PATH, help="โฟลเดอร์แม่แบบ (ถ้าไม่บอก: templates ของโครงการ หรือที่มากับโปรแกรม)"
            ),
            click.option(
                "--outputs", type=_PATH, default=Path("outputs"), show_default=True, help="โฟลเดอร์ที่จะวางเอกสาร"
            ),
            click.option("--only", multiple=True, metavar="เอกสาร", help="ทำเฉพาะเอกสารนี้ เช่น D07 (ใช้ซ้ำได้)"),
            click.option("--village", multiple=True, metavar="รหัส", help="ทำเฉพาะหมู่บ้านนี้ รหัส 8 หลัก (ใช้ซ้ำได้)"),
            click.option("--district", multiple=True, metavar="อำเภอ", help="ทำเฉพาะอำเภอนี้ (ใช้ซ้ำได้)"),
        )
    ):
        command = option(command)
    return command


class ThaiPage(click.Command):
    """Click's own words of a help page, in Thai."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="วิธีใช้: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section("ตัวเลือก"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "แสดงหน้านี้"
        return option


class ThaiGroup(ThaiPage, click.Group):
    """A group's help page lists its commands in the order of a clerk's work, not of the alphabet."""

    command_class = ThaiPage

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        rows = [
            (name, command.get_short_help_str(limit=100))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        with formatter.section("คำสั่ง"):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(self.commands)


@click.group(cls=ThaiGroup, context_settings=_HELP)
@click.version_option(__version__, prog_name="docgen", message="%(prog)s %(version)s", help="แสดงรุ่นของโปรแกรม")
def main() -> None:
    """ทำเอกสารราชการของโครงการจากสมุดงาน Excel

    เริ่มจาก docgen new กรอกสมุดงาน ตรวจด้วย docgen check แล้วทำเอกสารด้วย docgen build

    \b
    รหัสออก: 0 เสร็จ · 1 เสร็จแต่มีสิ่งที่คนต้องดู · 2 สั่งผิด · 3 สมุดงาน · 4 แม่แบบ · 5 เขียนไฟล์ไม่ได้
             6 โปรแกรมอื่น · 70 โปรแกรมผิดพลาดเอง · 130 ถูกหยุดกลางคัน
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console may be cp874


@main.command(context_settings=_HELP)
@click.argument("folder", type=_PATH)
@click.option("--sample", is_flag=True, help="ใส่ข้อมูลตัวอย่าง (บุคคลสมมติ) ไว้ให้ลองใช้")
@click.option("--villages", type=click.IntRange(1, 500), default=62, show_default=True, help="จำนวนหมู่บ้านในข้อมูลตัวอย่าง")
def new(folder: Path, sample: bool, villages: int) -> None:
    """สร้างโครงการใหม่: สมุดงาน แม่แบบ และโฟลเดอร์

    FOLDER คือโฟลเดอร์ที่จะสร้าง ไม่เขียนทับไฟล์ที่มีอยู่
    """
    from docgen import starter

    with Waiting():
        made = starter.write_project(folder, sample=sample, villages=villages, templates=templates_folder(None))
    click.echo(say("word", "created", {"folder": folder}))
    for path in made:
        click.echo(f"  {path}")
    click.echo(say("word", "created-next"))


@main.command(context_settings=_HELP)
@_WORKBOOKS
@click.option("--all", "every", is_flag=True, help="แสดงทุกเซลล์ ไม่รวมสิ่งที่เหมือนกันเป็นบรรทัดเดียว")
@_FORMAT
def check(workbooks: tuple[Path, ...], every: bool, as_format: str) -> None:
    """ตรวจสมุดงาน และบอกทุกเซลล์ที่ต้องแก้

    WORKBOOKS คือสมุดงานหนึ่งเล่มหรือหลายเล่ม ถ้าไม่บอก ใช้ทุกเล่มในโฟลเดอร์ inputs ไม่เขียนไฟล์ใด
    """
    from docgen import pipeline, report

    broken: DocgenError | None = None
    with Waiting():
        try:
            checked = pipeline.prepare(_workbooks(workbooks), templates_folder(None), pipeline.Selection()).checked
        except TemplateError as error:  # the workbook can be checked all the same
            checked, broken = pipeline.check(_workbooks(workbooks)), error
    if as_format == "json":
        _echo_json(report.check_json(checked))
    else:
        for line in report.check_text(checked, every=every):
            click.echo(line)
    if broken is not None:
        raise broken
    sys.exit(ExitCode.ATTENTION if report.needs_a_person(checked.findings) else ExitCode.DONE)


@main.command(context_settings=_HELP)
@_WORKBOOKS
@_which_papers
@click.option("--draft", is_flag=True, help="ฉบับร่างของทุกฉบับ ชื่อไฟล์ขึ้นต้นด้วย ร่าง_ ค่าที่ขาดพิมพ์เป็น ⟦ขาด: …⟧")
@click.option("--force", is_flag=True, help="ทำทุกฉบับใหม่ แม้ไม่มีอะไรเปลี่ยน")
@click.option("--replace-edited", is_flag=True, help="เขียนทับฉบับที่แก้ด้วยมือ หลังเก็บสำเนาไว้ใน ประวัติ")
@click.option("--prune", is_flag=True, help="ย้ายเอกสารที่ไม่อยู่ในแผนแล้วไปไว้ใน ประวัติ")
@click.option("--jobs", type=click.IntRange(1, 64), help="จำนวนงานที่ทำพร้อมกัน (ถ้าไม่บอก โปรแกรมเลือกเอง)")
@_FORMAT
def build(  # noqa: PLR0917  click passes the options by name
    workbooks: tuple[Path, ...],
    templates: Path | None,
    outputs: Path,
    only: tuple[str, ...],
    village: tuple[str, ...],
    district: tuple[str, ...],
    draft: bool,
    force: bool,
    replace_edited: bool,
    prune: bool,
    jobs: int | None,
    as_format: str,
) -> None:
    """ตรวจสมุดงาน แล้วทำเอกสาร Word ทุกฉบับ

    หมู่บ้านที่ข้อมูลผิดจะงดทำเฉพาะฉบับที่ผิด ไฟล์ที่แก้ด้วยมือจะไม่ถูกเขียนทับ
    """
    started = time.perf_counter()
    from docgen import pipeline, report

    selection = pipeline.Selection(documents=only, villages=village, districts=district)
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
            _workbooks(workbooks),
            templates_folder(templates),
            outputs,
            selection=selection,
            progress=waiting.progress,
            orders=orders,
        )
    seconds = time.perf_counter() - started
    if as_format == "json":
        _echo_json(report.build_json(built, seconds))
    else:
        for line in report.build_text(built, seconds):
            click.echo(line)
    sys.exit(report.exit_code(built))


@main.command(context_settings=_HELP)
@_WORKBOOKS
@_which_papers
@_FORMAT
def status(  # noqa: PLR0917  click passes the options by name
    workbooks: tuple[Path, ...],
    templates: Path | None,
    outputs: Path,
    only: tuple[str, ...],
    village: tuple[str, ...],
    district: tuple[str, ...],
    as_format: str,
) -> None:
    """บอกว่าฉบับใดต้องทำใหม่ เพราะอะไร คำใดเปลี่ยน

    ไม่เขียนไฟล์ใด ใช้ดูก่อนสั่ง docgen build
    """
    from docgen import pipeline, report

    selection = pipeline.Selection(documents=only, villages=village, districts=district)
    with Waiting():
        looked = pipeline.status(_workbooks(workbooks), templates_folder(templates), outputs, selection=selection)
    if as_format == "json":
        _echo_json(report.status_json(looked))
    else:
        for line in report.status_text(looked):
            click.echo(line)
    sys.exit(ExitCode.ATTENTION if report.status_needs_a_person(looked) else ExitCode.DONE)


@main.command(context_settings=_HELP)
@click.argument("kind")
@click.argument("values", nargs=-1, required=True)
@_FORMAT
def normalize(kind: str, values: tuple[str, ...], as_format: str) -> None:
    """แสดงว่าโปรแกรมอ่านค่าที่พิมพ์ว่าอย่างไร

    \b
    KIND คือชนิด: date birth-date number money text name prefix citizen-id phone time moo flag house-no
    เช่น docgen normalize date "๑๕ ม.ค. ๖๕" 31/2/2565
    """
    from docgen import thai

    if kind not in thai.KINDS:
        raise UsageError("unknown-kind", name=kind, known=" ".join(thai.KINDS))
    rows = [_normalized(kind, value) for value in values]
    if as_format == "json":
        _echo_json(rows)
    else:
        for row in rows:
            click.echo(_normalized_line(row))
    sys.exit(ExitCode.ATTENTION if any(row["error"] for row in rows) else ExitCode.DONE)


def _normalized(kind: str, value: str) -> dict[str, Any]:
    from docgen import thai

    try:
        reading = thai.KINDS[kind](value)
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


@main.group(cls=ThaiGroup, context_settings=_HELP)
def templates() -> None:
    """ตรวจแม่แบบ Word ดูฟิลด์ที่ใช้ได้ และซ่อมแท็ก"""


_TEMPLATES = click.option("--templates", "folder", type=_PATH, help="โฟลเดอร์แม่แบบ (ถ้าไม่บอก: templates ของโครงการ)")


@templates.command("check", context_settings=_HELP)
@click.argument("files", nargs=-1, type=_PATH)
@_TEMPLATES
@_FORMAT
def check_templates(files: tuple[Path, ...], folder: Path | None, as_format: str) -> None:
    """ตรวจแม่แบบทุกไฟล์ หรือเฉพาะ FILES โดยไม่ต้องมีข้อมูล

    บอกทุกที่ผิดในรอบเดียว: แท็กผิด ฟิลด์ที่ไม่มี ตัวกรองที่ขาด แบบอักษรไทย หัวตารางที่ไม่ซ้ำทุกหน้า
    """
    from docgen import report, templating
    from docgen.documents import load_catalogue

    catalogue = load_catalogue(templates_folder(folder))
    verdicts = templating.check(catalogue, files)
    usable = all(verdict.is_usable for verdict in verdicts)
    unused = templating.unused_columns(catalogue) if usable and not files else []
    if as_format == "json":
        _echo_json(report.verdict_json(verdicts, unused))
    else:
        for line in report.verdict_text(verdicts, unused):
            click.echo(line)
    clean = ExitCode.ATTENTION if any(verdict.faults for verdict in verdicts) else ExitCode.DONE
    sys.exit(clean if usable else ExitCode.TEMPLATE)


@templates.command("fields", context_settings=_HELP)
@click.argument("document")
@_TEMPLATES
@_FORMAT
def list_fields(document: str, folder: Path | None, as_format: str) -> None:
    """แสดงทุกฟิลด์ที่แม่แบบของเอกสาร DOCUMENT ใช้ได้ เช่น D07"""
    from docgen import report, templating
    from docgen.documents import fields_of, load_catalogue

    found = templating.find_document(load_catalogue(templates_folder(folder)), document)
    fields = list(fields_of(found.per, found.each).values())
    if as_format == "json":
        _echo_json(report.field_rows(fields))
    else:
        for line in report.field_text(fields):
            click.echo(line)


@templates.command("fix", context_settings=_HELP)
@click.argument("file", type=_PATH)
@click.option("-o", "--output", type=_PATH, help="ไฟล์ใหม่ (ถ้าไม่บอก: ชื่อเดิมต่อท้ายด้วย -fixed)")
def fix_template(file: Path, output: Path | None) -> None:
    """รวมแท็กที่ Word แยกเป็นหลายท่อน และแก้อัญประกาศโค้งในแท็ก เขียนเป็นไฟล์ใหม่"""
    from docgen import templating

    target, has_changed = templating.fix(file, output)
    click.echo(say("word", "template-fixed" if has_changed else "template-fixed-nothing", {"path": target}))


def templates_folder(given: Path | None) -> Path:
    """The templates to use: those named, the project's own, or those that came with the program."""
    if given is not None:
        return given
    own = Path("templates")
    if (own / "documents.toml").is_file():
        return own
    installed = Path(__file__).parent / "_templates"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "templates"


def _workbooks(given: Sequence[Path]) -> list[Path]:
    from docgen import pipeline

    return list(given) or pipeline.find_workbooks(Path("inputs"))


def _echo_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code: every failure is one Thai sentence on stderr."""
    try:
        main.main(args=None if arguments is None else list(arguments), prog_name="docgen", standalone_mode=False)
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
