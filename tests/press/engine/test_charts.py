"""Native charts: the template's alternative text says what a chart shows, the engine fills chart and workbook alike."""

from __future__ import annotations

import importlib.util
import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.press.engine.papers import lines, names, part, saved, with_part
from tools.papers import chart

from docgen.press.engine import RenderError, Template, TemplateFaults, fix, lint
from docgen.press.engine.chartplan import ChartPlan, Fill, Slot, fill

_ABOVE = Path(__file__).resolve().parents[3].parents
SHARED = next(
    (folder / "shared" for folder in _ABOVE if (folder / "shared" / "ooxml-xsd").is_dir()), _ABOVE[0] / "shared"
)
C = f"{{{chart.C}}}"
CHART, BOOK = "word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Worksheet1.xlsx"
SERIES = {"งบ": "{{ d.a }}", "รายได้": "{{ d.b }}"}
ROWS = [{"name": "เมือง", "a": 12500, "b": Decimal("3000.50")}, {"name": "นามน", "a": None, "b": 0.25}]


def charted(*, before: str = "", after: str = "", told: str | None = None, **options: Any) -> bytes:
    """A Word file with one chart between two paragraphs."""
    document = Document()
    if before:
        document.add_paragraph(before)
    paragraph = document.add_paragraph()
    asked = {"kind": "column", "rows": "d in rows", "label": "{{ d.name }}", "series": SERIES, **options}
    chart.add(paragraph, chart.Chart(**asked))
    if told is not None:
        for docpr in paragraph._p.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
            docpr.set("descr", told)
    if after:
        document.add_paragraph(after)
    return saved(document)


def render(data: bytes, context: Mapping[str, object], **options: Any) -> bytes:
    return Template.from_bytes(data, **options).render(context)


def cached(data: bytes, name: str = CHART) -> list[tuple[str | None, list[str], list[str | None]]]:
    """Of each series its name, the names of its points and their numbers as the chart's part has them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(name))
    return [(_name(ser), _points(ser, "cat"), _points(ser, "val")) for ser in root.iter(f"{C}ser")]  # type: ignore[misc]  # names have no gaps


def _name(ser: Any) -> str | None:
    found = ser.find(f"{C}tx")
    return None if found is None else "".join(v.text or "" for v in found.iter(f"{C}v"))


def _points(ser: Any, kind: str) -> list[str | None]:
    points = {int(pt.get("idx")): pt.findtext(f"{C}v") or "" for pt in ser.find(f"{C}{kind}").iter(f"{C}pt")}
    count = int(next(ser.find(f"{C}{kind}").iter(f"{C}ptCount")).get("val"))
    assert not points or max(points) < count
    return [points.get(n) for n in range(count)]


def ranges(data: bytes) -> list[str]:
    return re.findall(r"<c:f>(.*?)</c:f>", part(data, CHART))


def cells(data: bytes, name: str = BOOK) -> list[tuple[Any, ...]]:
    """The rows of the embedded workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = openpyxl.load_workbook(io.BytesIO(archive.read(name)))
    return list(book["Sheet1"].iter_rows(values_only=True))


def description(data: bytes) -> list[str]:
    return re.findall(r'descr="([^"]*)"', part(data))


def test_rows_fill_the_chart_and_its_workbook_alike() -> None:
    """Names, numbers and formulas follow the rows; None is a gap in the chart and an empty cell in the workbook."""
    made = render(charted(), {"rows": ROWS})
    assert cached(made) == [
        ("งบ", ["เมือง", "นามน"], ["12500", None]),
        ("รายได้", ["เมือง", "นามน"], ["3000.5", "0.25"]),
    ]
    assert cells(made) == [(None, "งบ", "รายได้"), ("เมือง", 12500, 3000.5), ("นามน", None, 0.25)]
    assert ranges(made) == [
        "Sheet1!$B$1", "Sheet1!$A$2:$A$3", "Sheet1!$B$2:$B$3", "Sheet1!$C$1", "Sheet1!$A$2:$A$3", "Sheet1!$C$2:$C$3",
    ]  # fmt: skip


@pytest.mark.parametrize("count", [0, 1, 60])
def test_any_number_of_rows(count: int) -> None:
    """None, one and many: as many points as rows, a range of at least one cell."""
    rows = [{"name": f"บ้าน {n}", "a": n, "b": n * 1000} for n in range(count)]
    made = render(charted(), {"rows": rows})
    assert cached(made)[1][1:] == ([r["name"] for r in rows], [str(r["b"]) for r in rows])
    assert ranges(made)[2] == ("Sheet1!$B$2" if count < 2 else f"Sheet1!$B$2:$B${count + 1}")
    assert len(cells(made)) == count + 1


def _checker() -> Any:
    spec = importlib.util.spec_from_file_location("validate_docx", SHARED / "tools" / "validate_docx.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (SHARED / "ooxml-xsd").is_dir(), reason="the schemas are not on this machine")
@pytest.mark.parametrize("kind", ["bar", "column", "stacked"])
@pytest.mark.parametrize("count", [0, 1, 60])
def test_a_filled_chart_keeps_to_the_schema(kind: str, count: int, tmp_path: Path) -> None:
    """Chart parts are valid, and the strict checker finds nothing in the file, also where a loop makes three charts."""
    schema = etree.XMLSchema(etree.parse(str(SHARED / "ooxml-xsd" / "dml-chart.xsd")))
    rows = [{"name": f"<&> {n}", "a": n, "b": None} for n in range(count)]
    data = charted(before="{%p for x in [1, 2, 3] %}", after="{%p endfor %}", kind=kind, title="ก", across="ข", up="ค")
    made = render(data, {"rows": rows})
    for name in [name for name in names(made) if "/charts/" in name and name.endswith(".xml")]:
        schema.assertValid(etree.fromstring(part(made, name).encode()))
    (tmp_path / "a.docx").write_bytes(made)
    assert [defect for defect in _checker().check(tmp_path / "a.docx") if defect[0] == "word/document.xml"] == []


def test_equal_contexts_give_equal_bytes() -> None:
    """Two templates compiled from the same file, two renderings each."""
    data = charted()
    assert len({render(data, {"rows": ROWS}) for _ in range(3)}) == 1


def test_the_paper_tells_in_words_what_the_chart_shows() -> None:
    """The alternative text becomes a description: the one that was typed, or the title, or the series' names."""
    context = {"rows": ROWS, "year": 2565, "place": 'อ."เมือง" <1>'}
    assert description(render(charted(title="งบ {{ year }}"), context)) == ["กราฟ งบ 2565"]
    assert description(render(charted(), context)) == ["กราฟ งบ, รายได้"]
    assert description(render(charted(describe="ของ {{ place }}"), context)) == ["ของ อ.&quot;เมือง&quot; &lt;1&gt;"]


def test_texts_of_the_chart_are_filled_where_the_chart_stands() -> None:
    """In a loop each pass has a chart and a workbook of its own, whose title and rows are the pass' own."""
    data = charted(
        before="{%p for v in villages %}", after="{%p endfor %}", rows="d in v.rows", title="บ้าน{{ v.name }}"
    )
    villages = [{"name": name, "rows": [{"name": name, "a": n, "b": 1}]} for n, name in enumerate("กขค", 1)]
    made = render(data, {"villages": villages})
    charts = [n for n in names(made) if n.startswith("word/charts/") and n.endswith(".xml")]
    assert sorted(re.findall(r"<a:t>(.*?)</a:t>", part(made, n))[0] for n in charts) == ["บ้านก", "บ้านข", "บ้านค"]
    assert description(made) == ["กราฟ บ้านก", "กราฟ บ้านข", "กราฟ บ้านค"]
    relations = dict(
        re.findall(r'Id="([^"]+)" [^>]*Target="([^"]+chart[^"]*)"', part(made, "word/_rels/document.xml.rels"))
    )
    shown = [
        posixpath.join("word", relations[r]).lstrip("/")
        for r in re.findall(r'<c:chart [^>]*r:id="([^"]+)"', part(made))
    ]
    assert [cached(made, name)[0][1] for name in shown] == [["ก"], ["ข"], ["ค"]]
    books = []
    for name in shown:
        rels = part(made, posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels"))
        (target,) = re.findall(r'Target="([^"]+)"', rels)
        books.append(cells(made, posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/")))
    assert [book[1][:2] for book in books] == [("ก", 1), ("ข", 2), ("ค", 3)]
    assert len(set(re.findall(r'<wp:docPr id="(\d+)"', part(made)))) == 3


def test_a_chart_that_a_condition_leaves_out_keeps_no_figures() -> None:
    """The part stays in the file, without tags, without the template's figures."""
    made = render(charted(before="{%p if rows %}", after="{%p endif %}", title="{{ year }}"), {"rows": [], "year": 1})
    assert "<w:drawing" not in part(made)
    assert cached(made) == [("งบ", [], []), ("รายได้", [], [])]
    assert "{{" not in part(made, CHART)
    assert cells(made) == [(None, "งบ", "รายได้")]


def test_fields_of_a_chart_count_as_fields_of_the_template() -> None:
    """They are listed, checked against the known ones with their place told, and a number needs no filter."""
    template = Template.from_bytes(charted(title="{{ year }}", before="ก"))
    assert template.variables() == {"rows", "rows[].name", "rows[].a", "rows[].b", "year"}
    assert [path for path, _, _ in template.printed()] == ["year", "rows[].name"]
    (fault,) = template.check({"year", "rows", "rows[].name", "rows[].a", "rows[].bb"})
    assert (fault.code, fault.tag, fault.place.story, fault.place.paragraph) == (
        "field-unknown",
        "{{ d.b }}",
        "body",
        2,
    )
    assert fault.values["suggestion"] == "rows[].bb"
    assert {CHART, BOOK} <= set(template.rendered_parts)


def test_names_are_finished_numbers_never() -> None:
    """Thai digits reach names, titles and series, in the chart and in its workbook; figures stay plain."""
    thai: Callable[[str], str] = lambda text: text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))  # noqa: E731
    data = charted(label="หมู่ {{ d.name }}", series={"ปี 2565": "{{ d.a }}"}, title="งบ 2565")
    made = render(data, {"rows": [{"name": 4, "a": 1234567}]}, finish=thai)
    assert cached(made) == [("ปี ๒๕๖๕", ["หมู่ ๔"], ["1234567"])]
    assert cells(made) == [(None, "ปี ๒๕๖๕"), ("หมู่ ๔", 1234567)]
    assert "<a:t>งบ ๒๕๖๕</a:t>" in part(made, CHART)
    assert 'formatCode="#,##0"' in part(made, CHART)


@pytest.mark.parametrize("value", ["<&>", '"', "'", "=HYPERLINK(1)", "_x0041_", "{{ x }}", "{_{", "]]>", "a\nb"])
def test_names_are_only_ever_text(value: str) -> None:
    """Markup, formulas, tags and what spreadsheets read as an escape print as typed; a line end is a blank."""
    made = render(charted(), {"rows": [{"name": value, "a": 1, "b": 2}]})
    shown = value.replace("\n", " ")
    assert [cell.replace("_x005F_", "_") for cell in cached(made)[0][1]] == [shown]
    name, *numbers = cells(made)[1]
    assert (name.replace("_x005F_", "_"), numbers) == (shown, [1, 2])


def test_a_name_that_no_file_can_hold_is_refused() -> None:
    """A control character is told with its tag."""
    with pytest.raises(RenderError) as caught:
        render(charted(), {"rows": [{"name": "\x07", "a": 1, "b": 2}]})
    assert [(f.code, f.tag) for f in caught.value.faults] == [("control-character", "{{ d.name }}")]


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_characters="\x7f"), max_size=8),
            st.one_of(st.none(), st.integers(-(10**12), 10**12), st.decimals(-(10**9), 10**9, places=2)),
        ),
        max_size=6,
    )
)
@settings(max_examples=40, deadline=None)
def test_chart_and_workbook_always_agree(rows: list[tuple[str, int | Decimal | None]]) -> None:
    """Whatever the rows: each name and number stands at the same place in both."""
    template = Template.from_bytes(charted(series={"ก": "{{ d.a }}"}))
    made = template.render({"rows": [{"name": name, "a": value} for name, value in rows]})
    ((_, labels, numbers),) = cached(made)
    sheet = cells(made)[1:]
    assert [row[0] or "" for row in sheet] == labels
    assert labels == [name.replace("_x005F_", "_") for name, _ in rows] or any("_x" in name for name, _ in rows)
    assert [None if n is None else Decimal(n) for n in numbers] == [v for _, v in rows]
    assert [row[1] if len(row) > 1 else None for row in sheet] == [None if v is None else float(v) for _, v in rows]


@pytest.mark.parametrize(
    ("row", "code", "tag"),
    [
        ({"name": "ก", "a": "1,200", "b": 1}, "chart-value", "{{ d.a }}"),
        ({"name": "ก", "a": 1, "b": True}, "chart-value", "{{ d.b }}"),
        ({"name": "ก", "a": 1, "b": float("nan")}, "chart-value", "{{ d.b }}"),
        ({"name": "ก", "a": 1, "b": Decimal("1e999999")}, "chart-value", "{{ d.b }}"),
        ({"name": "ก", "a": 1}, "field-missing", "{{ d.b }}"),
        ({"name": None, "a": 1, "b": 1}, "value-none", "{{ d.name }}"),
        ({"name": 1.5, "a": 1, "b": 1}, "value-unfinished", "{{ d.name }}"),
    ],
)
def test_a_wrong_value_is_told_with_its_tag(row: dict[str, object], code: str, tag: str) -> None:
    """As in running text, with the paragraph in which the chart stands."""
    with pytest.raises(RenderError) as caught:
        render(charted(before="ก"), {"rows": [row]})
    assert [(f.code, f.tag, f.place.paragraph) for f in caught.value.faults] == [(code, tag, 2)]


def test_all_wrong_values_of_a_paper_are_told_at_once() -> None:
    """Two of the chart, one of the text behind it."""
    with pytest.raises(RenderError) as caught:
        render(charted(after="{{ x }}"), {"rows": [{"name": None, "a": "ก", "b": 1}], "x": None})
    assert [(f.code, f.tag) for f in caught.value.faults] == [
        ("chart-value", "{{ d.a }}"), ("value-none", "{{ d.name }}"), ("value-none", "{{ x }}"),
    ]  # fmt: skip


def test_a_list_that_is_none_is_told() -> None:
    """The line of the alternative text is what the fault shows."""
    with pytest.raises(RenderError) as caught:
        render(charted(), {"rows": None})
    assert [(f.code, f.tag) for f in caught.value.faults] == [("loop-not-list", "กราฟ: d in rows")]


def test_a_draft_shows_what_is_missing() -> None:
    """A name that is missing is marked, a number that is missing is a gap."""
    template = Template.from_bytes(charted())
    made = template.render({"rows": [{"a": 1}]}, draft="⟦{name}⟧")
    assert cached(made) == [("งบ", ["⟦rows[].name⟧"], ["1"]), ("รายได้", ["⟦rows[].name⟧"], [None])]


NAME, VALUES = "ชื่อ: {{ d.name }}", "ค่า: {{ d.a }}\nค่า: {{ d.b }}"


@pytest.mark.parametrize(
    ("told", "code", "shown"),
    [
        (f"กราฟ: d rows\n{NAME}\n{VALUES}", "chart-rows", "กราฟ: d rows"),
        (f"กราฟ: d in rows %}}{{{{ x }}}}\n{NAME}\n{VALUES}", "chart-rows", "กราฟ: d in rows %}{{ x }}"),
        (f"กราฟ: d in rows\nกราฟ: d in rows\n{NAME}\n{VALUES}", "chart-rows", "กราฟ: d in rows"),
        (f"กราฟ: d in rows\n{VALUES}", "chart-lines", "กราฟ: d in rows"),
        (f"กราฟ: d in rows\n{NAME}", "chart-lines", "กราฟ: d in rows"),
        (f"กราฟ: d in rows\n{NAME}\n{NAME}\n{VALUES}", "chart-lines", "กราฟ: d in rows"),
        (f"กราฟ: d in rows\n{NAME}\nอื่น: 5\n{VALUES}", "chart-line", "อื่น: 5"),
        (f"กราฟ: d in rows\n{NAME}\n{VALUES} บาท", "chart-value-tag", "ค่า: {{ d.b }} บาท"),
        (f"กราฟ: d in rows\n{NAME}\nค่า: {{{{ d.a }}}}", "chart-series", "กราฟ: d in rows"),
        (f"กราฟ: d in rows\nชื่อ: {{% if d %}}ก{{% endif %}}\n{VALUES}", "chart-block-tag", "ชื่อ: {% if d %}ก{% endif %}"),
        (f"กราฟ: d in rows\n{NAME}\nค่า: {{{{ d.a }}}}\nค่า: {{{{ d.", "tag-unclosed", "{{ d."),
        (f"กราฟ: d in rows\n{NAME}\nค่า: {{{{ d.a }}}}\nค่า: {{{{ d b }}}}", "tag-two-words", "{{ d b }}"),
        (f"กราฟ: d in rows|nothing\n{NAME}\n{VALUES}", "filter-unknown", "กราฟ: d in rows|nothing"),
        (f"กราฟ: d in rows[\n{NAME}\n{VALUES}", "tag-bracket", "กราฟ: d in rows["),
    ],
)  # fmt: skip
def test_each_mistake_in_the_alternative_text_has_its_code(told: str, code: str, shown: str) -> None:
    """What is wrong is told with the line and the paragraph of the chart."""
    with pytest.raises(TemplateFaults) as caught:
        Template.from_bytes(charted(before="ก", told=told))
    assert (code, shown, 2) in [(f.code, f.tag, f.place.paragraph) for f in caught.value.faults]


@pytest.mark.parametrize(
    "told",
    [
        f"กราฟ : d in rows\n\n  {NAME}  \r\n{VALUES}",
        f"กราฟ: {{% for d in rows %}}\n{NAME}\n{VALUES}",
        f"แผนภูมิ: d in rows\n{NAME}\n{VALUES}",
        f"กราฟ: d in rows {NAME} {VALUES}".replace("\n", " "),
        f"กราฟ: d in rows|selectattr('name', 'ne', “x”)\n{NAME}\n{VALUES}".replace("“", '"').replace("”", '"'),
        f"กราฟ: d in rows\n{NAME}{{# หมายเหตุ #}}\n{VALUES}",
    ],
)
def test_ways_to_type_the_same(told: str) -> None:
    """Blank lines, a tag instead of bare words, the other word for chart, all in one line."""
    made = render(charted(told=told), {"rows": ROWS})
    assert [points for _, _, points in cached(made)] == [["12500", None], ["3000.5", "0.25"]]


def test_a_series_may_be_named_in_its_line() -> None:
    """`ค่า ปี {{ year }}: …` names the series, tags included; the others keep the template's names."""
    told = f"กราฟ: d in rows\n{NAME}\nค่า ปี {{{{ year }}}}: {{{{ d.a }}}}\nค่า: {{{{ d.b }}}}"
    made = render(charted(told=told), {"rows": ROWS, "year": 2565})
    assert [name for name, _, _ in cached(made)] == ["ปี 2565", "รายได้"]
    assert cells(made)[0] == (None, "ปี 2565", "รายได้")


@pytest.mark.parametrize("told", ["", "กราฟแสดงงบประมาณ", "กราฟ: งบประมาณของ {{ x }}"])
def test_another_alternative_text_is_only_a_text(told: str) -> None:
    """The chart stays as it is, and tags in the text are printed as ever."""
    made = render(charted(told=told), {"x": "อำเภอ"})
    assert description(made) == [told.replace("{{ x }}", "อำเภอ")]
    assert cached(made)[0][1] == ["ก", "ข", "ค"]


def test_a_chart_without_a_workbook_gets_none() -> None:
    """The reference to a workbook that is not there goes; the chart is filled all the same."""
    data = with_part(
        charted(), "word/charts/_rels/chart1.xml.rels", lambda text: re.sub("<Relationship .*?/>", "", text)
    )
    made = render(data, {"rows": ROWS})
    assert "externalData" not in part(made, CHART)
    assert cached(made)[0][2] == ["12500", None]


def test_a_chart_of_figures_elsewhere_is_refused() -> None:
    """A workbook outside the paper could change what was signed."""

    def linked(text: str) -> str:
        return re.sub(r'Target="[^"]*"', 'Target="file:///C:/x.xlsx" TargetMode="External"', text)

    with pytest.raises(TemplateFaults) as caught:
        Template.from_bytes(with_part(charted(), "word/charts/_rels/chart1.xml.rels", linked))
    assert [f.code for f in caught.value.faults] == ["chart-foreign-data"]


def test_a_chart_without_names_on_its_axis_is_refused() -> None:
    """A scatter chart has no names of points."""
    data = with_part(charted(), CHART, lambda text: text.replace("barChart", "scatterChart"))
    with pytest.raises(TemplateFaults) as caught:
        Template.from_bytes(data)
    assert [f.code for f in caught.value.faults] == ["chart-kind"]


def test_a_statement_inside_the_chart_is_refused() -> None:
    """A title may print values only."""
    with pytest.raises(TemplateFaults) as caught:
        Template.from_bytes(charted(title="{% if x %}ก{% endif %}"))
    assert {(f.code, f.place.story) for f in caught.value.faults} == {("chart-block-tag", "chart")}


def test_what_word_keeps_of_single_points_goes_with_them() -> None:
    """A colour or a label of the third point goes where there are two; labels taken from cells go altogether."""
    ns = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
    points = "".join(f'<c:dPt><c:idx val="{n}"/><c:bubble3D val="0"/></c:dPt>' for n in (0, 2))
    labels = "<c15:datalabelsRange><c15:f>S!A1</c15:f></c15:datalabelsRange>"
    extension = f'<c:extLst><c:ext uri="x" {ns}>{labels}</c:ext></c:extLst>'
    data = with_part(
        charted(),
        CHART,
        lambda text: text.replace("<c:cat>", f"{points}<c:cat>").replace("</c:ser>", f"{extension}</c:ser>"),
    )
    made = part(render(data, {"rows": ROWS}), CHART)
    assert re.findall(r'<c:dPt[^>]*><c:idx val="(\d)"/>', made) == ["0", "0"]
    assert "datalabelsRange" not in made
    assert "extLst" not in made


def test_mending_a_template_leaves_its_charts_alone() -> None:
    """`fix` and `lint` have nothing to say of a sound chart."""
    data = charted(title="{{ year }}")
    assert [fault.code for fault in lint(data) if fault.place.story == "body"] == []
    mended = fix(data)
    assert {name: part(mended, name) for name in (CHART, "word/document.xml")} == {
        name: part(data, name) for name in (CHART, "word/document.xml")
    }


def test_a_chart_in_a_header_is_filled() -> None:
    """Each story has relationships of its own."""
    document = Document()
    header = document.sections[0].header
    asked = chart.Chart(kind="bar", rows="d in rows", label="{{ d.name }}", series={"ก": "{{ d.a }}"})
    chart.add(header.paragraphs[0], asked)
    assert cached(render(saved(document), {"rows": ROWS})) == [("ก", ["เมือง", "นามน"], ["12500", None])]


@pytest.mark.parametrize(("kind", "has_legend"), [("bar", False), ("column", True), ("stacked", True)])
def test_horizontal_bars_have_a_key_in_the_order_of_the_bars(kind: chart.Kind, *, has_legend: bool) -> None:
    """No legend, which LibreOffice lists backwards: boxes in the series' shades, their names behind them."""
    assert ("<c:legend>" in part(charted(kind=kind), CHART)) is has_legend
    document = Document()
    asked = chart.Chart(kind="bar", rows="d in rows", label="{{ d.name }}", series=SERIES)
    assert asked.has_key
    told = document.add_paragraph()
    chart.key(told, asked)
    assert told.text.split() == list(SERIES)
    assert re.findall(r'w:fill="(\w+)"', told._p.xml) == list(chart.SHADES[: len(SERIES)])


def test_series_are_filled_in_the_order_of_the_legend() -> None:
    """A line over columns stands first in the file and second in the legend."""

    def swapped(text: str) -> str:
        return text.replace('<c:order val="0"/>', "@").replace('<c:order val="1"/>', '<c:order val="0"/>').replace(
            "@", '<c:order val="1"/>'
        )  # fmt: skip

    made = render(with_part(charted(), CHART, swapped), {"rows": ROWS})
    assert [(name, numbers) for name, _, numbers in cached(made)] == [
        ("งบ", ["3000.5", "0.25"]),
        ("รายได้", ["12500", None]),
    ]


def test_style_parts_of_a_chart_are_copied_with_it() -> None:
    """What Word stores beside a chart is not shared by the charts of a loop: each refers to parts of its own."""
    document = Document()
    document.add_paragraph("{%p for x in xs %}")
    asked = chart.Chart(kind="bar", rows="d in rows", label="{{ d.name }}", series={"ก": "{{ d.a }}"})
    chart.add(document.add_paragraph(), asked)
    document.add_paragraph("{%p endfor %}")
    package = document.part.package
    owner = next(p for p in package.iter_parts() if p.partname == f"/{CHART}")
    style = Part(PackURI("/word/charts/style1.xml"), "application/vnd.ms-office.chartstyle+xml", b"<s/>", package)
    owner.relate_to(style, "http://schemas.microsoft.com/office/2011/relationships/chartStyle")
    made = render(saved(document), {"rows": ROWS, "xs": [1, 2]})
    types = part(made, "[Content_Types].xml")
    copies = [name for name in names(made) if "style1" in name]
    assert len(copies) == 2
    assert all(f'PartName="/{name}" ContentType="application/vnd.ms-office.chartstyle+xml"' in types for name in copies)
    assert lines(made) == []


def test_a_plan_is_filled_without_its_texts() -> None:
    """The chart of a paper that leaves it out has none of the texts that a rendering prints."""
    plan = ChartPlan(
        part="p", relation="r", workbook="", prefix="c:", xml=("<t>", 0, "</t>", Slot("category")), label=(0,),
        series=(), description=("กราฟ ", 0), texts=1,
    )  # fmt: skip
    made = fill(plan, Fill())
    assert made.description == "กราฟ"
    assert made.workbook is None
    assert b"<t></t>" in made.xml
