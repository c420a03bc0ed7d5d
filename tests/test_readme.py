"""The README tells the truth: its links resolve, and it names every command, code, kind, filter, column and paper."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import click
import pytest

from docgen import thai
from docgen.cli import main
from docgen.errors import ExitCode
from docgen.papers import load_catalogue
from docgen.press.filters import FILTERS
from docgen.programmes.sammachip.sheets import INDICATORS, ROW_RECORDS, Programme
from docgen.records import Record, columns

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
LARGEST_PICTURE = 120_000  # bytes; the repository is cloned over slow lines


def anchor(heading: str) -> str:
    """A heading's anchor as code hosts make it: letters, marks and digits, hyphens for spaces."""
    kept = (letter for letter in heading.strip().lower() if letter in " -_" or unicodedata.category(letter)[0] in "LMN")
    return "".join(kept).replace(" ", "-")


def commands(group: click.Group, name: str = "docgen") -> list[str]:
    """Every command with its whole name: `docgen templates check`."""
    found: list[str] = []
    for key, command in group.commands.items():
        whole = f"{name} {key}"
        found += commands(command, whole) if isinstance(command, click.Group) else [whole]
    return found


@pytest.mark.parametrize("document", ["README.md", "CHANGELOG.md"])
def test_links_and_pictures_resolve(document: str) -> None:
    """Every link leads to a file of the project, a heading of the same page, or the web."""
    text = (ROOT / document).read_text(encoding="utf-8")
    headings = {anchor(line) for line in re.findall(r"^#+ (.*)$", re.sub(r"```.*?```", "", text, flags=re.S), re.M)}
    broken = [
        link
        for link in LINK.findall(text)
        if not link.startswith("https://")
        and not (link[1:] in headings if link.startswith("#") else (ROOT / link).is_file())
    ]
    assert broken == []


def test_pictures_are_shown_and_small() -> None:
    """Every picture of the folder is in the gallery, and none is heavy."""
    pictures = sorted((ROOT / "docs" / "pictures").glob("*.png"))
    assert len(pictures) >= 4
    assert [path.name for path in pictures if f"(docs/pictures/{path.name})" not in README] == []
    assert [path.name for path in pictures if path.stat().st_size > LARGEST_PICTURE] == []


def test_every_command_and_option_is_explained() -> None:
    """Each command has a heading, and each option of it is named."""
    headings = re.findall(r"^### (docgen [a-z ]*[a-z])", README, re.M)
    assert sorted(headings) == sorted(commands(main))
    for name in commands(main):
        command: click.Command = main
        for part in name.split()[1:]:
            assert isinstance(command, click.Group)
            command = command.commands[part]
        section = README.split(f"### {name}")[1].split("\n### ")[0]
        options = [option.opts[0] for option in command.params if isinstance(option, click.Option)]
        assert [option for option in options if option not in section] == [], name


def test_every_exit_code_kind_and_filter_has_its_row() -> None:
    """The tables follow the program."""
    assert [code for code in ExitCode if f"| {code.value} |" not in README] == []
    assert [kind for kind in thai.KINDS if f"`{kind}`" not in README] == []
    assert [name for name in FILTERS if not re.search(rf"^\| `{name}[`(]", README, re.M)] == []


def test_every_sheet_required_column_and_paper_is_named() -> None:
    """The table of sheets and the table of papers follow the records and the registry."""
    records: tuple[type[Record], ...] = (Programme, *ROW_RECORDS)
    for record in records:
        assert record.sheet in README
        needed = [column.header for column in columns(record) if column.required and column.field != "passes"]
        assert [header for header in needed if header not in README] == [], record.sheet
    assert f"ข้อ {INDICATORS}" in README
    assert [d.id for d in load_catalogue(ROOT / "templates") if f"| {d.short} | {d.title}" not in README] == []
