"""Finding a table's headers by what they say: anywhere near the top, over one to three rows, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.workbook.grid import Grid, Merge, Raw
from docgen.workbook.model import HeaderSpec, SheetSpec
from docgen.workbook.text import fold, fold_bare, one_line

ROWS_SEARCHED = 20  # rows that hold something
DEEPEST = 3
_WIDEST = 12  # columns under one merged header that are read as one value
_NEAR_REQUIRED, _NEAR_OPTIONAL = 72, 85  # similarity in percent, from which a header counts as meant but misspelt


@dataclass(frozen=True, slots=True)
class Column:
    """Where a header stands: its column, the last column that its merged cell covers, and its text as written."""

    first: int
    last: int
    header: str


@dataclass(slots=True)
class Headers:
    """The header block of a sheet: columns by key, and what did not fit."""

    top: int
    bottom: int
    columns: dict[str, Column] = field(default_factory=dict)
    repeated: list[tuple[str, Column]] = field(default_factory=list)
    unknown: list[Column] = field(default_factory=list)


class _Wanted:
    """The spec's names, folded for comparison."""

    def __init__(self, spec: SheetSpec) -> None:
        self.spec = spec
        self.required = {header.key for header in spec.headers if header.required}
        self.full: dict[str, str] = {}
        self.bare: dict[str, str] = {}
        # A canonical header is never taken by another column's variant of the same words.
        canonical = [(header.names[0], header.key) for header in spec.headers]
        variants = [(name, header.key) for header in spec.headers for name in header.names[1:]]
        for name, key in (*canonical, *variants):
            self.full.setdefault(fold(name), key)
            if fold_bare(name):
                self.bare.setdefault(fold_bare(name), key)

    def ranked(self, pieces: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        """The keys that a header may mean, best first (0): parent and child read together before the child alone."""
        for start in range(len(pieces)):
            own = pieces[start:]
            key = self.full.get("".join(map(fold, own)))
            if key is not None:
                yield 2 * start, key
            key = self.bare.get("".join(map(fold_bare, own)))
            if key is not None:
                yield 2 * start + 1, key


def find_headers(grid: Grid, spec: SheetSpec) -> Headers | None:
    """The best header block near the top of the sheet; None where no row names two columns (or the only one)."""
    wanted = _Wanted(spec)
    texts = _Texts(grid)
    best: tuple[int, int, int] = (0, 0, 0)
    found: Headers | None = None
    for top in list(grid.rows)[:ROWS_SEARCHED]:
        if found is not None and top > found.bottom and wanted.required <= found.columns.keys():
            break
        for depth in range(1, DEEPEST + 1):
            headers = _match(texts, wanted, top, top + depth - 1)
            matched = headers.columns.keys()
            score = (len(matched & wanted.required), len(matched), -depth)
            if score > best:
                best, found = score, headers
    if found is None or len(found.columns) < min(2, len(spec.headers)):
        return None
    found.bottom = max(found.bottom, _depth_of_merges(grid, found))
    return found


class _Texts:
    """The texts of header rows, with merged cells spread over the columns that they cover."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._spread: dict[int, dict[int, tuple[str, Merge | None]]] = {}
        self._wide: dict[int, list[Merge]] = {}
        for merge in grid.merges:
            self._wide.setdefault(merge.top, []).append(merge)

    def row(self, row: int) -> dict[int, tuple[str, Merge | None]]:
        """Text by column; the merge where a text is spread from the left."""
        if row not in self._spread:
            own = {column: header_text(raw) for column, raw in self.grid.rows.get(row, {}).items()}
            spread: dict[int, tuple[str, Merge | None]] = {column: (text, None) for column, text in own.items() if text}
            for merge in self._wide.get(row, ()):
                if merge.left in own and merge.right > merge.left:
                    for column in range(merge.left, min(merge.right, merge.left + 200) + 1):
                        spread[column] = (own[merge.left], merge)
            self._spread[row] = spread
        return self._spread[row]


def header_text(raw: Raw) -> str:
    """A header as written, on one line."""
    return one_line(str(raw.value)) if raw.value is not None and not raw.error else ""


def _match(texts: _Texts, wanted: _Wanted, top: int, bottom: int) -> Headers:
    headers = Headers(top, bottom)
    columns: dict[int, Column] = {}
    ranked: list[tuple[int, int, str]] = []
    for column in sorted({column for row in range(top, bottom + 1) for column in texts.row(row)}):
        pieces, last = _pieces(texts, column, top, bottom)
        if not pieces:
            continue
        columns[column] = Column(column, last, " ".join(pieces))
        ranked += [(rank, column, key) for rank, key in wanted.ranked(pieces)]
    taken: dict[int, int] = {}
    ranks: dict[str, int] = {}
    for rank, column, key in sorted(ranked):
        if column in taken:
            continue
        if key not in headers.columns:
            headers.columns[key], ranks[key], taken[column] = columns[column], rank, rank
        elif ranks[key] == rank:
            headers.repeated.append((key, columns[column]))
            taken[column] = rank
    headers.columns = {h.key: headers.columns[h.key] for h in wanted.spec.headers if h.key in headers.columns}
    headers.unknown = [column for first, column in columns.items() if first not in taken]
    return headers


def _pieces(texts: _Texts, column: int, top: int, bottom: int) -> tuple[tuple[str, ...], int]:
    """The texts over a column from parent to child, and the last column that its lowest text covers.

    A merged text without a child belongs to its first column only: the others are part of the same value.
    """
    pieces: list[str] = []
    lowest: Merge | None = None
    for row in range(top, bottom + 1):
        if column in texts.row(row):
            text, lowest = texts.row(row)[column]
            if not pieces or pieces[-1] != text:
                pieces.append(text)
    if lowest is None:
        return tuple(pieces), column
    if column != lowest.left:
        return (), column
    covered = range(lowest.left + 1, min(lowest.right, lowest.left + _WIDEST) + 1)
    below = range(lowest.top + 1, bottom + 1)
    free = [c for c in covered if not any(c in texts.row(row) for row in below)]
    return tuple(pieces), column + len(free) if free == list(covered[: len(free)]) else column


def _depth_of_merges(grid: Grid, headers: Headers) -> int:
    """The last row that the header cells reach: under one merged over two rows, the second is no data row."""
    columns = {column.first for column in headers.columns.values()}
    reach = [m.bottom for m in grid.merges if headers.top <= m.top <= headers.bottom and m.left in columns]
    return max((row for row in reach if row < headers.top + 6), default=headers.bottom)


def near_miss(header: HeaderSpec, unknown: list[Column]) -> Column | None:
    """The one unknown header that is most likely a misspelling of `header`; its digits must agree."""
    from rapidfuzz import fuzz

    least = _NEAR_REQUIRED if header.required else _NEAR_OPTIONAL
    scored = []
    for column in unknown:
        seen = fold_bare(column.header)
        scores = [
            fuzz.ratio(seen, fold_bare(name))
            for name in header.names
            if re.findall(r"\d+", seen) == re.findall(r"\d+", fold_bare(name))
        ]
        scored.append((max(scores, default=0.0), -column.first, column))
    if not scored:
        return None
    score, _, nearest = max(scored, key=lambda entry: entry[:2])
    return nearest if score >= least else None
