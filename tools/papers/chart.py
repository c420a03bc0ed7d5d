"""Native Word charts in a template: bars or columns that the engine fills and a clerk can edit in Word.

What a chart shows stands in its alternative text (docs: DIFFERENCES.md D28); this module writes that text, the chart's
part with the office's font, and the workbook behind it with a few figures, so that the template looks like its papers.
Shades differ in print without colour. The order of elements is the schema's, without which Word calls a file damaged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph
from tools.papers import styles

from docgen.findings import column_letters
from docgen.press.engine import EMU_PER_CM, sheet

Kind = Literal["bar", "column", "stacked"]

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

SHADES = ("1F3864", "B4C7E7", "6F8FC7", "D9D9D9", "404040", "F2F2F2")
DARK = frozenset({"1F3864", "404040"})  # numbers on these are white
BLACK, WHITE = "000000", "FFFFFF"
TITLE_SIZE = 16  # points
_SHOWN = ("ก", "ข", "ค")  # rows of the template's own picture
_NBSP = "\u00a0"
_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart as a template shows it. `series` are the names of the series and the tags of their numbers.

    `across` is the title of the axis of names, `up` that of the axis of numbers. `is_percent`: the numbers are
    fractions of 1 and read as percent. `from_zero`: bars grow from 0, without which a small difference looks large; not
    for numbers that may be negative. `has_numbers`: each bar tells its number. Width and height are in centimetres,
    the size of letters in points: 12 for many names, each of which needs 1.1 cm of the height, or some are left out.
    """

    kind: Kind
    rows: str
    label: str
    series: Mapping[str, str]
    title: str = ""
    across: str = ""
    up: str = ""
    is_percent: bool = False
    has_numbers: bool = False
    from_zero: bool = True
    size: int = 14
    width: float = 16.0
    height: float = 8.0
    describe: str = ""

    @property
    def number_format(self) -> str:
        return "0%" if self.is_percent else "#,##0"

    @property
    def has_key(self) -> bool:
        """Its series are told apart by `key`, not by a legend: LibreOffice lists those of horizontal bars backwards."""
        return self.kind == "bar" and len(self.series) > 1

    @property
    def told(self) -> str:
        """The alternative text, which tells the engine what the chart shows."""
        lines = [f"กราฟ: {self.rows}", f"ชื่อ: {self.label}", *(f"ค่า: {tag}" for tag in self.series.values())]
        return "\n".join([*lines, f"คำอธิบาย: {self.describe}"] if self.describe else lines)


def add(paragraph: Paragraph, chart: Chart) -> None:
    """Put a chart into a paragraph, in the line of its text, with its part and its workbook."""
    story = paragraph.part
    package = story.package
    assert package is not None, "a paragraph's part belongs to a package"
    known = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, 1000) if f"/word/charts/chart{n}.xml" not in known)
    book = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx"), BOOK_TYPE, _workbook(chart), package
    )
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, b"", package)
    part._blob = chart_xml(chart, part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)).encode("utf-8")
    paragraph.add_run()._r.append(parse_xml(_drawing(chart, story.relate_to(part, RELATIONSHIP_TYPE.CHART), number)))


def key(paragraph: Paragraph, chart: Chart) -> None:
    """Tell a chart's series apart in a paragraph behind it: a box of each shade and its name, as the bars lie.

    Word lists the series of horizontal bars from the top, LibreOffice from the bottom; text reads alike in both.
    """
    for number, name in enumerate(chart.series):
        box = paragraph.add_run(_NBSP * 4)
        box._r.get_or_add_rPr().append(parse_xml(_box(SHADES[number % len(SHADES)])))
        paragraph.add_run(f"{_NBSP}{name.replace(' ', _NBSP)}{' ' * 5 if number + 1 < len(chart.series) else ''}")


def _box(shade: str) -> str:
    return f'<w:shd xmlns:w="{styles.W}" w:val="clear" w:color="auto" w:fill="{shade}"/>'


def _figures(chart: Chart) -> list[tuple[str, list[str | None]]]:
    """What the template itself shows: small figures, different for each series."""
    begin = "0." if chart.is_percent else ""
    columns = range(len(chart.series))
    return [(name, [f"{begin}{4 + (at * 2 + n) % 5}" for n in columns]) for at, name in enumerate(_SHOWN)]


def _workbook(chart: Chart) -> bytes:
    heads = [escape(name) for name in chart.series]
    return sheet.workbook(heads, _figures(chart), [chart.number_format] * len(heads))


def _drawing(chart: Chart, relation: str, number: int) -> str:
    width, height = round(chart.width * EMU_PER_CM), round(chart.height * EMU_PER_CM)
    told = quoteattr(chart.told, {"\n": "&#10;"})
    return (
        f'<w:drawing xmlns:w="{styles.W}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:r="{R}">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{100 + number}" name="Chart {number}" descr={told}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def chart_xml(chart: Chart, workbook: str) -> str:
    """The chart's part; `workbook` is how it refers to its workbook."""
    title = _title(chart.title, TITLE_SIZE)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/><c:lang val="th-TH"/>'
        f'<c:roundedCorners val="0"/><c:chart>{title}<c:autoTitleDeleted val="{0 if chart.title else 1}"/>'
        f"<c:plotArea><c:layout/>{_bars(chart)}{_category_axis(chart)}{_value_axis(chart)}<c:spPr><a:noFill/></c:spPr>"
        f"</c:plotArea>{'' if chart.has_key else _legend(chart)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_text(chart.size)}<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _legend(chart: Chart) -> str:
    return f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(chart.size)}</c:legend>'


def _bars(chart: Chart) -> str:
    is_stacked = chart.kind == "stacked"
    direction = "bar" if chart.kind == "bar" else "col"
    series = "".join(_series(chart, n, name) for n, name in enumerate(chart.series))
    overlap = '<c:overlap val="100"/>' if is_stacked else ""
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{"stacked" if is_stacked else "clustered"}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="60"/>{overlap}'
        f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/></c:barChart>'
    )


def _series(chart: Chart, number: int, name: str) -> str:
    figures = _figures(chart)
    column, last = column_letters(number + 2), len(figures) + 1
    shade = SHADES[number % len(SHADES)]
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{sheet.SHEET}!${column}$1</c:f>'
        f"<c:strCache>{_points([escape(name)])}</c:strCache></c:strRef></c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{shade}"/></a:solidFill>'
        '<a:ln w="6350"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln></c:spPr>'
        f'<c:invertIfNegative val="0"/>{_numbers(chart, shade) if chart.has_numbers else ""}'
        f"<c:cat><c:strRef><c:f>{sheet.SHEET}!$A$2:$A${last}</c:f><c:strCache>{_points([n for n, _ in figures])}"
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>{sheet.SHEET}!${column}$2:${column}${last}</c:f><c:numCache>"
        f"<c:formatCode>{chart.number_format}</c:formatCode>{_points([row[number] or '' for _, row in figures])}"
        "</c:numCache></c:numRef></c:val></c:ser>"
    )


def _points(values: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in enumerate(values))
    return f'<c:ptCount val="{len(values)}"/>{points}'


def _numbers(chart: Chart, shade: str) -> str:
    """Each bar's number beside it; inside it where bars stand on each other, as Word allows no other place there."""
    is_inside = chart.kind == "stacked"
    place = "ctr" if is_inside else "outEnd"
    color = WHITE if is_inside and shade in DARK else BLACK
    shown = "".join(
        f'<c:{name} val="{1 if name == "showVal" else 0}"/>'
        for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    )
    return (
        f'<c:dLbls><c:numFmt formatCode="{chart.number_format}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/>'
        f'</a:ln></c:spPr>{_text(chart.size - 2, color)}<c:dLblPos val="{place}"/>{shown}</c:dLbls>'
    )


def _category_axis(chart: Chart) -> str:
    """The axis of names, none of which is left out; beside horizontal bars the first row is on top, as in a table."""
    is_bar = chart.kind == "bar"
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{"maxMin" if is_bar else "minMax"}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{"l" if is_bar else "b"}"/>{_title(chart.across, chart.size)}'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/>{_LINE}{_text(chart.size)}'
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart) -> str:
    is_bar = chart.kind == "bar"
    limits = '<c:max val="1"/><c:min val="0"/>' if chart.is_percent else '<c:min val="0"/>' if chart.from_zero else ""
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>{limits}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"b" if is_bar else "l"}"/><c:majorGridlines>{_GRID}</c:majorGridlines>'
        f"{_title(chart.up, chart.size, is_turned=not is_bar)}"
        f'<c:numFmt formatCode="{chart.number_format}" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"{_LINE}{_text(chart.size)}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{"max" if is_bar else "autoZero"}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _shape(color: str) -> str:
    return f'<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln></c:spPr>'


_LINE, _GRID = _shape("404040"), _shape("D9D9D9")


def _title(text: str, size: int, *, is_turned: bool = False) -> str:
    if not text:
        return ""
    turned = ' rot="-5400000" vert="horz"' if is_turned else ""
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr{turned}/><a:lstStyle/><a:p><a:pPr>{_look('defRPr', size, bold=True)}</a:pPr>"
        f"<a:r>{_look('rPr', size, bold=True, lang=True)}<a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )


def _text(size: int, color: str = BLACK) -> str:
    look = _look("defRPr", size, color=color)
    return f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{look}</a:pPr><a:endParaRPr lang="th-TH"/></a:p></c:txPr>'


def _look(name: str, size: int, *, bold: bool = False, lang: bool = False, color: str = BLACK) -> str:
    """Size, weight and the office's font, for Thai letters (`a:cs`) as for all others."""
    language = ' lang="th-TH"' if lang else ""
    fonts = "".join(f"<a:{script} typeface={quoteattr(styles.FONT)}/>" for script in ("latin", "ea", "cs"))
    return (
        f'<a:{name}{language} sz="{size * 100}" b="{int(bold)}"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
        f"{fonts}</a:{name}>"
    )
