"""The folders and files of a new project."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from docgen.errors import OutputError, TemplateError, UsageError
from docgen.model.programme import Programme
from docgen.starter.blank import blank_workbook

_RESERVED = re.compile(r"(?i)con|prn|aux|nul|com\d|lpt\d")  # Windows' names of devices
GUIDE, REGISTRY = "อ่านก่อนใช้.txt", "documents.toml"


def write_project(folder: Path, programme: Programme, *, sample_size: int | None, templates: Path) -> list[Path]:
    """Write inputs/, templates/, outputs/ and a guide; the files written. With `sample_size`, the programme's sample.

    Nothing is overwritten: OutputError `project-exists` names the first file that is there already, before anything is
    written. TemplateError `project-templates-missing` where `templates` has no registry of documents.
    """
    if not _is_folder_name(folder.absolute().name):
        raise UsageError("folder-name", name=folder.name)
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
    made: list[Path] = []
    try:
        for path in (folder / name for name in ("inputs", "templates", "outputs")):
            made += reversed([home for home in (path, *path.parents) if not home.exists()])
            path.mkdir(parents=True, exist_ok=True)
        for path, content in zip(wanted, contents, strict=True):
            with path.open("xb") as file:  # never over a file that has appeared in the meantime
                made.append(path)
                file.write(content)
        made.clear()
    except FileExistsError as error:
        raise OutputError("project-exists", path=error.filename) from error
    except OSError as error:
        raise OutputError(
            "project-unwritable", path=error.filename or folder, reason=error.strerror or error
        ) from error
    finally:
        _take_away(made)
    return wanted


def _is_folder_name(name: str) -> bool:
    """A name that every system takes for a folder's."""
    stem = name.partition(".")[0].rstrip()
    return name == name.rstrip(" .") and not set(name) & set('<>:"|?*') and not _RESERVED.fullmatch(stem)


def _take_away(made: list[Path]) -> None:
    """Nothing of a project that could not be made stays, but for what somebody else put there."""
    for path in reversed(made):
        with contextlib.suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()


def _contents(programme: Programme, workbook: str, sources: list[Path], sample_size: int | None) -> Iterator[bytes]:
    made = None if sample_size is None else programme.sample(sample_size)
    yield blank_workbook(programme.schema) if made is None else made
    guide = programme.guide(workbook, sample_size)
    yield b"\xef\xbb\xbf" + guide.replace("\n", "\r\n").encode("utf-8")  # Notepad of any Windows reads it
    for source in sources:
        yield source.read_bytes()
