"""What several commands share: their arguments and options, and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docgen.cli import completion
from docgen.cli.finding import templates_folder, workbooks_of
from docgen.plan.units import UnitWords

if TYPE_CHECKING:
    from docgen.runs.selection import Selection

PATH = click.Path(path_type=Path, readable=False)  # what cannot be read is told by us, in Thai
WORKBOOKS = click.argument("workbooks", nargs=-1, type=PATH)
FORMAT = click.option(
    "--format",
    "as_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="รูปแบบผลลัพธ์: text สำหรับคน, json สำหรับโปรแกรม",
)
TEMPLATES = click.option("--templates", type=PATH, help="โฟลเดอร์แม่แบบ (ถ้าไม่บอก: templates ของโครงการ หรือที่มากับโปรแกรม)")
OUTPUTS = click.option("--outputs", type=PATH, default=Path("outputs"), show_default=True, help="โฟลเดอร์ที่จะวางเอกสาร")
CHANGED = click.option("--changed", is_flag=True, help="เฉพาะฉบับที่เคยทำแล้วและข้อมูลหรือแม่แบบเปลี่ยน")
UNSIGNED = click.option("--unsigned", is_flag=True, help="เฉพาะฉบับที่ยังไม่ลงนาม หรือต้องลงนามใหม่")
UNIT = UnitWords(word="อำเภอ", short="อ.")  # under whose names papers are listed
HELP = {"help_option_names": ["-h", "--help"]}

__all__ = [
    "FORMAT",
    "HELP",
    "OUTPUTS",
    "PATH",
    "TEMPLATES",
    "UNIT",
    "WORKBOOKS",
    "choices",
    "echo_json",
    "selection_of",
    "templates_folder",
    "which_papers",
    "workbooks_of",
]

F = TypeVar("F", bound=Callable[..., Any])


def _with(command: F, *options: Callable[[F], F]) -> F:
    for option in reversed(options):
        command = option(command)
    return command


def which_papers(command: F) -> F:
    """The options of every command that looks at made papers: where they are, and which of them."""
    return _with(choices(command), CHANGED, UNSIGNED, TEMPLATES, OUTPUTS)


def choices(command: F) -> F:
    """The options that choose papers: places add up, documents narrow. `selection_of` takes what they give."""
    return _with(
        command,
        _choice("--only", "เอกสาร", completion.documents, "เฉพาะเอกสารนี้ เช่น D07 (ใช้ซ้ำได้)"),
        _choice("--village", "รหัส", completion.villages, "เฉพาะหมู่บ้านนี้ รหัส 8 หลัก (ใช้ซ้ำได้)"),
        _choice("--district", "อำเภอ", completion.districts, "เฉพาะอำเภอนี้ (ใช้ซ้ำได้)"),
        _choice("--group", "กลุ่ม", completion.groups, "เฉพาะกลุ่มอาชีพนี้ รหัสหรือต้นชื่อ (ใช้ซ้ำได้)"),
    )


def _choice(name: str, metavar: str, offered: Callable[..., Any], meaning: str) -> Callable[[F], F]:
    return click.option(name, multiple=True, metavar=metavar, shell_complete=offered, help=meaning)


def selection_of(
    *,
    only: tuple[str, ...],
    village: tuple[str, ...],
    district: tuple[str, ...],
    group: tuple[str, ...],
    changed: bool = False,
    unsigned: bool = False,
) -> Selection:
    """What the options of `choices` and `which_papers` choose."""
    from docgen.runs import selection

    return selection.Selection(
        documents=only,
        villages=village,
        districts=district,
        groups=group,
        only_changed=changed,
        only_unsigned=unsigned,
    )


def echo_json(value: Any) -> None:
    """A value as JSON for programs, Thai as it is."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))
