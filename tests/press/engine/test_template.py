"""A template as a whole: pure, the same bytes every time, shared by threads, linear in its rows."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import threading
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType

import pytest
from docx import Document
from tests.press.engine.papers import lines, paper, part, png, render, saved, table_paper, with_part

from docgen.press.engine import Template

VALIDATOR = Path(__file__).parents[4] / "shared" / "tools" / "validate_docx.py"


def rows_template() -> bytes:
    return table_paper(
        ("ชื่อ", "เลขที่", "รวม"),
        ("{%tr for h in households %}", "", ""),
        ("{{ h.name }} {{ v }}", "{{ h.no }}", "{{ loop.index }}"),
        ("{%tr endfor %}", "", ""),
    )


def households(count: int, of: object = "") -> list[dict[str, object]]:
    return [{"name": f"ครัวเรือน {of}-{n}", "no": f"{n}/{of}"} for n in range(count)]


def test_same_input_same_bytes() -> None:
    """Two renderings, two compilations and another process give equal bytes, whatever the clock says."""
    template = Template.from_bytes(rows_template())
    context = {"v": "ก", "households": households(5)}
    first = template.render(context)
    time.sleep(0.01)
    assert template.render(context) == first
    assert Template.from_bytes(rows_template()).render(dict(reversed(context.items()))) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert archive.testzip() is None


def test_a_template_can_be_sent_to_another_process() -> None:
    """What is pickled and read again renders the same."""
    template = Template.from_bytes(rows_template(), filters={"up": str.upper})
    context = {"v": "ก", "households": households(3)}
    assert pickle.loads(pickle.dumps(template)).render(context) == template.render(context)


def test_64_threads_share_one_template() -> None:
    """No paper ever holds a word of another village."""
    template = Template.from_bytes(rows_template())
    alone = {n: template.render({"v": f"บ้าน{n}", "households": households(40, n)}) for n in range(64)}
    start = threading.Barrier(64)

    def work(n: int) -> list[bytes]:
        start.wait()
        return [template.render({"v": f"บ้าน{n}", "households": households(40, n)}) for _ in range(3)]

    with ThreadPoolExecutor(64) as threads:
        for n, made in zip(range(64), threads.map(work, range(64)), strict=True):
            assert made == [alone[n]] * 3


def test_work_is_linear_in_rows() -> None:
    """Ten times the rows take ten times the calls of functions, which a busy machine does not change."""
    template = Template.from_bytes(rows_template())

    def calls(rows: int) -> int:
        context = {"v": "ก", "households": households(rows)}
        counted = [0]

        def count(frame: FrameType, event: str, argument: object) -> None:
            counted[0] += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            template.render(context)
        finally:
            sys.setprofile(None)
        return counted[0]

    fixed = calls(0)
    assert calls(10_000) - fixed < (calls(1_000) - fixed) * 10.5


def test_long_papers_are_whole() -> None:
    """A paper that is compressed while it is printed has every row, in order."""
    made = render(rows_template(), {"v": "&", "households": households(3_000)})
    found = lines(made)
    assert found[3::3][:2] == ["ครัวเรือน -0 &", "ครัวเรือน -1 &"]
    assert len(found) == 3 + 3 * 3_000
    assert found[-1] == "3000"


@pytest.mark.parametrize("kind", ["header", "footnotes", "comments", "chart", "app", "custom"])
def test_every_part_that_may_hold_tags_is_filled(kind: str) -> None:
    """Headers of every kind, notes, comments, charts and properties."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    run = "<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>"
    made = {
        "header": ("word/header7.xml", "wordprocessingml.header+xml", f'<w:hdr xmlns:w="{word}">{run}</w:hdr>'),
        "footnotes": (
            "word/footnotes.xml",
            "wordprocessingml.footnotes+xml",
            f'<w:footnotes xmlns:w="{word}"><w:footnote w:id="1">{run}</w:footnote></w:footnotes>',
        ),
        "comments": (
            "word/comments.xml",
            "wordprocessingml.comments+xml",
            f'<w:comments xmlns:w="{word}"><w:comment w:id="1">{run}</w:comment></w:comments>',
        ),
        "chart": (
            "word/charts/chart1.xml",
            "drawingml.chart+xml",
            '<c:c xmlns:c="c" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{text}</c:c>'.replace(
                "{text}", "<a:p><a:r><a:t>{{ </a:t></a:r><a:r><a:t>x }}</a:t></a:r></a:p>"
            ),
        ),
        "app": ("docProps/app2.xml", "extended-properties+xml", "<Properties><Company>{{ x }}</Company></Properties>"),
        "custom": (
            "docProps/custom.xml",
            "custom-properties+xml",
            '<Properties><property name="n"><v>{{ x }}</v></property></Properties>',
        ),
    }
    name, end, xml = made[kind]
    content_type = f"application/vnd.openxmlformats-officedocument.{end}"
    data = with_part(paper("{{ x }}"), name, xml)
    data = with_part(
        data,
        "[Content_Types].xml",
        lambda old: old.replace("</Types>", f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'),
    )
    assert "v &amp; w" in part(render(data, {"x": "v & w"}), name)


def test_parts_without_tags_are_untouched() -> None:
    """A part that holds no tag comes out byte for byte."""
    data = paper("{{ x }}")
    made = render(data, {"x": "v"})
    for name in ("word/styles.xml", "word/settings.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"):
        assert part(made, name) == part(data, name)


def test_variables_are_dotted_paths() -> None:
    """Loop variables are mapped back to their lists, through sets, filters, groups and inner loops."""
    data = paper(
        "{{ village.name|upper }} {% if village.moo %}x{% endif %} {% set v = village %}{{ v.code }}",
        "{% for h in households if h.active %}{{ h.name }} {{ loop.index }} ",
        "{% for m in h.members %}{{ m.age }}{% endfor %}{% endfor %}",
        "{% for g, items in materials|groupby('kind') %}{{ g }}",
        "{% for i in items %}{{ i.price }}{% endfor %}{% endfor %}",
        "{{ sages|map(attribute='name')|join(', ') }} {{ costs|sum(attribute='baht') }}",
        "{{ (sages|first).skill }} {{ d['k'].z }}",
        "{% for k, v in units.items() %}{{ k }}{{ v.n }}{% endfor %}",
        "{% macro m(a) %}{{ a.q }}{{ top }}{% endmacro %}{{ m(1) }}",
    )
    assert Template.from_bytes(data).variables() == {
        "village",
        "village.name",
        "village.moo",
        "village.code",
        "households",
        "households[].active",
        "households[].name",
        "households[].members",
        "households[].members[].age",
        "materials",
        "materials[].kind",
        "materials[].price",
        "sages",
        "sages[].name",
        "costs",
        "costs[].baht",
        "sages[].skill",
        "d.k.z",
        "units",
        "units[].n",
        "top",
    }


def test_unknown_fields_are_found_with_what_was_meant() -> None:
    """Against the fields that a paper may use; a list's item and a record's whole count as known."""
    data = paper(
        "{{ village.nmae }} {{ village.name }} {% for h in households %}{{ h.nam }}{% endfor %}{{ vilage.name }}"
    )
    found = Template.from_bytes(data).check(["village.name", "households[].name"])
    assert [(fault.values["name"], fault.values["suggestion"]) for fault in found] == [
        ("village.nmae", "village.name"),
        ("households[].nam", "households[].name"),
        ("vilage.name", "village.name"),
    ]


def test_drawings_in_loops_have_their_own_ids() -> None:
    """A picture of the template that is printed several times, and those of parts without tags, never share an id."""
    document = Document()
    document.add_paragraph("{%p for x in xs %}")
    document.add_paragraph().add_run().add_picture(io.BytesIO(png()))
    document.add_paragraph("{%p endfor %}")
    document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(png()))
    made = render(saved(document), {"xs": [1, 2, 3]})
    ids = [n for name in ("document", "header1") for n in _ids(part(made, f"word/{name}.xml"))]
    assert len(ids) == len(set(ids)) == 4


def _ids(xml: str) -> list[str]:
    from lxml import etree

    return [item.get("id", "") for item in etree.fromstring(xml.encode()).iter("{*}docPr")]


def test_cells_and_tables_stay_what_word_accepts() -> None:
    """A cell that loses its paragraphs gets an empty one; a row that loses its cells and an empty table go."""
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "{%p if n %}"
    for text in ("{{ n }}", "{%p endif %}"):
        cell.add_paragraph(text)
    for n, paragraphs in ((0, 1), (5, 1)):
        made = Document(io.BytesIO(render(saved(document), {"n": n}))).tables[0].cell(0, 0)
        assert [p.text for p in made.paragraphs] == ["5" if n else ""] * paragraphs
    document = Document()
    table = document.add_table(3, 1)
    for row, text in zip(table.rows, ("{%tr for x in xs %}", "{{ x }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = text
    document.add_paragraph("end")
    empty = render(saved(document), {"xs": []})
    assert "<w:tbl>" not in part(empty)
    assert lines(empty) == ["end"]
    assert lines(render(saved(document), {"xs": ["1", "2"]})) == ["1", "2", "end"]


@pytest.mark.skipif(not VALIDATOR.is_file(), reason="the strict checker is not beside this checkout")
def test_results_pass_a_strict_checker(tmp_path: Path) -> None:
    """Tables with changing cells, lists, pictures and rich text give files that a strict checker accepts."""
    from docgen.press.engine import InlineImage, Listing, RichText

    document = Document()
    document.add_paragraph("{{ i }} {{ l }} {{r r }}")
    table = document.add_table(4, 3)
    for row, texts in zip(
        table.rows,
        (
            ("{%tc for c in cols %}", "{{ c }}", "{%tc endfor %}"),
            ("{%tr for x in xs %}", "", ""),
            ("{{ x }}", "{% if x == '1' %}a{% endif %}", ""),
            ("{%tr endfor %}", "", ""),
        ),
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    context = {
        "i": InlineImage(png()),
        "l": Listing("a\nb\ac\td"),
        "r": RichText("bold", bold=True, size=20),
        "xs": ["1", "2"],
        "cols": ["x", "y", "z"],
    }
    path = tmp_path / "made.docx"
    path.write_bytes(render(saved(document), context))
    done = subprocess.run(
        [sys.executable, str(VALIDATOR), str(path)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert [line for line in done.stdout.splitlines() if ": thai:" not in line and "settings.xml" not in line][
        :-1
    ] == []
