"""Programmes: what one office's papers are about. The engine meets each through `docgen.model.programme.Programme`.

This is the one place where a programme is met by name.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import words
from docgen.model.level import Level, SampleSize, read_levels, read_sample_size, read_units

if TYPE_CHECKING:
    from docgen.model.programme import Programme

BUNDLED = "sammachip"
DECLARED = "programme.toml"

words.learn_from(Path(__file__).parent / BUNDLED / "th.toml")


def bundled_templates() -> Path:
    """The papers that came with docgen: in the installed package, or beside its source."""
    installed = Path(__file__).parents[1] / "_templates"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "templates"


def bundled_registry() -> Path:
    """The registry of the papers that came with docgen."""
    return bundled_templates() / "documents.toml"


@cache
def bundled(name: str = BUNDLED) -> Programme:
    """A programme that came with docgen: the object `PROGRAMME` of its package."""
    programme: Programme = import_module(f"docgen.programmes.{name}.face").PROGRAMME
    return programme


def levels() -> tuple[Level, ...]:
    """The levels of the programme of the current folder; the bundled one is not loaded for them."""
    declared = Path(DECLARED)
    return open_project(declared).levels if declared.is_file() else _bundled_levels()


@cache
def _bundled_levels() -> tuple[Level, ...]:
    return read_levels(Path(__file__).parent / BUNDLED / DECLARED)


def of_templates(folder: Path) -> Programme:
    """The programme that a folder of templates belongs to: declared in it or beside it, or the bundled one."""
    beside = (place / DECLARED for place in (folder, folder.absolute().parent))
    declared = next((path for path in beside if path.is_file()), None)
    return bundled() if declared is None else open_project(declared)


def open_project(path: Path) -> Programme:
    """The programme that a project declares in its programme.toml."""
    programme: Programme = import_module("docgen.model.declared").open_programme(path)
    return programme


@cache
def sample_size() -> SampleSize | None:
    """How large a sample of the bundled programme may be."""
    return read_sample_size(Path(__file__).parent / BUNDLED / DECLARED)


def units() -> tuple[str, ...]:
    """The words that may follow a number in the programme of the current folder, without loading it."""
    declared = Path(DECLARED)
    return open_project(declared).schema.units if declared.is_file() else _bundled_units()


@cache
def _bundled_units() -> tuple[str, ...]:
    return read_units(Path(__file__).parent / BUNDLED / DECLARED)
