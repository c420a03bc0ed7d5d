"""Files that are found by where they lie: the workbooks of a project, and the office's emblem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen import photos, shelf, workbook
from docgen.errors import UsageError, WorkbookError
from docgen.findings import CellRef, Finding, Severity
from docgen.paths import whole
from docgen.press import engine

EMBLEM_NAMES = ("ครุฑ.png", "ครุฑ.jpg", "garuda.png", "garuda.jpg", "emblem.png", "emblem.jpg")
INPUTS = "inputs"
_NOT_CLERKS = ("~$", ".", "Thumbs.db", "desktop.ini")  # what Excel, LibreOffice and Windows leave
EMBLEM_HEIGHT_CM = 3.0  # handbook 1.2


def find_workbooks(folder: Path) -> list[Path]:
    """The tables of a project's `inputs` folder in the order of their names, without the programs' own lock files."""
    found = [path for path in _files(folder) if path.suffix.lower() in workbook.SUFFIXES and path.is_file()]
    if not found:
        raise WorkbookError("workbook-none", path=folder)
    return found


def unread(paths: Sequence[Path]) -> Iterator[Finding]:
    """What lies in a project's `inputs` and is not read, so that nobody waits for it in a paper."""
    read = {whole(path) for path in (*paths, *photos.folders_beside(paths))}
    for folder in dict.fromkeys(path.parent for path in paths if path.parent.name == INPUTS):
        for path in _files(folder):
            if whole(path) in read or path.name in EMBLEM_NAMES:
                continue
            where = CellRef(file=path.name, sheet="")
            yield Finding(code="input-unread", severity=Severity.WARNING, where=where, value=path.name)


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith(_NOT_CLERKS))
    except OSError:
        return []


def refuse_mixed(outputs: Path, paths: Sequence[Path], templates: Path) -> None:
    """Papers lie in a folder of their own: what is made must not come among what it is made from.

    Raises UsageError where `outputs` holds a workbook or the templates, lies in the templates, in a folder `inputs`, or
    in another folder of papers.
    """
    folder = whole(outputs)
    above = {folder, *folder.parents}
    kept = {whole(templates), *(whole(path).parent for path in paths if path.parent.name == INPUTS)}
    sources = [whole(templates), *(whole(path) for path in paths)]
    if above & kept or any(folder in source.parents for source in sources):
        raise UsageError("outputs-mixed", path=outputs)
    papers = next((home for home in folder.parents if (home / shelf.FOLDER / shelf.MANIFEST).is_file()), None)
    if papers is not None:
        raise UsageError("outputs-nested", path=outputs, papers=papers)


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
