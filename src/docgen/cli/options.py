"""What several commands share: their arguments and options, and JSON."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from docgen import programmes
from docgen.cli import completion
from docgen.cli.finding import templates_folder, workbooks_of

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
HELP = {"help_option_names": ["-h", "--help"]}

__all__ = [
    "FORMAT",
    "HELP",
    "OUTPUTS",
    "PATH",
    "TEMPLATES",
    "WORKBOOKS",
    "Places",
    "choices",
    "echo_json",
    "selection_of",
    "templates_folder",
    "which_papers",
    "workbooks_of",
]

F = TypeVar("F", bound=Callable[..., Any])
Places = Mapping[str, tuple[str, ...]]  # the chosen places by the name of their level


def _with(command: F, *options: Callable[[F], F]) -> F:
    for option in reversed(options):
        command = option(command)
    return command


def which_papers(command: F) -> F:
    """The options of every command that looks at made papers: where they are, and which of them."""
    return _with(choices(command), CHANGED, UNSIGNED, TEMPLATES, OUTPUTS)


def choices(command: F) -> F:
    """The options that choose papers: places add up, documents narrow. The command gets `only` and `places`.

    Which options there are for places, and their words, is the programme's to say: of the project in which the command
    is given (see `ThaiPage.get_params`).
    """

    @functools.wraps(command)
    def gathered(*args: Any, **options: Any) -> Any:
        levels = [level.name for level in programmes.levels() if level.option]
        chosen = {name: options.pop(name) for name in levels}
        return command(*args, places={name: keys for name, keys in chosen.items() if keys}, **options)

    only = _choice("--only", "only", "เอกสาร", completion.documents, "เฉพาะเอกสารนี้ เช่น D07 (ใช้ซ้ำได้)")
    return only(cast(F, gathered))


def place_options() -> list[click.Parameter]:
    """An option for each level of places of this project's programme."""
    return [
        click.Option(
            [level.option, level.name], multiple=True, metavar=level.value,
            shell_complete=completion.places(level.name), help=level.help,
        )
        for level in programmes.levels()
        if level.option
    ]  # fmt: skip


def sample_options() -> list[click.Parameter]:
    """The option that says how large a sample is to be, where the programme has one of any size."""
    size = programmes.sample_size()
    if size is None:
        return []
    kind = click.IntRange(1, size.most)
    return [click.Option([size.option, "size"], type=kind, default=size.usual, show_default=True, help=size.help)]


def _choice(option: str, name: str, value: str, offered: Callable[..., Any], meaning: str) -> Callable[[F], F]:
    return click.option(option, name, multiple=True, metavar=value, shell_complete=offered, help=meaning)


def selection_of(*, only: tuple[str, ...], places: Places, changed: bool = False, unsigned: bool = False) -> Selection:
    """What the options of `choices` and `which_papers` choose."""
    from docgen.runs import selection

    return selection.Selection(documents=only, places=places, only_changed=changed, only_unsigned=unsigned)


def echo_json(value: Any) -> None:
    """A value as JSON for programs, Thai as it is."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))
