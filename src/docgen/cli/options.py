"""What several commands share: their arguments and options, where workbooks and templates are, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

PATH = click.Path(path_type=Path, readable=False)  # what cannot be read is told by us, in Thai
WORKBOOKS = click.argument("workbooks", nargs=-1, type=PATH)
FORMAT = click.option(
    "--format",
    "as_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="รูปแบบผลลัพธ์: text สำหรับคน, json สำหรับโปรแกรม",
)
HELP = {"help_option_names": ["-h", "--help"]}

F = TypeVar("F", bound=Callable[..., Any])


def which_papers(command: F) -> F:
    """The options of every command that looks at papers: where they are, and which of them."""
    for option in reversed(
        (
            click.option("--templates", type=PATH, help="โฟลเดอร์แม่แบบ (ถ้าไม่บอก: templates ของโครงการ หรือที่มากับโปรแกรม)"),
            click.option(
                "--outputs", type=PATH, default=Path("outputs"), show_default=True, help="โฟลเดอร์ที่จะวางเอกสาร"
            ),
            click.option("--only", multiple=True, metavar="เอกสาร", help="ทำเฉพาะเอกสารนี้ เช่น D07 (ใช้ซ้ำได้)"),
            click.option("--village", multiple=True, metavar="รหัส", help="ทำเฉพาะหมู่บ้านนี้ รหัส 8 หลัก (ใช้ซ้ำได้)"),
            click.option("--district", multiple=True, metavar="อำเภอ", help="ทำเฉพาะอำเภอนี้ (ใช้ซ้ำได้)"),
        )
    ):
        command = option(command)
    return command


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
