"""Files that are found by where they lie: the workbooks of a project, and the office's emblem."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docgen import shelf
from docgen.errors import WorkbookError
from docgen.press import engine

EMBLEM_NAMES = ("ครุฑ.png", "ครุฑ.jpg", "garuda.png", "garuda.jpg", "emblem.png", "emblem.jpg")
EMBLEM_HEIGHT_CM = 3.0  # handbook 1.2


def find_workbooks(folder: Path) -> list[Path]:
    """The workbooks of a project's `inputs` folder in the order of their names, without Excel's own lock files."""
    found = sorted(path for path in folder.glob("*.xls[xm]") if not path.name.startswith(("~$", ".")))
    if not found:
        raise WorkbookError("workbook-none", path=folder)
    return found


def find_emblem(templates: Path, paths: Sequence[Path]) -> object:
    """The office's own picture of the state emblem (ครุฑ), beside its templates or workbook; "" where there is none."""
    for folder in (templates, *dict.fromkeys(path.parent for path in paths)):
        for name in EMBLEM_NAMES:
            if (folder / name).is_file():
                return engine.InlineImage(
                    (folder / name).read_bytes(), height=int(EMBLEM_HEIGHT_CM * engine.EMU_PER_CM)
                )
    return ""


def emblem_digest(emblem: object) -> str:
    """What tells one picture of the emblem from another; empty where there is none."""
    return shelf.digest(emblem.image) if isinstance(emblem, engine.InlineImage) else ""
