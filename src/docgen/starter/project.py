"""The folders and files of a new project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen.errors import OutputError, TemplateError
from docgen.model.programme import Programme
from docgen.starter.blank import blank_workbook

GUIDE, REGISTRY = "อ่านก่อนใช้.txt", "documents.toml"


def write_project(folder: Path, programme: Programme, *, sample_size: int | None, templates: Path) -> list[Path]:
    """Write inputs/, templates/, outputs/ and a guide; the files written. With `sample_size`, the programme's sample.

    Nothing is overwritten: OutputError `project-exists` names the first file that is there already, before anything is
    written. TemplateError `project-templates-missing` where `templates` has no registry of documents.
    """
    registry = templates / REGISTRY
    if not registry.is_file():
        raise TemplateError("project-templates-missing", path=templates)
    workbook = programme.workbook_name(is_sample=sample_size is not None)
    sources = [registry, *sorted(templates.glob("*.docx"))]
    wanted = [folder / "inputs" / workbook, folder / GUIDE, *(folder / "templates" / source.name for source in sources)]
    for path in wanted:
        if path.exists():
            raise OutputError("project-exists", path=path)
    contents = _contents(programme, workbook, sources, sample_size)
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


def _contents(programme: Programme, workbook: str, sources: list[Path], sample_size: int | None) -> Iterator[bytes]:
    made = None if sample_size is None else programme.sample(sample_size)
    yield blank_workbook(programme.schema) if made is None else made
    guide = programme.guide(workbook, sample_size)
    yield b"\xef\xbb\xbf" + guide.replace("\n", "\r\n").encode("utf-8")  # Notepad of any Windows reads it
    for source in sources:
        yield source.read_bytes()
