"""Errors: the run cannot go on. Each carries a public exit code and a code whose Thai wording is in words/th.toml.

A wrong value in a workbook is never an error, it is a `docgen.findings.Finding`.
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the process returns; public, so a number never changes its meaning (the README has the same table)."""

    DONE = 0
    ATTENTION = 1  # done, but a person is needed
    USAGE = 2
    WORKBOOK = 3
    TEMPLATE = 4
    OUTPUT = 5
    TOOL = 6
    BUG = 70
    INTERRUPTED = 130


class DocgenError(Exception):
    """The run cannot go on; `code` names the wording `[error.<code>]`, `args` fill its placeholders."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUG

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.values)


def _rebuild(kind: type[DocgenError], code: str, values: dict[str, object]) -> DocgenError:
    return kind(code, **values)


class UsageError(DocgenError):
    """The command line asks for something that does not exist (an unknown document or place)."""

    exit_code = ExitCode.USAGE


class WorkbookError(DocgenError):
    """A workbook cannot be read at all."""

    exit_code = ExitCode.WORKBOOK


class PhotoError(WorkbookError):
    """A photograph that lies beside the workbook cannot be printed."""


class TemplateError(DocgenError):
    """A template or the registry of documents is wrong."""

    exit_code = ExitCode.TEMPLATE


class ProgrammeError(TemplateError):
    """The declaration of a programme (programme.toml, its rules) is wrong."""


class OutputError(DocgenError):
    """A paper or a folder cannot be written."""

    exit_code = ExitCode.OUTPUT


class ToolError(DocgenError):
    """An outside program (LibreOffice) is missing or failed."""

    exit_code = ExitCode.TOOL
