"""The default sample, built once and read through docgen's own reader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.support.wordings import assert_said

from docgen import workbook
from docgen.findings import Finding
from docgen.programmes.sammachip import Project, assemble, check, sheets
from docgen.programmes.sammachip.sample import sample_workbook
from docgen.records import Records


@dataclass(frozen=True)
class Sample:
    """The sample's file, what docgen reads in it, and all that it finds."""

    content: bytes
    records: Records
    project: Project
    findings: tuple[Finding, ...]


def read(path: Path) -> Sample:
    """A workbook's file as docgen sees it."""
    book, in_cells = workbook.read([path], sheets.sheet_specs())
    rows, in_values = sheets.read_records(book)
    project, in_keys = assemble(rows)
    findings = (*in_cells, *in_values, *in_keys, *check(project))
    assert_said(findings)
    return Sample(content=path.read_bytes(), records=rows, project=project, findings=findings)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The default sample of 62 villages."""
    path = tmp_path_factory.mktemp("sample") / "kalasin-2565.xlsx"
    path.write_bytes(sample_workbook())
    return read(path)
