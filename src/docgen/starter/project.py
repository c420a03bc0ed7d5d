"""The folders and files of a new project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen.errors import OutputError, TemplateError
from docgen.programmes.sammachip.sample.data import text
from docgen.programmes.sammachip.sample.mistakes import FEWEST_VILLAGES, MISTAKES
from docgen.programmes.sammachip.sample.sample import sample_workbook
from docgen.starter.blank import blank_workbook

SAMPLE_WORKBOOK, BLANK_WORKBOOK, GUIDE, REGISTRY = (
    "kalasin-2565.xlsx",
    "ข้อมูลโครงการ.xlsx",
    "อ่านก่อนใช้.txt",
    "documents.toml",
)


def write_project(folder: Path, *, sample: bool, villages: int, templates: Path) -> list[Path]:
    """Write inputs/, templates/, outputs/ and a guide; the files written.

    Nothing is overwritten: OutputError `project-exists` names the first file that is there already, before anything is
    written. TemplateError `project-templates-missing` where `templates` has no registry of documents.
    """
    registry = templates / REGISTRY
    if not registry.is_file():
        raise TemplateError("project-templates-missing", path=templates)
    workbook = SAMPLE_WORKBOOK if sample else BLANK_WORKBOOK
    sources = [registry, *sorted(templates.glob("*.docx"))]
    wanted = [folder / "inputs" / workbook, folder / GUIDE, *(folder / "templates" / source.name for source in sources)]
    for path in wanted:
        if path.exists():
            raise OutputError("project-exists", path=path)
    contents = _contents(workbook, sources, sample=sample, villages=villages)
    try:
        for name in ("inputs", "templates", "outputs"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for path, content in zip(wanted, contents, strict=True):
            with path.open("xb") as file:  # never over a file that has appeared in the meantime
                file.write(content)
    except FileExistsError as error:
        raise OutputError("project-exists", path=error.filename) from error
    except OSError as error:
        raise OutputError(
            "project-unwritable", path=error.filename or folder, reason=error.strerror or error
        ) from error
    return wanted


def _contents(workbook: str, sources: list[Path], *, sample: bool, villages: int) -> Iterator[bytes]:
    yield sample_workbook(villages) if sample else blank_workbook()
    guide = _guide(workbook, sample=sample, villages=villages)
    yield b"\xef\xbb\xbf" + guide.replace("\n", "\r\n").encode("utf-8")  # Notepad of any Windows reads it
    for source in sources:
        yield source.read_bytes()


def _guide(workbook: str, *, sample: bool, villages: int) -> str:
    """What to do first; with a sample, that nobody in it exists and which mistakes it holds on purpose."""
    guide = text("guide.txt").format(workbook=f"inputs\\{workbook}")
    if sample:
        guide += text("guide-sample.txt")
    if sample and villages >= FEWEST_VILLAGES:
        mistakes = (f"    - {mistake.sheet}: {mistake.what}\n" for mistake in MISTAKES)
        guide += text("guide-mistakes.txt") + "".join(mistakes)
    return guide
