"""Which papers exist, what they may use, and the Thai formatting that templates are offered."""

from docgen.papers.changes import ChangeList, ListedChange, change_fields, changes_context, example_changes
from docgen.papers.contexts import (
    BLANK_NUMBER,
    ROOTS,
    Item,
    Place,
    context_of,
    items_of,
    key_of,
    paper_key,
    paper_of,
    places,
    printed_number,
    prints,
    sheets_awaited,
    sheets_used,
    value_at,
)
from docgen.papers.fields import Field, fields_of, listed, lists_of
from docgen.papers.filters import DIGITS, FILTERS
from docgen.papers.office import Digits, Office
from docgen.papers.registry import CHANGES, Catalogue, ChangesTemplate, Document, load_catalogue
from docgen.papers.usage import all_columns, columns_read, example_context

__all__ = [
    "BLANK_NUMBER",
    "CHANGES",
    "DIGITS",
    "FILTERS",
    "ROOTS",
    "Catalogue",
    "ChangeList",
    "ChangesTemplate",
    "Digits",
    "Document",
    "Field",
    "Item",
    "ListedChange",
    "Office",
    "Place",
    "all_columns",
    "change_fields",
    "changes_context",
    "columns_read",
    "context_of",
    "example_changes",
    "example_context",
    "fields_of",
    "items_of",
    "key_of",
    "listed",
    "lists_of",
    "load_catalogue",
    "paper_key",
    "paper_of",
    "places",
    "printed_number",
    "prints",
    "sheets_awaited",
    "sheets_used",
    "value_at",
]
