"""Which papers exist, what they may use, and the Thai formatting that templates are offered."""

from docgen.papers.changes import ChangeList, ListedChange, change_fields, changes_context, example_changes
from docgen.papers.contexts import (
    Item,
    context_of,
    items_of,
    places,
    prints,
    value_at,
)
from docgen.papers.fields import Field, fields_of, listed, lists_of, roots_of
from docgen.papers.filters import DIGITS, FILTERS
from docgen.papers.number import BLANK_NUMBER, paper_key, paper_of, printed_number
from docgen.papers.office import Digits, Office
from docgen.papers.registry import CHANGES, Catalogue, ChangesTemplate, Document, load_catalogue
from docgen.papers.usage import all_columns, columns_read, example_context

__all__ = [
    "BLANK_NUMBER",
    "CHANGES",
    "DIGITS",
    "FILTERS",
    "Catalogue",
    "ChangeList",
    "ChangesTemplate",
    "Digits",
    "Document",
    "Field",
    "Item",
    "ListedChange",
    "Office",
    "all_columns",
    "change_fields",
    "changes_context",
    "columns_read",
    "context_of",
    "example_changes",
    "example_context",
    "fields_of",
    "items_of",
    "listed",
    "lists_of",
    "load_catalogue",
    "paper_key",
    "paper_of",
    "places",
    "printed_number",
    "prints",
    "roots_of",
    "value_at",
]
