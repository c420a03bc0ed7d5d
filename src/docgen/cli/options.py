"""What several commands share: their arguments and options, where workbooks and templates are, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from docgen.pipeline import Selection

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
HELP = {"help_option_names": ["-h", "--help"]}

F = TypeVar("F", bound=Callable[..., Any])


def _with(command: F, *options: Callable[[F], F]) -> F:
    for option in reversed(options):
        command = option(command)
    return command


def which_papers(command: F) -> F:
    """The options of every command that looks at made papers: where they are, and which of them."""
    return _with(choices(command), TEMPLATES, OUTPUTS)


def choices(command: F) -> F:
    """The options that choose papers: places add up, documents narrow. `selection_of` takes what they give."""
    return _with(
        command,
        click.option("--only", multiple=True, metavar="เอกสาร", help="ทำเฉพาะเอกสารนี้ เช่น D07 (ใช้ซ้ำได้)"),
        click.option("--village", multiple=True, metavar="รหัส", help="ทำเฉพาะหมู่บ้านนี้ รหัส 8 หลัก (ใช้ซ้ำได้)"),
        click.option("--district", multiple=True, metavar="อำเภอ", help="ทำเฉพาะอำเภอนี้ (ใช้ซ้ำได้)"),
        click.option("--group", multiple=True, metavar="กลุ่ม", help="ทำเฉพาะกลุ่มอาชีพนี้ รหัสหรือต้นชื่อ (ใช้ซ้ำได้)"),
    )


def selection_of(
    *, only: tuple[str, ...], village: tuple[str, ...], district: tuple[str, ...], group: tuple[str, ...]
) -> Selection:
    """What the options of `choices` choose."""
    from docgen import pipeline

    return pipeline.Selection(documents=only, villages=village, districts=district, groups=group)


def templates_folder(given: Path | None) -> Path:
    """The templates to use: those named, the project's own, or those that came with the program."""
    if given is not None:
        return given
    own = Path("templates")
    if (own / "documents.toml").is_file():
        return own
    installed = Path(__file__).parents[1] / "_templates"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "templates"


def workbooks_of(given: Sequence[Path]) -> list[Path]:
    """The workbooks that were named, or all in `inputs`."""
    from docgen import pipeline

    return list(given) or pipeline.find_workbooks(Path("inputs"))


def echo_json(value: Any) -> None:
    """A value as JSON for programs, Thai as it is."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))
