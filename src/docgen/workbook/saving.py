"""openpyxl's workbooks as bytes that depend on their contents only: fixed times, fixed order.

openpyxl stamps the time of saving into the package. What it cannot write itself is put into its parts before they are
packed.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from docgen.zipping import SMALL, zipped

if TYPE_CHECKING:
    from openpyxl import Workbook

Edit = Callable[[str], str]
_STAMP = dt.datetime(2021, 11, 1, 8, 30)  # some day, always the same
_PROPERTIES = "docProps/core.xml"
_MODIFIED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def saved(book: Workbook, edits: Mapping[int, Edit], *, level: int = SMALL) -> bytes:
    """The workbook's file; `edits` change the XML of single sheets, by their place from 1."""
    properties = book.properties
    properties.creator = properties.lastModifiedBy = "docgen"
    properties.created = _STAMP
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    by_part = {f"xl/worksheets/sheet{place}.xml": edit for place, edit in edits.items()}
    for name, edit in {_PROPERTIES: _with_fixed_time, **by_part}.items():
        parts[name] = edit(parts[name].decode("utf-8")).encode("utf-8")
    return zipped(parts, level)


def _with_fixed_time(properties: str) -> str:
    return _MODIFIED.sub(rf"\g<1>{_STAMP:%Y-%m-%dT%H:%M:%SZ}\g<2>", properties)
