"""Which rows under the headers are no data: examples, totals, numbering, repeated headers, notes and signatures."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from docgen.workbook.grid import BLANK, Raw
from docgen.workbook.text import fold, fold_bare, is_numeric, is_tail, is_total, one_line

Cells = Mapping[int, Raw]


def shown(raw: Raw) -> str:
    """A cell's content on one line."""
    return raw.error or ("" if raw.value is None else one_line(str(raw.value)))


def quote(own: Cells) -> str:
    """The row's first contents, enough to recognize it by."""
    quoted = " ".join(shown(raw) for _, raw in sorted(own.items())[:6])
    return quoted if len(quoted) <= 80 else f"{quoted[:79]}…"


def is_total_row(own: Cells, above: Cells, units: tuple[str, ...] = ()) -> bool:
    """Whether a label of totals stands beside nothing but amounts; a person called รวม has free text beside it.

    Left of the label may also stand what the row above says in that column: a code repeated in every row.
    """
    label = next((c for c, raw in sorted(own.items()) if type(raw.value) is str and is_total(raw.value, units)), None)
    if label is None:
        return False
    for column, raw in own.items():
        is_repeated = column < label and above.get(column, BLANK).value == raw.value
        if column != label and type(raw.value) is str and not is_numeric(raw.value, units) and not is_repeated:
            return False
    return True


def is_numbering(own: Cells) -> bool:
    """Whether a row is the `(1) (2) (3)` that printed forms have under their headers (bare numbers: from five)."""
    marks = [shown(raw) for _, raw in sorted(own.items())]
    if len(marks) < (3 if marks[0].startswith("(") else 5):
        return False
    return list(map(fold, marks)) == [str(n) for n in range(1, len(marks) + 1)]


def is_hints(own: Cells) -> bool:
    """Whether a row only explains the headers above it: `(บาท)` `(คน)`."""
    texts = [raw.value for raw in own.values()]
    return all(isinstance(text, str) and text.strip().startswith("(") and not fold_bare(text) for text in texts)


def repeats_headers(texts: Collection[str], written: frozenset[str]) -> bool:
    """Whether a row holds the headers once more, as on every printed page."""
    if written.isdisjoint(texts):
        return False
    same = sum(text in written for text in texts)
    return same >= 2 and 2 * same >= len(texts)


def opens_tail(own: Cells) -> bool:
    """Whether the row begins the notes or the signatures below the table."""
    first = own[min(own)].value
    return type(first) is str and is_tail(first)
