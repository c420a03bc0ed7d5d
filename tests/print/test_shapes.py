"""Every kind of paper with the longest and the fewest rows that may come: it keeps its shape (handbook 1.2).

Four projects (`tests.support.hard`): `long` is one village and its group with the longest names and lists, `wide` a
full district and the whole province, `bare` has one row of what a paper needs, `empty` none.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table
from docx.text.paragraph import Paragraph
from tests.support import hard
from tests.support.papers import templates_for_any_time
from tests.support.shared import folder_of_run, made_once
from tools.measures import Box, fonts_embedded, ink
from tools.office import convert, find_faults
from tools.pages import page_sizes, page_texts

from docgen import papers as documents
from docgen.plan.jobs import Job
from docgen.runs import pipeline

pytestmark = pytest.mark.print

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = documents.load_catalogue(ROOT / "templates")
FORMS = frozenset({"occupation-survey"})  # a form for each household: three say what sixty would
WIDE = FORMS | {d.id for d in CATALOGUE if d.per in ("district", "project")} - {
    "group-list"
}  # its groups are in "long"

SLACK = 0.15  # cm, a rule's thickness and an overhanging mark
UPRIGHT, ACROSS = (3.0, 1.25, 2.0, 2.0), (2.0, 1.25, 2.0, 1.5)  # cm: left, above, right, below
LEAST = 2.5  # cm of ink on a page below its number
MOST_PAGES = 30

FIGURE = re.compile(r"[0-9๐-๙](?:[0-9๐-๙,./:\-]*[0-9๐-๙])+")  # money, houses, telephones, identity numbers, times
MONTH = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".replace(" ", "|")
DATE = re.compile(rf"[0-9๐-๙]{{1,2}}\s+(?:{MONTH})\s+[0-9๐-๙]{{4}}")
ITEMS = " ".join(
    (*hard.ITEMS, f"ตำบล{hard.TAMBON}")
)  # names of materials and places are heads too, and break where they must


class Paper:
    """A paper as Word file and as PDF; what is measured of it is measured once."""

    def __init__(self, file: Path, pdf: Path) -> None:
        self.docx, self.pdf = file, pdf

    @cached_property
    def body(self) -> Any:
        return docx.Document(str(self.docx)).element.body

    @cached_property
    def printed(self) -> str:
        """The lines of all pages, without the blanks inside them."""
        lines = "\n".join(page_texts(self.pdf)).splitlines()
        return "\n".join(_bare(line) for line in lines)

    @cached_property
    def written(self) -> list[str]:
        """The lines of the Word file, as far as its own breaks make them."""
        return [line for paragraph in self.body.iter(qn("w:p")) for line in _lines(paragraph)]

    @cached_property
    def ink(self) -> list[Box | None]:
        return ink(self.pdf)

    def broken(self, words: Iterable[str], within: Iterable[str]) -> list[str]:
        """The words that stand on fewer lines of the print than of the Word file's lines `within`."""
        wanted = "\n".join(map(_bare, within))
        return [word for word in dict.fromkeys(map(_bare, words)) if self.printed.count(word) < wanted.count(word)]


Papers = Mapping[tuple[str, str], tuple[Paper, ...]]


def printed_of(name: str, folder: Path) -> list[tuple[str, Path, Path]]:
    """The id, the Word file and the PDF of each kind of paper of a project; of those for each item, one a purpose."""
    kinds = [d.id for d in CATALOGUE if name not in ("long", "wide") or (d.id in WIDE) == (name == "wide")]
    every = pipeline.Selection(documents=tuple(document.id for document in CATALOGUE))
    book = hard.BOOKS[name]().save(folder / f"{name}.xlsx")
    prepared = pipeline.prepare([book], templates_for_any_time(folder), every)
    jobs = {(job.document.id, _purpose(job)): job for job in reversed(prepared.plan.jobs) if job.document.id in kinds}
    files: list[tuple[str, Path]] = []
    for (document, _), job in jobs.items():
        content = prepared.workshop.render(job)
        assert isinstance(content, bytes), content
        file = folder / f"{job.document.short}-{name}-{len(files)}.docx"
        file.write_bytes(content)
        files.append((document, file))
    pdfs = convert([file for _, file in files], folder / "pdf")
    return [(document, file, pdf) for (document, file), pdf in zip(files, pdfs, strict=True)]


def _purpose(job: Job) -> str:
    return str(getattr(job.context.get("item"), "purpose", ""))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """The papers of each kind of each project."""
    makers = {f"shapes-{name}": partial(printed_of, name) for name in hard.BOOKS}
    found: dict[tuple[str, str], tuple[Paper, ...]] = {}
    for name, made in made_once(folder_of_run(tmp_path_factory), makers).items():
        for document, file, pdf in made:
            key = (name.removeprefix("shapes-"), document)
            found[key] = (*found.get(key, ()), Paper(file, pdf))
    return found


@pytest.fixture(params=[document.id for document in CATALOGUE])
def made(request: pytest.FixtureRequest, papers: Papers) -> list[Paper]:
    """All papers of one kind, of all projects that have what it needs."""
    return [paper for (_, document), some in papers.items() if document == request.param for paper in some]


def test_every_kind_is_made_of_the_longest_and_of_the_fewest_rows(papers: Papers) -> None:
    """Nothing is withheld; of nothing at all, what needs nothing is made."""
    kinds = {document.id for document in CATALOGUE}
    assert {document for name, document in papers if name in ("long", "wide")} == kinds
    assert {document for name, document in papers if name == "bare"} == kinds
    assert {document for name, document in papers if name == "empty"} >= {
        d.id for d in CATALOGUE if not d.needs and not d.each
    } - {"support-team-order"}


def test_nothing_is_wrong_with_the_pages(made: list[Paper]) -> None:
    """A4, fonts, margins, the file's own text to the end, repeated heads, no signature that begins a page."""
    assert {paper.docx.name: faults for paper in made if (faults := find_faults(paper.pdf, paper.docx))} == {}


def test_ink_keeps_to_the_margins_of_the_handbook(made: list[Paper]) -> None:
    """Left 3, right 2 and bottom 2 cm upright; 2 at both sides across; no page without ink."""
    for paper in made:
        for page, (width, height), box in zip(itertools.count(1), page_sizes(paper.pdf), paper.ink, strict=False):
            assert box is not None, f"{paper.docx.name}: page {page} is empty"
            wide, high, edges = (29.7, 21.0, ACROSS) if width > height else (21.0, 29.7, UPRIGHT)
            found = (box.left, box.top, wide - box.right, high - box.bottom)
            assert all(at > edge - SLACK for at, edge in zip(found, edges, strict=True)), (paper.docx.name, page, found)


def test_no_page_is_nearly_empty(made: list[Paper]) -> None:
    """A page of a line or two, or of a table's head alone, is pulled together by whoever lays out the template."""
    heights = {p.docx.name: [0 if b is None else b.bottom - max(b.top, 2.5) for b in p.ink] for p in made}
    assert {name: found for name, found in heights.items() if min(found) < LEAST or len(found) > MOST_PAGES} == {}


def test_no_figure_is_broken_over_two_lines(made: list[Paper]) -> None:
    """Sums, numbers of houses, telephones and people stand on one line, however narrow their column."""
    broken = {p.docx.name: p.broken(_found(FIGURE, p.written), p.written) for p in made}
    assert {name: words for name, words in broken.items() if words} == {}


def test_no_date_of_a_sentence_is_broken_over_two_lines(made: list[Paper]) -> None:
    """In a narrow column the year may stand below the month; in a sentence the whole date stands together."""
    broken = {}
    for paper in made:
        sentences = [line for paragraph in paper.body.iterchildren(qn("w:p")) for line in _lines(paragraph)]
        broken[paper.docx.name] = paper.broken(_found(DATE, sentences), sentences)
    assert {name: words for name, words in broken.items() if words} == {}


def test_no_head_of_a_column_breaks_inside_a_word(made: list[Paper]) -> None:
    """A head of two lines is broken in the template, or at a blank."""
    broken = {}
    for paper in made:
        rows = paper.body.iter(qn("w:tr"))
        heads = (row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None)
        lines = [line for row in heads for paragraph in row.iter(qn("w:p")) for line in _lines(paragraph)]
        words = (word for line in lines for word in line.split() if word not in ITEMS)
        broken[paper.docx.name] = paper.broken(words, lines)
    assert {name: words for name, words in broken.items() if words} == {}


def _found(pattern: re.Pattern[str], lines: Iterable[str]) -> Iterator[str]:
    return (match.group() for line in lines for match in pattern.finditer(line))


def test_no_row_is_too_low_for_its_text(made: list[Paper]) -> None:
    """Rows grow with what they hold: an exact height would cut long names off."""
    for paper in made:
        rules = {height.get(qn("w:hRule")) for height in paper.body.iter(qn("w:trHeight"))}
        assert rules <= {"atLeast"}, paper.docx.name


def test_fonts_are_in_the_file(made: list[Paper]) -> None:
    """Also where a rank or a mark needs another letter than usual."""
    for paper in made:
        fonts = fonts_embedded(paper.pdf)
        assert fonts
        assert all(fonts.values()), (paper.docx.name, fonts)


def test_certificates_stay_with_what_they_certify(made: list[Paper]) -> None:
    """Word keeps the last row or paragraph before a certificate on its page.

    LibreOffice keeps no rows together, so that its print says nothing of this.
    """
    alone = [paper.docx.name for paper in made if not _is_kept_with_something(docx.Document(str(paper.docx)))]
    assert alone == []


def test_a_broken_figure_and_a_lonely_certificate_are_seen(tmp_path: Path) -> None:
    """On a paper that has both: a sum in too narrow a column, and a signature that only its certificate is kept to."""
    paper = docx.Document()
    table = paper.add_table(1, 2)
    table.autofit = False
    for column, width, text in zip(table.columns, (Cm(0.9), Cm(5)), ("198,765.50", "12,345.50"), strict=True):
        column.width = column.cells[0].width = width
        column.cells[0].text = text
    paper.styles.add_style("ตารางลงนาม", WD_STYLE_TYPE.TABLE)
    paper.add_paragraph("ขอรับรองว่าถูกต้อง").paragraph_format.keep_with_next = True
    paper.add_table(1, 1, style="ตารางลงนาม").rows[0].cells[0].text = "ลงชื่อ"
    file = tmp_path / "a.docx"
    paper.save(str(file))
    (pdf,) = convert([file], tmp_path / "pdf")
    found = Paper(file, pdf)
    assert found.broken(_found(FIGURE, found.written), found.written) == ["198,765.50"]
    assert not _is_kept_with_something(docx.Document(str(file)))


def _is_kept_with_something(document: Any) -> bool:
    """Whether what stands before the last table of signatures, its certificate apart, is held to it."""
    blocks = list(document.iter_inner_content())
    last = next((n for n in range(len(blocks) - 1, -1, -1) if _is_signed(blocks[n])), None)
    if last is None:
        return True
    kept = 0
    for block in reversed(blocks[:last]):
        if isinstance(block, Table):
            return kept > 1 or all(_keeps(p) for cell in block.rows[-1].cells for p in cell.paragraphs)
        if not _keeps(block):
            break
        kept += block.style is not None and not block.style.style_id.startswith("AfterTable")
    return kept > 1


def _is_signed(block: Table | Paragraph) -> bool:
    return isinstance(block, Table) and block.style is not None and block.style.name == "ตารางลงนาม"


def _keeps(paragraph: Paragraph) -> bool:
    kept, style = paragraph.paragraph_format.keep_with_next, paragraph.style
    while kept is None and style is not None:
        kept, style = style.paragraph_format.keep_with_next, style.base_style
    return bool(kept)


def _lines(paragraph: Any) -> list[str]:
    """The text of a paragraph, cut at its own breaks and tabs."""
    text = "".join(
        (node.text or "") if node.tag == qn("w:t") else "\n"
        for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
    )
    return text.split("\n")


def _bare(text: str) -> str:
    """Without blanks and the marks with which a PDF tells the end of a line."""
    return re.sub(r"[\s\x02\ufffe\u200b]+", "", unicodedata.normalize("NFC", text))
