"""Where a command finds its templates and workbooks when it is not told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def templates_folder(given: Path | None) -> Path:
    """The templates to use: those named, the project's own, or those that came with the program."""
    from docgen import programmes

    if given is not None:
        return given
    own = Path("templates")
    if (own / "documents.toml").is_file():
        return own
    return programmes.bundled_templates()


def workbooks_of(given: Sequence[Path]) -> list[Path]:
    """The workbooks that were named, with the register of numbers beside the first, or all in `inputs`."""
    from docgen.runs import locate, registers

    if not given:
        return locate.find_workbooks(Path("inputs"))
    register = registers.beside(given)
    return [*given, register] if register.is_file() and register not in given else list(given)
