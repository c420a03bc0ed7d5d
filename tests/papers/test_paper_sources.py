"""The text that papers are written in: what it says in Word, and how its mistakes are told."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import docx.oxml.ns
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from tools.papers import styles
from tools.papers.__main__ import built, main, sources
from tools.papers.compiler import compiled

HEAD = "paper: ทดสอบ"


def paper(folder: Path, *lines: str, parts: dict[str, str] | None = None) -> Document:
    """The Word file of a source whose lines follow `paper`; `parts` are the files that it may include."""
    written = {"house": "", **(parts or {})}
    for name, text in written.items():
        (folder / "shared").mkdir(exist_ok=True)
        (folder / "shared" / f"{name}.part").write_text(text, encoding="utf-8")
    (folder / "X.paper").write_text("\n".join([HEAD, *lines]), encoding="utf-8")
    return compiled(folder / "X.paper", root=folder)


def told(folder: Path, *lines: str, parts: dict[str, str] | None = None) -> str:
    """What is said of a source that cannot be built."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # its words are what the tests compare
        paper(folder, *lines, parts=parts)
    return str(caught.value)


def texts(document: Document) -> list[tuple[str, str]]:
    """Style and words of each paragraph of the body."""
    return [(paragraph._p.style or "", paragraph.text) for paragraph in document.paragraphs]


def rows(document: Document, at: int = 0) -> list[list[str]]:
    """The words of each cell as Word holds them: a cell over several columns once, with their number before it."""
    made = []
    for row in document.tables[at]._tbl.tr_lst:
        cells = []
        for cell in row.tc_lst:
            span = "" if cell.grid_span == 1 else f"{cell.grid_span}×"
            words = [Paragraph(p, document) for p in cell.p_lst]
            cells.append(
                span + {"restart": "↓", "continue": "^"}.get(cell.vMerge or "", "") + "¶".join(p.text for p in words)
            )
        made.append(cells)
    return made


def cell_styles(document: Document, row: int) -> list[str]:
    """The style of each cell's first paragraph."""
    return [cell.p_lst[0].style or "" for cell in document.tables[0]._tbl.tr_lst[row].tc_lst]


# What a source says


def test_a_line_is_a_paragraph_and_a_deeper_one_goes_on(tmp_path: Path) -> None:
    """The style's name, then the words; a space joins the lines, but none behind a backslash or a line's break."""
    made = paper(
        tmp_path,
        "Body: ตามที่",
        "    จังหวัด\\",
        "    แจ้ง",
        "Plain: ก\\n",
        "    ข",
        "# said to maintainers",
        "",
        "AfterTable",
    )
    assert texts(made) == [("Body", "ตามที่ จังหวัดแจ้ง"), ("Plain", "ก\nข"), ("AfterTable", "")]


def test_marks_in_words(tmp_path: Path) -> None:
    """`~` never breaks, `.{3}` are dots, `**…**` is bold, `<<Style …>>` a style of words, `\\t` a tab."""
    (line,) = paper(tmp_path, "Plain: ที่~.{3}**หนา** <<MemoValue ค่า>>\\tจบ").paragraphs
    assert line.text == "ที่\u00a0...หนา ค่า\tจบ"
    assert [run._r.style for run in line.runs] == [None, "Strong", None, "MemoValue", None]


def test_flags_of_a_paragraph(tmp_path: Path) -> None:
    """`keep` holds it on the page of the next one, `break` begins a page, `x3` makes three of it."""
    kept, begun, *lines = paper(tmp_path, "Plain keep: ก", "Plain break: ข", "Field x3: \\t").paragraphs
    assert kept.paragraph_format.keep_with_next
    assert begun.paragraph_format.page_break_before
    assert [(line._p.style, line.text) for line in lines] == [("Field", "\t")] * 3


def test_a_tag_with_a_body_needs_no_end(tmp_path: Path) -> None:
    """What is indented below a tag lies in it; its end may be written, and is where nothing is indented."""
    made = paper(
        tmp_path,
        "{%p if a %} keep",
        "    Plain: ก",
        "{%p else %}",
        "    {%p for x in xs %}",
        "        Plain: ข",
        "Plain: ค",
    )
    assert texts(made) == [
        ("TagKeep", "{%p if a %}"),
        ("Plain", "ก"),
        ("Tag", "{%p else %}"),
        ("Tag", "{%p for x in xs %}"),
        ("Plain", "ข"),
        ("Tag", "{%p endfor %}"),
        ("Tag", "{%p endif %}"),
        ("Plain", "ค"),
    ]
    flat = paper(tmp_path, "{%p if a %}", "Plain: ก", "{%p endif %}")
    assert [text for _, text in texts(flat)] == ["{%p if a %}", "ก", "{%p endif %}"]


def test_words_stand_once(tmp_path: Path) -> None:
    """`let` names words; they may take others, with a default, and are read where they are used."""
    made = paper(
        tmp_path,
        "let known(field; blank = 3) = {% if $field %}{{ $field | f(1, 2) }}{% else %}.{$blank}{% endif %}",
        "let both = $who และ$who",
        "let who = เขา",
        "Plain: $both $known(x.y; 5)$known(z)",
    )
    assert texts(made)[0][1] == (
        "เขา และเขา {% if x.y %}{{ x.y | f(1, 2) }}{% else %}.....{% endif %}"
        "{% if z %}{{ z | f(1, 2) }}{% else %}...{% endif %}"
    )


def test_blocks_stand_once(tmp_path: Path) -> None:
    """`define` names lines; `@` calls them with what they are given, in order or by name."""
    made = paper(
        tmp_path,
        "include shared/heads",
        "@head: หนึ่ง; สอง",
        "@head",
        "    last = ส\\",
        "        อง",
        "    first = หนึ่ง",
        "@head: หนึ่ง",
        parts={"heads": "define head(first; last = ท้าย)\n    FormTitle: $first\n    FormLine: $last"},
    )
    assert [text for _, text in texts(made)] == ["หนึ่ง", "สอง", "หนึ่ง", "สอง", "หนึ่ง", "ท้าย"]


def test_every_paper_knows_the_house(tmp_path: Path) -> None:
    """What `shared/house.part` defines needs no include."""
    assert texts(paper(tmp_path, "Plain: $who", parts={"house": "let who = เขา"})) == [("Plain", "เขา")]


def test_heads_of_pages(tmp_path: Path) -> None:
    """`page-head` writes into the head of the section's first page, of the next ones, or of both."""
    made = paper(
        tmp_path,
        "page-head first line=Emblem: {{ emblem }}",
        "page-head next",
        "    Continued: ต่อ",
        "Plain: ก",
        "section landscape restart",
        "page-head first next",
        "    FormLine: แนบ",
    )
    first, second = made.sections
    assert [p.text for p in first.first_page_header.paragraphs] == ["{{ emblem }}"]
    assert [p.text for p in first.header.paragraphs][1:] == ["ต่อ"]
    assert [p.text for p in second.first_page_header.paragraphs] == ["", "แนบ"]
    assert [p.text for p in second.header.paragraphs][1:] == ["แนบ"]
    assert (first.page_width, second.page_width) == (second.page_height, first.page_height)


def test_signers_side_by_side(tmp_path: Path) -> None:
    """Role, name, position and acting line; a blank place stays empty, a blank name is written by hand."""
    made = paper(tmp_path, "signers", "    | | ผู้รับ; x.name; ตำแหน่ง; x.acting", "    | พยาน")
    rank = "{% if x.name | rank %}\u00a0{{ x.name | rank }}{% endif %}"
    name = "({{ x.name | without_rank | dots(40) }})"
    assert rows(made) == [
        [
            "",
            "¶".join((f"ลงชื่อ{rank}\tผู้รับ", name, "{%p if x.acting %}", "{{ x.acting }}", "{%p endif %}", "ตำแหน่ง")),
        ],
        [f"ลงชื่อ\tพยาน¶({'.' * 40})", ""],
    ]


def test_chart(tmp_path: Path) -> None:
    """A chart tells in its alternative text what it shows."""
    made = paper(
        tmp_path, "chart bar size=12", "    rows: d in rows", "    label: {{ d.name }}", "    value: ก = {{ d.a }}"
    )
    (told_of,) = made.element.body.iter(qn("wp:docPr"))
    assert told_of.get("descr") == "กราฟ: d in rows\nชื่อ: {{ d.name }}\nค่า: {{ d.a }}"


def test_the_readme_shows_a_paper_that_can_be_built(tmp_path: Path) -> None:
    """The example of `templates/sources/README.md` is understood, with what its papers share."""
    readme = (styles.SOURCES / "README.md").read_text(encoding="utf-8")
    shutil.copytree(styles.SOURCES / "shared", tmp_path / "shared")
    (tmp_path / "X.paper").write_text(readme.split("```text\n")[1].split("```")[0], encoding="utf-8")
    assert len(compiled(tmp_path / "X.paper", root=tmp_path).tables) == 2


# Tables


def test_columns_tell_heads_and_cells(tmp_path: Path) -> None:
    """A line a column: width, style, head, cell; heads that begin alike stand below one, the others reach down."""
    made = paper(
        tmp_path,
        "table small",
        "    500 Centre | ที่ | {{ loop.index }}",
        "    900 Right  | ครัวเรือน > เป้า | {{ r.target }}",
        "    900 Right  | ครัวเรือน > ผล | {{ r.came }}",
        "    each: r in rows",
    )
    assert rows(made) == [
        ["↓ที่", "2×ครัวเรือน"],
        ["^", "เป้า", "ผล"],
        ["3×{%tr for r in rows %}"],
        ["{{ loop.index }}", "{{ r.target }}", "{{ r.came }}"],
        ["3×{%tr endfor %}"],
    ]
    assert cell_styles(made, 1) == ["SmallHead"] * 3
    assert cell_styles(made, 3) == ["SmallCentre", "SmallRight", "SmallRight"]
    assert [column.width.twips for column in made.tables[0].columns] == [500, 900, 900]


@pytest.mark.parametrize(
    ("each", "condition", "kept"),
    [
        ("each last=2: r in rows", "loop.revindex > 2", [False, True]),
        ("each: r in rows; loose if loop.last", "loop.last", [False, True]),
        ("each: r in rows; kept if not loop.last", "not loop.last", [True, False]),
    ],
)
def test_the_last_rows_stay_with_what_follows(tmp_path: Path, each: str, condition: str, kept: list[bool]) -> None:
    """Either row of the two is kept on the page of the row behind it."""
    made = paper(tmp_path, "table", "    500 | | ก", f"    {each}")
    assert [cells[0] for cells in rows(made)] == [
        "{%tr for r in rows %}",
        f"{{%tr if {condition} %}}",
        "ก",
        "{%tr else %}",
        "ก",
        "{%tr endif %}",
        "{%tr endfor %}",
    ]
    (first, second) = (made.tables[0].rows[n].cells[0].paragraphs[0].paragraph_format.keep_with_next for n in (2, 4))
    assert [bool(first), bool(second)] == kept


def test_rows_of_their_own(tmp_path: Path) -> None:
    """`|2` takes two columns, `|^` goes on with the cell above, `|*` leaves the rest blank, `Style:` sets a cell."""
    made = paper(
        tmp_path,
        "table",
        "    500 Centre",
        "    600",
        "    700 Right",
        "    | 1 |2 SumLabel: รวม",
        "    | ก\\p{%p if x %} | ข",
        "        | Tag: ค",
        "    |^ | 2 |",
        "    row x2 last=1 height=400: | $n |*",
    )
    assert rows(made) == [["1", "2×รวม"], ["↓ก¶{%p if x %}", "ข", "ค"], ["^", "2", ""], ["1", "", ""], ["2", "", ""]]
    assert cell_styles(made, 0) == ["CellCentre", "CellSumLabel"]
    assert cell_styles(made, 1) == ["CellCentre", "CellLeft", "Tag"]
    assert [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in made.tables[0].rows][3:] == [
        False,
        True,
    ]


def test_a_sum_prints_the_fields_of_the_lines(tmp_path: Path) -> None:
    """`$owner` is the loop's one in a line and `sum` in the sum; a column may say its sum apart, or leave it blank."""
    made = paper(
        tmp_path,
        "let figure(name) = {{ $owner.$name }}",
        "table",
        "    500 | | {{ d.name }}",
        "    500 Right | | $figure(spent)",
        "    500 Centre | | {{ d.day }} | {{ sum.days }}",
        "    500 | | ก |",
        "    each: d in rows",
        "    sum: รวม",
    )
    assert rows(made)[1] == ["{{ d.name }}", "{{ d.spent }}", "{{ d.day }}", "ก"]
    assert rows(made)[3] == ["รวม", "{{ sum.spent }}", "{{ sum.days }}", ""]
    assert cell_styles(made, 3) == ["CellSumLabel", "CellSum", "CellSumLabel", "CellSumLabel"]


def test_columns_may_be_shared(tmp_path: Path) -> None:
    """A table's columns may come from a block, with widths of their own."""
    made = paper(
        tmp_path, "define columns(wide)", "    $wide | | ก", "    500 x2", "table", "    @columns: 900", "    row"
    )
    assert [column.width.twips for column in made.tables[0].columns] == [900, 500, 500]
    assert rows(made) == [["ก", "", ""]]
    bare = paper(tmp_path, "table", "    300 400", "    | ก | ข")
    assert [column.width.twips for column in bare.tables[0].columns] == [300, 400]


# Mistakes


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["Bodi: ก"], "X.paper:2: no style is called Bodi"),
        (["Plain: <<Bald ก>>"], "X.paper:2: no style of words is called Bald"),
        (["Plain loud: ก"], "X.paper:2: Plain knows no 'loud': keep, break, xN"),
        (["Plain: $nobody"], "X.paper:2: no words are called $nobody"),
        (["let a(b) = $b", "Plain: $a"], "X.paper:3: brackets are missing or do not end: $a"),
        (["let a(b) = $b", "Plain: $a(1; 2)"], "X.paper:3: $a takes b"),
        (["let a = $a", "Plain: $a"], "X.paper:3: words that stand for themselves"),
        (["@nobody: ก"], "X.paper:2: no block is called @nobody"),
        (["define a(b)", "    Plain: $b", "@a"], "X.paper:4: @a is not told b"),
        (["define a", "    Plain: ก", "@a: 1"], "X.paper:4: @a takes nothing"),
        (["define a", "    @a", "@a"], "X.paper:3: blocks that call upon themselves"),
        (["include shared/nothing"], "X.paper:2: no file shared/nothing.part"),
        (["ก"], "X.paper:2: not understood: ก"),
        (["Plain:\tก"], "X.paper:2: a tab: write \\t in words, spaces before them"),
        ([HEAD], "X.paper:2: a source has one `paper`"),
        (["page-head line=Emblem"], "X.paper:2: a page-head is that of the first page, of the next ones or of both"),
        (["section wide"], "X.paper:2: section knows no 'wide': landscape, restart, numbered"),
        (["table", "    9000", "    100", "    row"], "X.paper:2: the columns take 9100 of 9071 twips"),
        (["table", "    | ก"], "X.paper:3: a row fills 1 of 0 columns"),
        (["table", "    500 x2", "    | 1 | 2 | 3"], "X.paper:4: a row fills 3 of 2 columns"),
        (["table", "    each: r in rows", "    500"], "X.paper:3: a row fills 0 of 1 columns"),
        (["table", "    500", "    sum over=2: รวม"], "X.paper:4: a row fills 2 of 1 columns"),
        (["table", "    500 Middle", "    row"], "X.paper:4: no style is called CellMiddle"),
        (
            ["table", "    500", "    row high: | ก"],
            "X.paper:4: row knows no 'high': keep, top, bottom, height, last, xN",
        ),
        (["table", "    500", "    row height=x: | ก"], "X.paper:4: height= wants a number, not 'x'"),
        (["table", "    500", "    row: ก"], "X.paper:4: cells begin with |, not ก"),
        (["table", "    500 low | ก"], "X.paper:3: a column is `width Style xN | head | cell | sum`, not 500 low | ก"),
        (["signers"], "X.paper:2: nobody signs"),
        (
            ["signers", "    | a; b; c; d; e"],
            "X.paper:3: who signs is `role; name; position; acting`, not a; b; c; d; e",
        ),
        (["signers", "    ผู้รับ"], "X.paper:3: not understood: ผู้รับ"),
        (["chart", "    rows: r in rows"], "X.paper:2: a chart tells its rows, label and values"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path: Path, lines: list[str], said: str) -> None:
    """Whoever writes a paper is told where to look and what is known there."""
    assert told(tmp_path, *lines) == said


def test_what_a_table_or_a_chart_does_not_know_is_told_with_what_it_does(tmp_path: Path) -> None:
    """The list of what would be understood comes with the mistake."""
    assert told(tmp_path, "table", "    500", "    Plain: ก").startswith(
        "X.paper:4: a table has no Plain, but columns, "
    )
    assert told(tmp_path, "chart", "    colour: red").startswith("X.paper:3: a chart has no colour: title, rows, ")


def test_a_mistake_in_an_included_file_is_told_there(tmp_path: Path) -> None:
    """The line is that of the block, not of its call."""
    assert told(tmp_path, "include shared/a", "@a", parts={"a": "define a\n    Bodi: ก"}) == (
        "shared/a.part:2: no style is called Bodi"
    )


def test_a_source_begins_with_its_paper(tmp_path: Path) -> None:
    """Nothing can stand before the paper is there."""
    paper(tmp_path)
    (tmp_path / "X.paper").write_text("Plain: ก", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^X\.paper:1: a source begins with `paper: title`$"):
        compiled(tmp_path / "X.paper", root=tmp_path)


def test_the_command_tells_a_mistake_and_stops(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code says that not all was built."""
    root = tmp_path / "sources"
    root.mkdir()
    paper(root, "Plain: ก")
    (root / "Y.paper").write_text("paper: ข\nBodi: ก", encoding="utf-8")
    assert main([str(tmp_path / "out")], root=root) == 1
    out, error = capsys.readouterr()
    assert out.splitlines() == [str(tmp_path / "out" / "X.docx")]
    assert error == "Y.paper:2: no style is called Bodi\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Loud | ดัง | bolt", "styles.txt:2: a style knows no bolt"),
        ("Loud | ดัง | colour=red", "styles.txt:2: a style knows no colour"),
        ("Loud ดัง", "styles.txt:2: not understood: Loud ดัง"),
    ],
)
def test_a_mistake_in_the_styles_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    """The file of styles is written by hand as well."""
    (tmp_path / "styles.txt").write_text(f"font = TH SarabunPSK\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # its words are compared below
        styles.read(tmp_path / "styles.txt")
    assert str(caught.value) == said


# Whatever else is imported


@pytest.mark.parametrize("paper", ["C11-cover-summary-report", "D15-province-rollup"])
def test_a_template_does_not_depend_on_what_else_is_imported(paper: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """docxcompose, once imported, takes python-docx's prefix `cp` for another namespace: properties came out empty."""
    source = next(source for source in sources() if source.stem == paper)
    taken: Any = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    monkeypatch.setitem(docx.oxml.ns.nsmap, "cp", taken)
    assert built(source) == source.parents[1].joinpath(f"{paper}.docx").read_bytes()
