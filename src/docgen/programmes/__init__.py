"""Programmes: what one office's papers are about. The engine meets each through `docgen.model.programme.Programme`.

This is the one place where a programme is met by name.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.model.level import Level, read_levels, read_units

if TYPE_CHECKING:
    from docgen.model.programme import Programme

BUNDLED = "sammachip"


@cache
def bundled(name: str = BUNDLED) -> Programme:
    """A programme that came with docgen: the object `PROGRAMME` of its package."""
    programme: Programme = import_module(f"docgen.programmes.{name}.face").PROGRAMME
    return programme


@cache
def levels() -> tuple[Level, ...]:
    """The levels of the programme of this project, without loading the programme."""
    return read_levels(Path(__file__).parent / BUNDLED / "programme.toml")


@cache
def units() -> tuple[str, ...]:
    """The words that may follow a number in this project, without loading the programme."""
    return read_units(Path(__file__).parent / BUNDLED / "programme.toml")


def of_templates(folder: Path) -> Programme:  # noqa: ARG001  a programme of TOML alone will be found beside them
    """The programme that a folder of templates belongs to."""
    return bundled()
