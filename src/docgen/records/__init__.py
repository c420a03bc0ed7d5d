"""Typed, frozen records: one class a sheet, each column declared once with its header, kind and note."""

from docgen.records.columns import Column, Record, Settings, column, columns, plain_values
from docgen.records.person import Person
from docgen.records.reading import Records, Schema, read_records
from docgen.records.register import NumberRow, plain_number

__all__ = [
    "Column",
    "NumberRow",
    "Person",
    "Record",
    "Records",
    "Schema",
    "Settings",
    "column",
    "columns",
    "plain_number",
    "plain_values",
    "read_records",
]
