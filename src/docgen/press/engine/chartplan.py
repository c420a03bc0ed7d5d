"""A native Word chart of a template as a plan: what stays, and where a rendering puts names, numbers and texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from docgen.findings import column_letters
from docgen.press.engine import sheet
from docgen.press.engine.sheet import SHEET, xstring
from docgen.zipping import FAST

Pieces = tuple["str | int", ...]  # text of the template as XML, and numbers of the texts that a rendering prints


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the chart's XML that depends on its rows: the name, the categories or the values of a series.

    A `point` is XML about one point of a series (`at`), left out where there are fewer rows.
    """

    kind: str
    series: int = 0
    at: int = 0
    xml: tuple[str | int | Slot, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series: its name, where it has one, its number format, and whether its name is a cell of the workbook."""

    name: Pieces | None
    format: str
    is_cell: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPlan:
    """A chart that a rendering fills. `relation` is how the story refers to it; `workbook` is '' where it has none.

    `label` are the pieces of a row's name, in which every number is the next value printed for it.
    """

    part: str
    relation: str
    workbook: str
    prefix: str
    xml: tuple[str | int | Slot, ...]
    label: Pieces
    series: tuple[Series, ...]
    description: Pieces
    texts: int


@dataclass(slots=True)
class Fill:
    """What one rendering puts into a chart: everything is XML already, numbers as they are written."""

    texts: list[str] = field(default_factory=list)
    rows: list[tuple[list[str], list[str | None]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Filled:
    """A chart that is ready for the paper: its part, its workbook, and what it shows in words."""

    xml: bytes
    workbook: bytes | None
    description: str


def fill(plan: ChartPlan, given: Fill, *, level: int = FAST) -> Filled:
    """The chart with these rows."""
    texts = [*given.texts, *[""] * (plan.texts - len(given.texts))]
    rows = [(_label(plan.label, names), numbers) for names, numbers in given.rows]
    heads = [None if series.name is None else _joined(series.name, texts) for series in plan.series]
    writer = _Writer(plan, texts, rows, heads)
    xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + writer.written(plan.xml)
    book = sheet.workbook(heads, rows, [s.format for s in plan.series], level=level) if plan.workbook else None
    return Filled(xml.encode("utf-8"), book, _joined(plan.description, texts).strip())


def _joined(pieces: Pieces, texts: Sequence[str]) -> str:
    return "".join(piece if isinstance(piece, str) else texts[piece] for piece in pieces)


def _label(pieces: Pieces, names: Sequence[str]) -> str:
    following = iter(names)
    return "".join(piece if isinstance(piece, str) else next(following, "") for piece in pieces)


class _Writer:
    """Writes the parts of a chart's XML that depend on its rows."""

    def __init__(
        self,
        plan: ChartPlan,
        texts: Sequence[str],
        rows: Sequence[tuple[str, Sequence[str | None]]],
        heads: Sequence[str | None],
    ) -> None:
        self._texts, self._rows, self._heads, self._plan = texts, rows, heads, plan
        self._prefix = plan.prefix
        self._names = self._reference("str", 0, [xstring(name) for name, _ in rows])

    def written(self, pieces: Sequence[str | int | Slot]) -> str:
        return "".join(map(self._piece, pieces))

    def _piece(self, piece: str | int | Slot) -> str:
        if isinstance(piece, str):
            return piece
        if isinstance(piece, int):
            return self._texts[piece]
        if piece.kind == "point":
            return self.written(piece.xml) if piece.at < len(self._rows) else ""
        if piece.kind == "category":
            return self._names
        if piece.kind == "name":
            return self._name(piece.series)
        values = [numbers[piece.series] for _, numbers in self._rows]
        return self._reference("num", piece.series + 1, values, self._plan.series[piece.series].format)

    def _name(self, number: int) -> str:
        p, text = self._prefix, xstring(self._heads[number] or "")
        if not self._plan.series[number].is_cell:
            return f"<{p}v>{text}</{p}v>"
        return (
            f"<{p}strRef><{p}f>{SHEET}!${column_letters(number + 2)}$1</{p}f><{p}strCache>"
            f'<{p}ptCount val="1"/><{p}pt idx="0"><{p}v>{text}</{p}v></{p}pt></{p}strCache></{p}strRef>'
        )

    def _reference(self, kind: str, column: int, values: Sequence[str | None], number_format: str = "") -> str:
        """A range of the workbook with what stands in it; a point without a value is left out, which shows as a gap."""
        p, letters, count = self._prefix, column_letters(column + 1), len(values)
        end = f":${letters}${count + 1}" if count > 1 else ""
        code = f"<{p}formatCode>{escape(number_format)}</{p}formatCode>" if number_format else ""
        points = "".join(
            f'<{p}pt idx="{n}"><{p}v>{value}</{p}v></{p}pt>' for n, value in enumerate(values) if value is not None
        )
        return (
            f"<{p}{kind}Ref><{p}f>{SHEET}!${letters}$2{end}</{p}f><{p}{kind}Cache>{code}"
            f'<{p}ptCount val="{count}"/>{points}</{p}{kind}Cache></{p}{kind}Ref>'
        )
