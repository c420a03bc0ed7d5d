"""Which papers exist, what they may use, and the Thai formatting that templates are offered."""

from docgen.documents.catalogue import Catalogue, Document, load_catalogue
from docgen.documents.contexts import (
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
    sheets_used,
    value_at,
)
from docgen.documents.fields import Field, fields_of, listed, lists_of
from docgen.documents.filters import DIGITS, FILTERS
from docgen.documents.office import Digits, Office
from docgen.documents.usage import all_columns, columns_read, example_context

__all__ = [
    "BLANK_NUMBER",
    "DIGITS",
    "FILTERS",
    "ROOTS",
    "Catalogue",
    "Digits",
    "Document",
    "Field",
    "Item",
    "Office",
    "Place",
    "all_columns",
    "columns_read",
    "context_of",
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
    "sheets_used",
    "value_at",
]
